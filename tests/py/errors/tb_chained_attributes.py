# The innermost missing attribute of a chain.
class Node:
    def __init__(self): self.next = None
head = Node()
head.next.next.value

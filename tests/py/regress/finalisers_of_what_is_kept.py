# Objects that die together are finalised one after the other, each with what it kept.
class Node:
    def __init__(self, name, *kept):
        self.name, self.kept = name, kept
    def __del__(self):
        print("end of", self.name)
nodes = [Node("a", Node("a1", Node("a11"), Node("a12")), Node("a2")), Node("b", Node("b1")), Node("c")]
nodes.clear()
print("cleared")
def function():
    first, second = Node("first", Node("kept by first")), Node("second", Node("kept by second"))
function()
print("returned")
table = {Node("key", Node("kept by key")): Node("value", Node("kept by value")), 1: Node("last")}
del table
print("deleted")
chain = None
for number in range(20000):
    chain = (chain,) if number % 7 else Node(str(number), chain) if number == 14 else (chain,)
del chain
print("done")

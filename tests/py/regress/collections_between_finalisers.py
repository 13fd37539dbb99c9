# Finalisers that run all the time do not keep automatic collections from coming.
import gc, weakref
class Node:
    pass
class Finalised:
    def __del__(self):
        pass
references = []
for number in range(20000):
    node = Node()
    node.itself = node
    references.append(weakref.ref(node))
    node = Finalised()
print(sum(reference() is not None for reference in references) < 10000)

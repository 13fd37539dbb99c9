# PEP 695 syntax, used lightly.
def first[T](items: list[T]) -> T:
    return items[0]
print(first([1, 2]), first.__type_params__, first.__name__)
class Stack[T]:
    def __init__(self): self.items = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int]()
s.push(3)
print(s.pop(), Stack.__type_params__, Stack.__name__)
class Pair[A, B](Stack[A]):
    pass
p = Pair()
p.push("x")
print(p.pop(), len(Pair.__type_params__), [str(t) for t in Pair.__type_params__])
type Alias = int | str
print(Alias, Alias.__name__, Alias.__value__)
type Lazy = undefined_later
try: Lazy.__value__
except NameError as e: print(e)
type ListOf[T] = list[T]
print(ListOf.__type_params__, ListOf.__value__)
def bound[T: int, *Ts, **P](x: T) -> T: return x
print([str(t) for t in bound.__type_params__], bound(4), bound.__type_params__[0].__bound__)
def default[T = int](x: T): return x
print(default.__type_params__[0].__default__)
type = "still a name"
print(type)
def type(x): return ("shadowed", x)
print(type(5))
class K:
    def method[U](self, u: U) -> U: return u
print(K().method("m"), K.method.__type_params__)
async def co[T](x: T) -> T: return x
c = co(1)
try: c.send(None)
except StopIteration as e: print(e.value)
outer = 5
def uses_outer[T](x: T = outer): return x
print(uses_outer())

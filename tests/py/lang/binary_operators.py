# Operator methods, reflected forms, NotImplemented, and subclass priority.
ops = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^"}
class Left: pass
class Right: pass
for name in ops:
    setattr(Left, f"__{name}__", lambda self, o, n=name: f"{n}({type(o).__name__})")
    setattr(Right, f"__r{name}__", lambda self, o, n=name: f"r{n}({type(o).__name__})")
for name, op in ops.items():
    print(op, eval(f"Left() {op} 1"), eval(f"1 {op} Right()"), eval(f"Left() {op} Right()"), eval(f"'s' {op} Right()") if op != "%" else "")
class No:
    def __add__(self, o): print("add"); return NotImplemented
    def __radd__(self, o): print("radd"); return NotImplemented
for text in ("No() + 1", "1 + No()", "No() + No()"):
    try: eval(text)
    except TypeError as e: print(e)
class Base:
    def __add__(self, o): return "Base.add"
    def __radd__(self, o): return "Base.radd"
class Derived(Base):
    def __radd__(self, o): return "Derived.radd"
class Plain(Base): pass
print(Base() + Derived(), Derived() + Base(), Base() + Plain(), Plain() + Base(), Base() + Base())
class MyInt(int):
    def __radd__(self, o): return "MyInt.radd"
    def __mul__(self, o): return "MyInt.mul"
print(1 + MyInt(2), MyInt(2) + 1, MyInt(3) * 2, 2 * MyInt(3), MyInt(3) - 1)
class Unary:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
u = Unary()
print(-u, +u, ~u, abs(u))
for text in ("-Left()", "~'a'", "+[]", "abs('x')", "1 @ 2", "'a' - 'b'", "[] ** 2", "1 << 'x'", "{} | []", "None + None", "1 + '1'", "'1' + 1", "[1] + (2,)", "b'a' + 'b'", "3 * None"):
    try: eval(text)
    except TypeError as e: print(text, "->", e)
class Inst: pass
i = Inst()
i.__add__ = lambda o: "instance attribute"
try: i + 1
except TypeError as e: print(e)
class P:
    def __pow__(self, e, m=None): return ("pow", e, m)
print(P() ** 2, pow(P(), 2), pow(P(), 2, 3))

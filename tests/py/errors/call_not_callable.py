# Calling what cannot be called, subscripting and setting what cannot be.
class A:
    x = 1
    def m(self): pass
a = A()
for text in ("int()()", "a()", "a.x()", "'s'.upper()()", "list()()", "A.x()", "(lambda: 1)()()", "range(3)()", "__import__('math')()", "iter([])()", "NotImplemented()", "a.m()()", "{}.get('k')()", "bool()()", "super(A, a)()", "Exception()()"):
    try: eval(text)
    except TypeError as e: print(text, "->", e)
for text in ("a[0]", "a[0] = 1", "del a[0]", "A[0]", "A['x'] = 1", "len[0]", "int()[0]", "(lambda: 0)['a'] = 1", "set()[0] = 1", "iter([])[0]", "a.m[0]", "int[0]", "list[0]", "dict.get[0]", "range(3)[0] = 1", "'abc'.__setitem__(0, 'x')", "str()[0] = 1", "tuple()[0] = 1", "bytes(1)[0] = 1", "del str()[0]", "del tuple()[0]", "del range(1)[0]", "None[0] = 1", "del None[0]"):
    try: exec(text)
    except (TypeError, AttributeError, IndexError) as e: print(text, "->", type(e).__name__, e)
for text in ("for x in 5: pass", "for x in a: pass", "for x in None: pass", "a, b = 5", "a_, b_ = None", "[*5]", "(*None,)", "{**5}", "{*5}", "x, y = 1, 2, 3", "x, y, z = 1, 2", "x, *y = ()", "x, *y, z = [1]", "x, y = {}", "x, y = 'abc'", "(x, y), z = 1, 2", "x, y = iter([1])", "[x, y] = range(5)", "x, y = {1: 2, 3: 4, 5: 6}", "x, y = (i for i in range(3))", "x, y = a", "x, y = len", "a.q.r", "a.q = a.r", "a.x.y = 1", "del a.zz", "with a: pass", "with 5 as q: pass", "async def f():\n async with a: pass\nf().send(None)", "raise a", "raise 5", "raise A", "raise None", "assert False, a.x", "1 < a", "not a.q", "import math.x", "global_name_missing", "del missing_name", "del a, a", "lambda: (yield)", "class B(a): pass", "class B(5): pass", "class B(A, metaclass=5): pass", "class B(len): pass", "@a\ndef f(): pass", "print(**5)", "print(*a)", "f'{a:d}'", "'%d' % a", "match a:\n case A(1): pass"):
    a = A()
    try: exec(text); print(text, "-> ok")
    except BaseException as e: print(repr(text), "->", type(e).__name__, str(e).split(" at 0x")[0])

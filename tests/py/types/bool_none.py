# bool, None, Ellipsis, NotImplemented as values.
print(True + True, True * 3, -True, True / 2, True // 1, True ** 2, +False, abs(True), True == 1, True is (1 == 1), isinstance(True, int), bool.__mro__ == (bool, int, object))
print(True & False, True | False, True ^ True, True & 3, False or None, str(True), repr(False), f"{True} {True:d} {True!r:>6}", int(True), float(True), hash(True))
print(bool("False"), bool(), bool(None), bool([[]]), True > False, True < 2, sorted([True, False, 2, 0]), [True, False].count(1), {True: 1, 1: 2, 1.0: 3})
print(["a", "b"][True], "ab"[False], range(5)[True], sum([True, True, False]), max(True, False), True.real, True.bit_length(), (True).__and__(False), True.__int__())
for text in ("class B(bool): pass", "bool(1, 2)", "True.x = 1", "type(None)(1)", "None.x", "None.x = 1", "None()", "len(None)", "class N(type(None)): pass", "None + 1", "None < 1", "iter(None)", "type(...)(1)", "type(NotImplemented)(1)"):
    try:
        exec(text.replace("None()", "(lambda n: n())(None)"))
        print("ok", text)
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
print(None, repr(None), str(None), bool(None), None == None, None is None, None != 0, type(None), type(None)() is None, hash(None) == hash(None), f"{None}", [None] * 2, None in [None])
print(..., type(...), repr(Ellipsis), type(...)() is ..., bool(...), ... == Ellipsis, [..., 1], {...: 1}[...])
print(NotImplemented, type(NotImplemented), repr(NotImplemented), NotImplemented is type(NotImplemented)(), NotImplemented == NotImplemented)
print(None.__class__.__name__, None.__doc__ is not None or True, None.__eq__(None), None.__eq__(1), None.__repr__(), None.__bool__(), None.__hash__() == hash(None))
print(int.__add__(True, 2), bool.__new__(bool, 3), bool.from_bytes(b"\x01", "big"), True.numerator, type(True + 0).__name__, type(not 5).__name__)
print(any([0, None, "", True]), all([]), not None, not ..., True if None is None else False, (None or 1), (None and 1))

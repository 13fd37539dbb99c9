# object and type: identity, attributes, isinstance, three-argument type, defaults.
o = object()
print(type(o), o == o, o != object(), hash(o) == hash(o), bool(o), isinstance(o, object), object.__name__, object.__bases__, object.__base__, type(type), type(object), isinstance(type, object), isinstance(object, type))
for text in ("o.x = 1", "o.x", "object(1)", "object().__init__(1)", "object.x = 1", "type()", "type(1, 2)", "type('X', 5, {})", "type(1, (), {})", "type('X', (), [])", "type('X', (1,), {})", "type.x", "int.nope", "o()", "o[0]", "o < o", "o + 1", "iter(o)", "len(o)", "int.__name__ = 'x'", "del int.__name__", "type('a\\0b', (), {})", "type('X', (type(None),), {})"):
    try: exec(text); print("ok", text)
    except Exception as e: print(text, type(e).__name__, e)
T = type("T", (), {"x": 1, "f": lambda self: self.x, "__doc__": "doc"})
t = T(); print(T.__name__, T.x, t.f(), T.__doc__, T.__module__, T.__qualname__, T, type(T), T.__dict__["x"])
U = type("U", (T, ), dict(y=2)); print(U().f(), U.__mro__, U.__bases__, issubclass(U, T), U.__base__ is T)
T.__name__ = "Renamed"; T.__qualname__ = "Q.Renamed"; print(T, T.__name__)
print(type(1) is int, type("") == str, type(type(1)), isinstance(1, (str, (float, int))), isinstance(True, int), issubclass(bool, (str, int)), type([]) in (list, tuple), isinstance(int, type), isinstance(1, int | str))
for text in ("isinstance(1, 5)", "isinstance(1, (int, 5))", "isinstance(1, ('a', int))", "issubclass(1, int)", "issubclass(int, 1)", "isinstance(1)", "isinstance(1, list[int])"):
    try: print(eval(text))
    except TypeError as e: print(text, e)
print(int, str, list, dict, type(None), type(len), type(lambda: 0), type(print), type(Ellipsis), type(NotImplemented), type(range(1)), type(slice(1)), type((i for i in [])), type(type.__call__), type([].append), type(property()), type(super))
print(object.__eq__(o, o), object.__eq__(o, 1), object.__ne__(o, o), object.__lt__(o, o), object.__str__(5), object.__repr__(5)[:12], object.__hash__(o) == hash(o), o.__class__ is object, o.__sizeof__() > 0, o.__format__("") == str(o), o.__dir__()[:0], o.__doc__[:10])
try: format(o, "x")
except TypeError as e: print(e)
class A: pass
a = A(); a.__class__ = type("B", (), {}); print(type(a).__name__)
print(A.__dict__.get("x", "none"), "__weakref__" in A.__dict__, A.__module__, type(A.__dict__).__name__, vars(A) == A.__dict__, sorted(k for k in A.__dict__ if k[2:-2] in ("dict", "weakref", "doc", "module")))
try: A.__dict__["x"] = 1
except TypeError as e: print(e)
print(callable(A), A.__call__() .__class__.__name__, A.__init__ is object.__init__, A.__new__ is object.__new__, A().__init__() is None, A.__subclasses__(), A.__flags__ >= 0, A.mro()[1] is object, type.mro(int)[0] is int)

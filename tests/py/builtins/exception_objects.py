# Exception objects: args, str, repr, attributes, hierarchy, notes, equality.
for e in (Exception(), Exception(1), Exception("a", 2), KeyError("k"), KeyError("a", "b"), KeyError(), ValueError(None), IndexError("i"), StopIteration(5), SystemExit(3), OSError(1, "x"), UnicodeError("u"), AssertionError(()), TypeError([1]), NameError("n"), AttributeError("a"), ImportError("m"), ZeroDivisionError("z"), KeyboardInterrupt(), GeneratorExit(), RecursionError("r"), NotImplementedError()):
    print(repr(e), "|", str(e), "|", e.args)
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, NameError("x", name="n").name, AttributeError("x", name="n", obj=5).obj, ImportError("m", name="n", path="p").name, KeyError("k").args[0])
def tree(c, depth=0, seen=[]):
    names = [c.__name__]
    while c.__base__ is not object: c = c.__base__; names.append(c.__name__)
    return " < ".join(names)
for c in (ZeroDivisionError, OverflowError, KeyError, IndexError, FileNotFoundError, UnicodeDecodeError, NotImplementedError, RecursionError, ModuleNotFoundError, UnboundLocalError, StopAsyncIteration, KeyboardInterrupt, SystemExit, GeneratorExit, TabError, BlockingIOError, TimeoutError, EOFError, BufferError, MemoryError, ReferenceError, FloatingPointError, DeprecationWarning, ExceptionGroup):
    print(tree(c))
e = ValueError("v"); e.add_note("note 1"); e.add_note("note 2"); e.custom = 5
print(e.__notes__, e.__dict__, e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
for text in ("e.add_note(5)", "e.with_traceback(5)", "BaseException(k=1)", "ValueError() < ValueError()", "e.args = 5", "raise_(5)", "StopIteration(1, 2).value", "del e.args", "e.__cause__ = 5", "OSError(1).errno", "KeyError('a') + 1"):
    try: exec(text); print(text, "ok")
    except Exception as x: print(text, type(x).__name__, x)
e.args = [1, 2]; print(e.args, str(e)); print(ValueError(1) == ValueError(1), e == e, len({ValueError(1), ValueError(1)}), bool(ValueError()))
class My(Exception):
    def __init__(self, a, b=2): self.a, self.b = a, b
    def __str__(self): return f"My {self.a} {self.b}"
print(My(1), repr(My(1)), My(1, b=3).args, str(My(5, 6)))
class Multi(KeyError, ValueError): pass
try: raise Multi("m")
except ValueError as x: print(repr(x), isinstance(x, LookupError))
try: raise ValueError("a").with_traceback(None)
except ValueError as x: print(x.__traceback__ is not None, x.__traceback__.tb_lineno)
try: {}["missing key"]
except KeyError as x: print(x, str(x), x.args, repr(x))
try: {}[(1, 2)]
except KeyError as x: print(x)
try: [].pop()
except IndexError as x: print(x, x.args)
class C(Exception): __slots__ = ()
print(repr(C(1)), Exception.__new__(ValueError, 1).args, BaseException.__str__(ValueError("x")), issubclass(C, Exception), Exception("x").__reduce__())

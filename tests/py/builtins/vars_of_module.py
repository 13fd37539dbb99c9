# __builtins__, names of the main module, __name__, __file__ and friends.
import sys, builtins
print(__name__, type(__builtins__).__name__, __doc__, __spec__, __package__, __loader__ is not None)
print(__file__.endswith("builtins/vars_of_module.py"), sys.argv[0].endswith("vars_of_module.py"), len(sys.argv), sys.modules["__main__"].__dict__ is globals(), sys.modules["sys"] is sys, sys.modules["builtins"] is builtins)
names = "abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__".split()
print([n for n in names if not hasattr(builtins, n)])
print([getattr(builtins, n).__name__ == n for n in ("len", "print", "int", "sorted", "type", "super", "zip", "map")], len.__module__, int.__module__, print.__qualname__, builtins.__name__)
print(len, print, sorted, abs, int, zip, [].append.__name__, len.__self__ is builtins, max.__name__, "".join.__qualname__, str.join)
print(__import__("math").floor(1.5), __debug__, type(__import__).__name__)
old = builtins.len
builtins.len = lambda x: 99
print(len([]))
builtins.len = old
print(len([]))
len = lambda x: "global shadows"
print(len([]))
del len
print(len([]))
try: del len
except NameError as e: print(e)
print(sys.version_info[:2] >= (3, 13), sys.version_info.major, isinstance(sys.version, str), sys.maxsize == 2 ** 63 - 1, sys.byteorder, type(sys.path).__name__, sys.getrecursionlimit(), sys.implementation.name != "", sys.hexversion > 0, isinstance(sys.platform, str))
print(sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit > 0, sys.maxunicode, sys.getsizeof([]) > 0, sys.intern("abc") is sys.intern("abc"), callable(sys.exit), sys.exc_info(), sys.flags.optimize)
try: import nope_no_such_module
except ModuleNotFoundError as e: print(e, e.name)
try: __import__("a.b.c")
except ModuleNotFoundError as e: print(e, e.name)
try: __import__("")
except ValueError as e: print(e)

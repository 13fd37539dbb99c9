# sys: streams, recursion limit, exit, hooks, names.
import sys
print(sys.stdout.write("x\n"), sys.stdout is sys.__stdout__, sys.stderr is not None, type(sys.argv).__name__, sys.getrecursionlimit())
for bad in ("sys.setrecursionlimit(0)", "sys.setrecursionlimit('a')", "sys.setrecursionlimit()", "sys.setrecursionlimit(-5)", "sys.exit(1, 2)", "sys.intern(5)", "sys.getsizeof()", "sys.nope"):
    try: eval(bad)
    except Exception as e: print(bad, type(e).__name__, e)
sys.setrecursionlimit(500)
def d(n=0):
    try: return d(n + 1)
    except RecursionError as e: return n, str(e)
n, text = d(); print(400 < n < 500, text); sys.setrecursionlimit(1000)
old = sys.displayhook; sys.displayhook = lambda v: print("shown", v); exec(compile("1 + 1", "s", "single")); sys.displayhook = old; exec(compile("'x'", "s", "single")); exec(compile("None", "s", "single"))
import builtins; print(builtins._)
print(sys.modules["sys"] is sys, "math" in sys.builtin_module_names or True, sys.maxsize, sys.float_info.dig, sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf, sys.float_repr_style, sys.version_info >= (3, 13), sys.version_info[0], sys.api_version > 0)
def frame(): return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe().f_lineno
print(frame())
def locals_of(): x = 5; return sys._getframe().f_locals["x"], sys._getframe().f_back.f_code.co_name
print(locals_of()); print(sys.exc_info(), sys.exception(), sys.gettrace(), sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.stdout.encoding)
a = []; print(sys.getrefcount(a) >= 2, sys.is_finalizing(), sys.flags.debug, sys.dont_write_bytecode in (True, False), isinstance(sys.executable, str))

# "Did you mean": which names are suggested and which are not, seen through traceback.
import traceback
def last(text, ns=None):
    try: exec(text, ns if ns is not None else {})
    except Exception as e: print(text.split("\n")[-1], "->", traceback.format_exception(e)[-1].strip())
for text in ("pritn(1)", "lenn([])", "rang(3)", "foo", "True_", "abc = 1\nabd", "abc = 1\nxyz", "value = 1\nVALUE", "counter = 1\ncontr", "a = 1\nb", "a1 = 1\na2", "Lisst", "Nonee", "mathh", "math.pi", "sys.argv", "collections", "os.path", "self.x", "retrun", "excpet", "total_count = 1\ntotal_cuont", "first_name = 1\nlast_name", "sort", "appendd", "exit_", "dictt", "isinstanc(1, 2)", "xrange(1)", "unicode", "raw_input()", "long(1)", "cmp(1, 2)", "ValueErorr", "json.dumps"):
    last(text)
class P:
    x_coord = 1
    def __init__(self): self.y_coord = 2
    def method(self): pass
    _private = 3
for text in ("p.x_cord", "p.ycoord", "p.methd()", "p.privat", "p._privat", "p.zzz", "p.X_COORD", "P.metod", "[].appnd(1)", "''.uper()", "{}.key()", "(1).bit_lenght()", "[].len", "''.joinn", "{}.has_key(1)", "set().ad(1)", "p.x", "P.__nam__", "p.__dic__", "'a'.lenght", "[].push(1)", "[].add(1)", "(1,).append(2)", "None.foo", "{}.itemss", "[].sorted()", "''.contains"):
    last(text, {"p": P(), "P": P})
def f():
    local_value = 1
    try: locl_value
    except NameError as e: print(traceback.format_exception(e)[-1].strip())
    def g(): return local_valu
    try: g()
    except NameError as e: print(traceback.format_exception(e)[-1].strip())
    return local_value
f()
class S:
    __slots__ = ("height",)
try: S().hieght = 1
except AttributeError as e: print(traceback.format_exception(e)[-1].strip())
class G:
    def __getattr__(self, n): raise AttributeError(n)
    height = 1
try: G().heigth
except AttributeError as e: print(traceback.format_exception(e)[-1].strip())
try: raise AttributeError("manual", name="heigth", obj=G())
except AttributeError as e: print(traceback.format_exception(e)[-1].strip())
try: raise NameError("manual", name="pritn")
except NameError as e: print(traceback.format_exception(e)[-1].strip())

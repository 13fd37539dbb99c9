# from … import *: public names, __all__, errors.
from _plain import *
print(public, function(), "_private" in globals(), "__name__" in globals(), __name__)
from _with_all import *
print(shown, _also_shown, "hidden" in globals())
try: from _bad_all import *
except AttributeError as e: print(e)
print("exists" in globals())
public = "before"
from _plain import *
print(public)
ns = {}
exec("from math import *", ns)
print(ns["floor"](2.5), "pi" in ns)
for text in ("def f():\n from math import *", "class C:\n from _with_all import *\nprint(C.shown)"):
    try: exec(text)
    except SyntaxError as e: print(e.msg)
from pkg_star import *
print(one.name, two.name)

# sys.modules controls what is imported again; importlib basics.
import sys, importlib
import _plain
_plain.counter = 50
del sys.modules["_plain"]
import _plain as again
print(again is _plain, again.counter, _plain.counter)
print(importlib.import_module("_plain") is again, importlib.import_module("pkg_animals.cat").sound)
r = importlib.reload(again); print(r is again, r.counter)
again.extra = "kept over reload"; importlib.reload(again); print(again.extra)
try: importlib.import_module(".cat")
except TypeError as e: print(e)
print(importlib.import_module(".dog", "pkg_animals").bark())
try: importlib.reload("x")
except TypeError as e: print(e)
print(__import__("pkg_animals.deep.inner").__name__, __import__("pkg_animals.deep.inner", fromlist=["x"]).__name__, __import__("math", globals(), locals(), ["pi"]).pi > 3)
print(sys.path[0].endswith("modules"), "" in sys.path, type(sys.path).__name__)
sys.path.insert(0, sys.path[0] + "/pkg_animals"); import dog; print(dog is importlib.import_module("pkg_animals.dog"), dog.__name__); sys.path.pop(0)

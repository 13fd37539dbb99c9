# types: SimpleNamespace, MappingProxyType, FunctionType, MethodType, new_class, coroutine types.
import types
n = types.SimpleNamespace(a=1, b="x"); n.c = [1]; print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=[1]), vars(n)); del n.a; print(n, types.SimpleNamespace(), types.SimpleNamespace({"k": 1}, z=2))
try: n.a
except AttributeError as e: print(e)
d = {"k": 1}; m = types.MappingProxyType(d); d["new"] = 2; print(m, m["k"], len(m), "new" in m, list(m), m.get("zz"), m | {"q": 3}, m == {"k": 1, "new": 2}, m.copy())
for text in ("m['k'] = 1", "del m['k']", "m.clear()", "types.MappingProxyType(5)", "hash(types.SimpleNamespace())", "types.SimpleNamespace(5)", "types.FunctionType()", "types.MethodType(5, 1)", "types.MethodType(len, None)"):
    try: exec(text); print("ok")
    except (TypeError, AttributeError) as e: print(text, type(e).__name__, e)
def f(a, b=2): return a, b
print(isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.LambdaType is types.FunctionType, isinstance((i for i in []), types.GeneratorType), isinstance(n.__init__, types.MethodWrapperType), isinstance([].append, types.BuiltinMethodType), isinstance(types, types.ModuleType), isinstance(None, types.NoneType), isinstance(f.__code__, types.CodeType), isinstance(int | str, types.UnionType), isinstance(..., types.EllipsisType), isinstance(list[int], types.GenericAlias))
g = types.FunctionType(f.__code__, globals(), "renamed", (10,)); print(g(1), g.__name__, g.__defaults__); mt = types.MethodType(f, "self"); print(mt(), mt(5), mt.__self__, mt.__func__ is f)
C = types.new_class("C", (dict,), {}, lambda ns: ns.update(x=5)); print(C.x, C.__mro__[1], C.__name__); print(types.prepare_class("X")[1], types.resolve_bases((int,)))
class D:
    @types.DynamicClassAttribute
    def v(self): return "instance only"
print(D().v)
cell = (lambda x: lambda: x)(7).__closure__[0]; print(isinstance(cell, types.CellType), cell.cell_contents); cell.cell_contents = 9; e = types.CellType()
try: e.cell_contents
except ValueError as x: print(x)
try: raise ValueError
except ValueError as x: print(isinstance(x.__traceback__, types.TracebackType), isinstance(x.__traceback__.tb_frame, types.FrameType))

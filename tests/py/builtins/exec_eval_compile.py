# exec, eval, compile: namespaces, modes, errors, code objects.
print(eval("1 + 2"), eval("x * 2", {"x": 4}), eval("x + y", {"x": 1}, {"y": 2}), eval(" 5"), eval("[i for i in range(n)]", {"n": 3}), eval("(1,\n2)"), eval(b"3"), eval("lambda: 7")())
ns = {}
print(exec("a = 1\nb = a + 1\ndef f(): return a + b\nclass C: v = 3", ns), ns["f"](), ns["C"].v, sorted(k for k in ns if k != "__builtins__"), "__builtins__" in ns)
exec("print('in exec'); z = 5"); print(z)
def local():
    v = 10
    exec("v = 20; w = 30")
    try: w
    except NameError as e: print(e)
    return v, eval("v + 1"), sorted(locals())
print(local())
code = compile("x = 1\nx + 1", "<mine>", "exec"); print(type(code).__name__, code.co_filename, code.co_name); d = {}; exec(code, d); print(d["x"])
e = compile("a + b", "f", "eval"); print(eval(e, {"a": 1, "b": 2}), eval(e, {"a": "x", "b": "y"})); s = compile("1 + 1; 'expr'", "s", "single"); exec(s); exec(compile("None", "s", "single"))
for text in ("eval('x = 1')", "eval('')", "eval('1 +')", "exec('x = ')", "eval('a b')", "compile('1', 'f', 'bad')", "compile('x = 1', 'f', 'eval')", "eval('undefined_name')", "exec('1/0')", "eval(5)", "exec(None)", "eval('1', 5)", "exec('x', {}, 5)", "eval('print(1', {})", "exec('if 1:\\nx')", "exec('return 1')", "eval('yield 1')", "exec('break')", "exec('  x = 1')", "eval('1\\0')", "compile('x', 'f')", "eval('def f(): pass')", "exec('x = 1\\n  y = 2')", "eval(')')", "exec('def f(:\\n pass')", "eval('1 if 2')", "eval('f(**k, *a)')", "exec('x + 1 = 2')", "exec('f() = 1')", "exec('nonlocal x')"):
    try: print(text, eval(text))
    except Exception as e: print(text, type(e).__name__, e)
class Map(dict):
    def __missing__(self, k): return f"<{k}>"
print(eval("a + b", {}, Map(a="A")))
g = {"x": "global"}; l = {"x": "local"}; exec("print(x); y = x\nglobal w; w = 1", g, l); print(l["y"], "w" in g, "w" in l)
print(eval("__name__"), eval("len([1])", {"__builtins__": {"len": len}}))
try: eval("len([1])", {"__builtins__": {}})
except NameError as e: print(e)
print(globals()["ns"] is ns, locals() is globals(), "code" in globals()); globals()["injected"] = "yes"; print(injected)
def f(a, b=2, *c, **d): x = 1; return locals()
print(f(1), f(1, 2, 3, k=4)); def_ = "def g(n): return n if n < 2 else g(n - 1) + g(n - 2)"; exec(def_); print(g(15))
try: exec("def h():\n    raise KeyError('deep')\nh()")
except KeyError as e: print(repr(e), e.__traceback__.tb_next.tb_frame.f_code.co_filename)

# f-strings: conversions, format specs, nesting, debug form, quoting, escapes.
x, name, pi = 42, "Ann", 3.14159265
print(f"{x} {name!r} {name!s} {'é'!a} {x!r:>5}|")
print(f"{x:5d}|{x:<5}|{x:^5}|{x:05}|{x:+}|{x:x}|{x:#x}|{x:b}|{x:,}|{x:e}")
print(f"{pi:.2f} {pi:8.3f} {pi:<8.1f}| {pi:.0f} {pi:g} {pi:%}")
print(f"{x=} {x = } {x=:5} {name=!s} {name = !r:>7} {x + 1=} {x=!r}")
w, p = 10, 3
print(f"{pi:{w}.{p}f}|{name:{'>'}{w}}|{x:{'0' + str(5)}}|{name:{w!r}}")
print(f"{{}} {{{x}}} }}{{ {{x}}")
print(f"{'nested ' + f'{name + f"{x}"}'}")
print(f'{"double"} {'same quotes'}' f" {x}" " plain {x}" rf"\n{x}\d")
print(f"{name[0]} {name.upper()} {[1, 2][0]} {({'k': 1})['k']} { {'a': 1}['a'] } {(lambda v: v * 2)(3)}")
print(f"{x if x > 1 else 0} {x > 1} {x!=1} {not x} {(y := 5)} {y}")
print(f"""multi
{x}
{
    x + 1
    # a comment inside
}""")
print(f"{x:{w}}{'' if 1 else 2}{x,}{*[1, 2],}")
print(f"{'a' 'b'} {"\n".join(['x', 'y'])} {'\t'!r}")
print(f"{10:#o} {10:#b} {255:X} {1e10:,.2f} {1234567:_} {-5:05d} {True:>5} {None}")
print(f"", f"{''}", f"{'' }|", len(f"{'a':3}"))
print(f"{3.0} {1e100} {1e-7} {0.1 + 0.2} {float('inf'):f} {-0.0}")
class A:
    v = 1
    def __getitem__(self, k): return k
a = A()
print(f"{a.v} {a['key']} {a["key2"]} {a[1:2]} {a[x:w]}")
print(f"{x:>{w}}" f"{x:<{w}}" + f"{'>'}")
print(f"{'{'} {'}'} {'{}'.format(1)} {'%d' % 3}")
print(fr"{x}\{x}" Rf"\t" if True else "", F"{x}")
print(f"{ x = }|{x  =  }|{ x=}")
print("ok", f"{'%'}", f"{x:%}")
print(f"{lambda_}" if (lambda_ := "kw-like") else 0)
def gen():
    r = yield f"{(yield 1)}"
    print("r", r)
g = gen(); print(next(g), g.send("sent"))
for bad in ("f'{}'", "f'{x'", "f'}'", "f'{x!z}'", "f'{x!}'", "f'{a b}'", "f'{lambda x: 1}'", "f'{x:{'", "f'{*a}'", "f'{=x}'"):
    try: eval(bad)
    except SyntaxError as e: print(bad, "->", e.msg)
    except Exception as e: print(bad, "=>", type(e).__name__)

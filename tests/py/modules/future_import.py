"""Future statements."""
from __future__ import annotations
from __future__ import division, print_function
import __future__
def f(x: undefined_name, *a: 1 / 0) -> List[int]: return x
print(f(1), f.__annotations__)
class C:
    a: not_defined
    b: "quoted" = 1
print(C.__annotations__)
v: also_undefined
print(__annotations__)
print(1 / 2, __doc__, __future__.annotations.compiler_flag > 0)
for bad in ("x = 1\nfrom __future__ import annotations", "from __future__ import braces", "from __future__ import nested_scopes, nope"):
    try: exec(bad)
    except SyntaxError as e: print(e.msg)
exec("'doc'\nfrom __future__ import annotations\nfrom __future__ import division\ndef g(x: zzz): pass\nprint(g.__annotations__)")

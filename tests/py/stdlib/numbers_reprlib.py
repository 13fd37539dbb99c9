# reprlib and numbers.
import reprlib
from collections import deque
from array import array
r = reprlib.Repr()
for x in (list(range(100)), "x"*100, "'"*40, {i: i for i in range(10)}, {1,2,3}, set(range(10)), frozenset(range(9)), (1,), (), tuple(range(9)), deque(range(9)), array("i", range(9)), 10**60, [[[[[[[[1]]]]]]]], {1:{2:{3:{4:{5:{6:{7:{}}}}}}}}, object, len, {"b":1, "a":2}, {1:1,"a":2}, b"x"*99, None, 1.5, [1,[2,(3,)]], set(), frozenset(), {}, [], array("i")):
    print(reprlib.repr(x))
    for kw in (dict(indent=2), dict(indent="->"), dict(maxlevel=2, fillvalue="#"), dict(maxstring=5, maxlong=7, maxother=9, maxlist=1)):
        print(reprlib.Repr(**kw).repr(x))
import numbers
for x in (1, True, 1.5, 1j, "a", None): print([isinstance(x, getattr(numbers, n)) for n in numbers.__all__])
print(sorted(numbers.Integral.__abstractmethods__), sorted(numbers.Complex.__abstractmethods__))
try: numbers.Real()
except TypeError as e: print(e)
print(numbers.Number() is None)

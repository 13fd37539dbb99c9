# Counter: counting, arithmetic, most_common.
from collections import Counter
c = Counter("abracadabra"); print(c, c["a"], c["zz"], c.most_common(2), c.most_common(), sum(c.values()), c.total(), sorted(c.elements()))
c.update("aaa"); c.subtract({"a": 1, "b": 5}); print(c, +c, -c, "zz" in c); del c["r"]; del c["nope"]; print(c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=5)
print(a + b, a - b, b - a, a & b, a | b, a == Counter(b=1, a=3), a < b, a <= b, Counter(a=1) <= a, a != b)
a += b; print(a); a -= Counter(a=10); print(a); a &= Counter(b=1, c=1); a |= Counter(z=2); print(a)
print(Counter(), Counter([1, 1, 2]), Counter({"x": 2}), Counter(x=1, y=0), Counter([("a", 1), ("a", 1)]), Counter(c for c in "ab"), Counter("aab").copy(), Counter(a=0) == Counter(), bool(Counter(a=0)))
for text in ("Counter(5)", "Counter(1, 2)", "Counter.fromkeys('ab')", "Counter('a') + 5", "Counter([[]])", "list(Counter(a='x').elements())"):
    try: eval(text); print("ok")
    except (TypeError, NotImplementedError) as e: print(type(e).__name__, e)
print(Counter("the cat sat on the mat".split()).most_common(1), Counter("aab")["a"], dict(Counter("ab")), Counter("bca").most_common(), Counter(a=1, b=-1).total(), sorted(Counter("hello").items()), [k for k in Counter("ba")], max(Counter("aab"), key=Counter("aab").get))

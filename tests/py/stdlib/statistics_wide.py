# statistics: all functions on integers, floats, fractions and mixtures, and their errors.
import statistics as st
from fractions import Fraction as F
import random
random.seed(3)
def show(name, f):
    try: print(name, repr(f()))
    except Exception as e: print(name, type(e).__name__, e)
data = {"ints": [1, 2, 3, 4, 4], "floats": [1.5, 2.5, 0.1, 0.2, 0.3], "fractions": [F(1, 3), F(1, 6), F(5, 2)], "mixed": [1, 2.5, 3], "mixed2": [1, F(1, 2)], "mixed3": [F(1, 2), 0.25], "bools": [True, False, True], "one": [5], "empty": [], "negative": [-1, -2, 3], "zero": [0, 1], "text": ["a", "b"], "big": [10**20, 10**20 + 1], "inf": [1.0, float("inf")], "random": [random.gauss(0, 1) for _ in range(50)], "randints": [random.randrange(1000) for _ in range(31)]}
for n, d in data.items():
    for f in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped", "mode", "multimode", "variance", "pvariance", "stdev", "pstdev"):
        show(f"{f} {n}", lambda: getattr(st, f)(d))
    for k in (1, 2, 4, 5, 10):
        for m in ("inclusive", "exclusive", "other"):
            show(f"quantiles {n} {k} {m}", lambda: st.quantiles(d, n=k, method=m))
show("q0", lambda: st.quantiles([1, 2], n=0)); show("iter", lambda: (st.mean(iter([1, 2])), st.variance(iter([1, 2, 3])), st.mode(iter("aab"))))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
show("cov", lambda: st.covariance(x, y)); show("cor", lambda: st.correlation(x, y)); show("rank", lambda: st.correlation([1, 5, 5, 2], [3, 1, 4, 4], method="ranked")); show("lin", lambda: st.linear_regression(x, y)); show("prop", lambda: st.linear_regression(x, y, proportional=True)); show("const", lambda: st.correlation([1, 1], [2, 3])); show("len", lambda: st.covariance([1], [2, 3])); show("xc", lambda: st.linear_regression([1, 1], [2, 3])); show("short", lambda: st.correlation([1], [1])); show("m", lambda: st.correlation(x, y, method="z"))
show("fw", lambda: st.fmean([1, 2, 3], weights=[3, 1, 1])); show("fw2", lambda: st.fmean([1], weights=[1, 2])); show("fw0", lambda: st.fmean([1], weights=[0])); show("hw", lambda: st.harmonic_mean([40, 60], weights=[5, 30])); show("var", lambda: (st.variance([1, 2, 3], 2), st.pvariance([1, 2, 3], 2), st.stdev([1, 2, 4], xbar=2), st.pstdev([1, 2, 4], mu=2)))
print(issubclass(st.StatisticsError, ValueError))

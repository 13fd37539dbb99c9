# fractions, decimal and statistics in small doses (pure-Python modules).
from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F("0.75"), F(0.5), F(3), F(6, -4), F(1, 3) * 3, F(7, 2) // 1, F(7, 2) % 1, -F(1, 2), abs(F(-1, 2)), F(1, 2) ** 2, F(1, 2) < 0.6, F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), float(F(1, 4)), int(F(7, 2)), round(F(7, 2)), F(22, 7).limit_denominator(5), repr(F(1, 2)), str(F(4, 2)), F(1, 2).numerator, F("1/3"), F(" -3/9 "), F(1, 2) + 1, 1 - F(1, 3), F(1, 2) + 0.5, sum([F(1, 3)] * 3))
for bad in ("F(1, 0)", "F('x')", "F(1.5, 2)", "F(1, 2) / 0"):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
import statistics as st
print(st.mean([1, 2, 3, 4]), st.median([3, 1, 2]), st.median([1, 2, 3, 4]), st.mode("aab"), st.stdev([1, 2, 3, 4]), st.pstdev([1, 2, 3]), st.variance([1, 2, 3]), st.fmean([1, 2]), st.median_low([1, 2]), st.multimode("aabb"), st.quantiles([1, 2, 3, 4]), st.geometric_mean([1, 4]), st.harmonic_mean([1, 2]))
try: st.mean([])
except st.StatisticsError as e: print(e)

print("b starts")
import _circular_a
seen = _circular_a.first
name = "b name"
try: _circular_a.second
except AttributeError as e: print("b:", e)
try: from _circular_a import second
except ImportError as e: print("b:", str(e).split(" (")[0])
print("b ends")

print("a starts")
first = "a first"
import _circular_b
second = "a second"
def use(): return _circular_b.name
print("a ends", _circular_b.seen)

# Circular imports: partially initialised modules.
import _circular_a
print(_circular_a.second, _circular_a.use())
from _circular_b import seen
print(seen)

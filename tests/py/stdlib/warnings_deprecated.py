# warnings.deprecated on functions and classes, and filters whose messages and modules are patterns.
import warnings
from warnings import deprecated


@deprecated("use new instead")
def old(a, b=2):
    """Doc."""
    return a + b


@deprecated("class is old")
class Old:
    def __init__(self, x):
        self.x = x


@deprecated("bare", category=None)
def silent():
    return 1


class Holder:
    @deprecated("old method", category=FutureWarning)
    def method(self):
        return 3

    @staticmethod
    @deprecated("old static")
    def static(): return 4


def recorded(action):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        result = action()
    return result, [(str(entry.message), entry.category.__name__, entry.lineno) for entry in log]


print(recorded(lambda: old(1)), old.__name__, old.__doc__, old.__deprecated__)
print(recorded(lambda: Old(3).x), Old.__deprecated__)
print(recorded(lambda: type("Sub", (Old,), {})(4).x))
print(recorded(silent), silent.__deprecated__)
print(recorded(Holder().method), recorded(Holder.static))
for bad in (lambda: deprecated(3), lambda: deprecated("x")(4)):
    try:
        bad()
    except TypeError as error:
        print(error)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message=".*noise", category=UserWarning)
    warnings.filterwarnings("ignore", message="^ab[cd]$")
    warnings.filterwarnings("ignore", module="other.*")
    for text in ("some Noise here", "signal", "abc", "ABD", "abcd", "x ab"):
        warnings.warn(text)
    warnings.warn_explicit("explicit", UserWarning, "f.py", 3, module="otherwise")
    warnings.warn_explicit("explicit", UserWarning, "f.py", 3, module="another")
    print([str(entry.message) for entry in log])
with warnings.catch_warnings(action="error"):
    try:
        old(1)
    except DeprecationWarning as error:
        print(repr(error))

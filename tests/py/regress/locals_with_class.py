"""`locals()` of a method that uses `super()` or `__class__` shows the cell of the class."""

import sys


class Base:
    def implicit(self):
        super().__init__()
        return sorted(locals())

    def explicit(self):
        return __class__, sorted(locals()), sorted(sys._getframe().f_locals)

    def inner(self):
        def function():
            return __class__, sorted(locals())

        return function()

    def neither(self):
        return sorted(locals())

    def in_class_body(self):
        class Inner:
            outer = __class__
            names = sorted(name for name in locals() if not name.startswith("__"))

        return Inner.names, Inner.outer


base = Base()
for name in ("implicit", "explicit", "inner", "neither", "in_class_body"):
    print(name, getattr(base, name)())

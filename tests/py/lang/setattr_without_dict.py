# What is said about an attribute that an object without a dictionary has no place for depends on __setattr__ of its class.
class Plain:
    __slots__ = ("x",)


class Hooked:
    __slots__ = ("x",)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class Derived(Hooked):
    __slots__ = ()


class Deleting:
    __slots__ = ("x",)

    def __delattr__(self, name):
        object.__delattr__(self, name)


class Open(Hooked):
    pass


for cls in (Plain, Hooked, Derived, Deleting, Open):
    thing = cls()
    thing.x = 1
    for action in (lambda: setattr(thing, "nope", 2), lambda: delattr(thing, "nope"), lambda: setattr(thing, "__class__", 3)):
        try:
            action()
            print(cls.__name__, "stored")
        except (AttributeError, TypeError) as error:
            print(cls.__name__, type(error).__name__, error)

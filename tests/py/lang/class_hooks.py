# __init_subclass__, __set_name__, __class_getitem__, __mro_entries__.
class Plugin:
    registry = {}
    def __init_subclass__(cls, key=None, **kw):
        super().__init_subclass__(**kw)
        print("subclass", cls.__name__, key)
        Plugin.registry[key or cls.__name__] = cls
class A(Plugin): pass
class B(A, key="bee"): pass
print(list(Plugin.registry))
try:
    class C(Plugin, wrong=1): pass
except TypeError as e: print(e)
try:
    class D(x=1): pass
except TypeError as e: print(e)
class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, owner=None):
        return f"{self.name} of {'class' if obj is None else 'instance'}"
class Model:
    x = Field()
    y = z = Field()
print(Model.x, Model().y, Model.z)
class Sub(Model): pass
Model.w = Field()
try:
    Model.w
except AttributeError as e: print(e)
class BadName:
    def __set_name__(self, owner, name): raise ValueError("no")
try:
    class E: attr = BadName()
except ValueError as e:
    print(repr(e), e.__notes__)
class Box:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item!r}]"
print(Box[int], Box["a", 1], type("SubBox", (Box,), {})[0])
try:
    Box()[0]
except TypeError as e: print(e)
try:
    Plugin[int]
except TypeError as e: print(e)
class Entry:
    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return (Model,)
class F(Entry()): pass
print(F.__bases__, F.__orig_bases__[0].__class__.__name__)
class Order:
    def __init_subclass__(cls): print("init_subclass sees", cls.__dict__["d"].name)
class G(Order): d = Field()
class Root:
    def __init_subclass__(cls, /, **kw): cls.kw = kw
class H(Root, a=1, b=2): pass
print(H.kw, list[int], dict[str, list[int]], tuple[int, ...])

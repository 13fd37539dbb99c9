# abc: abstract methods, registration, subclass hooks.
from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): return "base area"
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    def describe(self): return f"{self.name} {self.area()}"
try: Shape()
except TypeError as e: print(e)
class Part(Shape):
    def area(self): return super().area()
try: Part()
except TypeError as e: print(e)
class One(ABC):
    @abstractmethod
    def only(self): ...
try: One()
except TypeError as e: print(e)
class Sq(Part):
    name = "square"
    @classmethod
    def make(cls): return cls()
print(Sq.make().describe(), sorted(Shape.__abstractmethods__), Sq.__abstractmethods__, isinstance(Sq(), Shape), Shape.__class__ is ABCMeta, Sq.area.__isabstractmethod__ if hasattr(Sq.area, "__isabstractmethod__") else "concrete")
@Shape.register
class Foreign: pass
print(isinstance(Foreign(), Shape), issubclass(Foreign, Shape), Shape in Foreign.__mro__)
class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, c): return True if hasattr(c, "quack") else NotImplemented
class Duck:
    def quack(self): pass
print(isinstance(Duck(), Hook), issubclass(int, Hook), issubclass(Duck, Hook))
class M(metaclass=ABCMeta):
    @staticmethod
    @abstractmethod
    def s(): ...
try: M()
except TypeError as e: print(e)
class Late(ABC): pass
Late.f = abstractmethod(lambda self: 0); print(type(Late()).__name__)
try: Shape.register(5)
except TypeError as e: print(e)
class G(ABC):
    @abstractmethod
    def f(self): yield 1
class H(G):
    def f(self): yield from super().f(); yield 2
print(list(H().f()))
try: type("D", (One,), {"x": 1})()
except TypeError as e: print(e)
print(type("D", (One,), {"only": lambda s: "ok"})().only())

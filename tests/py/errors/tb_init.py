# __init__ raises, through super().
class Base:
    def __init__(self, size):
        if size < 0: raise ValueError(f"bad size {size}")
class Child(Base):
    def __init__(self):
        super().__init__(-1)
Child()

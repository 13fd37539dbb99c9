# __setattr__ refuses.
class Frozen:
    def __setattr__(self, name, value):
        raise AttributeError(f"{name} is frozen")
Frozen().x = 1

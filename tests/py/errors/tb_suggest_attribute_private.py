# Private names are suggested inside the class only.
class Box:
    def __init__(self): self._content = 1
    def look(self): return self._contents
Box().look()

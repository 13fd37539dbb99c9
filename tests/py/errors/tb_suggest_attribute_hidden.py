# Private names are not suggested outside.
class Box:
    def __init__(self): self._content = 1
Box().content

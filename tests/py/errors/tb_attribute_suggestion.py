# "Did you mean" for an attribute.
class Point:
    def __init__(self):
        self.horizontal = 1

Point().horizontl

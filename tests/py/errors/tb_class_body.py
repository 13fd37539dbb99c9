# An error in a class body: the frame has the class's name.
class Outer:
    x = 1
    class Inner:
        y = {}["missing"]

# A missing argument of a method.
class Door:
    def open(self, key): pass
Door().open()

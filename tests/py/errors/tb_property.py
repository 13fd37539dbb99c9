# A property getter in a chain of attribute accesses.
class Config:
    @property
    def path(self):
        return self.base.upper()
    base = None

print("x"); Config().path.lower()

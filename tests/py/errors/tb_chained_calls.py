# The second call of a chain fails.
class Builder:
    def part(self, name): return self
    def build(self): raise RuntimeError("nothing to build")
Builder().part("a").build().part("b")

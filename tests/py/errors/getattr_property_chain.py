# AttributeError in a property falls to __getattr__, whose own error is uncaught.
class Proxy:
    @property
    def target(self):
        return self.missing
    def __getattr__(self, name):
        raise AttributeError(f"proxy has no {name}", name=name, obj=self)

p = Proxy()
print(hasattr(p, "target"))
p.target

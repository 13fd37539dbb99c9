# The run lookup may itself start the greenlet or change its parent.
from greenlet import greenlet, getcurrent
main = getcurrent()
class Recursive(greenlet):
    looking = False
    def __getattribute__(self, n):
        if n == "run" and not Recursive.looking:
            Recursive.looking = True
            print("inner switch:", self.switch("inner"))
        return super().__getattribute__(n)
    def run(self, *args): main.switch(("run got", args)); return "finished"
r = Recursive(); print("outer:", r.switch("outer")); print(r.dead)
class Reparent(greenlet):
    def __getattribute__(self, n):
        if n == "run": self.parent = catcher
        return super().__getattribute__(n)
    def run(self): return "to the new parent"
def catch(): return "catcher got " + main.switch("catcher ready")
catcher = greenlet(catch); print(catcher.switch())
print(Reparent().switch())
class Killer(greenlet):
    def __getattribute__(self, n):
        if n == "run" and not Killer.done:
            Killer.done = True
            print("kill:", repr(self.throw()))
        return super().__getattribute__(n)
    done = False
    def run(self): print("never")
k = Killer()
print(k.switch("args"), k.dead)

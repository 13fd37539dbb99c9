"""A container whose repr is being made in one greenlet shows itself as [...] in all others, too."""

from greenlet import getcurrent, greenlet as Greenlet

main = getcurrent()


class Switching:
    def __repr__(self):
        main.switch("parked")
        return "switching"


items = [Switching()]
table = {"key": Switching()}
first = Greenlet(lambda: repr(items))
second = Greenlet(lambda: repr([table, items]))
print(first.switch())
print(repr(items), repr([items, 1]))
print(second.switch())
print(repr(table), repr([table]))
print("first:", first.switch())
print(second.switch())
print("second:", second.switch())
again = Greenlet(lambda: repr(items))
print(again.switch())
print("again:", again.switch())

killed = Greenlet(lambda: repr(items))
killed.switch()
print(repr(items))
killed.throw()
del killed
fresh = Greenlet(lambda: repr(items))
print(fresh.switch(), fresh.switch())

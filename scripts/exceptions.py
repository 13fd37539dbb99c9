# Exceptions across greenlets.
#
# An exception that leaves a greenlet is raised in its parent, out of the
# `switch` call that waits there. `throw` does the opposite: it raises an
# exception inside a parked greenlet. And a parked greenlet to which nobody
# refers any more is told to clean up, by GreenletExit, at once.

from greenlet import greenlet, getcurrent, GreenletExit

main = getcurrent()


def divider(a, b):
    print("  dividing", a, "by", b)
    return a // b


print("1. an error arrives in the parent")
for b in (2, 0):
    try:
        print("  result:", greenlet(divider).switch(10, b))
    except ZeroDivisionError as error:
        print("  caught in main:", error)


def careful():
    while True:
        try:
            request = main.switch("ready")
            print("  asked for", request)
        except ValueError as error:
            print("  told off:", error)


print("2. throw raises inside the parked greenlet")
worker = greenlet(careful)
print(" ", worker.switch())
print(" ", worker.switch("coffee"))
print(" ", worker.throw(ValueError("no coffee here")))


def holder(name):
    try:
        main.switch(f"{name} holds the file")
    finally:
        print(f"  {name} closes the file")


print("3. the last reference goes: clean-up happens at once")
task = greenlet(holder)
print(" ", task.switch("Ann"))
task = None
print("  after dropping the reference")

print("4. GreenletExit is no error: it becomes the result")
task = greenlet(holder)
task.switch("Bob")
print("  throw() gave", repr(task.throw(GreenletExit("bye"))))


def supervisor():
    """A parent in between may handle what its children raise."""
    try:
        return greenlet(divider).switch(1, 0)
    except ZeroDivisionError as error:
        raise RuntimeError("the department failed") from error


print("5. errors climb from parent to parent")
try:
    greenlet(supervisor).switch()
except RuntimeError as error:
    print("  main:", error, "- because:", error.__cause__)
print("the careful worker is still alive:", not worker.dead)

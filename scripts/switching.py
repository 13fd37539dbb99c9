# Switching: who runs next, and what a switch brings along.
#
# `x = other.switch(y)` parks the running greenlet in the middle of this line
# and lets `other` go on. Some time later somebody switches back; then the line
# is completed, and x is what that somebody sent. So the call and its result
# belong to two different switches, often with two different partners.

from greenlet import greenlet, getcurrent

main = getcurrent()


def hare():
    print("  hare: off I go")
    tortoise.switch()
    print("  hare: here again, and done")
    return "the hare's report"


def tortoise_walk():
    print("  tortoise: slow and steady")
    rabbit.switch()
    print("  nobody comes back to me, so this line never runs")


print("1. two stacks, and one that is left in the middle")
rabbit, tortoise = greenlet(hare), greenlet(tortoise_walk)
print("  main has got", rabbit.switch())
print("  hare dead:", rabbit.dead, " tortoise dead:", tortoise.dead)
# Main is the parent of both. The hare's function returned, so main went on
# with its value. The tortoise stays parked until it is dropped.

print("2. the first switch passes arguments, each later one a value")


def asks(first, second):
    answer = teller.switch(first + second)
    print("  the answer is", answer)


def tells(question):
    print("  the question is", question)
    asker.switch(len(question))


asker, teller = greenlet(asks), greenlet(tells)
asker.switch("how long ", "is this?")

print("3. what several arguments look like on the other side")


def receives(name, **options):
    print("  at the start:", name, options)
    while (got := main.switch()) is not None:
        print("  later:", got)


box = greenlet(receives)
box.switch("box", size=3)
box.switch("one")
box.switch("one", "two")
box.switch(size=4)
box.switch("one", size=5)
box.switch("one", "two", size=6)
box.switch()
box.switch(None)
print("  the box is closed:", box.dead)

print("4. who switches to the dead gets to the nearest living ancestor")


def twig():
    print("  the twig breaks off")
    return 42


def branch():
    leaf = greenlet(twig)
    print("  first:", leaf.switch())
    # The leaf is dead, its parent is this greenlet: the switch comes to
    # itself, and what it sends, nothing, is what it gets.
    print("  second:", leaf.switch())
    print("  third:", leaf.switch("to myself"))
    return leaf


leaf = greenlet(branch).switch()
print("  from main:", leaf.switch("and to main"))

# What travels with a switch, and where it comes out.
#
# `x = g.switch(y)` reads like a call and is two halves. The first half parks
# the running greenlet inside `switch` and sends `y` to `g`. The second half
# happens much later: somebody, not always `g`, switches back, and what they
# sent becomes `x`. So `y` and `x` need have nothing to do with each other.

from greenlet import greenlet, getcurrent

main = getcurrent()


def scene(title):
    print("--", title)


scene("1. there as an argument, back as a result")


def weigh(pounds, ounces):
    # The very first switch has no parked call to come out of: it calls.
    reply = clerk.switch(16 * pounds + ounces)
    print("  weigh: the clerk sent", reply)


def note_down(total):
    print("  note_down: called with", total)
    scales.switch("a receipt")
    print("  not reached: nobody switches to the clerk again")


scales, clerk = greenlet(weigh), greenlet(note_down)
# Neither was given its arguments when it was made; they come now.
print("  main: weigh returned", scales.switch(2, 3))


scene("2. the result of a switch may come from a stranger")


def first():
    # Sends to second; third answers.
    print("  first: asked second, was answered by", two.switch("first"))


def second(sender):
    print("  second: was called by", sender, "and turns to third")
    three.switch("second")


def third(sender):
    print("  third: was called by", sender, "and turns to first")
    one.switch("third")


one, two, three = greenlet(first), greenlet(second), greenlet(third)
one.switch()
print("  dead:", one.dead, two.dead, three.dead)


scene("3. several values at once")


def announce(*arguments, **keywords):
    print("  started with", arguments, keywords)
    while True:
        print("  parked, and got", main.switch())


# At the start they are arguments as in any call. Later a single `switch` has a
# single result, so they are wrapped: one value stays itself, several make a
# tuple, keywords make a dict, and both together make a pair of tuple and dict.
board = greenlet(announce)
board.switch("north", 7, colour="red")
board.switch("one")
board.switch("one", "two", "three")
board.switch(colour="blue")
board.switch("one", colour="blue")
board.switch("one", "two", colour="blue", size=3)
board.switch()
board.switch(("a tuple", "of one's own"))
board.switch(None)


scene("4. a conversation with an end")


def interview(first_name, last_name, **details):
    question = f"{first_name} {last_name}, {details}?"
    while answer := reporter.switch(question):
        print("  interview heard", answer)
        question = "And then?"
    return "that was all"


def report(question):
    print("  report:", question)
    subject.switch("yes")
    subject.switch("no", "perhaps")
    subject.switch(place="Ghent")
    subject.switch("no", place="Ghent")
    subject.switch(None)  # false, so the loop over there ends


subject, reporter = greenlet(interview), greenlet(report)
print("  main:", subject.switch("Ada", "Stone", born=1901))


scene("5. a switch to the dead goes to their next of kin")


def visit():
    print("  visit: I come and go")
    return "a card"


def host():
    guest = greenlet(visit)
    print("  host: the guest left", guest.switch())
    # The guest is dead, so this looks for its parent, which is the host, which
    # is running: a switch to oneself. Nothing was sent, and that is ().
    print("  host: the empty chair says", guest.switch())
    print("  host: and gives back what one sends,", guest.switch("an echo"), "and", guest.switch(1, 2))
    return guest


house = greenlet(host)
guest = house.switch()
# Guest is dead, host is dead, and the parent of the host is main.
print("  main: both are dead", guest.dead and house.dead)
print("  main: a switch to the guest comes back with", guest.switch())
print("  main:", guest.switch(word="a dict, as ever"))


scene("6. from the depths of somebody else's loop")


def price(item):
    # `sorted` called this: its own frame stands between here and the greenlet's
    # base, is parked together with ours, and never learns of it.
    return main.switch(item)


def order(*items):
    return "in order: " + " ".join(sorted(items, key=price))


prices = {"tea": 3, "milk": 1, "cake": 5}
shopper = greenlet(order)
answer = shopper.switch(*prices)
while not shopper.dead:
    print("  the sort asks for the price of", answer)
    answer = shopper.switch(prices[answer])
print(" ", answer)

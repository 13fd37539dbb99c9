# greenlet.statistics() shows that stacks are saved lazily: what the target does not overwrite stays, and what is saved is not saved again.
# CPython's greenlet has no such numbers.
import greenlet
from greenlet import getcurrent

main = getcurrent()


def difference(action):
    before = greenlet.statistics()
    result = action()
    after = greenlet.statistics()
    return result, {name: after[name] - before[name] for name in after}


def echo(value):
    while True:
        value = getcurrent().parent.switch(value)


print("-- a start leaves everything in place")
g = greenlet.greenlet(echo)
result, changes = difference(lambda: g.switch(1))
print(result, changes["starts"], changes["switches"], "saved while returning only:", changes["bytes_saved"] > 0, main._stack_saved == 0)

print("-- to a greenlet whose base is deeper than the switch, nothing is saved")


def down(depth, action):
    return action() if depth == 0 else down(depth - 1, action)


def child():
    seen = []
    for _ in range(3):
        before = greenlet.statistics()
        main.switch(seen)
        after = greenlet.statistics()
        seen.append(after["bytes_saved"] - before["bytes_saved"])


# Started deep, so that its base lies below the frames that main switches from later.
deep = greenlet.greenlet(child)
seen = down(50, deep.switch)
for _ in range(3):
    deep.switch()
# Each round saved the child on its way to main, and nothing of main on its way back.
size = seen[0]
print(len(seen), size > 0, all(saved == size for saved in seen), greenlet.statistics()["bytes_avoided"] > 0)

print("-- what is saved in part grows, and is not copied again")


def at_bottom():
    return main.switch("parked")


def long_stack():
    return down(60, at_bottom)


parked = greenlet.greenlet(long_stack)
print(parked.switch())
whole = parked._stack_saved
_, changes = difference(lambda: None)
print(whole > 60 * 64, changes["bytes_saved"])


greenlet.greenlet(echo).switch(0)
print(parked._stack_saved == whole)


# Greenlets whose bases lie ever higher on the stack; each goes on to the next, the last one to main.
def base(number):
    main.switch()
    sizes.append(long._stack_saved)
    following = bases[number + 1] if number + 1 < len(bases) else main
    following.switch()


bases = []
for number, depth in enumerate((40, 30, 20, 10)):
    bases.append(greenlet.greenlet(base))
    down(depth, lambda: bases[number].switch(number))
sizes = []
long = greenlet.greenlet(lambda: down(50, bases[0].switch))
_, changes = difference(long.switch)
# Outside its slice a greenlet keeps what main, which the start left in place, keeps too.
state = greenlet.greenlet(lambda: main._stack_saved).switch()
print(sizes == sorted(set(sizes)), len(sizes), sizes[0] > state)
print(changes["bytes_saved"] == sum(g._stack_saved - state for g in [long, *bases]))

print("-- what has ended gives its slice back")
before = greenlet.statistics()["saved_slices"]
parked.switch()
print(parked.dead, parked._stack_saved, before - greenlet.statistics()["saved_slices"])
many = [greenlet.greenlet(echo) for _ in range(100)]
for g in many:
    g.switch(0)
grown = greenlet.statistics()
del many, g
after = greenlet.statistics()
print(grown["saved_slices"] - after["saved_slices"] >= 100, after["buffer_bytes"] < grown["buffer_bytes"])

"""A random walk of greenlets through switches, throws, kills and native callers, against a model that predicts every step.

usage: walk.py SEED OPERATIONS GREENLETS

Runs under CPython with greenlet as well, and must print the same line there. The first mismatch ends it with status 3.
"""

import gc
import random
import sys
from contextvars import ContextVar

import greenlet as module
from greenlet import GreenletExit, getcurrent, greenlet

import callers
from callers import CALLERS, mismatch, require
from prediction import (
    DEAD, EQUAL, EXIT, LIKE, LOWEST_START, PARKED, PENDING, RAISED, RUNNING, SAME, START,
    Record, Rules, due, has_dying_ancestor, is_ancestor, is_droppable, living_of,
)

SEED, OPERATIONS, GREENLETS = (int(argument) for argument in sys.argv[1:4])
# All randomness: numbers of this many bits.
draw = random.Random(SEED).getrandbits
rules = Rules(GreenletExit)
context = ContextVar("context", default=None)


class Node(greenlet):
    """A greenlet of the walk. Nothing but the pool, its children and callers on their way refers to one."""


class Fault(Exception):
    pass


class Abort(BaseException):
    pass


class Farewell(GreenletExit):
    pass


ERRORS = (Fault, Abort, GreenletExit, KeyError, Fault, Farewell, OverflowError, Fault)

root = getcurrent()
root.record = root_record = Record(0, 0, None, 40)
root_record.state = RUNNING
due.record = root_record
due.living = 1
# Living and dead greenlets by slot, their records, and which slots are empty.
pool = [root] + [None] * (GREENLETS - 1)
records = [root_record] + [None] * (GREENLETS - 1)
empty = list(range(GREENLETS - 1, 0, -1))
del root

done = 0
created = 1
checksum = 0
counts = dict.fromkeys(
    ("switched", "returned_to", "started", "thrown", "dropped", "reparented", "refused", "raised",
     "finished", "crossed", "exits", "resurrected", "unraisable", "set"), 0)
called = [0] * len(CALLERS)


def position():
    return f"seed {SEED}, operation {done}"


def note(number):
    """Adds to the checksum."""
    global checksum
    checksum = (checksum * 31 + number) & 0xFFFFFFFFFFFF


def check(me):
    """All that must hold of the greenlet that runs, whenever it has come to run."""
    if due.record is not me:
        mismatch(me, f"greenlet {due.record.number} should run")
    current = getcurrent()
    if current.record is not me:
        mismatch(me, f"getcurrent() is greenlet {current.record.number}")
    if current.dead or not current:
        mismatch(me, "it is said to be dead")
    parent = current.parent
    if (None if parent is None else parent.record) is not me.parent:
        mismatch(me, "its parent is another")
    if context.get() != me.context:
        mismatch(me, f"its context variable is {context.get()!r}, not {me.context!r}")
    handled = me.handled
    require(me, sys.exception() is (handled[-1] if handled else None), f"it handles {sys.exception()!r}")
    if due.unraisable:
        mismatch(me, "an exception was not reported")
    note(me.number + me.depth)


def check_state(slot, record):
    """What any greenlet tells of itself."""
    state = record.state
    if pool[slot].dead != (state == DEAD):
        mismatch(record, "dead")
    if bool(pool[slot]) != (state == PARKED or state == RUNNING):
        mismatch(record, "its truth value")
    if record.parent is not None:
        if pool[slot].parent.record is not record.parent:
            mismatch(record, "its parent seen from others")


def check_memory(me):
    """Whether garbage is collected all along: as many objects as the greenlets need, and some that wait for a collection."""
    count = len(gc.get_objects())
    if count > 60_000 + 400 * GREENLETS:
        mismatch(me, f"there are {count} objects")


def fits(error, kind, value):
    """Whether an exception is the predicted one."""
    if kind == RAISED:
        return error is value
    return kind == LIKE and type(error) is value[0] and error.args == value[1]


def report(unraisable):
    """The hook for exceptions that cannot be raised: all of them are predicted."""
    record = getcurrent().record
    if not due.unraisable:
        mismatch(record, f"{unraisable.exc_value!r} was reported")
    expected, kind, value = due.unraisable.pop(0)
    if not fits(unraisable.exc_value, kind, value):
        mismatch(record, f"{unraisable.exc_value!r} was reported, not {value!r}")
    counts["unraisable"] += 1


sys.unraisablehook = report


def receive(me, got):
    """Checks the value that a switch or throw gave."""
    if due.record is not me:
        mismatch(me, f"greenlet {due.record.number} should run")
    kind, value = due.kind, due.value
    if kind == SAME:
        if got is not value:
            mismatch(me, f"it got {got!r}, not {value!r}")
    elif kind == EQUAL:
        if type(got) is not type(value) or got != value:
            mismatch(me, f"it got {got!r}, not {value!r}")
    else:
        if kind != EXIT or type(got) is not value[0] or got.args != value[1]:
            mismatch(me, f"it got {got!r}, not {value!r}")
    due.value = None
    check(me)


def suffer(me, depth, error):
    """Checks the exception that a switch or throw raised, and decides what becomes of it: whether it goes on."""
    if due.record is not me:
        mismatch(me, f"greenlet {due.record.number} should run, not suffer {error!r}")
    if not fits(error, due.kind, due.value):
        mismatch(me, f"it suffers {error!r}, not {due.value!r}")
    due.value = None
    me.handled.append(error)
    check(me)
    if me.is_dying and me.slot < 0:
        if is_ended() or not empty or draw(2):
            # Nothing refers to it: it may not switch until it has ended, or its killer would complain.
            me.is_silent = True
            me.catch = 0
        else:
            resurrect(me)
    if not me.is_silent:
        aim(me, depth)
    me.handled.pop()
    if me.catch > depth:
        return False
    me.flying = error
    return True


def aim(me, depth):
    """Draws the depth at which what is raised now will be caught: one more than `depth` is at once, 0 is never."""
    bits = draw(12)
    if is_ended() or bits & 3 < 2:
        me.catch = depth + 1
    elif bits & 12:
        me.catch = max(1, depth - (bits >> 4) % 8)
    else:
        me.catch = (bits >> 4) % (depth + 1)


def resurrect(me):
    """The greenlet, which is being killed, puts itself back into the pool."""
    slot = empty.pop()
    pool[slot] = getcurrent()
    records[slot] = me
    me.slot = slot
    me.references += 1
    counts["resurrected"] += 1


def is_ended():
    return done >= OPERATIONS


def visit(me):
    """One level of a greenlet's recursion: operations and deeper visits, with its own values kept meanwhile."""
    depth = me.depth + 1
    me.depth = depth
    serial = draw(16)
    me.serials.append(serial)
    number = me.number * 1000 + depth
    real = serial * 0.375 - depth
    big = (serial << 70) - number
    text = f"{serial} {number}"
    items = [serial, number, real, text]
    pair = (items, big)
    try:
        while True:
            bits = draw(20)
            choice = bits & 15
            if choice < 4 or me.is_silent or is_ended():
                break
            try:
                if choice >= 8:
                    operate(me, depth, bits >> 4)
                elif depth < me.limit:
                    caller = (bits >> 4) % len(CALLERS)
                    called[caller] += 1
                    CALLERS[caller](me)
            except BaseException as error:
                if not is_caught(me, depth, error):
                    raise
            if me.depth != depth or len(me.serials) != depth:
                mismatch(me, f"its depth should be {depth}")
            if serial != me.serials[-1] or number != me.number * 1000 + depth:
                mismatch(me, "integers of a frame have changed")
            if real != serial * 0.375 - depth or big != (serial << 70) - number:
                mismatch(me, "numbers of a frame have changed")
            if text != f"{serial} {number}" or items != [serial, number, real, text]:
                mismatch(me, "a list of a frame has changed")
            if len(pair) != 2 or pair[0] is not items or pair[1] is not big:
                mismatch(me, "a tuple of a frame has changed")
    finally:
        if serial != me.serials.pop():
            mismatch(me, "the serial of a frame has changed")
        me.depth = depth - 1
    return number


def is_caught(me, depth, error):
    """Called in the handler of a visit: whether it ends here."""
    if me.flying is not error:
        mismatch(me, f"{error!r} unwinds it, not {me.flying!r}")
    if me.catch < depth:
        return False
    me.flying = None
    me.depth = depth
    me.handled.append(error)
    try:
        check(me)
        if draw(2) == 0 and depth < me.limit:
            me.depth = depth
            visit(me)
    finally:
        me.handled.pop()
    return True


def operate(me, depth, bits):
    """One operation."""
    global done
    if due.record is not me:
        check(me)
    done += 1
    if done & 0xFFFF == 0:
        check_memory(me)
    if is_ended() and me.parent is not None:
        return switch_to_root(me, depth)
    record = records[(bits >> 5) % GREENLETS] if GREENLETS <= 2048 else records[draw(30) % GREENLETS]
    if record is None:
        return create(me, depth, bits)
    TABLE[bits & 31](me, depth, record, draw(24))


def create(me, depth, bits):
    """Fills an empty slot."""
    global created
    slot = empty.pop()
    limit = LIMITS[draw(4)]
    parent = me
    if bits & 1:
        parent = root_record
    elif bits & 2:
        parent = records[draw(30) % GREENLETS] or me
    if parent.slot < 0:
        parent = root_record
    record = Record(created, slot, parent, limit)
    created += 1
    parent.references += 1
    due.living += 1
    records[slot] = record
    if parent is me and bits & 4:
        pool[slot] = Node(body)
    else:
        pool[slot] = Node(body, pool[parent.slot])
    pool[slot].record = record
    if bits & 8:
        switch(me, depth, record, draw(24))


LIMITS = (3, 3, 4, 5, 6, 8, 8, 10, 12, 14, 16, 20, 24, 30, 40, 80)


def is_startable(me, target):
    """Whether control may go there: nobody starts greenlets ever deeper in the native stack."""
    return target.state != PENDING or me.base + me.depth < LOWEST_START


def switch(me, depth, record, bits):
    """Switches to a greenlet of the pool."""
    slot = record.slot
    check_state(slot, record)
    target = living_of(record)
    if not is_startable(me, target):
        return switch_to_root(me, depth)
    counts["started" if target.state == PENDING else "switched"] += 1
    form = bits & 15
    value = FORMS[form % 4](bits >> 4)
    try:
        if target.state == PENDING or form >= 4:
            arguments, options = ARGUMENTS[form](value)
            shaped = shape(arguments, options)
            expected = (arguments, options) if target.state == PENDING else shaped
            rules.switch(me, record, target, SAME if len(arguments) == 1 and not options else EQUAL, expected)
            if form < 4:
                got = pool[slot].switch(value)
            elif form == 4:
                got = pool[slot].switch()
            elif form == 5:
                got = pool[slot].switch(value, 1)
            elif form == 6:
                got = pool[slot].switch(key=value)
            elif form == 7:
                got = pool[slot].switch(value, key=2)
            else:
                got = pool[slot].switch(*arguments, **options)
        else:
            rules.switch(me, record, target, SAME, value)
            got = pool[slot].switch(value)
    except BaseException as error:
        if suffer(me, depth, error):
            raise
    else:
        receive(me, got)


FORMS = (lambda bits: bits, lambda bits: bits * 0.5, lambda bits: f"value {bits}", lambda bits: (bits << 64, "item", [bits]))

ARGUMENTS = [lambda value: ((value,), {})] * 4 + [
    lambda value: ((), {}),
    lambda value: ((value, 1), {}),
    lambda value: ((), {"key": value}),
    lambda value: ((value,), {"key": 2}),
] + [
    lambda value: ((), {}),
    lambda value: ((value,), {}),
    lambda value: ((value, value, 3), {}),
    lambda value: ((None,), {}),
    lambda value: (((value,),), {}),
    lambda value: ((value,), {"one": 1, "two": value}),
    lambda value: ((), {"one": 1, "two": 2}),
    lambda value: (([value],), {}),
]


def shape(arguments, options):
    """What arguments of a switch arrive as."""
    if not options:
        return arguments[0] if len(arguments) == 1 else arguments
    return (arguments, options) if arguments else options


def switch_to_parent(me, depth, record, bits):
    """Switches to the parent of a greenlet of the pool, if that is in the pool too."""
    parent = record.parent
    if parent is None or parent.slot < 0 or not is_startable(me, living_of(parent)):
        return switch_to_root(me, depth)
    target = living_of(parent)
    counts["started" if target.state == PENDING else "switched"] += 1
    slot = record.slot
    try:
        if target.state == PENDING:
            rules.switch(me, parent, target, START, ((bits,), {}))
        else:
            rules.switch(me, parent, target, SAME, bits)
        got = pool[slot].parent.switch(bits)
    except BaseException as error:
        if suffer(me, depth, error):
            raise
    else:
        receive(me, got)


def switch_to_root(me, depth):
    """Switches to the main greenlet."""
    value = me.number
    counts["returned_to"] += 1
    try:
        rules.switch(me, root_record, root_record, SAME, value)
        got = pool[0].switch(value)
    except BaseException as error:
        if suffer(me, depth, error):
            raise
    else:
        receive(me, got)


def throw(me, depth, record, bits):
    """Throws into a greenlet of the pool: a class, a class and a value, or an instance."""
    slot = record.slot
    check_state(slot, record)
    kind = ERRORS[bits & 7]
    form = bits >> 3 & 3
    is_exit = issubclass(kind, GreenletExit) or form == 3
    # Where an exit comes out as a value, which a pending greenlet does not take as greenlet's own error has it.
    if record.state in (PENDING, DEAD) and is_exit and living_of(record.parent).state == PENDING:
        return fail(me, depth, record, bits)
    target = living_of(record)
    counts["thrown"] += 1
    try:
        if form == 0:
            error = kind(bits)
            expected, value = RAISED, error
            if record.state == DEAD and is_exit:
                expected = SAME
            rules.switch(me, record, target, expected, value)
            try:
                got = pool[slot].throw(error)
            finally:
                del error, value
        else:
            arguments = () if form != 2 else (bits,)
            value = (GreenletExit if form == 3 else kind, arguments)
            rules.switch(me, record, target, EXIT if record.state == DEAD and is_exit else LIKE, value)
            if form == 1:
                got = pool[slot].throw(kind)
            elif form == 2:
                got = pool[slot].throw(kind, bits)
            else:
                got = pool[slot].throw()
    except BaseException as error:
        if suffer(me, depth, error):
            raise
    else:
        receive(me, got)


def fail(me, depth, record, bits):
    """Raises an exception in this greenlet, out of some levels of it."""
    counts["raised"] += 1
    aim(me, depth)
    kind = ERRORS[bits & 7]
    if me.catch > depth:
        me.catch = depth
    me.flying = kind(bits)
    raise me.flying


def drop(me, depth, record, bits):
    """Drops the pool's reference to a greenlet, which kills it if it was the last one."""
    if record is root_record or not is_droppable(record):
        return switch(me, depth, record, bits)
    discard(me, record, bits & 3)
    check(me)


def discard(me, record, form):
    slot = record.slot
    counts["dropped"] += 1
    records[slot] = None
    record.slot = -1
    empty.append(slot)
    if form == 0:
        rules.release(me, record)
        pool[slot] = None
        return
    box = [pool[slot]] if form == 1 else {0: pool[slot]}
    pool[slot] = None
    rules.release(me, record)
    if form == 1:
        box.clear()
    elif form == 2:
        box.pop(0)
    else:
        del box


def reparent(me, depth, record, bits):
    """Gives a greenlet of the pool another parent of the pool."""
    parent = records[bits % GREENLETS]
    if record is root_record or parent is None or record.is_dying or has_dying_ancestor(parent):
        return switch(me, depth, record, bits)
    slot, other = record.slot, parent.slot
    if is_ancestor(record, parent):
        counts["refused"] += 1
        try:
            pool[slot].parent = pool[other]
        except ValueError as error:
            if str(error) != "cyclic parent chain":
                mismatch(me, f"a cycle of parents is refused by {error!r}")
        else:
            mismatch(me, "a cycle of parents is not refused")
        return check(me)
    counts["reparented"] += 1
    rules.set_parent(me, record, parent)
    pool[slot].parent = pool[other]
    check(me)
    if records[slot] is record:
        check_state(slot, record)


def set_context(me, depth, record, bits):
    """Sets the context variable of this greenlet."""
    counts["set"] += 1
    me.context = bits
    context.set(bits)
    check(me)


TABLE = [switch] * 14 + [throw] * 5 + [fail] * 2 + [drop] * 6 + [switch_to_parent] * 2 + [reparent] * 2 + [set_context]


def body(*arguments, **options):
    """What every greenlet runs: visits, until one of them says so or an exception leaves them."""
    me = getcurrent().record
    if due.record is not me:
        mismatch(me, f"greenlet {due.record.number} should run, not start")
    if due.kind != START or due.value != (arguments, options):
        mismatch(me, f"it is started with {arguments!r} and {options!r}")
    due.value = None
    check(me)
    try:
        for _ in range(draw(4)):
            if is_ended():
                break
            if visit(me) != me.number * 1000 + 1:
                mismatch(me, "the value of a visit")
    except BaseException as error:
        if me.flying is not error or me.depth or me.handled:
            mismatch(me, f"{error!r} leaves it")
        me.flying = None
        me.handled.append(error)
        find_parent(me, isinstance(error, GreenletExit))
        me.handled.pop()
        counts["exits" if isinstance(error, GreenletExit) else "crossed"] += 1
        rules.end(me, RAISED, error)
        raise
    find_parent(me, False)
    result = (me.number,) if me.number & 1 else [me.number]
    counts["finished"] += 1
    rules.end(me, SAME, result)
    return result


def find_parent(me, is_exit):
    """Makes the main greenlet the parent if the other one may not be started by this one's end."""
    target = living_of(me.parent)
    if target.state == PENDING and (is_exit or is_ended() or not is_startable(me, target)) and not me.is_dying:
        rules.set_parent(me, me, root_record)
        getcurrent().parent = pool[0]
        check(me)


def walk():
    """The operations."""
    while not is_ended():
        try:
            require(root_record, visit(root_record) == 1, "the value of a visit")
        except BaseException as error:
            require(root_record, root_record.flying is error and root_record.depth == 0, f"{error!r} leaves it")
            root_record.flying = None


def finish_kills():
    """Lets every greenlet that is in the midst of a kill come back from it."""
    while True:
        record = next((record for record in records if record is not None and record.is_dying), None)
        if record is None:
            return
        killer, slot = record.parent, record.slot
        rules.switch(root_record, killer, killer, SAME, None)
        try:
            got = pool[slot].parent.switch(None)
        except BaseException as error:
            suffer(root_record, 0, error)
        else:
            receive(root_record, got)


def drop_all():
    """Drops every greenlet; the model says how many are left: the main one."""
    finish_kills()
    # Otherwise greenlets that wait for their children would be left behind in cycles.
    for record in records[1:]:
        if record is not None and record.slot > 0 and record.parent is not root_record:
            rules.set_parent(root_record, record, root_record)
            pool[record.slot].parent = pool[0]
            check(root_record)
    for record in records[1:]:
        if record is not None and record.slot > 0:
            discard(root_record, record, draw(2))
            check(root_record)
    require(root_record, due.living == 1 and not callers.has_failed, f"{due.living} greenlets should be left")


def count_left():
    gc.collect()
    if hasattr(module, "greenlets"):
        return len(module.greenlets())
    return sum(isinstance(one, greenlet) for one in gc.get_objects())


def main():
    sys.setrecursionlimit(100_000)
    callers.install(visit, position)
    walk()
    drop_all()
    left = count_left()
    require(root_record, left == 1, f"{left} greenlets are left")
    if hasattr(module, "statistics"):
        slices = module.statistics()["saved_slices"]
        require(root_record, slices == 0, f"{slices} slices of the native stack are kept")
    by_caller = " ".join(f"{function.__name__[3:]}={count}" for function, count in zip(CALLERS, called))
    by_kind = " ".join(f"{name}={count}" for name, count in counts.items())
    print(f"operations={done} created={created} killed={due.killed} {by_kind} {by_caller} checksum={checksum:012x}")


main()

"""Predicts which greenlet runs next, and what it is given: a model of greenlet's rules in plain records, without a greenlet.

Every greenlet has a `Record`. What a greenlet is in the midst of below its Python frames (a switch that has not returned, a kill that
has not ended) is a stack of steps in its record. `settle` plays these steps until Python code runs again, and leaves in `due` where
that is and what arrives there. `walk.py` acts and compares.
"""

PENDING, PARKED, RUNNING, DEAD = range(4)

# How a value arrives: the very object, an equal one, an exit as a value (of a type, with arguments), the arguments of a first switch;
# then those that are raised: the very exception, one of a type with these arguments.
SAME, EQUAL, EXIT, START, RAISED, LIKE = range(6)

# Steps. A parked greenlet has WAIT (in a switch; of whom it holds a reference) or REAP (it kills) on top.
WAIT, REAP, REAPED, RELEASE, UNHOLD, UNPIN, RETIRE, FINISH, DELIVER = range(9)

# Visits, counted from the top of the native stack, below which no greenlet is started.
LOWEST_START = 300


class Record:
    """What is known of one greenlet."""

    __slots__ = (
        "number", "slot", "state", "parent", "references", "holds", "pins", "steps", "is_dying",
        "base", "limit", "depth", "serials", "handled", "flying", "catch", "is_silent", "context",
    )

    def __init__(self, number, slot, parent, limit):
        self.number = number
        # Where it is in the pool, or -1.
        self.slot = slot
        self.state = PENDING
        self.parent = parent
        # Counted: the pool, children, callers that are in a switch to it, the kill. Not counted: that it runs.
        self.references = 1
        self.holds = 0
        self.pins = 0
        self.steps = []
        # A kill of it has begun and not ended: it has lived on so far.
        self.is_dying = False
        # Depth of whoever started it, over all; the greatest depth of its own; where it is.
        self.base = 0
        self.limit = limit
        self.depth = 0
        self.serials = []
        # Exceptions that its `except` blocks handle, innermost last; the one that unwinds it, and at which depth it is to be caught.
        self.handled = []
        self.flying = None
        self.catch = 0
        # Whether it is to end without another operation.
        self.is_silent = False
        self.context = None


class Due:
    """What must happen next."""

    __slots__ = ("record", "kind", "value", "unraisable", "living", "killed")

    def __init__(self):
        self.record = None
        self.kind = SAME
        self.value = None
        # Exceptions that must be reported as unraisable, in this order.
        self.unraisable = []
        self.living = 0
        self.killed = 0


due = Due()


def kill_of(exit_type):
    """What a greenlet that nobody refers to is ended with."""
    return exit_type, ("Killing the greenlet because all references have vanished.",)


class Rules:
    """The rules, for greenlet's type of an exit."""

    def __init__(self, exit_type):
        self.exit_type = exit_type
        self.kill = kill_of(exit_type)

    def settle(self, record):
        """Plays the steps of `record`, which runs, and of whoever comes to run, until one runs Python code."""
        while True:
            step = record.steps.pop()
            kind = step[0]
            if kind == RETIRE:
                gone = step[1]
                if gone.references == 0 and gone.state != RUNNING:
                    record = self.expire(record, gone)
            elif kind == RELEASE or kind == UNHOLD or kind == UNPIN:
                gone = step[1]
                if kind == UNHOLD:
                    gone.holds -= 1
                elif kind == UNPIN:
                    gone.pins -= 1
                gone.references -= 1
                if gone.references == 0 and gone.state != RUNNING:
                    record = self.expire(record, gone)
            elif kind == DELIVER:
                due.record = record
                due.kind = step[1]
                due.value = step[2]
                return
            elif kind == FINISH:
                record = self.finish(record, step[1], step[2])
            else:
                self.reap(record, *step[1:])

    def expire(self, record, gone):
        """The last reference to `gone` has gone, while `record` runs: who runs now."""
        if gone.state != PARKED:
            due.living -= 1
            if gone.parent is not None:
                record.steps.append((RELEASE, gone.parent))
            return record
        due.killed += 1
        gone.references = 1
        gone.is_dying = True
        record.steps.append((REAP, gone, gone.parent))
        # The killer is its parent meanwhile.
        gone.parent = record
        record.references += 1
        return self.enter(record, gone, LIKE, self.kill)

    def reap(self, record, gone, parent, kind, value):
        """The kill of `gone` has come back to `record`, which ignores with what; an exception is reported."""
        gone.parent = parent
        gone.is_dying = False
        gone.references -= 1
        record.references -= 1
        if kind >= RAISED:
            due.unraisable.append((record, kind, value))
        if gone.references == 0:
            assert gone.state == DEAD
            due.living -= 1
            record.steps.append((RELEASE, parent))

    def enter(self, origin, target, kind, value):
        """Control passes from `origin` to `target`, which is alive or pending."""
        if origin.state == RUNNING:
            origin.state = PARKED
        steps = target.steps
        if target.state == PENDING:
            target.base = origin.base + origin.depth + 1
            steps.append((FINISH, kind, value) if kind >= RAISED else (DELIVER, START, value))
        else:
            step = steps.pop()
            if step[0] == WAIT:
                steps.append((DELIVER, kind, value))
                steps.append((UNHOLD, step[1]))
            else:
                steps.append((REAPED, step[1], step[2], kind, value))
        target.state = RUNNING
        steps.append((RETIRE, origin))
        return target

    def finish(self, record, kind, value):
        """`record` ends: its result or exception goes to the nearest living ancestor. Who runs now."""
        record.state = DEAD
        if kind == RAISED and isinstance(value, self.exit_type):
            kind = SAME
        elif kind == LIKE and issubclass(value[0], self.exit_type):
            kind = EXIT
        target = living_of(record.parent)
        if target.state == PENDING and kind < RAISED:
            assert kind != EXIT
            value = ((value,), {})
        return self.enter(record, target, kind, value)

    def switch(self, me, hold, target, kind, value):
        """`me` calls `switch` or `throw` of `hold`, which is `target` or a dead descendant of it."""
        hold.references += 1
        if target is me:
            me.steps.append((DELIVER, kind, value))
            me.steps.append((RELEASE, hold))
            self.settle(me)
        else:
            hold.holds += 1
            me.steps.append((WAIT, hold))
            self.settle(self.enter(me, target, kind, value))

    def release(self, me, gone):
        """`me` runs a statement that drops a reference."""
        me.steps.append((DELIVER, SAME, None))
        me.steps.append((RELEASE, gone))
        self.settle(me)

    def set_parent(self, me, child, parent):
        """`me` runs an assignment to `parent`; its operands are pinned, so that it does not matter how long it refers to them."""
        old = child.parent
        child.parent = parent
        parent.references += 2
        child.references += 1
        parent.pins += 1
        child.pins += 1
        me.steps += ((DELIVER, SAME, None), (UNPIN, child), (UNPIN, parent), (RELEASE, old))
        self.settle(me)

    def end(self, me, kind, value):
        """The body of `me` returns or raises."""
        self.settle(self.finish(me, kind, value))


def living_of(record):
    """The nearest of `record` and its ancestors that is not dead."""
    while record.state == DEAD:
        record = record.parent
    return record


def is_ancestor(record, of):
    """Whether `record` is `of` or one of its ancestors."""
    while of is not None:
        if of is record:
            return True
        of = of.parent
    return False


def has_dying_ancestor(record):
    """Whether `record` or an ancestor is being killed. Its parent will be what it was before the kill: who makes one of its former ancestors
    its descendant meanwhile closes a circle of parents, in which greenlet goes round for ever.
    """
    while record is not None:
        if record.is_dying:
            return True
        record = record.parent
    return False


def is_droppable(record):
    """Whether the pool may drop it such that no cycle of greenlets is left behind, which only a collector would find.

    A cycle needs someone who is in a switch to one of its members. So that member must be in the pool, or lead nowhere but to the
    main greenlet.
    """
    if record.is_dying or record.pins:
        return False
    if record.holds == 0:
        return True
    if record.holds > 1 or record.references > 2 or record.parent is None or record.parent.number:
        return False
    if record.state == RUNNING:
        return False
    return all(step[0] == WAIT and step[1].number == 0 for step in record.steps)

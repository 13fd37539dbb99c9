"""Ways to call from native code back into Python: each calls `visit` for a greenlet's record once or more, and checks what it gives.

`visit` runs one level deeper, and gives `answer` of that level.
"""

import functools
import re
import sys

from greenlet import getcurrent

from prediction import RAISED, due


main = getcurrent()
visit = None
has_failed = False
# What is said of a failure, besides where it was: set by the program.
position = None


def install(function, describe):
    """Sets what is called back, and what tells the seed and the number of the operation."""
    global visit, position
    visit = function
    position = describe


def answer(me):
    """What a visit from here must give."""
    return me.number * 1000 + me.depth + 1


def require(me, is_right, what):
    """Fails unless told that all is right."""
    if not is_right:
        mismatch(me, what)


def mismatch(me, what):
    """Ends the program from any greenlet: the exit is thrown into the main greenlet, and every handler on its way fails too."""
    global has_failed
    if not has_failed:
        has_failed = True
        print(f"mismatch: {position()}: greenlet {me.number} at depth {me.depth}: {what}", file=sys.stderr, flush=True)
        if getcurrent() is not main:
            main.throw(SystemExit(3))
    raise SystemExit(3)


class Value:
    """Everything that native code may ask of a value, answered by a visit."""

    def __init__(self, me):
        self.me = me

    def __eq__(self, other):
        visit(self.me)
        return True

    def __hash__(self):
        return visit(self.me)

    def __lt__(self, other):
        return visit(self.me) < 0

    def __bool__(self):
        return visit(self.me) > 0

    def __len__(self):
        return visit(self.me)

    def __index__(self):
        return visit(self.me)

    def __int__(self):
        return visit(self.me)

    def __float__(self):
        return float(visit(self.me))

    def __str__(self):
        return str(visit(self.me))

    def __repr__(self):
        return str(visit(self.me))

    def __format__(self, spec):
        return str(visit(self.me)) + spec

    def __call__(self, *arguments):
        return visit(self.me)

    def __add__(self, other):
        return visit(self.me) + other

    def __radd__(self, other):
        return visit(self.me) + other

    def __contains__(self, item):
        return visit(self.me) == item

    def __getitem__(self, item):
        if item > 0:
            raise IndexError
        return visit(self.me)

    def __getattr__(self, name):
        return visit(self.me)

    def __neg__(self):
        return -visit(self.me)

    def __iter__(self):
        return Items(self.me)

    def __reversed__(self):
        visit(self.me)
        return iter(())

    @property
    def computed(self):
        return visit(self.me)


class Hashed:
    """A value whose hash is cheap and whose equality is a visit."""

    def __init__(self, me):
        self.me = me

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return visit(self.me) > 0


class Items:
    """An iterator over one visit."""

    def __init__(self, me, count=1):
        self.me = me
        self.count = count

    def __iter__(self):
        return self

    def __next__(self):
        if self.count == 0:
            raise StopIteration
        self.count -= 1
        return visit(self.me)


class Finalised:
    """A value whose finaliser is a visit; it reports how that ended in a list."""

    def __init__(self, me, report):
        self.me = me
        self.report = report

    def __del__(self):
        me = self.me
        try:
            self.report.append(visit(me))
        except BaseException as error:
            require(me, me.flying is error, "another exception left a finaliser")
            me.flying = None
            due.unraisable.append((me, RAISED, error))
            self.report.append(None)
            raise


class Manager:
    """A context manager that visits on entry, and on exit unless an exception is on its way."""

    def __init__(self, me):
        self.me = me

    def __enter__(self):
        return visit(self.me)

    def __exit__(self, kind, error, trace):
        me = self.me
        if error is None:
            visit(me)
            return False
        require(me, me.flying is error and kind is type(error), "another exception came to __exit__")
        if me.is_silent:
            return False
        catch = me.catch
        me.flying = None
        me.handled.append(error)
        try:
            visit(me)
        finally:
            me.handled.pop()
        me.flying = error
        me.catch = catch
        return False


class Kind(type):
    """A metaclass whose instance checks are visits."""

    def __instancecheck__(cls, instance):
        return visit(instance) > 0

    def __subclasscheck__(cls, other):
        return visit(other.me) > 0

    def __call__(cls, me):
        return visit(me)


class Checked(metaclass=Kind):
    pass


class Missing(dict):
    def __missing__(self, me):
        return visit(me)


class Inherited:
    def __init_subclass__(cls, me):
        cls.answer = visit(me)


class Descriptor:
    def __set_name__(self, owner, name):
        self.answer = visit(self.me)

    def __init__(self, me):
        self.me = me


class Assigned:
    def __setattr__(self, name, me):
        object.__setattr__(self, name, visit(me))


def generate(me):
    yield visit(me)
    yield 0


def delegate(me):
    return (yield from delegate_once(me))


def delegate_once(me):
    yield from generate(me)
    return visit(me)


def closing(me):
    try:
        yield 1
    except GeneratorExit as error:
        me.handled.append(error)
        try:
            visit(me)
        finally:
            me.handled.pop()
        raise


def by_sort_key(me):
    require(me, sorted((2, 1), key=lambda number: visit(me) + number) == [1, 2], "sorted")


def by_sort_method(me):
    values = [Value(me), Value(me)]
    first = values[0]
    values.sort()
    require(me, values[0] is first, "list.sort")


def by_map(me):
    wanted = answer(me)
    require(me, list(map(lambda _: visit(me), (1,))) == [wanted], "map")


def by_filter(me):
    require(me, list(filter(lambda _: visit(me) > 0, (3, 4))) == [3, 4], "filter")


def by_min(me):
    require(me, min((1, 2), key=lambda number: number + (visit(me) if number == 2 else 0)) == 1, "min")


def by_max(me):
    require(me, max((1, 2), key=lambda number: number + (visit(me) if number == 2 else 0)) == 2, "max")


def by_dict_equality(me):
    table = {Hashed(me): 5}
    require(me, table.get(Hashed(me)) == 5, "dict.get")


def by_dict_hash(me):
    table = {}
    table[Value(me)] = 1
    require(me, len(table) == 1, "a key that is hashed")


def by_set(me):
    require(me, len({Hashed(me)} | {Hashed(me)}) == 1, "a union of sets")


def by_set_difference(me):
    require(me, len({Hashed(me)} - {Hashed(me)}) == 0, "a difference of sets")


def by_list_contains(me):
    require(me, 3 in [Value(me)], "in a list")


def by_list_index(me):
    require(me, [1, Value(me)].index(2) == 1, "list.index")


def by_finaliser(me):
    wanted, report = answer(me), []
    value = Finalised(me, report)
    del value
    require(me, report == [wanted] or report == [None], "a finaliser")


def by_finalised_items(me):
    wanted, report = answer(me), []
    values = [0, Finalised(me, report), 1]
    values.clear()
    require(me, report == [wanted] or report == [None], "list.clear")


def by_manager(me):
    wanted = answer(me)
    with Manager(me) as got:
        require(me, got == wanted, "__enter__")
        require(me, visit(me) == wanted, "inside of with")


def by_generator(me):
    wanted = answer(me)
    require(me, list(generate(me)) == [wanted, 0], "a generator in list()")


def by_loop(me):
    wanted, got = answer(me), []
    for item in generate(me):
        got.append(item)
    require(me, got == [wanted, 0], "a generator in a loop")


def by_yield_from(me):
    wanted = answer(me)
    require(me, list(delegate(me)) == [wanted, 0], "yield from")


def by_send(me):
    wanted = answer(me)
    require(me, generate(me).send(None) == wanted, "generator.send")


def by_close(me):
    generator = closing(me)
    next(generator)
    generator.close()


def by_list(me):
    wanted = answer(me)
    require(me, list(Items(me)) == [wanted], "list of an iterator")


def by_iter(me):
    wanted = answer(me)
    require(me, [*Value(me)] == [wanted], "a display with an iterator")


def by_sum(me):
    wanted = answer(me)
    require(me, sum(Items(me), 1) == wanted + 1, "sum")


def by_zip(me):
    wanted = answer(me)
    require(me, list(zip((1,), Items(me))) == [(1, wanted)], "zip")


def by_enumerate(me):
    wanted = answer(me)
    require(me, list(enumerate(Items(me))) == [(0, wanted)], "enumerate")


def by_any(me):
    require(me, any(Value(one) for one in (me,)) is True, "any")


def by_unpacking(me):
    wanted = answer(me)
    (got,) = Items(me)
    require(me, got == wanted, "unpacking")


def by_spread(me):
    wanted = answer(me)
    require(me, answer_of(*Items(me)) == wanted, "a spread argument")


def answer_of(value):
    return value


def by_dict(me):
    wanted = answer(me)
    require(me, dict(zip("a", Items(me))) == {"a": wanted}, "dict of pairs")


def by_comprehension(me):
    wanted = answer(me)
    require(me, {visit(me): one for one in (1,)} == {wanted: 1}, "a comprehension")


def by_reduce(me):
    wanted = answer(me)
    require(me, functools.reduce(lambda total, number: total + number * visit(me), (0, 1)) == wanted, "reduce")


def by_join(me):
    wanted = answer(me)
    require(me, ",".join(str(visit(me)) for _ in (1,)) == str(wanted), "str.join")


def by_format(me):
    wanted = answer(me)
    require(me, f"<{Value(me):x}>" == f"<{wanted}x>", "an f-string")


def by_text(me):
    wanted = answer(me)
    require(me, "%s" % Value(me) == str(wanted), "percent")


def by_representation(me):
    wanted = answer(me)
    require(me, repr([Value(me)]) == f"[{wanted}]", "repr of a list")


def by_str_format(me):
    wanted = answer(me)
    require(me, "{0}{0!r}".format(Value(me)) == f"{wanted}{wanted}", "str.format")


def by_tuples(me):
    require(me, (1, Value(me)) == (1, Value(me)), "comparison of tuples")


def by_lists(me):
    require(me, ([Hashed(me), 1] < [Hashed(me), 2]) is True, "order of lists")


def by_property(me):
    wanted = answer(me)
    require(me, Value(me).computed == wanted, "a property")


def by_attribute(me):
    wanted = answer(me)
    require(me, getattr(Value(me), "absent") == wanted, "__getattr__")


def by_partial(me):
    wanted = answer(me)
    require(me, functools.partial(visit, me)() == wanted, "partial")


def by_call(me):
    wanted = answer(me)
    require(me, Value(me)(1, 2) == wanted, "__call__")


def by_isinstance(me):
    require(me, isinstance(me, Checked) is True, "isinstance")


def by_issubclass(me):
    require(me, issubclass(type("Other", (), {"me": me}), Checked) is True, "issubclass")


def by_metaclass_call(me):
    wanted = answer(me)
    require(me, Checked(me) == wanted, "a metaclass's __call__")


def by_class_body(me):
    wanted = answer(me)

    class Body:
        got = visit(me)

    require(me, Body.got == wanted, "a class body")


def by_init_subclass(me):
    wanted = answer(me)

    class Below(Inherited, me=me):
        pass

    require(me, Below.answer == wanted, "__init_subclass__")


def by_set_name(me):
    wanted = answer(me)

    class Owner:
        field = Descriptor(me)

    require(me, Owner.__dict__["field"].answer == wanted, "__set_name__")


EXECUTED = compile("got = visit(me)", "executed", "exec")
EVALUATED = compile("visit(me)", "evaluated", "eval")


def by_exec(me):
    wanted = answer(me)
    names = {"visit": visit, "me": me}
    exec(EXECUTED, names)
    require(me, names["got"] == wanted, "exec")


def by_eval(me):
    wanted = answer(me)
    require(me, eval(EVALUATED, {"visit": visit, "me": me}) == wanted, "eval")


def by_bool(me):
    require(me, (not Value(me)) is False, "not")


def by_len(me):
    wanted = answer(me)
    require(me, len(Value(me)) == wanted, "len")


def by_index(me):
    wanted = answer(me)
    require(me, range(Value(me)).stop == wanted, "__index__")


def by_int(me):
    wanted = answer(me)
    require(me, int(Value(me)) == wanted, "int")


def by_float(me):
    wanted = answer(me)
    require(me, float(Value(me)) == wanted, "float")


def by_addition(me):
    wanted = answer(me)
    require(me, Value(me) + 1 == wanted + 1, "an addition")


def by_sum_of_values(me):
    wanted = answer(me)
    require(me, sum([Value(me)]) == wanted, "__radd__ in sum")


def by_negation(me):
    wanted = answer(me)
    require(me, -Value(me) == -wanted, "a negation")


def by_contains(me):
    wanted = answer(me)
    require(me, wanted in Value(me), "__contains__")


def by_item(me):
    wanted = answer(me)
    require(me, Value(me)[0] == wanted, "__getitem__")


def by_reversed(me):
    require(me, list(reversed(Value(me))) == [], "__reversed__")


def by_missing(me):
    wanted = answer(me)
    require(me, Missing()[me] == wanted, "__missing__")


def by_assignment(me):
    wanted = answer(me)
    value = Assigned()
    value.field = me
    require(me, value.field == wanted, "__setattr__")


def by_callable_iterator(me):
    wanted = answer(me)
    require(me, list(iter(lambda: visit(me), wanted)) == [], "iter with a sentinel")


PATTERN = re.compile("b")


def by_substitution(me):
    wanted = answer(me)
    require(me, PATTERN.sub(lambda _: str(visit(me)), "abc") == f"a{wanted}c", "re.sub")


def by_match(me):
    match (1, Hashed(me)):
        case (1, 3):
            pass
        case _:
            require(me, False, "a pattern")


def by_finally(me):
    wanted = answer(me)
    try:
        got = visit(me)
    finally:
        if not me.is_silent and me.flying is None:
            require(me, visit(me) == wanted, "inside of finally")
    require(me, got == wanted, "try")


CALLERS = [function for name, function in list(globals().items()) if name.startswith("by_")]

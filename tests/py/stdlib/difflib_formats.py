import difflib

OLD = """  1. Beautiful is better than ugly.
  2. Explicit is better than implicit.
  3. Simple is better than complex.
  4. Complex is better than complicated.
""".splitlines(keepends=True)
NEW = """  1. Beautiful is better than ugly.
  3.   Simple is better than complex.
  4. Complicated is better than complex.
  5. Flat is better than nested.
""".splitlines(keepends=True)
LONG = [f"line {i}\n" for i in range(60)]
CHANGED = LONG[:5] + ["added\n"] + LONG[5:30] + ["line thirty\n"] + LONG[31:50] + LONG[55:]


def show(title, lines):
    print(f"== {title}")
    for line in lines:
        print(repr(line))


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        print(list(result) if hasattr(result, "__next__") else result)
    except Exception as problem:
        print(type(problem).__name__, problem)


def deltas():
    show("ndiff", difflib.ndiff(OLD, NEW))
    show("ndiff without junk", difflib.ndiff(OLD, NEW, None, None))
    show("ndiff with line junk", difflib.ndiff(["a\n", "\n", "#\n", "b\n"], ["a\n", "#\n", "c\n", "\n"], linejunk=difflib.IS_LINE_JUNK))
    show("Differ", difflib.Differ().compare(["\tabcDefghiJkl\n", "same\n"], ["\tabcdefGhijkl\n", "same\n"]))
    show("equal lines in a block", difflib.Differ(linejunk=lambda line: line == "x\n").compare(["x\n", "a\n"], ["b\n", "x\n"]))
    show("nothing", difflib.ndiff([], []))
    show("only new", difflib.ndiff([], NEW))
    show("more old than new", difflib.ndiff(["alpha\n", "beta\n", "gamma\n"], ["one\n"]))
    delta = list(difflib.ndiff(OLD, NEW))
    print(list(difflib.restore(delta, 1)) == OLD, list(difflib.restore(delta, 2)) == NEW, list(difflib.restore(delta, "2")) == NEW)
    attempt(difflib.restore, delta, 3)
    attempt(difflib.restore, delta, "x")


def formats():
    for n in (0, 1, 3):
        show(f"unified {n}", difflib.unified_diff(LONG, CHANGED, "old", "new", "yesterday", "today", n=n))
        show(f"context {n}", difflib.context_diff(LONG, CHANGED, "old", "new", "", "today", n=n))
    show("unified without ends", difflib.unified_diff(["a", "b"], ["b", "c"], lineterm=""))
    show("context without ends", difflib.context_diff(["a", "b"], ["b"], lineterm=""))
    show("same", difflib.unified_diff(OLD, OLD))
    show("from nothing", difflib.unified_diff([], OLD, "/dev/null", "new"))
    show("to nothing", difflib.context_diff(OLD, []))
    show("bytes", difflib.diff_bytes(difflib.unified_diff, [b"a\xff\n"], [b"b\xfe\n"], b"old", b"new", b"", b"", 3, b"\n"))
    attempt(difflib.unified_diff, [b"a"], ["a"])
    attempt(difflib.unified_diff, ["a"], [b"a"])
    attempt(difflib.unified_diff, ["a"], ["b"], b"name")
    attempt(difflib.context_diff, ["a"], ["b"], lineterm=3)
    attempt(difflib.unified_diff, "abc", "abd")
    attempt(difflib.diff_bytes, difflib.unified_diff, ["a"], [b"b"])


def close_matches():
    attempt(difflib.get_close_matches, "appel", ["ape", "apple", "peach", "puppy"])
    attempt(difflib.get_close_matches, "whlie", ["while", "with", "whole", "white", "whale"], 2)
    attempt(difflib.get_close_matches, "x", ["y"])
    attempt(difflib.get_close_matches, "abc", ["abc", "abd", "xyz"], 3, 0.0)
    attempt(difflib.get_close_matches, "abc", ["abc"], 0)
    attempt(difflib.get_close_matches, "abc", ["abc"], 1, 1.5)
    attempt(difflib.get_close_matches, [1, 2], [[1, 2, 3], [5]])


def matcher():
    s = difflib.SequenceMatcher(None, "qabxcd", "abycdf")
    print(s.get_matching_blocks(), s.get_opcodes(), s.ratio(), s.quick_ratio(), s.real_quick_ratio())
    s = difflib.SequenceMatcher(lambda x: x == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
    print(round(s.ratio(), 3), s.get_matching_blocks(), s.bjunk, s.find_longest_match())
    s = difflib.SequenceMatcher(None, " abcd", "abcd abcd")
    print(s.find_longest_match(0, 5, 0, 9), s.find_longest_match(1, 4, 5))
    s = difflib.SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd")
    print(s.find_longest_match(0, 5, 0, 9))
    s = difflib.SequenceMatcher(None, "ab", "c")
    print(s.find_longest_match(0, 2, 0, 1), s.get_opcodes(), s.ratio())
    s.set_seqs("", "")
    print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.get_opcodes(), list(s.get_grouped_opcodes()))
    for autojunk in (True, False):
        s = difflib.SequenceMatcher(None, "b" + "a" * 300, "a" * 250 + "b" * 2, autojunk)
        print(sorted(s.bpopular), s.get_matching_blocks(), s.ratio(), sorted(s.b2j))
    s = difflib.SequenceMatcher(a=LONG, b=CHANGED)
    for group in s.get_grouped_opcodes(2):
        print(group)
    print(s.get_opcodes()[0], s.get_opcodes()[-1])
    s.set_seq1(CHANGED)
    print(s.ratio(), s.get_matching_blocks()[0].size, difflib.SequenceMatcher[str])
    attempt(difflib.SequenceMatcher, None, [[1]], [[1]])
    print(difflib.IS_LINE_JUNK("  #  \n"), difflib.IS_LINE_JUNK("x"), difflib.IS_CHARACTER_JUNK("\t"), difflib.IS_CHARACTER_JUNK("\n"))
    print(difflib.Match(1, 2, 3))


deltas()
formats()
close_matches()
matcher()

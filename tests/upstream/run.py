"""usage: run.py FOLDER [OUTCOMES [WORD ...]]

Runs greenlet's own tests and compares each one's outcome with the committed list.

FOLDER holds the package `tests`: greenlet's test files as they are, with `__init__.py` and `leakcheck.py` from `package/` beside this file.
OUTCOMES is the list; without it, one is printed. A line of it is the name of a test, its outcome (ok, fails, skips, out), and why, for all but
the first. What is `out` is not run: it needs threads of the operating system, or greenlet's extensions in C and C++. With WORDs only tests
whose name holds one of them are run, and their tracebacks are shown.

The exit status is 1 when an outcome differs from the list, when a test is missing from it, and when no test was run.
"""

import os
import re
import sys
import time
import unittest

import greenlet

FILES = [
    "contextvars", "cpp", "extension_interface", "gc", "generator", "generator_nested", "greenlet", "greenlet_trash",
    "interpreter_shutdown", "leaks", "stack_saved", "throw", "tracing", "version", "weakref",
]
# Of the whole number, those that run under CPython only with what Morelia leaves out.
OUTCOMES = ["ok", "fails", "skips", "out"]


def names_in(folder, file):
    """The tests of a file, read from its text, because some files cannot be imported without the extensions."""
    names = []
    with open(os.path.join(folder, "tests", f"test_{file}.py"), encoding="utf-8") as text:
        for line in text:
            if match := re.match(r"class (\w+)", line):
                case = match[1]
            elif match := re.match(r"    def (test\w*)\(", line):
                names.append(f"test_{file}.{case}.{match[1]}")
    return names


def read_list(path):
    """From name to (outcome, reason)."""
    known = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                name, outcome, *reason = line.split(None, 2)
                if outcome not in OUTCOMES or name in known:
                    raise SystemExit(f"{path}: wrong line: {line}")
                known[name] = outcome, " ".join(reason).strip()
    return known


def run(name):
    """The outcome of a test, why, and what it left to read."""
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromName(f"greenlet.tests.{name}").run(result)
    wrong = result.errors + result.failures
    if wrong or result.unexpectedSuccesses:
        text = "\n".join(text for _, text in wrong) or "unexpected success"
        return "fails", text.strip().splitlines()[-1], text
    if result.skipped:
        return "skips", result.skipped[0][1], ""
    if result.testsRun == 0:
        return "fails", "no such test", ""
    return "ok", "", ""


def main(folder, list_path=None, *words):
    greenlet.__path__.insert(0, folder)
    known = read_list(list_path) if list_path else {}
    differing = []
    table = {}
    for file in FILES:
        counts = table[file] = dict.fromkeys(OUTCOMES, 0)
        for name in names_in(folder, file):
            expected = known.get(name, (None, ""))
            if words and not any(word in name for word in words):
                continue
            if expected[0] == "out":
                outcome = expected
            else:
                started = time.time()
                *outcome, text = run(name)
                if words:
                    print(text)
                if time.time() - started > 5:
                    print(f"slow: {name}: {time.time() - started:.1f} s")
            counts[outcome[0]] += 1
            if not list_path:
                print(name, *outcome)
            elif outcome[0] != expected[0]:
                differing.append(f"{name}: {' '.join(outcome)}; the list has {expected[0]}")
    if not words:
        seen = {name for file in FILES for name in names_in(folder, file)}
        differing += [f"{name}: the list has it, the files do not" for name in known if name not in seen]
    print(f"{'':24}{''.join(f'{outcome:>8}' for outcome in OUTCOMES)}")
    for file, counts in table.items():
        print(f"{'test_' + file:24}{''.join(f'{counts[outcome]:8}' for outcome in OUTCOMES)}")
    total = {outcome: sum(counts[outcome] for counts in table.values()) for outcome in OUTCOMES}
    print(f"{'all':24}{''.join(f'{total[outcome]:8}' for outcome in OUTCOMES)}")
    print("\n".join(differing))
    if differing or not total["ok"]:
        raise SystemExit(1)


main(*sys.argv[1:])

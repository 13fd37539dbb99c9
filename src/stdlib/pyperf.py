"""The part of pyperf that the programs of pyperformance use.

Each benchmark is run in this process, with a given number of loops, and
reported on one line: the name and the seconds that one loop took. There is no
calibration, no warm-up and no worker process. The same file works under
CPython, so that both can be timed by one command.

    --loops N    loops of each benchmark (default: $PYPERF_LOOPS, or 1)
    --values N   how often each benchmark is timed (default: 1)
"""

import sys
from time import perf_counter

__all__ = ["Runner", "perf_counter"]


class Namespace:
    """Parsed arguments, as attributes."""


class Argument:
    """One `add_argument`: an option if its name starts with `--`, else a positional."""

    def __init__(self, name, type=str, default=None, choices=None, nargs=None,
                 metavar=None, help=None):
        self.is_option = name.startswith("--")
        self.destination = name.lstrip("-").replace("-", "_")
        self.name = name
        self.type = type
        self.default = default
        self.choices = choices
        self.is_required = not self.is_option and nargs != "?"
        self.metavar = metavar or self.destination.upper()
        self.help = help or ""

    def convert(self, text):
        try:
            value = self.type(text)
        except ValueError:
            fail(f"argument {self.name}: invalid {self.type.__name__} value: {text!r}")
        if self.choices is not None and value not in self.choices:
            allowed = ", ".join(str(choice) for choice in self.choices)
            fail(f"argument {self.name}: invalid choice: {value!r} (choose from {allowed})")
        return value


class ArgumentParser:
    """As much of argparse as the programs need: long options and positionals."""

    def __init__(self):
        self.arguments = []

    def add_argument(self, name, **settings):
        self.arguments.append(Argument(name, **settings))

    def parse_args(self, words):
        result = Namespace()
        for argument in self.arguments:
            setattr(result, argument.destination, argument.default)
        positionals = [a for a in self.arguments if not a.is_option]
        words = iter(words)
        for word in words:
            if word in ("-h", "--help"):
                self.print_help()
                sys.exit(0)
            if word.startswith("--"):
                argument, text = self.find_option(word, words)
            elif positionals:
                argument, text = positionals.pop(0), word
            else:
                fail(f"unrecognized argument: {word}")
            setattr(result, argument.destination, argument.convert(text))
        missing = [a.name for a in positionals if a.is_required]
        if missing:
            fail("the following arguments are required: " + ", ".join(missing))
        return result

    def find_option(self, word, following):
        name, equals, text = word.partition("=")
        for argument in self.arguments:
            if argument.name == name:
                if not equals:
                    text = next(following, None)
                if text is None:
                    fail(f"argument {name}: expected one argument")
                return argument, text
        fail(f"unrecognized argument: {word}")

    def print_help(self):
        print(f"usage: {sys.argv[0]} [options]")
        for argument in self.arguments:
            shown = f"{argument.name} {argument.metavar}" if argument.is_option else argument.name
            print(f"  {shown:24} {argument.help}")


def fail(message):
    print(f"{sys.argv[0]}: error: {message}", file=sys.stderr)
    sys.exit(2)


def default_loops():
    try:
        from os import environ
    except ImportError:
        return 1
    text = environ.get("PYPERF_LOOPS", "1")
    if not text.isdecimal() or int(text) < 1:
        fail(f"PYPERF_LOOPS: not a positive number: {text!r}")
    return int(text)


class Runner:
    # `add_cmdline_args` hands arguments on to worker processes; there are none here.
    def __init__(self, add_cmdline_args=None):
        self.metadata = {}
        self.args = None
        self.argparser = ArgumentParser()
        self.argparser.add_argument("--loops", type=int, default=default_loops(),
                                    help="loops of each benchmark")
        self.argparser.add_argument("--values", type=int, default=1,
                                    help="how often each benchmark is timed")

    def parse_args(self, words=None):
        if self.args is None:
            self.args = self.argparser.parse_args(sys.argv[1:] if words is None else words)
            if self.args.loops < 1 or self.args.values < 1:
                fail("--loops and --values must be positive")
        return self.args

    def bench_time_func(self, name, time_func, *args, inner_loops=None, metadata=None):
        """`time_func(loops, *args)` gives the seconds that `loops` loops took."""
        options = self.parse_args()
        for _ in range(options.values):
            seconds = time_func(options.loops, *args)
            seconds /= options.loops * (inner_loops or 1)
            print(f"{name}: {seconds:.6g} s")

    def bench_func(self, name, func, *args, inner_loops=None, metadata=None):
        """Times plain calls of `func(*args)`."""
        def time_func(loops):
            start = perf_counter()
            for _ in range(loops):
                func(*args)
            return perf_counter() - start

        self.bench_time_func(name, time_func, inner_loops=inner_loops)

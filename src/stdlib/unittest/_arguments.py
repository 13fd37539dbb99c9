"""The command line of unittest.main(): options, their help, and errors in them."""

import os
import re
import sys
import textwrap
from collections import namedtuple

__unittest = True

_NEGATIVE_NUMBER = re.compile(r"-\d+$|-\d*\.\d+$")
_MOST_HELP_INDENT = 24


class _Option(namedtuple("_Option", "names dest help metavar const convert", defaults=(None, None, None))):
    """An option; one with a metavar takes an argument, which convert() makes a value of; const is the value of the others."""

    __slots__ = ()

    @property
    def usage(self):
        return f"[{self.names[0]} {self.metavar}]" if self.metavar else f"[{self.names[0]}]"

    @property
    def title(self):
        return ", ".join(self.names) + (f" {self.metavar}" if self.metavar else "")


class _Found(namedtuple("_Found", "option name separator argument")):
    """An option on the command line; option is None for one that is not known."""

    __slots__ = ()


class Parser:
    """Sets attributes of an object from a command line."""

    def __init__(self, program_name, options, positionals, is_list, epilog=""):
        self.name = program_name
        self.options = [_Option(("-h", "--help"), "help", "show this help message and exit"), *options]
        # Pairs of a name and a help text; without a text it is kept out of the help. One positional takes a list, or each takes one.
        self.positionals = positionals
        self.is_list = is_list
        self.epilog = epilog
        self.by_name = {name: option for option in self.options for name in option.names}

    # ---- parsing

    def parse(self, arguments, target):
        """Set the attributes; on an error, or after printing the help, the program ends."""
        for option in self.options[1:]:
            if not hasattr(target, option.dest):
                setattr(target, option.dest, False if option.const is True else None)
        arguments = list(arguments)
        found = self._classify(arguments)
        left = [name for name, _ in self.positionals]
        unknown = []
        place = 0
        last = max(found, default=-1)
        while place <= last:
            start = place
            while place not in found:
                place += 1
            if start != place:
                end = self._take_positionals(arguments, start, place, left, target)
                unknown += arguments[end:place]
            place = self._take_option(arguments, place, found, unknown, target)
        end = self._take_positionals(arguments, place, len(arguments), left, target)
        unknown += arguments[end:]
        if unknown:
            self.fail("unrecognized arguments: " + " ".join(unknown))

    def _classify(self, arguments):
        """The places of the options."""
        found = {}
        for place, argument in enumerate(arguments):
            if argument == "--":
                break
            option = self._find_option(argument)
            if option is not None:
                found[place] = option
        return found

    def _find_option(self, argument):
        """The option that an argument is, or None for a positional."""
        if not argument.startswith("-"):
            return None
        if argument in self.by_name:
            return _Found(self.by_name[argument], argument, None, None)
        if argument == "-":
            return None
        name, separator, value = argument.partition("=")
        if separator and name in self.by_name:
            return _Found(self.by_name[name], name, separator, value)
        matches = self._abbreviated(argument)
        if len(matches) > 1:
            self.fail(f"ambiguous option: {argument} could match {', '.join(match.name for match in matches)}")
        if matches:
            return matches[0]
        if _NEGATIVE_NUMBER.match(argument) or " " in argument:
            return None
        return _Found(None, argument, None, None)

    def _abbreviated(self, argument):
        """The options that an argument begins, or that begin it."""
        if not argument.startswith("--"):
            return [_Found(option, name, "", argument[2:]) for name, option in self.by_name.items() if name == argument[:2]]
        start, separator, value = argument.partition("=")
        rest = (separator, value) if separator else (None, None)
        return [_Found(option, name, *rest) for name, option in self.by_name.items() if name.startswith(start)]

    def _take_positionals(self, arguments, start, end, left, target):
        """Gives arguments to positionals; the place behind the last one given."""
        if self.is_list:
            if left:
                taken = arguments[start:end]
                if "--" in taken:
                    taken.remove("--")
                setattr(target, left.pop(), taken)
                return end
            return start
        place = start
        # The first run of arguments uses up all positionals, even those it has no argument for.
        names, left[:] = left[:], []
        separator = next((here for here in range(start, end) if self._is_separator(arguments, here)), None)
        for name in names:
            # It takes the separator before or behind its argument, and a "--" out of what it then has: one alone is nothing.
            has_separator = place == separator
            place += has_separator
            if place < end:
                if has_separator or arguments[place] != "--":
                    setattr(target, name, arguments[place])
                place += 1
                place += place == separator
        return place

    def _take_option(self, arguments, place, found, unknown, target):
        """Acts on the options of one argument; the place behind them and their arguments."""
        option, name, separator, argument = found[place]
        if option is None:
            unknown.append(arguments[place])
            return place + 1
        flags = []
        while argument is not None and not option.metavar:
            # The rest of an argument of one dash is more options without arguments.
            if name.startswith("--") or not argument or separator or argument[0] == "-":
                self.fail(f"argument {'/'.join(option.names)}: ignored explicit argument {argument!r}")
            flags.append(option)
            name = "-" + argument[0]
            if name not in self.by_name:
                unknown.append("-" + argument)
                self._act(flags, target)
                return place + 1
            option, separator, argument = self.by_name[name], "", argument[1:] or None
            if argument and argument[0] == "=":
                separator, argument = "=", argument[1:]
        place += 1
        if option.metavar and argument is None:
            if place == len(arguments) or place in found or self._is_separator(arguments, place):
                self.fail(f"argument {'/'.join(option.names)}: expected one argument")
            argument = arguments[place]
            place += 1
        self._act(flags, target)
        self._set(option, argument, target)
        return place

    def _is_separator(self, arguments, place):
        return arguments[place] == "--" and "--" not in arguments[:place]

    def _act(self, flags, target):
        for option in flags:
            self._set(option, None, target)

    def _set(self, option, argument, target):
        if option.dest == "help":
            self.print_help()
            sys.exit(0)
        value = option.const
        if option.metavar:
            try:
                value = option.convert(argument)
            except ValueError:
                self.fail(f"argument {'/'.join(option.names)}: invalid {option.convert.__name__} value: {argument!r}")
        if option.const is list:
            value = [*(getattr(target, option.dest) or ()), value]
        setattr(target, option.dest, value)

    def fail(self, message):
        """End the program with an error."""
        sys.stderr.write(f"{self.usage()}{self.name}: error: {message}\n")
        sys.exit(2)

    # ---- help

    def print_help(self):
        """Print the help; may be replaced."""
        sys.stdout.write(self.format_help())

    def usage(self):
        """The usage, which the help begins with."""
        width = _width()
        options = [option.usage for option in self.options]
        positionals = [f"[{name} ...]" for name, text in self.positionals if text]
        line = " ".join(["usage:", self.name, *options, *positionals])
        if len(line) <= width:
            return line + "\n"
        start = "usage: " + self.name
        if len(start) <= 0.75 * width:
            indent = " " * (len(start) + 1)
            lines = _filled(options, indent, width) + _filled(positionals, indent, width)
            lines[0] = start + " " + lines[0].lstrip()
        else:
            indent = " " * len("usage: ")
            lines = _filled(options + positionals, indent, width)
            if len(lines) > 1:
                lines = _filled(options, indent, width) + _filled(positionals, indent, width)
            lines.insert(0, start)
        return "\n".join(lines) + "\n"

    def format_help(self):
        """The whole help."""
        positionals = [item for item in self.positionals if item[1]]
        options = [(option.title, option.help) for option in self.options]
        longest = max(len(title) for title, _ in positionals + options)
        indent = min(longest + 4, _MOST_HELP_INDENT, max(_width() - 20, 4))
        parts = [self.usage()]
        for title, items in (("positional arguments", positionals), ("options", options)):
            if items:
                parts.append(f"{title}:\n" + "".join(_help_item(name, text, indent) for name, text in items))
        if self.epilog:
            parts.append(textwrap.fill(self.epilog, max(_width(), 11)) + "\n")
        return "\n".join(parts)


def _width():
    """How many columns the help may use: two less than there are."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    return (columns if columns > 0 else 80) - 2


def _filled(parts, indent, width):
    """Parts joined to lines that are no longer than a width, if a part is not."""
    lines = []
    for part in parts:
        if lines and len(lines[-1]) + 1 + len(part) <= width:
            lines[-1] += " " + part
        else:
            lines.append(indent + part)
    return lines


def _help_item(title, text, indent):
    lines = textwrap.wrap(text, max(_width() - indent, 11))
    start = f"  {title}"
    if len(start) + 2 <= indent:
        start = start.ljust(indent) + lines.pop(0)
    return "\n".join([start, *(" " * indent + line for line in lines)]) + "\n"

"""Extract, format and print information about Python stack traces."""

import sys
import _traceback

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_MOST_REPEATS = 3


class _Missing:
    def __repr__(self):
        return "<implicit>"


_missing = _Missing()


def _exception_and_traceback(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f'Exception expected for value, {type(exc).__name__} found')


def _text_or_remark(value, what, function=str):
    try:
        return function(value)
    except:
        return f'<{what} {function.__name__}() failed>'


def _refuse_colors(options):
    if options.pop('colorize', False):
        raise NotImplementedError("tracebacks in color are not supported")
    if options:
        raise TypeError(f"unexpected keyword argument '{next(iter(options))}'")


def _write(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end="")


# ---- what is printed, and what is returned as lines

def print_list(extracted_list, file=None):
    """Print a list of FrameSummary objects or tuples."""
    _write(StackSummary.from_list(extracted_list).format(), file)


def format_list(extracted_list):
    """The lines for a list of FrameSummary objects or tuples."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The lines of the entries of a traceback."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return StackSummary._of_positions(_positions(tb), limit=limit)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **options):
    """Print an exception with its traceback and what it came from."""
    _refuse_colors(options)
    value, tb = _exception_and_traceback(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **options):
    """The lines that print_exception() prints."""
    _refuse_colors(options)
    value, tb = _exception_and_traceback(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **options):
    """The lines under the traceback: the exception and its notes."""
    _refuse_colors(options)
    if value is _missing:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The text that print_exc() prints."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the last exception that nothing caught."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def print_stack(f=None, limit=None, file=None):
    """Print the frames that led to a frame, by default the caller's."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """The lines that print_stack() prints."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """The entries for the frames that led to a frame, outermost first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    "Clear the local variables of all frames of a traceback."
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # the frame is running
        tb = tb.tb_next


# ---- walking

def walk_stack(f):
    """Yield a frame and its line, then those of its callers. None stands for the frame that asks StackSummary.extract()."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yield the frame and the line of each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _positions(tb):
    while tb is not None:
        yield tb.tb_frame, _traceback.position(tb)
        tb = tb.tb_next


# ---- entries

class FrameSummary:
    """One entry of a stack: file, line, name of the code, and the source line."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = None if line is None else line.split('\n')
        if lookup_line:
            self.line
        self.locals = {name: _text_or_remark(value, 'local', repr) for name, value in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, place):
        return tuple(self)[place]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    def _source(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            self._lines = _traceback.source_lines(self.filename, self.lineno, self.end_lineno)
        return self._lines

    @property
    def line(self):
        lines = self._source()
        if lines is None:
            return None
        return lines[0].strip() if lines else ''


class StackSummary(list):
    """A list of FrameSummary objects."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries for what walk_stack() or walk_tb() yields."""
        def with_lines_only():
            for frame, line in frame_gen:
                yield frame, (line, None, None, None)
        return klass._of_positions(with_lines_only(), limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _of_positions(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        result = klass()
        for frame, (line, end_line, column, end_column) in _limited(frame_gen, limit):
            code = frame.f_code
            result.append(FrameSummary(
                code.co_filename, line, code.co_name, lookup_line=False, locals=frame.f_locals if capture_locals else None,
                end_lineno=end_line, colno=column, end_colno=end_column))
        if lookup_lines:
            for summary in result:
                summary.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """A summary of FrameSummary objects, or of tuples of file, line, name and source line."""
        result = StackSummary()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format_frame_summary(self, frame_summary, **options):
        """The lines of one entry, as one text; a subclass may answer None to leave the entry out."""
        _refuse_colors(options)
        entry = frame_summary
        text = _traceback.entry(entry.filename, entry.lineno, entry.end_lineno, entry.colno, entry.end_colno, entry.name,
                                entry._source() or ())
        if entry.locals:
            text += "".join(f'    {name} = {value}\n' for name, value in sorted(entry.locals.items()))
        return text

    def format(self, **options):
        """The lines of all entries; of more than three equal ones in a row the others are counted."""
        _refuse_colors(options)
        result = []
        last, count = None, 0
        for summary in self:
            text = self.format_frame_summary(summary)
            if text is None:
                continue
            place = summary.filename, summary.lineno, summary.name
            if place != last or None in place:
                result.extend(_repeats(count))
                last, count = place, 0
            count += 1
            if count <= _MOST_REPEATS:
                result.append(text)
        result.extend(_repeats(count))
        return result


def _limited(entries, limit):
    if limit is None:
        yield from entries
    elif limit >= 0:
        for entry, _ in zip(entries, range(limit)):
            yield entry
    else:
        yield from list(entries)[limit:]


def _repeats(count):
    more = count - _MOST_REPEATS
    if more > 0:
        yield f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n'


# ---- exceptions

class _Layout:
    """Where the lines of an exception go: how deep in groups, and whether a group still has to draw its lower edge."""

    def __init__(self):
        self.depth = 0
        self.needs_close = False

    def margin(self):
        return ' ' * (2 * self.depth)

    def emit(self, texts, edge='|'):
        prefix = self.margin() + edge + ' ' if self.depth else ''
        for text in (texts,) if isinstance(texts, str) else texts:
            yield "".join(prefix + line for line in text.splitlines(True))


class TracebackException:
    """An exception with everything that is printed of it, without references to the exception itself."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        is_outermost = _seen is None
        seen = set() if is_outermost else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._of_positions(
            _positions(exc_traceback), limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _text_or_remark(exc_value, 'exception')
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as error:
            self.__notes__ = [f'Ignored error getting __notes__: {_text_or_remark(error, "__notes__", repr)}']
        self._has_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if self._has_type else None
        self.exc_type_module = exc_type.__module__ if self._has_type else None
        self._is_syntax_error = self._has_type and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            self._take_place(exc_value)
        elif self._has_type:
            self._str += _traceback.suggestion(exc_value, exc_traceback)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if is_outermost:
            def related(exc):
                return TracebackException(
                    type(exc), exc, exc.__traceback__, limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                    max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=seen)
            # A queue instead of recursion, because chains may be long.
            waiting = [(self, exc_value)]
            while waiting:
                summary, exc = waiting.pop()
                if exc is not None:
                    waiting.extend(summary._take_related(exc, compact, seen, related))

    def _take_place(self, exc):
        def optional(number):
            return None if number is None else str(number)
        self.filename = exc.filename
        self.lineno = optional(exc.lineno)
        self.end_lineno = optional(exc.end_lineno)
        self.text = exc.text
        self.offset = exc.offset
        self.end_offset = exc.end_offset
        self.msg = exc.msg

    def _take_related(self, exc, compact, seen, related):
        found = []
        cause, context = exc.__cause__, exc.__context__
        if cause is not None and id(cause) not in seen:
            self.__cause__ = related(cause)
            found.append((self.__cause__, cause))
        needs_context = not compact or (self.__cause__ is None and not exc.__suppress_context__)
        if needs_context and context is not None and id(context) not in seen:
            self.__context__ = related(context)
            found.append((self.__context__, context))
        if isinstance(exc, BaseExceptionGroup):
            self.exceptions = [related(member) for member in exc.exceptions]
            found.extend(zip(self.exceptions, exc.exceptions))
        return found

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """The summary of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._has_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        if not isinstance(module, str):
            module = "<unknown>"
        return f'{module}.{self.exc_type_qualname}'

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **options):
        """Yield the lines under the traceback; with show_group those of the members of a group as well."""
        _refuse_colors(options)
        indent = 3 * _depth * ' '
        final = self.exc_type_str or 'None'
        if self._str:
            final += f': {self._str}'
        if not self._has_type:
            yield f'{indent}{final}\n'
            return
        if self._is_syntax_error:
            for line in _traceback.syntax_lines(self.exc_type_str, self.filename, self.lineno, self.end_lineno, self.text,
                                                self.offset, self.end_offset, self.msg):
                yield indent + line
        elif _depth:
            for line in final.split('\n'):
                yield f'{indent}{line}\n'
        else:
            yield final + '\n'
        yield from self._format_notes(indent)
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=True, _depth=_depth + 1)

    def _format_notes(self, indent):
        notes = self.__notes__
        if isinstance(notes, (list, tuple, range)):
            for note in notes:
                for line in _text_or_remark(note, 'note').split('\n'):
                    yield f'{indent}{line}\n'
        elif notes is not None:
            yield f"{indent}{_text_or_remark(notes, '__notes__', repr)}\n"

    def format(self, *, chain=True, _ctx=None, **options):
        """Yield the lines of the exception, after those of what it came from."""
        _refuse_colors(options)
        layout = _Layout() if _ctx is None else _ctx
        links = [(None, self)]
        while chain:
            exc = links[-1][1]
            if exc.__cause__ is not None:
                message, origin = _CAUSE, exc.__cause__
            elif exc.__context__ is not None and not exc.__suppress_context__:
                message, origin = _CONTEXT, exc.__context__
            else:
                break
            links[-1] = message, exc
            links.append((None, origin))
        for message, exc in reversed(links):
            if message is not None:
                yield from layout.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from layout.emit('Traceback (most recent call last):\n')
                    yield from layout.emit(exc.stack.format())
                yield from layout.emit(exc.format_exception_only())
            elif layout.depth > self.max_group_depth:
                yield from layout.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(layout, chain, self.max_group_width)

    def _format_group(self, layout, chain, most):
        is_outermost = layout.depth == 0
        if is_outermost:
            layout.depth = 1
        if self.stack:
            yield from layout.emit('Exception Group Traceback (most recent call last):\n', '+' if is_outermost else '|')
            yield from layout.emit(self.stack.format())
        yield from layout.emit(self.format_exception_only())
        count = len(self.exceptions)
        shown = min(count, most + 1)
        layout.needs_close = False
        for place in range(shown):
            is_last = place == shown - 1
            if is_last:
                layout.needs_close = True  # a group in the last member may draw the lower edge
            is_cut = place >= most
            yield f"{layout.margin()}{'  ' if place else '+-'}+---------------- {'...' if is_cut else place + 1} ----------------\n"
            layout.depth += 1
            if is_cut:
                more = count - most
                yield from layout.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            else:
                yield from self.exceptions[place].format(chain=chain, _ctx=layout)
            if is_last and layout.needs_close:
                yield layout.margin() + "+------------------------------------\n"
                layout.needs_close = False
            layout.depth -= 1
        if is_outermost:
            layout.depth = 0

    def print(self, *, file=None, chain=True, **options):
        """Print the lines of format()."""
        _refuse_colors(options)
        _write(self.format(chain=chain), file)

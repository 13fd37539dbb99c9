"""Rows of text separated by commas, or by what a dialect says instead."""

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect", "excel",
    "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "unregister_dialect",
    "DictReader", "DictWriter", "unix_dialect",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
_size_limit = 131072
_dialects = {}


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    """How rows are written; subclasses give the attributes."""

    _name = ""
    delimiter = quotechar = escapechar = lineterminator = quoting = None
    doublequote = skipinitialspace = None

    def __init__(self):
        try:
            _Format(self, {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """The dialect of Excel."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """The dialect of Excel with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """What programs on Unix write."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


class _Format:
    """A dialect with all attributes checked."""

    _defaults = {
        "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
        "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False,
    }

    def __init__(self, dialect, changes):
        for name in changes:
            if name not in self._defaults:
                raise TypeError(f"this function got an unexpected keyword argument {name!r}")
        for name, value in self._defaults.items():
            setattr(self, name, changes[name] if name in changes else getattr(dialect, name, value))
        if "quoting" not in changes and "quotechar" in changes and changes["quotechar"] is None:
            self.quoting = QUOTE_NONE
        self._check()

    def _check(self):
        for name in ("delimiter", "escapechar", "quotechar"):
            value = getattr(self, name)
            if value is None and name != "delimiter":
                continue
            if not isinstance(value, str):
                kind = "string" if name == "delimiter" else "string or None"
                raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
            if value in "\r\n":
                raise ValueError(f"bad {name} value")
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if self.quoting not in range(6):
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        for one, other in (("delimiter", "quotechar"), ("delimiter", "escapechar"), ("escapechar", "quotechar")):
            if getattr(self, one) is not None and getattr(self, one) == getattr(self, other):
                raise ValueError(f"bad {one} or {other} value")


def _format_of(dialect, changes):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    return _Format(dialect, changes)


def register_dialect(name, dialect=excel, **fmtparams):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _format_of(dialect, fmtparams)


def unregister_dialect(name):
    """Takes the name from a dialect."""
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    """The dialect of a name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    """The names of dialects."""
    return list(_dialects)


def field_size_limit(new_limit=None):
    """The most characters that a field may have; sets another limit when one is given."""
    global _size_limit
    old = _size_limit
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _size_limit = new_limit
    return old


class _Row:
    """A row that is being read: the fields so far, and the state that reading is in between two lines."""

    def __init__(self, dialect):
        self.dialect = dialect
        self.fields = []
        self.step = self.start_row
        self._begin()

    def _begin(self):
        self.text = []
        self.was_quoted = False

    def _end(self):
        text = "".join(self.text)
        quoting = self.dialect.quoting
        if self.was_quoted:
            self.fields.append(text)
        elif quoting in (QUOTE_NOTNULL, QUOTE_STRINGS) and not text:
            self.fields.append(None)
        elif quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS) and text:
            self.fields.append(float(text))
        else:
            self.fields.append(text)
        self._begin()

    def _add(self, character):
        if len(self.text) >= _size_limit:
            raise Error(f"field larger than field limit ({_size_limit})")
        self.text.append(character)

    def start_row(self, character):
        if character == "":
            return self.start_row
        if character in "\r\n":
            return self.after_row
        return self.start_field(character)

    def after_row(self, character):
        if character != "" and character not in "\r\n":
            raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")
        return self.start_row if character == "" else self.after_row

    def _finish(self, character):
        self._end()
        return self.start_row if character == "" else self.after_row

    def start_field(self, character):
        dialect = self.dialect
        if character == "" or character in "\r\n":
            return self._finish(character)
        if character == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.was_quoted = True
            return self.in_quotes
        if character == dialect.escapechar:
            return self.escaped
        if character == " " and dialect.skipinitialspace:
            return self.start_field
        if character == dialect.delimiter:
            self._end()
            return self.start_field
        self._add(character)
        return self.in_field

    def in_field(self, character):
        dialect = self.dialect
        if character == "" or character in "\r\n":
            return self._finish(character)
        if character == dialect.escapechar:
            return self.escaped
        if character == dialect.delimiter:
            self._end()
            return self.start_field
        self._add(character)
        return self.in_field

    def escaped(self, character):
        if character == "":
            character = "\n"
        self._add(character)
        return self.after_escaped_feed if character in "\r\n" else self.in_field

    def after_escaped_feed(self, character):
        return self.after_escaped_feed if character == "" else self.in_field(character)

    def in_quotes(self, character):
        dialect = self.dialect
        if character == "":
            return self.in_quotes
        if character == dialect.escapechar:
            return self.escaped_in_quotes
        if character == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            return self.quote_in_quotes if dialect.doublequote else self.in_field
        self._add(character)
        return self.in_quotes

    def escaped_in_quotes(self, character):
        self._add("\n" if character == "" else character)
        return self.in_quotes

    def quote_in_quotes(self, character):
        dialect = self.dialect
        if character != "" and character == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self._add(character)
            return self.in_quotes
        if character == "" or character in "\r\n" or character == dialect.delimiter:
            return self.in_field(character)
        if dialect.strict:
            raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
        self._add(character)
        return self.in_field


class _Reader:
    """The rows of an iterable of lines."""

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row = _Row(self.dialect)
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if row.text or row.step == row.in_quotes:
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    row._end()
                    return row.fields
                raise
            if not isinstance(line, str):
                kind = type(line).__name__
                raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
            self.line_num += 1
            for character in line:
                row.step = row.step(character)
            row.step = row.step("")
            if row.step == row.start_row:
                return row.fields


_Reader.__name__ = _Reader.__qualname__ = "reader"
_Reader.__module__ = "_csv"


def reader(iterable, dialect="excel", **fmtparams):
    """Reads rows from an iterable of lines."""
    return _Reader(iterable, _format_of(dialect, fmtparams))


class _Writer:
    """Writes rows to what has a method write."""

    def __init__(self, output, dialect):
        if not hasattr(output, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = output.write
        self.dialect = dialect

    def _field(self, value, is_alone):
        dialect = self.dialect
        is_number = isinstance(value, (int, float, complex)) or hasattr(value, "__float__")
        text = "" if value is None else str(value)
        needs_quotes = (
            dialect.quoting == QUOTE_ALL
            or dialect.quoting == QUOTE_NONNUMERIC and not is_number
            or dialect.quoting == QUOTE_STRINGS and isinstance(value, str)
            or dialect.quoting == QUOTE_NOTNULL and value is not None
        )
        parts = []
        special = {dialect.delimiter, dialect.escapechar, dialect.quotechar, "\r", "\n", *dialect.lineterminator} - {None}
        for character in text:
            if character in special:
                wants_escape = dialect.quoting == QUOTE_NONE
                if not wants_escape and character == dialect.quotechar:
                    if dialect.doublequote:
                        parts.append(character)
                    else:
                        wants_escape = True
                elif not wants_escape and character == dialect.escapechar:
                    wants_escape = True
                if wants_escape:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(dialect.escapechar)
                elif dialect.quoting != QUOTE_NONE:
                    needs_quotes = True
            parts.append(character)
        if not text and is_alone:
            if dialect.quoting == QUOTE_NONE or value is None and dialect.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error("single empty field record must be quoted")
            needs_quotes = True
        if " " in text[:1] and dialect.skipinitialspace and dialect.delimiter != " ":
            needs_quotes = dialect.quoting != QUOTE_NONE
        quote = dialect.quotechar if needs_quotes else ""
        return f"{quote}{''.join(parts)}{quote}"

    def writerow(self, row, /):
        """Writes one row; gives what the write gave."""
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._field(value, len(values) == 1) for value in values]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        """Writes each row."""
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = "writer"
_Writer.__module__ = "_csv"


def writer(fileobj, dialect="excel", **fmtparams):
    """A writer of rows."""
    return _Writer(fileobj, _format_of(dialect, fmtparams))


for _name, _dialect in (("excel", excel), ("excel-tab", excel_tab), ("unix", unix_dialect)):
    register_dialect(_name, _dialect)


class DictReader:
    """Reads rows as dicts whose keys are the first row, unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames if self.line_num == 0 else self._fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    """Writes dicts as rows, in the order of the field names."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the field names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, row):
        if self.extrasaction == "raise":
            extra = row.keys() - self.fieldnames
            if extra:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, extra)))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        """Writes one dict."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Writes each dict."""
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(type(list[int]))


DictReader.__class_getitem__ = classmethod(type(list[int]))

# Rows of text: readers and writers with each way of quoting, dialects, dicts, and what is refused.
import csv
import io


def read(text, **options):
    try:
        return list(csv.reader(io.StringIO(text, newline=""), **options))
    except (csv.Error, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


texts = [
    "a,b,c\r\n1,2,3\r\n", 'x,"y, z","w ""q"" w"\n', '"two\nlines",end', "", "\n", "\n\na\n", ",", ',,\n""\n', "a b, c\n", 'ab"c"d,e\n',
    '"a"b,c\n', '"open', "a\\,b,c\\\nd\n", "1,2.5,\"x\"\n", "tab\there\n", "a\r\nb\rc\n", '"q"  ,x\n', "'s,t',u\n", "\u00fc,\u20ac\n", 'a,"",b\n',
]
for text in texts:
    print(repr(text))
    for options in ({}, {"escapechar": "\\"}, {"quoting": csv.QUOTE_NONE}, {"skipinitialspace": True}, {"strict": True}, {"quotechar": "'"},
                    {"delimiter": "\t"}, {"doublequote": False}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}):
        print("   ", options, read(text, **options))


def write(row, **options):
    output = io.StringIO()
    try:
        count = csv.writer(output, **options).writerow(row)
        return count, output.getvalue()
    except (csv.Error, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


rows = [["a", 1, 2.5, None], ["x,y", 'q"q', "line\nfeed", "cr\r"], [""], [None], [], ["a", ""], "abc", [True, 10**20, -0.0, 1j], [" lead", "t\tt"], ["back\\slash", "it's"], 5]
for row in rows:
    print(row)
    for options in ({}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_NONE}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"},
                    {"doublequote": False, "escapechar": "\\"}, {"doublequote": False}, {"delimiter": "\t", "lineterminator": "!"}, {"quotechar": "'"},
                    {"dialect": "unix"}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}):
        print("   ", options, write(row, **options))
for options in ({"delimiter": ""}, {"delimiter": "ab"}, {"delimiter": 3}, {"quotechar": "xx"}, {"quoting": 9}, {"quoting": "x"}, {"nope": 1}, {"dialect": "nope"}, {"lineterminator": 4},
                {"quotechar": None}, {"quotechar": None, "quoting": csv.QUOTE_ALL}, {"delimiter": '"'}, {"escapechar": ","}, {"delimiter": "\n"}, {"skipinitialspace": True, "delimiter": " "}):
    print(options, read("a,b\n", **options), write(["a"], **options))

people = csv.DictReader(io.StringIO("name,age\nAnn,3\n\nBob\nCy,4,extra,more\n"), restkey="rest", restval="?")
print(people.fieldnames, [(row, people.line_num) for row in people])
print(list(csv.DictReader(["1;2", "3;4"], fieldnames=["a", "b"], delimiter=";")), list(csv.DictReader([])))
output = io.StringIO()
writer = csv.DictWriter(output, ["b", "a"], restval="-", lineterminator="\n")
writer.writeheader()
writer.writerows([{"a": 1, "b": 2}, {"a": "x,y"}])
try:
    writer.writerow({"a": 1, "z": 2})
except ValueError as error:
    print(error)
csv.DictWriter(output, ["a"], extrasaction="ignore").writerow({"a": 1, "z": 2})
print(repr(output.getvalue()))
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_ALL, lineterminator="\n")
print(sorted(csv.list_dialects()), csv.get_dialect("pipes").delimiter, write(["a", 1], dialect="pipes"), read('"a"|b\n', dialect="pipes"))
csv.unregister_dialect("pipes")
for action in (lambda: csv.get_dialect("pipes"), lambda: csv.unregister_dialect("pipes"), lambda: csv.writer(3), lambda: list(csv.reader([b"x"])), lambda: csv.reader(3)):
    try:
        action()
    except (csv.Error, TypeError) as error:
        print(type(error).__name__, error)


class Semicolons(csv.excel):
    delimiter = ";"


print(write([1, "a;b"], dialect=Semicolons), read("1;2\n", dialect=Semicolons()), csv.field_size_limit(), csv.field_size_limit(3), read("abcd\n"), csv.field_size_limit(131072))
lines = csv.reader(["a,b", '"c', 'd",e', "f"])
print([(row, lines.line_num) for row in lines], csv.reader([]).dialect.delimiter)

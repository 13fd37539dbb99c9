# Patterns of file names.
import fnmatch

patterns = ["*", "*.py", "a?c", "[abc]x", "[!abc]x", "[a-c]*", "a*b*c", "**x**", "[", "[]", "[]a]", "[!]a]", "[!]", "a[b", "[a-]", "[-a]", "[z-a]", "[a-cx-z]", "[\\]", "a.b", "", "[^a]", "[[]", "[a&&b]", "*[!0-9]?", "(x)+", "[!a-]"]
names = ["", "a", "abc", "a.py", "b.py.txt", "ax", "dx", "]", "!", "-", "a-c", "[", "\\", "^", "aXbYc", "x", "axb", "line\n.py", "(x)+", "a.b", "aab", "z", "1a2", "&"]
for pattern in patterns:
    print(repr(pattern), fnmatch.translate(pattern), fnmatch.filter(names, pattern))
print(fnmatch.fnmatch("A.PY", "*.py"), fnmatch.fnmatchcase("A.PY", "*.PY"), fnmatch.filter([b"a.py", b"b"], b"*.py"))
try:
    fnmatch.fnmatch("a", b"a")
except TypeError as error:
    print(error)

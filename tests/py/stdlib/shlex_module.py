# Words of command lines.
import shlex

lines = [
    "a b  c", "", "  ", "'a b' c", '"a b"c', "a\\ b", '"a\\"b\\\\c\\d"', "'a\\b'", "''", '""x', "a''b", "a # b", "#c\nd", "a#b c", "x\ty\nz\r", "'open", '"open', "end\\", '"end\\', "\\\n",
    "\u00e9 \u00fc'\u00f6'", "a=1;b|c&d", "$x `y`", "'it'\"'\"'s'", "a\\\nb", "\"a\nb\"",
]
for line in lines:
    for comments in (False, True):
        try:
            print(repr(line), comments, shlex.split(line, comments))
        except ValueError as error:
            print(repr(line), comments, error)
for word in ("", "plain", "two words", "it's", "a\"b", "$x", "a/b-c.d_e@f%g+h=i:j,k", "\u00e9", "~", "\n", "'"):
    print(shlex.quote(word), shlex.split(shlex.quote(word)) == [word])
print(shlex.join(["echo", "a b", "it's", ""]), shlex.split(shlex.join(["x y", "z"])))
try:
    shlex.split(None)
except ValueError as error:
    print(error)

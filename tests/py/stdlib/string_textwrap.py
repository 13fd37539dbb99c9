# string constants, Template, capwords; textwrap.
import string, textwrap
print(string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters[25:28], string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords("hello  big world"), string.capwords("a-b c", "-"))
t = string.Template("$who likes ${what}s, costs $$5"); print(t.substitute(who="Ann", what="cat"), t.safe_substitute(who="Bob"), t.substitute({"who": 1}, what=2))
for bad in ("t.substitute(who=1)", "string.Template('$').substitute()", "string.Template('$1').substitute()"):
    try: print(eval(bad))
    except (KeyError, ValueError) as e: print(type(e).__name__, e)
text = "The quick brown fox jumped over the lazy dog. Hyphen-ated words and averyveryverylongword."
print(textwrap.wrap(text, 20)); print(textwrap.fill(text, 30)); print(textwrap.fill(text, 25, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap(text, 10, break_long_words=False), textwrap.wrap("", 5), textwrap.wrap("a b", 1), textwrap.shorten(text, 30), textwrap.shorten("short", 30), textwrap.shorten(text, 25, placeholder=" [..]"))
print(textwrap.dedent("""\
    a
      b

    c
"""), repr(textwrap.dedent("\tx\n\t y\n")), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\n", "-", lambda l: True)), textwrap.wrap("x  y\tz\nw", 4), textwrap.wrap(text, 40, max_lines=2))
try: textwrap.wrap("abc", 0)
except ValueError as e: print(e)
f = string.Formatter(); print(f.format("{0} {a!r:>5}", 1, a="x"), [p[:2] for p in f.parse("a{b}c{d:e}")])

# re.Scanner: a list of patterns takes a text apart.
import re

scanner = re.Scanner([
    (r"[a-zA-Z_]\w*", lambda scanner, token: ("name", token)),
    (r"\d+\.\d*", lambda scanner, token: float(token)),
    (r"\d+", lambda scanner, token: int(token)),
    (r"=|\+|-|\*|/", lambda scanner, token: "op" + token),
    (r"!", "bang"),
    (r"\s+", None),
])
print(scanner.scan("sum = 3*foo + 312.50+bar!"))
print(scanner.scan("a ? b"), scanner.scan(""), scanner.scan("?"))
spans = re.Scanner([(r"[a-z]+", lambda scanner, token: scanner.match.span()), (r".", None)], re.IGNORECASE)
print(spans.scan("ab CD e"))
print(re.Scanner([(r"(?P<q>['\"])(\w*)(?P=q)", lambda s, t: s.match.group(2)), (r"x*", "never")]).scan("'a'\"b\"rest"))

# A tokenizer, a Pratt parser and an evaluator for arithmetic with variables and functions.
import math
class ParseError(Exception): pass
def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."): j += 1
            yield "num", float(text[i:j]) if "." in text[i:j] else int(text[i:j]); i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum(): j += 1
            yield "name", text[i:j]; i = j
        elif text.startswith("**", i): yield "op", "**"; i += 2
        elif c in "+-*/%(),=": yield "op", c; i += 1
        else: raise ParseError(f"bad character {c!r} at {i}")
    yield "end", None
BINARY = {"=": (1, 0), "+": (10, 11), "-": (10, 11), "*": (20, 21), "/": (20, 21), "%": (20, 21), "**": (31, 30)}
class Parser:
    def __init__(self, text): self.tokens = list(tokenize(text)); self.pos = 0
    def next(self): self.pos += 1; return self.tokens[self.pos - 1]
    def peek(self): return self.tokens[self.pos]
    def expect(self, op):
        if self.next() != ("op", op): raise ParseError(f"expected {op}")
    def expression(self, power=0):
        kind, value = self.next()
        match kind, value:
            case "num", n: left = ("num", n)
            case "name", n if self.peek() == ("op", "("):
                self.next(); args = []
                while self.peek() != ("op", ")"):
                    args.append(self.expression())
                    if self.peek() == ("op", ","): self.next()
                self.expect(")"); left = ("call", n, args)
            case "name", n: left = ("var", n)
            case "op", "-": left = ("neg", self.expression(25))
            case "op", "(": left = self.expression(); self.expect(")")
            case _: raise ParseError(f"unexpected {value!r}")
        while True:
            kind, op = self.peek()
            if kind != "op" or op not in BINARY or BINARY[op][0] < power: return left
            self.next(); left = (op, left, self.expression(BINARY[op][1]))
OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b}
FUNCTIONS = {"max": max, "sqrt": math.sqrt, "len": lambda *a: len(a)}
def evaluate(node, env):
    match node:
        case "num", n: return n
        case "var", name: return env[name]
        case "neg", x: return -evaluate(x, env)
        case "call", name, args: return FUNCTIONS[name](*(evaluate(a, env) for a in args))
        case "=", ("var", name), value: env[name] = evaluate(value, env); return env[name]
        case op, a, b: return OPS[op](evaluate(a, env), evaluate(b, env))
env = {"x": 3}
for text in ("1 + 2 * 3", "(1 + 2) * 3", "-2 ** 2", "2 ** 3 ** 2", "x * x - 1", "y = x + 4", "y % 4", "max(1, x, 2) + len()", "sqrt(16) / 4", "10 - 3 - 2", "1 +", "2 $ 3", "(1", "nope", "1 / 0", "y = z = 5", "z"):
    try: print(text, "=", evaluate(Parser(text).expression(), env))
    except (ParseError, KeyError, ZeroDivisionError) as e: print(text, "!", type(e).__name__, e)

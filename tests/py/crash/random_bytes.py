# Pseudo-random text and mutations through compile(): only kinds of SyntaxError come out.
seed = 1
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
pieces = ["x", "1 ", "(", ")", "[", "]", "{", "}", ":", ",", ".", "=", "==", "+", "-", "*", "**", "/", "\n", "\n  ", "\n    ", " ", "if ", "else", "for ", "in ", "def ", "class ", "lambda ", "return ", "yield ", "await ", "async ", "with ", "as ", "try", "except ", "finally", "match ", "case ", "_", "'s'", "f'{x}'", "f'{", "'", '"', '"""', "\\\n", "#", ";", "@", "->", ":=", "not ", "is ", "import ", "from ", "global x", "None", "...", "é", "\t", "b'", "\0"]
kinds = {}
for i in range(3000):
    text = "".join(pieces[rnd(len(pieces))] for _ in range(1 + rnd(25)))
    try: compile(text, "r", "exec"); kind = "ok"
    except (SyntaxError, ValueError) as e: kind = "rejected"
    kinds[kind] = kinds.get(kind, 0) + 1
print(sum(kinds.values()), sorted(kinds))
source = '''
def f(a, *b, c=1, **d):
    """doc"""
    for i in range(a):
        if 0 == i % two and [x for x in b]: continue
        else: yield {i: (c, f"{d!r:>{i}}")}
class K(object):
    x: int = 0xa 
    @property
    def p(self): return lambda q: q ** -1
try: pass
except (A, B) as e: raise X from e
finally: del a[1:2], b.c
match x:
    case [1, *r] | {"k": v, **w} if r: pass
    case K(x=1, y=_) as z: async_ = not z
'''
outcomes = set()
for i in range(len(source)):
    for text in (source[:i], source[:i] + source[i + 1:], source[:i] + "(" + source[i:], source[:i] + "\n" + source[i:]):
        try: compile(text, "m", "exec"); outcomes.add("ok")
        except SyntaxError as e: outcomes.add("rejected")
        except ValueError: outcomes.add("rejected")
print(sorted(outcomes))
print("alive")

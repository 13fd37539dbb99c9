# A tiny Lisp: reader, environments, closures, tail loops, macros-free.
import operator
def read(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    def form():
        if not tokens: raise SyntaxError("unexpected end")
        t = tokens.pop(0)
        if t == "(":
            out = []
            while True:
                if not tokens: raise SyntaxError("missing )")
                if tokens[0] == ")": tokens.pop(0); return out
                out.append(form())
        if t == ")": raise SyntaxError("unexpected )")
        if t == "'": return ["quote", form()]
        try: return int(t)
        except ValueError: return t
    forms = []
    while tokens: forms.append(form())
    return forms
class Env(dict):
    def __init__(self, names=(), values=(), outer=None): super().__init__(zip(names, values)); self.outer = outer
    def find(self, n):
        e = self
        while e is not None:
            if n in e: return e
            e = e.outer
        raise NameError(f"unbound {n}")
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
GLOBAL = Env(); GLOBAL.update({"+": lambda *a: sum(a), "-": lambda a, *b: a - sum(b) if b else -a, "*": operator.mul, "<": operator.lt, "=": operator.eq, "list": lambda *a: list(a), "car": lambda x: x[0], "cdr": lambda x: x[1:], "cons": lambda a, b: [a] + b, "null?": lambda x: x == [], "print": lambda *a: print(*map(show, a))})
def show(x): return "(" + " ".join(map(show, x)) + ")" if isinstance(x, list) else {True: "#t", False: "#f"}.get(x, str(x)) if isinstance(x, bool) else "#lambda" if isinstance(x, Lambda) else str(x)
def ev(x, env):
    while True:
        match x:
            case str(): return env.find(x)[x]
            case int(): return x
            case ["quote", v]: return v
            case ["if", c, a, *b]: x = a if ev(c, env) else (b[0] if b else ["quote", []])
            case ["define", [name, *params], *body]: env[name] = Lambda(params, body, env); return name
            case ["define", str(name), v]: env[name] = ev(v, env); return name
            case ["set!", name, v]: env.find(name)[name] = r = ev(v, env); return r
            case ["lambda", params, *body]: return Lambda(params, body, env)
            case ["let", bindings, *body]: env = Env([b[0] for b in bindings], [ev(b[1], env) for b in bindings], env); [ev(b, env) for b in body[:-1]]; x = body[-1]
            case [f, *args]:
                f = ev(f, env); args = [ev(a, env) for a in args]
                if not isinstance(f, Lambda): return f(*args)
                if len(f.params) != len(args): raise TypeError(f"expected {len(f.params)} arguments, got {len(args)}")
                env = Env(f.params, args, f.env); [ev(b, env) for b in f.body[:-1]]; x = f.body[-1]
            case _: raise SyntaxError(f"bad form {show(x)}")
program = """(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 20) (define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 5000 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l))))) (map (lambda (x) (* x x)) '(1 2 3 4)) (define (counter) (let ((n 0)) (lambda () (set! n (+ n 1))))) (define c (counter)) (c) (c) (print 'hello (list 1 (list 2) '())) (let ((x 2) (y 3)) (+ x y)) (if (< 2 1) 1) (lambda (x) x)"""
for form in read(program): print(show(ev(form, GLOBAL)))
for bad in ("(", ")", "(nope)", "(fact)", "(car '())", "()", "(1 2)"):
    try: print(show([ev(f, GLOBAL) for f in read(bad)]))
    except Exception as e: print(bad, "->", type(e).__name__, e)

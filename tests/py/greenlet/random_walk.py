# A random walk through switches, throws and kills out of operators, generators, context managers and callbacks: each step is printed.
import gc, sys
from greenlet import greenlet, getcurrent, GreenletExit
import greenlet as G
main = getcurrent()
gc.disable()
state = 0
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n
def say(*a):
    a = " ".join([str(x) for x in a]); print(a)
pool = []
counter = 0
class Watch:
    def write(self, text): say("stubborn") if "did not kill" in text else None
    def flush(self): pass
sys.stderr = Watch()
sys.unraisablehook = lambda u: say("UNRAISABLE", type(u.exc_value).__name__, u.exc_value)
def nm(g): return g.__dict__.get("n", "main") if g is not main else "main"
class Key:
    def __init__(self, n): self.n = n
    def __lt__(self, o): act("lt"); return self.n < o.n
    def __eq__(self, o): act("eq"); return self.n == o.n
    def __hash__(self): act("hash"); return self.n % 3
    def __enter__(self): act("enter"); return self
    def __exit__(self, *e): act("exit"); return rnd(4) == 0
    def __call__(self): act("call"); return self.n
    def __iter__(self): act("iter"); return self
    def __next__(self):
        act("next")
        if rnd(3) == 0: raise StopIteration
        return self.n
    def __repr__(self): act("repr"); return "K%d" % self.n
    def __bool__(self): act("bool"); return True
    def __add__(self, o): act("add"); return self
    def __len__(self): act("len"); return 2
    def __getitem__(self, i): 
        act("getitem")
        if i > 2: raise IndexError
        return i
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        act("getattr"); return name
    def __format__(self, spec): act("format"); return "F"
    def __index__(self): act("index"); return self.n
budget = 400
class Err(Exception): pass
def new():
    global counter
    counter += 1
    g = greenlet(body); g.n = "g%d" % counter
    pool.append(g); 
    return g
def act(where):
    global budget
    if budget <= 0 or rnd(3): return
    budget -= 1
    me = nm(getcurrent())
    c = rnd(8)
    try:
        if c == 0 or not pool:
            g = new(); r = g.switch(where)
            say(me, where, "new ->", show(r))
        elif c <= 4:
            g = pool[rnd(len(pool))]
            say(me, where, "switch", nm(g), bool(g), g.dead)
            r = g.switch(where)
            say(me, where, "got", show(r))
        elif c == 5:
            g = pool[rnd(len(pool))]
            e = [Err("e"), GreenletExit("x"), KeyError("k")][rnd(3)]
            say(me, where, "throw", nm(g), type(e).__name__)
            r = g.throw(e)
            say(me, where, "got", show(r))
        elif c == 6:
            g = pool.pop(rnd(len(pool))); n = nm(g)
            say(me, where, "drop", n)
            del g
            say(me, where, "dropped", n)
        else:
            r = main.switch(where); say(me, where, "from main", show(r))
    except Err as e:
        say(me, where, "caught", repr(e), type(e.__context__).__name__)
def show(r):
    if isinstance(r, (str, int)): return r
    return type(r).__name__
def gen(n):
    try:
        for i in range(n):
            act("gen"); yield i
    finally: say(nm(getcurrent()), "gen end"); act("genfin")
def body(arg):
    me = nm(getcurrent())
    say(me, "starts", show(arg))
    try:
        for i in range(rnd(4) + 1): work()
    except GreenletExit as e:
        say(me, "exit", e)
        if rnd(3) == 0: raise Err("from exit")
        act("inexit")
    finally:
        say(me, "finally")
        act("fin")
    return me + " result"
def work():
    c = rnd(17)
    if c == 0: [Key(3), Key(1), Key(2)].sort()
    elif c == 1: d = {Key(i): i for i in range(3)}; d.get(Key(1))
    elif c == 2:
        with Key(1) as k: act("with")
    elif c == 3: list(map(lambda x: act("map"), range(3)))
    elif c == 4: sum(gen(3))
    elif c == 5: x = [Key(i) for i in range(2)]; del x
    elif c == 6: list(Key(4))
    elif c == 7: sorted(range(3), key=lambda v: act("key") or v)
    elif c == 8: t = (Key(1), Key(2)); "%r %s" % t
    elif c == 9: max([Key(1), Key(2)], key=lambda k: k.n)
    elif c == 10: f"{Key(1)}"
    elif c == 11:
        try: raise Err("inner")
        except Err as e:
            act("handler"); say(nm(getcurrent()), "handling", repr(sys.exc_info()[1]))
    elif c == 12: g = gen(3); next(g); act("held"); del g
    elif c == 13: a, b = Key(1); 
    elif c == 14: Key(1) + Key(2); bool(Key(0)); Key(1).attr
    elif c == 15: [].__class__(x for x in gen(2)); [1,2,3][Key(1)]
    else:
        def rec(n):
            if n: return rec(n - 1)
            act("deep")
        rec(rnd(30))
def drive():
    for i in range(40):
        try: work()
        except BaseException as e: say("main", type(e).__name__, e, type(e.__context__).__name__, type(e.__cause__).__name__)
for state in range(1, 25):
    budget = 400; counter = 0
    say("seed", state)
    drive()
    say("end", len(pool), [(nm(g), bool(g), g.dead) for g in pool], budget)
    while pool:
        g = pool.pop()
        del g
    say("pool is empty")
# What cycles keep is not compared: here it is ended by the collector, there it is leaked.
budget = 0
def say(*a): pass

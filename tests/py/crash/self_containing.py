# Structures that contain themselves.
import copy, json
l = [1]; l.append(l)
d = {"k": 1}; d["d"] = d
t = ([],); t[0].append(t)
class A: pass
a = A(); a.me = a
m = []; m.append({"m": m}); n = [m, [m]]
print(l, d, t, n, str(l), f"{d}", "%s" % (t,))
def attempt(name, f):
    try: print(name, f())
    except (RecursionError, ValueError, TypeError) as e: print(name, type(e).__name__, e if not isinstance(e, RecursionError) else "")
l2 = [1]; l2.append(l2)
attempt("eq other", lambda: l == l2)
attempt("eq self", lambda: l == l)
attempt("lt", lambda: l < l2)
d2 = {"k": 1}; d2["d"] = d2
attempt("dict eq", lambda: d == d2)
attempt("dict eq self", lambda: d == d)
attempt("hash", lambda: hash(t))
attempt("in", lambda: l in l)
attempt("index", lambda: l.index(l))
attempt("json", lambda: json.dumps(l))
attempt("deepcopy", lambda: copy.deepcopy(l)[1][1][0])
attempt("sort", lambda: sorted([l, l2]))
attempt("sum", lambda: sum(l))
attempt("extend", lambda: (l2.extend(l2), len(l2))[1])
attempt("slice", lambda: l[0:1] + l[1][1][1:])
import collections
q = collections.deque(); q.append(q); print(q)
o = collections.OrderedDict(); o["o"] = o; print(o)
s = [[[]]]; s[0][0].append(s); print(s, s[0])
u = collections.UserList([1]); u.append(u); attempt("UserList", lambda: len(u))
e = ValueError(); e.args = (e,); attempt("exception", lambda: len(e.args)); print("args cycle")
e.args = (); e.__cause__ = e; e.__context__ = e; print(e.__cause__ is e, repr(e.__context__))
f = lambda: 0; f.f = f; print(f.f.f is f)

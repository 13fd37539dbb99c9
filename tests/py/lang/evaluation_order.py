# The order in which parts of expressions and statements are evaluated.
def t(x, v=None):
    print(x, end=" ")
    return x if v is None else v
t(1) + t(2) * t(3); print()
t([0], [5])[t("i", 0)]; print()
{t("k1"): t("v1"), t("k2"): t("v2")}; print()
[t(1), t(2)], (t(3), t(4)), {t(5)}; print()
(lambda *a, **k: None)(t(1), *t("star", []), t(2), k=t(3), **t("kw", {})); print()
t("f", lambda x: None)(t("arg")); print()
t("cond") if t("test", 1) else t("no"); print()
d = {}
d[t("key")] = t("value"); print()
t("obj", d)[t("k2")] = t("v2"); print()
a, d[t("second target")] = t("rhs1"), t("rhs2"); print()
x = y = d[t("third")] = t("once"); print()
class C: pass
t("attr obj", C()).attr = t("attr value"); print()
def f(a=t("da"), *, b=t("db")) -> t("ret", int): pass
print()
@t("deco1", lambda f: f)
@t("deco2", lambda f: f)
def g(a: t("ann", int) = t("default")): pass
print()
class D(t("base", object), metaclass=t("meta", type)):
    t("body")
print()
t(1) < t(2) < t(3); print()
t(0, 0) and t("no"); print()
[t(("e", i)) for i in t("iter", [1, 2]) if t("if", True)]; print()
{t("dk"): t("dv") for _ in t("it", [1])}; print()
assert t("a", 1), t("not evaluated"); print()
del d[t("key")], t("D", d)[t("second target")]; print()
d["n"] = 1
d[t("n")] += t("inc", 1); print(d["n"])
f"{t('f1')} {t('f2'):{t('>5')}}"; print()
t("s", "abc")[t("lo", 0):t("hi", 2):t("st", 1)]; print()
for q in t("for", [1]): t("body")
else: t("else")
print()
with t("cm", __import__("contextlib").nullcontext()) as d[t("target")]: t("with")
print()
try: raise t("exc", ValueError) from t("cause", KeyError())
except t("match", ValueError): t("handler"); print()
return_ = (lambda: (t("r1"), t("r2")))(); print()
t("left", []).extend(t("m", [])); print()
(t("w1") , (w := t("w2")), t("w3")); print()
print(t(1) in t([1]), t("x") is t("x"))

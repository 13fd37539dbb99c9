class K:
    n = 0
    def __hash__(self): return 1
    def __eq__(self, o):
        K.n += 1
        d[K.n + 1000] = 1
        del d[K.n + 1000]
        return False
d = {K(): "K"}
print(1 in d, K.n)
class P:
    n = 0
    def __hash__(self): return 1
    def __eq__(self, o):
        P.n += 1
        if P.n > 50: raise ValueError("loops")
        e["z"] = P.n
        return False
e = {P(): 1}
try: print(e.get(1), P.n)
except ValueError as x: print(x)
try: e[1] = 2; print(len(e), P.n)
except ValueError as x: print(x)
try: del e[1]; print(len(e), P.n)
except ValueError as x: print(x)
class T:
    n = 0
    def __hash__(self): return 1
    def __eq__(self, o):
        T.n += 1
        if T.n > 50: raise ValueError("loops")
        s.add(T.n + 500)
        return False
s = {T()}
try: print(1 in s, T.n)
except ValueError as x: print(x)

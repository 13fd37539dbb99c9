# Backtracking search by killing branches: n queens and a small puzzle.
from greenlet import greenlet, getcurrent, GreenletExit
def queens(n):
    main = getcurrent()
    def place(row, cols):
        if row == n: main.switch(tuple(cols)); return
        for c in range(n):
            if all(c != x and abs(c - x) != row - r for r, x in enumerate(cols)):
                cols.append(c); place(row + 1, cols); cols.pop()
    g = greenlet(place); r = g.switch(0, [])
    while not g.dead: yield r; r = g.switch()
for n in range(1, 8): print(n, len(list(queens(n))))
print(next(queens(8)))
unwound = []
def search(depth, path, main):
    try:
        if depth == 4: main.switch(path); return
        for c in "ab": search(depth + 1, path + c, main)
    except GreenletExit:
        unwound.append(depth); raise
g = greenlet(search); found = [g.switch(0, "", getcurrent())]
for _ in range(2): found.append(g.switch())
del g
print(found, unwound)
def amb(main, choices, test):
    def run():
        def rec(i, picked):
            if i == len(choices):
                if test(*picked): main.switch(picked)
                return
            for c in choices[i]: rec(i + 1, picked + [c])
        rec(0, [])
    g = greenlet(run); r = g.switch(); out = []
    while not g.dead: out.append(r); r = g.switch()
    return out
print(amb(getcurrent(), [range(1, 12)] * 3, lambda a, b, c: a <= b and a * a + b * b == c * c))

# Tail calls and mutual recursion through a trampoline of greenlets.
from greenlet import greenlet, getcurrent
main = getcurrent()
def even(n): return True if n == 0 else call(odd, n - 1)
def odd(n): return False if n == 0 else call(even, n - 1)
def call(f, *a): return main.switch((f, a))
def run(f, *a):
    stack, value = [greenlet(f)], None
    result = stack[-1].switch(*a)
    steps = 0
    while True:
        steps += 1
        if stack[-1].dead:
            stack.pop()
            if not stack: return result, steps
            result = stack[-1].switch(result)
        else:
            g, args = result
            stack.append(greenlet(g)); result = stack[-1].switch(*args)
print(run(even, 1000), run(odd, 500))
def total(l): return 0 if not l else l[0] + call(total, l[1:])
print(run(total, list(range(200))))
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return call(ack, m - 1, 1)
    return call(ack, m - 1, call(ack, m, n - 1))
print(run(ack, 2, 3))

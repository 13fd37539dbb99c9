# Parked greenlets in globals at the end of the script: the script exits with 0.
from greenlet import greenlet, getcurrent
main = getcurrent()
def f(n):
    main.switch(n)
gs = [greenlet(f) for _ in range(10)]
print([g.switch(i) for i, g in enumerate(gs)])
deep = greenlet(lambda: sorted([2, 1], key=lambda x: main.switch(x)))
print(deep.switch())
print("end of script")

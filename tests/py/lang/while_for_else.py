# else clauses of loops, break and continue, in nested loops.
for i in range(3):
    pass
else:
    print("for else", i)
for i in []:
    pass
else:
    print("empty else")
for i in range(3):
    if i == 1:
        break
else:
    print("never")
print("after break", i)
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print("n", n)
else:
    print("while else")
while True:
    break
else:
    print("never")
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == j:
            continue
        print(i, j)
    else:
        print("inner else")
        continue
    if i == 1:
        break
else:
    print("outer else")
for i in range(5):
    i = i * 10          # rebinding the variable does not change the iteration
print(i)
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
for x in l:
    l.remove(x)
print(l)
def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index
    else:
        return "none"
print(find("abc", "c"), find("abc", "z"))
for k in {"a": 1}:
    print(k)
for x in (yes for yes in "ab"): print(x, end=" ")
print()
for i in range(2): \
    print("continued", i)
i = "kept"
for i in (): pass
print(i)
while (n := n + 1) < 4: pass
print(n)

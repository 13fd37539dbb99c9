# Suspicious code is warned about on stderr and runs.
x = 5
print(x is 5 or True)
print("a" is "b")
assert (x, "always true")
print([1, 2][0] == 1, "\d" == "\\d")
def f():
    try: return 1
    finally: print("finally")
print(f())

# An error inside eval has no source line.
def f(text): return eval(text)
f("1 + [] * 'x'")

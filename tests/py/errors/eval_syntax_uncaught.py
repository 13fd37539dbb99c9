# An uncaught syntax error from eval.
print(eval("1 + 1"))
print(eval("(1 +"))

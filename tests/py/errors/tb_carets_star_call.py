# A call with too many arguments, on several lines.
def f(a, b):
    return a

print(f(1, b=2))
f(1,
  2,
  *[3, 4])

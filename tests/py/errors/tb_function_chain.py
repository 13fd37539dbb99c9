# Frames are listed oldest first, each with its line and marker.
def a(n):
    return b(n - 1) + 1

def b(n):
    value = c(n,
              "text")
    return value

def c(n, text):
    return n + text

print("start")
a(3)

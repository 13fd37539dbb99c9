# An uncaught error in a greenlet ends the script; the traceback shows its frames.
from greenlet import greenlet

def inner(x):
    return x / 0

def body(x):
    y = inner(x)
    return y

def middle():
    return greenlet(body).switch(5)

print("start")
greenlet(middle).switch()

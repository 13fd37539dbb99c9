# GreenletExit uncaught in the main greenlet is an ordinary error.
from greenlet import GreenletExit
print("before")
raise GreenletExit("in main")

# sys.exit inside a greenlet ends the script with its code; finally blocks run.
import sys
from greenlet import greenlet, getcurrent
main = getcurrent()
def parked():
    try: main.switch()
    finally: print("parked finally")
def leaver():
    try: sys.exit(7)
    finally: print("leaver finally")
def run():
    p = greenlet(parked); p.switch()
    greenlet(leaver).switch()
    print("never")
try: run()
finally: print("main finally")

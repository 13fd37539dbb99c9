# Unreferenced greenlets that resist their kill, each within the kill of the one before: they use up the native stack of the greenlet in which
# they are killed, and nothing breaks.
from greenlet import greenlet, getcurrent, GreenletExit
import sys
main = getcurrent()
resisting = []
children = []
def resist(_):
    children.pop().parent = main
    try:
        hub.switch()
    except GreenletExit:
        resisting.append(getcurrent())
        main.switch()
def run_hub():
    while True:
        main.switch()
hub = greenlet(run_hub)
hub.switch()
count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
for number in range(count):
    children.append(greenlet(lambda: None, greenlet(resist)))
    children[-1].switch()
print(len(resisting) == count, hub.dead)

# greenlet._greenlet.UnswitchableGreenlet: switches that fail when told to, and greenlets that stay usable.
import greenlet
from greenlet import getcurrent
from greenlet._greenlet import UnswitchableGreenlet

print(UnswitchableGreenlet.__mro__, greenlet._greenlet.UnswitchableGreenlet is UnswitchableGreenlet)
runs = []


def run(value):
    runs.append(value)
    runs.append(getcurrent().parent.switch())
    return runs


g = UnswitchableGreenlet(run)
print(g.force_switch_error, g.force_slp_switch_error)
g.force_switch_error = True
try:
    g.switch(1)
except SystemError as error:
    print(error)
print(runs, g.force_switch_error)
g = UnswitchableGreenlet(run)
g.switch(1)
g.force_switch_error = 1
for switch in (g.switch, lambda: g.throw(KeyError("lost"))):
    try:
        switch()
    except (SystemError, KeyError) as error:
        print(error, bool(g), g.dead, runs)
print(g.force_switch_error)
g.force_switch_error = 0
print(g.switch(2), g.dead)
for name in ("force_switch_error", "force_slp_switch_error"):
    try:
        delattr(g, name)
    except Exception as error:
        print(type(error).__name__, error)

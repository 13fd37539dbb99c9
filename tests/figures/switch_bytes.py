"""Prints the bytes that one switch saves and restores between the main greenlet and one whose function does nothing but switch."""

import greenlet

ROUNDS = 1000
main = greenlet.getcurrent()


def child():
    while True:
        main.switch()


other = greenlet.greenlet(child)
other.switch()
before = greenlet.statistics()
for _ in range(ROUNDS):
    other.switch()
after = greenlet.statistics()
switches = after["switches"] - before["switches"]
# Half of the switches leave `other`, and half return to it.
print("switches", switches)
print("saved", (after["bytes_saved"] - before["bytes_saved"]) / ROUNDS)
print("restored", (after["bytes_restored"] - before["bytes_restored"]) / ROUNDS)

"""Prints what each step of a small program moves between the native stack and the heap, and what each greenlet has in the heap afterwards.

The steps are those that docs/greenlets.md draws.
"""

import greenlet

STEPS = [
    "main starts ping",
    "ping starts pong",
    "pong switches to ping",
    "ping switches to pong",
    "pong switches to ping",
    "ping returns to main",
    "main, deeper, to pong",
    "pong returns to main",
]


def arrive():
    """Called where a step ends; what has been copied since the last call belongs to that step."""
    now = greenlet.statistics()
    # Beside the stack, `_stack_saved` counts the state that every parked greenlet keeps in its object: all that main has, now.
    if not rows:
        state.append(main._stack_saved)
    changes = [now[name] - last[name] for name in ("bytes_saved", "bytes_restored", "bytes_avoided")]
    heap = [max(0, each._stack_saved - state[0]) for each in (main, ping, pong)]
    rows.append(["start" if now["starts"] > last["starts"] else "switch", *changes, *heap])
    last.update(now)


def play_ping():
    arrive()
    pong.switch()
    arrive()
    pong.switch()
    arrive()


def play_pong():
    arrive()
    ping.switch()
    arrive()
    ping.switch()
    arrive()


def descend(levels):
    if levels:
        descend(levels - 1)
    else:
        pong.switch()


main = greenlet.getcurrent()
ping, pong = greenlet.greenlet(play_ping), greenlet.greenlet(play_pong)
rows, state, last = [], [], greenlet.statistics()
ping.switch()
arrive()
descend(10)
arrive()

print(f"{'step':<23} {'kind':<6} {'saved':>6} {'restored':>8} {'kept':>6}   {'heap: main':>10} {'ping':>5} {'pong':>5}")
for step, (kind, saved, restored, kept, *heap) in zip(STEPS, rows, strict=True):
    print(f"{step:<23} {kind:<6} {saved:>6} {restored:>8} {kept:>6}   {heap[0]:>10} {heap[1]:>5} {heap[2]:>5}")

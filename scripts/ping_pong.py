# Two greenlets that take turns.
#
# A greenlet is a function with a stack of its own. `g.switch(value)` parks the
# running greenlet right where it stands and lets `g` run; the value arrives as
# the result of the `switch` call in which `g` itself was parked.
#
# Run it: it prints the ball's way, three times over the net and back.

from greenlet import greenlet, getcurrent


def ping():
    # The first switch into a greenlet calls its function with the value.
    for _ in range(3):
        print("ping")
        answer = pong_player.switch("ball")
        print("   ping got", answer)
    return "ping is tired"


def pong(ball):
    while True:
        print("      pong got", ball)
        # Parked here, in the middle of a loop, until ping switches back.
        ball = ping_player.switch(ball + "!")


main = getcurrent()
ping_player = greenlet(ping)
pong_player = greenlet(pong)

# Both are children of main: when `ping` returns, main gets its result.
result = ping_player.switch()
print(result)
print("ping is dead:", ping_player.dead, "- pong is still parked:", bool(pong_player))
print("main is running again:", getcurrent() is main)

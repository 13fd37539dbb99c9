# Unbounded recursion: repeated frames are folded into one line.
import sys
sys.setrecursionlimit(60)

def down(n):
    return down(n + 1)

print("start")
down(0)

# The condition of a loop fails later.
n = 2
while 10 // n:
    n -= 1

# exit(True) is 1; the code is taken modulo 256.
import sys
for value in (True, 0, 256, -1, 2.5):
    try:
        sys.exit(value)
    except SystemExit as e:
        print(repr(e.code))
sys.exit(256 + 7)

# sys.exit() and None mean 0.
import sys
try:
    sys.exit(None)
except SystemExit as e:
    print(repr(e), e.code)
try:
    sys.exit()
except SystemExit as e:
    print(repr(e), e.code)
raise SystemExit

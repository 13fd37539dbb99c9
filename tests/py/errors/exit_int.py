# sys.exit with a number: no message, finally runs.
import sys
try:
    print("out")
    sys.exit(3)
finally:
    print("finally")

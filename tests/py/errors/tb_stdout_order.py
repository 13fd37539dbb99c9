# Output before the error is flushed, finally blocks run first.
import sys
try:
    print("one")
    sys.stdout.write("no newline at the end")
    raise ValueError("after output")
finally:
    print(" | finally")

# Writing to sys.stderr is kept apart from stdout.
import sys
print("to stdout")
print("to stderr", file=sys.stderr)
sys.stderr.write("no newline")
sys.stderr.write("\n")
sys.stderr.flush()
print("exit next")
sys.exit(0)

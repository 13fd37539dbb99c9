# sys.exit with text: printed to stderr, code 1.
import sys
print("out")
sys.exit("fatal: something")

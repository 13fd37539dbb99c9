# Other objects are printed with str().
import sys
print("out")
sys.exit((1, "two"))

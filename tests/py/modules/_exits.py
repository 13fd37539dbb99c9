import sys
print("_exits")
sys.exit(4)

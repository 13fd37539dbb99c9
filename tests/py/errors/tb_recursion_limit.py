# The limit shows as RecursionError.
import sys
sys.setrecursionlimit(60)
def forever(): forever()
try: forever()
except RecursionError as error: print(error)
raise RecursionError("by hand")

# No frames at all.
import sys
sys.tracebacklimit = 0
raise ValueError("bare")

# sys.tracebacklimit keeps the innermost frames.
import sys
sys.tracebacklimit = 2
def a(): b()
def b(): c()
def c(): raise ValueError("c")
a()

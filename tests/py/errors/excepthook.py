# sys.excepthook replaces the printing; exit code stays 1.
import sys
def hook(kind, value, tb):
    print("hook", kind.__name__, value, tb.tb_lineno)
sys.excepthook = hook
print("before")
raise ValueError("handled by the hook")

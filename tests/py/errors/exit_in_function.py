# exit through except Exception and several frames.
import sys
def leave():
    try:
        sys.exit(5)
    except Exception:
        print("never")
    finally:
        print("inner finally")
class M:
    def __enter__(self): return self
    def __exit__(self, kind, *rest): print("exit saw", kind.__name__)
with M():
    leave()

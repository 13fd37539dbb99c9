# Errors while importing: exceptions, syntax errors, retries, sys.modules.
import sys
for _ in range(2):
    try: import _raises
    except ValueError as e: print("caught", e, "_raises" in sys.modules)
try: import _syntax_error
except SyntaxError as e: print(type(e).__name__, e.msg, e.lineno, e.filename.endswith("_syntax_error.py"))
sys.modules["_blocked"] = None
try: import _blocked
except ModuleNotFoundError as e: print(e)
try: from . import _plain
except ImportError as e: print(e)
try: from .. import x
except ImportError as e: print(e)
try: __import__("_plain", level=1)
except (ImportError, KeyError) as e: print(type(e).__name__)
sys.modules["_fake"] = "anything"
import _fake
print(_fake)
class M: attr = 5
sys.modules["_fake2"] = M
from _fake2 import attr
print(attr)
try: from _fake2 import nope
except ImportError as e: print(e)
try: import _exits
except SystemExit as e: print("SystemExit", e.code, "_exits" in sys.modules)
for bad in ("import ''", "import 5", "from math import", "import math as", "from import x", "import math.", "from math import (floor", "from math import floor as 5", "from __future__ import nope", "import a as b.c"):
    try: exec(bad)
    except SyntaxError as e: print(bad, "->", e.msg)
try: __import__("_no.such")
except ModuleNotFoundError as e: print(e)
try: __import__(5)
except TypeError as e: print(e)

"""python -m unittest"""

import os.path
import sys

from .main import main

__unittest = True

if sys.argv[0].endswith("__main__.py"):
    # The name that the help shows.
    sys.argv[0] = os.path.basename(sys.executable) + " -m unittest"

main(module=None)

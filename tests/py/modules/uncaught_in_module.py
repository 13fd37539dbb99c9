# An uncaught error inside an imported module: its frame and file appear.
print("importing")
import _raises

# The report goes to what sys.stderr is.
import sys
class Stream:
    def write(self, text): sys.stdout.write(text.replace("Error", "ERROR"))
    def flush(self): pass
sys.stderr = Stream()
raise ValueError("to standard output")

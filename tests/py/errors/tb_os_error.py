# Errors of the operating system.
import sys
error = OSError(2, "No such file or directory", "a.txt", None, "b.txt")
print(type(error).__name__, error.errno, error.filename2)
raise error

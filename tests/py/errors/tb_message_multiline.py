# A message over several lines, and one that is empty.
try:
    raise ValueError
except ValueError:
    raise RuntimeError("line one\n  line two\n\nline four")

# No markers when the whole line is at fault.
def fail():
    raise RuntimeError("whole statement")

fail()

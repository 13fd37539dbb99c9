# Notes with several lines.
error = ValueError("noted")
error.add_note("first\nsecond")
error.add_note("")
error.add_note("last")
raise error

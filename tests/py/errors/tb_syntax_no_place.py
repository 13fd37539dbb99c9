# A SyntaxError without a place.
error = SyntaxError("no place")
error.filename = "made.py"
raise error

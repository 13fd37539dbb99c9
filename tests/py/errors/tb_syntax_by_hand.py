# A SyntaxError made by hand shows its place.
raise SyntaxError("no good", ("made.py", 3, 5, "    a b c\n", 3, 8))

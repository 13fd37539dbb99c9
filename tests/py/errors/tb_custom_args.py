# Several arguments.
raise ValueError("a", 1, None)

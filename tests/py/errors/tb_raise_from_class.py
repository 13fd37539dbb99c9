# The cause is a class.
raise ValueError("value") from KeyError

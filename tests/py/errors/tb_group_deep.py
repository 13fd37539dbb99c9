# Deeper than is shown.
error = ValueError("leaf")
for level in range(13): error = ExceptionGroup(f"level {level}", [error])
raise error

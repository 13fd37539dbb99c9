# Frames of exec'd code have no source line.
code = """
def inner():
    raise ValueError("in exec")

inner()
"""
exec(code)

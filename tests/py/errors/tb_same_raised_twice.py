# One exception raised at two places.
error = ValueError("again")
def first(): raise error
try: first()
except ValueError: pass
def second(): raise error
second()

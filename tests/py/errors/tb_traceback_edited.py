# A traceback that was cut by hand.
def inner(): raise ValueError("inner")
def outer(): inner()
try: outer()
except ValueError as error:
    raise error.with_traceback(error.__traceback__.tb_next.tb_next)

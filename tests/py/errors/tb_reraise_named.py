# `raise error` adds the place, bare `raise` does not.
def run():
    try: int([])
    except TypeError as error: raise error
run()

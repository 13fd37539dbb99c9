# A bare raise in another function.
def again(): raise
def run():
    try: [][0]
    except IndexError: again()
run()

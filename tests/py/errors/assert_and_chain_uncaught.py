# An error raised in an except block of a function called in a finally.
def cleanup():
    try:
        {}["setting"]
    except KeyError:
        raise LookupError("cleanup failed")

def work():
    try:
        assert 1 + 1 == 3, ("arithmetic", 3)
    finally:
        cleanup()

print("start")
work()

# except* handles a part, the rest ends the script with its own traceback.
def fail(e):
    raise e

def collect():
    errors = []
    for e in (ValueError("v"), TypeError("t"), OSError(2, "o")):
        try:
            fail(e)
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("several", errors)

try:
    collect()
except* ValueError as group:
    print("handled", group.exceptions)

# raise … from …: "The above exception was the direct cause".
def load(key):
    try:
        return {"a": 1}[key]
    except KeyError as error:
        raise LookupError(f"no setting {key!r}") from error

load("b")

# An error while handling another: "During handling of the above exception".
def parse(text):
    try:
        return int(text)
    except ValueError:
        return fallback[text]

fallback = {}
parse("x1")

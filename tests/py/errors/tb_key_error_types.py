# KeyError prints the repr of its key.
d = {}
for key in ("text", 5, (1, "a"), None, "it's"):
    try:
        d[key]
    except KeyError as e:
        print(e)
d["multi\nline"]

# Where the error of an empty text stands.
for text in ("", "\n", "#c\n", "  \n#\n"):
    for mode in ("eval", "exec", "single"):
        try:
            compile(text, "f", mode)
            print(repr(text), mode, "compiled")
        except SyntaxError as error:
            print(repr(text), mode, error, error.lineno if text == "" else "", error.offset, error.end_offset)
try:
    eval("")
except SyntaxError as error:
    print(error, error.args)

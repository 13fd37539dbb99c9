# A syntax error in exec'd text: frames first, then the location without a frame.
def run(text):
    exec(text)

run("a = 1\nb = = 2\n")

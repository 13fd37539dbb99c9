# A loop over what cannot be iterated.
def run(items):
    for item in items:
        print(item)
run([1])
run(7)

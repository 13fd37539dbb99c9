# Not enough arguments for the format.
print("%s and %s" % ("one",))

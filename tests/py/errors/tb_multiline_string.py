# A string over several lines.
print("""one
two
%d""" % "three")

# Indentation error.
if True:
    print("a")
  print("b")

# A slice with a bad bound.
text = "abc"
print(text[1:"2"])

# A sign before a text.
print(3 * -"x")

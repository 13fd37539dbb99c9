# Assignment to an attribute that cannot be.
number = 5
number.name = "five"

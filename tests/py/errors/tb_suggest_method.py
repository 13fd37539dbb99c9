# A method of a built-in type.
[1, 2].appendd(3)

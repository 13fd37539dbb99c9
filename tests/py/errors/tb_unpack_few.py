# Too few values, in the middle of a line.
a = 1; b, c = (2,); d = 3

# A page break before the failing line.

x = [][0]

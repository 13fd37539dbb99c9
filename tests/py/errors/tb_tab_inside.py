# Tabs inside the line.
if True:
	value	=	[1,	2][9]

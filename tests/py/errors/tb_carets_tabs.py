# A line indented by tabs: the source line is printed without its indentation.
def f(x):
	if x:
		return	x	+	None

f(1)

if a:
	b

# c
	if c:
		d

	ef = """g
h"""
if a: b\
  ; c
(a,
 b)
  	# comment
x
# A format specification that does not fit.
value = "text"
print(f"{value:>10} {value:d}")

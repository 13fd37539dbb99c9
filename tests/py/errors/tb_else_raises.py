# `else` raises.
try:
    pass
except ValueError:
    pass
else:
    {}["else"]

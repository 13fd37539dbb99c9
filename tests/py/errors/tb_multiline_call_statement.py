# An assignment of a call over all lines has no marks.
def check(*values):
    raise ValueError(len(values))
result = check(
    1,
    2,
)

# Many lines are cut in the middle.
def check(*values, key):
    raise ValueError(key)
check(
    1,
    2,
    3,
    4,
    5,
    6,
    key=7,
)

# A call over several lines shows its brackets.
def check(*values):
    raise ValueError(len(values))
result = [
    check(
        1,
        2,
        3,
        4,
    ),
]

# A subscript over several lines.
table = {}
print(
    table[
        "key"
    ]
)

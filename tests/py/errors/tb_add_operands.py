# The operator is marked between its operands.
values = [1, 2]
total = values[0] + len(values) + "three"

# A message that is computed.
limit = 3
assert limit > 5, f"limit is {limit}"

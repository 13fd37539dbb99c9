# The condition itself raises.
assert undefined(1), "never made"

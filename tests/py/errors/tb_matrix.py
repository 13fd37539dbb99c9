# An operator without support.
print([1] @ [2])

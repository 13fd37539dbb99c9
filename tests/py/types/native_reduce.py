# What pickling is told of native functions: a name, or how to get at the method again.
import copy
import math

for function in (len, [1].append, "a".upper, math.sin, dict.fromkeys, object.__new__, str.maketrans, print):
    reduced = function.__reduce__()
    print(reduced, function.__reduce_ex__(4) == reduced)
items = [1]
append = copy.copy(items.append)
append(2)
print(items, copy.deepcopy([len, math.sin]) == [len, math.sin])
maker, arguments = items.append.__reduce__()
maker(*arguments)(3)
print(items)

# Markers of a subscript: the index part is marked.
data = {"a": {"b": [1, 2, 3]}}
print(data["a"]["b"][1])
print(data["a"]["b"][1], data["a"]["c"][5], "rest of the line")

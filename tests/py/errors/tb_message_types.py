# A message that is no text.
raise ValueError({"code": 5})

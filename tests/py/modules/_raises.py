print("_raises starts")
before = 1
raise ValueError("while importing")

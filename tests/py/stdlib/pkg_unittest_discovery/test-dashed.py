raise AssertionError("not a name of a module")

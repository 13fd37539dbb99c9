# Code with a file name of its own.
code = compile("def f():\n    raise ValueError('inside')\nf()", "<made up>", "exec")
exec(code)

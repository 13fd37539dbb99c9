# A decorator that raises.
def refuse(function): raise TypeError("refused " + function.__name__)
@refuse
def f(): pass

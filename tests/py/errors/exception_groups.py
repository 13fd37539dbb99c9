# Construction, split, subgroup and derive of exception groups.
def t(s, env={}):
    try:
        r = eval(s, globals())
        print(s, '->', repr(r))
    except BaseException as e:
        print(s, '!!', type(e).__name__, e)
class S(str): pass
class MyOS(OSError):
    def __init__(self, a, b=None, c=None):
        self.z = a
class MyOS2(OSError): pass
for s in r'''BaseExceptionGroup()
BaseExceptionGroup('a')
BaseExceptionGroup('a', 3)
BaseExceptionGroup('a', [])
BaseExceptionGroup(3, [])
BaseExceptionGroup('a', [3])
BaseExceptionGroup('a', [ValueError(), 3])
BaseExceptionGroup('a', [ValueError()])
BaseExceptionGroup('a', [KeyboardInterrupt()])
ExceptionGroup('a', [KeyboardInterrupt()])
ExceptionGroup('a', [ValueError()])
ExceptionGroup('a', (ValueError(1),ValueError(2)))
str(ExceptionGroup('a', (ValueError(1),ValueError(2))))
str(ExceptionGroup('a', (ValueError(1),)))
ExceptionGroup('a', (ValueError(1),)).args
ExceptionGroup('a', [ValueError(1),]).args
ExceptionGroup('a', [ValueError(1),]).exceptions
ExceptionGroup('a', {ValueError(1)})
ExceptionGroup('a', iter([ValueError(1)]))
ExceptionGroup('a', [ValueError(1)], 5)
ExceptionGroup('a', excs=[ValueError(1)])
ExceptionGroup('a', [ValueError])
ExceptionGroup('a', [ValueError(1)]).__reduce__()
S('x') and ExceptionGroup(S('a'), [ValueError(1)]).message
ExceptionGroup('a', [ValueError(1)]).split(3)
ExceptionGroup('a', [ValueError(1)]).split(int)
ExceptionGroup('a', [ValueError(1)]).split((int,))
ExceptionGroup('a', [ValueError(1)]).split(ValueError)
ExceptionGroup('a', [ValueError(1)]).split(TypeError)
ExceptionGroup('a', [ValueError(1), TypeError(2)]).split(TypeError)
ExceptionGroup('a', [ValueError(1), TypeError(2)]).split(ExceptionGroup)
ExceptionGroup('a', [ValueError(1), TypeError(2)]).subgroup(lambda e: isinstance(e, ValueError))
ExceptionGroup('a', [ValueError(1), TypeError(2)]).subgroup()
ExceptionGroup('a', [ValueError(1), TypeError(2)]).derive([KeyboardInterrupt()])
ExceptionGroup('a', [ValueError(1), TypeError(2)]).derive(3)'''.splitlines(): t(s)

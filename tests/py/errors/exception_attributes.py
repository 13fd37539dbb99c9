# Setting and deleting the attributes of exceptions.
class S(str): pass
def x(s):
    try: exec(s, globals()); print(s, '-> ok')
    except BaseException as e: print(s, '!!', type(e).__name__, e)
e = ValueError(1)
for s in r'''del e.args
e.args = 5
e.args = [1,2]
del e.__traceback__
e.__traceback__ = 4
e.__traceback__ = None
del e.__context__
e.__context__ = 5
e.__context__ = None
del e.__cause__
e.__cause__ = 5
e.__cause__ = KeyError()
print(e.__suppress_context__)
e.__suppress_context__ = 5
del e.__suppress_context__
e.__suppress_context__ = False
del e.__notes__
e.__notes__ = 5; e.add_note('x')
s = StopIteration(5); del s.value; print(s.value); del s.value
u=UnicodeDecodeError('u',b'abc',0,1,'r'); u.start = 'x'
u.start = 5
u.start = 2**70
del u.start
u.object = 5; print(str(u))
u.object = b'abc'; u.reason = 5; u.start=1; print(u)
u.encoding = None; print(u)
del u.reason; print(u)
o=BlockingIOError(11,'x',5); del o.characters_written; print(o.characters_written)
o.characters_written = 'x'
o.characters_written = 3; print(o.characters_written, o.args)
o=OSError(); del o.characters_written
g=ExceptionGroup('a', [ValueError(1)]); g.message = 4
g.exceptions = 4
del g.message
e=ValueError(); e.__dict__ = 3
e=ValueError(); e.x=3; print(e.__dict__, e.__reduce__())
e.__setstate__({'y':4, 'args': (3,)}); print(e.__dict__, e.args)
e.__setstate__({1:4})
i=ImportError('a', name='x'); i.msg = 7; print(str(i), i.args)
i.msg=S('zz'); print(str(i), type(str(i)))
i=SyntaxError('a'); i.msg = None; print(str(i)); i.lineno=5; print(i); i.filename='ff'; print(i); i.lineno=10**30; print(i); i.lineno=True; print(i)'''.splitlines(): x(s)

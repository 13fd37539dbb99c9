# What derive may give, what the parts of a group inherit.
class D(ExceptionGroup):
    def derive(self, e): return 5
try: D('a', [ValueError(1), TypeError(1)]).split(ValueError)
except Exception as e: print(type(e), e)
class D2(ExceptionGroup):
    def derive(self, e): return ValueError(1)
try: print(D2('a', [ValueError(1), TypeError(1)]).split(ValueError))
except Exception as e: print(type(e), e)
class D3(ExceptionGroup): pass
r = D3('a', [ValueError(1), TypeError(1)]).split(ValueError); print(r, [type(x) for x in r])
class D4(ExceptionGroup):
    def derive(self, excs): return D4(self.message + "!", excs)
r = D4('a', [ValueError(1), TypeError(1)]).split(ValueError); print(r, [type(x) for x in r])
for base in ExceptionGroup, BaseExceptionGroup:
    class Mixed(base, KeyError): pass
    try: Mixed('a', [KeyboardInterrupt()])
    except Exception as e: print(type(e), e)
class D6(BaseExceptionGroup): pass
print(repr(D6('a', [ValueError()])), type(D6('a', [ValueError()])))
g = ExceptionGroup('a', [ValueError(1), TypeError(1)]); g.add_note('n'); g.__cause__ = KeyError(3)
a, b = g.split(ValueError)
print(a.__notes__, repr(a.__cause__), a.__context__, a.__suppress_context__, a.__notes__ is g.__notes__)
for notes in 5, (1, 2), None:
    g.__notes__ = notes
    a, b = g.split(ValueError); print(a.__notes__ if hasattr(a, '__notes__') else 'none')
g = ExceptionGroup('a', [ValueError(1)]); print(g.subgroup(ValueError) is g, g.split(ExceptionGroup)[0] is g)
g = ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [TypeError(1), OSError(2)])])
print(g.split(lambda e: isinstance(e, TypeError)))
def seen(e): print('seen', repr(e)); return False
print(g.split(seen))
print(g.split((ValueError, TypeError)))
try: g.split(lambda e: 1 / 0)
except ZeroDivisionError as e: print(e)
class Seq:
    def __len__(s): return 1
    def __getitem__(s, i):
        if i: raise IndexError
        return ValueError(i)
print(ExceptionGroup('a', Seq()).exceptions)
for bad in 'bc', {}, range(2), (), None:
    try: print(ExceptionGroup('a', bad))
    except Exception as e: print(type(e).__name__, e)
g = ExceptionGroup('a', [ValueError(1)]); g.__init__('b'); print(g.args, g)
deep = ValueError("leaf")
for level in range(50): deep = ExceptionGroup(str(level), [deep])
print(deep.subgroup(KeyError), len(repr(deep.subgroup(ValueError))))

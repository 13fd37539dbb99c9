# What may stand after except* and except.
class G(ExceptionGroup): pass
try:
    try: raise G('a', [ValueError()])
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise G('a', [ValueError()])
    except* int: pass
except TypeError as e: print(e)
try:
    try: raise G('a', [ValueError()])
    except* (ValueError, (KeyError,)): pass
except TypeError as e: print(e)
try:
    try: raise G('a', [ValueError()])
    except int: pass
except TypeError as e: print(e)
try:
    try: raise G('a', [ValueError()])
    except (KeyError, (ValueError, 3)): pass
except TypeError as e: print(e)
try:
    try: raise G('a', [ValueError()])
    except (KeyError, (ExceptionGroup, )): print('nested ok')
except TypeError as e: print(e)

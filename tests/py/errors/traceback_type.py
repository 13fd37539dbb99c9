# Traceback objects made and changed by hand.
import sys
def t(s):
    try: print(s, '->', eval(s))
    except BaseException as e: print(s, '!!', type(e).__name__, e)
try: 1/0
except Exception as e: tb = e.__traceback__
TracebackType = type(tb)
t('TracebackType()')
t('TracebackType(None, 3, 4, 5)')
t('TracebackType(3, sys._getframe(), 4, 5)')
t('TracebackType(None, sys._getframe(), 4, 5).tb_lineno')
t('TracebackType(None, tb_frame=sys._getframe(), tb_lasti=4, tb_lineno=5).tb_lasti')
t('TracebackType(None, sys._getframe(), "a", 5).tb_lasti')
t('TracebackType(None, sys._getframe(), 1, 2**40).tb_lasti')
t('TracebackType(None, sys._getframe(), 1, a=3).tb_lasti')
t('setattr(tb,"tb_next",3)')
t('delattr(tb,"tb_next")')
t('setattr(tb,"tb_next",tb)')
t('setattr(tb,"tb_next",None)')
t('setattr(tb,"tb_lineno",None)')
t('setattr(tb,"tb_frame",None)')
t('setattr(tb,"tb_foo",None)')
t('type(tb)')

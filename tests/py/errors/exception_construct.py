# Constructors, texts and pickling parts of the built-in exceptions.
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
for s in r'''ValueError(a=1)
ValueError().__setstate__(3)
ValueError().__setstate__(None)
ValueError().__reduce__()
AttributeError('x', name='a', obj=3).__reduce__()
AttributeError('x', foo=3)
AttributeError('x', 'y', name=3).name
NameError('x', foo=3)
NameError('x', name=3).__reduce__()
NameError.__reduce__
ImportError('x', name='n', path='p').__reduce__()
ImportError('x', name_from='n', path='p').__reduce__()
ImportError('x', foo='n')
ImportError('x', 'y').msg
str(ImportError('x', 'y'))
str(ImportError(3))
StopIteration(1,2).value
StopIteration().value
SystemExit().code
SystemExit(1).code
SystemExit(1,2).code
StopAsyncIteration(3).value
str(KeyError('a'))
str(KeyError('a','b'))
str(KeyError())
SyntaxError('m', ('f', 1, 2, 't'))
SyntaxError('m', ('f', 1, 2, 't')).args
SyntaxError('m', ('f', 1, 2, 't', 3))
SyntaxError('m', ('f', 1, 2, 't', 3, 4)).end_offset
SyntaxError('m', ('f', 1, 2, 't', 3, 4, 5))
SyntaxError('m', ('f', 1, 2, 't', 3, 4, 5, 6))
SyntaxError('m', ('f', 1, 2))
SyntaxError('m', 5)
SyntaxError('m', 'abcd').text
SyntaxError('m', ('f', 1, 2, 't')).print_file_and_line
SyntaxError('m', foo=1)
str(SyntaxError('m', ('a/b/f.py', 1, 2, 't')))
str(SyntaxError('m', ('a/b/f.py', None, 2, 't')))
str(SyntaxError('m', (None, 1, 2, 't')))
str(SyntaxError('m', (None, None, 2, 't')))
str(SyntaxError())
str(SyntaxError(5))
str(SyntaxError('a','b','c'))
SyntaxError('a','b','c').msg
str(SyntaxError('m', (3, True, 2, 't')))
UnicodeDecodeError()
UnicodeDecodeError(1,b'',0,1,'r')
UnicodeDecodeError('u','',0,1,'r')
UnicodeDecodeError('u',b'abc',0,1,5)
UnicodeDecodeError('u',b'abc','0',1,5)
UnicodeDecodeError('u',b'abc',0.5,1,'')
UnicodeDecodeError('u',b'abc',0,2**70,'')
str(UnicodeDecodeError('u',b'abc',0,1,'r'))
str(UnicodeDecodeError('u',b'abc',1,3,'r'))
str(UnicodeDecodeError('u',b'abc',5,9,'r'))
str(UnicodeDecodeError('u',b'abc',-5,-3,'r'))
str(UnicodeDecodeError('u',b'abc',3,4,'r'))
UnicodeDecodeError('u',bytearray(b'abc'),3,4,'r')
UnicodeDecodeError('u',bytearray(b'abc'),3,4,'r').object
UnicodeEncodeError('u',b'abc',3,4,'r')
UnicodeEncodeError()
str(UnicodeEncodeError('u','abc\u1234\U00012345',0,1,'r'))
str(UnicodeEncodeError('u','abc\u1234\U00012345',3,4,'r'))
str(UnicodeEncodeError('u','abc\u1234\U00012345',4,5,'r'))
str(UnicodeEncodeError('u','abc\u1234\U00012345',4,6,'r'))
str(UnicodeEncodeError('u','abc\u1234\U00012345',7,8,'r'))
str(UnicodeTranslateError('abc',0,1,'r'))
str(UnicodeTranslateError('abc',0,2,'r'))
UnicodeTranslateError()
UnicodeTranslateError(1,2,3,4)
UnicodeDecodeError('u',b'abc',0,1,'r').__reduce__()
UnicodeDecodeError('u',b'abc',0,1,'r', x=3)
str(UnicodeDecodeError.__new__(UnicodeDecodeError))
UnicodeDecodeError.__new__(UnicodeDecodeError).start
UnicodeDecodeError.__new__(UnicodeDecodeError).object
OSError(2,'x')
OSError(2,'x').args
OSError(2,'x','f')
OSError(2,'x','f').args
OSError(2,'x','f').filename
OSError(2,'x',None).filename
OSError(2,'x',None).args
OSError(2,'x','f',None,'g').args
str(OSError(2,'x','f',None,'g'))
str(OSError(2,'x','f',5,None))
OSError(2,'x','f',5,'g',6)
OSError(2,'x','f',5,'g',6).args
OSError(2)
OSError(2).errno
str(OSError(2,'x'))
str(OSError(2,'x','f'))
str(OSError('q','x','f'))
str(OSError(None,'x','f'))
str(OSError(None,None))
str(OSError(1,None))
type(OSError(13,'x'))
type(OSError(True,'x'))
type(OSError(11,'x'))
type(OSError(2.0,'x'))
type(OSError('2','x'))
OSError(2,'x', foo=1)
MyOS(2,'x','f').args
MyOS(2,'x','f').errno
MyOS2(2,'x','f').args
type(MyOS2(2,'x','f'))
FileNotFoundError(13,'x')
BlockingIOError(11,'x',5)
BlockingIOError(11,'x',5).characters_written
BlockingIOError(11,'x',5).filename
BlockingIOError(11,'x',5).args
BlockingIOError(11,'x').characters_written
OSError(11,'x', 3).filename
OSError(2,'x','f').__reduce__()
OSError(2,'x','f',None,'g').__reduce__()
OSError(2,'x').__reduce__()
OSError(2).__reduce__()
OSError().args
FileNotFoundError(2,'a',None,None,None).__reduce__()
ValueError(1).with_traceback(3)
ValueError(1).with_traceback(None)
ValueError(1).add_note(3)
ValueError(1).add_note('x')
repr(ValueError('a',))
repr(ValueError('a',2))
repr(ValueError())
str(ValueError('a',2))
str(ValueError(3))
type(ValueError.args)
type(OSError.characters_written)
BaseException.__new__()
BaseException.__new__(int)
ValueError.__new__(KeyError)
ValueError.__new__(IndexError)
KeyError.__new__(ValueError)
OSError.__new__(ValueError)
BaseException.__init__(3)
BaseException.with_traceback()
BaseException.with_traceback(ValueError())
ValueError().with_traceback(1,2)
ValueError().add_note()'''.splitlines(): t(s)

# Half of tb_lasti, and of f_lasti, is the index of the instruction among the positions of its code.
import itertools
import sys


def position(code, last):
    return next(itertools.islice(code.co_positions(), last // 2, None))


def divide(x):
    return x / (x - 1)


def outer():
    values = [1, 2]
    return [divide(value) for value in reversed(values)]


try:
    outer()
except ZeroDivisionError as error:
    traceback = error.__traceback__
    while traceback:
        line, end_line, column, end_column = position(traceback.tb_frame.f_code, traceback.tb_lasti)
        print(traceback.tb_frame.f_code.co_name, line, end_line, column, end_column, traceback.tb_lineno)
        traceback = traceback.tb_next


def here():
    frame = sys._getframe()
    return position(frame.f_code, frame.f_lasti)[0] - frame.f_code.co_firstlineno


print(here())


def steps():
    yield 1
    yield 2


generator = steps()
for _ in generator:
    print(position(generator.gi_code, generator.gi_frame.f_lasti)[0] - generator.gi_code.co_firstlineno)

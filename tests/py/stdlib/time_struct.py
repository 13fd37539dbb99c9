# time.struct_time is made of any sequence of its items.
import time

for arguments in (((1,) * 9,), ((1,) * 8,), ((1,) * 11,), ((1,) * 12,), (3,), (), ([1] * 9,), (iter([1] * 9),), ((1,) * 9, {}), ((1,) * 9, 4), ("abcdefghi",)):
    try:
        print(repr(time.struct_time(*arguments)))
    except TypeError as error:
        print(error)
moment = time.struct_time((2020, 1, 2, 3, 4, 5, 3, 2, 0))
print(moment.tm_year, moment[:3], time.strftime("%Y-%m-%d %H:%M:%S %j", moment), moment == (2020, 1, 2, 3, 4, 5, 3, 2, 0))
print(isinstance(moment, tuple), isinstance(time.gmtime(0), time.struct_time), moment.n_sequence_fields, moment.n_unnamed_fields)
print(time.asctime(moment), time.struct_time(time.gmtime(86400)) == time.gmtime(86400), sorted([moment, time.gmtime(0)])[0].tm_year)
print(hash(moment) == hash(tuple(moment)), moment + (1,), len(moment), max(moment))

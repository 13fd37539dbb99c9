import faulthandler
import io
import os
import subprocess
import sys
import sysconfig
import tempfile


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as problem:
        print(type(problem).__name__, problem)


print(sysconfig.get_python_version(), sysconfig.get_config_var("Py_GIL_DISABLED"), sysconfig.get_config_var("no such name"))
print("-DNDEBUG" in sysconfig.get_config_var("OPT").split(), sysconfig.get_config_vars("Py_GIL_DISABLED", "nothing"))
print(sorted(sysconfig.get_path_names()), sysconfig.get_platform().split("-")[0], isinstance(sysconfig.get_config_vars(), dict))
print(sorted(sysconfig.get_paths()))
show(sysconfig.get_path, "no such path")
show(sysconfig.get_preferred_scheme, "no such key")

print(faulthandler.is_enabled(), faulthandler.enable(), faulthandler.is_enabled(), faulthandler.disable(), faulthandler.disable())
show(faulthandler.enable, 3.5)
show(faulthandler.dump_traceback, "x")
show(faulthandler.dump_traceback, -1)
show(faulthandler.dump_traceback, io.StringIO())


def inner(file, all_threads):
    faulthandler.dump_traceback(file, all_threads)


def outer(file, all_threads=True):
    inner(file, all_threads)


def generator(file):
    outer(file)
    yield


def deep(number, file):
    return deep(number - 1, file) if number else outer(file)


with tempfile.TemporaryFile("w+") as file:
    outer(file)
    outer(file, False)
    next(generator(file))
    deep(150, file)
    file.seek(0)
    for line in file:
        print("Current thread" if "0x" in line else line.replace(os.getcwd() + "/", ""), end="")
        if "0x" in line:
            print()

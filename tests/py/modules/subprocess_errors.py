import os
import subprocess
import sys


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as problem:
        print(type(problem).__module__, type(problem).__name__, problem, getattr(problem, "filename", "-"))


Popen = subprocess.Popen
show(Popen, [])
show(Popen, "no_such_program")
show(Popen, ["/bin"])
show(Popen, ["true"], cwd="/no/such/folder")
show(Popen, ["/no/such/program"])
show(Popen, "true with spaces")
show(Popen, 5)
show(Popen, [5])
show(Popen, ["true"], bufsize="x")
show(Popen, ["true"], stdin=-7)
show(Popen, ["true"], stdin=subprocess.STDOUT)
show(Popen, ["true"], stdout=subprocess.STDOUT)
show(Popen, ["true"], stdout="x")
show(Popen, ["true"], text=True, universal_newlines=False)
show(Popen, ["a\0b"])
show(Popen, ["true"], env={"a=b": "c"})
show(Popen, ["true"], env={"a": 5})
show(Popen, ["true"], startupinfo=1)
show(Popen, ["true"], creationflags=1)
show(Popen, ["true"], env={"PATH": "/no/such/folder"})
show(subprocess.run, ["cat"], input="x", stdin=subprocess.PIPE)
show(subprocess.run, ["cat"], capture_output=True, stdout=subprocess.PIPE)
show(subprocess.check_output, ["true"], stdout=subprocess.PIPE)
show(subprocess.check_output, ["true"], check=True)
show(subprocess.check_output, ["true"], stdin=subprocess.PIPE, input=b"")

for status in (-6, -9, -77, 3, 0):
    print(str(subprocess.CalledProcessError(status, "program")))
problem = subprocess.CalledProcessError(1, ["c"], output=b"1", stderr=b"2")
print(repr(problem), problem.args, problem.stdout, problem.output, problem.stderr, problem.cmd, problem.returncode)
problem.stdout = 5
print(problem.output)
late = subprocess.TimeoutExpired("c", 1.5)
print(repr(late), late, late.args, late.stdout, late.stderr)
print(subprocess.CompletedProcess(["a"], 0))
print(subprocess.CompletedProcess("x", -6, b"o", "e"))
show(subprocess.CompletedProcess("x", -6, b"o", "e").check_returncode)
print(subprocess.CompletedProcess[str], subprocess.Popen[bytes])
print(subprocess.list2cmdline(["a b", 'c"d', "e\\", "", 'f\\"', "g h\\", "i\tj"]))
print(subprocess.SubprocessError.__mro__)
print(subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL, sorted(subprocess.__all__))


class Path:
    def __fspath__(self):
        return "true"


show(Popen(Path()).wait)
show(Popen, Path(), shell=True)

# Neither a failed start nor a finished process leaves a descriptor or a child behind.
before = sorted(os.listdir("/proc/self/fd"))
for _ in range(50):
    try:
        Popen(["/no/such/program"], stdin=-1, stdout=-1, stderr=-1)
    except FileNotFoundError:
        pass
    subprocess.run(["cat"], input=b"x", capture_output=True)
    Popen(["true"], stdout=-1)
for process in range(3):
    subprocess.run(["true"])
print(sorted(os.listdir("/proc/self/fd")) == before)

import os
import subprocess
import sys
import time
from subprocess import DEVNULL, PIPE, STDOUT, Popen

sh = lambda text: ["sh", "-c", text]


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as problem:
        print(type(problem).__module__, type(problem).__name__, problem)


show(subprocess.run, sh("exit 3"))
show(subprocess.run, sh("exit 3"), check=True)
show(subprocess.run, sh("kill -9 $$"), check=True)
show(subprocess.run, sh("echo a; echo b >&2"), capture_output=True)
show(subprocess.run, sh("echo a; echo b >&2"), capture_output=True, text=True)
show(subprocess.run, sh("echo a; echo b >&2"), stdout=PIPE, stderr=STDOUT, encoding="utf-8")
show(subprocess.run, sh("echo a; echo b >&2"), stdout=PIPE, stderr=DEVNULL)
show(subprocess.run, "echo $0 shell", shell=True, stdout=PIPE, text=True)
show(subprocess.run, ["echo $0 $1", "a", "b"], shell=True, stdout=PIPE, text=True)
show(subprocess.run, ["cat"], stdin=DEVNULL, stdout=PIPE)
show(subprocess.check_output, sh("echo x; exit 4"))
show(subprocess.check_output, ["cat"], input=b"bytes")
show(subprocess.check_output, ["cat"], input="text\r\nlines\r", text=True)
show(subprocess.check_output, ["cat"], input=None)
show(subprocess.check_output, ["cat"], input=None, text=True)
show(subprocess.call, sh("exit 2"))
show(subprocess.check_call, sh("exit 2"))
show(subprocess.check_call, ["true"])
show(subprocess.getoutput, "echo a; echo b >&2; exit 3")
show(subprocess.getstatusoutput, "echo a; exit 3")
show(subprocess.getstatusoutput, "kill -9 $$")
show(subprocess.run, sh("printf 'caf\\303\\251'"), capture_output=True, encoding="ascii", errors="replace")
show(subprocess.run, sh("printf 'caf\\303\\251'"), capture_output=True, encoding="ascii")
show(subprocess.run, ["pwd"], cwd="/", capture_output=True)
show(subprocess.run, sh("echo $A $HOME"), env={"A": "1", "PATH": os.environ["PATH"]}, capture_output=True)
os.environ["SET_HERE"] = "seen"
show(subprocess.run, sh("echo $SET_HERE"), capture_output=True)

process = Popen(["true"])
print(process.returncode, process.wait(), process.poll(), process, process.stdin, process.stdout, process.args, process.pid > 0)
process = Popen(["cat"], stdin=PIPE, stdout=PIPE)
print(type(process.stdin), type(process.stdout), process.stdin.mode, process.stdout.mode)
print(process.communicate(b"xx"), process.stdin.closed, process.stdout.closed)
show(process.communicate, b"more")
show(process.communicate)
process = Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True)
print(type(process.stdin), type(process.stdout), process.stdout.encoding, process.stdout.errors)
print(process.stdin.line_buffering, process.stdin.write_through, process.universal_newlines)
print(process.communicate("xx\r\ny\n"))
process = Popen(["cat"], stdin=PIPE, stdout=PIPE, bufsize=0)
print(type(process.stdin), process.stdin.write(b"abc"), process.stdin.close(), process.stdout.read(), process.stdout.close(), process.wait())

# A conversation, line by line.
with Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as process:
    for word in "one", "two", "drei \u20ac":
        process.stdin.write(word + "\n")
        print(repr(process.stdout.readline()))
    process.stdin.close()
    print(repr(process.stdout.read()), process.poll() in (None, 0))
print(process.returncode, process.stdout.closed)
with Popen(sh("printf 'a\\r\\nb\\rc\\nd'"), stdout=PIPE, text=True) as process:
    print(list(process.stdout))
with Popen(sh("printf 'a\\nbc\\nd'"), stdout=PIPE) as process:
    print(process.stdout.readline(), process.stdout.read(1), process.stdout.peek(), process.stdout.readlines())
with Popen(sh("printf '\\303\\244\\303\\266\\303\\274'"), stdout=PIPE, text=True) as process:
    print(ascii(process.stdout.read(1)), ascii(process.stdout.read(5)))

# Large data both ways.
big = bytes(range(256)) * 8000
result = subprocess.run(["cat"], input=big, capture_output=True)
print(result.stdout == big, len(result.stdout))
result = subprocess.run(sh("cat; head -c 300000 /dev/zero >&2"), input=big, capture_output=True)
print(result.stdout == big, len(result.stderr))
show(subprocess.run, ["true"], input=big)
show(Popen(["cat"], stdin=PIPE).communicate, "text")
show(Popen(["cat"], stdin=PIPE, text=True).communicate, b"bytes")

# Time limits and signals.
show(subprocess.run, sh("echo hi; exec sleep 5"), timeout=0.3, capture_output=True)
try:
    subprocess.run(sh("echo hi; exec sleep 5"), timeout=0.3, capture_output=True, text=True)
except subprocess.TimeoutExpired as late:
    print(late.output, late.stdout, late.stderr, late.cmd, late.timeout)
process = Popen(["sleep", "5"])
show(process.wait, timeout=0.1)
process.kill()
print(process.wait(), process, process.kill(), process.send_signal(2), process.terminate())
process = Popen(["sleep", "5"])
process.terminate()
print(process.wait())
process = Popen(["cat"], stdin=PIPE, stdout=PIPE)
show(process.communicate, b"kept", timeout=5)
process = Popen(sh("sleep 0.3; echo late"), stdout=PIPE)
show(process.communicate, timeout=0.05)
show(process.communicate, timeout=5)

# Files and other descriptors as streams.
path = "target/tmp/subprocess_pipes.txt"
os.makedirs("target/tmp", exist_ok=True)
with open(path, "w") as file:
    subprocess.run(["echo", "into a file"], stdout=file)
with open(path) as file:
    print(file.read())
with open(path) as file:
    show(subprocess.run, ["cat"], stdin=file, capture_output=True)
reading, writing = os.pipe()
subprocess.run(["echo", "through a pipe"], stdout=writing)
os.close(writing)
print(os.read(reading, 100), os.read(reading, 100))
os.close(reading)
os.remove(path)
reading, writing = os.pipe()
process = Popen(sh(f"echo passed on >&{writing}"), pass_fds=[writing])
process.wait()
print(os.read(reading, 100))
os.close(reading), os.close(writing)
print(subprocess.run(["sh", "-c", "ps -o pgid= -p $$ | tr -d ' '; echo $$"], capture_output=True, start_new_session=True).returncode)

# The interpreter itself.
me = sys.executable
show(subprocess.check_output, [me, "-c", "print(1)"])
show(subprocess.call, [me, "-c", "import sys; sys.exit(7)"])
show(subprocess.call, [me, "-c", "1/0"], stderr=DEVNULL)
show(subprocess.call, [me, "-c", "import os; os.abort()"])
show(subprocess.call, [me, "-c", "import os; os._exit(9)"])
show(subprocess.call, [me, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"])
for option in ["-u"], ["-B"], ["-E"], ["-I"], ["-s"], ["-S"], ["-Xfaulthandler"], ["-X", "dev_not=1"], ["-W", "ignore"], ["-uBEs"]:
    show(subprocess.check_output, [me, *option, "-c", "import sys; print(len(sys.argv))", "x"])
show(subprocess.check_output, [me, "-c", "print(input())"], input="asked\n", text=True)
show(subprocess.check_output, [me, "-"], input="print('from standard input')", text=True)
script = "import faulthandler, os\nfaulthandler.enable()\ndef inner(): os.abort()\ndef outer(): inner()\nouter()"
result = subprocess.run([me, "-c", script], capture_output=True, text=True)
print(result.returncode, [line for line in result.stderr.splitlines() if "0x" not in line])
result = subprocess.run([me, "-c", "import sys\nprint('out', flush=True)\nsys.stderr.write('err')"], stdout=PIPE, stderr=STDOUT)
print(result.stdout)

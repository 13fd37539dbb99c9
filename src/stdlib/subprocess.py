"""Other processes: starting them, talking to them through pipes, and their ends."""

import _io as _files
import builtins as _builtins
import errno as _errno
import os as _os
import posix as _posix
import signal as _signal
import sys as _sys
import time as _time
import types as _types
import warnings as _warnings
from _descriptors import TextIOWrapper as _TextStream, open_descriptor as _open_descriptor

__all__ = [
    "Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run", "CalledProcessError", "DEVNULL",
    "SubprocessError", "TimeoutExpired", "CompletedProcess",
]

PIPE = -1
STDOUT = -2
DEVNULL = -3

# What a pipe takes at once without blocking, when it takes anything.
_PIPE_PIECE = 4096
# What a pipe is asked for at once.
_READ_PIECE = 32768
# The first and the longest pause between two looks at a process that is waited for with a time limit, in seconds.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.0005, 0.05
# How long an interrupted wait lets a process end that was interrupted as well, in seconds.
_INTERRUPT_PATIENCE = 0.25
# Types of files that `open` gives: they have no descriptor.
_FILE_TYPES = _files.TextIOWrapper, _files.BufferedReader, _files.BufferedWriter, _files.BufferedRandom

# Processes that nothing refers to any more and that had not ended then.
_active = []


class SubprocessError(Exception):
    """The base class of what goes wrong here."""


class CalledProcessError(SubprocessError):
    """A process ended with a status that was not to be."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return "Command '%s' returned non-zero exit status %d." % (self.cmd, self.returncode)
        try:
            return f"Command '{self.cmd}' died with {_signal.Signals(-self.returncode)!r}."
        except ValueError:
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."

    @property
    def stdout(self):
        """Another name of `output`."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A process took longer than it may."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        """Another name of `output`."""
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """How a process ended, and what it wrote."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        shown = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        shown += [f"{name}={value!r}" for name, value in (("stdout", self.stdout), ("stderr", self.stderr)) if value is not None]
        return f"{type(self).__name__}({', '.join(shown)})"

    __class_getitem__ = classmethod(_types.GenericAlias)

    def check_returncode(self):
        """Raises CalledProcessError unless the status is 0."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end; its status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Runs a program to its end, which must be with status 0."""
    status = call(*popenargs, **kwargs)
    if status:
        raise CalledProcessError(status, popenargs[0] if kwargs.get("args") is None else kwargs["args"])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """What a program writes to its standard output; its status must be 0."""
    for name in "stdout", "check":
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        is_text = any(kwargs.get(name) for name in ("text", "encoding", "errors", "universal_newlines"))
        kwargs["input"] = "" if is_text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end; a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        status = process.poll()
        if check and status:
            raise CalledProcessError(status, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, status, stdout, stderr)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """The status of a shell command, and what it writes to both of its streams, without the last newline."""
    try:
        output, status = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors), 0
    except CalledProcessError as problem:
        output, status = problem.output, problem.returncode
    return status, output.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """What a shell command writes to both of its streams, without the last newline."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Arguments as one line, quoted as C programs for Windows take it apart."""
    words = []
    for argument in map(_os.fsdecode, seq):
        word, backslashes = [], 0
        for character in argument:
            if character == "\\":
                backslashes += 1
                continue
            if character == '"':
                # Backslashes before a quote count as pairs; one more makes the quote a character.
                word.append("\\" * (backslashes * 2 + 1))
            else:
                word.append("\\" * backslashes)
            word.append(character)
            backslashes = 0
        is_quoted = not argument or " " in argument or "\t" in argument
        word.append("\\" * (backslashes * 2 if is_quoted else backslashes))
        words.append(f'"{"".join(word)}"' if is_quoted else "".join(word))
    return " ".join(words)


def _cleanup():
    """Takes up the ends of processes that nothing refers to."""
    for process in _active[:]:
        if process._internal_poll() is not None and process in _active:
            _active.remove(process)


def _descriptor_of(stream, opened):
    """The descriptor of a stream; those that are opened for it are added to `opened`."""
    if not isinstance(stream, _FILE_TYPES):
        return stream.fileno()
    # Such a file has no descriptor of its own. What is opened here stands where one would: at the end to write, to read behind what was
    # read in whole buffers.
    mode = stream.mode
    if "r" in mode and "+" not in mode:
        descriptor = _os.open(stream.name, _os.O_RDONLY)
        size = _os.lseek(descriptor, 0, _os.SEEK_END)
        buffers = -(-stream.tell() // _files.DEFAULT_BUFFER_SIZE)
        _os.lseek(descriptor, min(size, buffers * _files.DEFAULT_BUFFER_SIZE), _os.SEEK_SET)
    elif "+" not in mode:
        descriptor = _os.open(stream.name, _os.O_WRONLY | _os.O_APPEND)
    else:
        raise NotImplementedError("files opened to be both read and written cannot be passed to a process; tempfile's can")
    opened.append(descriptor)
    return descriptor


def _refuse_foreign(startupinfo, creationflags, **unsupported):
    if startupinfo is not None:
        raise ValueError("startupinfo is only supported on Windows platforms")
    if creationflags != 0:
        raise ValueError("creationflags is only supported on Windows platforms")
    for name, (value, default) in unsupported.items():
        if value != default:
            raise NotImplementedError(f"subprocess does not support the argument {name}")


class Popen:
    """A process that was started here."""

    _child_created = False

    def __init__(
        self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True, shell=False, cwd=None,
        env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *,
        user=None, group=None, extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None,
    ):
        _cleanup()
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if stdout is STDOUT:
            raise ValueError("STDOUT can only be used for stderr")
        if pass_fds and not close_fds:
            _warnings.warn("pass_fds overriding close_fds.", RuntimeWarning)
            close_fds = True
        _refuse_foreign(
            startupinfo, creationflags, preexec_fn=(preexec_fn, None), user=(user, None), group=(group, None),
            extra_groups=(extra_groups, None), umask=(umask, -1), pipesize=(pipesize, -1),
        )
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding, self.errors, self.pipesize = encoding, errors, pipesize
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError(
                "Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other."
            )
        self.text_mode = encoding or errors or text or universal_newlines
        self._patience = _INTERRUPT_PATIENCE
        self._communication_started = False
        self._input, self._written, self._received = None, 0, {}
        if process_group is None:
            process_group = -1
        elif process_group < 0:
            raise ValueError("bad value(s) in fds_to_keep")
        ours, theirs, opened = self._handles(stdin, stdout, stderr)
        try:
            self._open_streams(ours, bufsize)
            self._execute(
                args, executable, shell, cwd, env, theirs, tuple(sorted(map(int, pass_fds))), not close_fds, bool(restore_signals),
                bool(start_new_session), None if process_group < 0 else process_group,
            )
        except:
            for stream, descriptor in zip((self.stdin, self.stdout, self.stderr), ours):
                self._close_after_failure(stream, descriptor)
            raise
        finally:
            for descriptor in opened:
                _os.close(descriptor)

    @staticmethod
    def _close_after_failure(stream, descriptor):
        try:
            if stream is not None:
                stream.close()
            elif descriptor >= 0:
                _os.close(descriptor)
        except OSError:
            # What made the start fail is what the caller has to know.
            pass

    def _handles(self, stdin, stdout, stderr):
        """Our ends of the pipes, the child's descriptors (-1: inherited), and which of these we have to close."""
        ours, theirs, opened = [-1, -1, -1], [-1, -1, -1], []
        try:
            for place, stream in enumerate((stdin, stdout, stderr)):
                if stream is None:
                    continue
                if stream is PIPE or isinstance(stream, int) and stream == PIPE:
                    reading, writing = _os.pipe()
                    ours[place], theirs[place] = (writing, reading) if place == 0 else (reading, writing)
                    opened.append(theirs[place])
                elif isinstance(stream, int) and stream == DEVNULL:
                    theirs[place] = _os.open(_os.devnull, _os.O_RDWR)
                    opened.append(theirs[place])
                elif place == 2 and isinstance(stream, int) and stream == STDOUT:
                    theirs[2] = theirs[1] if theirs[1] != -1 else _sys.__stdout__.fileno()
                else:
                    theirs[place] = stream if isinstance(stream, int) else _descriptor_of(stream, opened)
        except:
            for descriptor in opened + [descriptor for descriptor in ours if descriptor >= 0]:
                _os.close(descriptor)
            raise
        return ours, theirs, opened

    def _open_streams(self, ours, bufsize):
        # A text stream needs a buffer below it. With 1, that buffer is flushed line by line.
        is_by_line = bool(self.text_mode) and bufsize == 1
        size = -1 if bufsize == 1 else bufsize
        for name, mode, descriptor in zip(("stdin", "stdout", "stderr"), ("wb", "rb", "rb"), ours):
            if descriptor < 0:
                continue
            stream = _open_descriptor(descriptor, mode, size)
            if self.text_mode:
                is_input = name == "stdin"
                stream = _TextStream(
                    stream, self.encoding, self.errors, line_buffering=is_input and is_by_line, write_through=is_input
                )
            setattr(self, name, stream)

    def _execute(self, args, executable, shell, cwd, env, theirs, inherited, is_inheriting, restores_signals, is_leader, group):
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, _os.PathLike):
            if shell:
                raise TypeError("path-like args is not allowed when shell is true")
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        name = _os.fsencode(executable)
        if _os.path.dirname(name):
            candidates = [name]
        else:
            candidates = [_os.path.join(_os.fsencode(folder), name) for folder in _os.get_exec_path(env)]
        try:
            self.pid = _posix._spawn(
                candidates, args, _environment(env), cwd, theirs, inherited, is_inheriting, restores_signals, is_leader, group
            )
        except OSError as problem:
            if problem.errno == _errno.EBADF:
                raise
            if cwd is not None and not _os.path.isdir(cwd):
                executable = cwd
            raise _start_error(problem, executable) from None
        self._child_created = True

    __class_getitem__ = classmethod(_types.GenericAlias)

    def __repr__(self):
        shown = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return shown[:76] + "...>" if len(shown) > 80 else shown

    @property
    def universal_newlines(self):
        """Whether the streams are text."""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for stream in self.stdout, self.stderr:
            if stream:
                stream.close()
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if exc_type is KeyboardInterrupt:
                self._wait_after_interrupt(None)
            else:
                self.wait()

    def __del__(self):
        if not self._child_created or self.returncode is not None:
            return
        _warnings.warn(f"subprocess {self.pid} is still running", ResourceWarning, source=self)
        if self._internal_poll() is None and _active is not None:
            _active.append(self)

    def poll(self):
        """The status of the process, if it has ended."""
        return self._internal_poll()

    def _internal_poll(self):
        if self.returncode is None:
            self._take_up(_os.WNOHANG)
        return self.returncode

    def _take_up(self, options):
        try:
            pid, status = _os.waitpid(self.pid, options)
        except ChildProcessError:
            # Its end was taken up elsewhere, or ends are ignored: how it ended is lost.
            pid, status = self.pid, 0
        if pid == self.pid and self.returncode is None:
            self.returncode = -_os.WSTOPSIG(status) if _os.WIFSTOPPED(status) else _os.waitstatus_to_exitcode(status)

    def wait(self, timeout=None):
        """Waits for the end of the process; its status."""
        end = None if timeout is None else _time.monotonic() + timeout
        try:
            return self._wait(timeout)
        except KeyboardInterrupt:
            self._wait_after_interrupt(end)
            raise

    def _wait(self, timeout):
        if timeout is None:
            while self.returncode is None:
                self._take_up(0)
            return self.returncode
        end, pause = _time.monotonic() + timeout, _FIRST_PAUSE
        while self._internal_poll() is None:
            left = end - _time.monotonic()
            if left <= 0:
                raise TimeoutExpired(self.args, timeout)
            _time.sleep(min(pause, left))
            pause = min(pause * 2, _LONGEST_PAUSE)
        return self.returncode

    def _wait_after_interrupt(self, end):
        """The process was probably interrupted as well: lets it end, once and not for long."""
        patience = self._patience if end is None else min(self._patience, max(0, end - _time.monotonic()))
        self._patience = 0
        try:
            self._wait(patience)
        except TimeoutExpired:
            pass

    def communicate(self, input=None, timeout=None):
        """Sends input, takes all output, and waits for the end; what came from standard output and standard error."""
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        if timeout is None and not self._communication_started and [self.stdin, self.stdout, self.stderr].count(None) >= 2:
            return self._communicate_with_one(input)
        end = None if timeout is None else _time.monotonic() + timeout
        try:
            self._exchange(input, end, timeout)
        except KeyboardInterrupt:
            self._wait_after_interrupt(end)
            raise
        finally:
            self._communication_started = True
        self.wait(timeout=None if end is None else end - _time.monotonic())
        return self._output(self.stdout), self._output(self.stderr)

    def _communicate_with_one(self, input):
        outputs = [None, None]
        if self.stdin:
            try:
                if input:
                    self.stdin.write(input)
            except BrokenPipeError:
                # A process need not read what it is sent.
                pass
            try:
                self.stdin.close()
            except BrokenPipeError:
                pass
        for place, stream in enumerate((self.stdout, self.stderr)):
            if stream:
                outputs[place] = stream.read()
                stream.close()
        self.wait()
        return tuple(outputs)

    def _exchange(self, input, end, timeout):
        if self.stdin and not self._communication_started:
            try:
                self.stdin.flush()
            except BrokenPipeError:
                pass
            if not input:
                self._close_input()
        if not self._communication_started:
            self._received = {stream: [] for stream in (self.stdout, self.stderr) if stream}
        if self.stdin and self._input is None and input is not None:
            if self.text_mode:
                input = input.encode(self.stdin.encoding, self.stdin.errors)
            self._input = memoryview(input).cast("B")
        while streams := self._open_ends():
            left = None if end is None else end - _time.monotonic()
            if left is not None and left < 0:
                raise self._expired(timeout)
            ends = [(stream.fileno(), stream is self.stdin) for stream in streams]
            for place in _posix._poll(ends, None if left is None else float(left)):
                self._move(streams[place])

    def _open_ends(self):
        streams = [stream for stream in self._received if not stream.closed]
        if self.stdin and self._input and not self.stdin.closed:
            streams.append(self.stdin)
        return streams

    def _move(self, stream):
        """Writes or reads one piece."""
        if stream is self.stdin:
            try:
                self._written += _os.write(stream.fileno(), self._input[self._written : self._written + _PIPE_PIECE])
            except BrokenPipeError:
                self._close_input()
            else:
                if self._written >= len(self._input):
                    self._close_input()
            return
        data = _os.read(stream.fileno(), _READ_PIECE)
        if data:
            self._received[stream].append(data)
        else:
            stream.close()

    def _close_input(self):
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def _output(self, stream):
        if stream is None:
            return None
        data = b"".join(self._received[stream])
        if not self.text_mode:
            return data
        return data.decode(stream.encoding, stream.errors).replace("\r\n", "\n").replace("\r", "\n")

    def _expired(self, timeout):
        output, errors = (b"".join(self._received.get(stream, ())) or None for stream in (self.stdout, self.stderr))
        return TimeoutExpired(self.args, timeout, output=output, stderr=errors)

    def send_signal(self, sig):
        """Sends a signal, unless the process has ended."""
        self.poll()
        if self.returncode is None:
            try:
                _os.kill(self.pid, sig)
            except ProcessLookupError:
                # It ended just now, and somebody else took that up.
                pass

    def terminate(self):
        """Sends SIGTERM."""
        self.send_signal(_signal.SIGTERM)

    def kill(self):
        """Sends SIGKILL."""
        self.send_signal(_signal.SIGKILL)


def _environment(env):
    pairs = []
    for name, value in (_os.environ if env is None else env).items():
        name = _os.fsencode(name)
        if b"=" in name:
            raise ValueError("illegal environment variable name")
        pairs.append(name + b"=" + _os.fsencode(value))
    return pairs


def _start_error(problem, executable):
    if problem.args and problem.args[0] == _errno.EACCES and problem.strerror != _os.strerror(_errno.EACCES):
        # A host that does not grant processes says so.
        return problem
    return type(problem)(problem.errno, problem.strerror, executable) if problem.errno else problem

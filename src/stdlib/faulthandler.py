"""The calls that are going on, printed without the help of anything that may be broken."""

import sys as _sys

_stream = None
_is_enabled = False
# As many calls are shown, and as much of a name, in characters.
_MOST_FRAMES, _LONGEST_NAME = 100, 500


def _descriptor(file):
    if file is None:
        file = _sys.stderr
        if file is None:
            raise RuntimeError("sys.stderr is None")
    elif isinstance(file, int):
        if file < 0:
            raise ValueError("file is not a valid file descriptor")
        return file
    number = file.fileno()
    if not isinstance(number, int) or number < 0:
        raise RuntimeError("file.fileno() is not a valid file descriptor")
    try:
        file.flush()
    except Exception:
        # What cannot be flushed is no reason to show nothing.
        pass
    return number


def _write(descriptor, text):
    data = text.encode("ascii", "backslashreplace")
    if descriptor == 2 and _sys.__stderr__ is not None:
        _sys.__stderr__.write(data.decode("ascii"))
        return
    import posix

    while data:
        data = data[posix.write(descriptor, data) :]


def _frames(frame):
    lines = []
    while frame is not None and len(lines) < _MOST_FRAMES:
        code = frame.f_code
        file, name = code.co_filename, code.co_name
        name = name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "..."
        file = file if len(file) <= _LONGEST_NAME else file[:_LONGEST_NAME] + "..."
        lines.append(f'  File "{file}", line {frame.f_lineno} in {name}\n')
        frame = frame.f_back
    return "".join(lines)


def _thread_frames(frame):
    import _thread

    return f"Current thread 0x{_thread.get_ident():016x} (most recent call first):\n{_frames(frame)}"


def enable(file=None, all_threads=True):
    """Makes `os.abort` show the calls that are going on."""
    global _stream, _is_enabled
    descriptor = _descriptor(file)
    _stream, _is_enabled = (file, descriptor), True


def disable():
    """Takes `enable` back; whether it was in effect."""
    global _stream, _is_enabled
    was_enabled, _is_enabled, _stream = _is_enabled, False, None
    return was_enabled


def is_enabled():
    """Whether `enable` is in effect."""
    return _is_enabled


def dump_traceback(file=None, all_threads=True):
    """Shows the calls that are going on, the innermost first."""
    frame = _sys._getframe(1)
    descriptor = _descriptor(file)
    _write(descriptor, _thread_frames(frame) if all_threads else f"Stack (most recent call first):\n{_frames(frame)}")


def _report(reason, frame):
    """Called before the end of the process by a fatal signal."""
    if _is_enabled:
        _write(_stream[1], f"Fatal Python error: {reason}\n\n{_thread_frames(frame)}")


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Refuses: only another thread could do it."""
    raise NotImplementedError("faulthandler.dump_traceback_later() needs another thread, and Morelia has one")


def cancel_dump_traceback_later():
    """Takes back what `dump_traceback_later` refuses to do: nothing."""


def register(signum, file=None, all_threads=True, chain=False):
    """Refuses: a signal's handler in the language can call `dump_traceback`."""
    raise NotImplementedError("faulthandler.register() is not supported; set a handler by signal.signal()")


def unregister(signum):
    """Whether something was registered for a signal: nothing is."""
    return False


if "faulthandler" in _sys._xoptions:
    enable()

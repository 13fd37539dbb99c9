//! What `posix` has for file descriptors, as far as the host grants them.

use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::OsStringExt;
use std::time::Duration;

use crate::object::native::Method;
use crate::object::protocol::{iterate, number};
use crate::object::system::{Poll, Refusing, System};
use crate::object::{Args, Interp, Outcome, Str, Value};
use crate::types::bytes::{bytes_of, bytes_value};
use crate::types::{buffer, sequence};

use super::{file, signals};

/// The functions.
pub(super) const FUNCTIONS: &[Method] = &[
    Method::function("open", "path, flags, mode=511, *, dir_fd=None", open),
    Method::function("chmod", "path, mode, *, dir_fd=None, follow_symlinks=True", |interp, args| {
        let (path, mode) = (os_string(interp, &args[0])?, c_int(interp, &args[1])?);
        system(interp).set_mode(&path, mode as u32).map_err(|error| interp.host_error(&error, Some(&args[0])))?;
        Ok(Value::NONE)
    }),
    Method::function("close", "fd", |interp, args| {
        let descriptor = c_int(interp, &args[0])?;
        system(interp).close(descriptor).map_err(|error| interp.host_error(&error, None))?;
        Ok(Value::NONE)
    }),
    Method::function("read", "fd, length, /", read),
    Method::function("write", "fd, data, /", write),
    Method::function("lseek", "fd, position, whence, /", seek),
    Method::function("ftruncate", "fd, length, /", |interp, args| {
        let (descriptor, length) = (c_int(interp, &args[0])?, number::to_i64(interp, &args[1])?);
        system(interp).truncate(descriptor, length).map_err(|error| interp.host_error(&error, None))?;
        Ok(Value::NONE)
    }),
    Method::function("pipe", "", |interp, _| {
        let (reading, writing) = system(interp).pipe().map_err(|error| interp.host_error(&error, None))?;
        Ok(interp.tuple([interp.int(reading.into()), interp.int(writing.into())]).into_value())
    }),
    Method::function("dup", "fd, /", |interp, args| duplicate(interp, &args[0], None)),
    Method::function("dup2", "fd, fd2, inheritable=True", |interp, args| duplicate(interp, &args[0], Some(&args[1]))),
    Method::function("isatty", "fd, /", |interp, args| {
        let descriptor = c_int(interp, &args[0])?;
        Ok(Value::bool(system(interp).is_terminal(descriptor)))
    }),
    Method::function("_poll", "descriptors, timeout, /", poll),
];

/// What the host grants of processes and descriptors.
pub(super) fn system(interp: &Interp) -> &dyn System {
    interp.host.system().unwrap_or(&Refusing)
}

/// An argument that C takes as an `int`.
pub(super) fn c_int(interp: &Interp, value: &Value) -> Outcome<i32> {
    let number = number::to_i64(interp, value)?;
    i32::try_from(number).map_err(|_| interp.overflow_error("Python int too large to convert to C int"))
}

/// Calls the system until no signal interrupts the call. May run Python: signal handlers.
pub(super) fn uninterrupted<T>(interp: &Interp, mut call: impl FnMut() -> io::Result<T>) -> Outcome<io::Result<T>> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => signals::look(interp)?,
            outcome => return Ok(outcome),
        }
    }
}

/// A text or bytes as the operating system takes them: surrogates stand for bytes that are not UTF-8.
pub(super) fn os_string(interp: &Interp, value: &Value) -> Outcome<OsString> {
    let path = file::file_system_path(interp, value)?;
    let bytes = match path.cast::<Str>() {
        Some(_) => crate::types::str::encode(interp, &path, "utf-8", "surrogateescape")?,
        None => bytes_of(&path).unwrap_or_default(),
    };
    if bytes.contains(&0) {
        return Err(interp.value_error("embedded null byte"));
    }
    Ok(OsString::from_vec(bytes))
}

fn open(interp: &Interp, args: &Args<'_>) -> Outcome {
    let path = os_string(interp, &args[0])?;
    let (flags, mode) = (c_int(interp, &args[1])?, c_int(interp, &args[2])?);
    let opened = uninterrupted(interp, || system(interp).open(&path, flags, mode as u32))?;
    let descriptor = opened.map_err(|error| interp.host_error(&error, Some(&args[0])))?;
    Ok(interp.int(descriptor.into()))
}

fn read(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (descriptor, length) = (c_int(interp, &args[0])?, number::to_i64(interp, &args[1])?);
    let Ok(length) = usize::try_from(length) else {
        return Err(interp.host_error(&io::Error::from_raw_os_error(libc::EINVAL), None));
    };
    if !sequence::is_allocatable(interp, length) {
        return Err(interp.out_of_memory());
    }
    let mut bytes = vec![0; length];
    let count = uninterrupted(interp, || system(interp).read(descriptor, &mut bytes))?;
    let count = count.map_err(|error| interp.host_error(&error, None))?;
    bytes.truncate(count);
    Ok(bytes_value(interp, bytes))
}

fn write(interp: &Interp, args: &Args<'_>) -> Outcome {
    let descriptor = c_int(interp, &args[0])?;
    // A copy: a signal handler may change the buffer while the call waits.
    let content = buffer::required(interp, &args[1])?;
    let count = uninterrupted(interp, || system(interp).write(descriptor, &content))?;
    count.map(|count| interp.int_from_usize(count)).map_err(|error| interp.host_error(&error, None))
}

fn seek(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (descriptor, offset, whence) = (c_int(interp, &args[0])?, number::to_i64(interp, &args[1])?, c_int(interp, &args[2])?);
    let position = system(interp).seek(descriptor, offset, whence).map_err(|error| interp.host_error(&error, None))?;
    Ok(interp.int(position))
}

fn duplicate(interp: &Interp, descriptor: &Value, to: Option<&Value>) -> Outcome {
    let descriptor = c_int(interp, descriptor)?;
    let to = to.map(|to| c_int(interp, to)).transpose()?;
    let copy = system(interp).duplicate(descriptor, to).map_err(|error| interp.host_error(&error, None))?;
    Ok(interp.int(copy.into()))
}

/// `_poll([(descriptor, is_writing), ...], seconds or None)`: the places of those that are ready. Comes back early, with none, after a signal.
fn poll(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mut polls = Vec::new();
    for item in iterate::collect(interp, &args[0])? {
        let [descriptor, is_writing] = <[Value; 2]>::try_from(iterate::collect(interp, &item)?)
            .map_err(|_| interp.type_error("a descriptor and a truth value are expected"))?;
        let is_writing = is_writing.as_bool() == Some(true);
        polls.push(Poll { descriptor: c_int(interp, &descriptor)?, is_writing, is_ready: false });
    }
    let duration = |seconds: f64| Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
    let timeout = crate::types::float::float_of(&args[1]).map(duration);
    match system(interp).poll(&mut polls, timeout) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::Interrupted => signals::look(interp)?,
        Err(error) => return Err(interp.host_error(&error, None)),
    }
    let ready = polls.iter().enumerate().filter(|(_, poll)| poll.is_ready);
    Ok(interp.list(ready.map(|(place, _)| interp.int_from_usize(place)).collect()).into_value())
}

//! Files of bytes: `BufferedReader`, `BufferedWriter` and `BufferedRandom`.

use memchr::memchr;

use crate::builtins::io::{most, optional_size, unsupported};
use crate::object::builder::TypeSpec;
use crate::object::protocol::{call, iterate, number, text};
use crate::object::ty::flags;
use crate::object::{Args, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey, Value};
use crate::types::bytes::{Bytes, bytes_value};
use crate::types::object::DICT_ROW;
use crate::types::{buffer, memoryview, text_arguments};

use super::content::{File, collect_lines, file, finalise, open_file};

const FLAGS: u32 = flags::BASE | flags::HAS_DICT | flags::WEAKREFS;
const SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::Repr, SlotFunction::Unary(repr)),
    (SlotKey::Iter, SlotFunction::Unary(|interp, this| open_file(interp, this, CLOSED).map(|_| this.clone()))),
    (SlotKey::Next, SlotFunction::Next(next)),
    (SlotKey::Del, SlotFunction::Finalise(finalise)),
];
const METHODS: &[Method] = &[
    Method::new("close", "", |interp, args| file(&args[0]).close(interp).map(|()| Value::NONE)),
    Method::new("detach", "", |interp, _| Err(unsupported(interp, "detach"))),
    Method::new("fileno", "", |interp, _| Err(unsupported(interp, "fileno"))),
    Method::new("flush", "", flush),
    Method::new("isatty", "", |interp, args| open_file(interp, &args[0], CLOSED).map(|_| Value::FALSE)),
    Method::new("peek", "size=0, /", peek),
    Method::new("read", "size=-1, /", read),
    Method::new("read1", "size=-1, /", read),
    Method::new("readable", "", |interp, args| Ok(Value::bool(open_file(interp, &args[0], CLOSED)?.mode.is_readable()))),
    Method::new("readinto", "buffer, /", read_into),
    Method::new("readinto1", "buffer, /", read_into),
    Method::new("readline", "size=-1, /", read_line),
    Method::new("readlines", "hint=-1, /", read_lines),
    Method::new("seek", "target, whence=0, /", seek),
    Method::new("seekable", "", |interp, args| open_file(interp, &args[0], CLOSED).map(|_| Value::TRUE)),
    Method::new("tell", "", |interp, args| {
        Ok(interp.int_from_usize(open_file(interp, &args[0], "I/O operation on closed file")?.position()))
    }),
    Method::new("truncate", "pos=None, /", truncate),
    Method::new("writable", "", |interp, args| Ok(Value::bool(open_file(interp, &args[0], CLOSED)?.mode.is_writable()))),
    Method::new("write", "buffer, /", write),
    Method::new("writelines", "lines, /", write_lines),
    Method::new("__enter__", "", |interp, args| open_file(interp, &args[0], CLOSED).map(|_| args[0].clone())),
    Method::new("__exit__", "*args", super::exit),
];
const GETSET: &[GetSet] = &[
    GetSet::read_only("closed", |_, this| Ok(Value::bool(file(this).is_closed()))),
    GetSet::read_only("mode", |interp, this| Ok(interp.text(file(this).mode.shown_binary()).into_value())),
    GetSet::read_only("name", |_, this| Ok(file(this).name.clone())),
    DICT_ROW,
];

const fn spec(name: &'static str) -> TypeSpec {
    TypeSpec { name, module: "_io", flags: FLAGS, slots: SLOTS, methods: METHODS, getset: GETSET, ..TypeSpec::EMPTY }
}

/// Message of operations on a closed file, unless they have one of their own.
const CLOSED: &str = "I/O operation on closed file.";

/// Makes the types.
pub(super) fn install(interp: &Interp) {
    let (types, object) = (&interp.types, &interp.types.object);
    if types.buffered_reader.get().is_none() {
        interp.define::<File>(&types.buffered_reader, object, &spec("BufferedReader"));
        interp.define::<File>(&types.buffered_writer, object, &spec("BufferedWriter"));
        interp.define::<File>(&types.buffered_random, object, &spec("BufferedRandom"));
    }
}

/// The file, when it is open and can be read; a file that cannot be is refused first.
fn readable<'a>(interp: &Interp, value: &'a Value, message: &str) -> Outcome<&'a File> {
    if !file(value).mode.is_readable() {
        return Err(unsupported(interp, "read"));
    }
    open_file(interp, value, message)
}

fn writable<'a>(interp: &Interp, value: &'a Value, message: &str) -> Outcome<&'a File> {
    if !file(value).mode.is_writable() {
        return Err(unsupported(interp, "write"));
    }
    open_file(interp, value, message)
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let (kind, name) = (interp.type_of(this).name(), text::repr_string(interp, &file(this).name)?);
    Ok(interp.text(format!("<_io.{kind} name={name}>")).into_value())
}

fn line_end(rest: &[u8]) -> usize {
    memchr(b'\n', rest).map_or(rest.len(), |at| at + 1)
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let line = readable(interp, this, "readline of closed file")?.take(line_end);
    Ok(if line.is_empty() { None } else { Some(bytes_value(interp, line)) })
}

fn read(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = optional_size(interp, &args[1])?;
    let file = readable(interp, &args[0], "read of closed file")?;
    if size < -1 {
        return Err(interp.value_error("read length must be non-negative or -1"));
    }
    Ok(bytes_value(interp, file.take(|rest| rest.len().min(most(size)))))
}

fn peek(interp: &Interp, args: &Args<'_>) -> Outcome {
    let file = readable(interp, &args[0], "peek of closed file")?;
    Ok(bytes_value(interp, file.rest(<[u8]>::to_vec)))
}

fn read_into(interp: &Interp, args: &Args<'_>) -> Outcome {
    let file = readable(interp, &args[0], "readinto of closed file")?;
    let target = memoryview::view_on(interp, &args[1])?;
    let target = target.as_ref().and_then(|view| view.cast::<memoryview::MemoryView>());
    let Some((target, (start, length))) = target.and_then(|view| Some((view, view.writable_range()?))) else {
        return Err(text_arguments::bad_argument(interp, "readinto", "argument", "read-write bytes-like object", &args[1]));
    };
    let bytes = file.take(|rest| rest.len().min(length));
    target.lease(interp)?.write(start, &bytes);
    Ok(interp.int_from_usize(bytes.len()))
}

fn read_line(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = optional_size(interp, &args[1])?;
    let file = readable(interp, &args[0], "readline of closed file")?;
    Ok(bytes_value(interp, file.take(|rest| line_end(rest).min(most(size)))))
}

fn read_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let hint = optional_size(interp, &args[1])?;
    open_file(interp, &args[0], CLOSED)?;
    collect_lines(interp, &args[0], hint, |line| line.cast::<Bytes>().map_or(0, |line| line.as_bytes().len()))
}

fn write(interp: &Interp, args: &Args<'_>) -> Outcome {
    writable(interp, &args[0], "write to closed file")?;
    let bytes = buffer::to_vec(interp, &args[1])?.ok_or_else(|| buffer::required_error(interp, &args[1]))?;
    let count = bytes.len();
    // The argument's buffer may have run Python, which may have closed the file.
    open_file(interp, &args[0], "write to closed file")?.put(interp, bytes)?;
    Ok(interp.int_from_usize(count))
}

fn write_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    open_file(interp, &args[0], CLOSED)?;
    iterate::for_each(interp, &args[1], |line| {
        call::call_method(interp, &args[0], &interp.names.write, &[line])?;
        Ok(true)
    })?;
    Ok(Value::NONE)
}

fn flush(interp: &Interp, args: &Args<'_>) -> Outcome {
    open_file(interp, &args[0], "flush of closed file")?.flush(interp)?;
    Ok(Value::NONE)
}

fn seek(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (offset, whence) = (number::to_i64(interp, &args[1])?, number::to_i64(interp, &args[2])?);
    let file = open_file(interp, &args[0], "seek of closed file")?;
    let start = match whence {
        0 => 0,
        1 => file.position(),
        2 => file.len(),
        other => return Err(interp.value_error(format!("whence value {other} unsupported"))),
    };
    let target = i64::try_from(start).unwrap_or(i64::MAX).saturating_add(offset);
    let Ok(target) = usize::try_from(target) else {
        return Err(interp.os_error(libc::EINVAL, "Invalid argument", None));
    };
    file.move_to(target);
    Ok(interp.int_from_usize(target))
}

fn truncate(interp: &Interp, args: &Args<'_>) -> Outcome {
    if !file(&args[0]).mode.is_writable() {
        return Err(unsupported(interp, "truncate"));
    }
    let file = open_file(interp, &args[0], "truncate of closed file")?;
    let length = if args[1].is_none() { file.position() } else { length_argument(interp, &args[1])? };
    file.truncate(interp, length)?;
    file.flush(interp)?;
    Ok(interp.int_from_usize(length))
}

/// A length that a file may have.
pub(super) fn length_argument(interp: &Interp, value: &Value) -> Outcome<usize> {
    let length = number::to_i64(interp, value)?;
    usize::try_from(length).map_err(|_| interp.os_error(libc::EINVAL, "Invalid argument", None))
}

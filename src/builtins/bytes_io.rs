//! `io.BytesIO`: a stream of bytes in memory.
//!
//! The content is a bytearray object, so that `getbuffer` is a memoryview on it; while one exists the content stays as it is.

use std::cell::Cell;

use memchr::memchr;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Ref, Visit};
use crate::object::protocol::{iterate, number};
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey};
use crate::types::bytearray::ByteArray;
use crate::types::bytes::bytes_value;
use crate::types::object::DICT_ROW;
use crate::types::{buffer, memoryview, sequence, text_arguments};

use super::io::{self, most, optional_size};

/// Payload of `BytesIO`.
pub struct BytesIo {
    /// Absent when the stream is closed.
    content: Slot<Ref<ByteArray>>,
    /// May lie behind the end.
    position: Cell<usize>,
}

// A bytearray refers to nothing.
impl Payload for BytesIo {
    fn traverse(&self, visit: &mut Visit<'_>) {
        self.content.traverse(visit);
    }
}

impl BytesIo {
    fn content(&self, interp: &Interp) -> Outcome<Ref<ByteArray>> {
        self.content.get().ok_or_else(|| interp.value_error("I/O operation on closed file."))
    }

    /// The content, which no memoryview exports.
    fn unexported(&self, interp: &Interp) -> Outcome<Ref<ByteArray>> {
        let content = self.content(interp)?;
        content.check_resizable(interp)?;
        Ok(content)
    }

    /// Takes at most `most` bytes up to the end that `find` finds in what is left, and moves behind them.
    fn take(&self, interp: &Interp, most: usize, find: impl FnOnce(&[u8]) -> usize) -> Outcome<Vec<u8>> {
        let content = self.content(interp)?;
        let position = self.position.get();
        let taken = content.bytes.read(|bytes| {
            let rest = bytes.get(position..).unwrap_or(&[]);
            rest[..find(rest).min(most)].to_vec()
        });
        self.position.set(position + taken.len());
        Ok(taken)
    }

    fn write(&self, interp: &Interp, value: &Value) -> Outcome<usize> {
        let content = self.unexported(interp)?;
        let bytes = buffer::to_vec(interp, value)?.ok_or_else(|| buffer::required_error(interp, value))?;
        let count = bytes.len();
        if count == 0 {
            return Ok(0);
        }
        let position = self.position.get();
        let gap = position.saturating_sub(content.bytes.len());
        if !sequence::is_allocatable(interp, content.bytes.len().saturating_add(gap).saturating_add(count)) {
            return Err(interp.out_of_memory());
        }
        if gap > 0 {
            content.bytes.extend(vec![0; gap]);
        }
        if position >= content.bytes.len() {
            content.bytes.extend(bytes);
        } else {
            drop(content.bytes.splice(position, position + count, bytes));
        }
        self.position.set(position + count);
        Ok(count)
    }
}

fn line_end(rest: &[u8]) -> usize {
    memchr(b'\n', rest).map_or(rest.len(), |at| at + 1)
}

static SPEC: TypeSpec = TypeSpec {
    name: "BytesIO",
    module: "_io",
    documentation: "Buffered I/O implementation using an in-memory bytes buffer.",
    flags: flags::BASE | flags::HAS_DICT | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Iter, SlotFunction::Unary(|_, this| Ok(this.clone()))),
        (SlotKey::Next, SlotFunction::Next(next)),
    ],
    methods: &[
        Method::new("close", "", close),
        Method::new("detach", "", io::detach),
        Method::new("fileno", "", io::file_number),
        Method::new("flush", "", |interp, args| stream(&args[0]).content(interp).map(|_| Value::NONE)),
        Method::new("getbuffer", "", get_buffer),
        Method::new("getvalue", "", get_value),
        Method::new("isatty", "", |interp, args| stream(&args[0]).content(interp).map(|_| Value::FALSE)),
        Method::new("read", "size=-1, /", read),
        Method::new("read1", "size=-1, /", read),
        Method::new("readable", "", is_open),
        Method::new("readinto", "buffer, /", read_into),
        Method::new("readinto1", "buffer, /", read_into),
        Method::new("readline", "size=None, /", read_line),
        Method::new("readlines", "size=None, /", read_lines),
        Method::new("seek", "pos, whence=0, /", seek),
        Method::new("seekable", "", is_open),
        Method::new("tell", "", tell),
        Method::new("truncate", "size=None, /", truncate),
        Method::new("writable", "", is_open),
        Method::new("write", "b, /", write),
        Method::new("writelines", "lines, /", write_lines),
        Method::new("__enter__", "", |interp, args| io::open_itself(interp, &args[0])),
        Method::new("__exit__", "*args", io::exit),
    ],
    getset: &[GetSet::read_only("closed", |_, this| Ok(Value::bool(!stream(this).content.is_some()))), DICT_ROW],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<BytesIo>(&interp.types.bytes_io, &interp.types.object, &SPEC);
}

fn stream(value: &Value) -> &BytesIo {
    value.cast().expect("the receiver of a BytesIO method is a BytesIO")
}

fn bytearray(interp: &Interp, bytes: Vec<u8>) -> Ref<ByteArray> {
    interp.allocate(&interp.types.bytearray, ByteArray::new(bytes))
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    let content = Slot::new(Some(bytearray(interp, Vec::new())));
    Ok(interp.allocate(ty, BytesIo { content, position: Cell::new(0) }).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let [initial] = text_arguments::named(interp, "BytesIO", args, ["initial_bytes"])?;
    let stream = stream(this);
    if let Some(content) = stream.content.get() {
        content.check_resizable(interp)?;
    }
    let bytes = match initial.filter(|initial| !initial.is_none()) {
        None => Vec::new(),
        Some(initial) => buffer::to_vec(interp, &initial)?.ok_or_else(|| buffer::required_error(interp, &initial))?,
    };
    stream.content.set(bytearray(interp, bytes));
    stream.position.set(0);
    Ok(())
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let line = stream(this).take(interp, usize::MAX, line_end)?;
    Ok(if line.is_empty() { None } else { Some(bytes_value(interp, line)) })
}

fn close(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = stream(&args[0]);
    if let Some(content) = stream.content.get() {
        content.check_resizable(interp)?;
    }
    drop(stream.content.take());
    Ok(Value::NONE)
}

fn is_open(interp: &Interp, args: &Args<'_>) -> Outcome {
    stream(&args[0]).content(interp).map(|_| Value::TRUE)
}

fn get_buffer(interp: &Interp, args: &Args<'_>) -> Outcome {
    let content = stream(&args[0]).content(interp)?;
    let view = memoryview::view_on(interp, content.as_value())?;
    Ok(view.expect("a bytearray has a buffer"))
}

fn get_value(interp: &Interp, args: &Args<'_>) -> Outcome {
    let content = stream(&args[0]).content(interp)?;
    if !interp.heap.has_room(content.bytes.len()) {
        return Err(interp.out_of_memory());
    }
    Ok(bytes_value(interp, content.bytes.to_vec()))
}

fn read(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = optional_size(interp, &args[1])?;
    Ok(bytes_value(interp, stream(&args[0]).take(interp, most(size), <[u8]>::len)?))
}

fn read_line(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = optional_size(interp, &args[1])?;
    Ok(bytes_value(interp, stream(&args[0]).take(interp, most(size), line_end)?))
}

fn read_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = stream(&args[0]);
    drop(stream.content(interp)?);
    let size = if args[1].is_none() || number::has_index(interp, &args[1]) {
        optional_size(interp, &args[1])?
    } else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("integer argument expected, got '{name}'")));
    };
    let mut lines = Vec::new();
    let mut total = 0;
    loop {
        let line = stream.take(interp, usize::MAX, line_end)?;
        total += line.len();
        if line.is_empty() {
            break;
        }
        lines.push(bytes_value(interp, line));
        if size > 0 && total >= most(size) {
            break;
        }
    }
    Ok(interp.list(lines).into_value())
}

fn read_into(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = stream(&args[0]);
    drop(stream.content(interp)?);
    let target = memoryview::view_on(interp, &args[1])?;
    let target = target.as_ref().and_then(|view| view.cast::<memoryview::MemoryView>());
    let Some((target, (start, length))) = target.and_then(|view| Some((view, view.writable_range()?))) else {
        return Err(text_arguments::bad_argument(interp, "readinto", "argument", "read-write bytes-like object", &args[1]));
    };
    let bytes = stream.take(interp, length, <[u8]>::len)?;
    target.lease(interp)?.write(start, &bytes);
    Ok(interp.int_from_usize(bytes.len()))
}

fn seek(interp: &Interp, args: &Args<'_>) -> Outcome {
    let distance = number::to_i64(interp, &args[1])?;
    let whence = text_arguments::c_int(interp, &args[2])?;
    let stream = stream(&args[0]);
    let length = stream.content(interp)?.bytes.len();
    if whence == 0 && distance < 0 {
        return Err(interp.value_error(format!("negative seek value {distance}")));
    }
    let base = match whence {
        0 => 0,
        1 => stream.position.get(),
        2 => length,
        _ => return Err(interp.value_error(format!("invalid whence ({whence}, should be 0, 1 or 2)"))),
    };
    let Some(position) = (base as i64).checked_add(distance) else {
        return Err(interp.overflow_error("new position too large"));
    };
    stream.position.set(usize::try_from(position).unwrap_or(0));
    Ok(interp.int_from_usize(stream.position.get()))
}

fn tell(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = stream(&args[0]);
    drop(stream.content(interp)?);
    Ok(interp.int_from_usize(stream.position.get()))
}

fn truncate(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = stream(&args[0]);
    drop(stream.unexported(interp)?);
    let size = if args[1].is_none() { stream.position.get() as i64 } else { optional_size(interp, &args[1])? };
    let Ok(length) = usize::try_from(size) else {
        return Err(interp.value_error(format!("negative size value {size}")));
    };
    drop(stream.unexported(interp)?.bytes.splice(length, usize::MAX, Vec::new()));
    Ok(interp.int(size))
}

fn write(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(interp.int_from_usize(stream(&args[0]).write(interp, &args[1])?))
}

fn write_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = stream(&args[0]);
    drop(stream.content(interp)?);
    iterate::for_each(interp, &args[1], |line| stream.write(interp, &line).map(|_| true))?;
    Ok(Value::NONE)
}

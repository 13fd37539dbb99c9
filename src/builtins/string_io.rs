//! `io.StringIO`: a text stream in memory.
//!
//! The content is generalised UTF-8. Positions are code points; the byte offset of the current one is kept beside it, so that reading and
//! writing in order never walk the text.

use std::cell::Cell;

use crate::engines::text::{self, sequence_length};
use crate::object::builder::TypeSpec;
use crate::object::cell::VecCell;
use crate::object::header::Payload;
use crate::object::protocol::{call, iterate, number};
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey, Str};
use crate::types::object::DICT_ROW;
use crate::types::str::{text_value, text_value_from};
use crate::types::text_arguments;

use super::io::{self, most, optional_size};
use super::newline::{Newline, Seen};

/// Payload of `StringIO`.
pub struct StringIo {
    content: VecCell<u8>,
    /// Code points of the content.
    length: Cell<usize>,
    /// The current position in code points; may lie behind the end.
    position: Cell<usize>,
    /// The byte offset of the position, or the end of the content.
    offset: Cell<usize>,
    newline: Cell<Newline>,
    /// Line ends written so far.
    seen: Cell<Seen>,
    is_closed: Cell<bool>,
}

impl Payload for StringIo {
    fn outside_bytes(&self) -> usize {
        self.content.capacity_bytes()
    }
}

impl StringIo {
    fn new() -> StringIo {
        StringIo {
            content: VecCell::new(Vec::new()),
            length: Cell::new(0),
            position: Cell::new(0),
            offset: Cell::new(0),
            newline: Cell::new(Newline::LineFeed),
            seen: Cell::new(Seen::default()),
            is_closed: Cell::new(false),
        }
    }

    fn check(&self, interp: &Interp) -> Outcome<()> {
        if self.is_closed.get() { Err(interp.value_error("I/O operation on closed file")) } else { Ok(()) }
    }

    fn move_to(&self, position: usize) {
        let offset = self.content.read(|content| {
            if position >= self.length.get() {
                content.len()
            } else if content.len() == self.length.get() {
                position
            } else {
                text::offset(content, position)
            }
        });
        self.position.set(position);
        self.offset.set(offset);
    }

    /// Takes at most `most` code points up to the end that `find` finds in what is left, and moves behind them.
    fn take(&self, interp: &Interp, most: usize, find: impl FnOnce(&[u8]) -> usize) -> Value {
        let offset = self.offset.get();
        let taken = self.content.read(|content| {
            let rest = &content[offset..];
            let rest = &rest[..find(rest)];
            text_value_from(interp, if most < rest.len() { text::prefix(rest, most) } else { rest })
        });
        if let Some(text) = taken.cast::<Str>()
            && !text.is_empty()
        {
            self.position.set(self.position.get() + text.len());
            self.offset.set(offset + text.as_bytes().len());
        }
        taken
    }

    fn read_line(&self, interp: &Interp, size: i64) -> Value {
        let newline = self.newline.get();
        self.take(interp, most(size), |rest| newline.line_end(rest))
    }

    /// Writes at the current position, over what is there. The line ends are translated already.
    fn put(&self, interp: &Interp, text: &[u8]) -> Outcome<()> {
        let gap = self.position.get().saturating_sub(self.length.get());
        if !crate::types::sequence::is_allocatable(interp, self.content.len().saturating_add(gap).saturating_add(text.len())) {
            return Err(interp.out_of_memory());
        }
        if gap > 0 {
            self.content.extend(vec![0; gap]);
            self.length.set(self.length.get() + gap);
            self.offset.set(self.content.len());
        }
        let offset = self.offset.get();
        let count = text::count(text);
        if offset == self.content.len() {
            self.content.extend(text.to_vec());
            self.length.set(self.length.get() + count);
        } else {
            let (replaced, end) = self.content.read(|content| {
                let mut end = offset;
                let replaced = (0..count).take_while(|_| {
                    let lead = content.get(end).copied();
                    end += lead.map_or(0, sequence_length);
                    lead.is_some()
                });
                (replaced.count(), end)
            });
            drop(self.content.splice(offset, end, text.to_vec()));
            self.length.set(self.length.get() + count - replaced);
        }
        self.position.set(self.position.get() + count);
        self.offset.set(offset + text.len());
        Ok(())
    }

    fn write(&self, interp: &Interp, text: &Str) -> Outcome<()> {
        let (bytes, newline) = (text.as_bytes(), self.newline.get());
        if newline.notes_ends() {
            self.seen.set(self.seen.get().with(bytes));
        }
        if !newline.changes(bytes) {
            return self.put(interp, bytes);
        }
        let translated = newline.translate(bytes).map_err(|fault| interp.fault(fault))?;
        self.put(interp, &translated)
    }
}

static SPEC: TypeSpec = TypeSpec {
    name: "StringIO",
    module: "_io",
    documentation: "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\nargument is like the one of TextIOWrapper's constructor.",
    flags: flags::BASE | flags::HAS_DICT | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Iter, SlotFunction::Unary(io::open_itself)),
        (SlotKey::Next, SlotFunction::Next(next)),
    ],
    methods: &[
        Method::new("close", "", close),
        Method::new("detach", "", io::detach),
        Method::new("fileno", "", io::file_number),
        Method::new("flush", "", flush),
        Method::new("getvalue", "", get_value),
        Method::new("isatty", "", |interp, args| io::check_open(interp, &args[0]).map(|()| Value::FALSE)),
        Method::new("read", "size=None, /", read),
        Method::new("readable", "", is_open),
        Method::new("readline", "size=None, /", read_line),
        Method::new("readlines", "hint=None, /", read_lines),
        Method::new("seek", "pos, whence=0, /", seek),
        Method::new("seekable", "", is_open),
        Method::new("tell", "", tell),
        Method::new("truncate", "pos=None, /", truncate),
        Method::new("writable", "", is_open),
        Method::new("write", "s, /", write),
        Method::new("writelines", "lines, /", io::write_lines),
        Method::new("__enter__", "", |interp, args| io::open_itself(interp, &args[0])),
        Method::new("__exit__", "*args", io::exit),
    ],
    getset: &[
        GetSet::read_only("closed", |_, this| Ok(Value::bool(stream(this).is_closed.get()))),
        GetSet::read_only("encoding", |_, _| Ok(Value::NONE)),
        GetSet::read_only("errors", |_, _| Ok(Value::NONE)),
        GetSet::read_only("line_buffering", |interp, this| stream(this).check(interp).map(|()| Value::FALSE)),
        GetSet::read_only("newlines", newlines),
        DICT_ROW,
    ],
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<StringIo>(&interp.types.string_io, &interp.types.object, &SPEC);
}

fn stream(value: &Value) -> &StringIo {
    value.cast().expect("the receiver of a StringIO method is a StringIO")
}

/// The stream, which is open.
fn open<'a>(interp: &Interp, args: &'a Args<'_>) -> Outcome<&'a StringIo> {
    let stream = stream(&args[0]);
    stream.check(interp).map(|()| stream)
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    Ok(interp.allocate(ty, StringIo::new()).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let [initial, newline] = text_arguments::named(interp, "StringIO", args, ["initial_value", "newline"])?;
    let newline = match newline.as_ref().map(|newline| (newline.is_none(), newline.cast::<Str>())) {
        None => Newline::LineFeed,
        Some((true, _)) => Newline::Translated,
        Some((_, Some(text))) => match Newline::parse(text.as_bytes()) {
            Some(newline) => newline,
            None => {
                let shown = crate::object::protocol::text::repr_string(interp, &newline.unwrap_or(Value::NONE))?;
                return Err(interp.value_error(format!("illegal newline value: {shown}")));
            }
        },
        Some(_) => {
            let name = newline.map_or_else(String::new, |newline| interp.type_of(&newline).name());
            return Err(interp.type_error(format!("newline must be str or None, not {name}")));
        }
    };
    let initial = initial.filter(|initial| !initial.is_none());
    let text = match initial.as_ref().map(|initial| initial.cast::<Str>().ok_or(initial)) {
        None => None,
        Some(Ok(text)) => Some(text),
        Some(Err(other)) => {
            let name = interp.type_of(other).name();
            return Err(interp.type_error(format!("initial_value must be str or None, not {name}")));
        }
    };
    let stream = stream(this);
    drop(stream.content.take());
    stream.length.set(0);
    stream.move_to(0);
    stream.newline.set(newline);
    stream.seen.set(Seen::default());
    stream.is_closed.set(false);
    if let Some(text) = text {
        stream.write(interp, text)?;
        stream.move_to(0);
    }
    Ok(())
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let stream = stream(this);
    let line = if interp.types.string_io.is_type_of(this) {
        stream.check(interp)?;
        stream.read_line(interp, -1)
    } else {
        call::call_method(interp, this, &interp.names.readline, &[])?
    };
    match line.cast::<Str>().map(Str::is_empty) {
        Some(is_at_end) => Ok(if is_at_end { None } else { Some(line) }),
        None => {
            let name = interp.type_of(&line).name();
            let message = format!("readline() should have returned a str object, not '{name}'");
            Err(interp.error(&interp.exceptions.os_error, message))
        }
    }
}

fn close(_interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = stream(&args[0]);
    stream.is_closed.set(true);
    drop(stream.content.take());
    stream.length.set(0);
    stream.move_to(0);
    Ok(Value::NONE)
}

/// Does nothing, also when the stream is closed.
fn flush(_interp: &Interp, _args: &Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn is_open(interp: &Interp, args: &Args<'_>) -> Outcome {
    open(interp, args).map(|_| Value::TRUE)
}

fn get_value(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = open(interp, args)?;
    if !interp.heap.has_room(stream.content.len()) {
        return Err(interp.out_of_memory());
    }
    Ok(text_value(interp, stream.content.to_vec()))
}

fn read(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = optional_size(interp, &args[1])?;
    Ok(open(interp, args)?.take(interp, most(size), <[u8]>::len))
}

fn read_line(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = optional_size(interp, &args[1])?;
    Ok(open(interp, args)?.read_line(interp, size))
}

/// `readlines`, by iteration, which a subclass may have replaced.
fn read_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let hint = optional_size(interp, &args[1])?;
    let mut lines = Vec::new();
    let mut length = 0;
    iterate::for_each(interp, &args[0], |line| {
        let line_length = crate::object::protocol::item::length(interp, &line)? as i64;
        lines.push(line);
        let goes_on = hint <= 0 || line_length <= hint - length;
        length += line_length;
        Ok(goes_on)
    })?;
    Ok(interp.list(lines).into_value())
}

fn seek(interp: &Interp, args: &Args<'_>) -> Outcome {
    let position = number::to_i64(interp, &args[1])?;
    let whence = text_arguments::c_int(interp, &args[2])?;
    let stream = open(interp, args)?;
    if !(0..=2).contains(&whence) {
        return Err(interp.value_error(format!("Invalid whence ({whence}, should be 0, 1 or 2)")));
    }
    if whence == 0 && position < 0 {
        return Err(interp.value_error(format!("Negative seek position {position}")));
    }
    if whence != 0 && position != 0 {
        return Err(interp.error(&interp.exceptions.os_error, "Can't do nonzero cur-relative seeks"));
    }
    stream.move_to(match whence {
        0 => position as usize,
        1 => stream.position.get(),
        _ => stream.length.get(),
    });
    Ok(interp.int_from_usize(stream.position.get()))
}

fn tell(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(interp.int_from_usize(open(interp, args)?.position.get()))
}

fn truncate(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = open(interp, args)?;
    let size = if args[1].is_none() { stream.position.get() as i64 } else { optional_size(interp, &args[1])? };
    let stream = open(interp, args)?;
    let Ok(length) = usize::try_from(size) else {
        return Err(interp.value_error(format!("Negative size value {size}")));
    };
    if length < stream.length.get() {
        let end = stream.content.read(|content| text::offset(content, length));
        drop(stream.content.splice(end, usize::MAX, Vec::new()));
        stream.length.set(length);
        stream.move_to(stream.position.get());
    }
    Ok(interp.int(size))
}

fn write(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(text) = args[1].cast::<Str>() else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("string argument expected, got '{name}'")));
    };
    open(interp, args)?.write(interp, text)?;
    Ok(interp.int_from_usize(text.len()))
}

fn newlines(interp: &Interp, this: &Value) -> Outcome {
    let stream = stream(this);
    stream.check(interp)?;
    let ends = stream.seen.get().ends();
    let mut ends: Vec<Value> = ends.map(|end| interp.text(end).into_value()).collect();
    Ok(match ends.len() {
        0 => Value::NONE,
        1 => ends.remove(0),
        _ => interp.tuple(ends).into_value(),
    })
}

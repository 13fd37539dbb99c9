//! The type of `sys.stdin`, `sys.stdout` and `sys.stderr`: text streams over the host.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::header::Payload;
use crate::object::native::Method;
use crate::object::protocol::iterate;
use crate::object::slots::SlotFunction;
use crate::object::ty::flags;
use crate::object::{Args, GetSet, Interp, Outcome, SlotKey, Str, Value};

/// Which of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// `sys.stdin`.
    Input,
    /// `sys.stdout`.
    Output,
    /// `sys.stderr`.
    Error,
}

/// The payload of a standard stream.
pub struct StandardStream {
    which: Which,
    is_closed: Cell<bool>,
}

impl Payload for StandardStream {}

const SPEC: TypeSpec = TypeSpec {
    name: "TextIOWrapper",
    module: "_io",
    flags: flags::HAS_DICT | flags::WEAKREFS,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Iter, SlotFunction::Unary(|_, this| Ok(this.clone()))),
        (SlotKey::Next, SlotFunction::Next(next)),
    ],
    methods: &[
        Method::new("write", "text, /", write),
        Method::new("writelines", "lines, /", write_lines),
        Method::new("flush", "", flush),
        Method::new("readline", "size=-1, /", |interp, args| read_line(interp, &args[0])),
        Method::new("read", "size=-1, /", |interp, args| read(interp, &args[0])),
        Method::new("readlines", "hint=-1, /", |interp, args| {
            iterate::collect(interp, &args[0]).map(|lines| interp.list(lines).into_value())
        }),
        Method::new("close", "", |_, args| {
            payload(&args[0]).is_closed.set(true);
            Ok(Value::NONE)
        }),
        Method::new("isatty", "", |interp, args| Ok(Value::bool(interp.host.is_terminal(payload(&args[0]).which as i32)))),
        Method::new("fileno", "", |interp, args| Ok(interp.int(payload(&args[0]).which as i64))),
        Method::new("readable", "", |_, args| Ok(Value::bool(payload(&args[0]).which == Which::Input))),
        Method::new("writable", "", |_, args| Ok(Value::bool(payload(&args[0]).which != Which::Input))),
        Method::new("seekable", "", |_, _| Ok(Value::FALSE)),
        Method::new("reconfigure", "**kwargs", |_, _| Ok(Value::NONE)),
    ],
    getset: &[
        GetSet::read_only("name", |interp, this| Ok(interp.text(name(payload(this).which)).into_value())),
        GetSet::read_only("encoding", |interp, _| Ok(interp.text("utf-8").into_value())),
        GetSet::read_only("errors", |interp, this| {
            Ok(interp.text(if payload(this).which == Which::Error { "backslashreplace" } else { "strict" }).into_value())
        }),
        GetSet::read_only("closed", |_, this| Ok(Value::bool(payload(this).is_closed.get()))),
        GetSet::read_only("mode", |interp, this| Ok(interp.text(mode(payload(this).which)).into_value())),
    ],
    ..TypeSpec::EMPTY
};

fn payload(this: &Value) -> &StandardStream {
    this.cast::<StandardStream>().expect("a method of a standard stream")
}

fn name(which: Which) -> &'static str {
    match which {
        Which::Input => "<stdin>",
        Which::Output => "<stdout>",
        Which::Error => "<stderr>",
    }
}

fn mode(which: Which) -> &'static str {
    if which == Which::Input { "r" } else { "w" }
}

/// A stream.
pub(super) fn new_stream(interp: &Interp, which: Which) -> Value {
    if interp.types.standard_stream.get().is_none() {
        interp.define::<StandardStream>(&interp.types.standard_stream, &interp.types.object, &SPEC);
    }
    interp.allocate(&interp.types.standard_stream, StandardStream { which, is_closed: Cell::new(false) }).into_value()
}

impl StandardStream {
    /// Writes generalised UTF-8: a lone surrogate is an error, on the error stream an escape.
    pub(super) fn write(&self, interp: &Interp, bytes: &[u8]) -> Outcome<()> {
        if self.is_closed.get() {
            return Err(interp.value_error("I/O operation on closed file."));
        }
        let written = match self.which {
            Which::Input => return Err(unsupported(interp, "not writable")),
            Which::Output => interp.host.write_stdout(&encoded(interp, bytes, false)?),
            Which::Error => interp.host.write_stderr(&encoded(interp, bytes, true)?),
        };
        written.map_err(|error| interp.host_error(&error, None))
    }
}

#[cold]
fn unsupported(interp: &Interp, message: &str) -> crate::object::Raised {
    interp.error(&interp.exceptions.os_error, message)
}

fn encoded<'a>(interp: &Interp, bytes: &'a [u8], is_lenient: bool) -> Outcome<std::borrow::Cow<'a, [u8]>> {
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(std::borrow::Cow::Borrowed(bytes));
    }
    let errors = if is_lenient { "backslashreplace" } else { "strict" };
    let encoded = crate::types::str::encode(interp, interp.text_from_wtf8(bytes).as_value(), "utf-8", errors)?;
    Ok(std::borrow::Cow::Owned(encoded))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let which = payload(this).which;
    Ok(interp.text(format!("<_io.TextIOWrapper name='{}' mode='{}' encoding='utf-8'>", name(which), mode(which))).into_value())
}

fn write(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(text) = args[1].cast::<Str>() else {
        let kind = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("write() argument must be str, not {kind}")));
    };
    payload(&args[0]).write(interp, text.as_bytes())?;
    Ok(interp.int_from_usize(text.len()))
}

fn write_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    iterate::for_each(interp, &args[1], |line| write(interp, &Args::positional_only(&[args[0].clone(), line])).map(|_| true))?;
    Ok(Value::NONE)
}

fn flush(interp: &Interp, args: &Args<'_>) -> Outcome {
    let stream = payload(&args[0]);
    if stream.is_closed.get() {
        return Err(interp.value_error("I/O operation on closed file."));
    }
    if stream.which != Which::Output {
        return Ok(Value::NONE);
    }
    interp.host.flush().map_err(|error| interp.host_error(&error, None))?;
    Ok(Value::NONE)
}

fn line_bytes(interp: &Interp, this: &Value) -> Outcome<Vec<u8>> {
    if payload(this).which != Which::Input {
        return Err(unsupported(interp, "not readable"));
    }
    loop {
        match interp.host.read_line() {
            Ok(line) => return Ok(line),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => super::signals::look(interp)?,
            Err(error) => return Err(interp.host_error(&error, None)),
        }
    }
}

fn read_line(interp: &Interp, this: &Value) -> Outcome {
    let line = line_bytes(interp, this)?;
    crate::types::str::decode(interp, &line, "utf-8", "strict")
}

fn read(interp: &Interp, this: &Value) -> Outcome {
    let mut bytes = Vec::new();
    loop {
        let line = line_bytes(interp, this)?;
        if line.is_empty() {
            return crate::types::str::decode(interp, &bytes, "utf-8", "strict");
        }
        bytes.extend_from_slice(&line);
    }
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let line = line_bytes(interp, this)?;
    if line.is_empty() {
        return Ok(None);
    }
    crate::types::str::decode(interp, &line, "utf-8", "strict").map(Some)
}

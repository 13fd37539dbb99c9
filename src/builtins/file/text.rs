//! Files of text: `TextIOWrapper`. Only encodings in which a line feed is one byte of its own: UTF-8, ISO 8859-1, ASCII.
//!
//! Bytes become text when they are read; positions are those of bytes, as CPython's are where no decoder has state.

use crate::builtins::io::{most, optional_size, unsupported};
use crate::builtins::newline::Newline;
use crate::engines::codec::Encoding;
use crate::engines::text::sequence_length;
use crate::object::builder::TypeSpec;
use crate::object::protocol::{call, iterate, number, text};
use crate::object::ty::flags;
use crate::object::{Args, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey, Str, Value};
use crate::types::object::DICT_ROW;
use crate::types::str::{decode, encode, text_value};

use super::binary::length_argument;
use super::content::{File, TextSettings, collect_lines, file, finalise, open_file};

const SPEC: TypeSpec = TypeSpec {
    name: "TextIOWrapper",
    module: "_io",
    flags: flags::BASE | flags::HAS_DICT | flags::WEAKREFS,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Iter, SlotFunction::Unary(|interp, this| open(interp, this).map(|_| this.clone()))),
        (SlotKey::Next, SlotFunction::Next(next)),
        (SlotKey::Del, SlotFunction::Finalise(finalise)),
    ],
    methods: &[
        Method::new("close", "", |interp, args| file(&args[0]).close(interp).map(|()| Value::NONE)),
        Method::new("detach", "", |interp, _| Err(unsupported(interp, "detach"))),
        Method::new("fileno", "", |interp, _| Err(unsupported(interp, "fileno"))),
        Method::new("flush", "", |interp, args| open(interp, &args[0])?.flush(interp).map(|()| Value::NONE)),
        Method::new("isatty", "", |interp, args| open(interp, &args[0]).map(|_| Value::FALSE)),
        Method::new("read", "size=-1, /", read),
        Method::new("readable", "", |interp, args| Ok(Value::bool(open(interp, &args[0])?.mode.is_readable()))),
        Method::new("readline", "size=-1, /", read_line),
        Method::new("readlines", "hint=-1, /", read_lines),
        Method::new("seek", "cookie, whence=0, /", seek),
        Method::new("seekable", "", |interp, args| open(interp, &args[0]).map(|_| Value::TRUE)),
        Method::new("tell", "", tell),
        Method::new("truncate", "pos=None, /", truncate),
        Method::new("writable", "", |interp, args| Ok(Value::bool(open(interp, &args[0])?.mode.is_writable()))),
        Method::new("write", "text, /", write),
        Method::new("writelines", "lines, /", write_lines),
        Method::new("__enter__", "", |interp, args| open(interp, &args[0]).map(|_| args[0].clone())),
        Method::new("__exit__", "*args", super::exit),
    ],
    getset: &[
        GetSet::read_only("closed", |_, this| Ok(Value::bool(file(this).is_closed()))),
        GetSet::read_only("encoding", |interp, this| Ok(interp.text(&settings(file(this)).encoding).into_value())),
        GetSet::read_only("errors", |interp, this| Ok(interp.text(&settings(file(this)).errors).into_value())),
        GetSet::read_only("line_buffering", |_, _| Ok(Value::FALSE)),
        GetSet::writable("mode", |interp, this| Ok(interp.text(&file(this).mode.given).into_value()), read_only),
        GetSet::read_only("name", |_, this| Ok(file(this).name.clone())),
        DICT_ROW,
    ],
    ..TypeSpec::EMPTY
};

fn read_only(interp: &Interp, _: &Value, _: Option<&Value>) -> Outcome<()> {
    Err(interp.error(&interp.exceptions.attribute_error, "readonly attribute"))
}

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    if interp.types.text_file.get().is_none() {
        interp.define::<File>(&interp.types.text_file, &interp.types.object, &SPEC);
    }
}

/// Whether text files may be in this encoding.
pub(super) fn is_supported(encoding: &str) -> bool {
    matches!(Encoding::from_name(encoding.as_bytes()), Some(Encoding::Utf8 | Encoding::Latin1 | Encoding::Ascii))
}

fn settings(file: &File) -> &TextSettings {
    file.text.as_ref().expect("a text file has them")
}

fn open<'a>(interp: &Interp, value: &'a Value) -> Outcome<&'a File> {
    open_file(interp, value, "I/O operation on closed file.")
}

/// The file, when it is open and can be read. Before the first text is taken, everything that is left is decoded: CPython, too, decodes
/// ahead of what it gives, so that bytes which are no text are met by the first read.
fn readable<'a>(interp: &Interp, value: &'a Value) -> Outcome<&'a File> {
    let file = open(interp, value)?;
    if !file.mode.is_readable() {
        return Err(unsupported(interp, "not readable"));
    }
    if !file.is_checked.replace(true) {
        let settings = settings(file);
        let is_plain = file.rest(|rest| rest.is_ascii());
        if !is_plain && settings.errors == "strict" {
            let rest = file.rest(<[u8]>::to_vec);
            if let Err(raised) = decode(interp, &rest, &settings.encoding, &settings.errors) {
                file.is_checked.set(false);
                return Err(raised);
            }
        }
    }
    Ok(file)
}

/// Makes text of bytes that were taken.
fn text_of(interp: &Interp, file: &File, bytes: &[u8]) -> Outcome {
    let settings = settings(file);
    let decoded = decode(interp, bytes, &settings.encoding, &settings.errors)?;
    if settings.newline != Newline::Translated {
        return Ok(decoded);
    }
    match decoded.cast::<Str>() {
        Some(text) if settings.newline.changes(text.as_bytes()) => {
            let translated = settings.newline.translate(text.as_bytes()).map_err(|fault| interp.fault(fault))?;
            Ok(text_value(interp, translated))
        }
        _ => Ok(decoded),
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let file = file(this);
    let (name, mode, encoding) = (text::repr_string(interp, &file.name)?, &file.mode.given, &settings(file).encoding);
    Ok(interp.text(format!("<_io.TextIOWrapper name={name} mode='{mode}' encoding='{encoding}'>")).into_value())
}

/// Length of the first line. Where line ends are translated, each kind ends one.
fn line_end(newline: Newline, rest: &[u8]) -> usize {
    match newline {
        Newline::Translated => Newline::Universal.line_end(rest),
        other => other.line_end(rest),
    }
}

/// Bytes of the first `count` characters, a translated line end being one.
fn characters_end(file: &File, rest: &[u8], count: usize) -> usize {
    let settings = settings(file);
    let is_utf8 = Encoding::from_name(settings.encoding.as_bytes()) == Some(Encoding::Utf8);
    let mut at = 0;
    for _ in 0..count {
        let Some(lead) = rest.get(at) else { break };
        let is_pair = settings.newline == Newline::Translated && rest[at..].starts_with(b"\r\n");
        at += if is_pair {
            2
        } else if is_utf8 {
            sequence_length(*lead).max(1)
        } else {
            1
        };
    }
    at.min(rest.len())
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let file = readable(interp, this)?;
    file.is_iterating.set(true);
    let newline = settings(file).newline;
    let line = file.take(|rest| line_end(newline, rest));
    if line.is_empty() {
        file.is_iterating.set(false);
        return Ok(None);
    }
    text_of(interp, file, &line).map(Some)
}

fn read(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = optional_size(interp, &args[1])?;
    let file = readable(interp, &args[0])?;
    let bytes = file.take(|rest| if size < 0 { rest.len() } else { characters_end(file, rest, most(size)) });
    text_of(interp, file, &bytes)
}

fn read_line(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = optional_size(interp, &args[1])?;
    let file = readable(interp, &args[0])?;
    let newline = settings(file).newline;
    let bytes = file.take(|rest| {
        let line = &rest[..line_end(newline, rest)];
        if size < 0 { line.len() } else { characters_end(file, line, most(size)) }
    });
    text_of(interp, file, &bytes)
}

fn read_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let hint = optional_size(interp, &args[1])?;
    open(interp, &args[0])?;
    collect_lines(interp, &args[0], hint, |line| line.cast::<Str>().map_or(0, Str::len))
}

fn write(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(text) = args[1].cast::<Str>() else {
        let kind = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("write() argument must be str, not {kind}")));
    };
    let file = open(interp, &args[0])?;
    if !file.mode.is_writable() {
        return Err(unsupported(interp, "not writable"));
    }
    let settings = settings(file);
    // On the systems we run on, the line end that None stands for is the line feed.
    let is_changed = settings.newline != Newline::Translated && settings.newline.changes(text.as_bytes());
    let bytes = if is_changed {
        let translated = settings.newline.translate(text.as_bytes()).map_err(|fault| interp.fault(fault))?;
        encode(interp, &text_value(interp, translated), &settings.encoding, &settings.errors)?
    } else {
        encode(interp, &args[1], &settings.encoding, &settings.errors)?
    };
    file.put(interp, bytes)?;
    Ok(interp.int_from_usize(text.len()))
}

fn write_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    open(interp, &args[0])?;
    iterate::for_each(interp, &args[1], |line| {
        call::call_method(interp, &args[0], &interp.names.write, &[line])?;
        Ok(true)
    })?;
    Ok(Value::NONE)
}

fn tell(interp: &Interp, args: &Args<'_>) -> Outcome {
    let file = open(interp, &args[0])?;
    if file.is_iterating.get() {
        return Err(interp.error(&interp.exceptions.os_error, "telling position disabled by next() call"));
    }
    Ok(interp.int_from_usize(file.position()))
}

fn seek(interp: &Interp, args: &Args<'_>) -> Outcome {
    let whence = number::to_i64(interp, &args[2])?;
    let file = open(interp, &args[0])?;
    let offset = number::to_i64(interp, &args[1])?;
    let target = match (whence, offset) {
        (0, offset) => match usize::try_from(offset) {
            Ok(target) => target,
            Err(_) => return Err(interp.value_error(format!("negative seek position {offset}"))),
        },
        (1, 0) => file.position(),
        (2, 0) => file.len(),
        (1, _) => return Err(unsupported(interp, "can't do nonzero cur-relative seeks")),
        (2, _) => return Err(unsupported(interp, "can't do nonzero end-relative seeks")),
        (other, _) => return Err(interp.value_error(format!("invalid whence ({other}, should be 0, 1 or 2)"))),
    };
    file.is_iterating.set(false);
    file.is_checked.set(false);
    file.move_to(target);
    Ok(interp.int_from_usize(target))
}

fn truncate(interp: &Interp, args: &Args<'_>) -> Outcome {
    let file = open(interp, &args[0])?;
    if !file.mode.is_writable() {
        return Err(unsupported(interp, "truncate"));
    }
    let length = if args[1].is_none() { file.position() } else { length_argument(interp, &args[1])? };
    file.truncate(interp, length)?;
    file.flush(interp)?;
    Ok(interp.int_from_usize(length))
}

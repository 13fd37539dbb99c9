//! The methods that `bytes` and `bytearray` share, on the bytes of either; results are of the receiver's type. The ones that search and
//! split are in `byte_search`.

use crate::engines::ascii::{self, Class};
use crate::engines::fault::Fault;
use crate::engines::search::{self, Alignment, Unit};
use crate::object::protocol::{item, number, truth};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, Str};

use super::bytearray::{self, ByteArray};
use super::bytes::{Bytes, bytes_value};
use super::slice::Fitted;
use super::str_methods::collect;
use super::{buffer, byte_search, sequence, str_codec, text_arguments};

pub(super) const SHARED_METHODS: &[Method] = &[
    Method::new("capitalize", "", |interp, args| converted(interp, args, ascii::capitalize)),
    Method::new("center", "width, fillchar=..., /", |interp, args| pad(interp, args, "center", Alignment::Center)),
    Method::new("count", "sub, start=None, end=None, /", byte_search::count),
    Method::new("decode", "encoding='utf-8', errors='strict'", decode),
    Method::new("endswith", "suffix, start=None, end=None, /", byte_search::ends_with),
    Method::new("expandtabs", "tabsize=8", expand_tabs),
    Method::new("find", "sub, start=None, end=None, /", byte_search::find),
    Method::new("hex", "sep=..., bytes_per_sep=1", hex),
    Method::new("index", "sub, start=None, end=None, /", byte_search::index),
    Method::new("isalnum", "", |_, args| tested(args, |bytes| ascii::is_all(bytes, Class::Alphanumeric))),
    Method::new("isalpha", "", |_, args| tested(args, |bytes| ascii::is_all(bytes, Class::Alphabetic))),
    Method::new("isascii", "", |_, args| tested(args, <[u8]>::is_ascii)),
    Method::new("isdigit", "", |_, args| tested(args, |bytes| ascii::is_all(bytes, Class::Digit))),
    Method::new("islower", "", |_, args| tested(args, ascii::is_lower)),
    Method::new("isspace", "", |_, args| tested(args, |bytes| ascii::is_all(bytes, Class::Space))),
    Method::new("istitle", "", |_, args| tested(args, ascii::is_title)),
    Method::new("isupper", "", |_, args| tested(args, ascii::is_upper)),
    Method::new("join", "iterable_of_bytes, /", join),
    Method::new("ljust", "width, fillchar=..., /", |interp, args| pad(interp, args, "ljust", Alignment::Left)),
    Method::new("lower", "", |interp, args| converted(interp, args, <[u8]>::to_ascii_lowercase)),
    Method::new("lstrip", "bytes=None, /", byte_search::strip_left),
    Method::function("maketrans", "frm, to, /", make_table),
    Method::new("partition", "sep, /", byte_search::partition),
    Method::new("removeprefix", "prefix, /", byte_search::remove_prefix),
    Method::new("removesuffix", "suffix, /", byte_search::remove_suffix),
    Method::new("replace", "old, new, count=-1, /", byte_search::replace),
    Method::new("rfind", "sub, start=None, end=None, /", byte_search::find_last),
    Method::new("rindex", "sub, start=None, end=None, /", byte_search::index_last),
    Method::new("rjust", "width, fillchar=..., /", |interp, args| pad(interp, args, "rjust", Alignment::Right)),
    Method::new("rpartition", "sep, /", byte_search::partition_last),
    Method::new("rsplit", "sep=None, maxsplit=-1", byte_search::split_last),
    Method::new("rstrip", "bytes=None, /", byte_search::strip_right),
    Method::new("split", "sep=None, maxsplit=-1", byte_search::split),
    Method::new("splitlines", "keepends=False", split_lines),
    Method::new("startswith", "prefix, start=None, end=None, /", byte_search::starts_with),
    Method::new("strip", "bytes=None, /", byte_search::strip),
    Method::new("swapcase", "", |interp, args| converted(interp, args, ascii::swapcase)),
    Method::new("title", "", |interp, args| converted(interp, args, ascii::title)),
    Method::new("translate", "table, /, delete=...", translate),
    Method::new("upper", "", |interp, args| converted(interp, args, <[u8]>::to_ascii_uppercase)),
    Method::new("zfill", "width, /", zero_fill),
];

/// The shared methods followed by a type's own.
pub(super) const fn with_shared<const COUNT: usize>(own: &[Method]) -> [Method; COUNT] {
    let mut all = [SHARED_METHODS[0]; COUNT];
    let mut place = 0;
    while place < COUNT {
        all[place] = if place < SHARED_METHODS.len() { SHARED_METHODS[place] } else { own[place - SHARED_METHODS.len()] };
        place += 1;
    }
    all
}

/// Reads the bytes of the receiver in place. `read` runs no Python.
#[inline]
pub(super) fn with_receiver<R>(this: &Value, read: impl FnOnce(&[u8]) -> R) -> R {
    match this.cast::<Bytes>() {
        Some(bytes) => read(bytes.as_bytes()),
        None => this.cast::<ByteArray>().expect("the receiver is bytes or a bytearray").bytes.read(read),
    }
}

/// An object of the receiver's kind: bytes or a bytearray.
pub(super) fn like(interp: &Interp, this: &Value, bytes: Vec<u8>) -> Value {
    if this.cast::<Bytes>().is_some() { bytes_value(interp, bytes) } else { bytearray::bytearray_value(interp, bytes) }
}

/// What an engine made, as the receiver's kind, or what it reports.
pub(super) fn engine_bytes(interp: &Interp, this: &Value, outcome: Result<Vec<u8>, Fault>) -> Outcome {
    match outcome {
        Ok(bytes) => Ok(like(interp, this, bytes)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn converted(interp: &Interp, args: &Args<'_>, convert: fn(&[u8]) -> Vec<u8>) -> Outcome {
    Ok(like(interp, &args[0], with_receiver(&args[0], convert)))
}

fn tested(args: &Args<'_>, test: fn(&[u8]) -> bool) -> Outcome {
    Ok(Value::bool(with_receiver(&args[0], test)))
}

/// All comparisons: of bytes with bytes, of bytearrays with anything that has a buffer.
pub(super) fn compare(_interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let is_foreign = this.cast::<Bytes>().is_some() && other.cast::<Bytes>().is_none();
    let other = if is_foreign { None } else { buffer::try_read(other, |other| with_receiver(this, |bytes| bytes.cmp(other))) };
    Ok(other.map_or(Value::NOT_IMPLEMENTED, |ordering| Value::bool(op.accepts(ordering))))
}

/// `in`: of an integer or of bytes.
pub(super) fn contains(interp: &Interp, this: &Value, wanted: &Value) -> Outcome<bool> {
    if number::has_index(interp, wanted) {
        let byte = super::bytes::byte_from(interp, wanted, "byte must be in range(0, 256)")?;
        return Ok(with_receiver(this, |bytes| memchr::memchr(byte, bytes).is_some()));
    }
    let found = buffer::read(interp, wanted, |wanted| with_receiver(this, |bytes| search::contains(bytes, wanted)))?;
    found.ok_or_else(|| buffer::required_error(interp, wanted))
}

/// The bytes at the places of a slice.
pub(super) fn slice_bytes(bytes: &[u8], fitted: Fitted) -> Vec<u8> {
    if fitted.step == 1 && fitted.count > 0 {
        return bytes[fitted.start as usize..fitted.stop as usize].to_vec();
    }
    fitted.indexes().map(|index| bytes[index]).collect()
}

/// `this + other` as bytes; `None` when `other` has no buffer.
pub(super) fn concatenation(interp: &Interp, this: &Value, other: &Value) -> Outcome<Option<Vec<u8>>> {
    let join = |other: &[u8]| {
        with_receiver(this, |bytes| {
            let has_room = sequence::is_allocatable(interp, bytes.len().saturating_add(other.len()));
            has_room.then(|| [bytes, other].concat())
        })
    };
    match buffer::try_read(other, join) {
        None => Ok(None),
        Some(Some(joined)) => Ok(Some(joined)),
        Some(None) => Err(interp.out_of_memory()),
    }
}

/// `this + other` where `other` has no buffer. May run Python.
#[cold]
pub(super) fn add_foreign(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::try_foreign(interp, BinaryOp::Add, this, other)? {
        Some(result) => Ok(result),
        None => Err(concatenation_error(interp, this, other)),
    }
}

/// The TypeError for `this + other`.
#[cold]
pub(super) fn concatenation_error(interp: &Interp, this: &Value, other: &Value) -> crate::object::Raised {
    let (this, other) = (interp.type_of(this).name(), interp.type_of(other).name());
    interp.type_error(format!("can't concat {other} to {this}"))
}

fn decode(interp: &Interp, args: &Args<'_>) -> Outcome {
    let encoding = text_arguments::codec_name(interp, &args[1], "decode", "argument 'encoding'")?;
    let errors = text_arguments::codec_name(interp, &args[2], "decode", "argument 'errors'")?;
    with_receiver(&args[0], |bytes| str_codec::decode(interp, bytes, &encoding, &errors))
}

fn expand_tabs(interp: &Interp, args: &Args<'_>) -> Outcome {
    let tab_size = text_arguments::c_int(interp, &args[1])?;
    let expanded = with_receiver(&args[0], |bytes| search::expand_tabs(bytes, tab_size, Unit::Byte));
    engine_bytes(interp, &args[0], expanded)
}

fn pad(interp: &Interp, args: &Args<'_>, function: &str, alignment: Alignment) -> Outcome {
    let width = number::to_i64(interp, &args[1])?;
    let fill = match args.optional(2) {
        None => b' ',
        Some(fill) => match super::bytes::bytes_of(fill).as_deref() {
            Some([byte]) => *byte,
            _ => return Err(text_arguments::bad_argument(interp, function, "argument 2", "a byte string of length 1", fill)),
        },
    };
    let padded = with_receiver(&args[0], |bytes| search::pad(bytes, width, u32::from(fill), alignment, Unit::Byte));
    engine_bytes(interp, &args[0], padded)
}

fn zero_fill(interp: &Interp, args: &Args<'_>) -> Outcome {
    let width = number::to_i64(interp, &args[1])?;
    let filled = with_receiver(&args[0], |bytes| search::zero_fill(bytes, width, Unit::Byte));
    engine_bytes(interp, &args[0], filled)
}

fn split_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let keeps_ends = truth::is_true(interp, &args[1])?;
    let lines: Vec<Vec<u8>> =
        with_receiver(&args[0], |bytes| search::split_lines(bytes, keeps_ends, Unit::Byte).into_iter().map(<[u8]>::to_vec).collect());
    Ok(interp.list(lines.into_iter().map(|line| like(interp, &args[0], line)).collect()).into_value())
}

fn join(interp: &Interp, args: &Args<'_>) -> Outcome {
    let items = collect(interp, &args[1], "can only join an iterable")?;
    let mut total = with_receiver(&args[0], <[u8]>::len).saturating_mul(items.len().saturating_sub(1));
    for (place, item) in items.iter().enumerate() {
        let Some(length) = buffer::try_read(item, <[u8]>::len) else {
            let name = interp.type_of(item).name();
            return Err(interp.type_error(format!("sequence item {place}: expected a bytes-like object, {name} found")));
        };
        total = total.saturating_add(length);
    }
    if !sequence::is_allocatable(interp, total) {
        return Err(interp.out_of_memory());
    }
    let mut joined = Vec::with_capacity(total);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            with_receiver(&args[0], |separator| joined.extend_from_slice(separator));
        }
        buffer::try_read(item, |bytes| joined.extend_from_slice(bytes));
    }
    Ok(like(interp, &args[0], joined))
}

fn make_table(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (from, to) = (buffer::required(interp, &args[0])?, buffer::required(interp, &args[1])?);
    if from.len() != to.len() {
        return Err(interp.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to.iter()) {
        table[usize::from(*from)] = *to;
    }
    Ok(bytes_value(interp, table))
}

fn translate(interp: &Interp, args: &Args<'_>) -> Outcome {
    let table = if args[1].is_none() { None } else { Some(buffer::required(interp, &args[1])?) };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(interp.value_error("translation table must be 256 characters long"));
    }
    let deleted = args.optional(2).map(|deleted| buffer::required(interp, deleted)).transpose()?;
    let mut is_deleted = vec![false; 256];
    deleted.iter().flat_map(|deleted| deleted.iter()).for_each(|byte| is_deleted[usize::from(*byte)] = true);
    let convert = |byte: &u8| table.as_ref().map_or(*byte, |table| table[usize::from(*byte)]);
    let translated = with_receiver(&args[0], |bytes| bytes.iter().filter(|byte| !is_deleted[usize::from(**byte)]).map(convert).collect());
    Ok(like(interp, &args[0], translated))
}

/// `hex` of bytes, bytearrays and memoryviews: `args` are the receiver, the separator and the size of a group.
fn hex(interp: &Interp, args: &Args<'_>) -> Outcome {
    with_hex_arguments(interp, args, |separator, group| with_receiver(&args[0], |bytes| hex_text(bytes, separator, group)))
}

/// Reads the arguments of `hex` after the receiver and makes a text of what `make` gives for them. May run Python first.
pub(super) fn with_hex_arguments(interp: &Interp, args: &Args<'_>, make: impl FnOnce(Option<u8>, i64) -> Vec<u8>) -> Outcome {
    let group = text_arguments::c_int(interp, &args[2])?;
    let separator = args.optional(1).map(|separator| hex_separator(interp, separator)).transpose()?;
    Ok(super::str::text_value(interp, make(separator, group)))
}

fn hex_separator(interp: &Interp, separator: &Value) -> Outcome<u8> {
    if item::length(interp, separator)? != 1 {
        return Err(interp.value_error("sep must be length 1."));
    }
    let byte = match separator.cast::<Str>() {
        Some(text) => text.as_bytes().first().copied().filter(|_| text.is_ascii()),
        None => match super::bytes::bytes_of(separator) {
            Some(bytes) => bytes.first().copied().filter(u8::is_ascii),
            None => return Err(interp.type_error("sep must be str or bytes.")),
        },
    };
    byte.ok_or_else(|| interp.value_error("sep must be ASCII."))
}

/// Hexadecimal digits, with the separator between groups of `group` bytes counted from the end, or from the start when negative.
pub(super) fn hex_text(bytes: &[u8], separator: Option<u8>, group: i64) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let separator = separator.filter(|_| size > 0);
    let first = if group > 0 && size > 0 { bytes.len() % size } else { 0 };
    let mut result = Vec::with_capacity(bytes.len() * 3);
    for (place, byte) in bytes.iter().enumerate() {
        if let Some(separator) = separator
            && place > 0
            && (place + size - first).is_multiple_of(size)
        {
            result.push(separator);
        }
        result.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    result
}

/// `fromhex`, called with the class.
pub(super) fn from_hex(interp: &Interp, args: &Args<'_>) -> Outcome {
    let text = text_arguments::text(interp, &args[1], "fromhex", "argument")?;
    let bytes = match parse_hex(text.as_bytes()) {
        Ok(bytes) => bytes,
        Err(offset) => {
            let place = text.index_of_offset(offset);
            return Err(interp.value_error(format!("non-hexadecimal number found in fromhex() arg at position {place}")));
        }
    };
    let is_bytes = args[0].is(interp.types.bytes.as_value());
    let made = if is_bytes { bytes_value(interp, bytes) } else { bytearray::bytearray_value(interp, bytes) };
    if is_bytes || args[0].is(interp.types.bytearray.as_value()) {
        return Ok(made);
    }
    // A subclass is called with plain bytes of its kind.
    crate::object::protocol::call::call_positional(interp, &args[0], &[made])
}

/// The bytes of pairs of hexadecimal digits with ASCII whitespace between pairs, or the byte offset of what is none.
fn parse_hex(text: &[u8]) -> Result<Vec<u8>, usize> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let digit = |at: usize| text.get(at).and_then(|byte| char::from(*byte).to_digit(16)).ok_or(at);
    let mut at = 0;
    while at < text.len() {
        if matches!(text[at], 9..=13 | b' ') {
            at += 1;
            continue;
        }
        bytes.push((digit(at)? << 4 | digit(at + 1)?) as u8);
        at += 2;
    }
    Ok(bytes)
}

//! The table of the methods of `str`, and those that search and change nothing: joining, padding, encoding. The others are in
//! `str_search`, `str_case`, `str_format` and `str_translate`.

use crate::engines::fault::Fault;
use crate::engines::search::{self, Alignment, Unit};
use crate::object::list::List;
use crate::object::protocol::{iterate, number};
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, Str};

use super::str::{plain, str_of, text_value};
use super::{bytes, sequence, str_case, str_codec, str_format, str_search, str_translate, text_arguments};

pub(super) static METHODS: &[Method] = &[
    Method::new("capitalize", "", str_case::capitalize),
    Method::new("casefold", "", str_case::casefold),
    Method::new("center", "width, fillchar=' ', /", |interp, args| pad(interp, args, Alignment::Center)),
    Method::new("count", "sub, start=None, end=None, /", str_search::count),
    Method::new("encode", "encoding='utf-8', errors='strict'", encode),
    Method::new("endswith", "suffix, start=None, end=None, /", str_search::ends_with),
    Method::new("expandtabs", "tabsize=8", expand_tabs),
    Method::new("find", "sub, start=None, end=None, /", str_search::find),
    Method::new("format", "*args, **kwargs", str_format::format),
    Method::new("format_map", "mapping, /", str_format::format_map),
    Method::new("index", "sub, start=None, end=None, /", str_search::index),
    Method::new("isalnum", "", str_case::is_alnum),
    Method::new("isalpha", "", str_case::is_alpha),
    Method::new("isascii", "", |_, args| Ok(Value::bool(str_of(&args[0]).is_ascii()))),
    Method::new("isdecimal", "", str_case::is_decimal),
    Method::new("isdigit", "", str_case::is_digit),
    Method::new("isidentifier", "", str_case::is_identifier),
    Method::new("islower", "", str_case::is_lower),
    Method::new("isnumeric", "", str_case::is_numeric),
    Method::new("isprintable", "", str_case::is_printable),
    Method::new("isspace", "", str_case::is_space),
    Method::new("istitle", "", str_case::is_title),
    Method::new("isupper", "", str_case::is_upper),
    Method::new("join", "iterable, /", join),
    Method::new("ljust", "width, fillchar=' ', /", |interp, args| pad(interp, args, Alignment::Left)),
    Method::new("lower", "", str_case::lower),
    Method::new("lstrip", "chars=None, /", str_search::strip_left),
    Method::function("maketrans", "x, y=..., z=..., /", str_translate::make_table),
    Method::new("partition", "sep, /", str_search::partition),
    Method::new("removeprefix", "prefix, /", str_search::remove_prefix),
    Method::new("removesuffix", "suffix, /", str_search::remove_suffix),
    Method::new("replace", "old, new, /, count=-1", str_search::replace),
    Method::new("rfind", "sub, start=None, end=None, /", str_search::find_last),
    Method::new("rindex", "sub, start=None, end=None, /", str_search::index_last),
    Method::new("rjust", "width, fillchar=' ', /", |interp, args| pad(interp, args, Alignment::Right)),
    Method::new("rpartition", "sep, /", str_search::partition_last),
    Method::new("rsplit", "sep=None, maxsplit=-1", str_search::split_last),
    Method::new("rstrip", "chars=None, /", str_search::strip_right),
    Method::new("split", "sep=None, maxsplit=-1", str_search::split),
    Method::new("splitlines", "keepends=False", str_search::split_lines),
    Method::new("startswith", "prefix, start=None, end=None, /", str_search::starts_with),
    Method::new("strip", "chars=None, /", str_search::strip),
    Method::new("swapcase", "", str_case::swapcase),
    Method::new("title", "", str_case::title),
    Method::new("translate", "table, /", str_translate::translate),
    Method::new("upper", "", str_case::upper),
    Method::new("zfill", "width, /", zero_fill),
    Method::new("__format__", "format_spec, /", str_format::format_special),
    Method::new("__getnewargs__", "", new_arguments),
    Method::new("__sizeof__", "", size_of_object),
];

/// The text that an engine made, or what it reports.
pub(super) fn engine_text(interp: &Interp, outcome: Result<Vec<u8>, Fault>) -> Outcome {
    match outcome {
        Ok(bytes) => Ok(text_value(interp, bytes)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn encode(interp: &Interp, args: &Args<'_>) -> Outcome {
    let encoding = text_arguments::codec_name(interp, &args[1], "encode", "argument 'encoding'")?;
    let errors = text_arguments::codec_name(interp, &args[2], "encode", "argument 'errors'")?;
    let encoded = str_codec::encode(interp, &args[0], &encoding, &errors)?;
    Ok(bytes::bytes_value(interp, encoded))
}

fn pad(interp: &Interp, args: &Args<'_>, alignment: Alignment) -> Outcome {
    let width = number::to_i64(interp, &args[1])?;
    let Some(fill) = args[2].cast::<Str>() else {
        let name = interp.type_of(&args[2]).name();
        return Err(interp.type_error(format!("The fill character must be a unicode character, not {name}")));
    };
    let point = match (fill.len(), crate::engines::text::first(fill.as_bytes())) {
        (1, Some((point, _))) => point,
        _ => return Err(interp.type_error("The fill character must be exactly one character long")),
    };
    let text = str_of(&args[0]);
    if width <= text.len() as i64 {
        return Ok(plain(interp, &args[0]));
    }
    engine_text(interp, search::pad(text.as_bytes(), width, point, alignment, Unit::CodePoint))
}

fn zero_fill(interp: &Interp, args: &Args<'_>) -> Outcome {
    let width = number::to_i64(interp, &args[1])?;
    let text = str_of(&args[0]);
    if width <= text.len() as i64 {
        return Ok(plain(interp, &args[0]));
    }
    engine_text(interp, search::zero_fill(text.as_bytes(), width, Unit::CodePoint))
}

fn expand_tabs(interp: &Interp, args: &Args<'_>) -> Outcome {
    let tab_size = text_arguments::c_int(interp, &args[1])?;
    engine_text(interp, search::expand_tabs(str_of(&args[0]).as_bytes(), tab_size, Unit::CodePoint))
}

fn join(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (separator, iterable) = (str_of(&args[0]), &args[1]);
    if let Some(list) = iterable.cast::<List>()
        && interp.types.list.is_type_of(iterable)
    {
        return list.items.read(|items| join_items(interp, separator, items));
    }
    if let Some(tuple) = iterable.cast::<Tuple>()
        && interp.types.tuple.is_type_of(iterable)
    {
        return join_items(interp, separator, tuple.items());
    }
    let items = collect(interp, iterable, "can only join an iterable")?;
    join_items(interp, separator, &items)
}

/// All items of an iterable; `message` is the TypeError of a value that is none. May run Python.
pub(super) fn collect(interp: &Interp, iterable: &Value, message: &str) -> Outcome<Vec<Value>> {
    let outcome = iterate::iter(interp, iterable);
    match interp.absorb(outcome, &interp.exceptions.type_error)? {
        Some(iterator) => iterate::collect(interp, &iterator),
        None => Err(interp.type_error(message)),
    }
}

/// Runs no Python.
fn join_items(interp: &Interp, separator: &Str, items: &[Value]) -> Outcome {
    let mut total = separator.as_bytes().len().saturating_mul(items.len().saturating_sub(1));
    for (place, item) in items.iter().enumerate() {
        match item.cast::<Str>() {
            Some(text) => total = total.saturating_add(text.as_bytes().len()),
            None => {
                let name = interp.type_of(item).name();
                return Err(interp.type_error(format!("sequence item {place}: expected str instance, {name} found")));
            }
        }
    }
    if let [item] = items {
        return Ok(plain(interp, item));
    }
    if !sequence::is_allocatable(interp, total) {
        return Err(interp.out_of_memory());
    }
    let mut joined = Vec::with_capacity(total);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            joined.extend_from_slice(separator.as_bytes());
        }
        joined.extend_from_slice(str_of(item).as_bytes());
    }
    Ok(text_value(interp, joined))
}

fn new_arguments(interp: &Interp, args: &Args<'_>) -> Outcome {
    let text = super::str::text_value_from(interp, str_of(&args[0]).as_bytes());
    Ok(interp.tuple([text]).into_value())
}

/// What CPython reports: a header and one to four bytes for each code point and a terminator.
fn size_of_object(interp: &Interp, args: &Args<'_>) -> Outcome {
    let text = str_of(&args[0]);
    let (header, width) = match crate::engines::text::code_points(text.as_bytes()).max() {
        None | Some(0..=0x7F) => (40, 1),
        Some(0x80..=0xFF) => (56, 1),
        Some(0x100..=0xFFFF) => (56, 2),
        Some(_) => (56, 4),
    };
    Ok(interp.int_from_usize(header + (text.len() + 1) * width))
}

//! The methods of `int`, and its computed attributes.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::engines::integer::{self as engine, ByteOrder};
use crate::engines::{format_spec, text};
use crate::object::integer::IntView;
use crate::object::protocol::{call, iterate, number, truth};
use crate::object::{Args, GetSet, Interp, Method, Outcome, Raised, Ref, Str, Value};

use super::int::{exact, view};
use super::int_operators as operators;
use super::{buffer, bytes};

/// Bytes of an `int` of CPython without digits, and of each of its digits, for `__sizeof__`.
const EMPTY_SIZE: u64 = 24;
const DIGIT_SIZE: u64 = 4;
const DIGIT_BITS: u64 = 30;

pub(super) const METHODS: &[Method] = &[
    Method::new("__ceil__", "", itself),
    Method::new("__divmod__", "value, /", |interp, args| operators::divmod(interp, &args[0], &args[1])),
    Method::new("__floor__", "", itself),
    Method::new("__format__", "format_spec, /", format),
    Method::new("__getnewargs__", "", |interp, args| Ok(interp.tuple([exact(interp, &args[0])]).into_value())),
    Method::new("__rdivmod__", "value, /", |interp, args| operators::divmod(interp, &args[1], &args[0])),
    Method::new("__round__", "ndigits=..., /", round),
    Method::new("__sizeof__", "", size),
    Method::new("__trunc__", "", itself),
    Method::new("as_integer_ratio", "", |interp, args| Ok(interp.tuple([exact(interp, &args[0]), Value::int_from_i32(1)]).into_value())),
    Method::new("bit_count", "", bit_count),
    Method::new("bit_length", "", |interp, args| Ok(interp.int(operators::bit_length(view(&args[0])) as i64))),
    Method::new("conjugate", "", itself),
    Method::class("from_bytes", "bytes, byteorder='big', *, signed=False", from_bytes),
    Method::new("is_integer", "", |_, _| Ok(Value::TRUE)),
    Method::new("to_bytes", "length=1, byteorder='big', *, signed=False", to_bytes),
];

pub(super) const GETSET: &[GetSet] = &[
    GetSet::read_only("real", |interp, this| Ok(exact(interp, this))),
    GetSet::read_only("imag", |_, _| Ok(Value::int_from_i32(0))),
    GetSet::read_only("numerator", |interp, this| Ok(exact(interp, this))),
    GetSet::read_only("denominator", |_, _| Ok(Value::int_from_i32(1))),
];

fn itself(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(exact(interp, &args[0]))
}

fn bit_count(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(interp.int(match view(&args[0]) {
        IntView::Small(number) => i64::from(number.unsigned_abs().count_ones()),
        IntView::Big(number) => engine::bit_count(number) as i64,
    }))
}

fn size(interp: &Interp, args: &Args<'_>) -> Outcome {
    let digits = operators::bit_length(view(&args[0])).div_ceil(DIGIT_BITS).max(1);
    Ok(interp.int((EMPTY_SIZE + digits * DIGIT_SIZE) as i64))
}

/// The text of a format specification; TypeError when it is none.
pub(super) fn specification(interp: &Interp, value: &Value) -> Outcome<Ref<Str>> {
    value.to_ref::<Str>().ok_or_else(|| {
        let name = interp.type_of(value).name();
        interp.type_error(format!("__format__() argument must be str, not {name}"))
    })
}

fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    let specification = specification(interp, &args[1])?;
    if specification.is_empty() {
        return crate::object::protocol::text::str(interp, &args[0]).map(Ref::into_value);
    }
    let number = view(&args[0]).to_big();
    let name = interp.type_of(&args[0]).name();
    let formatted = format_spec::format_integer(&number, specification.as_bytes(), &name, interp.int_digit_limit.get());
    formatted_text(interp, formatted)
}

/// The text that an engine formatted, or the exception it reports.
pub(super) fn formatted_text(interp: &Interp, formatted: Result<Vec<u8>, crate::engines::fault::Fault>) -> Outcome {
    match formatted {
        Ok(bytes) => Ok(match String::from_utf8(bytes) {
            Ok(string) => interp.text_from_string(string).into_value(),
            Err(error) => interp.text_from_wtf8(error.as_bytes()).into_value(),
        }),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn round(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(digits) = args.optional(1) else {
        return Ok(exact(interp, &args[0]));
    };
    let digits = number::index(interp, digits)?;
    if !view(&digits).is_negative() {
        return Ok(exact(interp, &args[0]));
    }
    let (number, digits) = (view(&args[0]).to_big(), view(&digits).to_big());
    Ok(interp.integer(engine::round_to_digits(&number, &digits)))
}

fn byte_order(interp: &Interp, value: &Value, function: &str) -> Outcome<ByteOrder> {
    match value.cast::<Str>() {
        Some(name) => ByteOrder::from_name(name.as_bytes()).map_err(|fault| interp.fault(fault)),
        None => {
            let name = interp.type_of(value).name();
            Err(interp.type_error(format!("{function}() argument 'byteorder' must be str, not {name}")))
        }
    }
}

fn to_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let length = number::to_i64(interp, &args[1])?;
    let order = byte_order(interp, &args[2], "to_bytes")?;
    let is_signed = truth::is_true(interp, &args[3])?;
    if let Ok(length) = usize::try_from(length) {
        interp.check_room(length)?;
    }
    let number = view(&args[0]).to_big();
    let made = engine::to_bytes(&number, length, order, is_signed).map_err(|fault| interp.fault(fault))?;
    Ok(bytes::bytes_value(interp, made))
}

fn from_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let order = byte_order(interp, &args[2], "from_bytes")?;
    let is_signed = truth::is_true(interp, &args[3])?;
    let content = byte_content(interp, &args[1])?;
    let integer = interp.integer(engine::from_bytes(&content, order, is_signed));
    if args[0].is(interp.types.int.as_value()) {
        return Ok(integer);
    }
    call::call_positional(interp, &args[0], &[integer])
}

/// The bytes that `bytes(value)` holds, for what is no text and no number.
fn byte_content(interp: &Interp, value: &Value) -> Outcome<Vec<u8>> {
    if let Some(content) = buffer::to_vec(interp, value)? {
        return Ok(content);
    }
    if let Some(converted) = crate::object::dispatch::call_special(interp, value, &interp.names.bytes_, &[])? {
        return buffer::to_vec(interp, &converted)?.ok_or_else(|| {
            let name = interp.type_of(&converted).name();
            interp.type_error(format!("__bytes__ returned non-bytes (type {name})"))
        });
    }
    let slots = &interp.type_of(value).slots;
    let is_iterable = slots.iter.get().is_some() || slots.getitem.get().is_some();
    if value.cast::<Str>().is_some() || !is_iterable {
        return Err(cannot_convert(interp, value));
    }
    let mut content = Vec::new();
    iterate::for_each(interp, value, |item| {
        let item = number::index(interp, &item)?;
        let byte = view(&item).to_i64().and_then(|number| u8::try_from(number).ok());
        content.push(byte.ok_or_else(|| interp.value_error("bytes must be in range(0, 256)"))?);
        Ok(true)
    })?;
    Ok(content)
}

#[cold]
fn cannot_convert(interp: &Interp, value: &Value) -> Raised {
    interp.type_error(format!("cannot convert '{}' object to bytes", interp.type_of(value).name()))
}

/// The text of one code point; `None` when there is no such code point.
pub fn character(interp: &Interp, point: IntView<'_>) -> Option<Value> {
    let point = u32::try_from(point.to_i64()?).ok().filter(|point| *point < 0x11_0000)?;
    Some(interp.text_from_wtf8(&text::collect([point])).into_value())
}

/// An integer as an unsigned number of 64 bits, its higher bits cut off.
pub fn low_bits(view: IntView<'_>) -> u64 {
    match view {
        IntView::Small(number) => number as u64,
        IntView::Big(number) => (number & BigInt::from(u64::MAX)).to_u64().unwrap_or(0),
    }
}

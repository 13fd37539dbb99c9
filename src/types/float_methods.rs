//! The methods of `float`, and its computed attributes.

use crate::engines::fault::Fault;
use crate::engines::float as engine;
use crate::engines::format_spec;
use crate::object::protocol::{call, number, text};
use crate::object::{Args, GetSet, Interp, Method, Outcome, Ref, Str, Value};

use super::float::receiver;
use super::float_operators as operators;
use super::int_methods::{formatted_text, specification};

pub(super) const METHODS: &[Method] = &[
    Method::new("__ceil__", "", |interp, args| interp.integer_or_fault(engine::ceiling(receiver(&args[0])))),
    Method::new("__divmod__", "value, /", |interp, args| operators::divmod(interp, &args[0], &args[1])),
    Method::new("__floor__", "", |interp, args| interp.integer_or_fault(engine::floor(receiver(&args[0])))),
    Method::new("__format__", "format_spec, /", format),
    Method::class("__getformat__", "typestr, /", get_format),
    Method::new("__getnewargs__", "", |interp, args| Ok(interp.tuple([Value::float(receiver(&args[0]))]).into_value())),
    Method::new("__rdivmod__", "value, /", |interp, args| operators::divmod(interp, &args[1], &args[0])),
    Method::new("__round__", "ndigits=None, /", round),
    Method::new("__trunc__", "", |interp, args| interp.integer_or_fault(engine::truncate(receiver(&args[0])))),
    Method::new("as_integer_ratio", "", as_integer_ratio),
    Method::new("conjugate", "", |_, args| Ok(Value::float(receiver(&args[0])))),
    Method::class("fromhex", "string, /", from_hex),
    Method::new("hex", "", |interp, args| Ok(interp.text_from_string(engine::to_hex(receiver(&args[0]))).into_value())),
    Method::new("is_integer", "", is_integer),
];

pub(super) const GETSET: &[GetSet] =
    &[GetSet::read_only("real", |_, this| Ok(Value::float(receiver(this)))), GetSet::read_only("imag", |_, _| Ok(Value::float(0.0)))];

fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    let specification = specification(interp, &args[1])?;
    if specification.is_empty() {
        return text::str(interp, &args[0]).map(Ref::into_value);
    }
    let name = interp.type_of(&args[0]).name();
    formatted_text(interp, format_spec::format_float(receiver(&args[0]), specification.as_bytes(), &name))
}

fn get_format(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(name) = args[1].cast::<Str>() else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("__getformat__() argument must be str, not {name}")));
    };
    if !matches!(name.as_bytes(), b"double" | b"float") {
        return Err(interp.value_error("__getformat__() argument 1 must be 'double' or 'float'"));
    }
    let order = if cfg!(target_endian = "little") { "IEEE, little-endian" } else { "IEEE, big-endian" };
    Ok(interp.text(order).into_value())
}

fn round(interp: &Interp, args: &Args<'_>) -> Outcome {
    let value = receiver(&args[0]);
    if args[1].is_none() {
        return interp.integer_or_fault(engine::round_to_integer(value));
    }
    let digits = number::to_i64_clamped(interp, &args[1])?;
    match engine::round_to_digits(value, digits) {
        Ok(rounded) => Ok(Value::float(rounded)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn as_integer_ratio(interp: &Interp, args: &Args<'_>) -> Outcome {
    match engine::as_integer_ratio(receiver(&args[0])) {
        Ok((numerator, denominator)) => Ok(interp.tuple([interp.big_int(numerator), interp.big_int(denominator)]).into_value()),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn from_hex(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(text) = args[1].cast::<Str>() else {
        return Err(interp.type_error("bad argument type for built-in operation"));
    };
    let number: Result<f64, Fault> = engine::from_hex(text.as_bytes());
    let number = Value::float(number.map_err(|fault| interp.fault(fault))?);
    if args[0].is(interp.types.float.as_value()) {
        return Ok(number);
    }
    call::call_positional(interp, &args[0], &[number])
}

fn is_integer(_interp: &Interp, args: &Args<'_>) -> Outcome {
    let value = receiver(&args[0]);
    Ok(Value::bool(value.is_finite() && value == value.floor()))
}

//! The methods and computed attributes of `int`.

use num_bigint::BigInt;

use crate::engines::format_spec;
use crate::engines::integer::{self as engine, ByteOrder};
use crate::object::protocol::{call, iterate, number, truth};
use crate::object::{Args, GetSet, Interp, Method, Outcome, Str, Type, Value};

use super::int::{exact, view};
use super::int_operators as operators;

pub(super) const METHODS: &[Method] = &[
    Method::new("bit_length", "", |interp, args| Ok(interp.int(operators::bit_length(view(&args[0])) as i64))),
    Method::new("bit_count", "", |interp, args| Ok(interp.int(engine::bit_count(&view(&args[0]).to_big()) as i64))),
    Method::new("conjugate", "", |interp, args| Ok(exact(interp, &args[0]))),
    Method::new("is_integer", "", |_, _| Ok(Value::TRUE)),
    Method::new("as_integer_ratio", "", |interp, args| Ok(interp.tuple([exact(interp, &args[0]), Value::int_from_i32(1)]).into_value())),
    Method::new("to_bytes", "length=1, byteorder='big', *, signed=False", to_bytes),
    Method::class("from_bytes", "bytes, byteorder='big', *, signed=False", from_bytes),
    Method::new("__format__", "format_spec, /", format),
    Method::new("__round__", "ndigits=..., /", round),
    Method::new("__trunc__", "", |interp, args| Ok(exact(interp, &args[0]))),
    Method::new("__floor__", "", |interp, args| Ok(exact(interp, &args[0]))),
    Method::new("__ceil__", "", |interp, args| Ok(exact(interp, &args[0]))),
    Method::new("__divmod__", "value, /", |interp, args| operators::divmod(interp, &args[0], &args[1])),
    Method::new("__rdivmod__", "value, /", |interp, args| operators::divmod(interp, &args[1], &args[0])),
    Method::new("__getnewargs__", "", |interp, args| Ok(interp.tuple([exact(interp, &args[0])]).into_value())),
    Method::new("__sizeof__", "", |interp, args| {
        let digits = operators::bit_length(view(&args[0])).div_ceil(30).max(1) as i64;
        Ok(interp.int(24 + 4 * digits))
    }),
];

pub(super) const GETSET: &[GetSet] = &[
    GetSet::read_only("real", |interp, this| Ok(exact(interp, this))),
    GetSet::read_only("imag", |_, _| Ok(Value::int_from_i32(0))),
    GetSet::read_only("numerator", |interp, this| Ok(exact(interp, this))),
    GetSet::read_only("denominator", |_, _| Ok(Value::int_from_i32(1))),
];

fn byte_order(interp: &Interp, value: &Value) -> Outcome<ByteOrder> {
    match value.cast::<Str>().map(Str::as_bytes) {
        Some(b"big") => Ok(ByteOrder::Big),
        Some(b"little") => Ok(ByteOrder::Little),
        Some(_) => Err(interp.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let name = interp.type_of(value).name();
            Err(interp.type_error(format!("to_bytes() argument 'byteorder' must be str, not {name}")))
        }
    }
}

fn to_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let length = number::to_i64(interp, &args[1])?;
    if length < 0 {
        return Err(interp.value_error("length argument must be non-negative"));
    }
    let order = byte_order(interp, &args[2])?;
    let is_signed = truth::is_true(interp, &args[3])?;
    match engine::to_bytes(&view(&args[0]).to_big(), length, order, is_signed) {
        Ok(bytes) => Ok(super::bytes::bytes_value(interp, bytes)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn from_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let order = byte_order(interp, &args[2])?;
    let is_signed = truth::is_true(interp, &args[3])?;
    let bytes = match super::buffer::to_vec(interp, &args[1])? {
        Some(bytes) => bytes,
        None => {
            let mut bytes = Vec::new();
            for item in iterate::collect(interp, &args[1])? {
                match u8::try_from(number::to_i64(interp, &item)?) {
                    Ok(byte) => bytes.push(byte),
                    Err(_) => return Err(interp.value_error("bytes must be in range(0, 256)")),
                }
            }
            bytes
        }
    };
    let integer = interp.integer(engine::from_bytes(&bytes, order, is_signed));
    if args[0].is(interp.types.int.as_value()) || args[0].cast::<Type>().is_none() {
        return Ok(integer);
    }
    call::call_positional(interp, &args[0], &[integer])
}

fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(specification) = args[1].cast::<Str>() else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("__format__() argument must be str, not {name}")));
    };
    if specification.is_empty() {
        return crate::object::protocol::text::str(interp, &args[0]).map(crate::object::Ref::into_value);
    }
    let name = interp.type_of(&args[0]).name();
    match format_spec::format_integer(&view(&args[0]).to_big(), specification.as_bytes(), &name, interp.int_digit_limit.get()) {
        Ok(text) => Ok(interp.text_from_wtf8(&text).into_value()),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn round(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(digits) = args.optional(1).filter(|digits| !digits.is_none()) else { return Ok(exact(interp, &args[0])) };
    let digits = number::index(interp, digits)?;
    let digits: BigInt = view(&digits).to_big();
    if digits.sign() != num_bigint::Sign::Minus {
        return Ok(exact(interp, &args[0]));
    }
    Ok(interp.integer(engine::round_to_digits(&view(&args[0]).to_big(), &digits)))
}

/// `pow(base, exponent, modulus)` of values.
pub fn power_modulo(interp: &Interp, base: &Value, exponent: &Value, modulus: &Value) -> Outcome {
    match (base.as_int(), exponent.as_int(), modulus.as_int()) {
        (Some(base), Some(exponent), Some(modulus)) => operators::power_modulo(interp, base, exponent, modulus),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

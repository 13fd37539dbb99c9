//! The type `float`. Exact floats are immediates; instances of subclasses are objects.

use crate::engines::{float as engine, format_spec, hash as hashing};
use crate::object::builder::TypeSpec;
use crate::object::header::Payload;
use crate::object::protocol::{call, number};
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, BinaryOp, CompareOp, GetSet, Interp, Method, Outcome, Ref, SlotFunction, SlotKey, Str, Value, address};

use super::float_operators as operators;
use super::int_operators;

/// Payload of an instance of a subclass of `float`.
pub struct Float(pub f64);

impl Payload for Float {}

const SPEC: TypeSpec = TypeSpec {
    name: "float",
    documentation: "Convert a string or number to a floating-point number, if possible.",
    flags: flags::BASE | flags::MATCH_SELF,
    slots: SLOTS,
    methods: METHODS,
    getset: &[
        GetSet::read_only("real", |_, this| Ok(Value::float(value_of(this)))),
        GetSet::read_only("imag", |_, _| Ok(Value::float(0.0))),
    ],
    ..TypeSpec::EMPTY
};

const SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::New, SlotFunction::New(new)),
    (SlotKey::Repr, SlotFunction::Unary(repr)),
    (SlotKey::Hash, SlotFunction::Hash(hash)),
    (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(operators::compare)),
    (SlotKey::Bool, SlotFunction::Bool(|_, this| Ok(value_of(this) != 0.0))),
    (SlotKey::Int, SlotFunction::Unary(truncate)),
    (SlotKey::Float, SlotFunction::Unary(|_, this| Ok(Value::float(value_of(this))))),
    (SlotKey::Negative, SlotFunction::Unary(|_, this| Ok(Value::float(-value_of(this))))),
    (SlotKey::Positive, SlotFunction::Unary(|_, this| Ok(Value::float(value_of(this))))),
    (SlotKey::Absolute, SlotFunction::Unary(|_, this| Ok(Value::float(value_of(this).abs())))),
    (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(operators::add)),
    (SlotKey::Binary(BinaryOp::Subtract), SlotFunction::Binary(operators::subtract)),
    (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(operators::multiply)),
    (SlotKey::Binary(BinaryOp::TrueDivide), SlotFunction::Binary(operators::true_divide)),
    (SlotKey::Binary(BinaryOp::FloorDivide), SlotFunction::Binary(operators::floor_divide)),
    (SlotKey::Binary(BinaryOp::Remainder), SlotFunction::Binary(operators::modulo)),
    (SlotKey::Binary(BinaryOp::Power), SlotFunction::Binary(operators::power)),
    (SlotKey::Reflected(BinaryOp::Add), SlotFunction::Binary(|interp, this, left| operators::add(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Subtract), SlotFunction::Binary(|interp, this, left| operators::subtract(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(|interp, this, left| operators::multiply(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::TrueDivide), SlotFunction::Binary(|interp, this, left| operators::true_divide(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::FloorDivide), SlotFunction::Binary(|interp, this, left| operators::floor_divide(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Remainder), SlotFunction::Binary(|interp, this, left| operators::modulo(interp, left, this))),
    (SlotKey::Reflected(BinaryOp::Power), SlotFunction::Binary(|interp, this, left| operators::power(interp, left, this))),
];

const METHODS: &[Method] = &[
    Method::class("fromhex", "string, /", from_hex),
    Method::new("hex", "", |interp, args| Ok(interp.text(engine::to_hex(value_of(&args[0]))).into_value())),
    Method::new("is_integer", "", |_, args| {
        let value = value_of(&args[0]);
        Ok(Value::bool(value.is_finite() && value.fract() == 0.0))
    }),
    Method::new("as_integer_ratio", "", as_integer_ratio),
    Method::new("conjugate", "", |_, args| Ok(Value::float(value_of(&args[0])))),
    Method::new("__format__", "format_spec, /", format),
    Method::new("__round__", "ndigits=..., /", round),
    Method::new("__trunc__", "", |interp, args| truncate(interp, &args[0])),
    Method::new("__floor__", "", |interp, args| interp.integer_or_fault(engine::floor(value_of(&args[0])))),
    Method::new("__ceil__", "", |interp, args| interp.integer_or_fault(engine::ceiling(value_of(&args[0])))),
    Method::new("__divmod__", "value, /", |interp, args| operators::divmod(interp, &args[0], &args[1])),
    Method::new("__rdivmod__", "value, /", |interp, args| operators::divmod(interp, &args[1], &args[0])),
    Method::new("__getnewargs__", "", |interp, args| Ok(interp.tuple([Value::float(value_of(&args[0]))]).into_value())),
];

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Float>(&interp.types.float, &interp.types.object, &SPEC);
}

/// The number, when the value is a float or an instance of a subclass.
#[inline(always)]
pub fn float_of(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.cast::<Float>().map(|float| float.0))
}

fn value_of(this: &Value) -> f64 {
    float_of(this).expect("the receiver is a float")
}

/// `float(value)` without text: by `__float__`, then by `__index__`. May run Python.
pub fn to_f64(interp: &Interp, value: &Value) -> Outcome<f64> {
    if let Some(number) = float_of(value) {
        return Ok(number);
    }
    if let Some(view) = value.as_int() {
        return int_operators::to_f64(interp, view);
    }
    let name = || interp.type_of(value).name();
    if let Some(function) = interp.type_of(value).slots.float.get() {
        let result = function(interp, value)?;
        let returned = interp.type_of(&result).name();
        return float_of(&result).ok_or_else(|| interp.type_error(format!("{}.__float__ returned non-float (type {returned})", name())));
    }
    if number::has_index(interp, value) {
        let integer = number::index(interp, value)?;
        return int_operators::to_f64(interp, super::int::view(&integer));
    }
    Err(interp.type_error(format!("must be real number, not {}", name())))
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let is_exact = ty.is(&interp.types.float);
    if is_exact && args.keyword_count() > 0 {
        return Err(interp.type_error("float() takes no keyword arguments"));
    }
    let value = match args.positional() {
        [] => 0.0,
        [value] => from_value(interp, value)?,
        more => return Err(interp.type_error(format!("float expected at most 1 argument, got {}", more.len()))),
    };
    if is_exact { Ok(Value::float(value)) } else { Ok(interp.allocate(ty, Float(value)).into_value()) }
}

fn from_value(interp: &Interp, value: &Value) -> Outcome<f64> {
    if let Some(text) = value.cast::<Str>() {
        return engine::parse(text.as_bytes()).map_err(|fault| interp.fault(fault));
    }
    let ty = interp.type_of(value);
    if float_of(value).is_some() || value.as_int().is_some() || ty.slots.float.get().is_some() || number::has_index(interp, value) {
        return to_f64(interp, value);
    }
    match super::buffer::to_vec(interp, value)? {
        Some(bytes) => engine::parse_bytes(&bytes).map_err(|fault| interp.fault(fault)),
        None => {
            let name = ty.name();
            Err(interp.type_error(format!("float() argument must be a string or a real number, not '{name}'")))
        }
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.text_from_string(engine::repr(value_of(this))).into_value())
}

fn hash(_interp: &Interp, this: &Value) -> Outcome<i64> {
    // A NaN equals nothing, so its hash only has to be stable.
    Ok(hashing::of_float(value_of(this)).unwrap_or((address(this) >> 4) as i64))
}

fn truncate(interp: &Interp, this: &Value) -> Outcome {
    interp.integer_or_fault(engine::truncate(value_of(this)))
}

fn from_hex(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(text) = args[1].cast::<Str>() else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("fromhex() argument must be str, not {name}")));
    };
    let value = Value::float(engine::from_hex(text.as_bytes()).map_err(|fault| interp.fault(fault))?);
    if args[0].is(interp.types.float.as_value()) { Ok(value) } else { call::call_positional(interp, &args[0], &[value]) }
}

fn as_integer_ratio(interp: &Interp, args: &Args<'_>) -> Outcome {
    match engine::as_integer_ratio(value_of(&args[0])) {
        Ok((numerator, denominator)) => Ok(interp.tuple([interp.big_int(numerator), interp.big_int(denominator)]).into_value()),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(specification) = args[1].cast::<Str>() else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("__format__() argument must be str, not {name}")));
    };
    if specification.is_empty() {
        return crate::object::protocol::text::str(interp, &args[0]).map(Ref::into_value);
    }
    let name = interp.type_of(&args[0]).name();
    match format_spec::format_float(value_of(&args[0]), specification.as_bytes(), &name) {
        Ok(text) => Ok(interp.text_from_wtf8(&text).into_value()),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn round(interp: &Interp, args: &Args<'_>) -> Outcome {
    let value = value_of(&args[0]);
    match args.optional(1).filter(|digits| !digits.is_none()) {
        None => interp.integer_or_fault(engine::round_to_integer(value)),
        Some(digits) => {
            let digits = number::to_i64_clamped(interp, digits)?;
            engine::round_to_digits(value, digits).map(Value::float).map_err(|fault| interp.fault(fault))
        }
    }
}

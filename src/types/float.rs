//! The type `float`: construction, conversion of anything to a float, text forms, and the tables of the type.
//!
//! Exact floats are immediates; the payload is for instances of subclasses. `float_operators` holds the operators, `float_methods` the
//! other methods.

use crate::engines::float as engine;
use crate::object::builder::TypeSpec;
use crate::object::header::Payload;
use crate::object::protocol::number;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, BinaryOp, CompareOp, Interp, Outcome, Raised, SlotFunction, SlotKey, Str, Value};

use super::float_operators as operators;
use super::int_operators;
use super::{arguments, buffer, float_methods};

/// Payload of an instance of a subclass of `float`.
pub struct Float(pub f64);

impl Payload for Float {}

const SPEC: TypeSpec = TypeSpec {
    name: "float",
    documentation: "Convert a string or number to a floating-point number, if possible.",
    flags: flags::BASE | flags::MATCH_SELF,
    slots: SLOTS,
    methods: float_methods::METHODS,
    getset: float_methods::GETSET,
    ..TypeSpec::EMPTY
};

const SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::New, SlotFunction::New(new)),
    (SlotKey::Repr, SlotFunction::Unary(repr)),
    (SlotKey::Hash, SlotFunction::Hash(operators::hash)),
    (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(operators::compare)),
    (SlotKey::Bool, SlotFunction::Bool(|_, this| Ok(receiver(this) != 0.0))),
    (SlotKey::Int, SlotFunction::Unary(|interp, this| interp.integer_or_fault(engine::truncate(receiver(this))))),
    (SlotKey::Float, SlotFunction::Unary(|_, this| Ok(Value::float(receiver(this))))),
    (SlotKey::Negative, SlotFunction::Unary(|_, this| Ok(Value::float(-receiver(this))))),
    (SlotKey::Positive, SlotFunction::Unary(|_, this| Ok(Value::float(receiver(this))))),
    (SlotKey::Absolute, SlotFunction::Unary(|_, this| Ok(Value::float(receiver(this).abs())))),
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

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Float>(&interp.types.float, &interp.types.object, &SPEC);
}

/// The number of a float or of an instance of a subclass of `float`.
#[inline(always)]
pub fn float_of(value: &Value) -> Option<f64> {
    match value.as_float() {
        Some(number) => Some(number),
        None => value.cast::<Float>().map(|float| float.0),
    }
}

/// The float of a receiver of a method of `float`.
#[inline(always)]
pub(super) fn receiver(this: &Value) -> f64 {
    float_of(this).expect("the receiver is a float")
}

/// The float that a value stands for: a float, what has `__float__`, or what has `__index__`. TypeError for others, texts included. May
/// run Python.
#[inline]
pub fn to_f64(interp: &Interp, value: &Value) -> Outcome<f64> {
    if let Some(number) = value.as_float() {
        return Ok(number);
    }
    if let Some(number) = value.as_small_int() {
        return Ok(number as f64);
    }
    convert(interp, value)
}

#[inline(never)]
fn convert(interp: &Interp, value: &Value) -> Outcome<f64> {
    if let Some(number) = float_of(value) {
        return Ok(number);
    }
    match by_protocol(interp, value)? {
        Some(number) => Ok(number),
        None => {
            let name = interp.type_of(value).name();
            Err(interp.type_error(format!("must be real number, not {name}")))
        }
    }
}

/// The float by `__float__` or `__index__`; `None` when the type has neither. May run Python.
pub(super) fn by_protocol(interp: &Interp, value: &Value) -> Outcome<Option<f64>> {
    let slots = &interp.type_of(value).slots;
    if let Some(function) = slots.float.get() {
        let result = function(interp, value)?;
        return match float_of(&result) {
            Some(number) => Ok(Some(number)),
            None => Err(not_a_float(interp, value, &result)),
        };
    }
    if slots.index.get().is_none() {
        return Ok(None);
    }
    let integer = number::index(interp, value)?;
    int_operators::to_f64(interp, super::int::view(&integer)).map(Some)
}

#[cold]
fn not_a_float(interp: &Interp, value: &Value, result: &Value) -> Raised {
    let (owner, name) = (interp.type_of(value).name(), interp.type_of(result).name());
    interp.type_error(format!("{owner}.__float__ returned non-float (type {name})"))
}

/// A float of a class: `float` itself or a subclass.
pub(super) fn make(interp: &Interp, ty: &TypeRef, number: f64) -> Value {
    if ty.is(&interp.types.float) { Value::float(number) } else { interp.allocate(ty, Float(number)).into_value() }
}

/// `float.__new__`.
fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 && arguments::has_native_init(interp, ty) {
        return Err(interp.type_error("float() takes no keyword arguments"));
    }
    arguments::count(interp, "float", args, 0, 1)?;
    let number = match args.positional().first() {
        Some(value) => parse_or_convert(interp, value)?,
        None => 0.0,
    };
    let is_new_nan = number.is_nan() && args.positional().first().is_none_or(|value| value.as_float().is_none());
    Ok(make(interp, ty, if is_new_nan { interp.fresh_nan().copysign(number) } else { number }))
}

/// `float(value)`. May run Python.
fn parse_or_convert(interp: &Interp, value: &Value) -> Outcome<f64> {
    if let Some(number) = value.as_float() {
        return Ok(number);
    }
    if let Some(text) = value.cast::<Str>()
        && interp.type_of(value).slots.float.get().is_none()
    {
        return engine::parse(text.as_bytes()).map_err(|fault| interp.fault(fault));
    }
    if let Some(number) = by_protocol(interp, value)? {
        return Ok(number);
    }
    match buffer::content(interp, value)? {
        Some(bytes) => engine::parse_bytes(&bytes).map_err(|fault| interp.fault(fault)),
        None => {
            let name = interp.type_of(value).name();
            Err(interp.type_error(format!("float() argument must be a string or a real number, not '{name}'")))
        }
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.text_from_string(engine::repr(receiver(this))).into_value())
}

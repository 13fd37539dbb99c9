//! The type `complex`.

use crate::engines::complex::{self as engine, Complex as Number};
use crate::engines::{format_spec, hash as hashing};
use crate::object::builder::TypeSpec;
use crate::object::dispatch::call_special;
use crate::object::header::Payload;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, BinaryOp, CompareOp, GetSet, Interp, Method, Outcome, Ref, SlotFunction, SlotKey, Str, Value};

use super::float::{float_of, to_f64};
use super::int_operators;

/// Payload of complex numbers.
pub struct Complex(pub Number);

impl Payload for Complex {}

/// A complex value.
pub fn complex_value(interp: &Interp, real: f64, imaginary: f64) -> Value {
    interp.allocate(&interp.types.complex, Complex(Number { real, imaginary })).into_value()
}

fn value(interp: &Interp, number: Number) -> Value {
    complex_value(interp, number.real, number.imaginary)
}

const SPEC: TypeSpec = TypeSpec {
    name: "complex",
    documentation: "Create a complex number from a string or numbers.",
    flags: flags::BASE,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(|interp, this| Ok(interp.text(engine::repr(number_of(this))).into_value()))),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(compare)),
        (SlotKey::Bool, SlotFunction::Bool(|_, this| Ok(number_of(this).real != 0.0 || number_of(this).imaginary != 0.0))),
        (SlotKey::Negative, SlotFunction::Unary(|interp, this| Ok(value(interp, -number_of(this))))),
        (SlotKey::Positive, SlotFunction::Unary(|interp, this| Ok(value(interp, number_of(this))))),
        (SlotKey::Absolute, SlotFunction::Unary(absolute)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(|interp, one, other| arithmetic(interp, one, other, BinaryOp::Add))),
        (SlotKey::Binary(BinaryOp::Subtract), SlotFunction::Binary(|i, one, other| arithmetic(i, one, other, BinaryOp::Subtract))),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(|i, one, other| arithmetic(i, one, other, BinaryOp::Multiply))),
        (SlotKey::Binary(BinaryOp::TrueDivide), SlotFunction::Binary(|i, one, other| arithmetic(i, one, other, BinaryOp::TrueDivide))),
        (SlotKey::Binary(BinaryOp::Power), SlotFunction::Binary(|i, one, other| arithmetic(i, one, other, BinaryOp::Power))),
        (SlotKey::Reflected(BinaryOp::Add), SlotFunction::Binary(|i, this, left| arithmetic(i, left, this, BinaryOp::Add))),
        (SlotKey::Reflected(BinaryOp::Subtract), SlotFunction::Binary(|i, this, left| arithmetic(i, left, this, BinaryOp::Subtract))),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(|i, this, left| arithmetic(i, left, this, BinaryOp::Multiply))),
        (SlotKey::Reflected(BinaryOp::TrueDivide), SlotFunction::Binary(|i, this, left| arithmetic(i, left, this, BinaryOp::TrueDivide))),
        (SlotKey::Reflected(BinaryOp::Power), SlotFunction::Binary(|i, this, left| arithmetic(i, left, this, BinaryOp::Power))),
    ],
    methods: &[
        Method::new("conjugate", "", |interp, args| {
            let number = number_of(&args[0]);
            Ok(complex_value(interp, number.real, -number.imaginary))
        }),
        Method::new("__complex__", "", |interp, args| Ok(value(interp, number_of(&args[0])))),
        Method::new("__format__", "format_spec, /", format),
    ],
    getset: &[
        GetSet::read_only("real", |_, this| Ok(Value::float(number_of(this).real))),
        GetSet::read_only("imag", |_, this| Ok(Value::float(number_of(this).imaginary))),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Complex>(&interp.types.complex, &interp.types.object, &SPEC);
}

fn number_of(this: &Value) -> Number {
    this.cast::<Complex>().expect("the receiver is a complex").0
}

/// The complex number that an operand stands for.
fn operand(interp: &Interp, value: &Value) -> Outcome<Option<Number>> {
    if let Some(complex) = value.cast::<Complex>() {
        return Ok(Some(complex.0));
    }
    let real = match (float_of(value), value.as_int()) {
        (Some(number), _) => number,
        (None, Some(view)) => int_operators::to_f64(interp, view)?,
        (None, None) => return Ok(None),
    };
    Ok(Some(Number { real, imaginary: 0.0 }))
}

fn arithmetic(interp: &Interp, one: &Value, other: &Value, op: BinaryOp) -> Outcome {
    let (Some(one), Some(other)) = (operand(interp, one)?, operand(interp, other)?) else { return Ok(Value::NOT_IMPLEMENTED) };
    let result = match op {
        BinaryOp::Add => Ok(one + other),
        BinaryOp::Subtract => Ok(one - other),
        BinaryOp::Multiply => Ok(one * other),
        BinaryOp::TrueDivide => engine::divide(one, other),
        _ => engine::power(one, other),
    };
    result.map(|number| value(interp, number)).map_err(|fault| interp.fault(fault))
}

fn absolute(interp: &Interp, this: &Value) -> Outcome {
    engine::absolute(number_of(this)).map(Value::float).map_err(|fault| interp.fault(fault))
}

fn hash(_interp: &Interp, this: &Value) -> Outcome<i64> {
    let number = number_of(this);
    let part = |part: f64| hashing::of_float(part).unwrap_or(0);
    Ok(hashing::of_complex(part(number.real), part(number.imaginary)))
}

fn compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let one = number_of(this);
    let is_equal = match other.cast::<Complex>() {
        Some(other) => one.real == other.0.real && one.imaginary == other.0.imaginary,
        None if float_of(other).is_some() || other.as_int().is_some() => {
            // An integer need not be exact as a float: compare it with the real part as floats are.
            let equal = super::float_operators::compare(interp, &Value::float(one.real), other, CompareOp::Equal)?;
            one.imaginary == 0.0 && equal.as_bool() == Some(true)
        }
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let signature = crate::object::signature::Signature::parse(interp, "real=..., imag=...");
    let bound = crate::object::signature::bind_new(interp, "complex", &signature, args)?;
    let args = Args::positional_only(&bound);
    let number = construct(interp, args.optional(0), args.optional(1))?;
    Ok(interp.allocate(ty, Complex(number)).into_value())
}

fn construct(interp: &Interp, real: Option<&Value>, imaginary: Option<&Value>) -> Outcome<Number> {
    if let Some(text) = real.and_then(Value::cast::<Str>) {
        if imaginary.is_some() {
            return Err(interp.type_error("complex() can't take second arg if first is a string"));
        }
        return engine::parse(text.as_bytes()).map_err(|fault| interp.fault(fault));
    }
    if imaginary.is_some_and(|imaginary| imaginary.cast::<Str>().is_some()) {
        return Err(interp.type_error("complex() second arg can't be a string"));
    }
    let real = part(interp, real, "first argument")?;
    match imaginary {
        None => Ok(real),
        Some(_) => {
            let imaginary = part(interp, imaginary, "second argument")?;
            Ok(Number { real: real.real - imaginary.imaginary, imaginary: real.imaginary + imaginary.real })
        }
    }
}

fn part(interp: &Interp, value: Option<&Value>, place: &str) -> Outcome<Number> {
    let Some(value) = value else { return Ok(Number { real: 0.0, imaginary: 0.0 }) };
    if let Some(number) = operand(interp, value)? {
        return Ok(number);
    }
    if let Some(result) = call_special(interp, value, &interp.names.complex_, &[])? {
        return match result.cast::<Complex>() {
            Some(complex) => Ok(complex.0),
            None => {
                let (name, returned) = (interp.type_of(value).name(), interp.type_of(&result).name());
                Err(interp.type_error(format!("{name}.__complex__() must return a complex, not {returned}")))
            }
        };
    }
    let ty = interp.type_of(value);
    if ty.slots.float.get().is_none() && ty.slots.index.get().is_none() {
        let name = ty.name();
        return Err(interp.type_error(
            format!("complex() {place} must be a string or a number, not '{name}'")
                .replace("second argument must be a string or a number", "second argument must be a number"),
        ));
    }
    Ok(Number { real: to_f64(interp, value)?, imaginary: 0.0 })
}

fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(specification) = args[1].cast::<Str>() else { return Err(interp.type_error("__format__() argument must be str")) };
    if specification.is_empty() {
        return crate::object::protocol::text::str(interp, &args[0]).map(Ref::into_value);
    }
    match format_spec::format_complex(number_of(&args[0]), specification.as_bytes(), "complex") {
        Ok(text) => Ok(interp.text_from_wtf8(&text).into_value()),
        Err(fault) => Err(interp.fault(fault)),
    }
}

//! The type `complex`.

use crate::engines::complex::{self as engine, Complex};
use crate::engines::fault::Fault;
use crate::engines::{format_spec, hash};
use crate::object::builder::TypeSpec;
use crate::object::dispatch::call_special;
use crate::object::header::Payload;
use crate::object::protocol::text;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, BinaryOp, CompareOp, GetSet, Interp, Method, Outcome, Raised, Ref, SlotFunction, SlotKey, Str, Value};

use super::int_methods::{formatted_text, specification};
use super::{float, float_operators, int_operators};

impl Payload for Complex {}

const SPEC: TypeSpec = TypeSpec {
    name: "complex",
    documentation: "Create a complex number from a string or numbers.\n\nA string is parsed as a complex number, a single number is \
        converted.\nWith 'real' or 'imag' the number has these components.",
    flags: flags::BASE,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash_value)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(compare)),
        (SlotKey::Bool, SlotFunction::Bool(|_, this| Ok(receiver(this).real != 0.0 || receiver(this).imaginary != 0.0))),
        (SlotKey::Negative, SlotFunction::Unary(|interp, this| Ok(value(interp, -receiver(this))))),
        (SlotKey::Positive, SlotFunction::Unary(|interp, this| Ok(exact(interp, this)))),
        (SlotKey::Absolute, SlotFunction::Unary(absolute)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(|interp, one, other| apply(interp, one, other, |a, b| Ok(a + b)))),
        (SlotKey::Binary(BinaryOp::Subtract), SlotFunction::Binary(|interp, one, other| apply(interp, one, other, |a, b| Ok(a - b)))),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(|interp, one, other| apply(interp, one, other, |a, b| Ok(a * b)))),
        (SlotKey::Binary(BinaryOp::TrueDivide), SlotFunction::Binary(|interp, one, other| apply(interp, one, other, engine::divide))),
        (SlotKey::Binary(BinaryOp::Power), SlotFunction::Binary(|interp, one, other| apply(interp, one, other, engine::power))),
        (SlotKey::Reflected(BinaryOp::Add), SlotFunction::Binary(|interp, this, left| apply(interp, left, this, |a, b| Ok(a + b)))),
        (SlotKey::Reflected(BinaryOp::Subtract), SlotFunction::Binary(|interp, this, left| apply(interp, left, this, |a, b| Ok(a - b)))),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(|interp, this, left| apply(interp, left, this, |a, b| Ok(a * b)))),
        (SlotKey::Reflected(BinaryOp::TrueDivide), SlotFunction::Binary(|interp, this, left| apply(interp, left, this, engine::divide))),
        (SlotKey::Reflected(BinaryOp::Power), SlotFunction::Binary(|interp, this, left| apply(interp, left, this, engine::power))),
    ],
    methods: &[
        Method::new("__complex__", "", |interp, args| Ok(exact(interp, &args[0]))),
        Method::new("__format__", "format_spec, /", format),
        Method::new("__getnewargs__", "", new_arguments),
        Method::new("conjugate", "", conjugate),
    ],
    getset: &[
        GetSet::writable("real", |_, this| Ok(Value::float(receiver(this).real)), |interp, this, _| Err(read_only(interp, this, "real"))),
        GetSet::writable(
            "imag",
            |_, this| Ok(Value::float(receiver(this).imaginary)),
            |interp, this, _| Err(read_only(interp, this, "imag")),
        ),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Complex>(&interp.types.complex, &interp.types.object, &SPEC);
}

/// A complex number of the language.
pub fn complex_value(interp: &Interp, real: f64, imaginary: f64) -> Value {
    value(interp, Complex { real, imaginary })
}

fn value(interp: &Interp, number: Complex) -> Value {
    interp.allocate(&interp.types.complex, number).into_value()
}

fn receiver(this: &Value) -> Complex {
    *this.cast::<Complex>().expect("the receiver is a complex")
}

fn exact(interp: &Interp, this: &Value) -> Value {
    if interp.types.complex.is_type_of(this) { this.clone() } else { value(interp, receiver(this)) }
}

/// The components are members of the C struct in CPython, which have an error text of their own.
#[cold]
fn read_only(interp: &Interp, this: &Value, name: &str) -> Raised {
    interp.attribute_error(this, interp.intern(name).as_value(), "readonly attribute")
}

/// The complex number that an operand stands for; `None` when it is no number.
fn operand(interp: &Interp, value: &Value) -> Outcome<Option<Complex>> {
    if let Some(number) = value.cast::<Complex>() {
        return Ok(Some(*number));
    }
    let real = match (float::float_of(value), value.as_int()) {
        (Some(real), _) => real,
        (None, Some(view)) => int_operators::to_f64(interp, view)?,
        (None, None) => return Ok(None),
    };
    Ok(Some(Complex { real, imaginary: 0.0 }))
}

fn apply(interp: &Interp, one: &Value, other: &Value, operator: fn(Complex, Complex) -> Result<Complex, Fault>) -> Outcome {
    let (Some(one), Some(other)) = (operand(interp, one)?, operand(interp, other)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match operator(one, other) {
        Ok(result) => Ok(value(interp, result)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

fn absolute(interp: &Interp, this: &Value) -> Outcome {
    match engine::absolute(receiver(this)) {
        Ok(modulus) => Ok(Value::float(modulus)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

/// Equality; complex numbers have no order.
fn compare(_interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let number = receiver(this);
    let is_equal = if let Some(other) = other.cast::<Complex>() {
        number == *other
    } else if let Some(real) = float::float_of(other) {
        number.imaginary == 0.0 && number.real == real
    } else if let Some(integer) = other.as_int() {
        number.imaginary == 0.0 && float_operators::order_with_integer(number.real, integer).is_some_and(|order| order.is_eq())
    } else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}

fn hash_value(_interp: &Interp, this: &Value) -> Outcome<i64> {
    let number = receiver(this);
    let part = |part: f64| hash::of_float(part).unwrap_or_else(|| float_operators::identity_hash(this));
    Ok(hash::of_complex(part(number.real), part(number.imaginary)))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.text_from_string(engine::repr(receiver(this))).into_value())
}

fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    let specification = specification(interp, &args[1])?;
    if specification.is_empty() {
        return text::str(interp, &args[0]).map(Ref::into_value);
    }
    let name = interp.type_of(&args[0]).name();
    formatted_text(interp, format_spec::format_complex(receiver(&args[0]), specification.as_bytes(), &name))
}

fn new_arguments(interp: &Interp, args: &Args<'_>) -> Outcome {
    let number = receiver(&args[0]);
    Ok(interp.tuple([Value::float(number.real), Value::float(number.imaginary)]).into_value())
}

fn conjugate(interp: &Interp, args: &Args<'_>) -> Outcome {
    let number = receiver(&args[0]);
    Ok(complex_value(interp, number.real, -number.imaginary))
}

/// `complex.__new__`.
fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [real, imaginary] = parts(interp, args)?;
    let is_exact = ty.is(&interp.types.complex);
    if let (Some(real), None) = (&real, &imaginary)
        && is_exact
        && interp.types.complex.is_type_of(real)
    {
        return Ok(real.clone());
    }
    let number = match real.as_ref().and_then(|real| real.cast::<Str>()) {
        Some(_) if imaginary.is_some() => {
            return Err(interp.type_error("complex() can't take second arg if first is a string"));
        }
        Some(text) => engine::parse(text.as_bytes()).map_err(|fault| interp.fault(fault))?,
        None => combine(interp, real.as_ref(), imaginary.as_ref())?,
    };
    Ok(interp.allocate(ty, number).into_value())
}

/// The arguments `real` and `imag`, as far as they are given.
fn parts(interp: &Interp, args: &Args<'_>) -> Outcome<[Option<Value>; 2]> {
    if args.len() > 2 {
        return Err(interp.type_error(format!("complex() takes at most 2 arguments ({} given)", args.len())));
    }
    let given = args.positional();
    let mut parts = [given.first().cloned(), given.get(1).cloned()];
    for (name, value) in args.keywords() {
        let name = name.cast::<Str>().map_or_else(String::new, |name| name.to_lossy().into_owned());
        let place = match name.as_str() {
            "real" => 0,
            "imag" => 1,
            _ => return Err(interp.type_error(format!("complex() got an unexpected keyword argument '{name}'"))),
        };
        if parts[place].is_some() {
            let position = place + 1;
            return Err(interp.type_error(format!("argument for complex() given by name ('{name}') and position ({position})")));
        }
        parts[place] = Some(value.clone());
    }
    Ok(parts)
}

/// `real + imaginary * 1j`, where both may themselves be complex. May run Python.
fn combine(interp: &Interp, real: Option<&Value>, imaginary: Option<&Value>) -> Outcome<Complex> {
    if imaginary.is_some_and(|imaginary| imaginary.cast::<Str>().is_some()) {
        return Err(interp.type_error("complex() second arg can't be a string"));
    }
    let real = match real {
        Some(real) => first_part(interp, real)?,
        None => Part::Real(0.0),
    };
    let imaginary = match imaginary {
        Some(imaginary) => Some(part(interp, imaginary, |name| format!("complex() second argument must be a number, not '{name}'"))?),
        None => None,
    };
    // Components that are not complex add nothing, not even a zero, which would turn a negative zero.
    Ok(match (real, imaginary) {
        (Part::Real(real), None) => Complex { real, imaginary: 0.0 },
        (Part::Complex(number), None) => number,
        (Part::Real(real), Some(Part::Real(imaginary))) => Complex { real, imaginary },
        (Part::Complex(one), Some(Part::Real(imaginary))) => Complex { real: one.real, imaginary: imaginary + one.imaginary },
        (Part::Real(real), Some(Part::Complex(other))) => Complex { real: real - other.imaginary, imaginary: other.real },
        (Part::Complex(one), Some(Part::Complex(other))) => {
            Complex { real: one.real - other.imaginary, imaginary: other.real + one.imaginary }
        }
    })
}

enum Part {
    Real(f64),
    Complex(Complex),
}

fn first_part(interp: &Interp, value: &Value) -> Outcome<Part> {
    if let Some(number) = value.cast::<Complex>()
        && interp.types.complex.is_type_of(value)
    {
        return Ok(Part::Complex(*number));
    }
    if let Some(result) = by_complex_method(interp, value)? {
        return Ok(Part::Complex(result));
    }
    part(interp, value, |name| format!("complex() first argument must be a string or a number, not '{name}'"))
}

/// What `__complex__` gives, if the type has it. May run Python.
pub fn by_complex_method(interp: &Interp, value: &Value) -> Outcome<Option<Complex>> {
    match call_special(interp, value, &interp.names.complex_, &[])? {
        None => Ok(None),
        Some(result) => match result.cast::<Complex>() {
            Some(number) => Ok(Some(*number)),
            None => {
                let name = interp.type_of(&result).name();
                Err(interp.type_error(format!("__complex__ returned non-complex (type {name})")))
            }
        },
    }
}

fn part(interp: &Interp, value: &Value, message: impl Fn(String) -> String) -> Outcome<Part> {
    if let Some(number) = value.cast::<Complex>() {
        return Ok(Part::Complex(*number));
    }
    if let Some(number) = float::float_of(value) {
        return Ok(Part::Real(number));
    }
    match float::by_protocol(interp, value)? {
        Some(number) => Ok(Part::Real(number)),
        None => Err(interp.type_error(message(interp.type_of(value).name()))),
    }
}

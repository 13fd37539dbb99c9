//! The operators of `float`.

use std::cmp::Ordering;

use crate::engines::float as engine;
use crate::engines::float::Power;
use crate::object::integer::IntView;
use crate::object::{CompareOp, Interp, Outcome, Value};

use super::float::float_of;
use super::int_operators;

/// The float of an operand: a float, or an integer that has one.
fn operand(interp: &Interp, value: &Value) -> Outcome<Option<f64>> {
    if let Some(number) = float_of(value) {
        return Ok(Some(number));
    }
    match value.as_int() {
        Some(view) => int_operators::to_f64(interp, view).map(Some),
        None => Ok(None),
    }
}

/// Applies `function` to two operands; `NotImplemented` when one is no number.
fn apply(interp: &Interp, one: &Value, other: &Value, function: impl FnOnce(f64, f64) -> Outcome) -> Outcome {
    let Some(one) = operand(interp, one)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let Some(other) = operand(interp, other)? else { return Ok(Value::NOT_IMPLEMENTED) };
    function(one, other)
}

/// `one + other`.
pub fn add(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    apply(interp, one, other, |one, other| Ok(Value::float(one + other)))
}

/// `one - other`.
pub fn subtract(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    apply(interp, one, other, |one, other| Ok(Value::float(one - other)))
}

/// `one * other`.
pub fn multiply(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    apply(interp, one, other, |one, other| Ok(Value::float(one * other)))
}

/// Result of an engine that may fail.
fn settle(interp: &Interp, outcome: Result<f64, crate::engines::fault::Fault>) -> Outcome {
    outcome.map(Value::float).map_err(|fault| interp.fault(fault))
}

/// `one / other`.
pub fn true_divide(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    apply(interp, one, other, |one, other| settle(interp, engine::divide(one, other)))
}

/// `one // other`.
pub fn floor_divide(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    apply(interp, one, other, |one, other| settle(interp, engine::floor_divide(one, other)))
}

/// `one % other`.
pub fn modulo(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    apply(interp, one, other, |one, other| settle(interp, engine::modulo(one, other)))
}

/// `divmod(one, other)`.
pub fn divmod(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    apply(interp, one, other, |one, other| match engine::divmod(one, other) {
        Ok((quotient, rest)) => Ok(interp.tuple([Value::float(quotient), Value::float(rest)]).into_value()),
        Err(fault) => Err(interp.fault(fault)),
    })
}

/// `one ** other`.
pub fn power(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    apply(interp, one, other, |one, other| power_of_floats(interp, one, other))
}

/// The power of two floats, which may be complex.
pub fn power_of_floats(interp: &Interp, base: f64, exponent: f64) -> Outcome {
    match engine::power(base, exponent) {
        Ok(Power::Real(result)) => Ok(Value::float(result)),
        Ok(Power::Complex) => {
            let number = |real| crate::engines::complex::Complex { real, imaginary: 0.0 };
            let result = crate::engines::complex::power(number(base), number(exponent)).map_err(|fault| interp.fault(fault))?;
            Ok(super::complex::complex_value(interp, result.real, result.imaginary))
        }
        Err(fault) => Err(interp.fault(fault)),
    }
}

/// Comparison with a float or an integer of any size, exactly.
pub fn compare(_interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let Some(one) = float_of(this) else { return Ok(Value::NOT_IMPLEMENTED) };
    let ordering: Option<Ordering> = match (float_of(other), other.as_int()) {
        (Some(other), _) => one.partial_cmp(&other),
        (None, Some(view)) => match view {
            IntView::Small(number) if number.unsigned_abs() <= 1 << 53 => one.partial_cmp(&(number as f64)),
            view => engine::compare_with_integer(one, &view.to_big()),
        },
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(ordering.map_or(op == CompareOp::NotEqual, |ordering| op.accepts(ordering))))
}

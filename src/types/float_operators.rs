//! The operators of `float`, whose other operand may be an integer of any size: arithmetic converts it, comparison is exact.

use std::cmp::Ordering;

use crate::engines::complex::{self, Complex};
use crate::engines::fault::Fault;
use crate::engines::float::{self as engine, Power};
use crate::engines::hash as hash_engine;
use crate::object::integer::IntView;
use crate::object::{CompareOp, Interp, Outcome, Value, address};

use super::float::{float_of, receiver};
use super::{complex as complex_type, int_operators};

/// The float of an operand; `None` when it is neither a float nor an integer.
#[inline(always)]
fn operand(interp: &Interp, value: &Value) -> Outcome<Option<f64>> {
    match (float_of(value), value.as_int()) {
        (Some(number), _) => Ok(Some(number)),
        (None, Some(view)) => int_operators::to_f64(interp, view).map(Some),
        (None, None) => Ok(None),
    }
}

/// Both operands as floats, or `NotImplemented` from the function that asks.
macro_rules! operands {
    ($interp:ident, $one:ident, $other:ident) => {
        match (operand($interp, $one)?, operand($interp, $other)?) {
            (Some(one), Some(other)) => (one, other),
            _ => return Ok(Value::NOT_IMPLEMENTED),
        }
    };
}

fn float_or_fault(interp: &Interp, outcome: Result<f64, Fault>) -> Outcome {
    match outcome {
        Ok(number) => Ok(Value::float(number)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

/// `one + other`.
pub fn add(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one, other) = operands!(interp, one, other);
    Ok(Value::float(one + other))
}

/// `one - other`.
pub fn subtract(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one, other) = operands!(interp, one, other);
    Ok(Value::float(one - other))
}

/// `one * other`.
pub fn multiply(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one, other) = operands!(interp, one, other);
    Ok(Value::float(one * other))
}

/// `one / other`.
pub fn true_divide(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one, other) = operands!(interp, one, other);
    float_or_fault(interp, engine::divide(one, other))
}

/// `one // other`.
pub fn floor_divide(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one, other) = operands!(interp, one, other);
    float_or_fault(interp, engine::floor_divide(one, other))
}

/// `one % other`.
pub fn modulo(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one, other) = operands!(interp, one, other);
    float_or_fault(interp, engine::modulo(one, other))
}

/// `divmod(one, other)`.
pub fn divmod(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one, other) = operands!(interp, one, other);
    match engine::divmod(one, other) {
        Ok((quotient, rest)) => Ok(interp.tuple([Value::float(quotient), Value::float(rest)]).into_value()),
        Err(fault) => Err(interp.fault(fault)),
    }
}

/// `one ** other`.
pub fn power(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (one, other) = operands!(interp, one, other);
    power_of_floats(interp, one, other)
}

/// `base ** exponent` of floats, which is complex for a negative base and a fractional exponent.
pub(super) fn power_of_floats(interp: &Interp, base: f64, exponent: f64) -> Outcome {
    match engine::power(base, exponent) {
        Ok(Power::Real(number)) => Ok(Value::float(number)),
        Ok(Power::Complex) => {
            let real = |real| Complex { real, imaginary: 0.0 };
            match complex::power(real(base), real(exponent)) {
                Ok(number) => Ok(complex_type::complex_value(interp, number.real, number.imaginary)),
                Err(fault) => Err(interp.fault(fault)),
            }
        }
        Err(fault) => Err(interp.fault(fault)),
    }
}

/// The order of a float and an integer, exactly; `None` for NaN.
pub fn order_with_integer(number: f64, integer: IntView<'_>) -> Option<Ordering> {
    /// The first float beyond 64 bits.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    match integer {
        IntView::Small(small) if (-LIMIT..LIMIT).contains(&number) => {
            // Within these bounds truncation to 64 bits is exact.
            let whole = number.trunc();
            Some((whole as i64).cmp(&small).then(number.partial_cmp(&whole)?))
        }
        // NaN, or further from zero than any integer of 64 bits.
        IntView::Small(_) => number.partial_cmp(&0.0),
        IntView::Big(big) => engine::compare_with_integer(number, big),
    }
}

/// Comparison with a float or an integer.
pub fn compare(_interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let number = receiver(this);
    let ordering = match (float_of(other), other.as_int()) {
        (Some(other), _) => number.partial_cmp(&other),
        (None, Some(integer)) => order_with_integer(number, integer),
        (None, None) => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Value::bool(match ordering {
        Some(ordering) => op.accepts(ordering),
        None => op == CompareOp::NotEqual,
    }))
}

/// `hash(this)`; NaN hashes by identity, which for an immediate is its bits.
pub fn hash(_interp: &Interp, this: &Value) -> Outcome<i64> {
    Ok(hash_engine::of_float(receiver(this)).unwrap_or_else(|| identity_hash(this)))
}

/// The hash of a NaN that is part of this object.
pub(super) fn identity_hash(this: &Value) -> i64 {
    // The low bits of addresses are alike; CPython turns them away too.
    match address(this).rotate_right(4) as i64 {
        -1 => -2,
        hash => hash,
    }
}

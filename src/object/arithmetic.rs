//! Arithmetic on immediate integers and floats without any call: the fast half of the operators. `None` says that the operands are
//! others, or that the result does not fit; then `protocol::number` decides.

use super::value::Value;

/// The integers of two immediate integers.
#[inline(always)]
fn integers(one: &Value, other: &Value) -> Option<(i64, i64)> {
    if Value::are_small_ints(one, other) { Some((one.as_small_int()?, other.as_small_int()?)) } else { None }
}

#[inline(always)]
fn floats(one: &Value, other: &Value) -> Option<(f64, f64)> {
    Some((one.as_float()?, other.as_float()?))
}

/// The floats of a float and a float or integer, in any order.
#[inline(always)]
pub(crate) fn mixed_floats(one: &Value, other: &Value) -> Option<(f64, f64)> {
    let number = |value: &Value| value.as_float().or_else(|| value.as_small_int().map(|number| number as f64));
    let (left, right) = (number(one)?, number(other)?);
    if one.is_float() || other.is_float() { Some((left, right)) } else { None }
}

/// `one + other`.
#[inline(always)]
pub fn add(one: &Value, other: &Value) -> Option<Value> {
    if Value::are_small_ints(one, other) {
        return Value::add_small_ints(one, other);
    }
    floats(one, other).map(|(one, other)| Value::float(one + other))
}

/// `one - other`.
#[inline(always)]
pub fn subtract(one: &Value, other: &Value) -> Option<Value> {
    if Value::are_small_ints(one, other) {
        return Value::subtract_small_ints(one, other);
    }
    floats(one, other).map(|(one, other)| Value::float(one - other))
}

/// `one * other`.
#[inline(always)]
pub fn multiply(one: &Value, other: &Value) -> Option<Value> {
    if let Some((one, other)) = integers(one, other) {
        return Value::small_int(one.checked_mul(other)?);
    }
    floats(one, other).map(|(one, other)| Value::float(one * other))
}

/// `one / other`.
#[inline(always)]
pub fn true_divide(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = match floats(one, other) {
        Some(pair) => pair,
        None => {
            // Integers of 48 bits are exact as floats, and so is the rounding of their quotient.
            let (one, other) = integers(one, other)?;
            (one as f64, other as f64)
        }
    };
    if other == 0.0 { None } else { Some(Value::float(one / other)) }
}

/// `one // other` of integers.
#[inline(always)]
pub fn floor_divide(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = integers(one, other)?;
    if other == 0 {
        return None;
    }
    let quotient = one / other;
    let is_rounded_up = one % other != 0 && (one < 0) != (other < 0);
    Value::small_int(quotient - i64::from(is_rounded_up))
}

/// `one % other` of integers.
#[inline(always)]
pub fn remainder(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = integers(one, other)?;
    if other == 0 {
        return None;
    }
    let rest = one % other;
    Value::small_int(if rest != 0 && (rest < 0) != (other < 0) { rest + other } else { rest })
}

/// `one << other` of integers, when the result fits.
#[inline(always)]
pub fn left_shift(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = integers(one, other)?;
    // |one| < 2^47, so a shift by up to 15 cannot overflow 63 bits, and `small_int` checks the rest.
    if (0..16).contains(&other) { Value::small_int(one << other) } else { None }
}

/// `one >> other` of integers.
#[inline(always)]
pub fn right_shift(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = integers(one, other)?;
    if other < 0 { None } else { Value::small_int(one >> other.min(63)) }
}

/// `one & other` of integers.
#[inline(always)]
pub fn and(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = integers(one, other)?;
    Value::small_int(one & other)
}

/// `one | other` of integers.
#[inline(always)]
pub fn or(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = integers(one, other)?;
    Value::small_int(one | other)
}

/// `one ^ other` of integers.
#[inline(always)]
pub fn xor(one: &Value, other: &Value) -> Option<Value> {
    let (one, other) = integers(one, other)?;
    Value::small_int(one ^ other)
}

/// Operators without a fast half.
#[inline(always)]
pub fn none(_one: &Value, _other: &Value) -> Option<Value> {
    None
}

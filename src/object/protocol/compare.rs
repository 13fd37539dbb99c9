//! Comparison, equality, hashing, identity of types.

use crate::object::interp::Interp;
use crate::object::slots::{CompareOp, Outcome};
use crate::object::string::Str;
use crate::object::value::Value;

use super::number;
use super::truth::is_true;

/// `one op other` as a value.
pub fn rich(interp: &Interp, one: &Value, other: &Value, op: CompareOp) -> Outcome {
    let _level = interp.enter_native(" in comparison")?;
    // Structures that share their parts make exponentially many comparisons.
    interp.charge(1)?;
    let (one_type, other_type) = (interp.type_of(one), interp.type_of(other));
    let is_reflected_first = !one_type.is(other_type) && other_type.is_subtype(one_type) && other_type.slots.compare.get().is_some();
    if is_reflected_first && let Some(compare) = other_type.slots.compare.get() {
        let result = compare(interp, other, one, op.reflected())?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if let Some(compare) = one_type.slots.compare.get() {
        let result = compare(interp, one, other, op)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if !is_reflected_first && let Some(compare) = interp.type_of(other).slots.compare.get() {
        let result = compare(interp, other, one, op.reflected())?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    match op {
        CompareOp::Equal => Ok(Value::bool(one.is(other))),
        CompareOp::NotEqual => Ok(Value::bool(!one.is(other))),
        _ => {
            let (one, other) = (interp.type_of(one).name(), interp.type_of(other).name());
            let symbol = op.symbol();
            Err(interp.type_error(format!("'{symbol}' not supported between instances of '{one}' and '{other}'")))
        }
    }
}

/// `one op other` as a truth.
#[inline]
pub fn test(interp: &Interp, one: &Value, other: &Value, op: CompareOp) -> Outcome<bool> {
    if let Some(answer) = quick(one, other, op) {
        return Ok(answer);
    }
    let result = rich(interp, one, other, op)?;
    is_true(interp, &result)
}

/// The answer for two immediate integers or floats; runs no script code.
#[inline(always)]
pub fn quick(one: &Value, other: &Value, op: CompareOp) -> Option<bool> {
    if let (Some(one), Some(other)) = (one.as_small_int(), other.as_small_int()) {
        return Some(op.accepts(one.cmp(&other)));
    }
    if let (Some(one), Some(other)) = (one.as_float(), other.as_float()) {
        return Some(match one.partial_cmp(&other) {
            Some(ordering) => op.accepts(ordering),
            None => op == CompareOp::NotEqual,
        });
    }
    None
}

/// `one is other or one == other`: equality as containers test it.
#[inline]
pub fn equal(interp: &Interp, one: &Value, other: &Value) -> Outcome<bool> {
    if one.is(other) {
        return Ok(true);
    }
    if interp.types.str.is_type_of(one)
        && interp.types.str.is_type_of(other)
        && let (Some(one), Some(other)) = (one.cast::<Str>(), other.cast::<Str>())
    {
        return Ok(one.as_bytes() == other.as_bytes());
    }
    test(interp, one, other, CompareOp::Equal)
}

/// `hash(value)`.
#[inline]
pub fn hash(interp: &Interp, value: &Value) -> Outcome<i64> {
    if interp.types.str.is_type_of(value)
        && let Some(text) = value.cast::<Str>()
    {
        return Ok(text.hash());
    }
    if let Some(small) = value.as_small_int() {
        return Ok(number::hash_small(small));
    }
    match interp.type_of(value).slots.hash.get() {
        Some(function) => {
            interp.check_native_stack()?;
            interp.charge(1)?;
            function(interp, value)
        }
        None => Err(interp.type_error(format!("unhashable type: '{}'", interp.type_of(value).name()))),
    }
}

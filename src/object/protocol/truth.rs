//! Truth.

use crate::object::interp::Interp;
use crate::object::slots::Outcome;
use crate::object::value::Value;

/// `bool(value)`.
#[inline]
pub fn is_true(interp: &Interp, value: &Value) -> Outcome<bool> {
    if let Some(truth) = value.as_bool() {
        return Ok(truth);
    }
    if value.is_none() {
        return Ok(false);
    }
    if let Some(number) = value.as_small_int() {
        return Ok(number != 0);
    }
    is_true_by_slot(interp, value)
}

#[inline(never)]
fn is_true_by_slot(interp: &Interp, value: &Value) -> Outcome<bool> {
    if let Some(number) = value.as_float() {
        return Ok(number != 0.0);
    }
    let slots = &interp.type_of(value).slots;
    if let Some(truth) = slots.bool.get() {
        return truth(interp, value);
    }
    match slots.length.get() {
        Some(length) => Ok(length(interp, value)? != 0),
        None => Ok(true),
    }
}

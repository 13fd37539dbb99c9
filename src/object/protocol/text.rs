//! `str`, `repr`, `format`.

use crate::object::dispatch::call_special;
use crate::object::header::Ref;
use crate::object::interp::Interp;
use crate::object::slots::Outcome;
use crate::object::string::Str;
use crate::object::value::Value;

/// `str(value)`.
pub fn str(interp: &Interp, value: &Value) -> Outcome<Ref<Str>> {
    if interp.types.str.is_type_of(value)
        && let Some(text) = value.to_ref::<Str>()
    {
        return Ok(text);
    }
    let slots = &interp.type_of(value).slots;
    let Some(function) = slots.str.get() else {
        return repr(interp, value);
    };
    interp.check_native_stack_in(" while getting the str of an object")?;
    let result = function(interp, value)?;
    let name = || interp.type_of(&result).name();
    result.to_ref::<Str>().ok_or_else(|| interp.type_error(format!("__str__ returned non-string (type {})", name())))
}

/// `repr(value)`.
pub fn repr(interp: &Interp, value: &Value) -> Outcome<Ref<Str>> {
    let _level = interp.enter_native(" while getting the repr of an object")?;
    interp.charge(1)?;
    let Some(function) = interp.type_of(value).slots.repr.get() else {
        return Ok(interp.text(format!("<{} object>", interp.type_of(value).name())));
    };
    let result = function(interp, value)?;
    let name = || interp.type_of(&result).name();
    result.to_ref::<Str>().ok_or_else(|| interp.type_error(format!("__repr__ returned non-string (type {})", name())))
}

/// `repr(value)` as Rust text, for messages.
pub fn repr_string(interp: &Interp, value: &Value) -> Outcome<String> {
    Ok(repr(interp, value)?.to_lossy().into_owned())
}

/// `format(value, specification)`.
pub fn format(interp: &Interp, value: &Value, specification: &Ref<Str>) -> Outcome<Ref<Str>> {
    if specification.is_empty() && interp.types.str.is_type_of(value) {
        return str(interp, value);
    }
    let result = call_special(interp, value, &interp.names.format, &[specification.as_value()])?;
    let Some(result) = result else {
        let name = interp.type_of(value).name();
        return Err(interp.type_error(format!("Type {name} doesn't define __format__")));
    };
    let name = || interp.type_of(&result).name();
    result.to_ref::<Str>().ok_or_else(|| interp.type_error(format!("__format__ must return a str, not {}", name())))
}

/// Runs `body` unless the repr of `value` is already being made further out: then the answer is `None`, and the container shows
/// itself as `[...]`.
pub fn guarded_repr<T>(interp: &Interp, value: &Value, body: impl FnOnce() -> Outcome<T>) -> Outcome<Option<T>> {
    let key = value.bits();
    if interp.repr_guard.borrow().contains(&key) {
        return Ok(None);
    }
    interp.repr_guard.borrow_mut().push(key);
    let outcome = body();
    // Greenlets share the guard, as in CPython, so this entry need not be the last one.
    let mut guard = interp.repr_guard.borrow_mut();
    if let Some(place) = guard.iter().rposition(|known| *known == key) {
        guard.remove(place);
    }
    outcome.map(Some)
}

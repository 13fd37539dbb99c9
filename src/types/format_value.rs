//! `format(value, specification)`: built-in numbers and texts without a call, all else by `__format__`.

use crate::engines::fault::Fault;
use crate::engines::format_spec::{format_float, format_integer, format_text};
use crate::object::protocol::text;
use crate::object::value::Value;
use crate::object::{Interp, Outcome, Ref, Str};

use super::str::text_value;

/// `format(value, specification)`. May run Python.
pub fn format(interp: &Interp, value: &Value, specification: &Ref<Str>) -> Outcome<Ref<Str>> {
    let types = &interp.types;
    let is_text = types.str.is_type_of(value);
    if specification.is_empty() {
        let is_plain = is_text || value.is_small_int() || value.is_float();
        return if is_plain { text::str(interp, value) } else { text::format(interp, value, specification) };
    }
    let bytes = specification.as_bytes();
    if let Some(number) = value.as_small_int() {
        return finish(interp, format_integer(&number.into(), bytes, "int", interp.int_digit_limit.get()));
    }
    if let Some(number) = value.as_float() {
        return finish(interp, format_float(number, bytes, "float"));
    }
    match value.cast::<Str>() {
        Some(text) if is_text => finish(interp, format_text(text.as_bytes(), bytes, "str")),
        _ => text::format(interp, value, specification),
    }
}

fn finish(interp: &Interp, shown: Result<Vec<u8>, Fault>) -> Outcome<Ref<Str>> {
    match shown {
        Ok(shown) => Ok(text_value(interp, shown).into_ref().expect("a text")),
        Err(fault) => Err(interp.fault(fault)),
    }
}

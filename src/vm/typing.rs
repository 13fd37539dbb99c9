//! Type parameters and `type` statements: their objects are made by the module `typing`, which is written in the language.

use crate::object::protocol::{attribute, call};
use crate::object::{Interp, Outcome, Value};

/// The object that `MakeTyping` number `number` makes of three values; the numbers are those of `compile::type_params`. May run Python.
pub(super) fn make(interp: &Interp, number: u32, parts: &[Value]) -> Outcome {
    let module = super::import::import_module(interp, "typing")?;
    let maker = attribute::get(interp, &module, &interp.intern("_make_typing"))?;
    let mut arguments = vec![interp.int(i64::from(number))];
    arguments.extend_from_slice(parts);
    call::call_positional(interp, &maker, &arguments)
}

//! Items of containers: `[]`, `len`, `in`.

use crate::object::dispatch::call_special;
use crate::object::interp::Interp;
use crate::object::slots::Outcome;
use crate::object::ty::{Type, flags};
use crate::object::value::Value;

use super::{attribute, call, compare, iterate, number};

/// `container[key]`.
pub fn get(interp: &Interp, container: &Value, key: &Value) -> Outcome {
    let ty = interp.type_of(container);
    if let Some(function) = ty.slots.getitem.get() {
        return function(interp, container, key);
    }
    if container.cast::<Type>().is_some() {
        return class_item(interp, container, key);
    }
    Err(interp.type_error(format!("'{}' object is not subscriptable", ty.name())))
}

/// `Class[key]`.
fn class_item(interp: &Interp, class: &Value, key: &Value) -> Outcome {
    let outcome = attribute::get(interp, class, &interp.names.class_getitem);
    match interp.absorb(outcome, &interp.exceptions.attribute_error)? {
        Some(method) => call::call_positional(interp, &method, std::slice::from_ref(key)),
        // `type` cannot have the method: all classes would inherit it.
        None if class.is(interp.types.type_.as_value()) => {
            call::call_positional(interp, interp.types.generic_alias.as_value(), &[class.clone(), key.clone()])
        }
        None => {
            let name = class.cast::<Type>().map_or_else(String::new, Type::name);
            Err(interp.type_error(format!("type '{name}' is not subscriptable")))
        }
    }
}

/// `container[key] = value`.
pub fn set(interp: &Interp, container: &Value, key: &Value, value: &Value) -> Outcome<()> {
    match interp.type_of(container).slots.setitem.get() {
        Some(function) => function(interp, container, key, Some(value)),
        None => {
            let name = interp.type_of(container).name();
            Err(interp.type_error(format!("'{name}' object does not support item assignment")))
        }
    }
}

/// `del container[key]`.
pub fn delete(interp: &Interp, container: &Value, key: &Value) -> Outcome<()> {
    match interp.type_of(container).slots.setitem.get() {
        Some(function) => function(interp, container, key, None),
        None => {
            let ty = interp.type_of(container);
            let name = ty.name();
            // CPython words it differently for an index into a type that has the sequence protocol, as classes always have.
            let is_sequence = ty.slots.length.get().is_some() || ty.has_flag(flags::MUTABLE);
            let verb = if is_sequence && number::has_index(interp, key) { "doesn't" } else { "does not" };
            Err(interp.type_error(format!("'{name}' object {verb} support item deletion")))
        }
    }
}

/// `len(container)`.
pub fn length(interp: &Interp, container: &Value) -> Outcome<usize> {
    match interp.type_of(container).slots.length.get() {
        Some(function) => function(interp, container),
        None => Err(interp.type_error(format!("object of type '{}' has no len()", interp.type_of(container).name()))),
    }
}

/// `item in container`.
pub fn contains(interp: &Interp, container: &Value, item: &Value) -> Outcome<bool> {
    let ty = interp.type_of(container);
    if let Some(function) = ty.slots.contains.get() {
        return function(interp, container, item);
    }
    if ty.slots.iter.get().is_none() && ty.slots.getitem.get().is_none() {
        let name = ty.name();
        return Err(interp.type_error(format!("argument of type '{name}' is not iterable")));
    }
    let mut is_found = false;
    iterate::for_each(interp, container, |candidate| {
        is_found = compare::equal(interp, &candidate, item)?;
        Ok(!is_found)
    })?;
    Ok(is_found)
}

/// The result of special method `name` of `value` without arguments, when the type has it.
pub fn special(interp: &Interp, value: &Value, name: &crate::object::header::Ref<crate::object::string::Str>) -> Outcome<Option<Value>> {
    call_special(interp, value, name, &[])
}

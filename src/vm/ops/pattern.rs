//! `match`.

use crate::object::dict::Dict;
use crate::object::protocol::{attribute, item, mapping};
use crate::object::tuple::Tuple;
use crate::object::ty::flags;
use crate::object::{Interp, Outcome, Ref, Str, Type, Value};
use crate::types::instance_check;

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, attend, complete};

/// `A =` whether B is a sequence for `match`.
#[inline(never)]
pub(in crate::vm) fn match_sequence(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let is_sequence = interp.type_of(frame.get(pc.b())).has_flag(flags::SEQUENCE);
    frame.store(interp, pc.a(), Value::bool(is_sequence));
    Some(pc.next())
}

/// `A =` whether B is a mapping for `match`.
#[inline(never)]
pub(in crate::vm) fn match_mapping(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let is_mapping = interp.type_of(frame.get(pc.b())).has_flag(flags::MAPPING);
    frame.store(interp, pc.a(), Value::bool(is_mapping));
    Some(pc.next())
}

/// `A = len(B)`.
#[inline(never)]
pub(in crate::vm) fn get_length(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = item::length(interp, frame.get(pc.b())).map(|length| interp.int_from_usize(length));
    complete(interp, frame, pc, outcome, &[], pc.next())
}

/// `A =` tuple of the values of mapping B for the keys in C, or None.
#[inline(never)]
pub(in crate::vm) fn match_keys(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = values_of_keys(interp, frame.get(pc.b()), frame.get(pc.c()));
    complete(interp, frame, pc, outcome, &[], pc.next())
}

fn values_of_keys(interp: &Interp, subject: &Value, keys: &Value) -> Outcome {
    let Some(keys) = keys.to_ref::<Tuple>() else { return Ok(Value::NONE) };
    let seen = interp.dict();
    let absent = interp.dict().into_value();
    let get = if keys.is_empty() { None } else { Some(attribute::get(interp, subject, &interp.intern("get"))?) };
    let mut values = Vec::with_capacity(keys.len());
    for key in keys.items() {
        if mapping::set(interp, &seen, key.clone(), Value::NONE)?.is_some() {
            let key = crate::object::protocol::text::repr_string(interp, key)?;
            return Err(interp.value_error(format!("mapping pattern checks duplicate key ({key})")));
        }
        let Some(get) = &get else { continue };
        let value = crate::object::protocol::call::call_positional(interp, get, &[key.clone(), absent.clone()])?;
        if value.is(&absent) {
            return Ok(Value::NONE);
        }
        values.push(value);
    }
    Ok(interp.tuple(values).into_value())
}

/// Matches B against the class in A: `A =` tuple of attributes or None.
#[inline(never)]
pub(in crate::vm) fn match_class(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let names = frame.constant(pc.extra() as usize).to_ref::<Tuple>()?;
    let value = attributes_for_class(interp, frame.get(pc.b()), frame.get(pc.a()), pc.c(), &names).ok()?;
    frame.store(interp, pc.a(), value);
    attend(interp);
    Some(pc.next2())
}

fn attributes_for_class(interp: &Interp, subject: &Value, class: &Value, positional: usize, names: &Tuple) -> Outcome {
    let Some(ty) = class.to_ref::<Type>() else { return Err(interp.type_error("called match pattern must be a class")) };
    if !instance_check::is_instance(interp, subject, class)? {
        return Ok(Value::NONE);
    }
    let mut seen: Vec<Ref<Str>> = Vec::new();
    let mut values = Vec::with_capacity(positional + names.len());
    if positional > 0 && !positional_attributes(interp, subject, class, &ty, positional, &mut seen, &mut values)? {
        return Ok(Value::NONE);
    }
    for name in names.items().iter().filter_map(Value::to_ref::<Str>) {
        match matched_attribute(interp, subject, &ty, &name, &mut seen)? {
            Some(value) => values.push(value),
            None => return Ok(Value::NONE),
        }
    }
    Ok(interp.tuple(values).into_value())
}

/// Fetches the attributes for positional sub-patterns; false when the subject lacks one.
fn positional_attributes(
    interp: &Interp,
    subject: &Value,
    class: &Value,
    ty: &Type,
    positional: usize,
    seen: &mut Vec<Ref<Str>>,
    values: &mut Vec<Value>,
) -> Outcome<bool> {
    let name = ty.name();
    let match_args = attribute::try_get(interp, class, &interp.names.match_args)?;
    let allowed = match &match_args {
        Some(match_args) => {
            let Some(match_args) = match_args.cast::<Tuple>() else {
                let actual = interp.type_of(match_args).name();
                return Err(interp.type_error(format!("{name}.__match_args__ must be a tuple (got {actual})")));
            };
            match_args.len()
        }
        None => usize::from(ty.has_flag(flags::MATCH_SELF)),
    };
    if allowed < positional {
        let plural = if allowed == 1 { "" } else { "s" };
        return Err(interp.type_error(format!("{name}() accepts {allowed} positional sub-pattern{plural} ({positional} given)")));
    }
    let Some(match_args) = match_args.and_then(|match_args| match_args.to_ref::<Tuple>()) else {
        values.push(subject.clone());
        return Ok(true);
    };
    for attribute_name in &match_args.items()[..positional] {
        let Some(attribute_name) = attribute_name.to_ref::<Str>() else {
            let actual = interp.type_of(attribute_name).name();
            return Err(interp.type_error(format!("__match_args__ elements must be strings (got {actual})")));
        };
        match matched_attribute(interp, subject, ty, &interp.intern_text(&attribute_name), seen)? {
            Some(value) => values.push(value),
            None => return Ok(false),
        }
    }
    Ok(true)
}

fn matched_attribute(interp: &Interp, subject: &Value, ty: &Type, name: &Ref<Str>, seen: &mut Vec<Ref<Str>>) -> Outcome<Option<Value>> {
    if seen.iter().any(|known| known.as_bytes() == name.as_bytes()) {
        let (class, name) = (ty.name(), name.to_lossy());
        return Err(interp.type_error(format!("{class}() got multiple sub-patterns for attribute '{name}'")));
    }
    seen.push(name.clone());
    attribute::try_get(interp, subject, name)
}

/// `A =` a new dict of mapping B without the keys in C.
#[inline(never)]
pub(in crate::vm) fn copy_without_keys(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = without_keys(interp, frame.get(pc.b()), frame.get(pc.c()));
    complete(interp, frame, pc, outcome, &[pc.c()], pc.next())
}

fn without_keys(interp: &Interp, subject: &Value, keys: &Value) -> Outcome {
    let copy = crate::object::protocol::call::call_positional(interp, interp.types.dict.as_value(), std::slice::from_ref(subject))?;
    if let (Some(dict), Some(keys)) = (copy.cast::<Dict>(), keys.to_ref::<Tuple>()) {
        for key in keys.items() {
            mapping::remove(interp, dict, key)?;
        }
    }
    Ok(copy)
}

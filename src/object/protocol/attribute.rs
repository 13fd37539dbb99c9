//! Attributes: `object.__getattribute__`, `object.__setattr__`, `type.__getattribute__`, and the general access.
#![allow(unsafe_code, reason = "finds the attributes behind the payload of an instance")]
//!
//! Invariants:
//! 1. When a type's `attributes_offset` is not 0, each of its instances has `Attributes` at that offset (`Heap::allocate`).

use crate::object::attributes::Attributes;
use crate::object::exception::Exception;
use crate::object::header::{Header, Ref};
use crate::object::interp::Interp;
use crate::object::raise::{Raised, field};
use crate::object::slots::Outcome;
use crate::object::string::Str;
use crate::object::ty::{Type, flags};
use crate::object::value::Value;

/// The attributes of an object, when its type gives it any.
#[inline(always)]
pub fn attributes_of(header: &Header) -> Option<&Attributes> {
    match header.ty().attributes_offset() {
        0 => None,
        // SAFETY: invariant 1; the borrow of the header keeps the object alive.
        offset => Some(unsafe { &*std::ptr::from_ref(header).cast::<u8>().add(offset).cast::<Attributes>() }),
    }
}

/// `value.name`, `name` interned.
#[inline]
pub fn get(interp: &Interp, value: &Value, name: &Ref<Str>) -> Outcome {
    let outcome = match interp.type_of(value).slots.getattr.get() {
        Some(function) => function(interp, value, name),
        None => generic_get(interp, value, name),
    };
    if outcome.is_err() {
        note_name(interp, value, name);
    }
    outcome
}

/// Tells an AttributeError that scripts raised without saying so which attribute of what it is about.
#[cold]
#[inline(never)]
fn note_name(interp: &Interp, value: &Value, name: &Ref<Str>) {
    let Some(exception) = interp.raised.get().filter(|raised| interp.type_of(raised).is_subtype(&interp.exceptions.attribute_error)) else {
        return;
    };
    if let Some(exception) = exception.cast::<Exception>()
        && exception.field(field::NAME).is_none()
        && exception.field(field::OBJECT).is_none()
    {
        exception.set_field(field::NAME, Some(name.value()));
        exception.set_field(field::OBJECT, Some(value.clone()));
    }
}

/// `value.name`, or `None` when that raises AttributeError.
pub fn try_get(interp: &Interp, value: &Value, name: &Ref<Str>) -> Outcome<Option<Value>> {
    let outcome = get(interp, value, name);
    interp.absorb(outcome, &interp.exceptions.attribute_error)
}

/// `value.name = content`, or `del value.name`.
pub fn set(interp: &Interp, value: &Value, name: &Ref<Str>, content: Option<&Value>) -> Outcome<()> {
    match interp.type_of(value).slots.setattr.get() {
        Some(function) => function(interp, value, name, content),
        None => generic_set(interp, value, name, content),
    }
}

/// `object.__getattribute__`: data descriptors of the type, then the instance's attributes, then the type's other entries.
pub fn generic_get(interp: &Interp, value: &Value, name: &Ref<Str>) -> Outcome {
    match generic_find(interp, value, name)? {
        Some(found) => Ok(found),
        None => Err(missing_attribute(interp, value, name)),
    }
}

/// As `generic_get`, but `None` when there is no such attribute.
pub fn generic_find(interp: &Interp, value: &Value, name: &Ref<Str>) -> Outcome<Option<Value>> {
    let ty = interp.type_of(value);
    let found = ty.lookup(name);
    let get = found.as_ref().and_then(|found| interp.type_of(found).slots.get.get());
    if let (Some(found), Some(get)) = (&found, get)
        && interp.type_of(found).slots.set.get().is_some()
    {
        let class = ty.value();
        return get(interp, found, Some(value), Some(&class)).map(Some);
    }
    if let Some(attributes) = value.header().and_then(attributes_of)
        && let Some(attribute) = attributes.get(ty, name)
    {
        return Ok(Some(attribute));
    }
    match (found, get) {
        (Some(found), Some(get)) => {
            let class = interp.type_of(value).value();
            get(interp, &found, Some(value), Some(&class)).map(Some)
        }
        (found, _) => Ok(found),
    }
}

/// The AttributeError for a missing attribute.
#[cold]
pub fn missing_attribute(interp: &Interp, value: &Value, name: &Ref<Str>) -> Raised {
    let message = format!("'{}' object has no attribute '{}'", interp.type_of(value).name(), name.to_lossy());
    interp.attribute_error(value, name.as_value(), message)
}

/// `object.__setattr__` and `object.__delattr__`.
pub fn generic_set(interp: &Interp, value: &Value, name: &Ref<Str>, content: Option<&Value>) -> Outcome<()> {
    let ty = interp.type_of(value).clone();
    let found = ty.lookup(name);
    if let Some(found) = &found
        && let Some(set) = interp.type_of(found).slots.set.get()
    {
        return set(interp, found, value, content);
    }
    let attributes = value.header().and_then(attributes_of).filter(|_| ty.has_flag(flags::HAS_DICT));
    let Some(attributes) = attributes else {
        let (type_name, name_text) = (ty.name(), name.to_lossy());
        if found.is_some() {
            let message = format!("'{type_name}' object attribute '{name_text}' is read-only");
            return Err(interp.error(&interp.exceptions.attribute_error, message));
        }
        // A class with a `__setattr__` of its own may keep attributes elsewhere, so nothing is said about a dictionary.
        let is_plain = match (ty.slots.setattr.get(), interp.types.object.slots.setattr.get()) {
            (Some(own), Some(plain)) => std::ptr::fn_addr_eq(own, plain),
            (own, _) => own.is_none(),
        };
        let reason = if is_plain { " and no __dict__ for setting new attributes" } else { "" };
        let message = format!("'{type_name}' object has no attribute '{name_text}'{reason}");
        return Err(interp.attribute_error(value, name.as_value(), message));
    };
    let name = &interp.intern_text(name);
    let old = match content {
        Some(content) => {
            drop(attributes.set(&interp.heap, &ty, name, content.clone()));
            return Ok(());
        }
        None => attributes.delete(&interp.heap, &ty, name),
    };
    match old {
        Some(_) => Ok(()),
        None => {
            let message = format!("'{}' object has no attribute '{}'", ty.name(), name.to_lossy());
            Err(interp.error(&interp.exceptions.attribute_error, message))
        }
    }
}

/// `type.__getattribute__`: data descriptors of the metatype, then the class and its bases, then the metatype's other entries.
pub fn type_get(interp: &Interp, class: &Value, name: &Ref<Str>) -> Outcome {
    let metatype = interp.type_of(class).clone();
    let Some(ty) = class.cast::<Type>() else {
        return generic_get(interp, class, name);
    };
    let meta_found = metatype.lookup(name);
    let meta_get = meta_found.as_ref().and_then(|found| interp.type_of(found).slots.get.get());
    if let (Some(found), Some(get)) = (&meta_found, meta_get)
        && interp.type_of(found).slots.set.get().is_some()
    {
        return get(interp, found, Some(class), Some(metatype.as_value()));
    }
    if let Some(found) = ty.lookup(name) {
        return match interp.type_of(&found).slots.get.get() {
            Some(get) => get(interp, &found, None, Some(class)),
            None => Ok(found),
        };
    }
    match (meta_found, meta_get) {
        (Some(found), Some(get)) => get(interp, &found, Some(class), Some(metatype.as_value())),
        (Some(found), None) => Ok(found),
        (None, _) => {
            let message = format!("type object '{}' has no attribute '{}'", ty.name(), name.to_lossy());
            Err(interp.attribute_error(class, name.as_value(), message))
        }
    }
}

/// `type.__setattr__` and `type.__delattr__`.
pub fn type_set(interp: &Interp, class: &Value, name: &Ref<Str>, content: Option<&Value>) -> Outcome<()> {
    let metatype = interp.type_of(class).clone();
    let Some(ty) = class.to_ref::<Type>() else {
        return generic_set(interp, class, name, content);
    };
    if !ty.has_flag(flags::MUTABLE) {
        let (name, type_name) = (name.to_lossy(), ty.name());
        return Err(interp.type_error(format!("cannot set '{name}' attribute of immutable type '{type_name}'")));
    }
    if let Some(found) = metatype.lookup(name)
        && let Some(set) = interp.type_of(&found).slots.set.get()
    {
        return set(interp, &found, class, content);
    }
    let name = &interp.intern_text(name);
    let old = ty.set_entry(name, content.cloned());
    if content.is_none() && old.is_none() {
        let message = format!("type object '{}' has no attribute '{}'", ty.name(), name.to_lossy());
        return Err(interp.attribute_error(class, name.as_value(), message));
    }
    crate::object::builder::update_slots_named(interp, &ty, name);
    Ok(())
}

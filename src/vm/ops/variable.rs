//! Variables by name: globals, builtins, and the namespaces of class and module bodies.

use crate::object::dict::Dict;
use crate::object::protocol::{item, mapping};
use crate::object::raise::Raised;
use crate::object::{Interp, Outcome, Ref, Str, Value};
use crate::types::module::Module;

use super::super::cache::{Cache, CacheKind};
use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, attend};

/// `A =` global or builtin variable.
#[inline(always)]
pub(in crate::vm) fn load_global(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let cache = frame.cache(pc.extra());
    let globals = &frame.function().globals;
    let found = match cache.kind.get() {
        CacheKind::Global => globals.table.value_if_key(cache.index.get() as usize, cache.name.as_value()),
        CacheKind::Builtin if globals.table.stamp() == cache.version.get() => {
            interp.builtins.table.value_if_key(cache.index.get() as usize, cache.name.as_value())
        }
        _ => None,
    };
    match found {
        Some(value) => {
            frame.store(interp, pc.a(), value);
            Some(pc.next2())
        }
        None => load_global_slow(interp, frame, pc),
    }
}

#[inline(never)]
fn load_global_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let value = find_global(interp, frame, frame.cache(pc.extra())).ok()?;
    frame.store(interp, pc.a(), value);
    attend(interp);
    Some(pc.next2())
}

/// Finds a global or builtin and fills the cache.
fn find_global(interp: &Interp, frame: &Frame, cache: &Cache) -> Outcome {
    let name = &cache.name;
    let globals = &frame.function().globals;
    if let Some(number) = globals.table.find_text(name.as_value(), name)
        && let Some(value) = globals.table.value_at(number)
    {
        // The entry must hold the interned key itself, which the fast half compares by identity.
        if globals.table.has_key_at(number, name.as_value()) {
            cache.kind.set(CacheKind::Global);
            cache.index.set(number as u32);
        }
        return Ok(value);
    }
    if let Some(builtins) = own_builtins(interp, globals) {
        return builtins.get_text(name).ok_or_else(|| undefined(interp, name));
    }
    let builtins = &interp.builtins;
    if let Some(number) = builtins.table.find_text(name.as_value(), name)
        && let Some(value) = builtins.table.value_at(number)
    {
        if builtins.table.has_key_at(number, name.as_value()) {
            cache.kind.set(CacheKind::Builtin);
            cache.version.set(globals.table.stamp());
            cache.index.set(number as u32);
        }
        return Ok(value);
    }
    Err(undefined(interp, name))
}

/// The builtins that `__builtins__` gives a namespace instead of the usual ones, as a dict or a module.
pub(super) fn own_builtins(interp: &Interp, globals: &Dict) -> Option<Ref<Dict>> {
    let given = globals.get_text(&interp.names.builtins)?;
    let dict = match given.cast::<Module>() {
        Some(module) => module.dict.get(),
        None => given.to_ref::<Dict>(),
    };
    dict.filter(|dict| !dict.as_value().is(interp.builtins.as_value()))
}

#[cold]
fn undefined(interp: &Interp, name: &Ref<Str>) -> Raised {
    interp.name_error(&interp.exceptions.name_error, name.as_value(), format!("name '{}' is not defined", name.to_lossy()))
}

/// Global variable `= A`.
#[inline(never)]
pub(in crate::vm) fn store_global(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let value = frame.operand(pc.a());
    let cache = frame.cache(pc.extra());
    set_global(&frame.function().globals, cache, value);
    attend(interp);
    Some(pc.next2())
}

fn set_global(globals: &Dict, cache: &Cache, value: Value) {
    let number = cache.index.get() as usize;
    if cache.kind.get() == CacheKind::Global && globals.table.has_key_at(number, cache.name.as_value()) {
        drop(globals.table.replace_value(number, value));
        return;
    }
    let name = &cache.name;
    match globals.table.find_text(name.as_value(), name) {
        Some(number) => {
            cache.kind.set(CacheKind::Global);
            cache.index.set(number as u32);
            drop(globals.table.replace_value(number, value));
        }
        None => {
            cache.kind.set(CacheKind::Global);
            cache.index.set(globals.table.add(name.value(), name.hash(), value) as u32);
        }
    }
}

/// Deletes a global variable.
#[inline(never)]
pub(in crate::vm) fn delete_global(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let name = &frame.code().names[pc.extra() as usize];
    if frame.function().globals.remove_text(name).is_none() {
        let _raised: Raised = undefined(interp, name);
        return None;
    }
    attend(interp);
    Some(pc.next2())
}

/// An entry of the frame's own namespace.
pub(in crate::vm) fn namespace_get(interp: &Interp, frame: &Frame, name: &Ref<Str>) -> Outcome<Option<Value>> {
    let Some(namespace) = frame.namespace.get() else { return Ok(frame.function().globals.get_text(name)) };
    if interp.types.dict.is_type_of(&namespace)
        && let Some(dict) = namespace.cast::<Dict>()
    {
        return Ok(dict.get_text(name));
    }
    let outcome = item::get(interp, &namespace, name.as_value());
    interp.absorb(outcome, &interp.exceptions.key_error)
}

/// `A =` variable of the namespace, the globals or the builtins.
#[inline(never)]
pub(in crate::vm) fn load_name(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    if !frame.namespace.is_some() {
        return load_global(interp, frame, pc);
    }
    frame.set_pc(pc);
    let cache = frame.cache(pc.extra());
    let name = cache.name.clone();
    let outcome = match namespace_get(interp, frame, &name) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => find_global(interp, frame, cache),
        Err(raised) => Err(raised),
    };
    frame.store(interp, pc.a(), outcome.ok()?);
    attend(interp);
    Some(pc.next2())
}

/// Variable of the namespace `= A`.
#[inline(never)]
pub(in crate::vm) fn store_name(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let Some(namespace) = frame.namespace.get() else { return store_global(interp, frame, pc) };
    frame.set_pc(pc);
    let name = frame.cache(pc.extra()).name.clone();
    let value = frame.operand(pc.a());
    if interp.types.dict.is_type_of(&namespace)
        && let Some(dict) = namespace.cast::<Dict>()
    {
        drop(dict.set_text(&name, value));
    } else {
        item::set(interp, &namespace, name.as_value(), &value).ok()?;
        drop(value);
    }
    attend(interp);
    Some(pc.next2())
}

/// Deletes a variable of the namespace.
#[inline(never)]
pub(in crate::vm) fn delete_name(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let Some(namespace) = frame.namespace.get() else { return delete_global(interp, frame, pc) };
    frame.set_pc(pc);
    let name = frame.code().names[pc.extra() as usize].clone();
    let is_found = match namespace.cast::<Dict>().filter(|_| interp.types.dict.is_type_of(&namespace)) {
        Some(dict) => mapping::remove(interp, dict, name.as_value()).ok()?.is_some(),
        None => {
            let outcome = item::delete(interp, &namespace, name.as_value());
            interp.absorb(outcome, &interp.exceptions.key_error).ok()?.is_some()
        }
    };
    if !is_found {
        let _raised: Raised = undefined(interp, &name);
        return None;
    }
    attend(interp);
    Some(pc.next2())
}

/// `A =` the frame's namespace.
#[inline(never)]
pub(in crate::vm) fn load_locals(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let namespace = frame.namespace.get().unwrap_or_else(|| frame.function().globals.value());
    frame.store(interp, pc.a(), namespace);
    Some(pc.next())
}

/// Makes `__annotations__` in the namespace unless it is there.
#[inline(never)]
pub(in crate::vm) fn setup_annotations(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let name = interp.names.annotations.clone();
    if namespace_get(interp, frame, &name).ok()?.is_none() {
        let namespace = frame.namespace.get().unwrap_or_else(|| frame.function().globals.value());
        item::set(interp, &namespace, name.as_value(), interp.dict().as_value()).ok()?;
    }
    Some(pc.next())
}

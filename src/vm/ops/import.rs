//! Import statements.

use crate::object::dict::Dict;
use crate::object::protocol::{attribute, call, item, iterate};
use crate::object::{Interp, Outcome, Ref, Str, Value};

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::variable::own_builtins;
use super::{Step, attend, complete};

/// `A =` import of the module `extra` names.
#[inline(never)]
pub(in crate::vm) fn import_name(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let name = frame.code().names[pc.extra() as usize].clone();
    let outcome = import(interp, frame, &name, frame.get(pc.b()), pc.c());
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next2())
}

fn import(interp: &Interp, frame: &Frame, name: &Ref<Str>, wanted: &Value, level: usize) -> Outcome {
    let globals = &frame.function().globals;
    let function = match own_builtins(interp, globals) {
        Some(builtins) => builtins.get_text(&interp.names.import_),
        None => interp.builtins.get_text(&interp.names.import_),
    };
    let Some(function) = function else {
        return Err(interp.import_error("__import__ not found"));
    };
    let globals = globals.value();
    let locals = frame.namespace.get().unwrap_or_else(|| globals.clone());
    call::call_positional(interp, &function, &[name.value(), globals, locals, wanted.clone(), interp.int_from_usize(level)])
}

/// `A =` name `extra` of module B.
#[inline(never)]
pub(in crate::vm) fn import_from(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let name = frame.code().names[pc.extra() as usize].clone();
    let outcome = crate::vm::import::import_from(interp, frame.get(pc.b()), &name);
    complete(interp, frame, pc, outcome, &[], pc.next2())
}

/// Brings all public names of module A into the frame's namespace.
#[inline(never)]
pub(in crate::vm) fn import_star(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let module = frame.operand(pc.a());
    let namespace = frame.namespace.get().unwrap_or_else(|| frame.function().globals.value());
    star(interp, &module, &namespace).ok()?;
    attend(interp);
    Some(pc.next())
}

fn star(interp: &Interp, module: &Value, namespace: &Value) -> Outcome<()> {
    let listed = attribute::try_get(interp, module, &interp.names.all)?;
    let (names, is_listed) = match listed {
        Some(listed) => (iterate::collect(interp, &listed)?, true),
        None => {
            let Some(dict) = attribute::try_get(interp, module, &interp.names.dict)? else {
                return Err(interp.import_error("from-import-* object has no __dict__ and no __all__"));
            };
            (iterate::collect(interp, &dict)?, false)
        }
    };
    for name in names {
        let Some(text) = name.to_ref::<Str>() else {
            let module_name = attribute::try_get(interp, module, &interp.names.name)?;
            let module_name =
                module_name.and_then(|name| name.to_ref::<Str>()).map_or_else(String::new, |name| name.to_lossy().into_owned());
            let (kind, place) = (interp.type_of(&name).name(), if is_listed { "Item" } else { "Key" });
            let list = if is_listed { "__all__" } else { "__dict__" };
            return Err(interp.type_error(format!("{place} in {module_name}.{list} must be str, not {kind}")));
        };
        if !is_listed && text.as_bytes().first() == Some(&b'_') {
            continue;
        }
        let value = attribute::get(interp, module, &interp.intern_text(&text))?;
        match namespace.cast::<Dict>().filter(|_| interp.types.dict.is_type_of(namespace)) {
            Some(dict) => drop(dict.set_text(&interp.intern_text(&text), value)),
            None => item::set(interp, namespace, &name, &value)?,
        }
    }
    Ok(())
}

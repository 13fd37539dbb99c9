//! What is due when objects die: `__del__`, the callbacks of weak references; and the death of all modules at the end of a program.
//!
//! `heap::release` queues an object whose death needs script code; the VM calls `run_pending` at the next safe point.

use crate::object::cell::Slot;
use crate::object::collect::{self, CollectHooks};
use crate::object::dict::Dict;
use crate::object::header::{FINALIZED, HAS_WEAKREFS, QUEUED, Ref};
use crate::object::protocol::call;
use crate::object::weakrefs::WeakReference;
use crate::object::{Interp, Str, Value};

use super::module::Module;
use super::unraisable;

/// What the collector calls.
pub const COLLECT_HOOKS: CollectHooks = CollectHooks { finalise, clear_weakrefs };

/// Finalises everything that waits, and what dies meanwhile. May run Python.
pub fn run_pending(interp: &Interp) {
    loop {
        let queue = interp.heap.take_finalisers();
        if queue.is_empty() {
            break;
        }
        for object in queue {
            finalise_queued(interp, object);
        }
    }
}

fn finalise_queued(interp: &Interp, object: Value) {
    let Some(header) = object.header() else { return };
    header.set_flag(QUEUED, false);
    finalise(interp, &object);
    // The finaliser may have stored the object somewhere; then it lives on, and so do the references to it.
    if header.count() == 1 && header.has_flag(HAS_WEAKREFS) {
        clear_weakrefs(interp, std::slice::from_ref(&object));
    }
}

/// Runs the finaliser of an object, once in its life. May run Python.
pub fn finalise(interp: &Interp, object: &Value) {
    let Some(header) = object.header() else { return };
    let Some(function) = header.ty().slots.finalise.get() else { return };
    if header.has_flag(FINALIZED) {
        return;
    }
    header.set_flag(FINALIZED, true);
    let pending = interp.raised.take();
    if let Err(raised) = function(interp, object) {
        let exception = interp.take_raised(raised);
        let blamed = interp.type_of(object).lookup(&interp.names.del).unwrap_or_else(|| object.clone());
        unraisable::report(interp, &exception, &blamed);
    }
    restore(interp, pending);
}

fn restore(interp: &Interp, pending: Option<Value>) {
    drop(interp.raised.replace(pending));
}

/// Kills the weak references to objects that die together, then calls the callbacks of those that do not die with them. May run Python.
pub fn clear_weakrefs(interp: &Interp, objects: &[Value]) {
    let mut references: Vec<Ref<WeakReference>> = Vec::new();
    for object in objects {
        references.extend(interp.weakrefs.clear(object));
    }
    if references.is_empty() {
        return;
    }
    let dying: std::collections::HashSet<u64> = objects.iter().map(Value::bits).collect();
    let due = references.into_iter().filter(|reference| !dying.contains(&reference.as_value().bits()));
    let due: Vec<_> = due.filter_map(|reference| Some((reference.callback.take()?, reference))).collect();
    let pending = interp.raised.take();
    for (callback, reference) in due {
        let outcome = call::call_positional(interp, &callback, &[reference.into_value()]);
        if let Err(raised) = outcome {
            let exception = interp.take_raised(raised);
            unraisable::report(interp, &exception, &callback);
        }
    }
    restore(interp, pending);
}

/// Lets go of all modules, so that the finalisers of what they hold run while scripts can still run: first by forgetting the modules, then
/// by emptying the namespaces of those that something keeps alive, the youngest first. May run Python. Nothing but the dropping of the
/// interpreter should follow.
pub fn close_modules(interp: &Interp) {
    let mut weak: Vec<Ref<WeakReference>> = Vec::new();
    let mut next = 0;
    while let Some((number, name, module)) = interp.modules.table.next_entry(next) {
        next = number + 1;
        let is_kept = name.cast::<Str>().is_some_and(|name| matches!(name.as_bytes(), b"sys" | b"builtins"));
        if !is_kept && module.cast::<Module>().is_some() {
            weak.extend(interp.weakrefs.create(&interp.heap, &interp.types.weakref, &module, None));
            drop(interp.modules.table.replace_value(number, Value::NONE));
        }
    }
    settle(interp);
    for reference in weak.iter().rev() {
        if let Some(module) = reference.target()
            && let Some(dict) = module.cast::<Module>().and_then(|module| Slot::get(&module.dict))
        {
            clear_namespace(interp, &dict);
        }
    }
    settle(interp);
}

/// Runs what is due, then finds cycles, as long as that makes more due.
fn settle(interp: &Interp) {
    run_pending(interp);
    collect::collect(interp, true, &COLLECT_HOOKS);
    run_pending(interp);
}

/// Sets the entries of a module's namespace to None: private names first, then the others, `__builtins__` never.
fn clear_namespace(interp: &Interp, dict: &Dict) {
    for is_private_turn in [true, false] {
        let mut next = 0;
        while let Some((number, name, value)) = dict.table.next_entry(next) {
            next = number + 1;
            let Some(name) = name.to_ref::<Str>() else { continue };
            let is_private = name.as_bytes().starts_with(b"_") && !name.as_bytes().starts_with(b"__");
            let is_due = if is_private_turn { is_private } else { name.as_bytes() != b"__builtins__" };
            drop(value);
            if is_due {
                drop(dict.table.replace_value(number, Value::NONE));
                // May run Python.
                run_pending(interp);
            }
        }
    }
}

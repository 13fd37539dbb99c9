//! What is due when objects die: `__del__`, the callbacks of weak references; and the death of all modules at the end of a program.
//!
//! `heap::release` queues an object whose death needs script code; the VM calls `run_pending` at the next safe point.

use crate::object::collect::CollectHooks;
use crate::object::header::{FINALIZED, HAS_WEAKREFS, QUEUED, Ref};
use crate::object::protocol::call;
use crate::object::slots::FinaliseFn;
use crate::object::ty::{TypeRef, flags};
use crate::object::weakrefs::WeakReference;
use crate::object::{Interp, Value};

/// What the collector calls.
pub const COLLECT_HOOKS: CollectHooks = CollectHooks { finalise, clear_weakrefs };

/// Finalises everything that waits, each before the next one with what only it kept alive; nothing while the host ends scripts. May run Python.
pub fn run_pending(interp: &Interp) {
    if interp.limits.ending().is_some() {
        return;
    }
    // The last one is next.
    let mut waiting: Vec<Value> = Vec::new();
    loop {
        waiting.extend(interp.heap.take_finalisers().into_iter().rev());
        let Some(object) = waiting.pop() else { break };
        finalise_queued(interp, object);
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
    let ty = header.ty().clone();
    let Some(function) = ty.slots.finalise.get() else { return };
    if header.has_flag(FINALIZED) {
        return;
    }
    header.set_flag(FINALIZED, true);
    let references_before = header.count();
    call_finaliser(interp, object, function);
    if ty.has_flag(flags::OWN_FINALISER) && ty.has_flag(flags::MUTABLE) {
        finalise_own(interp, object, &ty, function, references_before);
    }
}

/// Runs the finaliser of a script class's built-in base, when the `__del__` that was called has not given the object a new life. If it has,
/// the object is finalised again when that life ends.
fn finalise_own(interp: &Interp, object: &Value, ty: &TypeRef, called: FinaliseFn, references_before: u32) {
    let order = ty.mro();
    let own = order.iter().find(|base| !base.has_flag(flags::MUTABLE)).and_then(|base| base.slots.finalise.get());
    let (Some(own), Some(header)) = (own, object.header()) else { return };
    if std::ptr::fn_addr_eq(own, called) {
        return;
    }
    if header.count() > references_before {
        header.set_flag(FINALIZED, false);
    } else {
        call_finaliser(interp, object, own);
    }
}

fn call_finaliser(interp: &Interp, object: &Value, function: FinaliseFn) {
    let pending = interp.raised.take();
    if let Err(raised) = function(interp, object) {
        let exception = interp.take_raised(raised);
        let blamed = interp.type_of(object).lookup(&interp.names.del).unwrap_or_else(|| object.clone());
        report_unraisable(interp, &exception, &blamed);
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
            report_unraisable(interp, &exception, &callback);
        }
    }
    restore(interp, pending);
}

/// Reports an exception that has no caller to go to.
pub fn report_unraisable(interp: &Interp, exception: &Value, blamed: &Value) {
    // The end of a script that the host ends is no error of anybody.
    if interp.limits.ending().is_some() {
        return;
    }
    // Without a machine no script code has run that could have raised.
    if let Some(report) = interp.hooks.report_unraisable.get() {
        report(interp, exception, blamed);
    }
}

//! What is due when objects die: `__del__`, the callbacks of weak references; and the death of all modules at the end of a program.
//!
//! `heap::release` queues an object whose death needs script code; the VM calls `run_pending` at the next safe point.

use crate::object::collect::CollectHooks;
use crate::object::header::{FINALIZED, HAS_WEAKREFS, QUEUED, Ref};
use crate::object::protocol::call;
use crate::object::weakrefs::WeakReference;
use crate::object::{Interp, Value};

/// What the collector calls.
pub const COLLECT_HOOKS: CollectHooks = CollectHooks { finalise, clear_weakrefs };

/// Finalises everything that waits, and what dies meanwhile; nothing while the host ends scripts. May run Python.
pub fn run_pending(interp: &Interp) {
    if interp.limits.ending().is_some() {
        return;
    }
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

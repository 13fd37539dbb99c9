//! What is due when objects die: `__del__`, the callbacks of weak references, and reports of errors that nobody can catch.
//!
//! `heap::release` queues an object whose death needs script code; the VM calls `run_pending` at the next safe point.

use crate::object::collect::CollectHooks;
use crate::object::exception::Exception;
use crate::object::header::{FINALIZED, HAS_WEAKREFS, QUEUED, Ref};
use crate::object::protocol::{attribute, call, text};
use crate::object::weakrefs::WeakReference;
use crate::object::{Interp, Value};

use super::module;

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
        report_unraisable(interp, &exception, None, Some(&blamed));
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
            report_unraisable(interp, &exception, None, Some(&callback));
        }
    }
    restore(interp, pending);
}

/// Tells `sys.unraisablehook` of an exception that has no caller to go to. `message` says what happened, `blamed` is the object that
/// is named. May run Python.
pub fn report_unraisable(interp: &Interp, exception: &Value, message: Option<&str>, blamed: Option<&Value>) {
    let sys = interp.modules.get_text(&interp.intern("sys")).as_ref().and_then(module::namespace);
    let entry = |name: &str| sys.as_ref().and_then(|sys| sys.get_text(&interp.intern(name)));
    let hook = entry("unraisablehook").filter(|hook| !hook.is_none());
    let own = entry("__unraisablehook__");
    match hook {
        Some(hook) if !own.is_some_and(|own| own.is(&hook)) => {
            let arguments = unraisable_arguments(interp, exception, message, blamed);
            if let Err(raised) = call::call_positional(interp, &hook, &[arguments]) {
                let exception = interp.take_raised(raised);
                print_unraisable(interp, &exception, Some("Exception ignored in sys.unraisablehook"), Some(&hook));
            }
        }
        _ => print_unraisable(interp, exception, message, blamed),
    }
}

/// What the hook gets.
fn unraisable_arguments(interp: &Interp, exception: &Value, message: Option<&str>, blamed: Option<&Value>) -> Value {
    let traceback = exception.cast::<Exception>().and_then(|payload| payload.traceback.get());
    let fields = [
        ("exc_type", interp.type_of(exception).value()),
        ("exc_value", exception.clone()),
        ("exc_traceback", traceback.unwrap_or(Value::NONE)),
        ("err_msg", message.map_or(Value::NONE, |message| interp.text(message).into_value())),
        ("object", blamed.cloned().unwrap_or(Value::NONE)),
    ];
    super::struct_sequence::record(interp, "UnraisableHookArgs", &fields)
}

/// What `sys.unraisablehook` does by itself: a report on standard error. May run Python.
pub fn print_unraisable(interp: &Interp, exception: &Value, message: Option<&str>, blamed: Option<&Value>) {
    let blamed = blamed.map(|blamed| super::weakref::description(interp, blamed));
    let head = match (message, blamed) {
        (Some(message), Some(blamed)) => format!("{message}: {blamed}\n"),
        (Some(message), None) => format!("{message}:\n"),
        (None, Some(blamed)) => format!("Exception ignored in: {blamed}\n"),
        (None, None) => String::new(),
    };
    let report = match interp.hooks.format_exception.get() {
        Some(format) => format(interp, exception),
        None => plain_report(interp, exception),
    };
    write_stderr(interp, &format!("{head}{report}"));
}

fn plain_report(interp: &Interp, exception: &Value) -> String {
    let name = interp.type_of(exception).name();
    match text::str(interp, exception) {
        Ok(message) if message.is_empty() => format!("{name}\n"),
        Ok(message) => format!("{name}: {}\n", message.to_lossy()),
        Err(raised) => {
            drop(interp.take_raised(raised));
            format!("{name}: <exception str() failed>\n")
        }
    }
}

/// Writes to `sys.stderr`, or to the host when there is none.
fn write_stderr(interp: &Interp, message: &str) {
    let sys = interp.modules.get_text(&interp.intern("sys")).as_ref().and_then(module::namespace);
    let stream = sys.and_then(|sys| sys.get_text(&interp.names.stderr));
    let Some(stream) = stream else {
        // A host that takes no output is not told of errors.
        let _ = interp.host.write_stderr(message.as_bytes());
        return;
    };
    if stream.is_none() {
        return;
    }
    let outcome = attribute::get(interp, &stream, &interp.names.write)
        .and_then(|write| call::call_positional(interp, &write, &[interp.text(message).into_value()]));
    if let Err(raised) = outcome {
        drop(interp.take_raised(raised));
    }
}

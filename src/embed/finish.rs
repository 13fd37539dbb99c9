//! The end of a program: the hook for what nothing caught, flushing, and the finalisers of what is left.

use crate::builtins::sys;
use crate::object::collect;
use crate::object::dict::Dict;
use crate::object::exception::Exception;
use crate::object::protocol::{attribute, call};
use crate::object::weakrefs::WeakReference;
use crate::object::{Interp, Outcome, Ref, Str, Value};
use crate::report;
use crate::types::{finalise as finalisers, module};
use crate::vm;

/// Flushes `sys.stdout` and `sys.stderr`; whether that succeeded. With `is_loud`, an error is reported. May run Python.
pub(super) fn flush_streams(interp: &Interp, is_loud: bool) -> bool {
    let mut is_flushed = true;
    for name in [&interp.names.stdout, &interp.names.stderr] {
        let Some(stream) = sys::stream(interp, name).filter(|stream| !stream.is_none()) else { continue };
        if let Err(raised) = flush(interp, &stream) {
            let exception = interp.take_raised(raised);
            is_flushed = false;
            if is_loud {
                let message = format!("Exception ignored on flushing sys.{}", name.to_lossy());
                report::unraisable::report_as(interp, &exception, Some(&message), None);
            }
        }
    }
    is_flushed
}

fn flush(interp: &Interp, stream: &Value) -> Outcome<()> {
    let closed = attribute::try_get(interp, stream, &interp.intern("closed"))?;
    if closed.is_some_and(|closed| closed.as_bool() == Some(true)) {
        return Ok(());
    }
    call::call_method(interp, stream, &interp.names.flush, &[]).map(drop)
}

/// Hands an exception that nothing caught to `sys.excepthook`. The SystemExit that the hook raised, if it did. May run Python.
pub(super) fn call_except_hook(interp: &Interp, exception: &Value) -> Option<Value> {
    let class = interp.type_of(exception).value();
    let traceback = exception.cast::<Exception>().and_then(|payload| payload.traceback.get()).unwrap_or(Value::NONE);
    if let Some(sys) = sys::namespace(interp) {
        let last = [("last_exc", exception), ("last_type", &class), ("last_value", exception), ("last_traceback", &traceback)];
        for (name, value) in last {
            drop(sys.set_text(&interp.intern(name), value.clone()));
        }
    }
    let hook = sys::attribute(interp, "excepthook").filter(|hook| !hook.is_none());
    let own = sys::attribute(interp, "__excepthook__");
    let Some(hook) = hook else {
        report::print_error(interp, "sys.excepthook is missing\n");
        report::print_uncaught(interp, exception);
        return None;
    };
    if own.is_some_and(|own| own.is(&hook)) {
        report::print_uncaught(interp, exception);
        return None;
    }
    let Err(raised) = call::call_positional(interp, &hook, &[class, exception.clone(), traceback]) else { return None };
    let raised = interp.take_raised(raised);
    if interp.type_of(&raised).is_subtype(&interp.exceptions.system_exit) {
        return Some(raised);
    }
    report::print_error(interp, "Error in sys.excepthook:\n");
    report::print_uncaught(interp, &raised);
    report::print_error(interp, "\nOriginal exception was:\n");
    report::print_uncaught(interp, exception);
    None
}

/// Clears the modules of the program, so that what only they keep is finalised while output still works. The order of finalisers is
/// CPython's: its last collection before this sorts objects by their distance from the modules, and finalisers of garbage run in that
/// order. What a parked greenlet reaches is not garbage, again as under CPython. May run Python.
pub(super) fn finalise(interp: &Interp) {
    interp.greenlets.is_finalising.set(true);
    forget_last_exception(interp);
    let parked = crate::greenlet::lifetime::parked(interp);
    if interp.heap.is_collect_enabled() {
        collect_all(interp);
    }
    collect::sort_by_distance(&interp.heap, &[interp.modules.value()]);
    let modules = take_modules(interp);
    finalisers::run_pending(interp);
    collect_all(interp);
    // What is left is kept by something outside the modules.
    for module in modules.iter().filter_map(|module| module.target()) {
        if let Some(namespace) = module::namespace(&module) {
            clear_namespace(interp, &namespace);
        }
    }
    // The last finalisers of all find neither builtins nor streams: as under CPython, most of them fail, and nobody is told.
    for name in ["sys", "builtins"] {
        let module = interp.modules.get_text(&interp.intern(name));
        if let Some(namespace) = module.and_then(|module| module::namespace(&module)) {
            clear_namespace(interp, &namespace);
        }
    }
    collect_all(interp);
    drop(parked);
}

fn collect_all(interp: &Interp) {
    vm::collect(interp, true);
    finalisers::run_pending(interp);
}

fn forget_last_exception(interp: &Interp) {
    let Some(sys) = sys::namespace(interp) else { return };
    for name in ["path", "argv", "last_exc", "last_type", "last_value", "last_traceback", "path_hooks", "meta_path"] {
        drop(sys.set_text(&interp.intern(name), Value::NONE));
    }
}

/// Takes all modules out of `sys.modules`, but for those that output needs; weak references to them, in the order of import.
fn take_modules(interp: &Interp) -> Vec<Ref<WeakReference>> {
    let mut taken = Vec::new();
    let mut number = 0;
    while let Some((at, key, module)) = interp.modules.table.next_entry(number) {
        number = at + 1;
        let is_needed = key.cast::<Str>().is_some_and(|name| matches!(name.as_bytes(), b"sys" | b"builtins"));
        if is_needed {
            continue;
        }
        taken.extend(interp.weakrefs.create(&interp.heap, &interp.types.weakref, &module, None));
        drop(interp.modules.table.remove(at));
    }
    taken
}

/// Sets every entry to None: names with one underscore first, then the others (CPython: `_PyModule_ClearDict`).
fn clear_namespace(interp: &Interp, namespace: &Ref<Dict>) {
    for is_private_turn in [true, false] {
        let mut number = 0;
        while let Some((at, key, value)) = namespace.table.next_entry(number) {
            number = at + 1;
            let Some(name) = key.to_ref::<Str>() else { continue };
            let bytes = name.as_bytes();
            let is_private = bytes.first() == Some(&b'_') && bytes.get(1) != Some(&b'_');
            if value.is_none() || is_private != is_private_turn || bytes == b"__builtins__" {
                continue;
            }
            drop(value);
            drop(namespace.set_text(&name, Value::NONE));
            finalisers::run_pending(interp);
        }
    }
}

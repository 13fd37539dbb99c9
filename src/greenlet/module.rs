//! The modules `greenlet` and `greenlet._greenlet`.

use crate::object::builder::enter_functions;
use crate::object::dict::Dict;
use crate::object::protocol::{attribute, item, truth};
use crate::object::{Args, Interp, Method, Outcome, Ref, Value};
use crate::vm::import::import_module;

use super::{current, origins, trace};

const FUNCTIONS: &[Method] = &[
    Method::function("getcurrent", "", get_current),
    Method::function("settrace", "*args, **kwargs", set_trace),
    Method::function("gettrace", "", |interp, _| Ok(interp.greenlets.tracer.get().unwrap_or(Value::NONE))),
    Method::function("statistics", "", super::statistics::statistics),
    Method::function("greenlets", "", origins::greenlets),
    Method::function("record_origins", "flag, /", origins::record_origins),
    Method::function("origin", "greenlet=None, /", origins::origin),
    Method::function("format_stack", "greenlet=None, /", origins::format_stack),
    Method::function("enable_optional_cleanup", "flag, /", enable_optional_cleanup),
    Method::function("get_clocks_used_doing_optional_cleanup", "", |interp, _| {
        Ok(if interp.greenlets.is_cleanup_counted.get() { interp.int(0) } else { Value::NONE })
    }),
];

fn get_current(interp: &Interp, _: &Args<'_>) -> Outcome {
    if interp.greenlets.is_finalising.get() {
        return Err(interp.runtime_error("greenlet is being finalized"));
    }
    Ok(current(interp).into_value())
}

/// What `greenlet._greenlet` has beyond them: about threads and their greenlets. There is one thread.
const INNER_FUNCTIONS: &[Method] = &[
    Method::function("get_pending_cleanup_count", "", |interp, _| Ok(interp.int(0))),
    Method::function("get_total_main_greenlets", "", |interp, _| Ok(interp.int(1))),
    Method::function("set_thread_local", "*args, **kwargs", set_thread_local),
];

/// The module that all functions say they are from.
const INNER: &str = "greenlet._greenlet";

const ALL: &[&str] = &["__version__", "_C_API", "GreenletExit", "error", "getcurrent", "greenlet", "gettrace", "settrace"];

/// The version of the greenlet package whose behaviour this is.
const VERSION: &str = "3.5.6";

/// Fills the namespace of `greenlet`: with what `greenlet._greenlet` has, but for what is of use only there.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    let enter = |name: &str, value: Value| drop(dict.set_text(&interp.intern(name), value));
    enter("__version__", interp.text(VERSION).into_value());
    let all: Vec<Value> = ALL.iter().map(|name| interp.intern(name).into_value()).collect();
    enter("__all__", interp.list(all).into_value());
    enter("__path__", interp.list(Vec::new()).into_value());
    // A script may have put something else in its place.
    let names = FUNCTIONS.iter().map(|method| method.name).chain(CONSTANTS.iter().copied());
    let outcome = import_module(interp, INNER).and_then(|inner| {
        for name in names {
            enter(name, attribute::get(interp, &inner, &interp.intern(name))?);
        }
        Ok(())
    });
    if let Err(raised) = outcome {
        drop(interp.take_raised(raised));
    }
}

/// What is in both modules beside the functions.
const CONSTANTS: &[&str] = &[
    "GreenletExit",
    "error",
    "greenlet",
    "GREENLET_USE_GC",
    "GREENLET_USE_TRACING",
    "GREENLET_USE_CONTEXT_VARS",
    "CLOCKS_PER_SEC",
    "_C_API",
];

/// Fills the namespace of `greenlet._greenlet`.
pub fn populate_inner(interp: &Interp, dict: &Ref<Dict>) {
    let inner = interp.intern(INNER).into_value();
    let enter = |name: &str, value: Value| drop(dict.set_text(&interp.intern(name), value));
    let class = &interp.types.greenlet;
    let class_enter = |name: &str, value: Value| drop(class.set_entry(&interp.intern(name), Some(value)));
    for method in FUNCTIONS {
        let function = interp.module_function(&inner, method);
        enter(method.name, function.clone());
        if matches!(method.name, "getcurrent" | "settrace" | "gettrace") {
            class_enter(method.name, function);
        }
    }
    for (name, class) in [("GreenletExit", &interp.exceptions.greenlet_exit), ("error", &interp.exceptions.greenlet_error)] {
        enter(name, class.value());
        class_enter(name, class.value());
    }
    enter("greenlet", class.value());
    enter("UnswitchableGreenlet", interp.types.unswitchable_greenlet.value());
    for name in ["GREENLET_USE_GC", "GREENLET_USE_TRACING", "GREENLET_USE_CONTEXT_VARS", "GREENLET_USE_STANDARD_THREADING"] {
        enter(name, interp.int(1));
    }
    enter("CLOCKS_PER_SEC", interp.int(1_000_000));
    enter("_C_API", Value::NONE);
    enter_functions(interp, dict, INNER_FUNCTIONS);
}

/// Keeps a value in the thread's dictionary, which nothing else can see.
fn set_thread_local(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("set_thread_local() takes no keyword arguments"));
    }
    let [key, value] = args.positional() else {
        let count = args.len();
        return Err(interp.type_error(format!("set_thread_local expected 2 arguments, got {count}")));
    };
    let place = &interp.greenlets.thread_local;
    let kept = place.get().unwrap_or_else(|| {
        let fresh = interp.dict().into_value();
        place.set(fresh.clone());
        fresh
    });
    item::set(interp, &kept, key, value)?;
    Ok(Value::NONE)
}

/// The optional cleanup is for greenlets of threads that have ended; there are none, but scripts see whether it is on.
fn enable_optional_cleanup(interp: &Interp, args: &Args<'_>) -> Outcome {
    interp.greenlets.is_cleanup_counted.set(truth::is_true(interp, &args[0])?);
    Ok(Value::NONE)
}

fn set_trace(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("settrace() takes no keyword arguments"));
    }
    let [tracer] = args.positional() else {
        let count = args.len();
        return Err(interp.type_error(format!("function takes exactly 1 argument ({count} given)")));
    };
    let content = Some(tracer).filter(|tracer| !tracer.is_none()).cloned();
    Ok(trace::replace_tracer(interp, content).unwrap_or(Value::NONE))
}

//! The modules `greenlet` and `greenlet._greenlet`.

use crate::object::cell::Slot;
use crate::object::dict::Dict;
use crate::object::{Args, Interp, Method, Outcome, Ref, Value};

use super::current;

const FUNCTIONS: &[Method] = &[
    Method::function("getcurrent", "", |interp, _| Ok(current(interp).into_value())),
    Method::function("settrace", "*args", set_trace),
    Method::function("gettrace", "", |interp, _| Ok(interp.greenlets.tracer.get().unwrap_or(Value::NONE))),
    Method::function("enable_optional_cleanup", "flag, /", |_, _| Ok(Value::NONE)),
    Method::function("statistics", "", super::statistics::statistics),
    Method::function("get_clocks_used_doing_optional_cleanup", "", |interp, _| Ok(interp.int(0))),
];

const ALL: &[&str] = &["__version__", "_C_API", "GreenletExit", "error", "getcurrent", "greenlet", "gettrace", "settrace"];

/// The version of the greenlet package whose behaviour this is.
const VERSION: &str = "3.5.6";

/// Fills the namespace of either module.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    let module = dict.get_text(&interp.names.name).unwrap_or(Value::NONE);
    let enter = |name: &str, value: Value| drop(dict.set_text(&interp.intern(name), value));
    let class = &interp.types.greenlet;
    let class_enter = |name: &str, value: Value| drop(class.set_entry(&interp.intern(name), Some(value)));
    for method in FUNCTIONS {
        let function = interp.module_function(&module, method);
        enter(method.name, function.clone());
        if matches!(method.name, "getcurrent" | "settrace" | "gettrace") {
            class_enter(method.name, static_method(interp, function));
        }
    }
    for (name, class) in [("GreenletExit", &interp.exceptions.greenlet_exit), ("error", &interp.exceptions.greenlet_error)] {
        enter(name, class.value());
        class_enter(name, class.value());
    }
    enter("greenlet", class.value());
    for name in ["GREENLET_USE_GC", "GREENLET_USE_TRACING", "GREENLET_USE_CONTEXT_VARS", "GREENLET_USE_STANDARD_THREADING"] {
        enter(name, Value::TRUE);
    }
    enter("CLOCKS_PER_SEC", interp.int(1_000_000));
    enter("__version__", interp.text(VERSION).into_value());
    enter("_C_API", Value::NONE);
    let all: Vec<Value> = ALL.iter().map(|name| interp.intern(name).into_value()).collect();
    enter("__all__", interp.list(all).into_value());
    enter("__path__", interp.list(Vec::new()).into_value());
}

fn static_method(interp: &Interp, function: Value) -> Value {
    let wrapper = crate::object::builder::StaticMethod { function: Slot::new(Some(function)) };
    interp.allocate(&interp.types.staticmethod, wrapper).into_value()
}

fn set_trace(interp: &Interp, args: &Args<'_>) -> Outcome {
    let [tracer] = args.positional() else {
        let count = args.len();
        return Err(interp.type_error(format!("function takes exactly 1 argument ({count} given)")));
    };
    let content = Some(tracer).filter(|tracer| !tracer.is_none()).cloned();
    Ok(interp.greenlets.tracer.replace(content).unwrap_or(Value::NONE))
}

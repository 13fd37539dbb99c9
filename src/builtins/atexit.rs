//! The module `atexit`. The functions are called by whoever ends the program (`embed::finish`).

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::protocol::{call, compare, text};
use crate::object::tuple::Tuple;
use crate::object::{Args, Interp, Outcome, Ref, Value};
use crate::report::unraisable;

use super::enter_functions;

const FUNCTIONS: &[Method] = &[
    Method::function("register", "*args, **kwargs", register),
    Method::function("unregister", "func, /", unregister),
    Method::function("_clear", "", |interp, _| {
        drop(interp.exit_functions.take());
        Ok(Value::NONE)
    }),
    Method::function("_ncallbacks", "", |interp, _| Ok(interp.int_from_usize(interp.exit_functions.len()))),
    Method::function("_run_exitfuncs", "", |interp, _| {
        run_all(interp);
        Ok(Value::NONE)
    }),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
}

fn register(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(function) = args.positional().first() else {
        return Err(interp.type_error("register() takes at least 1 argument (0 given)"));
    };
    if !call::is_callable(interp, function) {
        return Err(interp.type_error("the first argument must be callable"));
    }
    let values = interp.tuple(args.values()[1..].to_vec());
    let names = args.names().map_or(Value::NONE, |names| names.value());
    interp.exit_functions.push(interp.tuple(vec![function.clone(), values.into_value(), names]).into_value());
    Ok(function.clone())
}

fn unregister(interp: &Interp, args: &Args<'_>) -> Outcome {
    // The comparison may run Python and register more: work on a copy, and keep what came meanwhile.
    let entries = interp.exit_functions.take();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        let function = entry.cast::<Tuple>().map_or(Value::NONE, |entry| entry.items()[0].clone());
        if !compare::equal(interp, &function, &args[0])? {
            kept.push(entry);
        }
    }
    kept.extend(interp.exit_functions.take());
    drop(interp.exit_functions.replace(kept));
    Ok(Value::NONE)
}

/// Calls the functions that are registered, the last one first, and forgets them and what they register. What they raise is reported. May
/// run Python.
pub(crate) fn run_all(interp: &Interp) {
    let entries = interp.exit_functions.to_vec();
    for entry in entries.iter().rev() {
        let Some([function, values, names]) = entry.cast::<Tuple>().map(Tuple::items) else { continue };
        let (Some(values), names) = (values.cast::<Tuple>(), names.to_ref::<Tuple>()) else { continue };
        if let Err(raised) = call::call(interp, function, &Args::with_names(values.items(), names.as_ref())) {
            let exception = interp.take_raised(raised);
            let shown = text::repr_string(interp, function).unwrap_or_else(|raised| {
                drop(interp.take_raised(raised));
                "<object repr() failed>".to_owned()
            });
            unraisable::report_as(interp, &exception, Some(&format!("Exception ignored in atexit callback {shown}")), None);
        }
    }
    drop(interp.exit_functions.take());
}

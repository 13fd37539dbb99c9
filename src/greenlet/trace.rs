//! Who is told of switches: the record of origins, and the callback of `greenlet.settrace`. Both run in the target, after the switch.

use crate::object::protocol::call;
use crate::object::{Interp, Outcome, Value};
use crate::vm::profile;

use super::{current, origins};

/// Notes a switch from `origin` to the running greenlet, and calls the tracer with the event and the pair (origin, target). An error of the
/// tracer disables it and replaces what the switch brought. A profiler is not told of what the tracer does. May run Python.
#[cold]
pub(super) fn arrived(interp: &Interp, is_throw: bool, origin: Option<&Value>) -> Outcome<()> {
    if interp.greenlets.records_origins.get() {
        origins::record(interp, origin)?;
    }
    let Some(tracer) = interp.greenlets.tracer.get() else { return Ok(()) };
    let target = current(interp).into_value();
    let origin = origin.cloned().unwrap_or_else(|| target.clone());
    let event = interp.intern(if is_throw { "throw" } else { "switch" }).into_value();
    let pair = interp.tuple([origin, target]).into_value();
    match profile::unobserved(interp, || call::call_positional(interp, &tracer, &[event, pair])) {
        Ok(_) => Ok(()),
        Err(raised) => {
            drop(replace_tracer(interp, None));
            Err(raised)
        }
    }
}

/// Sets the tracer and returns the former one.
pub(super) fn replace_tracer(interp: &Interp, tracer: Option<Value>) -> Option<Value> {
    let former = interp.greenlets.tracer.replace(tracer);
    observe(interp);
    former
}

/// Keeps the one mark that a switch looks at.
pub(super) fn observe(interp: &Interp) {
    let greenlets = &interp.greenlets;
    greenlets.is_observed.set(greenlets.tracer.is_some() || greenlets.records_origins.get());
}

//! `greenlet.settrace`: a callback told of every switch, in the target, after it.

use crate::object::protocol::call;
use crate::object::{Interp, Outcome, Value};

/// Calls the tracer with the event and the pair (origin, target). An error of the tracer disables it and replaces what the switch brought.
/// May run Python.
pub(super) fn report(interp: &Interp, is_throw: bool, origin: Option<&Value>) -> Outcome<()> {
    let Some(tracer) = interp.greenlets.tracer.get() else { return Ok(()) };
    let target = interp.greenlets.current.get().unwrap_or(Value::NONE);
    let origin = origin.cloned().unwrap_or_else(|| target.clone());
    let event = interp.intern(if is_throw { "throw" } else { "switch" }).into_value();
    let pair = interp.tuple([origin, target]).into_value();
    match call::call_positional(interp, &tracer, &[event, pair]) {
        Ok(_) => Ok(()),
        Err(raised) => {
            drop(interp.greenlets.tracer.take());
            Err(raised)
        }
    }
}

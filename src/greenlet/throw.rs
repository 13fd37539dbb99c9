//! `greenlet.throw`: from its three arguments to the exception that travels.

use crate::object::exception::Exception;
use crate::object::protocol::call;
use crate::object::tuple::Tuple;
use crate::object::{Args, Interp, Outcome, Ref, Type, Value};

use super::switch::{Request, switch};
use super::{Greenlet, State};

/// `throw(typ=GreenletExit, val=None, tb=None)`. May run Python.
pub(super) fn throw(interp: &Interp, target: &Ref<Greenlet>, args: &Args<'_>) -> Outcome {
    let exception = normalise(interp, args)?;
    let is_exit = interp.type_of(&exception).is_subtype(&interp.exceptions.greenlet_exit);
    if target.state() == State::Dead && is_exit {
        // A dead greenlet has nothing to end: the exit is the value that its ancestor gets.
        return switch(interp, target, Request::Call(Args::positional_only(&[exception])));
    }
    switch(interp, target, Request::Throw(exception))
}

/// The exception, built in the caller's context as the old three-argument `raise` did.
fn normalise(interp: &Interp, args: &Args<'_>) -> Outcome {
    let class = args.optional(1).cloned().unwrap_or_else(|| interp.exceptions.greenlet_exit.value());
    let value = args.optional(2).filter(|value| !value.is_none());
    let traceback = args.optional(3).filter(|traceback| !traceback.is_none());
    if traceback.is_some_and(|traceback| !interp.types.traceback.is_type_of(traceback)) {
        return Err(interp.type_error("throw() third argument must be a traceback object"));
    }
    let is_class = class.cast::<Type>().is_some_and(|class| class.is_subtype(&interp.exceptions.base_exception));
    let exception = if is_class {
        match value {
            None => call::call_positional(interp, &class, &[])?,
            Some(value) if is_instance_of(interp, value, &class) => value.clone(),
            Some(value) => match value.cast::<Tuple>() {
                Some(tuple) => call::call_positional(interp, &class, tuple.items())?,
                None => call::call_positional(interp, &class, std::slice::from_ref(value))?,
            },
        }
    } else if class.cast::<Exception>().is_some() {
        if value.is_some() {
            return Err(interp.type_error("instance exception may not have a separate value"));
        }
        class
    } else {
        let name = interp.type_of(&class).name();
        return Err(interp.type_error(format!("exceptions must be classes, or instances, not {name}")));
    };
    let Some(payload) = exception.cast::<Exception>() else {
        return Err(interp.type_error("calling the exception class gave no exception"));
    };
    drop(payload.traceback.replace(traceback.cloned()));
    Ok(exception)
}

fn is_instance_of(interp: &Interp, value: &Value, class: &Value) -> bool {
    class.to_ref::<Type>().is_some_and(|class| interp.type_of(value).is_subtype(&class))
}

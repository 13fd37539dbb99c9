//! `greenlet.throw`: from its three arguments to the exception that travels.

use crate::object::cell::Slot;
use crate::object::exception::Exception;
use crate::object::protocol::call;
use crate::object::tuple::Tuple;
use crate::object::{Args, Interp, Outcome, Raised, Ref, Type, Value};

use super::switch::{Request, switch};
use super::{Greenlet, State};

/// `throw(typ=GreenletExit, val=None, tb=None)`. May run Python.
pub(super) fn throw(interp: &Interp, target: &Ref<Greenlet>, args: &Args<'_>) -> Outcome {
    let given = args.len() - 1;
    if args.keyword_count() > 0 {
        return Err(interp.type_error("greenlet.throw() takes no keyword arguments"));
    }
    if given > 3 {
        return Err(interp.type_error(format!("throw() takes at most 3 arguments ({given} given)")));
    }
    let exception = normalise(interp, args)?;
    let is_exit = interp.type_of(&exception).is_subtype(&interp.exceptions.greenlet_exit);
    if target.state() == State::Dead && is_exit {
        // A dead greenlet has nothing to end: the exit is the value that its ancestor gets.
        return switch(interp, target, &Request::Call(Args::positional_only(&[exception])));
    }
    switch(interp, target, &Request::Throw(Slot::new(Some(exception))))
}

/// The exception, built in the caller's context as the old three-argument `raise` did. An error of the class's constructor travels in its
/// place.
pub(super) fn normalise(interp: &Interp, args: &Args<'_>) -> Outcome {
    let argument = |place: usize| args.positional().get(place).filter(|value| !value.is_none());
    let class = args.positional().get(1).cloned().unwrap_or_else(|| interp.exceptions.greenlet_exit.value());
    let (value, traceback) = (argument(2), argument(3));
    if traceback.is_some_and(|traceback| !interp.types.traceback.is_type_of(traceback)) {
        return Err(interp.type_error("throw() third argument must be a traceback object"));
    }
    let exception_class = class.to_ref::<Type>().filter(|class| class.is_subtype(&interp.exceptions.base_exception));
    let exception = if let Some(exception_class) = exception_class {
        match instance(interp, &exception_class, value) {
            Ok(exception) => exception,
            Err(raised) => return Ok(failure(interp, raised, traceback)),
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
    if let Some(payload) = exception.cast::<Exception>() {
        drop(payload.traceback.replace(traceback.cloned()));
    }
    Ok(exception)
}

/// The error of a constructor, which keeps its own traceback where it has one.
fn failure(interp: &Interp, raised: Raised, traceback: Option<&Value>) -> Value {
    let exception = interp.take_raised(raised);
    if let Some(payload) = exception.cast::<Exception>()
        && !payload.traceback.is_some()
    {
        drop(payload.traceback.replace(traceback.cloned()));
    }
    exception
}

/// The instance that a class and a value mean. A class that makes an instance of another one is asked twice, the second time with what it
/// made (CPython: the normalisation and then the restoring of an error both ask).
fn instance(interp: &Interp, class: &Ref<Type>, value: Option<&Value>) -> Outcome {
    if let Some(value) = value
        && interp.type_of(value).is_subtype(class)
    {
        return Ok(value.clone());
    }
    let exception = create(interp, class, value)?;
    if interp.type_of(&exception).is(class) { Ok(exception) } else { create(interp, class, Some(&exception)) }
}

fn create(interp: &Interp, class: &Ref<Type>, value: Option<&Value>) -> Outcome {
    let arguments = match value {
        None => &[],
        Some(value) => value.cast::<Tuple>().map_or(std::slice::from_ref(value), Tuple::items),
    };
    let exception = call::call_positional(interp, class.as_value(), arguments)?;
    if exception.cast::<Exception>().is_some() {
        return Ok(exception);
    }
    let shown = crate::object::protocol::text::repr_string(interp, class.as_value())?;
    let name = interp.type_of(&exception).name();
    Err(interp.type_error(format!("calling {shown} should have returned an instance of BaseException, not {name}")))
}

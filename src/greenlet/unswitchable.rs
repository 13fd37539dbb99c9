//! `greenlet._greenlet.UnswitchableGreenlet`: a greenlet whose `switch()` and `throw()` fail when told to, for tests of what a program does then.
//!
//! What can really fail here is to save the bytes that the target would overwrite, for want of memory; nothing has moved then, and
//! MemoryError is raised. That is what `force_slp_switch_error` makes of a switch. CPython's greenlet ends the process in its place.

use crate::object::builder::TypeSpec;
use crate::object::protocol::truth;
use crate::object::slots::SlotFunction;
use crate::object::ty::flags;
use crate::object::{Args, GetSet, Interp, Method, Outcome, SlotKey, Value};

use super::attributes::payload;
use super::switch::{Request, switch};
use super::{Greenlet, State, attributes, throw};

/// What a switch shall fail with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forced {
    Nothing,
    /// SystemError, before anything is done.
    SwitchError,
    /// MemoryError, as when a slice cannot be saved.
    SaveError,
}

const SPEC: TypeSpec = TypeSpec {
    name: "UnswitchableGreenlet",
    module: "greenlet._greenlet",
    flags: flags::BASE | flags::HAS_DICT | flags::WEAKREFS | flags::OWN_FINALISER,
    slots: &[(SlotKey::New, SlotFunction::New(attributes::new))],
    methods: &[Method::new("switch", "*args, **kwargs", switch_method), Method::new("throw", "*args, **kwargs", throw_method)],
    getset: &[
        GetSet::writable(
            "force_switch_error",
            |_, this| Ok(Value::bool(payload(this).forced.get() == Forced::SwitchError)),
            |interp, this, value| force(interp, this, value, ("force_switch_error", Forced::SwitchError)),
        ),
        GetSet::writable(
            "force_slp_switch_error",
            |_, this| Ok(Value::bool(payload(this).forced.get() == Forced::SaveError)),
            |interp, this, value| force(interp, this, value, ("force_slp_switch_error", Forced::SaveError)),
        ),
    ],
    ..TypeSpec::EMPTY
};

pub(super) fn install(interp: &Interp) {
    interp.define::<Greenlet>(&interp.types.unswitchable_greenlet, &interp.types.greenlet, &SPEC);
    attributes::hide_module(interp, &interp.types.unswitchable_greenlet);
}

fn force(interp: &Interp, this: &Value, value: Option<&Value>, (name, forced): (&str, Forced)) -> Outcome<()> {
    let Some(value) = value else {
        return Err(interp.attribute_error(this, interp.intern(name).as_value(), format!("Cannot delete {name}")));
    };
    payload(this).forced.set(if truth::is_true(interp, value)? { forced } else { Forced::Nothing });
    Ok(())
}

fn check(interp: &Interp, this: &Value) -> Outcome<()> {
    match (payload(this).forced.get(), payload(this).state()) {
        (Forced::Nothing, _) => Ok(()),
        (Forced::SaveError, _) => Err(interp.memory_error("")),
        (Forced::SwitchError, State::Pending) => Err(interp.system_error("Failed to switch stacks into a greenlet for the first time.")),
        (Forced::SwitchError, _) => Err(interp.system_error("Failed to switch stacks into a running greenlet.")),
    }
}

fn switch_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    check(interp, &args[0])?;
    switch(interp, attributes::receiver(&args[0]), &Request::Call(args.skip(1)))
}

fn throw_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    if payload(&args[0]).forced.get() == Forced::SwitchError {
        // The exception meets the failure on its way, and goes on in the thrower.
        let exception = throw::normalise(interp, args)?;
        return Err(interp.raise_again(exception));
    }
    check(interp, &args[0])?;
    throw::throw(interp, attributes::receiver(&args[0]), args)
}

//! The type of host functions, and what happens around a call of one.
//!
//! A closure of the host runs on the greenlet's native stack. Nothing may move its frames away while it calls back into the interpreter,
//! unless it was registered as switchable: `Core::run` sees to that with what `Core::running` says. A panic stops here: it must not pass the
//! frames of eval.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use crate::greenlet::{self, Request};
use crate::object::builder::TypeSpec;
use crate::object::ty::flags;
use crate::object::{Args, GetSet, Interp, Outcome, Payload, Ref, SlotFunction, SlotKey, Str, Value};

use super::Vm;
use super::core::{Core, Running};
use super::error::Error;
use super::function::{Call, Destination, Reply};

/// A closure with its argument types forgotten.
pub(super) type Body = dyn Fn(&mut Call<'_>) -> Result<Reply, Error>;

/// Payload of host functions.
pub(super) struct HostFunction {
    pub(super) name: Ref<Str>,
    pub(super) core: Rc<Core>,
    /// Absent only while the payload is dropped.
    pub(super) body: Option<Box<Body>>,
    /// How many arguments it needs and accepts.
    pub(super) arity: (usize, usize),
    /// Whether its frames may be moved away by a switch.
    pub(super) is_switchable: bool,
}

impl Payload for HostFunction {}

impl Drop for HostFunction {
    fn drop(&mut self) {
        if let Some(body) = self.body.take() {
            self.core.discard(Box::new(body) as Box<dyn Any>);
        }
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "host_function",
    documentation: "A function of the program that embeds this interpreter.",
    flags: flags::WEAKREFS | flags::NO_INSTANTIATION,
    slots: &[(SlotKey::Call, SlotFunction::Call(call)), (SlotKey::Repr, SlotFunction::Unary(repr))],
    getset: &[
        GetSet::read_only("__name__", |_, this| Ok(of(this).name.value())),
        GetSet::read_only("__qualname__", |_, this| Ok(of(this).name.value())),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub(super) fn install(interp: &Interp) {
    interp.define::<HostFunction>(&interp.types.host_function, &interp.types.object, &SPEC);
}

fn of(this: &Value) -> &HostFunction {
    this.cast::<HostFunction>().expect("the receiver is a host function")
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.text(format!("<host function {}>", of(this).name.to_lossy())).into_value())
}

fn call(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let Some(function) = this.to_ref::<HostFunction>() else { return Err(interp.type_error("a host function is needed")) };
    check_arguments(interp, &function, args)?;
    interp.check_native_stack()?;
    interp.charge(1)?;
    match run(interp, &function, args)? {
        (value, None) => Ok(value),
        // Nothing of the host's is on the native stack any more.
        (value, Some(destination)) => park(interp, &function, value, destination),
    }
}

/// Runs the closure; what it answered, and where its greenlet is to park.
#[inline(never)]
fn run(interp: &Interp, function: &HostFunction, args: &Args<'_>) -> Outcome<(Value, Option<Destination>)> {
    let core = &function.core;
    let Some(body) = &function.body else { return Err(interp.runtime_error("this host function is gone")) };
    let vm = match Vm::borrowed(core) {
        Ok(vm) => vm,
        Err(error) => return Err(error.raise(core, interp)),
    };
    let running = Running { name: function.name.clone(), is_switchable: function.is_switchable };
    let outer = core.running.borrow_mut().replace(running);
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let (handle, destination) = match body(&mut Call { vm: &vm, values: args.values(), next: 0 })? {
            Reply::Value(handle) => (handle, None),
            Reply::Park(handle, destination) => (handle, Some(destination)),
        };
        Ok((handle.value_for(core)?, destination))
    }));
    *core.running.borrow_mut() = outer;
    interp.check_ending()?;
    match outcome {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(Error::raise(error, core, interp)),
        Err(payload) => Err(core.carry_panic(interp, payload)),
    }
}

fn park(interp: &Interp, function: &HostFunction, value: Value, destination: Destination) -> Outcome {
    let current = greenlet::current(interp);
    let target = match destination {
        Destination::Parent => current.parent(),
        Destination::Main => Some(greenlet::main(interp)),
    };
    let Some(target) = target.filter(|_| !current.is_main()) else {
        let message = format!("the main greenlet cannot park in the host function '{}'", function.name.to_lossy());
        return Err(interp.greenlet_error(message));
    };
    drop(current);
    greenlet::switch(interp, &target, &Request::Call(Args::positional_only(&[value])))
}

/// TypeError unless the number of arguments suits.
fn check_arguments(interp: &Interp, function: &HostFunction, args: &Args<'_>) -> Outcome<()> {
    let (needed, accepted) = function.arity;
    let given = args.positional().len();
    if args.keyword_count() > 0 {
        return Err(interp.type_error(format!("{}() takes no keyword arguments", function.name.to_lossy())));
    }
    if (needed..=accepted).contains(&given) {
        return Ok(());
    }
    let (bound, count) = match () {
        () if needed == accepted => ("exactly", needed),
        () if given < needed => ("at least", needed),
        () => ("at most", accepted),
    };
    let plural = if count == 1 { "" } else { "s" };
    Err(interp.type_error(format!("{}() takes {bound} {count} argument{plural} ({given} given)", function.name.to_lossy())))
}

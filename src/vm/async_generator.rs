//! Asynchronous generators: the objects that `async def` functions with `yield` give. `async_awaitable` holds what their methods return.
//!
//! What their frame yields is told from what it awaits by the instruction it stopped at, so nothing has to be wrapped.

use std::cell::Cell;

use crate::bytecode::op::Op;
use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::call as calling;
use crate::object::slots::SlotFunction;
use crate::object::ty::flags;
use crate::object::{Args, GetSet, Interp, Method, Outcome, Raised, Ref, SlotKey, Str, Value};
use crate::types::finalise::report_unraisable;

use super::async_awaitable::{self, Request};
use super::frame::{self, Frame};
use super::generator::{self, Generator, GeneratorKind, Resumed, Sent};

/// The payload of asynchronous generators.
pub struct AsyncGenerator {
    body: Generator,
    /// One of its awaitables has been started and has not ended.
    is_running: Cell<bool>,
    /// It was closed, or has ended.
    is_closed: Cell<bool>,
    /// `firstiter` of `sys.set_asyncgen_hooks` has been asked.
    has_met_hooks: Cell<bool>,
    /// The `finalizer` hook of the time when it was first used.
    finaliser: Slot<Value>,
}

impl Payload for AsyncGenerator {
    const TRACKED: bool = true;

    fn needs_finaliser(&self) -> bool {
        self.body.is_suspended() || (self.body.is_fresh() && self.finaliser.is_some())
    }

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.body.traverse(visit);
        self.finaliser.traverse(visit);
    }

    fn clear(&self) {
        self.body.clear();
        drop(self.finaliser.take());
    }
}

/// How far one awaitable has brought its generator.
pub(super) enum Progress {
    /// The body awaits something, which yielded this.
    Awaiting(Value),
    /// The body yielded this.
    Yielded(Value),
}

impl AsyncGenerator {
    /// A generator over a frame that has not started.
    pub(super) fn new(frame: Ref<Frame>, name: Option<Ref<Str>>, qualified_name: Option<Ref<Str>>) -> AsyncGenerator {
        AsyncGenerator {
            body: Generator::new(GeneratorKind::AsyncGenerator, frame, name, qualified_name),
            is_running: Cell::new(false),
            is_closed: Cell::new(false),
            has_met_hooks: Cell::new(false),
            finaliser: Slot::new(None),
        }
    }

    /// Whether an awaitable of it is under way.
    pub(super) fn is_running(&self) -> bool {
        self.is_running.get()
    }

    /// Records whether an awaitable of it is under way.
    pub(super) fn set_running(&self, is_running: bool) {
        self.is_running.set(is_running);
    }

    /// Whether it was closed.
    pub(super) fn is_closed(&self) -> bool {
        self.is_closed.get()
    }

    /// Records that it was closed.
    pub(super) fn close(&self) {
        self.is_closed.set(true);
    }

    /// Whether its body has ended.
    pub(super) fn has_finished(&self) -> bool {
        self.body.frame().is_none()
    }

    /// Its name, as warnings show it.
    pub(super) fn qualified_name(&self) -> String {
        self.body.qualified_name.get().map_or_else(String::new, |name| name.to_lossy().into_owned())
    }

    /// Resumes the body; its end is StopAsyncIteration. May run Python.
    pub(super) fn advance(&self, interp: &Interp, sent: Sent) -> Outcome<Progress> {
        match self.body.resume(interp, sent)? {
            Resumed::Returned(_) => Err(stop(interp)),
            Resumed::Yielded(value) => {
                let is_awaiting = self.body.frame().is_some_and(|frame| frame.pc().op() == Op::YieldFrom);
                Ok(if is_awaiting { Progress::Awaiting(value) } else { Progress::Yielded(value) })
            }
        }
    }
}

/// StopAsyncIteration.
pub(super) fn stop(interp: &Interp) -> Raised {
    interp.raise(interp.exception(&interp.exceptions.stop_async_iteration, Vec::new()).into_value())
}

const SPEC: TypeSpec = TypeSpec {
    name: "async_generator",
    flags: flags::WEAKREFS,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::AsyncIter, SlotFunction::Unary(|_, this| Ok(this.clone()))),
        (SlotKey::AsyncNext, SlotFunction::Unary(|interp, this| awaitable(interp, this, Request::Next(Value::NONE)))),
        (SlotKey::Del, SlotFunction::Finalise(finalise)),
    ],
    methods: &[
        Method::new("asend", "value, /", |interp, args| awaitable(interp, &args[0], Request::Next(args[1].clone()))),
        Method::new("athrow", "*args, **kwargs", |interp, args| {
            if args.keyword_count() > 0 {
                return Err(interp.type_error("async_generator.athrow() takes no keyword arguments"));
            }
            awaitable(interp, &args[0], Request::Throw(args.values()[1..].iter().cloned().collect()))
        }),
        Method::new("aclose", "", |interp, args| awaitable(interp, &args[0], Request::Close)),
        Method::class("__class_getitem__", "object, /", crate::types::generic_alias::class_getitem),
    ],
    getset: &[
        GetSet::writable(
            "__name__",
            |_, this| Ok(generator::name_value(&of(this).body.name)),
            |interp, this, value| generator::set_name(interp, &of(this).body.name, "__name__", value),
        ),
        GetSet::writable(
            "__qualname__",
            |_, this| Ok(generator::name_value(&of(this).body.qualified_name)),
            |interp, this, value| generator::set_name(interp, &of(this).body.qualified_name, "__qualname__", value),
        ),
        GetSet::read_only("ag_frame", |interp, this| Ok(of(this).body.frame().map_or(Value::NONE, |frame| frame::exposed(interp, &frame)))),
        GetSet::read_only("ag_code", |_, this| Ok(of(this).body.code())),
        GetSet::read_only("ag_running", |_, this| Ok(Value::bool(of(this).is_running()))),
        GetSet::read_only("ag_suspended", |_, this| Ok(Value::bool(of(this).body.is_suspended()))),
        GetSet::read_only("ag_await", |_, this| Ok(of(this).body.awaited().unwrap_or(Value::NONE))),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub(super) fn install(interp: &Interp) {
    interp.define::<AsyncGenerator>(&interp.types.async_generator, &interp.types.object, &SPEC);
    async_awaitable::install(interp);
}

/// The payload of an asynchronous generator.
pub(super) fn of(this: &Value) -> &AsyncGenerator {
    this.cast().expect("an asynchronous generator")
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let name = of(this).qualified_name();
    Ok(interp.text(format!("<async_generator object {name} at {:#x}>", crate::object::address(this))).into_value())
}

/// What a method returns. The first one tells the `firstiter` hook of the generator. May run Python.
fn awaitable(interp: &Interp, this: &Value, request: Request) -> Outcome {
    let generator = of(this);
    if !generator.has_met_hooks.replace(true) {
        drop(generator.finaliser.replace(interp.async_hooks.finaliser.get()));
        if let Some(first_iteration) = interp.async_hooks.first_iteration.get() {
            calling::call_positional(interp, &first_iteration, std::slice::from_ref(this))?;
        }
    }
    Ok(async_awaitable::make(interp, this, request))
}

/// An unfinished generator that is forgotten goes to the `finalizer` hook; without one it is closed, as far as that needs no awaiting.
fn finalise(interp: &Interp, this: &Value) -> Outcome<()> {
    let generator = of(this);
    if let Some(finaliser) = generator.finaliser.get().filter(|_| !generator.is_closed()) {
        if let Err(raised) = calling::call_positional(interp, &finaliser, std::slice::from_ref(this)) {
            let exception = interp.take_raised(raised);
            report_unraisable(interp, &exception, this);
        }
        return Ok(());
    }
    if let Err(raised) = generator::close_generator(interp, &generator.body) {
        let exception = interp.take_raised(raised);
        report_unraisable(interp, &exception, this);
    }
    Ok(())
}

/// `sys.set_asyncgen_hooks(firstiter, finalizer)`: hooks that are not given stay as they are.
pub(crate) fn set_hooks(interp: &Interp, args: &Args<'_>) -> Outcome {
    let hooks = &interp.async_hooks;
    let (first_iteration, finaliser) = (args.optional(0), args.optional(1));
    for (hook, name) in [(finaliser, "finalizer"), (first_iteration, "firstiter")] {
        if let Some(hook) = hook.filter(|hook| !hook.is_none() && !calling::is_callable(interp, hook)) {
            let given = interp.type_of(hook).name();
            return Err(interp.type_error(format!("callable {name} expected, got {given}")));
        }
    }
    for (hook, place) in [(finaliser, &hooks.finaliser), (first_iteration, &hooks.first_iteration)] {
        if let Some(hook) = hook {
            drop(place.replace(Some(hook).filter(|hook| !hook.is_none()).cloned()));
        }
    }
    Ok(Value::NONE)
}

/// The two hooks, `firstiter` first; None for one that is not set.
pub(crate) fn hooks(interp: &Interp) -> [Value; 2] {
    let hooks = &interp.async_hooks;
    [hooks.first_iteration.get().unwrap_or(Value::NONE), hooks.finaliser.get().unwrap_or(Value::NONE)]
}

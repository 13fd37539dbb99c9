//! What the methods of asynchronous generators return: awaitables that bring the generator to its next `yield`, throw into it, or close it;
//! and what `anext` with a default returns.

use std::cell::Cell;

use smallvec::SmallVec;

use crate::object::builder::TypeSpec;
use crate::object::header::{Payload, Visit};
use crate::object::protocol::call as calling;
use crate::object::slots::SlotFunction;
use crate::object::{Args, Interp, Method, Outcome, Raised, SlotKey, Value};

use super::async_generator::{self, AsyncGenerator, Progress};
use super::generator::{self, Sent};

/// What an awaitable is to do with its generator.
pub(super) enum Request {
    /// Resume it with a value.
    Next(Value),
    /// Throw into it: one to three arguments.
    Throw(SmallVec<[Value; 3]>),
    /// Close it.
    Close,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fresh,
    Started,
    Ended,
}

/// Payload of `async_generator_asend` and `async_generator_athrow`.
pub struct AsyncAwaitable {
    generator: Value,
    request: Request,
    stage: Cell<Stage>,
}

impl Payload for AsyncAwaitable {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.generator);
        match &self.request {
            Request::Next(value) => visit.value(value),
            Request::Throw(values) => values.iter().for_each(|value| visit.value(value)),
            Request::Close => {}
        }
    }
}

const METHODS: &[Method] = &[
    Method::new("send", "arg, /", |interp, args| of(&args[0]).send(interp, &args[1])),
    Method::new("throw", "typ, val=..., tb=..., /", |interp, args| {
        let this = of(&args[0]);
        this.begin_throw(interp)?;
        match generator::thrown_exception(interp, args) {
            Ok(exception) => this.throw(interp, exception),
            Err(raised) => this.throw_outcome(interp, Err(raised)),
        }
    }),
    Method::new("close", "", |interp, args| of(&args[0]).close(interp)),
];

const NEXT_SPEC: TypeSpec = TypeSpec { name: "async_generator_asend", slots: SLOTS, methods: METHODS, ..TypeSpec::EMPTY };
const THROW_SPEC: TypeSpec = TypeSpec { name: "async_generator_athrow", slots: SLOTS, methods: METHODS, ..TypeSpec::EMPTY };

const SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::Await, SlotFunction::Unary(|_, this| Ok(this.clone()))),
    (SlotKey::Iter, SlotFunction::Unary(|_, this| Ok(this.clone()))),
    (SlotKey::Next, SlotFunction::Next(|interp, this| of(this).send(interp, &Value::NONE).map(Some))),
];

/// Makes the types.
pub(super) fn install(interp: &Interp) {
    interp.define::<AsyncAwaitable>(&interp.types.async_generator_send, &interp.types.object, &NEXT_SPEC);
    interp.define::<AsyncAwaitable>(&interp.types.async_generator_throw, &interp.types.object, &THROW_SPEC);
    interp.define::<DefaultingAwaitable>(&interp.types.anext_awaitable, &interp.types.object, &DEFAULTING_SPEC);
}

/// An awaitable for a method of an asynchronous generator.
pub(super) fn make(interp: &Interp, generator: &Value, request: Request) -> Value {
    let ty = match request {
        Request::Next(_) => &interp.types.async_generator_send,
        _ => &interp.types.async_generator_throw,
    };
    interp.allocate(ty, AsyncAwaitable { generator: generator.clone(), request, stage: Cell::new(Stage::Fresh) }).into_value()
}

fn of(this: &Value) -> &AsyncAwaitable {
    this.cast().expect("a method of an asynchronous generator's awaitable")
}

impl AsyncAwaitable {
    fn generator(&self) -> &AsyncGenerator {
        async_generator::of(&self.generator)
    }

    fn is_next(&self) -> bool {
        matches!(self.request, Request::Next(_))
    }

    fn end(&self) {
        self.stage.set(Stage::Ended);
    }

    /// Refuses an awaitable that has ended, or that meets a generator which is under way.
    fn check(&self, interp: &Interp) -> Outcome<()> {
        if self.stage.get() == Stage::Ended {
            let names = if self.is_next() { "__anext__()/asend()" } else { "aclose()/athrow()" };
            return Err(interp.runtime_error(format!("cannot reuse already awaited {names}")));
        }
        Ok(())
    }

    fn check_alone(&self, interp: &Interp) -> Outcome<()> {
        if self.stage.get() == Stage::Fresh && self.generator().is_running() {
            self.end();
            let name = match self.request {
                Request::Next(_) => "anext",
                Request::Throw(_) => "athrow",
                Request::Close => "aclose",
            };
            return Err(interp.runtime_error(format!("{name}(): asynchronous generator is already running")));
        }
        Ok(())
    }

    /// What `send` gives: what the generator awaits; what it yields is the value of StopIteration. May run Python.
    fn send(&self, interp: &Interp, value: &Value) -> Outcome {
        self.check(interp)?;
        match &self.request {
            Request::Next(own) => {
                self.check_alone(interp)?;
                let is_fresh = self.stage.replace(Stage::Started) == Stage::Fresh;
                let value = if is_fresh && value.is_none() { own } else { value };
                self.generator().set_running(true);
                let outcome = self.generator().advance(interp, Sent::Value(value.clone()));
                self.unwrap(interp, outcome).inspect_err(|_| self.end())
            }
            _ => self.send_throw(interp, value),
        }
    }

    fn send_throw(&self, interp: &Interp, value: &Value) -> Outcome {
        let generator = self.generator();
        if generator.has_finished() {
            self.end();
            return Err(interp.stop_iteration(Value::NONE));
        }
        if self.stage.get() == Stage::Started {
            let outcome = generator.advance(interp, Sent::Value(value.clone()));
            return match self.request {
                Request::Close => self.closing(interp, outcome),
                _ => self.unwrap(interp, outcome),
            };
        }
        self.check_alone(interp)?;
        if generator.is_closed() {
            self.end();
            return Err(async_generator::stop(interp));
        }
        if !value.is_none() {
            return Err(interp.runtime_error("can't send non-None value to a just-started coroutine"));
        }
        self.stage.set(Stage::Started);
        generator.set_running(true);
        match &self.request {
            Request::Throw(arguments) => {
                check_count(interp, arguments.len())?;
                let mut values: SmallVec<[Value; 4]> = SmallVec::from_iter([self.generator.clone()]);
                values.extend(arguments.iter().cloned());
                values.resize(4, Value::ABSENT);
                let outcome = match generator::thrown_exception(interp, &Args::positional_only(&values)) {
                    Ok(exception) => generator.advance(interp, Sent::Exit(exception)),
                    Err(raised) => Err(raised),
                };
                self.unwrap(interp, outcome).map_err(|raised| self.failed(raised))
            }
            _ => {
                generator.close();
                let outcome = generator.advance(interp, Sent::Exit(exit(interp)));
                self.closing(interp, outcome)
            }
        }
    }

    fn failed(&self, raised: Raised) -> Raised {
        self.generator().set_running(false);
        self.end();
        raised
    }

    /// What a step of `aclose` gives: StopIteration when the body ended as it should. May not yield.
    fn closing(&self, interp: &Interp, outcome: Outcome<Progress>) -> Outcome {
        match outcome {
            Ok(Progress::Awaiting(value)) => Ok(value),
            Ok(Progress::Yielded(_)) => Err(self.failed(interp.runtime_error("async generator ignored GeneratorExit"))),
            Err(raised) => {
                let raised = self.failed(raised);
                if !is_end(interp, &raised) {
                    return Err(raised);
                }
                drop(interp.take_raised(raised));
                Err(interp.stop_iteration(Value::NONE))
            }
        }
    }

    /// Turns what the body yielded into StopIteration, and notes the body's end.
    fn unwrap(&self, interp: &Interp, outcome: Outcome<Progress>) -> Outcome {
        match outcome {
            Ok(Progress::Awaiting(value)) => Ok(value),
            Ok(Progress::Yielded(value)) => {
                self.generator().set_running(false);
                Err(interp.stop_iteration(value))
            }
            Err(raised) => {
                if is_end(interp, &raised) {
                    self.generator().close();
                }
                self.generator().set_running(false);
                Err(raised)
            }
        }
    }

    fn begin_throw(&self, interp: &Interp) -> Outcome<()> {
        self.check(interp)?;
        if self.stage.get() == Stage::Fresh {
            self.check_alone(interp)?;
            self.stage.set(Stage::Started);
            self.generator().set_running(true);
        }
        Ok(())
    }

    /// `throw`, after `begin_throw`. May run Python.
    fn throw(&self, interp: &Interp, exception: Value) -> Outcome {
        let outcome = self.generator().advance(interp, Sent::Exception(exception));
        self.throw_outcome(interp, outcome)
    }

    fn throw_outcome(&self, interp: &Interp, outcome: Outcome<Progress>) -> Outcome {
        match self.request {
            Request::Close => self.closing(interp, outcome),
            _ => self.unwrap(interp, outcome).inspect_err(|_| self.end()),
        }
    }

    fn close(&self, interp: &Interp) -> Outcome {
        if self.stage.get() == Stage::Ended {
            return Ok(Value::NONE);
        }
        let outcome = self.begin_throw(interp).and_then(|()| self.throw(interp, exit(interp)));
        match outcome {
            Ok(_) => Err(interp.runtime_error("coroutine ignored GeneratorExit")),
            Err(raised) if is_end(interp, &raised) || interp.raised_is(&raised, &interp.exceptions.stop_iteration) => {
                drop(interp.take_raised(raised));
                Ok(Value::NONE)
            }
            Err(raised) => Err(raised),
        }
    }
}

fn check_count(interp: &Interp, given: usize) -> Outcome<()> {
    match given {
        0 => Err(interp.type_error("athrow expected at least 1 argument, got 0")),
        1..=3 => Ok(()),
        _ => Err(interp.type_error(format!("athrow expected at most 3 arguments, got {given}"))),
    }
}

fn exit(interp: &Interp) -> Value {
    interp.exception(&interp.exceptions.generator_exit, Vec::new()).into_value()
}

/// Whether an exception is how the body of a generator ends that was asked to.
fn is_end(interp: &Interp, raised: &Raised) -> bool {
    interp.raised_is(raised, &interp.exceptions.stop_async_iteration) || interp.raised_is(raised, &interp.exceptions.generator_exit)
}

/// Payload of `anext_awaitable`: `anext` with a default.
pub struct DefaultingAwaitable {
    awaited: Value,
    default: Value,
}

impl Payload for DefaultingAwaitable {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.awaited);
        visit.value(&self.default);
    }
}

const DEFAULTING_SPEC: TypeSpec = TypeSpec {
    name: "anext_awaitable",
    slots: &[
        (SlotKey::Await, SlotFunction::Unary(|_, this| Ok(this.clone()))),
        (SlotKey::Iter, SlotFunction::Unary(|_, this| Ok(this.clone()))),
        (SlotKey::Next, SlotFunction::Next(next_or_default)),
    ],
    methods: &[
        Method::new("send", "arg, /", |interp, args| forward(interp, args, "send")),
        Method::new("throw", "*args", |interp, args| forward(interp, args, "throw")),
        Method::new("close", "", |interp, args| forward(interp, args, "close")),
    ],
    ..TypeSpec::EMPTY
};

/// What `anext(iterator, default)` returns.
pub(crate) fn with_default(interp: &Interp, awaited: Value, default: Value) -> Value {
    interp.allocate(&interp.types.anext_awaitable, DefaultingAwaitable { awaited, default }).into_value()
}

fn defaulting(this: &Value) -> &DefaultingAwaitable {
    this.cast().expect("a method of anext_awaitable")
}

/// The iterator behind the awaitable, asked for anew at each step. May run Python.
fn iterator(interp: &Interp, this: &DefaultingAwaitable) -> Outcome {
    let iterator = super::ops::generator::awaitable(interp, &this.awaited, 0)?;
    match (interp.type_of(&iterator).slots.next.get(), interp.type_of(&iterator).slots.awaits.get()) {
        // A coroutine is no iterator itself.
        (None, Some(awaits)) => awaits(interp, &iterator),
        _ => Ok(iterator),
    }
}

/// StopAsyncIteration becomes StopIteration with the default.
fn or_default<T>(interp: &Interp, this: &DefaultingAwaitable, outcome: Outcome<T>) -> Outcome<T> {
    outcome.map_err(|raised| {
        if !interp.raised_is(&raised, &interp.exceptions.stop_async_iteration) {
            return raised;
        }
        drop(interp.take_raised(raised));
        interp.stop_iteration(this.default.clone())
    })
}

fn next_or_default(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let this = defaulting(this);
    let iterator = iterator(interp, this)?;
    // Asked directly, so that the value of a StopIteration is kept.
    let outcome = match interp.type_of(&iterator).slots.next.get() {
        Some(next) => next(interp, &iterator),
        None => Err(interp.type_error(format!("'{}' object is not an iterator", interp.type_of(&iterator).name()))),
    };
    or_default(interp, this, outcome)
}

fn forward(interp: &Interp, args: &Args<'_>, name: &'static str) -> Outcome {
    let this = defaulting(&args[0]);
    let iterator = iterator(interp, this)?;
    let outcome = calling::call_method(interp, &iterator, &interp.intern(name), &args.values()[1..]);
    or_default(interp, this, outcome)
}

//! Generators and coroutines: objects that own a frame and resume it. Nothing of the native stack is kept: `yield` returns from `eval`.

use crate::bytecode::code::CodeFlags;
use crate::bytecode::op::Op;
use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::exception::Exception;
use crate::object::header::{Payload, Tag, Visit};
use crate::object::protocol::{attribute, call as calling};
use crate::object::raise::field;
use crate::object::slots::SlotFunction;
use crate::object::ty::flags;
use crate::object::{Args, GetSet, Interp, Method, Outcome, Raised, Ref, SlotKey, Str, Type, Value};
use crate::types::finalise::report_unraisable;

use super::call;
use super::code::CodeObject;
use super::eval::{eval, stack_pointer};
use super::frame::{self, Frame, FrameState};
use super::profile;
use super::unwind;

/// What a generator object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorKind {
    /// Made by a function with `yield`.
    Generator,
    /// Made by an `async def` function.
    Coroutine,
    /// Made by an `async def` function with `yield`.
    AsyncGenerator,
}

impl GeneratorKind {
    /// The kind as messages name it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        }
    }
}

/// The payload of generators, coroutines and asynchronous generators.
pub struct Generator {
    /// Which of them.
    pub kind: GeneratorKind,
    frame: Slot<Ref<Frame>>,
    /// The code that the frame ran, once it has finished.
    finished_code: Slot<Ref<CodeObject>>,
    /// `__name__`.
    pub name: Slot<Ref<Str>>,
    /// `__qualname__`.
    pub qualified_name: Slot<Ref<Str>>,
    /// The exception that the suspended frame was handling.
    handled: Slot<Value>,
}

impl Payload for Generator {
    const TAG: Tag = Tag::Generator;
    const TRACKED: bool = true;

    fn needs_finaliser(&self) -> bool {
        self.is_suspended() || (self.kind == GeneratorKind::Coroutine && self.is_fresh())
    }

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.frame.traverse(visit);
        // A frame that only its generator knows is not in the collector's registry: its content counts as the generator's.
        if let Some(frame) = self.frame.get()
            && frame.header().registry_index().is_none()
        {
            frame.traverse(visit);
        }
        self.finished_code.traverse(visit);
        self.handled.traverse(visit);
    }

    fn clear(&self) {
        if let Some(frame) = self.frame.get() {
            frame.clear();
        }
    }
}

/// How a resumption ended without an exception.
pub enum Resumed {
    /// At a `yield`.
    Yielded(Value),
    /// By a `return`.
    Returned(Value),
}

/// What a suspended frame is resumed with.
pub(super) enum Sent {
    /// A value: the result of its `yield`.
    Value(Value),
    /// An exception raised at its `yield`.
    Exception(Value),
    /// The same, but what the frame awaits gets even GeneratorExit thrown, instead of being closed.
    Exit(Value),
}

impl Generator {
    /// A generator over a frame that has not started.
    pub(super) fn new(kind: GeneratorKind, frame: Ref<Frame>, name: Option<Ref<Str>>, qualified_name: Option<Ref<Str>>) -> Generator {
        Generator {
            kind,
            frame: Slot::new(Some(frame)),
            finished_code: Slot::new(None),
            name: Slot::new(name),
            qualified_name: Slot::new(qualified_name),
            handled: Slot::new(None),
        }
    }

    /// The frame, until it has finished.
    pub fn frame(&self) -> Option<Ref<Frame>> {
        self.frame.get()
    }

    /// The code that it runs, or ran.
    pub(super) fn code(&self) -> Value {
        let code = self.frame.get().map(|frame| frame.code_reference()).or_else(|| self.finished_code.get());
        code.map_or(Value::NONE, Ref::into_value)
    }

    /// Parts with the frame, which has come to its end, and gives it.
    fn retire_frame(&self) -> Option<Ref<Frame>> {
        let frame = self.frame.take()?;
        drop(self.finished_code.replace(Some(frame.code_reference())));
        Some(frame)
    }

    /// Whether it is a coroutine, or a generator of a function that `types.coroutine` marked.
    pub(super) fn can_be_awaited(&self) -> bool {
        let is_marked = || self.frame.get().is_some_and(|frame| frame.code().code.flags.has(CodeFlags::ITERABLE_COROUTINE));
        self.kind == GeneratorKind::Coroutine || (self.kind == GeneratorKind::Generator && is_marked())
    }

    /// Whether it runs at this moment.
    pub fn is_running(&self) -> bool {
        self.frame.get().is_some_and(|frame| frame.state() == FrameState::Running)
    }

    /// Whether it waits at a `yield`.
    pub fn is_suspended(&self) -> bool {
        self.frame.get().is_some_and(|frame| frame.state() == FrameState::Suspended)
    }

    /// Whether it was never resumed.
    pub fn is_fresh(&self) -> bool {
        self.frame.get().is_some_and(|frame| frame.state() == FrameState::Created)
    }

    /// What the frame waits for in `yield from` or `await`.
    pub fn awaited(&self) -> Option<Value> {
        let frame = self.frame.get()?;
        let pc = frame.pc();
        if frame.state() == FrameState::Suspended && pc.op() == Op::YieldFrom { Some(frame.get(pc.b()).clone()) } else { None }
    }

    /// Resumes the frame. May run Python.
    pub(super) fn resume(&self, interp: &Interp, sent: Sent) -> Outcome<Resumed> {
        let Some(frame) = self.frame.get() else {
            return match sent {
                _ if self.kind == GeneratorKind::Coroutine => Err(interp.runtime_error("cannot reuse already awaited coroutine")),
                Sent::Value(_) => Ok(Resumed::Returned(Value::NONE)),
                Sent::Exception(exception) | Sent::Exit(exception) => Err(interp.raise_again(exception)),
            };
        };
        if frame.state() == FrameState::Running {
            return Err(interp.value_error(format!("{} already executing", self.kind.noun())));
        }
        if let Sent::Value(value) = &sent
            && frame.state() == FrameState::Created
            && !value.is_none()
        {
            let noun = self.kind.noun();
            return Err(interp.type_error(format!("can't send non-None value to a just-started {noun}")));
        }
        interp.check_native_stack()?;
        frame.set_caller(interp.frame.get(), frame::current_depth(interp) + 1);
        frame::check_depth(interp, frame.depth())?;
        let outer = interp.handled.replace(self.handled.take());
        let has_outer = outer.is_some();
        if has_outer {
            interp.handled_outer.push(outer);
        }
        let outcome = resume_frame(interp, &frame, sent);
        let outer = if has_outer { interp.handled_outer.pop().flatten() } else { None };
        let handled = interp.handled.replace(outer);
        self.end(interp, frame, outcome, handled)
    }

    /// Makes the frame the innermost one and ready for `eval`, to be resumed with None by the frame `caller`, when nothing stands in the
    /// way; `None` when `resume` has to look closer. What `eval` gives goes to `end_plain`.
    #[inline(always)]
    pub(super) fn begin_plain(&self, interp: &Interp, caller: &Frame) -> Option<Ref<Frame>> {
        if interp.handled.is_some() || self.handled.is_some() {
            return None;
        }
        let frame = self.frame.get()?;
        let is_clear =
            stack_pointer() >= interp.stack_limit.get() && caller.depth() < interp.recursion_limit.get() && interp.ticks.get() > 0;
        let is_suspended = match frame.state() {
            FrameState::Created if is_clear => false,
            FrameState::Suspended if is_clear => true,
            _ => return None,
        };
        frame.set_caller(Some(caller.header_pointer()), caller.depth() + 1);
        frame.set_state(FrameState::Running);
        interp.frame.set(Some(frame.header_pointer()));
        if is_suspended {
            give(interp, &frame, Value::NONE);
        }
        Some(frame)
    }

    /// Ends what `begin_plain` began.
    #[inline(always)]
    pub(super) fn end_plain(&self, interp: &Interp, caller: &Frame, frame: Ref<Frame>, outcome: Outcome) -> Outcome<Resumed> {
        interp.frame.set(Some(caller.header_pointer()));
        if frame.state() == FrameState::Suspended && !interp.handled.is_some() {
            frame.set_caller(None, 0);
            return outcome.map(Resumed::Yielded);
        }
        self.end_slow(interp, frame, outcome)
    }

    #[inline(never)]
    fn end_slow(&self, interp: &Interp, frame: Ref<Frame>, outcome: Outcome) -> Outcome<Resumed> {
        let handled = interp.handled.take();
        self.end(interp, frame, outcome, handled)
    }

    /// Parks the frame after a `yield`, or parts with it. `handled` is what the frame was dealing with at the end.
    fn end(&self, interp: &Interp, frame: Ref<Frame>, outcome: Outcome, handled: Option<Value>) -> Outcome<Resumed> {
        if frame.state() == FrameState::Suspended {
            drop(self.handled.replace(handled));
            frame.set_caller(None, 0);
            return outcome.map(Resumed::Yielded);
        }
        drop(self.retire_frame());
        frame::finish(interp, frame);
        match outcome {
            Ok(value) => Ok(Resumed::Returned(value)),
            Err(raised) => Err(self.guard_stop_iteration(interp, raised)),
        }
    }

    /// StopIteration must not leave a generator's body: it becomes RuntimeError (PEP 479).
    #[cold]
    fn guard_stop_iteration(&self, interp: &Interp, raised: Raised) -> Raised {
        let is_stop = interp.raised_is(&raised, &interp.exceptions.stop_iteration);
        let is_async_stop =
            self.kind == GeneratorKind::AsyncGenerator && interp.raised_is(&raised, &interp.exceptions.stop_async_iteration);
        if !is_stop && !is_async_stop {
            return raised;
        }
        let cause = interp.take_raised(raised);
        let stop = if is_stop { "StopIteration" } else { "StopAsyncIteration" };
        let raised = interp.runtime_error(format!("{} raised {stop}", self.kind.noun()));
        interp.raise_from(raised, cause)
    }
}

/// Makes a value the result of the `yield` at which the frame waits. The frame counts as running and is the innermost one: dropping what
/// the register held may run Python, which must not resume the frame.
#[inline(always)]
fn give(interp: &Interp, frame: &Frame, value: Value) {
    debug_assert!(frame.state() == FrameState::Running);
    let pc = frame.pc();
    if pc.op() == Op::YieldFrom {
        if !value.is_none() {
            drop(frame.sent.replace(Some(value)));
        }
    } else {
        frame.store(interp, pc.a(), value);
        frame.set_pc(pc.next());
    }
}

fn resume_frame(interp: &Interp, frame: &Ref<Frame>, sent: Sent) -> Outcome {
    let is_suspended = frame.state() == FrameState::Suspended;
    match sent {
        Sent::Value(value) if is_suspended => {
            frame.set_state(FrameState::Running);
            let caller = interp.frame.replace(Some(frame.header_pointer()));
            give(interp, frame, value);
            interp.frame.set(caller);
        }
        Sent::Value(_) => {}
        Sent::Exception(_) | Sent::Exit(_) => {
            frame.set_state(FrameState::Running);
            let caller = interp.frame.replace(Some(frame.header_pointer()));
            let is_thrown = matches!(sent, Sent::Exception(_));
            let mut outcome = throw_into(interp, frame, is_suspended, sent);
            if is_thrown && interp.profiling.is_on.get() {
                outcome = outcome.map_err(|raised| profile::passed(interp, frame, raised));
            }
            interp.frame.set(caller);
            match outcome {
                Ok(Thrown::Yielded(value)) => return Ok(value),
                Ok(Thrown::GoOn) => {}
                Err(raised) => {
                    if frame.state() == FrameState::Running {
                        frame.set_state(FrameState::Finished);
                    }
                    return Err(raised);
                }
            }
        }
    }
    call::run(interp, frame)
}

enum Thrown {
    /// What the frame delegates to took the exception and yielded.
    Yielded(Value),
    /// The frame is to be run on: at a handler, or after its `yield from`.
    GoOn,
}

/// Raises an exception in a suspended frame, or in what it delegates to.
fn throw_into(interp: &Interp, frame: &Ref<Frame>, is_suspended: bool, sent: Sent) -> Outcome<Thrown> {
    let (exception, closes) = match sent {
        Sent::Exit(exception) => (exception, false),
        Sent::Exception(exception) | Sent::Value(exception) => {
            let closes = interp.type_of(&exception).is_subtype(&interp.exceptions.generator_exit);
            (exception, closes)
        }
    };
    let pc = frame.pc();
    let raised = if is_suspended && pc.op() == Op::YieldFrom {
        match throw_to_delegate(interp, frame, frame.get(pc.b()), exception, closes) {
            Ok(Resumed::Yielded(value)) => {
                frame.set_state(FrameState::Suspended);
                return Ok(Thrown::Yielded(value));
            }
            Ok(Resumed::Returned(value)) => {
                frame.clear_register(interp, pc.b());
                frame.store(interp, pc.a(), value);
                frame.set_pc(pc.next());
                return Ok(Thrown::GoOn);
            }
            Err(raised) if frame.state() == FrameState::Suspended => return Err(raised),
            Err(raised) => {
                let exception = interp.take_raised(raised);
                raise_thrown(interp, exception)
            }
        }
    } else {
        raise_thrown(interp, exception)
    };
    if !is_suspended {
        // The first instruction may stand inside a `try`, which a generator that has not started has not entered.
        unwind::leave(interp, frame);
        return Err(raised);
    }
    match unwind::to_handler(interp, frame) {
        Some(handler) => {
            drop(raised);
            frame.set_pc(handler);
            Ok(Thrown::GoOn)
        }
        None => Err(raised),
    }
}

/// Sends a thrown exception on its way in the frame that is resumed: its context is what that frame itself was handling, if anything.
fn raise_thrown(interp: &Interp, exception: Value) -> Raised {
    if interp.handled.is_some() { interp.raise(exception) } else { interp.raise_again(exception) }
}

/// With `closes` the delegate is closed before the exception is raised in the frame itself. When looking for the delegate's `throw` fails, the
/// frame is suspended as before and sees nothing of it.
fn throw_to_delegate(interp: &Interp, frame: &Frame, delegate: &Value, exception: Value, closes: bool) -> Outcome<Resumed> {
    if closes {
        close_any(interp, delegate)?;
        return Err(interp.raise_again(exception));
    }
    if let Some(generator) = delegate.cast::<Generator>() {
        return generator.resume(interp, Sent::Exception(exception));
    }
    let throw = attribute::try_get(interp, delegate, &interp.names.throw).inspect_err(|_| frame.set_state(FrameState::Suspended))?;
    match throw {
        None => Err(interp.raise_again(exception)),
        Some(throw) => {
            let outcome = calling::call_positional(interp, &throw, &[exception]);
            finished_or_yielded(interp, outcome)
        }
    }
}

/// Sends a value to anything that can be delegated to.
pub(super) fn send_any(interp: &Interp, delegate: &Value, value: Value) -> Outcome<Resumed> {
    if let Some(generator) = delegate.cast::<Generator>() {
        return generator.resume(interp, Sent::Value(value));
    }
    let outcome = if value.is_none() {
        match interp.type_of(delegate).slots.next.get() {
            Some(next) => match next(interp, delegate) {
                Ok(Some(item)) => return Ok(Resumed::Yielded(item)),
                Ok(None) => return Ok(Resumed::Returned(Value::NONE)),
                Err(raised) => Err(raised),
            },
            None => Err(interp.type_error(format!("'{}' object is not an iterator", interp.type_of(delegate).name()))),
        }
    } else {
        calling::call_method(interp, delegate, &interp.names.send, &[value])
    };
    finished_or_yielded(interp, outcome)
}

/// StopIteration means that the delegate returned; its value is the result.
fn finished_or_yielded(interp: &Interp, outcome: Outcome) -> Outcome<Resumed> {
    match outcome {
        Ok(value) => Ok(Resumed::Yielded(value)),
        Err(raised) if interp.raised_is(&raised, &interp.exceptions.stop_iteration) => {
            let stop = interp.take_raised(raised);
            let value = stop.cast::<Exception>().and_then(|payload| payload.field(field::VALUE));
            Ok(Resumed::Returned(value.unwrap_or(Value::NONE)))
        }
        Err(raised) => Err(raised),
    }
}

fn close_any(interp: &Interp, delegate: &Value) -> Outcome<()> {
    if let Some(generator) = delegate.cast::<Generator>() {
        return close_generator(interp, generator).map(drop);
    }
    match attribute::try_get(interp, delegate, &interp.names.close) {
        Ok(Some(close)) => calling::call_positional(interp, &close, &[]).map(drop),
        Ok(None) => Ok(()),
        // A delegate that cannot tell whether it can be closed does not stop the closing.
        Err(raised) => {
            let exception = interp.take_raised(raised);
            report_unraisable(interp, &exception, delegate);
            Ok(())
        }
    }
}

/// `generator.close()`: the value that the body returned, if it did.
pub(super) fn close_generator(interp: &Interp, generator: &Generator) -> Outcome {
    if generator.is_fresh() {
        if let Some(frame) = generator.retire_frame() {
            frame::finish(interp, frame);
        }
        return Ok(Value::NONE);
    }
    let Some(frame) = generator.frame.get() else { return Ok(Value::NONE) };
    // Nothing in the body would see the exception: no `try` or `with` is around the `yield`.
    if frame.state() == FrameState::Suspended && frame.pc().op() != Op::YieldFrom && !unwind::has_handler(&frame) {
        drop((generator.retire_frame(), generator.handled.take()));
        // Also when somebody has the frame: the locals go.
        frame.clear_from(0);
        frame::finish(interp, frame);
        super::ops::attend(interp);
        return Ok(Value::NONE);
    }
    drop(frame);
    let exit = interp.exception(&interp.exceptions.generator_exit, Vec::new()).into_value();
    match generator.resume(interp, Sent::Exception(exit)) {
        Ok(Resumed::Yielded(_)) => Err(interp.runtime_error(format!("{} ignored GeneratorExit", generator.kind.noun()))),
        Ok(Resumed::Returned(value)) => Ok(value),
        Err(raised) => {
            let is_end = interp.raised_is(&raised, &interp.exceptions.generator_exit)
                || interp.raised_is(&raised, &interp.exceptions.stop_iteration);
            if !is_end {
                return Err(raised);
            }
            drop(interp.take_raised(raised));
            Ok(Value::NONE)
        }
    }
}

/// The exception that `throw(type, value, traceback)` means.
pub(super) fn thrown_exception(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (class, value, traceback) = (&args[1], args.optional(2), args.optional(3));
    if let Some(traceback) = traceback
        && !traceback.is_none()
        && !interp.types.traceback.is_type_of(traceback)
    {
        return Err(interp.type_error("throw() third argument must be a traceback object"));
    }
    let value = value.filter(|value| !value.is_none());
    let exception = if let Some(ty) = class.cast::<Type>()
        && ty.is_subtype(&interp.exceptions.base_exception)
    {
        match value {
            Some(instance)
                if instance.cast::<Exception>().is_some()
                    && interp.type_of(instance).is_subtype(&class.to_ref::<Type>().expect("cast above")) =>
            {
                instance.clone()
            }
            Some(tuple) if tuple.cast::<crate::object::tuple::Tuple>().is_some() => {
                let items = tuple.cast::<crate::object::tuple::Tuple>().map_or(&[][..], |tuple| tuple.items());
                calling::call_positional(interp, class, items)?
            }
            Some(value) => calling::call_positional(interp, class, std::slice::from_ref(value))?,
            None => calling::call_positional(interp, class, &[])?,
        }
    } else if class.cast::<Exception>().is_some() {
        if value.is_some() {
            return Err(interp.type_error("instance exception may not have a separate value"));
        }
        class.clone()
    } else {
        let name = interp.type_of(class).name();
        return Err(interp.type_error(format!("exceptions must be classes or instances deriving from BaseException, not {name}")));
    };
    if let (Some(payload), Some(traceback)) = (exception.cast::<Exception>(), traceback.filter(|traceback| !traceback.is_none())) {
        payload.traceback.set(traceback.clone());
    }
    Ok(exception)
}

const SPEC: TypeSpec = TypeSpec {
    name: "generator",
    flags: flags::WEAKREFS,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Iter, SlotFunction::Unary(|_, this| Ok(this.clone()))),
        (SlotKey::Next, SlotFunction::Next(next)),
        (SlotKey::Del, SlotFunction::Finalise(finalise)),
    ],
    methods: &[
        Method::new("send", "arg, /", send),
        Method::new("throw", "typ, val=..., tb=..., /", throw),
        Method::new("close", "", close),
    ],
    getset: &[
        NAME_ROW,
        QUALIFIED_NAME_ROW,
        GetSet::read_only("gi_frame", get_frame),
        GetSet::read_only("gi_code", |_, this| Ok(payload(this).code())),
        GetSet::read_only("gi_running", |_, this| Ok(Value::bool(payload(this).is_running()))),
        GetSet::read_only("gi_suspended", |_, this| Ok(Value::bool(payload(this).is_suspended()))),
        GetSet::read_only("gi_yieldfrom", |_, this| Ok(payload(this).awaited().unwrap_or(Value::NONE))),
    ],
    ..TypeSpec::EMPTY
};

const COROUTINE_SPEC: TypeSpec = TypeSpec {
    name: "coroutine",
    flags: flags::WEAKREFS,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Await, SlotFunction::Unary(coroutine_await)),
        (SlotKey::Del, SlotFunction::Finalise(finalise)),
    ],
    methods: &[
        Method::new("send", "arg, /", send),
        Method::new("throw", "typ, val=..., tb=..., /", throw),
        Method::new("close", "", close),
    ],
    getset: &[
        NAME_ROW,
        QUALIFIED_NAME_ROW,
        GetSet::read_only("cr_frame", get_frame),
        GetSet::read_only("cr_code", |_, this| Ok(payload(this).code())),
        GetSet::read_only("cr_running", |_, this| Ok(Value::bool(payload(this).is_running()))),
        GetSet::read_only("cr_suspended", |_, this| Ok(Value::bool(payload(this).is_suspended()))),
        GetSet::read_only("cr_await", |_, this| Ok(payload(this).awaited().unwrap_or(Value::NONE))),
    ],
    ..TypeSpec::EMPTY
};

/// The iterator that `coroutine.__await__()` gives.
pub struct CoroutineWrapper {
    coroutine: Value,
}

impl Payload for CoroutineWrapper {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.coroutine);
    }
}

const WRAPPER_SPEC: TypeSpec = TypeSpec {
    name: "coroutine_wrapper",
    slots: &[
        (SlotKey::Iter, SlotFunction::Unary(|_, this| Ok(this.clone()))),
        (SlotKey::Next, SlotFunction::Next(|interp, this| next(interp, wrapped(this)))),
    ],
    methods: &[
        Method::new("send", "arg, /", |interp, args| send_value(interp, wrapped(&args[0]), args[1].clone())),
        Method::new("throw", "typ, val=..., tb=..., /", |interp, args| {
            let exception = thrown_exception(interp, args)?;
            finish(interp, wrapped(&args[0]), Sent::Exception(exception))
        }),
        Method::new("close", "", |interp, args| close_generator(interp, payload(wrapped(&args[0]))).map(|_| Value::NONE)),
    ],
    ..TypeSpec::EMPTY
};

fn wrapped(this: &Value) -> &Value {
    &this.cast::<CoroutineWrapper>().expect("a method of coroutine_wrapper").coroutine
}

/// Makes the types.
pub(super) fn install(interp: &Interp) {
    interp.define::<Generator>(&interp.types.generator, &interp.types.object, &SPEC);
    interp.define::<Generator>(&interp.types.coroutine, &interp.types.object, &COROUTINE_SPEC);
    interp.define::<CoroutineWrapper>(&interp.types.coroutine_wrapper, &interp.types.object, &WRAPPER_SPEC);
}

pub(super) fn payload(this: &Value) -> &Generator {
    this.cast::<Generator>().expect("a method of a generator type")
}

fn coroutine_await(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.allocate(&interp.types.coroutine_wrapper, CoroutineWrapper { coroutine: this.clone() }).into_value())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let generator = payload(this);
    let name = generator.qualified_name.get().map_or_else(String::new, |name| name.to_lossy().into_owned());
    let noun = generator.kind.noun().replace(' ', "_");
    Ok(interp.text(format!("<{noun} object {name} at {:#x}>", crate::object::address(this))).into_value())
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let generator = payload(this);
    let resumed = match frame::current_frame(interp) {
        Some(caller) if let Some(frame) = generator.begin_plain(interp, &caller) => {
            let outcome = eval(interp, &frame);
            generator.end_plain(interp, &caller, frame, outcome)
        }
        _ => generator.resume(interp, Sent::Value(Value::NONE)),
    };
    match resumed? {
        Resumed::Yielded(value) => Ok(Some(value)),
        Resumed::Returned(value) if value.is_none() => Ok(None),
        Resumed::Returned(value) => Err(interp.stop_iteration(value)),
    }
}

fn finish(interp: &Interp, this: &Value, sent: Sent) -> Outcome {
    match payload(this).resume(interp, sent)? {
        Resumed::Yielded(value) => Ok(value),
        Resumed::Returned(value) => Err(interp.stop_iteration(value)),
    }
}

fn send_value(interp: &Interp, this: &Value, value: Value) -> Outcome {
    finish(interp, this, Sent::Value(value))
}

fn send(interp: &Interp, args: &Args<'_>) -> Outcome {
    send_value(interp, &args[0], args[1].clone())
}

fn throw(interp: &Interp, args: &Args<'_>) -> Outcome {
    let exception = thrown_exception(interp, args)?;
    finish(interp, &args[0], Sent::Exception(exception))
}

fn close(interp: &Interp, args: &Args<'_>) -> Outcome {
    close_generator(interp, payload(&args[0]))
}

/// A suspended generator that is forgotten is closed, so that its `finally` runs.
fn finalise(interp: &Interp, this: &Value) -> Outcome<()> {
    let generator = payload(this);
    if generator.is_suspended() { close_generator(interp, generator).map(drop) } else { Ok(()) }
}

/// A name as scripts see it.
pub(super) fn name_value(name: &Slot<Ref<Str>>) -> Value {
    name.get().map_or(Value::NONE, Ref::into_value)
}

/// Sets a name, which `attribute` calls.
pub(super) fn set_name(interp: &Interp, place: &Slot<Ref<Str>>, attribute: &str, value: Option<&Value>) -> Outcome<()> {
    match value.and_then(Value::to_ref::<Str>) {
        Some(name) => {
            place.set(name);
            Ok(())
        }
        None => Err(interp.type_error(format!("{attribute} must be set to a string object"))),
    }
}

const NAME_ROW: GetSet = GetSet::writable(
    "__name__",
    |_, this| Ok(name_value(&payload(this).name)),
    |interp, this, value| set_name(interp, &payload(this).name, "__name__", value),
);

const QUALIFIED_NAME_ROW: GetSet = GetSet::writable(
    "__qualname__",
    |_, this| Ok(name_value(&payload(this).qualified_name)),
    |interp, this, value| set_name(interp, &payload(this).qualified_name, "__qualname__", value),
);

fn get_frame(interp: &Interp, this: &Value) -> Outcome {
    Ok(payload(this).frame().map_or(Value::NONE, |frame| frame::exposed(interp, &frame)))
}

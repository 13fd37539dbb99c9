//! Calling functions written in the language, from natives and from the host.

use crate::bytecode::code::CodeFlags;
use crate::object::tuple::Tuple;
use crate::object::{Args, Interp, Outcome, Ref, Value};

use super::async_generator::AsyncGenerator;
use super::bind;
use super::eval::eval;
use super::frame::{self, Frame, FrameState};
use super::function::Function;
use super::generator::{Generator, GeneratorKind};
use super::profile;

/// The `call` slot of functions.
pub(super) fn call_function(interp: &Interp, callee: &Value, args: &Args<'_>) -> Outcome {
    let Some(function) = callee.to_ref::<Function>() else { return Err(interp.type_error("a function is needed")) };
    call_with(interp, function, args, None)
}

/// Calls a function, its body working on `namespace` when there is one (class and module bodies).
pub fn call_with(interp: &Interp, function: Ref<Function>, args: &Args<'_>, namespace: Option<Value>) -> Outcome {
    run_begun(interp, begin(interp, function, args, namespace)?)
}

/// A call that is ready to run, or has a result without running: a generator.
pub enum Begun {
    /// Run this frame.
    Frame(Ref<Frame>),
    /// The result.
    Value(Value),
}

/// The first half of `call_with`, which needs more native stack than the frames that stay while the function runs.
#[inline(never)]
pub fn begin(interp: &Interp, function: Ref<Function>, args: &Args<'_>, namespace: Option<Value>) -> Outcome<Begun> {
    let frame = bound_frame(interp, function, args)?;
    if let Some(namespace) = namespace {
        drop(frame.namespace.replace(Some(namespace)));
    }
    begun(interp, frame)
}

/// The second half of `call_with`. May run Python.
#[inline(always)]
pub fn run_begun(interp: &Interp, begun: Begun) -> Outcome {
    match begun {
        Begun::Frame(frame) => run_to_end(interp, frame),
        Begun::Value(value) => Ok(value),
    }
}

/// Runs a frame as the innermost one, and ends it.
#[inline(always)]
fn run_to_end(interp: &Interp, frame: Ref<Frame>) -> Outcome {
    let outcome = run(interp, &frame);
    frame::finish_with(interp, frame, &outcome);
    outcome
}

/// As `call_with`, with arguments in a run of the caller's registers. The run ends as soon as they are bound: from then on the callee alone
/// keeps them, and can let them go.
pub(super) fn call_with_run(
    interp: &Interp,
    function: Ref<Function>,
    caller: &Frame,
    (first, count): (usize, usize),
    names: Option<&Ref<Tuple>>,
) -> Outcome {
    run_begun(interp, begin_with_run(interp, function, caller, (first, count), names)?)
}

#[inline(never)]
fn begin_with_run(
    interp: &Interp,
    function: Ref<Function>,
    caller: &Frame,
    (first, count): (usize, usize),
    names: Option<&Ref<Tuple>>,
) -> Outcome<Begun> {
    let frame = bound_frame(interp, function, &Args::with_names(caller.run(first, count), names))?;
    caller.clear_run(interp, first, count);
    begun(interp, frame)
}

/// A frame for a call, its arguments bound.
#[inline(always)]
fn bound_frame(interp: &Interp, function: Ref<Function>, args: &Args<'_>) -> Outcome<Ref<Frame>> {
    interp.check_native_stack()?;
    super::safe_point::count_call(interp)?;
    let frame = frame::make(interp, function.clone());
    frame.set_caller(interp.frame.get(), frame::current_depth(interp) + 1);
    match bind::bind(interp, &function, &frame, args) {
        Ok(()) => Ok(frame),
        Err(raised) => {
            frame::finish(interp, frame);
            Err(raised)
        }
    }
}

/// A frame whose arguments are bound, which is fit to run, or is wrapped in a generator.
fn begun(interp: &Interp, frame: Ref<Frame>) -> Outcome<Begun> {
    if let Some(kind) = generator_kind(frame.code().code.flags) {
        return Ok(Begun::Value(make_generator(interp, frame, kind)));
    }
    match frame::check_depth(interp, frame.depth()) {
        Ok(()) => Ok(Begun::Frame(frame)),
        Err(raised) => {
            frame::finish(interp, frame);
            Err(raised)
        }
    }
}

/// Runs a frame as the innermost one.
#[inline(always)]
pub(super) fn run(interp: &Interp, frame: &Frame) -> Outcome {
    let caller = interp.frame.replace(Some(frame.header_pointer()));
    frame.set_state(FrameState::Running);
    let outcome = if interp.profiling.is_on.get() { profile::run(interp, frame) } else { eval(interp, frame) };
    interp.frame.set(caller);
    outcome
}

/// What a call of code with these flags makes instead of running it.
pub(super) fn generator_kind(flags: CodeFlags) -> Option<GeneratorKind> {
    if flags.has(CodeFlags::ASYNC_GENERATOR) {
        Some(GeneratorKind::AsyncGenerator)
    } else if flags.has(CodeFlags::COROUTINE) {
        Some(GeneratorKind::Coroutine)
    } else if flags.has(CodeFlags::GENERATOR) {
        Some(GeneratorKind::Generator)
    } else {
        None
    }
}

/// A generator, coroutine or asynchronous generator over a frame that has not started.
fn make_generator(interp: &Interp, frame: Ref<Frame>, kind: GeneratorKind) -> Value {
    frame.set_caller(None, 0);
    let function = frame.function().clone();
    let (name, qualified_name) = (function.name.get(), function.qualified_name.get());
    let ty = match kind {
        GeneratorKind::Generator => &interp.types.generator,
        GeneratorKind::Coroutine => &interp.types.coroutine,
        GeneratorKind::AsyncGenerator => {
            return interp.allocate(&interp.types.async_generator, AsyncGenerator::new(frame, name, qualified_name)).into_value();
        }
    };
    interp.allocate(ty, Generator::new(kind, frame, name, qualified_name)).into_value()
}

//! `sys.setprofile`: a function that is told of calls and returns.
//!
//! While one is set there are no ticks to hand out, and so no quick calls: eval and `prepare` leave every call to `vm::call`, which asks here.
//! That is all the price that programs without a profiler pay. Frames that began before it was set, by a quick call, are told of when they
//! end: `adopted` holds a reference to each, which makes `frame::finish_with` take the way that asks here too.
//!
//! The profiler is the interpreter's, not the greenlet's, as it is the thread's under CPython's greenlet. It is not told of what it calls.

use crate::object::callable::{MethodDescriptor, NativeFunction};
use crate::object::protocol::call;
use crate::object::{Args, Interp, Outcome, Raised, Value};

use super::eval::eval;
use super::frame::{self, Frame};

/// Sets or removes the profiler. May run Python: what falls due at a look at the limits.
pub(crate) fn set(interp: &Interp, profiler: Option<Value>) -> Outcome<()> {
    let is_set = profiler.is_some();
    let former = interp.profiling.profiler.replace(profiler);
    interp.profiling.is_on.set(is_set && interp.profiling.muted.get() == 0);
    drop(former);
    if !is_set {
        drop(interp.profiling.adopted.take());
        return Ok(());
    }
    adopt(interp);
    interp.look_at_limits()
}

/// Takes note of the running greenlet's frames. The profiler is not told of the end of frames that were suspended in other greenlets when it
/// was set, as under CPython.
fn adopt(interp: &Interp) {
    let mut adopted = interp.profiling.adopted.take();
    let mut next = frame::current_frame(interp);
    while let Some(frame) = next {
        if !adopted.iter().any(|known| known.is(frame.as_value())) {
            adopted.push(frame.value());
        }
        next = frame.caller();
    }
    drop(interp.profiling.adopted.replace(adopted));
}

/// Whether the frame was adopted; it no longer is.
fn disown(interp: &Interp, frame: &Frame) -> bool {
    let mut adopted = interp.profiling.adopted.take();
    let place = adopted.iter().position(|known| known.cast::<Frame>().is_some_and(|known| std::ptr::eq(known, frame)));
    let own = place.map(|place| adopted.swap_remove(place));
    drop(interp.profiling.adopted.replace(adopted));
    own.is_some()
}

/// Tells the profiler. Its error removes it.
fn tell(interp: &Interp, frame: &Frame, event: &str, argument: &Value) -> Outcome<()> {
    let Some(profiler) = interp.profiling.profiler.get() else { return Ok(()) };
    let Some(frame) = frame::to_counted(frame) else { return Ok(()) };
    let arguments = [frame::exposed(interp, &frame), interp.intern(event).into_value(), argument.clone()];
    match unobserved(interp, || call::call_positional(interp, &profiler, &arguments)) {
        Ok(_) => Ok(()),
        Err(raised) => {
            let exception = interp.take_raised(raised);
            set(interp, None)?;
            Err(interp.raise_again(exception))
        }
    }
}

/// Does something that the profiler is not told of, though it may set or remove the profiler.
pub(crate) fn unobserved<T>(interp: &Interp, action: impl FnOnce() -> T) -> T {
    let profiling = &interp.profiling;
    profiling.muted.set(profiling.muted.get().saturating_add(1));
    profiling.is_on.set(false);
    let outcome = action();
    let muted = profiling.muted.get().saturating_sub(1);
    profiling.muted.set(muted);
    profiling.is_on.set(muted == 0 && profiling.profiler.is_some());
    outcome
}

/// Runs a frame, which is the innermost one, between its two events.
#[inline(never)]
pub(super) fn run(interp: &Interp, frame: &Frame) -> Outcome {
    let outcome = tell(interp, frame, "call", &Value::NONE).and_then(|()| eval(interp, frame));
    returned(interp, frame, outcome)
}

fn returned(interp: &Interp, frame: &Frame, outcome: Outcome) -> Outcome {
    if frame.is_shared() {
        disown(interp, frame);
    }
    if !interp.profiling.is_on.get() {
        return outcome;
    }
    match outcome {
        Ok(value) => tell(interp, frame, "return", &value).map(|()| value),
        Err(raised) => Err(aside(interp, raised, |interp| tell(interp, frame, "return", &Value::NONE))),
    }
}

/// Tells of a frame that an exception passes through without running any of it.
#[cold]
pub(super) fn passed(interp: &Interp, frame: &Frame, raised: Raised) -> Raised {
    aside(interp, raised, |interp| {
        tell(interp, frame, "call", &Value::NONE)?;
        tell(interp, frame, "return", &Value::NONE)
    })
}

/// Does something while an exception is on its way; its own error takes the exception's place.
fn aside(interp: &Interp, raised: Raised, action: impl FnOnce(&Interp) -> Outcome<()>) -> Raised {
    let exception = interp.take_raised(raised);
    match action(interp) {
        Ok(()) => interp.raise_again(exception),
        Err(raised) => raised,
    }
}

/// Tells of the end of a frame that a quick call began. There is no way to raise from here: an error of the profiler is reported.
#[cold]
#[inline(never)]
pub(super) fn finished(interp: &Interp, frame: &Frame, value: Option<&Value>) {
    if !disown(interp, frame) || !interp.profiling.is_on.get() {
        return;
    }
    let waiting = interp.raised.take();
    if let Err(raised) = tell(interp, frame, "return", value.unwrap_or(&Value::NONE)) {
        let exception = interp.take_raised(raised);
        crate::types::finalise::report_unraisable(interp, &exception, &Value::NONE);
    }
    if let Some(exception) = waiting {
        interp.raised.set(exception);
    }
}

/// The built-in method that a method of a type is for a receiver.
fn bound(interp: &Interp, method: &Value, receiver: &Value) -> Outcome {
    match interp.type_of(method).slots.get.get() {
        Some(get) => get(interp, method, Some(receiver), Some(&interp.type_of(receiver).value())),
        None => Ok(method.clone()),
    }
}

/// Calls something that is not written in the language between its two events, if it is one that CPython's profiler hears of: a built-in
/// function, or a method of a built-in type.
#[cold]
#[inline(never)]
pub(super) fn call_native(interp: &Interp, frame: &Frame, callee: &Value, args: &Args<'_>) -> Outcome {
    let told = if callee.cast::<NativeFunction>().is_some() {
        Some(callee.clone())
    } else if callee.cast::<MethodDescriptor>().is_some() && !args.positional().is_empty() {
        Some(bound(interp, callee, &args.positional()[0])?)
    } else {
        None
    };
    let Some(told) = told else { return call::call(interp, callee, args) };
    tell(interp, frame, "c_call", &told)?;
    let outcome = call::call(interp, callee, args);
    if !interp.profiling.is_on.get() {
        return outcome;
    }
    match outcome {
        Ok(value) => tell(interp, frame, "c_return", &told).map(|()| value),
        Err(raised) => Err(aside(interp, raised, |interp| tell(interp, frame, "c_exception", &told))),
    }
}

//! The switch: who runs next, what travels, the first switch and the end.
#![allow(unsafe_code, reason = "switches native stacks")]
//!
//! Invariants:
//! 1. Everything here runs on the engine's region: scripts run nowhere else (`embed` enters it).
//! 2. A greenlet object whose state is Active is not freed: its finaliser ends it first (`lifetime`), so its slice stays where it is.
//! 3. While a greenlet is parked, its native frames own only counted references and plain data; nothing outside points into them: natives
//!    keep no borrow across a point that may run Python, and interpreter state is on the heap.
//! 4. `life` has returned, and with it dropped all it owned, before the greenlet finishes: the frames left behind own nothing.

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use smallvec::SmallVec;

use crate::native::Slice;
use crate::object::callable::{BoundMethod, prepend};
use crate::object::cell::Slot;
use crate::object::greenlets::{Start, StartArguments};
use crate::object::protocol::{self, attribute};
use crate::object::{Args, Interp, Outcome, Ref, Value};
use crate::types::finalise::run_pending;
use crate::vm::call::{self, Begun};
use crate::vm::frame;
use crate::vm::function::Function;

use super::{Greenlet, State, current, main, origins, trace};

/// What a switch brings to its target.
pub enum Request<'a> {
    /// Arguments: of the function when the target starts, else shaped into the result of its `switch()`.
    Call(Args<'a>),
    /// An exception to raise in the target; taken out on the way, so that the thrower does not keep it.
    Throw(Slot<Value>),
}

/// The one value that arguments are shaped into: positional ones alone as a tuple, keyword ones alone as a dict, both as a pair; a tuple of
/// one item is that item.
fn shape(interp: &Interp, args: &Args<'_>) -> Value {
    let positional = args.positional();
    if args.keyword_count() == 0 {
        return match positional {
            [one] => one.clone(),
            all => interp.tuple(all.to_vec()).into_value(),
        };
    }
    let keywords = interp.dict();
    for (name, value) in args.keywords() {
        if let Some(name) = name.to_ref::<crate::object::Str>() {
            drop(keywords.set_text(&name, value.clone()));
        }
    }
    if positional.is_empty() {
        return keywords.into_value();
    }
    let pair = [interp.tuple(positional.to_vec()).into_value(), keywords.into_value()];
    interp.tuple(pair).into_value()
}

/// Switches to a greenlet, or to the nearest ancestor that is not dead, and waits until somebody switches back. May run Python.
///
/// What it keeps on the native stack while it waits is copied at each switch: so everything but the wait is in functions of its own.
pub fn switch(interp: &Interp, target: &Ref<Greenlet>, request: &Request<'_>) -> Outcome {
    if target.state() != State::Active || interp.greenlets.pinned.is_some() {
        return switch_with_care(interp, target, request);
    }
    load_transfer(interp, request);
    resume(interp, target.clone())
}

/// As `switch`, for a target that is not active, and while the running greenlet may not be left. While it waits it counts neither the target
/// nor an ancestor: their lives do not depend on who switched to them, and `attributes::receiver` tells another reason.
#[inline(never)]
fn switch_with_care(interp: &Interp, given: &Ref<Greenlet>, request: &Request<'_>) -> Outcome {
    let mut ancestor: Option<Ref<Greenlet>> = None;
    loop {
        let target = ancestor.as_ref().unwrap_or(given);
        match target.state() {
            State::Active => {
                if interp.greenlets.pinned.is_some() && !target.is(&current(interp)) {
                    return Err(pinned(interp));
                }
                let target = target.clone();
                drop(ancestor);
                load_transfer(interp, request);
                return resume(interp, target);
            }
            State::Dead => ancestor = Some(target.parent().unwrap_or_else(|| main(interp))),
            State::Pending => {
                if interp.greenlets.pinned.is_some() {
                    return Err(pinned(interp));
                }
                let run = attribute::get(interp, target.as_value(), &interp.intern("run"))?;
                // The lookup may have run anything, and so may have started the very greenlet.
                if target.state() == State::Pending {
                    let target = target.clone();
                    drop(ancestor);
                    load_start(interp, run, request);
                    leave(interp, target, true)?;
                    return arrive(interp);
                }
            }
        }
    }
}

/// The running greenlet may not be left: frames of the host are on its native stack.
#[cold]
fn pinned(interp: &Interp) -> crate::object::Raised {
    let name = interp.greenlets.pinned.get().and_then(|name| name.to_ref::<crate::object::Str>());
    let host = name.map_or_else(|| "code of the host".to_owned(), |name| format!("the host function '{}'", name.to_lossy()));
    interp.greenlet_error(format!("cannot switch to another greenlet while {host} is on this greenlet's native stack"))
}

/// Puts what a request brings into the transfer.
#[inline(never)]
fn load_transfer(interp: &Interp, request: &Request<'_>) {
    let (value, is_throw) = match request {
        Request::Call(args) => (shape(interp, args), false),
        Request::Throw(exception) => (exception.take().unwrap_or(Value::NONE), true),
    };
    interp.greenlets.transfer.set(value);
    interp.greenlets.is_throw.set(is_throw);
}

#[inline(always)]
fn resume(interp: &Interp, target: Ref<Greenlet>) -> Outcome {
    if target.is(&current(interp)) {
        drop(interp.greenlets.origin.replace(Some(target.into_value())));
        return arrive(interp);
    }
    leave(interp, target, false)?;
    arrive(interp)
}

/// Puts down what a greenlet starts with.
#[inline(never)]
fn load_start(interp: &Interp, run: Value, request: &Request<'_>) {
    let arguments = match request {
        Request::Call(args) => Some(StartArguments { values: args.values().iter().cloned().collect(), names: args.names().cloned() }),
        Request::Throw(exception) => {
            drop(interp.greenlets.transfer.replace(exception.take()));
            None
        }
    };
    interp.greenlets.start.set(Some(Start { run, arguments }));
}

/// Parks the running greenlet and lets `target` run; returns when somebody switches back. The only place that switches stacks away from a
/// greenlet that goes on later: the processor predicts the return best when all sides share it.
#[inline(never)]
fn leave(interp: &Interp, target: Ref<Greenlet>, is_start: bool) -> Outcome<()> {
    // Neither is counted: a greenlet's own stack must not keep it alive, nor that of the one that switched to it. `this` lives as long as
    // this frame can be returned to (invariant 2).
    let next: *const Greenlet = &raw const *target;
    let origin = interp.greenlets.current.replace(Some(target.into_value()));
    let this: *const Greenlet = origin.as_ref().and_then(|origin| origin.cast::<Greenlet>()).map_or(std::ptr::null(), std::ptr::from_ref);
    drop(interp.greenlets.origin.replace(origin));
    // SAFETY: `Greenlets::current` refers to it until the stacks are switched.
    let target = unsafe { &*next };
    let depth = frame::current_depth(interp);
    // SAFETY: the running greenlet is alive: `origin` refers to it.
    unsafe { &*this }.park(interp);
    if is_start {
        enter_fresh(interp, target, depth);
        let data = std::ptr::from_ref(interp).cast_mut().cast::<c_void>();
        // SAFETY: invariants 1 and 2; the target is pending, and `base` never returns or unwinds.
        unsafe { interp.engine.start(target.slice(interp), base, data) };
        return Ok(());
    }
    target.unpark(interp);
    // SAFETY: invariants 1 to 3; the target is active.
    let switched = unsafe { interp.engine.switch(target.slice(interp)) };
    switched.map_err(|_| cannot_save(interp, target, this))
}

/// Undoes `leave` when the slice could not be saved for want of memory: nothing has moved.
#[cold]
fn cannot_save(interp: &Interp, target: &Greenlet, this: *const Greenlet) -> crate::object::Raised {
    target.park(interp);
    // SAFETY: as in `leave`.
    unsafe { &*this }.unpark(interp);
    let origin = interp.greenlets.origin.take();
    drop(interp.greenlets.current.replace(origin));
    drop(interp.greenlets.transfer.take());
    interp.memory_error("")
}

/// The interpreter state of a greenlet that starts: no frame, nothing handled, as deep as its starter.
fn enter_fresh(interp: &Interp, target: &Greenlet, depth: u32) {
    target.state.set(State::Active);
    drop(target.run.take());
    interp.frame.set(None);
    interp.depth.set(depth);
    debug_assert!(!interp.handled.is_some() && interp.handled_outer.is_empty());
    // A context given before the start is the greenlet's own.
    drop(interp.greenlets.context.replace(target.parked.context.take()));
}

/// What a `switch()` or `throw()` gives to the greenlet that goes on: the transfer, after the tracer has been told. May run Python.
#[inline(never)]
fn arrive(interp: &Interp) -> Outcome {
    let origin = interp.greenlets.origin.take();
    let transfer = interp.greenlets.transfer.take().unwrap_or(Value::NONE);
    let is_throw = interp.greenlets.is_throw.replace(false);
    if interp.greenlets.is_observed.get() {
        trace::arrived(interp, is_throw, origin.as_ref())?;
    }
    let_go(interp, origin);
    if is_throw { Err(interp.raise_again(transfer)) } else { Ok(transfer) }
}

/// Drops the reference to the greenlet that was left. If it was the last one, that greenlet is killed here, before the arrival is over, as in
/// CPython: what the callers hold stays alive meanwhile. Scripts can nest such kills; when the stack is used up, this one waits for the next
/// safe point. May run Python.
#[inline(always)]
fn let_go(interp: &Interp, origin: Option<Value>) {
    drop(origin);
    if interp.heap.needs_attention() && interp.has_native_stack() {
        run_pending(interp);
    }
}

impl Greenlet {
    /// Gives up a parked greenlet: its native frames never run on.
    pub(super) fn abandon(&self, interp: &Interp) {
        if self.is_parked() {
            self.state.set(State::Dead);
            // SAFETY: the slice belongs to this engine, and is neither running nor main; what its frames own leaks.
            unsafe { interp.engine.abandon(self.slice(interp)) };
        }
    }
}

/// Who runs after a greenlet that has finished.
enum Next {
    /// This parked greenlet.
    Resume(NonNull<Slice>),
    /// This one, which starts in the place of the finished one.
    Start(NonNull<Slice>),
}

/// The base of every greenlet's native stack.
unsafe extern "C" fn base(data: *mut c_void) -> ! {
    // SAFETY: `data` is the interpreter, which outlives its greenlets.
    let interp = unsafe { &*data.cast::<Interp>() };
    let next = match catch_unwind(AssertUnwindSafe(|| life(interp))) {
        Ok(next) => next,
        // A panic is a defect of this program; there is no frame left that could go on.
        Err(_) => std::process::abort(),
    };
    match next {
        Next::Start(slice) => {
            // SAFETY: invariants 1, 2 and 4; the slice is that of a pending greenlet, which `Greenlets::current` keeps alive.
            unsafe { interp.engine.finish_start(slice.as_ref(), base, data) }
        }
        Next::Resume(slice) => {
            for _ in 0..2 {
                // SAFETY: invariants 1, 2 and 4; the slice is that of an active greenlet.
                let _failure = unsafe { interp.engine.finish_switch(slice.as_ref()) };
                // Only other slices' bytes are ever saved here; giving idle buffers back may make the room.
                interp.engine.trim();
            }
            std::process::abort()
        }
    }
}

/// The life of a greenlet from its first switch to its end.
#[inline(never)]
fn life(interp: &Interp) -> Next {
    let outcome = match begin(interp) {
        Ok(begun) => call::run_begun(interp, begun),
        Err(raised) => Err(raised),
    };
    finish(interp, outcome)
}

/// Makes the function ready to run, unless the greenlet was started by an exception; calls it, if it is none of the language. May run Python.
#[inline(never)]
fn begin(interp: &Interp) -> Outcome<Begun> {
    let start = interp.greenlets.start.take().expect("the starter put it there");
    let origin = interp.greenlets.origin.take();
    let thrown = if start.arguments.is_none() { interp.greenlets.transfer.take() } else { None };
    if interp.greenlets.is_observed.get() {
        trace::arrived(interp, thrown.is_some(), origin.as_ref())?;
    }
    let_go(interp, origin);
    match (start.arguments, thrown) {
        (Some(arguments), _) => begin_run(interp, start.run, arguments),
        (None, Some(exception)) => Err(interp.raise_again(exception)),
        (None, None) => Ok(Begun::Value(Value::NONE)),
    }
}

/// Makes `run` ready. What is a function of the language, or a method of one, is taken apart: the frame alone keeps it and its receiver, so that
/// the collector sees all that the greenlet's native stack holds. May run Python.
fn begin_run(interp: &Interp, run: Value, arguments: StartArguments) -> Outcome<Begun> {
    let args = Args::with_names(&arguments.values, arguments.names.as_ref());
    let begun = if let Some(function) = run.to_ref::<Function>() {
        drop(run);
        call::begin(interp, function, &args, None)
    } else if let Some(method) = run.cast::<BoundMethod>()
        && let Some(function) = method.function.to_ref::<Function>()
    {
        let values = prepend(&method.receiver, &args);
        drop(run);
        call::begin(interp, function, &Args::with_names(&values, arguments.names.as_ref()), None)
    } else {
        return protocol::call::call(interp, &run, &args).map(Begun::Value);
    };
    keep_arguments(interp, arguments.values);
    begun
}

/// Arguments live as long as the function runs, as in CPython, where the caller keeps them: here the greenlet does, which has no use for the
/// place of its callable any more.
fn keep_arguments(interp: &Interp, mut values: SmallVec<[Value; 4]>) {
    let kept = match values.len() {
        0 => return,
        1 => values.pop(),
        _ => Some(interp.tuple(values.into_vec()).into_value()),
    };
    drop(current(interp).run.replace(kept));
}

/// Ends the running greenlet: its result or exception goes to the nearest ancestor that is not dead. May run Python (`run` of an ancestor that
/// has not started).
#[inline(never)]
fn finish(interp: &Interp, outcome: Outcome) -> Next {
    let this = current(interp);
    let (mut value, mut is_throw) = match outcome {
        Ok(value) => (value, false),
        Err(raised) => {
            let exception = interp.take_raised(raised);
            let is_exit = interp.type_of(&exception).is_subtype(&interp.exceptions.greenlet_exit);
            if interp.greenlets.is_observed.get() && !is_exit {
                origins::note(interp, &this, &exception);
            }
            (exception, !is_exit)
        }
    };
    this.state.set(State::Dead);
    drop(this.run.take());
    let mut parent = this.parent();
    loop {
        let target = parent.unwrap_or_else(|| main(interp));
        match target.state() {
            State::Active => {
                interp.greenlets.transfer.set(value);
                interp.greenlets.is_throw.set(is_throw);
                discard_state(interp, &this);
                target.unpark(interp);
                return Next::Resume(hand_over(interp, &this, &target));
            }
            State::Dead => parent = target.parent(),
            State::Pending => match attribute::get(interp, target.as_value(), &interp.intern("run")) {
                Ok(run) => {
                    let arguments = if is_throw {
                        interp.greenlets.transfer.set(value);
                        None
                    } else {
                        Some(StartArguments { values: SmallVec::from_iter([value]), names: None })
                    };
                    interp.greenlets.start.set(Some(Start { run, arguments }));
                    let depth = interp.depth.get();
                    discard_state(interp, &this);
                    enter_fresh(interp, &target, depth);
                    return Next::Start(hand_over(interp, &this, &target));
                }
                Err(raised) => {
                    // Its own error goes on instead; it stays pending.
                    value = interp.take_raised(raised);
                    is_throw = true;
                    parent = target.parent();
                }
            },
        }
    }
}

/// Drops the interpreter state of a greenlet that is dead. Its context stays with it, for `gr_context`.
fn discard_state(interp: &Interp, this: &Greenlet) {
    drop(interp.handled.take());
    drop(interp.handled_outer.take());
    drop(this.parked.context.replace(interp.greenlets.context.take()));
}

/// Makes `target` the running greenlet and gives its slice.
fn hand_over(interp: &Interp, this: &Ref<Greenlet>, target: &Ref<Greenlet>) -> NonNull<Slice> {
    drop(interp.greenlets.current.replace(Some(target.value())));
    drop(interp.greenlets.origin.replace(Some(this.value())));
    NonNull::from(target.slice(interp))
}

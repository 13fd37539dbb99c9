//! What a `Vm`, its handles, its errors and its host functions share, and the way in: every operation that may run script code passes
//! [`Core::run`].
//!
//! The core does not keep the interpreter alive; the `Vm` does. When that goes, everything here that holds values is emptied, so that a
//! handle that outlives its `Vm` is an empty one. What may run at that moment: finalisers and `finally` blocks of scripts.
//!
//! Code of the host runs inside operations: conversions, host functions, destructors. It may drop the `Vm`. So an operation that holds a
//! value also holds the core, and code of the host only runs while an operation holds the interpreter; see `kept`.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use crate::object::cell::VecCell;
use crate::object::{Interp, Outcome, Raised, Ref, Str, Value};

use super::error::Error;
use super::guarded::Net;
use super::{close, error};

/// What a panic carries.
pub(super) type Payload = Box<dyn Any + Send>;

/// See the module documentation.
pub(super) struct Core {
    interp: RefCell<Weak<Interp>>,
    /// The values of handles. A handle knows its place.
    roots: VecCell<Option<Value>>,
    /// Places in `roots` that are free.
    free: RefCell<Vec<usize>>,
    /// The exceptions of errors that are still around, each with the ticket that its error holds.
    exceptions: VecCell<(Arc<()>, Value)>,
    /// Host functions whose last reference has gone. What they captured is dropped when no script runs, because a destructor of the host
    /// may do anything.
    discarded: RefCell<Vec<Box<dyn Any>>>,
    /// What a host function panicked with, on its way to the host's innermost call.
    panic: RefCell<Option<Payload>>,
    /// Where a panic of the `Host` waits.
    net: Rc<Net>,
    /// The host function that runs right now, until it calls into the interpreter.
    pub(super) running: RefCell<Option<Running>>,
    /// Whether somebody is on the interpreter's native stack.
    is_entered: Cell<bool>,
    /// Nothing can be run any more.
    is_closed: Cell<bool>,
    /// The `Vm` was dropped while scripts ran: it is closed when they have ended.
    is_close_due: Cell<bool>,
    /// The texts that ran without a name of the host's, with their numbers.
    pub(super) scripts: RefCell<HashMap<Box<str>, usize>>,
    /// The interpreter, when its `Vm` was dropped while an operation was under way, which may still hold values. The last field, so that it
    /// goes after all values.
    kept: RefCell<Option<Rc<Interp>>>,
}

/// A host function that runs.
#[derive(Clone)]
pub(super) struct Running {
    pub(super) name: Ref<Str>,
    /// Whether its frames may be moved away.
    pub(super) is_switchable: bool,
}

/// Sets a flag back, also when a panic passes.
struct Entered<'a> {
    flag: &'a Cell<bool>,
    before: bool,
}

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.flag.set(self.before);
    }
}

impl Core {
    pub(super) fn new(interp: &Rc<Interp>, net: Rc<Net>) -> Rc<Core> {
        Rc::new(Core {
            interp: RefCell::new(Rc::downgrade(interp)),
            roots: VecCell::new(Vec::new()),
            free: RefCell::new(Vec::new()),
            exceptions: VecCell::new(Vec::new()),
            discarded: RefCell::new(Vec::new()),
            panic: RefCell::new(None),
            net,
            running: RefCell::new(None),
            is_entered: Cell::new(false),
            is_closed: Cell::new(false),
            is_close_due: Cell::new(false),
            scripts: RefCell::new(HashMap::new()),
            kept: RefCell::new(None),
        })
    }

    /// The interpreter, unless its `Vm` is gone.
    pub(super) fn interp(&self) -> Result<Rc<Interp>, Error> {
        let interp = self.interp.borrow().upgrade();
        interp.filter(|_| !self.is_closed.get()).ok_or_else(Error::closed)
    }

    /// Keeps a value; the place is returned.
    pub(super) fn root(&self, value: Value) -> usize {
        if let Some(place) = self.free.borrow_mut().pop() {
            drop(self.roots.set(place, Some(value)));
            return place;
        }
        self.roots.push(Some(value));
        self.roots.len() - 1
    }

    /// The value at a place; `None` when the `Vm` is gone.
    pub(super) fn rooted(&self, place: usize) -> Option<Value> {
        self.roots.get(place).flatten()
    }

    pub(super) fn unroot(&self, place: usize) {
        if let Ok(value) = self.roots.set(place, None) {
            self.free.borrow_mut().push(place);
            drop(value);
        }
    }

    /// Keeps the exception of an error for as long as the returned ticket, or a clone of it, lives.
    pub(super) fn keep_exception(&self, exception: Value) -> Arc<()> {
        self.purge_exceptions();
        let ticket = Arc::new(());
        self.exceptions.push((ticket.clone(), exception));
        ticket
    }

    /// The exception of an error.
    pub(super) fn exception(&self, ticket: &Arc<()>) -> Option<Value> {
        let known = self.exceptions.read(|all| all.iter().position(|(known, _)| Arc::ptr_eq(known, ticket)));
        known.and_then(|place| self.exceptions.get(place)).map(|(_, exception)| exception)
    }

    fn purge_exceptions(&self) {
        if self.exceptions.read(|all| all.iter().any(|(ticket, _)| Arc::strong_count(ticket) == 1)) {
            let (kept, dead): (Vec<_>, Vec<_>) = self.exceptions.take().into_iter().partition(|(ticket, _)| Arc::strong_count(ticket) > 1);
            drop(self.exceptions.replace(kept));
            drop(dead);
        }
    }

    /// Takes what a host function captured, to be dropped when no script runs.
    pub(super) fn discard(&self, captured: Box<dyn Any>) {
        self.discarded.borrow_mut().push(captured);
    }

    fn drop_discarded(&self) {
        loop {
            let discarded = std::mem::take(&mut *self.discarded.borrow_mut());
            if discarded.is_empty() {
                break;
            }
            drop(discarded);
        }
    }

    /// Notes a panic of a host function and ends the script; the innermost call of the host goes on with the panic.
    pub(super) fn carry_panic(&self, interp: &Interp, payload: Payload) -> Raised {
        *self.panic.borrow_mut() = Some(payload);
        interp.end(crate::object::limits::Ending::Panic)
    }

    /// Runs `body` on the interpreter's native stack, and makes an error of what it raises.
    ///
    /// When the caller is on that stack already, a host function or another callback of the host is below: then no greenlet switch may leave
    /// the running greenlet, unless the function was registered as switchable.
    pub(super) fn run<R>(&self, body: impl FnOnce(&Interp) -> Outcome<R>) -> Result<R, Error> {
        let interp = self.interp()?;
        let outcome = if interp.engine.is_inside() { self.run_inside(&interp, body) } else { self.run_outside(&interp, body)? };
        let payload = self.panic.borrow_mut().take().or_else(|| self.net.take());
        if let Some(payload) = payload {
            interp.limits.clear_ending();
            std::panic::resume_unwind(payload);
        }
        outcome
    }

    fn run_outside<R>(&self, interp: &Interp, body: impl FnOnce(&Interp) -> Outcome<R>) -> Result<Result<R, Error>, Error> {
        // When somebody is inside, the caller is on a foreign stack, and `enter` fails.
        let was_entered = self.is_entered.get();
        let entered = Entered { flag: &self.is_entered, before: self.is_entered.replace(true) };
        let outcome = interp.engine.enter(|| {
            let outcome = interp.check_ending().and_then(|()| body(interp));
            let outcome = error::settle(self, interp, outcome);
            crate::types::finalise::run_pending(interp);
            outcome
        });
        drop(entered);
        if was_entered {
            return outcome.map_err(|_| Error::foreign_stack());
        }
        if self.panic.borrow().is_none() {
            interp.limits.clear_ending();
        }
        self.purge_exceptions();
        self.drop_discarded();
        if self.is_close_due.take() {
            self.close(interp);
        }
        outcome.map_err(|_| Error::foreign_stack())
    }

    fn run_inside<R>(&self, interp: &Interp, body: impl FnOnce(&Interp) -> Outcome<R>) -> Result<R, Error> {
        let running = self.running.borrow_mut().take();
        let pinned = &interp.greenlets.pinned;
        let name = running.as_ref().map_or(Value::NONE, |running| running.name.value());
        let is_switchable = running.as_ref().is_some_and(|running| running.is_switchable);
        let outer = if is_switchable { None } else { Some(pinned.replace(Some(name))) };
        let outcome = interp.check_native_stack().and_then(|()| interp.check_ending()).and_then(|()| body(interp));
        let outcome = error::settle(self, interp, outcome);
        if let Some(outer) = outer {
            let is_free = outer.is_none();
            drop(pinned.replace(outer));
            if is_free {
                drop(interp.greenlets.postponed.take());
            }
        }
        *self.running.borrow_mut() = running;
        outcome
    }

    /// Ends what belongs to the interpreter when its `Vm` is dropped: now, or when the scripts that run have ended.
    pub(super) fn close_soon(&self, interp: &Rc<Interp>) {
        // Every operation under way counts the interpreter too.
        if Rc::strong_count(interp) > 1 {
            *self.kept.borrow_mut() = Some(interp.clone());
        }
        if self.is_entered.get() {
            self.is_close_due.set(true);
        } else {
            self.close(interp);
        }
    }

    /// Empties all handles and errors. The places stay theirs.
    fn empty(&self) {
        for place in 0..self.roots.len() {
            drop(self.roots.set(place, None));
        }
        drop(self.exceptions.take());
    }

    fn close(&self, interp: &Interp) {
        self.is_entered.set(true);
        let entered = interp.engine.enter(|| {
            close::end_greenlets(interp);
            self.empty();
            close::end_program(interp);
            self.is_closed.set(true);
            self.empty();
            close::take_apart(interp);
        });
        debug_assert!(entered.is_ok(), "nobody is on the native stack");
        self.is_entered.set(false);
        drop(self.panic.borrow_mut().take());
        drop(self.net.take());
        self.drop_discarded();
    }
}

//! Greenlets: the objects, the switch between them, and the module `greenlet`.
//!
//! A greenlet is a slice of the native stack (`native`) together with the interpreter state that belongs to it. This module decides who runs
//! next, what travels, and what happens at the first switch and at the end; `native` only moves bytes and the stack pointer.

mod attributes;
pub(crate) mod lifetime;
pub mod module;
mod origins;
mod statistics;
mod switch;
mod throw;
mod trace;
mod unswitchable;

use std::cell::{Cell, RefCell};
use std::ptr::NonNull;

use crate::native::Slice;
use crate::object::cell::Slot;
use crate::object::header::{Header, Payload, Visit};
use crate::object::{Interp, Ref, Value};
use crate::vm::frame;

use unswitchable::Forced;

pub use switch::{Request, switch};

/// Where a greenlet is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Never started.
    Pending,
    /// Started and not finished: it runs, or is parked.
    Active,
    /// Its function has returned or raised.
    Dead,
}

/// The payload of greenlet objects.
pub struct Greenlet {
    /// Its native stack; for the main greenlet, which has the engine's own slice, this one is never used.
    slice: Slice,
    state: Cell<State>,
    is_main: bool,
    /// The callable, until it starts; then what it was started with, until it ends.
    run: Slot<Value>,
    parent: Slot<Ref<Greenlet>>,
    parked: Parked,
    /// A weak reference to who switched to it last, while `origins` are recorded.
    origin: Slot<Value>,
    /// What a switch to it shall fail with, for tests of failing switches; see `unswitchable`.
    forced: Cell<Forced>,
}

/// The interpreter state of a greenlet that does not run.
struct Parked {
    /// Its innermost frame, which a native frame in the slice keeps alive.
    frame: Cell<Option<NonNull<Header>>>,
    depth: Cell<u32>,
    native_depth: Cell<u32>,
    handled: Slot<Value>,
    context: Slot<Value>,
    /// What is rarely there.
    rest: RefCell<Option<Box<ParkedRest>>>,
}

struct ParkedRest {
    handled_outer: Vec<Option<Value>>,
}

impl Payload for Greenlet {
    const TRACKED: bool = true;

    fn needs_finaliser(&self) -> bool {
        self.is_parked()
    }

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.run.traverse(visit);
        self.parent.traverse(visit);
        self.origin.traverse(visit);
        self.parked.handled.traverse(visit);
        self.parked.context.traverse(visit);
        if let Some(rest) = &*self.parked.rest.borrow() {
            rest.handled_outer.iter().flatten().for_each(|value| visit.value(value));
        }
        // What natives on its stack own is not reported, and so keeps its objects alive: a greenlet that only language frames hold in a
        // cycle is found to be garbage, one that a native holds is not.
        if let Some(innermost) = self.parked.frame.get().filter(|_| self.state.get() == State::Active) {
            frame::traverse_parked(innermost, visit);
        }
    }

    fn clear(&self) {
        drop(self.run.take());
    }
}

impl Greenlet {
    /// A greenlet that has not started.
    fn new(is_main: bool, parent: Option<Ref<Greenlet>>) -> Greenlet {
        Greenlet {
            slice: Slice::new(),
            state: Cell::new(if is_main { State::Active } else { State::Pending }),
            is_main,
            run: Slot::new(None),
            parent: Slot::new(parent),
            parked: Parked {
                frame: Cell::new(None),
                depth: Cell::new(0),
                native_depth: Cell::new(0),
                handled: Slot::new(None),
                context: Slot::new(None),
                rest: RefCell::new(None),
            },
            origin: Slot::new(None),
            forced: Cell::new(Forced::Nothing),
        }
    }

    /// Where it is in its life.
    pub fn state(&self) -> State {
        self.state.get()
    }

    /// Whether it is the greenlet of the thread itself.
    pub fn is_main(&self) -> bool {
        self.is_main
    }

    /// The greenlet that gets its result.
    pub fn parent(&self) -> Option<Ref<Greenlet>> {
        self.parent.get()
    }

    /// Whether it is the one that runs.
    fn is_current(&self, interp: &Interp) -> bool {
        let current = interp.greenlets.current.get();
        current.is_some_and(|current| current.cast::<Greenlet>().is_some_and(|current| std::ptr::eq(current, self)))
    }

    /// Whether `ancestor` is it, or in its chain of parents.
    fn descends_from(&self, ancestor: &Greenlet) -> bool {
        if std::ptr::eq(self, ancestor) {
            return true;
        }
        let mut link = self.parent();
        while let Some(parent) = link {
            if std::ptr::eq(&raw const *parent, ancestor) {
                return true;
            }
            link = parent.parent();
        }
        false
    }

    /// Whether it is started, not finished, and not the main one.
    fn is_parked(&self) -> bool {
        self.state.get() == State::Active && !self.is_main
    }

    /// Bytes outside the native stack that let it go on: what is saved of its slice, and the parked state. 0 unless it is suspended.
    fn saved_len(&self, interp: &Interp) -> usize {
        let is_suspended = self.state.get() == State::Active && !self.is_current(interp);
        if is_suspended { self.slice(interp).saved_len() + size_of::<Parked>() } else { 0 }
    }

    /// Its native stack.
    fn slice<'a>(&'a self, interp: &'a Interp) -> &'a Slice {
        if self.is_main { interp.engine.main() } else { &self.slice }
    }

    /// Takes the interpreter's state that belongs to the greenlet, which stops running.
    fn park(&self, interp: &Interp) {
        let parked = &self.parked;
        parked.frame.set(interp.frame.get());
        parked.depth.set(interp.depth.get());
        parked.native_depth.set(interp.native_depth.get());
        drop(parked.handled.replace(interp.handled.take()));
        drop(parked.context.replace(interp.greenlets.context.take()));
        if !interp.handled_outer.is_empty() {
            *parked.rest.borrow_mut() = Some(Box::new(ParkedRest { handled_outer: interp.handled_outer.take() }));
        }
    }

    /// Gives the state back to the interpreter: the greenlet is going to run.
    fn unpark(&self, interp: &Interp) {
        let parked = &self.parked;
        interp.frame.set(parked.frame.take());
        interp.depth.set(parked.depth.get());
        interp.native_depth.set(parked.native_depth.get());
        drop(interp.handled.replace(parked.handled.take()));
        drop(interp.greenlets.context.replace(parked.context.take()));
        let rest = parked.rest.take();
        if let Some(rest) = rest {
            drop(interp.handled_outer.replace(rest.handled_outer));
        }
    }
}

/// The running greenlet.
pub fn current(interp: &Interp) -> Ref<Greenlet> {
    let current = interp.greenlets.current.get().expect("set when the interpreter starts");
    current.into_ref::<Greenlet>().expect("only greenlets are put there")
}

/// The greenlet of the thread itself.
pub fn main(interp: &Interp) -> Ref<Greenlet> {
    let main = interp.greenlets.main.get().expect("set when the interpreter starts");
    main.into_ref::<Greenlet>().expect("only greenlets are put there")
}

/// Makes the type and the main greenlet.
pub(crate) fn install(interp: &Interp) {
    attributes::install(interp);
    unswitchable::install(interp);
    let main = interp.allocate(&interp.types.greenlet, Greenlet::new(true, None));
    interp.greenlets.main.set(main.value());
    interp.greenlets.current.set(main.into_value());
}

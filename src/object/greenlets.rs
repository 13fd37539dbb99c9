//! What an interpreter knows of its greenlets, as data. `greenlet` works on it; here it only lies where it can be reached.
//!
//! The complete list of what belongs to one greenlet and is exchanged at every switch: `Interp::frame` (the innermost frame), `Interp::depth`
//! (frames below the greenlet's first), `Interp::native_depth`, `Interp::handled` and `Interp::handled_outer` (exceptions being handled), and
//! `context` below. Never exchanged: the exception on its way (`Interp::raised`), which is how `throw` reaches its target, the containers
//! whose repr is being made (`Interp::repr_guard`), which are the thread's in CPython, and ticks.

use std::cell::Cell;

use smallvec::SmallVec;

use super::cell::{Slot, VecCell};
use super::header::Ref;
use super::tuple::Tuple;
use super::value::Value;

/// What a greenlet that starts will do.
pub(crate) struct Start {
    /// Its `run`, as looked up in the starter.
    pub run: Value,
    /// The arguments; `None` when it is started by an exception, which is then the transfer.
    pub arguments: Option<StartArguments>,
}

/// Arguments of the first switch.
pub(crate) struct StartArguments {
    /// Positional ones, then the values of those given by keyword.
    pub values: SmallVec<[Value; 4]>,
    /// Names of the latter.
    pub names: Option<Ref<Tuple>>,
}

/// The state of one interpreter's greenlets.
pub struct Greenlets {
    /// The running greenlet.
    pub(crate) current: Slot<Value>,
    /// The greenlet of the thread itself.
    pub(crate) main: Slot<Value>,
    /// The greenlet that was left last, until the one that runs now has taken note of it.
    pub(crate) origin: Slot<Value>,
    /// The value or exception in flight.
    pub(crate) transfer: Slot<Value>,
    /// Whether the transfer is an exception to raise.
    pub(crate) is_throw: Cell<bool>,
    /// What the greenlet that is being started will do.
    pub(crate) start: Cell<Option<Start>>,
    /// `greenlet.settrace`.
    pub(crate) tracer: Slot<Value>,
    /// `greenlet.record_origins`: each switch notes who switched.
    pub(crate) records_origins: Cell<bool>,
    /// A switch has somebody to tell: a tracer is set, or origins are recorded.
    pub(crate) is_observed: Cell<bool>,
    /// While frames of the host are on the running greenlet's native stack that may not be moved away: the name of the host's function, or
    /// None. Set by `embed`. No switch leaves such a greenlet, so that there is nothing to exchange.
    pub(crate) pinned: Slot<Value>,
    /// Greenlets whose end fell due while the running one was pinned. `embed` drops them afterwards, so that it falls due again.
    pub(crate) postponed: VecCell<Value>,
    /// The context (`contextvars`) of the running greenlet, once something was set in it.
    pub(crate) context: Slot<Value>,
    /// `greenlet._greenlet.set_thread_local`: once something was set.
    pub(crate) thread_local: Slot<Value>,
    /// `greenlet.enable_optional_cleanup`.
    pub(crate) is_cleanup_counted: Cell<bool>,
    /// The program is over, and its modules are being taken apart.
    pub(crate) is_finalising: Cell<bool>,
}

impl Greenlets {
    /// No greenlet yet.
    pub(crate) fn new() -> Greenlets {
        Greenlets {
            current: Slot::new(None),
            main: Slot::new(None),
            origin: Slot::new(None),
            transfer: Slot::new(None),
            is_throw: Cell::new(false),
            start: Cell::new(None),
            tracer: Slot::new(None),
            records_origins: Cell::new(false),
            is_observed: Cell::new(false),
            context: Slot::new(None),
            thread_local: Slot::new(None),
            is_cleanup_counted: Cell::new(true),
            is_finalising: Cell::new(false),
            pinned: Slot::new(None),
            postponed: VecCell::new(Vec::new()),
        }
    }
}

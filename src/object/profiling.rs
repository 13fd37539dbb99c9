//! What an interpreter knows of its profiler, as data. `vm::profile` works on it.

use std::cell::Cell;

use super::cell::{Slot, VecCell};
use super::value::Value;

/// The profiler and what it is to be told of.
pub(crate) struct Profiling {
    /// `sys.setprofile`.
    pub(crate) profiler: Slot<Value>,
    /// A profiler is set, and nothing runs that it is not told of.
    pub(crate) is_on: Cell<bool>,
    /// How many callbacks run that it is not told of: its own, and the tracer of greenlets. They are the interpreter's, not a greenlet's:
    /// when one switches, its target is not told of either.
    pub(crate) muted: Cell<u32>,
    /// Frames that began before the profiler was set, and whose end it is to be told of.
    pub(crate) adopted: VecCell<Value>,
}

impl Profiling {
    /// No profiler.
    pub(crate) fn new() -> Profiling {
        Profiling { profiler: Slot::new(None), is_on: Cell::new(false), muted: Cell::new(0), adopted: VecCell::new(Vec::new()) }
    }
}

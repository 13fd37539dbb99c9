//! Counters of the stack engine, cheap enough to be always on: a switch adds to five words of one cache line.
//!
//! Written by `engine.rs` and `stress.rs`; read by tests, benchmarks and whoever shows the stack to a learner.

use std::cell::Cell;

/// What the engine has done since it was made. Counts wrap at 64 bits; bytes are those of the native stack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Switches to a parked slice, the last switch of a finished slice included.
    pub switches: u64,
    /// First switches: slices that got a base.
    pub starts: u64,
    /// Bytes copied from the stack to the heap.
    pub bytes_saved: u64,
    /// Bytes copied from the heap to the stack.
    pub bytes_restored: u64,
    /// Bytes of switching slices that stayed where they were, because the target's base lies below them.
    /// Starts are not counted: they leave everything in place.
    pub bytes_avoided: u64,
    /// Slices that have bytes in the heap now.
    pub saved_slices: u64,
    /// Largest number of bytes that one slice ever had in the heap.
    pub largest_slice: u64,
    /// Bytes of heap buffers that hold saved bytes now, rounding included.
    pub buffer_bytes: u64,
    /// Bytes of heap buffers that wait to be used again.
    pub idle_bytes: u64,
}

/// The counters themselves. `buffer_bytes` and `idle_bytes` are the pool's.
#[derive(Default)]
pub(super) struct Counters {
    pub(super) switches: Cell<u64>,
    pub(super) starts: Cell<u64>,
    pub(super) bytes_saved: Cell<u64>,
    pub(super) bytes_restored: Cell<u64>,
    pub(super) bytes_avoided: Cell<u64>,
    pub(super) saved_slices: Cell<u64>,
    pub(super) largest_slice: Cell<u64>,
}

/// Adds to a counter.
#[inline(always)]
pub(super) fn add(counter: &Cell<u64>, amount: u64) {
    counter.set(counter.get().wrapping_add(amount));
}

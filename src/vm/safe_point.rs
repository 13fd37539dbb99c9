//! What is done between instructions: finalisers that fell due, collections, interrupts, the host's budget.
#![allow(unsafe_code, reason = "asks the stack engine to push everything out, for tests")]
//!
//! Invariants:
//! 1. Code on the region keeps the contract of `native`, and the engine lies in the interpreter, which is on the heap.

use crate::object::{Interp, Outcome};

/// Runs the finalisers that wait, and a collection if one is due. May run Python; an exception on its way waits meanwhile.
#[cold]
#[inline(never)]
pub(super) fn attend(interp: &Interp) {
    let waiting = interp.raised.take();
    if interp.heap.take_collect_due() {
        let is_full = interp.heap.is_full_collection_due();
        super::collect(interp, is_full);
    }
    crate::types::finalise::run_pending(interp);
    if let Some(exception) = waiting {
        interp.raised.set(exception);
    }
}

/// Counts a call that eval did not count.
#[inline(always)]
pub(super) fn count_call(interp: &Interp) -> Outcome<()> {
    let ticks = interp.ticks.get() - 1;
    interp.ticks.set(ticks);
    if ticks < 0 { tick(interp) } else { Ok(()) }
}

/// Called when the ticks have run out: looks at what another thread or the host may have asked for, and calls the handlers of signals that
/// have arrived. May run Python.
#[cold]
#[inline(never)]
pub(super) fn tick(interp: &Interp) -> Outcome<()> {
    interp.look_at_limits()?;
    if interp.limits.take_signal() {
        crate::builtins::signals::handle(interp)?;
    }
    if interp.is_switch_stressed.get() { stress(interp) } else { Ok(()) }
}

/// Bytes of used stack for each tick between two stresses: a deep stack is not copied at every call.
const STRESS_GRAIN: usize = 16 * 1024;

/// For tests: pushes the whole native stack out to the heap and back, at every call and jump back (on a deep stack at some of them).
#[cold]
#[inline(never)]
fn stress(interp: &Interp) -> Outcome<()> {
    let used = interp.engine.region().top().saturating_sub(crate::native::stack_pointer());
    interp.hand_out_ticks((used / STRESS_GRAIN) as u32);
    // SAFETY: invariant 1.
    unsafe { interp.engine.stress() }.map_err(|_| interp.memory_error(""))
}

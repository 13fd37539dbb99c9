//! What is done between instructions: finalisers that fell due, collections, interrupts, the host's budget.

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
    if ticks < 0 { interp.look_at_limits() } else { Ok(()) }
}

//! The end of an interpreter whose `Vm` is dropped.

use crate::object::Interp;

use super::finish;

/// Ends all greenlets, within the budget that is left: when that runs out, one after the other is ended at once. May run Python.
pub(super) fn end_greenlets(interp: &Interp) {
    interp.limits.clear_ending();
    crate::greenlet::lifetime::end_all(interp);
    interp.limits.clear_ending();
}

/// Runs the finalisers of what is left, within the budget that is left. May run Python.
pub(super) fn end_program(interp: &Interp) {
    finish::finalise(interp);
    interp.limits.clear_ending();
    // Nobody is left to tell that the host cannot take it.
    let _ = interp.host.flush();
}

/// Frees everything. Runs no script code.
pub(super) fn take_apart(interp: &Interp) {
    crate::vm::shut_down(interp);
}

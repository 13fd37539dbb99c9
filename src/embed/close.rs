//! The end of an interpreter whose `Vm` is dropped.

use crate::object::Interp;

use super::finish;

/// Ends all greenlets and runs the finalisers of what is left, within the budget that is left. May run Python.
///
/// A budget that runs out here ends one piece of script after the other.
pub(super) fn end_scripts(interp: &Interp) {
    let limits = &interp.limits;
    limits.clear_ending();
    crate::greenlet::lifetime::end_all(interp);
    limits.clear_ending();
    finish::finalise(interp);
    limits.clear_ending();
    // Nobody is left to tell that the host cannot take it.
    let _ = interp.host.flush();
}

/// Frees everything. Runs no script code.
pub(super) fn take_apart(interp: &Interp) {
    crate::vm::shut_down(interp);
}

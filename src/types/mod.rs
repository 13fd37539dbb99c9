//! The built-in types, one file each: constructors, slots, method table, method bodies.

use crate::object::Interp;

/// Fills in every built-in type. Called once, when an interpreter starts.
pub fn install(interp: &Interp) {
    let _ = interp;
}

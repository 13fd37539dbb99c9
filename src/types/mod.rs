//! The built-in types, one file each: constructors, slots, method table, method bodies.

use crate::object::Interp;

pub mod exception;
pub mod exception_fields;
pub mod exception_group;
pub mod exception_table;
pub mod os_error;
pub mod syntax_error;
pub mod traceback;
pub mod unicode_error;

/// Fills in every built-in type. Called once, when an interpreter starts.
pub fn install(interp: &Interp) {
    // Everything raises, so exceptions come first.
    exception_table::install(interp);
    traceback::install(interp);
}

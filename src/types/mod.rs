//! The built-in types, one file each: constructors, slots, method table, method bodies.

use crate::object::Interp;

pub(crate) mod arguments;
pub mod dict;
pub mod dict_iterators;
pub mod dict_update;
pub mod dict_views;
pub mod exception;
pub mod exception_fields;
pub mod exception_group;
pub mod exception_table;
pub mod frozenset;
pub(crate) mod hashing;
pub mod iterators;
pub mod list;
pub mod list_sort;
pub mod os_error;
pub mod range;
pub mod sequence;
pub mod set;
pub mod set_operations;
pub mod set_table;
pub mod slice;
pub mod syntax_error;
pub mod traceback;
pub mod tuple;
pub mod unicode_error;

/// Fills in every built-in type. Called once, when an interpreter starts.
pub fn install(interp: &Interp) {
    // Everything raises, so exceptions come first.
    exception_table::install(interp);
    traceback::install(interp);
    list::install(interp);
    tuple::install(interp);
    slice::install(interp);
    range::install(interp);
    iterators::install(interp);
    dict::install(interp);
    dict_views::install(interp);
    dict_iterators::install(interp);
    set::install(interp);
    frozenset::install(interp);
}

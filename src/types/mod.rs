//! The built-in types, one file each: constructors, slots, method table, method bodies.

use crate::object::Interp;

pub(crate) mod arguments;
pub mod buffer;
pub mod byte_iterator;
mod byte_methods;
mod byte_search;
pub mod bytearray;
pub mod bytes;
pub mod dict;
pub mod dict_iterators;
pub mod dict_update;
pub mod dict_views;
pub mod exception;
pub mod exception_fields;
pub mod exception_group;
pub mod exception_table;
pub mod fault;
pub mod frozenset;
pub(crate) mod hashing;
pub mod iterators;
pub mod list;
pub mod list_sort;
pub mod os_error;
pub mod percent;
pub mod range;
pub mod sequence;
pub mod set;
pub mod set_operations;
pub mod set_table;
pub mod slice;
pub mod str;
mod str_case;
pub mod str_codec;
mod str_format;
pub mod str_iterator;
mod str_methods;
mod str_search;
mod str_translate;
pub mod syntax_error;
pub mod text_arguments;
pub mod traceback;
pub mod tuple;
pub mod unicode_error;

/// Fills in every built-in type. Called once, when an interpreter starts.
pub fn install(interp: &Interp) {
    // Everything raises, so exceptions come first.
    exception_table::install(interp);
    traceback::install(interp);
    str::install(interp);
    bytes::install(interp);
    bytearray::install(interp);
    byte_iterator::install(interp);
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

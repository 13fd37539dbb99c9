//! The built-in functions and the native modules, as tables.

pub mod bytes_io;
pub mod core;
pub mod introspection;
pub mod io;
mod newline;
pub mod numeric;
pub mod print;
pub mod re;
pub mod standard_stream;
pub mod string_io;
pub mod sys;
mod sys_info;

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::{Interp, Ref, Value};

/// Fills the namespace of a native module.
pub type Populate = fn(&Interp, &Ref<Dict>);

/// The modules written in Rust.
pub const MODULES: &[(&str, Populate)] = &[
    ("builtins", core::populate),
    ("sys", sys::populate),
    ("itertools", crate::types::itertools::populate),
    ("_io", io::populate),
    ("_re", re::populate),
    ("_collections", crate::types::deque::populate),
    ("greenlet", crate::greenlet::module::populate),
    ("greenlet._greenlet", crate::greenlet::module::populate),
];

/// Enters functions into a module's namespace.
pub(crate) fn enter_functions(interp: &Interp, dict: &Ref<Dict>, functions: &'static [Method]) {
    let module = dict.get_text(&interp.names.name).unwrap_or(Value::NONE);
    for method in functions {
        drop(dict.set_text(&interp.intern(method.name), interp.module_function(&module, method)));
    }
}

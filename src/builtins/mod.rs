//! The built-in functions and the native modules, as tables.

pub mod atexit;
pub mod core;
pub mod errno;
pub mod gc;
pub mod introspection;
pub mod math;
pub mod numeric;
pub mod print;
pub mod standard_stream;
pub mod sys;
mod sys_info;
pub mod time;

use crate::object::dict::Dict;
use crate::object::{Interp, Ref};

/// Fills the namespace of a native module.
pub type Populate = fn(&Interp, &Ref<Dict>);

/// The modules written in Rust.
pub const MODULES: &[(&str, Populate)] = &[
    ("builtins", core::populate),
    ("sys", sys::populate),
    ("atexit", atexit::populate),
    ("errno", errno::populate),
    ("gc", gc::populate),
    ("math", math::populate),
    ("time", time::populate),
    ("itertools", crate::types::itertools::populate),
    ("_collections", crate::types::deque::populate),
    ("greenlet", crate::greenlet::module::populate),
    ("greenlet._greenlet", crate::greenlet::module::populate),
];

pub(crate) use crate::object::builder::enter_functions;

//! The built-in functions and the native modules, as tables.

pub mod atexit;
pub mod bisect;
pub mod bytes_io;
mod calendar;
pub mod core;
mod descriptors;
pub mod errno;
mod fetchers;
mod file;
pub mod functools;
pub mod gc;
pub mod heapq;
pub mod introspection;
pub mod io;
mod lock;
pub mod math;
mod newline;
pub mod numeric;
pub mod operator;
mod partial;
pub mod posix;
pub mod print;
mod processes;
pub mod random;
pub mod re;
pub(crate) mod signals;
mod site;
pub mod standard_stream;
pub mod string_io;
pub mod structure;
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
    ("_random", random::populate),
    ("bisect", bisect::populate),
    ("_bisect", bisect::populate),
    ("_heapq", heapq::populate),
    ("struct", structure::populate),
    ("array", crate::types::array::populate),
    ("time", time::populate),
    ("posix", posix::populate),
    ("_signal", signals::populate),
    ("_lock", lock::populate),
    ("_operator", operator::populate),
    ("_functools", functools::populate),
    ("_traceback", crate::report::module::populate),
    ("itertools", crate::types::itertools::populate),
    ("_io", io::populate),
    ("_re", re::populate),
    ("_collections", crate::types::deque::populate),
    ("_contextvars", crate::types::context::populate),
    ("_weakref", crate::types::weakref::populate),
    ("greenlet", crate::greenlet::module::populate),
    ("greenlet._greenlet", crate::greenlet::module::populate_inner),
];

pub(crate) use crate::object::builder::enter_functions;

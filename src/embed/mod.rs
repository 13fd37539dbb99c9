//! The interface for Rust programs that embed the interpreter.
//!
//! A [`Vm`] is an interpreter. It runs texts ([`Vm::exec`], [`Vm::eval`]), its values come out as [`Handle`]s and are converted with
//! [`FromValue`] and [`IntoValue`], closures of the host go in as functions ([`Vm::function`], [`Vm::module`]), [`Greenlet`]s wait in the
//! middle of script code until the host resumes them. Whatever fails is an [`Error`]. What scripts may reach is what the host's [`Host`] grants;
//! what they may use up is bounded by the [`Builder`], [`Vm::set_budget`] and [`Interrupt`].
//!
//! Host functions, greenlets and the native stack: all script code of a `Vm` runs on a native stack of its own, however deep or small the
//! stack of the host's thread is. Host functions run on it too. A greenlet that parks takes its part of it away, so nothing may point into
//! the frames of a greenlet that can park: a closure that calls back into scripts is pinned, and [`Park`] waits without any frame.

mod arguments;
mod builder;
mod close;
mod convert;
mod core;
mod error;
mod exception;
mod finish;
mod function;
mod globals;
mod greenlet;
mod guarded;
mod handle;
mod host_function;
mod main_module;
mod program;
mod standard_streams;
mod vm;

pub use crate::object::host::{Host, LocalTime, error_text};
pub use crate::object::limits::Interrupt;
pub use crate::object::system::{Disposition, Poll, Spawn, System};
pub use crate::report::{ErrorReport, ExceptionReport, FrameReport, GroupReport, Link, SyntaxReport};
pub use arguments::{Arguments, IntoArguments};
pub use builder::Builder;
pub use convert::{Bytes, FromValue, IntoValue};
pub use error::{Error, ErrorKind};
pub use exception::Exception;
pub use function::{Answer, Argument, Function, FunctionMut, Park, Rest};
pub use globals::{Globals, Module};
pub use greenlet::{Greenlet, Step};
pub use handle::{Handle, Items};
pub use program::{Program, Status};
pub use standard_streams::StandardStreams;
pub use vm::Vm;

use program::exit_status;

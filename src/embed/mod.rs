//! The interface for Rust programs that embed the interpreter.

mod finish;
mod main_module;
mod program;
mod vm;

pub use crate::object::limits::Interrupt;
pub use program::{Program, Status};
pub use vm::{Builder, Error, Vm};

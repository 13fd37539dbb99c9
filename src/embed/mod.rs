//! The interface for Rust programs that embed the interpreter.

mod vm;

pub use vm::{Builder, Error, Vm};

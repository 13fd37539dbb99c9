//! Morelia: an embeddable interpreter for a strict subset of Python 3.13, with greenlets.

pub mod builtins;
pub mod bytecode;
pub mod compile;
pub mod embed;
pub mod engines;
pub mod greenlet;
pub mod load;
pub mod native;
pub mod object;
pub mod report;
pub mod stdlib;
pub mod syntax;
pub mod text;
pub mod types;
pub mod vm;

//! From source text to syntax tree.

pub(crate) mod actions;
pub mod arena;
pub mod ast;
pub(crate) mod diagnose;
pub mod dump;
pub(crate) mod escape;
pub(crate) mod identifier;
pub(crate) mod layout;
pub(crate) mod number;
pub mod parse;
pub(crate) mod quote;
pub(crate) mod scan;
pub(crate) mod soft;
pub mod symbol;
pub mod token;

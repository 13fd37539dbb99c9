//! Morelia: an embeddable interpreter for a strict subset of Python 3.13, with greenlets.

pub mod engines;
pub mod object;
pub mod syntax;
pub mod text;
pub mod types;

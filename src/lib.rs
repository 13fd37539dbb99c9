//! Morelia: an embeddable interpreter for a strict subset of Python 3.13, with greenlets.

pub mod object;
pub mod report;
pub mod types;

//! Owns the pure computations behind numbers and text: they know Rust data only, no interpreter value.
//!
//! The built-in types call these functions and turn a [`fault::Fault`] into the exception that it names.
//! Text that may hold lone surrogates is *generalised UTF-8*, see [`text`].

pub mod ascii;
pub mod brace;
pub mod codec;
pub mod complex;
pub mod fault;
pub mod float;
pub mod format_spec;
pub mod hash;
pub mod integer;
pub mod math;
pub mod percent;
pub mod quote;
pub mod random_mt;
pub mod regex;
pub mod search;
pub mod structure;
pub mod text;
pub mod unicode;

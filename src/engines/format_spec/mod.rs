//! Owns the format specification mini-language: `format(value, specification)` for the built-in types.
//!
//! `[[fill]align][sign]["z"]["#"]["0"][width][grouping]["." precision][type]`. A specification is parsed for the
//! kind of value that it is applied to, since defaults and messages depend on it.

mod complex;
mod float;
mod integer;
mod layout;
mod parse;
mod text;

pub use complex::format_complex;
pub use float::format_float;
pub use integer::format_integer;
pub use text::format_text;

use super::fault::Fault;

/// The kind of value that a specification is parsed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `str`: left aligned, type `s`.
    Text,
    /// `int` and `bool`: right aligned, type `d`.
    Integer,
    /// `float` and `complex`: right aligned, without a default type.
    Real,
}

/// Where padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
    Center,
    /// Between the sign and the digits.
    AfterSign,
}

/// What stands before a number that is not negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
    Space,
}

/// The separator between groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grouping {
    Comma,
    Underscore,
}

/// A parsed specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Specification {
    pub(super) fill: u32,
    pub(super) align: Align,
    pub(super) sign: Option<Sign>,
    pub(super) coerces_negative_zero: bool,
    pub(super) is_alternate: bool,
    pub(super) width: usize,
    pub(super) grouping: Option<Grouping>,
    pub(super) precision: Option<usize>,
    /// Code point of the presentation type, 0 when there is none and the target has no default.
    pub(super) presentation: u32,
}

/// `Unknown format code …`.
fn unknown_presentation(presentation: u32, type_name: &str) -> Fault {
    let code = parse::show_presentation(presentation);
    Fault::value(format!("Unknown format code '{code}' for object of type '{type_name}'"))
}

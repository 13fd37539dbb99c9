//! Owns what `float` computes: text forms, parsing, conversions and the operators with rules of their own.
//!
//! Digits come from `zmij` (shortest) and the standard library (given precision, parsing), both correctly rounded.

mod arithmetic;
mod compose;
mod convert;
mod hex;
mod layout;
mod parse;
mod round;

pub use arithmetic::{Power, compare_with_integer, divide, divmod, floor_divide, modulo, power};
pub use convert::{as_integer_ratio, ceiling, divide_integers, floor, from_integer, round_to_integer, truncate};
pub use hex::{from_hex, to_hex};
pub use layout::{Form, Style, format, repr};
pub use parse::{parse, parse_bytes, try_parse_ascii};
pub(in crate::engines) use parse::{strip_c_space, to_ascii, without_underscores};
pub use round::round_to_digits;

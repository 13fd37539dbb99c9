//! Owns printf-style formatting, the `%` operator of `str` and `bytes`: parsing of the template and laying out of values.
//!
//! The caller walks the pieces of a [`Template`] and for each [`Field`] does, in this order and stopping at the first
//! failure: refuse a missing mapping, look up the key, fetch the `*` width, fetch the `*` precision, raise `defect`,
//! fetch the value, ask for the [`Conversion`], convert the value and lay it out. That order is CPython's. The value of
//! a key takes the place of all arguments; arguments left over are an error only where no mapping was given.

mod layout;
mod parse;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::fault::Fault;
use super::text;

pub use layout::Layout;
pub use parse::Template;

/// Whose `%` operator it is; messages and conversions differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `str`: lengths and positions count code points.
    Text,
    /// `bytes` and `bytearray`.
    Bytes,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that is copied.
    Literal(&'a [u8]),
    /// A value to be formatted.
    Field(Field<'a>),
}

/// The flag characters of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub is_left: bool,
    /// `+`
    pub has_plus: bool,
    /// ` `
    pub has_space: bool,
    /// `#`
    pub is_alternate: bool,
    /// `0`
    pub has_zero: bool,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Not given.
    Absent,
    /// A number in the template.
    Given(usize),
    /// `*`: the next argument.
    Argument,
}

/// What a template says of one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// A `(` follows the `%`: the argument must be a mapping, or [`mapping_required`] is raised.
    pub wants_mapping: bool,
    /// The key between the parentheses; absent without them or when the closing one is missing.
    pub key: Option<&'a [u8]>,
    /// The flags.
    pub flags: Flags,
    /// The width.
    pub width: Amount,
    /// The precision.
    pub precision: Amount,
    /// What is wrong after the parts above; the iteration ends with this field.
    pub defect: Option<Fault>,
    dialect: Dialect,
    letter: u32,
    /// The letter comes right after the digits of a width or a precision.
    follows_digits: bool,
    /// Position of the letter in the template, in the units of the dialect.
    position: usize,
}

/// How a value is to be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// `s` in a `str`.
    Str,
    /// `s` or `b` in bytes: a bytes-like object or one with `__bytes__`.
    Bytes,
    /// `r` in a `str`.
    Repr,
    /// `a`, and `r` in bytes.
    Ascii,
    /// `c`
    Character,
    /// `d`, `i` and `u`: an integer, or a real number that is truncated.
    Decimal,
    /// `o`: an integer only, as the next two.
    Octal,
    /// `x`
    Hexadecimal,
    /// `X`
    UpperHexadecimal,
    /// `e E f F g G`, with the letter.
    Float(u8),
}

impl Field<'_> {
    /// The conversion, or the error of an unknown letter.
    pub fn conversion(&self) -> Result<Conversion, Fault> {
        let letter = u8::try_from(self.letter).unwrap_or(0);
        Ok(match (letter, self.dialect) {
            (b's', Dialect::Text) => Conversion::Str,
            (b'r', Dialect::Text) => Conversion::Repr,
            (b's' | b'b', Dialect::Bytes) => Conversion::Bytes,
            (b'r', Dialect::Bytes) | (b'a', _) => Conversion::Ascii,
            (b'c', _) => Conversion::Character,
            (b'd' | b'i' | b'u', _) => Conversion::Decimal,
            (b'o', _) => Conversion::Octal,
            (b'x', _) => Conversion::Hexadecimal,
            (b'X', _) => Conversion::UpperHexadecimal,
            (b'e' | b'E' | b'f' | b'F' | b'g' | b'G', _) => Conversion::Float(letter),
            _ => return Err(self.unsupported()),
        })
    }

    #[cold]
    fn unsupported(&self) -> Fault {
        let shown = match (self.dialect, self.letter) {
            (Dialect::Text, 31..=126) | (Dialect::Bytes, 0..=127) => self.letter,
            (Dialect::Text, _) => u32::from('?'),
            // CPython reads a byte as signed except after digits, and its message formatter refuses negative ones.
            (Dialect::Bytes, _) if !self.follows_digits => {
                return Fault::overflow("character argument not in range(0x110000)");
            }
            (Dialect::Bytes, _) => self.letter,
        };
        let place = format!("' (0x{:x}) at index {}", self.letter, self.position);
        let mut message = b"unsupported format character '".to_vec();
        text::push(&mut message, shown);
        message.extend_from_slice(place.as_bytes());
        Fault::value(message)
    }

    /// The `TypeError` of a value that the numeric letter of this field cannot take.
    ///
    /// In bytes it also stands for every other failure of a conversion to float, such as that of a big integer.
    #[cold]
    pub fn wrong_number(&self, conversion: Conversion, type_name: &str) -> Fault {
        let letter = match (self.letter as u8, self.dialect) {
            (b'i', Dialect::Bytes) => 'd',
            (letter, _) => char::from(letter),
        };
        Fault::type_error(match (conversion, self.dialect) {
            (Conversion::Float(_), Dialect::Text) => format!("must be real number, not {type_name}"),
            (Conversion::Float(_), Dialect::Bytes) => format!("float argument required, not {type_name}"),
            (Conversion::Decimal, _) => {
                format!("%{letter} format: a real number is required, not {type_name}")
            }
            _ => format!("%{letter} format: an integer is required, not {type_name}"),
        })
    }

    /// Flags, width and precision together; `width` and `precision` are the values of `*` arguments.
    pub fn layout(&self, width: Option<i64>, precision: Option<i64>) -> Layout {
        let mut flags = self.flags;
        let width = match (self.width, width) {
            (Amount::Given(width), _) => width,
            (Amount::Argument, Some(width)) => {
                flags.is_left |= width < 0;
                usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX)
            }
            _ => 0,
        };
        let precision = match (self.precision, precision) {
            (Amount::Given(precision), _) => Some(precision),
            (Amount::Argument, Some(precision)) => Some(usize::try_from(precision).unwrap_or(0)),
            _ => None,
        };
        Layout { dialect: self.dialect, flags, width, precision }
    }
}

/// The error of a `(` when the right operand is no mapping.
pub fn mapping_required() -> Fault {
    Fault::type_error("format requires a mapping")
}

/// The error of a field without a value.
pub fn not_enough_arguments() -> Fault {
    Fault::type_error("not enough arguments for format string")
}

/// The error of values without a field.
pub fn not_all_converted(dialect: Dialect) -> Fault {
    Fault::type_error(match dialect {
        Dialect::Text => "not all arguments converted during string formatting",
        Dialect::Bytes => "not all arguments converted during bytes formatting",
    })
}

/// The error of a `*` whose argument is no integer.
pub fn star_wants_integer() -> Fault {
    Fault::type_error("* wants int")
}

/// The value of a `*` width.
pub fn width_argument(value: &BigInt) -> Result<i64, Fault> {
    value.to_i64().ok_or_else(|| Fault::overflow("Python int too large to convert to C ssize_t"))
}

/// The value of a `*` precision.
pub fn precision_argument(value: &BigInt) -> Result<i64, Fault> {
    let too_large = || Fault::overflow("Python int too large to convert to C int");
    value.to_i32().map(i64::from).ok_or_else(too_large)
}

/// The code point (or byte) that `%c` writes for an integer.
pub fn character_argument(value: &BigInt, dialect: Dialect) -> Result<u32, Fault> {
    let (limit, message) = match dialect {
        Dialect::Text => (0x11_0000, "%c arg not in range(0x110000)"),
        Dialect::Bytes => (0x100, "%c arg not in range(256)"),
    };
    value.to_u32().filter(|point| *point < limit).ok_or_else(|| Fault::overflow(message))
}

/// The error of a `%c` value that is neither an integer nor a single character (or byte).
pub fn wrong_character(dialect: Dialect) -> Fault {
    Fault::type_error(match dialect {
        Dialect::Text => "%c requires int or char",
        Dialect::Bytes => "%c requires an integer in range(256) or a single byte",
    })
}

/// The error of a `%s` or `%b` value in bytes that has no bytes.
pub fn wrong_bytes(type_name: &str) -> Fault {
    Fault::type_error(format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{type_name}'"))
}

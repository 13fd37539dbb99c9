//! Owns the laying out of one converted value: precision, sign, prefix, zero fill and padding.

use num_bigint::BigInt;
use num_traits::Signed;

use super::{Conversion, Dialect, Flags};
use crate::engines::fault::{Fault, check_text_size};
use crate::engines::float::{self, Form, Style};
use crate::engines::integer::to_decimal;
use crate::engines::text;

/// Flags, width and precision of a field, its `*` arguments resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    pub(super) dialect: Dialect,
    pub(super) flags: Flags,
    pub(super) width: usize,
    pub(super) precision: Option<usize>,
}

/// Largest precision of an integer: a C `int` less room for a sign and a prefix.
const MOST_INTEGER_PRECISION: usize = i32::MAX as usize - 3;

impl Layout {
    /// `%s`, `%r`, `%a`, `%b`: the converted value cut to the precision and padded.
    pub fn text(&self, value: &[u8]) -> Result<Vec<u8>, Fault> {
        let cut = match (self.precision, self.dialect) {
            (None, _) => value,
            (Some(precision), Dialect::Text) => text::prefix(value, precision),
            (Some(precision), Dialect::Bytes) => &value[..value.len().min(precision)],
        };
        self.character(cut)
    }

    /// `%c`: the character padded; the precision has no effect.
    pub fn character(&self, value: &[u8]) -> Result<Vec<u8>, Fault> {
        let length = match self.dialect {
            Dialect::Text => text::count(value),
            Dialect::Bytes => value.len(),
        };
        check_text_size(self.width)?;
        let padding = self.width.saturating_sub(length);
        let spaces = vec![b' '; padding];
        Ok(if self.flags.is_left { [value, &spaces].concat() } else { [&spaces, value].concat() })
    }

    /// The integer conversions; `digit_limit` is `sys.get_int_max_str_digits()`.
    pub fn integer(&self, value: &BigInt, conversion: Conversion, digit_limit: usize) -> Result<Vec<u8>, Fault> {
        if self.precision.is_some_and(|precision| precision > MOST_INTEGER_PRECISION) {
            return Err(Fault::overflow("precision too large"));
        }
        let magnitude = value.magnitude();
        let (prefix, digits) = match conversion {
            Conversion::Octal => ("0o", magnitude.to_str_radix(8)),
            Conversion::Hexadecimal => ("0x", magnitude.to_str_radix(16)),
            Conversion::UpperHexadecimal => ("0X", magnitude.to_str_radix(16).to_ascii_uppercase()),
            _ => ("", to_decimal(value, digit_limit)?.trim_start_matches('-').to_string()),
        };
        let zeros = self.precision.unwrap_or(0).saturating_sub(digits.len());
        check_text_size(zeros)?;
        let body = "0".repeat(zeros) + &digits;
        self.number(value.is_negative(), if self.flags.is_alternate { prefix } else { "" }, &body)
    }

    /// `%e`, `%f`, `%g` and their capitals.
    pub fn float(&self, value: f64, letter: u8) -> Result<Vec<u8>, Fault> {
        let precision = self.precision.unwrap_or(6);
        check_text_size(precision)?;
        let form = Form {
            style: match letter.to_ascii_lowercase() {
                b'e' => Style::Exponent,
                b'f' => Style::Fixed,
                _ => Style::General,
            },
            precision,
            is_alternate: self.flags.is_alternate,
            adds_point_zero: false,
            is_upper: letter.is_ascii_uppercase(),
        };
        let text = float::format(value, form);
        match text.strip_prefix('-') {
            Some(body) => self.number(true, "", body),
            None => self.number(false, "", &text),
        }
    }

    fn number(&self, is_negative: bool, prefix: &str, body: &str) -> Result<Vec<u8>, Fault> {
        check_text_size(self.width)?;
        let sign = match self.flags {
            _ if is_negative => "-",
            Flags { has_plus: true, .. } => "+",
            Flags { has_space: true, .. } => " ",
            _ => "",
        };
        let padding = self.width.saturating_sub(sign.len() + prefix.len() + body.len());
        let fill = |byte: u8, wanted: bool| vec![byte; if wanted { padding } else { 0 }];
        let Flags { is_left, has_zero, .. } = self.flags;
        Ok([
            &fill(b' ', !is_left && !has_zero)[..],
            sign.as_bytes(),
            prefix.as_bytes(),
            &fill(b'0', !is_left && has_zero),
            body.as_bytes(),
            &fill(b' ', is_left),
        ]
        .concat())
    }
}

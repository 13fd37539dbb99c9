//! Owns the formatting of `int` and `bool`.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::layout::Number;
use super::{Specification, Target, unknown_presentation};
use crate::engines::fault::Fault;
use crate::engines::float::from_integer;
use crate::engines::integer::to_decimal;
use crate::engines::text;

/// `format(value, specification)` for an `int`; `digit_limit` is `sys.get_int_max_str_digits()`.
///
/// With an empty specification a `bool` is formatted as its `str`, which is the caller's.
pub fn format_integer(value: &BigInt, specification: &[u8], type_name: &str, digit_limit: usize) -> Result<Vec<u8>, Fault> {
    if specification.is_empty() {
        return to_decimal(value, digit_limit).map(String::into_bytes);
    }
    let specification = Specification::parse(specification, Target::Integer, type_name)?;
    specification.format_integer(value, type_name, digit_limit)
}

impl Specification {
    /// Formats an `int` with a specification that was parsed for [`Target::Integer`].
    pub fn format_integer(&self, value: &BigInt, type_name: &str, digit_limit: usize) -> Result<Vec<u8>, Fault> {
        match char::from_u32(self.presentation) {
            Some('c') => self.format_character(value),
            Some('b') => self.format_in_base(value, 2, "0b"),
            Some('o') => self.format_in_base(value, 8, "0o"),
            Some('x') => self.format_in_base(value, 16, "0x"),
            Some('X') => self.format_in_base(value, 16, "0X"),
            Some('d' | 'n') => {
                self.check_integer()?;
                let digits = to_decimal(value, digit_limit)?;
                self.lay_out_integer(value, "", digits.trim_start_matches('-'), 10)
            }
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => self.format_float(from_integer(value)?, type_name),
            _ => Err(unknown_presentation(self.presentation, type_name)),
        }
    }

    fn check_integer(&self) -> Result<(), Fault> {
        if self.precision.is_some() {
            return Err(Fault::value("Precision not allowed in integer format specifier"));
        }
        if self.coerces_negative_zero {
            let message = "Negative zero coercion (z) not allowed in integer format specifier";
            return Err(Fault::value(message));
        }
        Ok(())
    }

    fn format_in_base(&self, value: &BigInt, base: u32, prefix: &str) -> Result<Vec<u8>, Fault> {
        self.check_integer()?;
        let mut digits = value.magnitude().to_str_radix(base);
        if prefix == "0X" {
            digits.make_ascii_uppercase();
        }
        let prefix = if self.is_alternate { prefix } else { "" };
        self.lay_out_integer(value, prefix, &digits, base)
    }

    fn lay_out_integer(&self, value: &BigInt, prefix: &str, digits: &str, base: u32) -> Result<Vec<u8>, Fault> {
        self.lay_out(&Number { is_negative: value.is_negative(), prefix, digits, rest: b"" }, base)
    }

    fn format_character(&self, value: &BigInt) -> Result<Vec<u8>, Fault> {
        self.check_integer()?;
        if self.sign.is_some() {
            return Err(Fault::value("Sign not allowed with integer format specifier 'c'"));
        }
        if self.is_alternate {
            return Err(Fault::value("Alternate form (#) not allowed with integer format specifier 'c'"));
        }
        let Some(value) = value.to_i64() else {
            return Err(Fault::overflow("Python int too large to convert to C long"));
        };
        let Some(point) = u32::try_from(value).ok().filter(|point| *point < 0x11_0000) else {
            return Err(Fault::overflow("%c arg not in range(0x110000)"));
        };
        let character = text::collect([point]);
        self.lay_out(&Number { is_negative: false, prefix: "", digits: "", rest: &character }, 10)
    }
}

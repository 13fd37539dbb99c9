//! Owns the formatting of `complex`: both parts in one style, padded together.

use super::float::{split_digits, split_sign};
use super::layout::Number;
use super::{Align, Sign, Specification, Target};
use crate::engines::complex::{Complex, repr};
use crate::engines::fault::Fault;

/// `format(value, specification)` for a `complex`.
pub fn format_complex(value: Complex, specification: &[u8], type_name: &str) -> Result<Vec<u8>, Fault> {
    if specification.is_empty() {
        return Ok(repr(value).into_bytes());
    }
    Specification::parse(specification, Target::Real, type_name)?.format_complex(value, type_name)
}

impl Specification {
    /// Formats a `complex` with a specification that was parsed for [`Target::Real`].
    pub fn format_complex(&self, value: Complex, type_name: &str) -> Result<Vec<u8>, Fault> {
        let form = self.form(false, type_name)?;
        if self.fill == u32::from('0') {
            return Err(Fault::value("Zero padding is not allowed in complex format specifier"));
        }
        if self.align == Align::AfterSign {
            return Err(Fault::value("'=' alignment flag is not allowed in complex format specifier"));
        }
        let is_plain = self.presentation == 0;
        let skips_real = is_plain && value.real == 0.0 && value.real.is_sign_positive();
        let has_parentheses = is_plain && !skips_real;
        let mut part = Specification { fill: 0, align: Align::Left, width: 0, ..self.clone() };
        let mut content = Vec::new();
        if has_parentheses {
            content.push(b'(');
        }
        if !skips_real {
            content.extend(part.format_part(self.float_text(value.real, form))?);
            part.sign = Some(Sign::Plus);
        }
        content.extend(part.format_part(self.float_text(value.imaginary, form))?);
        content.push(b'j');
        if has_parentheses {
            content.push(b')');
        }
        self.pad(&content, content.len())
    }

    fn format_part(&self, text: String) -> Result<Vec<u8>, Fault> {
        let (is_negative, body) = split_sign(&text);
        let (digits, rest) = split_digits(body);
        self.lay_out(&Number { is_negative, prefix: "", digits, rest: rest.as_bytes() }, 10)
    }
}

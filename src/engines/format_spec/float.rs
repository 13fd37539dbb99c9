//! Owns the formatting of `float`.

use super::layout::Number;
use super::{Specification, Target, unknown_presentation};
use crate::engines::fault::{Fault, check_text_size};
use crate::engines::float::{self, Form, Style};

/// `format(value, specification)` for a `float`.
pub fn format_float(value: f64, specification: &[u8], type_name: &str) -> Result<Vec<u8>, Fault> {
    if specification.is_empty() {
        return Ok(float::repr(value).into_bytes());
    }
    Specification::parse(specification, Target::Real, type_name)?.format_float(value, type_name)
}

/// Largest precision that CPython takes, that of a C `int`.
const MOST_PRECISION: usize = i32::MAX as usize;

impl Specification {
    /// Formats a `float` with a specification that was parsed for [`Target::Real`] or [`Target::Integer`].
    pub fn format_float(&self, value: f64, type_name: &str) -> Result<Vec<u8>, Fault> {
        let form = self.form(true, type_name)?;
        let is_percentage = self.presentation == u32::from('%');
        let scaled = if is_percentage { value * 100.0 } else { value };
        let mut text = self.float_text(scaled, form);
        if is_percentage {
            text.push('%');
        }
        let (is_negative, body) = split_sign(&text);
        let (digits, rest) = split_digits(body);
        self.lay_out(&Number { is_negative, prefix: "", digits, rest: rest.as_bytes() }, 10)
    }

    /// How the digits are to be made; percentages and `.0` are for plain floats only.
    pub(super) fn form(&self, is_plain: bool, type_name: &str) -> Result<Form, Fault> {
        let style = match char::from_u32(self.presentation) {
            Some('\0') if self.precision.is_none() => Style::Repr,
            Some('\0' | 'g' | 'G' | 'n') => Style::General,
            Some('e' | 'E') => Style::Exponent,
            Some('f' | 'F') => Style::Fixed,
            Some('%') if is_plain => Style::Fixed,
            _ => return Err(unknown_presentation(self.presentation, type_name)),
        };
        let precision = self.precision.unwrap_or(6);
        if precision > MOST_PRECISION {
            return Err(Fault::value("precision too big"));
        }
        check_text_size(precision)?;
        Ok(Form {
            style,
            precision,
            is_alternate: self.is_alternate,
            adds_point_zero: is_plain && self.presentation == 0,
            is_upper: matches!(char::from_u32(self.presentation), Some('E' | 'F' | 'G')),
        })
    }

    /// The text of a float, with a leading `-` as its only sign, which `z` removes from what is shown as zero.
    pub(super) fn float_text(&self, value: f64, form: Form) -> String {
        let text = float::format(value, form);
        if !self.coerces_negative_zero || !value.is_finite() {
            return text;
        }
        match text.strip_prefix('-') {
            Some(body) if is_zero(body) => body.to_string(),
            _ => text,
        }
    }
}

fn is_zero(body: &str) -> bool {
    let mantissa = body.split(['e', 'E']).next().unwrap_or(body);
    !mantissa.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

pub(super) fn split_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text),
    }
}

/// The digits before the point, and the rest.
pub(super) fn split_digits(body: &str) -> (&str, &str) {
    let end = body.bytes().take_while(u8::is_ascii_digit).count();
    body.split_at(end)
}

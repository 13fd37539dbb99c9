//! Owns the formatting of `str`.

use super::{Align, Sign, Specification, Target, unknown_presentation};
use crate::engines::fault::Fault;
use crate::engines::text;

/// `format(value, specification)` for a `str` (generalised UTF-8).
pub fn format_text(value: &[u8], specification: &[u8], type_name: &str) -> Result<Vec<u8>, Fault> {
    if specification.is_empty() {
        return Ok(value.to_vec());
    }
    Specification::parse(specification, Target::Text, type_name)?.format_text(value, type_name)
}

impl Specification {
    /// Formats a `str` with a specification that was parsed for [`Target::Text`].
    pub fn format_text(&self, value: &[u8], type_name: &str) -> Result<Vec<u8>, Fault> {
        if self.presentation != u32::from('s') {
            return Err(unknown_presentation(self.presentation, type_name));
        }
        self.check_text()?;
        let shown = self.precision.map_or(value, |precision| text::prefix(value, precision));
        if self.width == 0 {
            return Ok(shown.to_vec());
        }
        self.pad(shown, text::count(shown))
    }

    fn check_text(&self) -> Result<(), Fault> {
        let refused = match self {
            Specification { sign: Some(Sign::Space), .. } => "Space not allowed in string format specifier",
            Specification { sign: Some(_), .. } => "Sign not allowed in string format specifier",
            Specification { coerces_negative_zero: true, .. } => "Negative zero coercion (z) not allowed in string format specifier",
            Specification { is_alternate: true, .. } => "Alternate form (#) not allowed in string format specifier",
            Specification { align: Align::AfterSign, .. } => "'=' alignment not allowed in string format specifier",
            _ => return Ok(()),
        };
        Err(Fault::value(refused))
    }
}

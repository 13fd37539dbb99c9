//! Owns the laying out of a number: sign, prefix, grouped and zero-filled digits, rest, and padding around them.

use super::{Align, Grouping, Sign, Specification};
use crate::engines::fault::{Fault, check_text_size};
use crate::engines::text;

/// The parts of a number in their order of appearance.
pub(super) struct Number<'a> {
    pub is_negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// ASCII digits before the point, subject to grouping; empty for `inf`, `nan` and characters.
    pub digits: &'a str,
    /// What follows the digits: point, fraction, exponent, or a text that is no digits.
    pub rest: &'a [u8],
}

impl Specification {
    pub(super) fn sign_text(&self, is_negative: bool) -> &'static str {
        match self.sign {
            _ if is_negative => "-",
            Some(Sign::Plus) => "+",
            Some(Sign::Space) => " ",
            _ => "",
        }
    }

    /// Separator and size of groups for a number in the given base.
    pub(super) fn grouping_for(&self, base: u32) -> Option<(u8, usize)> {
        let size = if base == 10 { 3 } else { 4 };
        self.grouping.map(|grouping| match grouping {
            Grouping::Comma => (b',', size),
            Grouping::Underscore => (b'_', size),
        })
    }

    /// The number padded to the width.
    pub(super) fn lay_out(&self, number: &Number, base: u32) -> Result<Vec<u8>, Fault> {
        check_text_size(self.width)?;
        let sign = self.sign_text(number.is_negative);
        let around = sign.len() + number.prefix.len() + text::count(number.rest);
        let fills_with_zeros = self.fill == u32::from('0') && self.align == Align::AfterSign;
        let least = if fills_with_zeros { self.width.saturating_sub(around) } else { 0 };
        let digits = group(number.digits, self.grouping_for(base), least);
        let padding = self.width.saturating_sub(around + digits.len());
        let (before, inside, after) = match self.align {
            Align::Left => (0, 0, padding),
            Align::Right => (padding, 0, 0),
            Align::Center => (padding / 2, 0, padding - padding / 2),
            Align::AfterSign => (0, padding, 0),
        };
        let mut result = Vec::with_capacity(around + digits.len() + padding);
        text::push_repeated(&mut result, self.fill, before);
        result.extend_from_slice(sign.as_bytes());
        result.extend_from_slice(number.prefix.as_bytes());
        text::push_repeated(&mut result, self.fill, inside);
        result.extend_from_slice(&digits);
        result.extend_from_slice(number.rest);
        text::push_repeated(&mut result, self.fill, after);
        Ok(result)
    }

    /// A text of `length` code points padded to the width; there is no sign to pad after.
    pub(super) fn pad(&self, content: &[u8], length: usize) -> Result<Vec<u8>, Fault> {
        check_text_size(self.width)?;
        let padding = self.width.saturating_sub(length);
        let before = match self.align {
            Align::Right => padding,
            Align::Center => padding / 2,
            Align::Left | Align::AfterSign => 0,
        };
        let mut result = Vec::with_capacity(content.len() + padding);
        text::push_repeated(&mut result, self.fill, before);
        result.extend_from_slice(content);
        text::push_repeated(&mut result, self.fill, padding - before);
        Ok(result)
    }
}

/// Inserts separators and leading zeros until the text has `least` bytes; it never starts with a separator, so it may
/// be one longer.
fn group(digits: &str, grouping: Option<(u8, usize)>, least: usize) -> Vec<u8> {
    if digits.is_empty() {
        return Vec::new();
    }
    let zeros = least.saturating_sub(digits.len());
    let Some((separator, size)) = grouping else {
        return [&vec![b'0'; zeros], digits.as_bytes()].concat();
    };
    let mut reversed = Vec::with_capacity(least.max(digits.len() * 4 / 3));
    let mut source = digits.bytes().rev();
    let mut in_group = 0;
    loop {
        let next = source.next();
        if next.is_none() && reversed.len() >= least {
            break;
        }
        if in_group == size {
            reversed.push(separator);
            in_group = 0;
        }
        reversed.push(next.unwrap_or(b'0'));
        in_group += 1;
    }
    reversed.reverse();
    reversed
}

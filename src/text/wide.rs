//! Text as the language has it: any sequence of code points, lone surrogates included.
//!
//! The encoding is generalised UTF-8: a surrogate takes the three bytes that its number would take, and a
//! pair of surrogates stays two code points (it is never joined into one, unlike in WTF-8). A text without
//! surrogates is therefore plain UTF-8. String literals in the syntax tree and constants in code use this type.

use std::borrow::Borrow;
use std::fmt;

/// A borrowed text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wide<'a>(&'a [u8]);

/// An owned text that grows at its end.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WideBuf(Vec<u8>);

impl<'a> Wide<'a> {
    /// A text over bytes that `push_code_point` wrote.
    pub(crate) const fn from_encoded(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The encoded bytes.
    #[must_use]
    pub const fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// The text as `str`, unless it holds a surrogate.
    #[must_use]
    pub fn to_str(self) -> Option<&'a str> {
        std::str::from_utf8(self.0).ok()
    }

    /// Whether there is no code point.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The code points in order, surrogates as their own numbers.
    #[must_use]
    pub const fn code_points(self) -> CodePoints<'a> {
        CodePoints(self.0)
    }

    /// An owned copy.
    #[must_use]
    pub fn to_owned(self) -> WideBuf {
        WideBuf(self.0.to_vec())
    }
}

impl<'a> From<&'a str> for Wide<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.as_bytes())
    }
}

impl fmt::Debug for Wide<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("\"")?;
        for code in self.code_points() {
            match char::from_u32(code) {
                Some(character) => write!(out, "{}", character.escape_debug())?,
                None => write!(out, "\\u{{{code:x}}}")?,
            }
        }
        out.write_str("\"")
    }
}

impl WideBuf {
    /// The empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds UTF-8 text.
    pub fn push_str(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Adds one code point; `code` is at most 0x10FFFF.
    pub fn push(&mut self, code: u32) {
        push_code_point(&mut self.0, code);
    }

    /// The whole text, borrowed.
    #[must_use]
    pub fn as_wide(&self) -> Wide<'_> {
        Wide(&self.0)
    }
}

impl From<&str> for WideBuf {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

impl Borrow<[u8]> for WideBuf {
    fn borrow(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for WideBuf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_wide().fmt(out)
    }
}

/// Iterator over code points, made by [`Wide::code_points`].
#[derive(Clone, Debug)]
pub struct CodePoints<'a>(&'a [u8]);

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.0.split_first()?;
        let (width, bits) = match first {
            0..=0x7F => (0, u32::from(first)),
            0x80..=0xDF => (1, u32::from(first & 0x1F)),
            0xE0..=0xEF => (2, u32::from(first & 0x0F)),
            _ => (3, u32::from(first & 0x07)),
        };
        let width = width.min(rest.len());
        let (tail, rest) = rest.split_at(width);
        self.0 = rest;
        Some(tail.iter().fold(bits, |bits, &byte| (bits << 6) | u32::from(byte & 0x3F)))
    }
}

/// Appends the generalised UTF-8 form of `code`, which is at most 0x10FFFF.
pub(crate) fn push_code_point(bytes: &mut Vec<u8>, code: u32) {
    let tail = |shift: u32| 0x80 | ((code >> shift) & 0x3F) as u8;
    match code {
        0..=0x7F => bytes.push(code as u8),
        0x80..=0x7FF => bytes.extend([0xC0 | (code >> 6) as u8, tail(0)]),
        0x800..=0xFFFF => bytes.extend([0xE0 | (code >> 12) as u8, tail(6), tail(0)]),
        _ => bytes.extend([0xF0 | ((code >> 18) & 0x07) as u8, tail(12), tail(6), tail(0)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogate_pairs_stay_two_code_points() {
        let codes = [0x61, 0xE9, 0xD83D, 0xDE00, 0x1F600, 0xFFFF, 0x10_FFFF];
        let mut text = WideBuf::new();
        for code in codes {
            text.push(code);
        }
        assert!(text.as_wide().code_points().eq(codes));
        assert_eq!(text.as_wide().to_str(), None);
        assert_eq!(WideBuf::from("aé😀").as_wide().to_str(), Some("aé😀"));
    }
}

//! Owns the primitives of generalised UTF-8: UTF-8 in which a lone surrogate is a three byte sequence of its own.
//!
//! Two adjacent surrogates are never merged into one code point, so concatenation is plain byte concatenation.
//! Every function expects well-formed input and stays within bounds, without meaning, on any other.

/// Code points of a text, from both ends. Surrogates are yielded as they are.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    rest: &'a [u8],
}

impl<'a> CodePoints<'a> {
    /// The bytes not yet yielded.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

/// Iterates over the code points of `text`.
pub fn code_points(text: &[u8]) -> CodePoints<'_> {
    CodePoints { rest: text }
}

/// Number of bytes of the sequence that starts with `lead`.
pub fn sequence_length(lead: u8) -> usize {
    match lead {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}

/// The first code point of `text` and the number of bytes that it takes.
pub fn first(text: &[u8]) -> Option<(u32, usize)> {
    let lead = *text.first()?;
    if lead < 0x80 {
        return Some((u32::from(lead), 1));
    }
    let length = sequence_length(lead).min(text.len());
    let mask = match length {
        2 => 0x1F,
        3 => 0x0F,
        _ => 0x07,
    };
    let tail = text[1..length].iter();
    let value = tail.fold(u32::from(lead & mask), |value, byte| value << 6 | u32::from(byte & 0x3F));
    Some((value, length))
}

/// The last code point of `text` and the number of bytes that it takes.
pub fn last(text: &[u8]) -> Option<(u32, usize)> {
    let mut start = text.len().checked_sub(1)?;
    let lowest = text.len().saturating_sub(4);
    while start > lowest && is_continuation(text[start]) {
        start -= 1;
    }
    let (value, _) = first(&text[start..])?;
    Some((value, text.len() - start))
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (value, length) = first(self.rest)?;
        self.rest = &self.rest[length..];
        Some(value)
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    fn next_back(&mut self) -> Option<u32> {
        let (value, length) = last(self.rest)?;
        self.rest = &self.rest[..self.rest.len() - length];
        Some(value)
    }
}

/// Appends one code point, a surrogate included.
pub fn push(text: &mut Vec<u8>, code_point: u32) {
    let low = |shift: u32| 0x80 | (code_point >> shift & 0x3F) as u8;
    match code_point {
        0..=0x7F => text.push(code_point as u8),
        0x80..=0x7FF => text.extend([0xC0 | (code_point >> 6) as u8, low(0)]),
        0x800..=0xFFFF => text.extend([0xE0 | (code_point >> 12) as u8, low(6), low(0)]),
        _ => text.extend([0xF0 | (code_point >> 18 & 7) as u8, low(12), low(6), low(0)]),
    }
}

/// Appends `count` copies of one code point.
pub fn push_repeated(text: &mut Vec<u8>, code_point: u32, count: usize) {
    if code_point < 0x80 {
        text.resize(text.len() + count, code_point as u8);
    } else {
        (0..count).for_each(|_| push(text, code_point));
    }
}

/// A text made of the given code points.
pub fn collect(code_points: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let mut text = Vec::new();
    code_points.into_iter().for_each(|code_point| push(&mut text, code_point));
    text
}

/// Number of code points in `text`.
pub fn count(text: &[u8]) -> usize {
    text.iter().filter(|byte| !is_continuation(**byte)).count()
}

/// Byte offset of the code point with the given index, or the length of `text` when there are fewer.
pub fn offset(text: &[u8], index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    let mut starts = text.iter().enumerate().filter(|(_, byte)| !is_continuation(**byte));
    starts.nth(index).map_or(text.len(), |(at, _)| at)
}

/// The first `count` code points of `text`.
pub fn prefix(text: &[u8], count: usize) -> &[u8] {
    &text[..offset(text, count)]
}

/// Whether the code point is a surrogate.
pub fn is_surrogate(code_point: u32) -> bool {
    (0xD800..=0xDFFF).contains(&code_point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_stay_apart_from_both_ends() {
        let points = [0x41, 0xD83D, 0xDE00, 0x1F600, 0xE9, 0x20AC];
        let text = collect(points);
        assert_eq!(text.len(), 1 + 3 + 3 + 4 + 2 + 3);
        assert_eq!(code_points(&text).collect::<Vec<_>>(), points);
        let backwards: Vec<u32> = code_points(&text).rev().collect();
        assert!(backwards.iter().eq(points.iter().rev()));
        assert_eq!(count(&text), points.len());
        assert_eq!(prefix(&text, 2), &text[..4]);
        assert_eq!(offset(&text, 99), text.len());
    }

    #[test]
    fn malformed_input_stays_within_bounds() {
        for bytes in [&b"\x80"[..], b"\xF0\x9F", b"\xE2", b"\xFF\xFF\xFF\xFF\xFF"] {
            assert!(code_points(bytes).count() <= bytes.len());
            assert!(code_points(bytes).rev().count() <= bytes.len());
        }
    }
}

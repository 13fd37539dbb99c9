//! Owns `float(text)`: whitespace, underscores and digits of all scripts; the number itself is read by the standard
//! library, which rounds correctly.

use std::borrow::Cow;

use crate::engines::fault::Fault;
use crate::engines::quote;
use crate::engines::text::{code_points, push};
use crate::engines::unicode::{decimal_value, is_space};

/// `float(text)` for generalised UTF-8.
pub fn parse(text: &[u8]) -> Result<f64, Fault> {
    parse_ascii(&to_ascii(text)).ok_or_else(|| failure(quote::repr(text)))
}

/// `float(bytes)`.
pub fn parse_bytes(bytes: &[u8]) -> Result<f64, Fault> {
    parse_ascii(bytes).ok_or_else(|| failure(quote::bytes_repr(bytes)))
}

#[cold]
fn failure(quoted: Vec<u8>) -> Fault {
    Fault::value([b"could not convert string to float: ", &quoted[..]].concat())
}

/// Digits of any script become ASCII digits and whitespace becomes spaces; from the first other code point outside
/// ASCII on, the text cannot be a number and becomes a question mark. ASCII text stays as it is.
pub(in crate::engines) fn to_ascii(text: &[u8]) -> Cow<'_, [u8]> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut result = Vec::with_capacity(text.len());
    for point in code_points(text) {
        if point < 0x80 {
            result.push(point as u8);
        } else if is_space(point) {
            result.push(b' ');
        } else if let Some(digit) = decimal_value(point) {
            push(&mut result, u32::from(b'0') + digit);
        } else {
            result.push(b'?');
            break;
        }
    }
    Cow::Owned(result)
}

/// Whitespace as the C locale has it, which is what is stripped from ASCII text.
pub(in crate::engines) fn is_c_space(byte: u8) -> bool {
    matches!(byte, 9..=13 | 32)
}

/// Strips [`is_c_space`] from both ends.
pub(in crate::engines) fn strip_c_space(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_c_space(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_c_space(*last)
    {
        text = rest;
    }
    text
}

fn parse_ascii(text: &[u8]) -> Option<f64> {
    let stripped = strip_c_space(text);
    if !stripped.contains(&b'_') {
        return try_parse_ascii(stripped);
    }
    try_parse_ascii(&without_underscores(stripped)?)
}

/// Removes underscores, each of which must stand between two digits.
pub(in crate::engines) fn without_underscores(text: &[u8]) -> Option<Vec<u8>> {
    let is_digit_at = |index: Option<usize>| index.and_then(|index| text.get(index)).is_some_and(u8::is_ascii_digit);
    let mut result = Vec::with_capacity(text.len());
    for (index, &byte) in text.iter().enumerate() {
        if byte != b'_' {
            result.push(byte);
        } else if !is_digit_at(index.checked_sub(1)) || !is_digit_at(Some(index + 1)) {
            return None;
        }
    }
    Some(result)
}

/// Reads a number or `inf`, `infinity`, `nan` in any case, each with an optional sign and nothing around it.
pub fn try_parse_ascii(text: &[u8]) -> Option<f64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}

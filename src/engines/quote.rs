//! Owns `repr` and `ascii` of text and `repr` of bytes: choice of quotes and escapes.
//!
//! What counts as printable is [`super::unicode::is_printable`].

use super::text;
use super::unicode::is_printable;

/// `repr` of a text: ASCII escapes where needed, other printable code points as they are; surrogates are escaped,
/// so that the result is always valid UTF-8.
pub fn repr(value: &[u8]) -> Vec<u8> {
    quote(value, false)
}

/// `ascii` of a text: as [`repr`], with everything outside ASCII escaped.
pub fn ascii(value: &[u8]) -> Vec<u8> {
    quote(value, true)
}

/// Escapes everything outside ASCII in a text that is already a `repr`, as `ascii` does with any object.
pub fn escape_non_ascii(value: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(value.len());
    for point in text::code_points(value) {
        match point {
            0..=0x7F => result.push(point as u8),
            _ => push_numeric_escape(&mut result, point),
        }
    }
    result
}

/// `repr` of a bytes object, with its `b` prefix.
pub fn bytes_repr(value: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(value.len() + 3);
    result.push(b'b');
    push_quoted_bytes(&mut result, value);
    result
}

/// `repr` of a bytearray, which in double quotes escapes single ones all the same; `name` is that of its type.
pub fn bytearray_repr(name: &str, value: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(name.len() + value.len() + 5);
    result.extend_from_slice(name.as_bytes());
    result.extend_from_slice(b"(b");
    let delimiter = delimiter(value);
    result.push(delimiter);
    for part in value.split_inclusive(|byte| *byte == b'\'') {
        let (part, quote) = match part.split_last() {
            Some((b'\'', part)) => (part, &b"\\'"[..]),
            _ => (part, &b""[..]),
        };
        push_bytes(&mut result, part, delimiter);
        result.extend_from_slice(quote);
    }
    result.extend([delimiter, b')']);
    result
}

fn push_quoted_bytes(result: &mut Vec<u8>, value: &[u8]) {
    let delimiter = delimiter(value);
    result.push(delimiter);
    push_bytes(result, value, delimiter);
    result.push(delimiter);
}

fn push_bytes(result: &mut Vec<u8>, value: &[u8], delimiter: u8) {
    for &byte in value {
        if !push_ascii(result, byte, delimiter) {
            push_numeric_escape(result, u32::from(byte));
        }
    }
}

/// The double quote only when the value holds single quotes and no double ones.
fn delimiter(value: &[u8]) -> u8 {
    if value.contains(&b'\'') && !value.contains(&b'"') { b'"' } else { b'\'' }
}

fn quote(value: &[u8], only_ascii: bool) -> Vec<u8> {
    let delimiter = delimiter(value);
    let mut result = Vec::with_capacity(value.len() + 2);
    result.push(delimiter);
    let mut rest = value;
    while let Some((point, length)) = text::first(rest) {
        let is_done = point < 0x80 && push_ascii(&mut result, point as u8, delimiter);
        if !is_done && point >= 0x80 && !only_ascii && is_printable(point) {
            result.extend_from_slice(&rest[..length]);
        } else if !is_done {
            push_numeric_escape(&mut result, point);
        }
        rest = &rest[length..];
    }
    result.push(delimiter);
    result
}

/// Appends a byte that has a literal or a short form; reports whether it had one.
fn push_ascii(result: &mut Vec<u8>, byte: u8, delimiter: u8) -> bool {
    let letter = match byte {
        b'\\' => b'\\',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ if byte == delimiter => byte,
        0x20..=0x7E => {
            result.push(byte);
            return true;
        }
        _ => return false,
    };
    result.extend([b'\\', letter]);
    true
}

/// Appends `\xNN`, `\uNNNN` or `\UNNNNNNNN`, the shortest that holds the code point.
pub fn push_numeric_escape(result: &mut Vec<u8>, point: u32) {
    let escape = match point {
        0..=0xFF => format!("\\x{point:02x}"),
        0x100..=0xFFFF => format!("\\u{point:04x}"),
        _ => format!("\\U{point:08x}"),
    };
    result.extend_from_slice(escape.as_bytes());
}

//! Decoding of source files, after PEP 263: a byte order mark, a comment in the first two lines, or UTF-8.
//!
//! The encodings are those that CPython's own library is written in: UTF-8, ASCII, and a few of one byte.

use std::borrow::Cow;

use crate::text::diagnostic::{Place, SyntaxError};
use crate::text::span::Span;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What 0x80 to 0xFF mean in KOI8-R.
const KOI8_R: &str = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{a0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©\
                      юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
/// What 0x80 to 0x9F mean in Windows-1252; the rest is as in ISO 8859-1. U+FFFD: not assigned.
const WINDOWS_1252: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ";
/// Where ISO 8859-15 differs from ISO 8859-1.
const ISO_8859_15: [(u8, char); 8] =
    [(0xA4, '€'), (0xA6, 'Š'), (0xA8, 'š'), (0xB4, 'Ž'), (0xB8, 'ž'), (0xBC, 'Œ'), (0xBD, 'œ'), (0xBE, 'Ÿ')];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    Latin9,
    Windows1252,
    Koi8R,
}

impl Encoding {
    fn of(label: &str) -> Option<Self> {
        let label = label.to_ascii_lowercase().replace('_', "-");
        // A suffix such as `-unix` is an editor's remark about line ends.
        let label = ["-unix", "-dos", "-mac"].iter().find_map(|end| label.strip_suffix(end)).unwrap_or(&label);
        Some(match label {
            "utf-8" | "utf8" | "u8" | "utf" | "cp65001" | "utf-8-sig" => Self::Utf8,
            "ascii" | "us-ascii" | "646" => Self::Ascii,
            "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "iso-latin-1" | "8859" | "cp819" => Self::Latin1,
            "iso-8859-15" | "iso8859-15" | "latin-9" | "latin9" | "l9" => Self::Latin9,
            "cp1252" | "windows-1252" | "1252" => Self::Windows1252,
            "koi8-r" | "cskoi8r" => Self::Koi8R,
            _ => return None,
        })
    }

    /// The character of a byte from 0x80 up, in an encoding of one byte.
    fn high(self, byte: u8) -> Option<char> {
        let from_table = |table: &str, first: u8| table.chars().nth(usize::from(byte - first));
        let character = match self {
            Self::Utf8 | Self::Ascii => None,
            Self::Latin1 => Some(char::from(byte)),
            Self::Latin9 => {
                let changed = ISO_8859_15.iter().find(|(code, _)| *code == byte);
                Some(changed.map_or(char::from(byte), |(_, character)| *character))
            }
            Self::Windows1252 if byte < 0xA0 => from_table(WINDOWS_1252, 0x80),
            Self::Windows1252 => Some(char::from(byte)),
            Self::Koi8R => from_table(KOI8_R, 0x80),
        };
        character.filter(|character| *character != '\u{fffd}')
    }
}

/// The text of a source file.
pub(crate) fn decode<'b>(bytes: &'b [u8], name: &str) -> Result<Cow<'b, str>, SyntaxError> {
    let (body, has_mark) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(body) => (body, true),
        None => (bytes, false),
    };
    let label = declared(body);
    let encoding = match label {
        None => Encoding::Utf8,
        Some(label) => Encoding::of(label).ok_or_else(|| problem(label))?,
    };
    // With a mark, CPython knows UTF-8 by one spelling only.
    let is_utf8_by_name = |label: &str| {
        let label = label.to_ascii_lowercase().replace('_', "-");
        label == "utf-8" || label.starts_with("utf-8-")
    };
    if has_mark && !label.is_none_or(is_utf8_by_name) {
        return Err(problem(&format!("{} with BOM", label.unwrap_or_default())));
    }
    if encoding == Encoding::Utf8 {
        return std::str::from_utf8(body).map(Cow::Borrowed).map_err(|error| not_utf8(body, error.valid_up_to(), name));
    }
    let decoded: Option<String> = body.iter().map(|&byte| if byte < 0x80 { Some(char::from(byte)) } else { encoding.high(byte) }).collect();
    decoded.map(Cow::Owned).ok_or_else(|| problem(label.unwrap_or_default()))
}

#[cold]
fn problem(what: &str) -> SyntaxError {
    SyntaxError::new(Span::at(0), format!("encoding problem: {what}")).at(Place::Nowhere)
}

#[cold]
fn not_utf8(body: &[u8], offset: usize, name: &str) -> SyntaxError {
    let line = 1 + memchr::memchr_iter(b'\n', &body[..offset]).count();
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}' in file {name} on line {line}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details",
        body[offset]
    );
    SyntaxError::new(Span::at(0), message).at(Place::Nowhere)
}

/// The encoding that a comment in the first two lines names; the second counts only after a blank first.
fn declared(body: &[u8]) -> Option<&str> {
    for line in body.splitn(3, |&byte| byte == b'\n').take(2) {
        let content = line.trim_ascii_start();
        if content.first() == Some(&b'#') {
            if let Some(label) = label_in(content) {
                return Some(label);
            }
        } else if !content.is_empty() {
            return None;
        }
    }
    None
}

/// The word after `coding:` or `coding=`.
fn label_in(comment: &[u8]) -> Option<&str> {
    const KEY: &[u8] = b"coding";
    for at in memchr::memmem::find_iter(comment, KEY) {
        let rest = &comment[at + KEY.len()..];
        let Some((b':' | b'=', rest)) = rest.split_first() else { continue };
        let rest = rest.trim_ascii_start();
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let len = rest.iter().take_while(|byte| is_part(byte)).count();
        if len > 0 {
            return std::str::from_utf8(&rest[..len]).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_encodings() {
        assert_eq!(decode(b"# coding: latin-1\nx='\xe9'", "").unwrap(), "# coding: latin-1\nx='é'");
        assert_eq!(decode(b"#!x\n# vim: fileencoding=koi8-r\n'\xc0'", "").unwrap().chars().nth_back(1), Some('ю'));
        assert_eq!(decode(b"\n# coding=cp1252\n'\x80'", "").unwrap().chars().nth_back(1), Some('€'));
        assert!(decode(b"x\n# coding: latin-1\n'\xe9'", "").is_err());
        assert_eq!(decode(b"# coding: foo\nx", "").unwrap_err().message, "encoding problem: foo");
        assert_eq!(KOI8_R.chars().count(), 128);
        assert_eq!(WINDOWS_1252.chars().count(), 32);
    }
}

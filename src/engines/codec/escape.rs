//! Owns the encodings that write characters as the escapes of the language's literals: `unicode_escape` and `raw_unicode_escape`.

use super::decode::Decoder;
use super::{DecodeFailure, Encoding};
use crate::engines::text::{code_points, push};

const TRAILING: &str = "\\ at end of string";
const MALFORMED_NAME: &str = "malformed \\N character escape";
const UNKNOWN_NAME: &str = "unknown Unicode character name";
const LAST_CODE_POINT: u32 = 0x10_FFFF;

/// Encodes `value`; every code point has an escape.
pub(super) fn encode(value: &[u8], encoding: Encoding) -> Vec<u8> {
    let is_raw = encoding == Encoding::RawUnicodeEscape;
    let mut result = Vec::with_capacity(value.len());
    for point in code_points(value) {
        match point {
            0..0x100 if is_raw => result.push(point as u8),
            0x09 => result.extend(b"\\t"),
            0x0A => result.extend(b"\\n"),
            0x0D => result.extend(b"\\r"),
            0x5C => result.extend(b"\\\\"),
            0x20..0x7F => result.push(point as u8),
            0..0x100 => result.extend(format!("\\x{point:02x}").into_bytes()),
            0x100..0x1_0000 => result.extend(format!("\\u{point:04x}").into_bytes()),
            _ => result.extend(format!("\\U{point:08x}").into_bytes()),
        }
    }
    result
}

fn octal_digits(bytes: &[u8]) -> &[u8] {
    let length = bytes.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    &bytes[..length]
}

impl Decoder<'_> {
    /// Decodes escapes; all other bytes are ISO 8859-1.
    pub(super) fn escapes(&mut self) -> Result<(), DecodeFailure> {
        let is_raw = self.encoding == Encoding::RawUnicodeEscape;
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte != b'\\' {
                self.put(u32::from(byte), 1);
                continue;
            }
            match self.bytes.get(self.at + 1) {
                Some(b'u') => self.numbered(4, "truncated \\uXXXX escape")?,
                Some(b'U') => self.numbered(8, "truncated \\UXXXXXXXX escape")?,
                Some(&letter) if is_raw => {
                    self.put(u32::from(b'\\'), 1);
                    self.put(u32::from(letter), 1);
                }
                None if is_raw => self.put(u32::from(b'\\'), 1),
                Some(&letter) => self.escape(letter)?,
                None => self.fail(1, TRAILING)?,
            }
        }
        Ok(())
    }

    /// An escape that begins with a backslash and `letter`.
    fn escape(&mut self, letter: u8) -> Result<(), DecodeFailure> {
        let point = match letter {
            b'\n' => {
                self.at += 2;
                return Ok(());
            }
            b'x' => return self.numbered(2, "truncated \\xXX escape"),
            b'N' => return self.named(),
            b'0'..=b'7' => {
                let digits = octal_digits(&self.bytes[self.at + 1..]);
                let point = digits.iter().fold(0, |number, digit| number * 8 + u32::from(digit - b'0'));
                self.put(point, 1 + digits.len());
                return Ok(());
            }
            b'\\' | b'\'' | b'"' => letter,
            b'a' => 0x07,
            b'b' => 0x08,
            b't' => 0x09,
            b'n' => 0x0A,
            b'v' => 0x0B,
            b'f' => 0x0C,
            b'r' => 0x0D,
            _ => {
                self.put(u32::from(b'\\'), 1);
                self.put(u32::from(letter), 1);
                return Ok(());
            }
        };
        self.put(u32::from(point), 2);
        Ok(())
    }

    /// An escape with `count` hexadecimal digits behind the letter.
    fn numbered(&mut self, count: usize, truncated: &'static str) -> Result<(), DecodeFailure> {
        let behind = &self.bytes[self.at + 2..];
        let digits: Vec<u32> = behind.iter().take(count).map_while(|byte| char::from(*byte).to_digit(16)).collect();
        let length = 2 + digits.len();
        if digits.len() < count {
            return self.fail(length, truncated);
        }
        let point = digits.iter().fold(0, |number, digit| number << 4 | digit);
        if point > LAST_CODE_POINT {
            let is_raw = self.encoding == Encoding::RawUnicodeEscape;
            return self.fail(length, if is_raw { "\\Uxxxxxxxx out of range" } else { "illegal Unicode character" });
        }
        self.put(point, length);
        Ok(())
    }

    /// An escape with the name of a character.
    fn named(&mut self) -> Result<(), DecodeFailure> {
        let Some(name) = self.bytes[self.at + 2..].strip_prefix(b"{") else {
            return self.fail(2, MALFORMED_NAME);
        };
        match memchr::memchr(b'}', name) {
            None => self.fail(3 + name.len(), MALFORMED_NAME),
            Some(0) => self.fail(3, MALFORMED_NAME),
            Some(length) => {
                let known = std::str::from_utf8(&name[..length]).ok().and_then(unicode_names2::character);
                match known {
                    Some(character) => self.put(u32::from(character), 4 + length),
                    None => self.fail(4 + length, UNKNOWN_NAME)?,
                }
                Ok(())
            }
        }
    }

    fn put(&mut self, point: u32, length: usize) {
        push(&mut self.result, point);
        self.at += length;
    }
}

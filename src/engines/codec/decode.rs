//! Owns decoding: bytes to generalised UTF-8.

use super::{DecodeError, DecodeFailure, Encoding, ErrorHandler, UTF8_MARK};
use crate::engines::quote::push_numeric_escape;
use crate::engines::text::{is_surrogate, push};

const REPLACEMENT: u32 = 0xFFFD;

/// Decodes `bytes`. Positions of errors do not count the mark of [`Encoding::Utf8Signed`].
pub fn decode(bytes: &[u8], encoding: Encoding, handler: ErrorHandler) -> Result<Vec<u8>, DecodeFailure> {
    if encoding == Encoding::Utf8Signed {
        return decode(bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes), Encoding::Utf8, handler);
    }
    let (encoding, start) = skip_mark(bytes, encoding);
    let mut decoder = Decoder { bytes, encoding, handler, at: start, result: Vec::with_capacity(bytes.len()) };
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Signed => decoder.utf8()?,
        Encoding::Ascii => decoder.ascii()?,
        Encoding::Latin1 => bytes.iter().for_each(|byte| push(&mut decoder.result, u32::from(*byte))),
        Encoding::Utf16 | Encoding::Utf16Le | Encoding::Utf16Be => decoder.utf16()?,
        Encoding::Utf32 | Encoding::Utf32Le | Encoding::Utf32Be => decoder.utf32()?,
        Encoding::UnicodeEscape | Encoding::RawUnicodeEscape => decoder.escapes()?,
    }
    Ok(decoder.result)
}

/// The encoding that a byte order mark decides, and where the text starts.
fn skip_mark(bytes: &[u8], encoding: Encoding) -> (Encoding, usize) {
    match (encoding, bytes) {
        (Encoding::Utf16, [0xFF, 0xFE, ..]) => (Encoding::Utf16Le, 2),
        (Encoding::Utf16, [0xFE, 0xFF, ..]) => (Encoding::Utf16Be, 2),
        (Encoding::Utf16, _) => (Encoding::Utf16Le, 0),
        (Encoding::Utf32, [0xFF, 0xFE, 0, 0, ..]) => (Encoding::Utf32Le, 4),
        (Encoding::Utf32, [0, 0, 0xFE, 0xFF, ..]) => (Encoding::Utf32Be, 4),
        (Encoding::Utf32, _) => (Encoding::Utf32Le, 0),
        _ => (encoding, 0),
    }
}

/// Bytes that are being decoded, and what has come of them.
pub(super) struct Decoder<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) encoding: Encoding,
    handler: ErrorHandler,
    /// First byte that has not been decoded.
    pub(super) at: usize,
    pub(super) result: Vec<u8>,
}

impl Decoder<'_> {
    fn utf8(&mut self) -> Result<(), DecodeFailure> {
        loop {
            let rest = &self.bytes[self.at..];
            let Err(error) = std::str::from_utf8(rest) else {
                self.result.extend_from_slice(rest);
                return Ok(());
            };
            self.result.extend_from_slice(&rest[..error.valid_up_to()]);
            self.at += error.valid_up_to();
            let lead = self.bytes[self.at];
            match error.error_len() {
                None => self.fail(self.bytes.len() - self.at, "unexpected end of data")?,
                Some(length) if matches!(lead, 0xC2..=0xF4) => self.fail(length, "invalid continuation byte")?,
                Some(length) => self.fail(length, "invalid start byte")?,
            }
        }
    }

    fn ascii(&mut self) -> Result<(), DecodeFailure> {
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            let length = rest.iter().position(|byte| *byte >= 0x80).unwrap_or(rest.len());
            self.result.extend_from_slice(&rest[..length]);
            self.at += length;
            if length < rest.len() {
                self.fail(1, "ordinal not in range(128)")?;
            }
        }
        Ok(())
    }

    fn utf16(&mut self) -> Result<(), DecodeFailure> {
        while self.at < self.bytes.len() {
            let Some(unit) = self.unit16(self.at) else {
                self.fail(1, "truncated data")?;
                continue;
            };
            match unit {
                0xD800..=0xDBFF => match self.unit16(self.at + 2) {
                    Some(low @ 0xDC00..=0xDFFF) => {
                        push(&mut self.result, 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                        self.at += 4;
                    }
                    Some(_) => self.fail(2, "illegal UTF-16 surrogate")?,
                    None => self.fail(self.bytes.len() - self.at, "unexpected end of data")?,
                },
                0xDC00..=0xDFFF => self.fail(2, "illegal encoding")?,
                _ => {
                    push(&mut self.result, unit);
                    self.at += 2;
                }
            }
        }
        Ok(())
    }

    fn utf32(&mut self) -> Result<(), DecodeFailure> {
        while self.at < self.bytes.len() {
            match self.unit32(self.at) {
                None => self.fail(self.bytes.len() - self.at, "truncated data")?,
                Some(point) if is_surrogate(point) => {
                    self.fail(4, "code point in surrogate code point range(0xd800, 0xe000)")?;
                }
                Some(point) if point > 0x10_FFFF => self.fail(4, "code point not in range(0x110000)")?,
                Some(point) => {
                    push(&mut self.result, point);
                    self.at += 4;
                }
            }
        }
        Ok(())
    }

    fn unit16(&self, at: usize) -> Option<u32> {
        let unit: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(u32::from(match self.encoding {
            Encoding::Utf16Be => u16::from_be_bytes(unit),
            _ => u16::from_le_bytes(unit),
        }))
    }

    fn unit32(&self, at: usize) -> Option<u32> {
        let unit: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match self.encoding {
            Encoding::Utf32Be => u32::from_be_bytes(unit),
            _ => u32::from_le_bytes(unit),
        })
    }

    /// Lets the handler deal with the next `length` bytes; goes past what it has dealt with.
    pub(super) fn fail(&mut self, length: usize, reason: &'static str) -> Result<(), DecodeFailure> {
        let start = self.at;
        let end = start + length;
        let error = DecodeError { encoding: self.encoding.name(), start, end, reason };
        let done = match self.handler {
            ErrorHandler::Strict => 0,
            ErrorHandler::Ignore => length,
            ErrorHandler::Replace => {
                push(&mut self.result, REPLACEMENT);
                length
            }
            ErrorHandler::BackslashReplace => {
                let bytes = self.bytes[start..end].iter();
                bytes.for_each(|byte| push_numeric_escape(&mut self.result, u32::from(*byte)));
                length
            }
            ErrorHandler::XmlCharRefReplace | ErrorHandler::NameReplace => return Err(DecodeFailure::WrongDirection),
            ErrorHandler::SurrogateEscape => self.escape_to_surrogates(end),
            ErrorHandler::SurrogatePass => self.pass_surrogate(),
        };
        if done == 0 {
            return Err(DecodeFailure::Error(error));
        }
        self.at = start + done;
        Ok(())
    }

    /// Escapes the bytes before `end` up to the first that is ASCII.
    fn escape_to_surrogates(&mut self, end: usize) -> usize {
        let bytes = &self.bytes[self.at..end];
        let escaped = bytes.iter().take_while(|byte| **byte >= 0x80).take(4);
        escaped.map(|byte| push(&mut self.result, 0xDC00 + u32::from(*byte))).count()
    }

    /// Decodes one surrogate, if there is one.
    fn pass_surrogate(&mut self) -> usize {
        let (point, length) = match (self.encoding, &self.bytes[self.at..]) {
            (Encoding::Utf8, [0xED, high @ 0xA0..=0xBF, low @ 0x80..=0xBF, ..]) => {
                (Some(0xD000 | u32::from(high & 0x3F) << 6 | u32::from(low & 0x3F)), 3)
            }
            (Encoding::Utf16Le | Encoding::Utf16Be, _) => (self.unit16(self.at), 2),
            (Encoding::Utf32Le | Encoding::Utf32Be, _) => (self.unit32(self.at), 4),
            _ => (None, 0),
        };
        let Some(point) = point.filter(|point| is_surrogate(*point)) else {
            return 0;
        };
        push(&mut self.result, point);
        length
    }
}

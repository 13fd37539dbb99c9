//! Owns the encodings between `str` (generalised UTF-8) and bytes, with CPython's error handlers and error positions.

mod decode;
mod encode;
mod escape;
mod name;

use super::quote;
use super::text;

pub use decode::decode;
pub use encode::encode;

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without surrogates.
    Utf8,
    /// UTF-8 behind a byte order mark, which decoding may miss; errors show `utf-8`.
    Utf8Signed,
    /// ISO 8859-1: a byte for each of the first 256 code points.
    Latin1,
    /// The first 128 code points.
    Ascii,
    /// Little endian, with a byte order mark that decoding reads.
    Utf16,
    /// Little endian without mark.
    Utf16Le,
    /// Big endian without mark.
    Utf16Be,
    /// Little endian, with a byte order mark that decoding reads.
    Utf32,
    /// Little endian without mark.
    Utf32Le,
    /// Big endian without mark.
    Utf32Be,
    /// ASCII, with the escapes of literals for all that is not printable.
    UnicodeEscape,
    /// ISO 8859-1, with escapes for all beyond it.
    RawUnicodeEscape,
}

impl Encoding {
    /// The name that errors show.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Signed => "utf-8",
            Encoding::Latin1 => "latin-1",
            Encoding::Ascii => "ascii",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf16Le => "utf-16-le",
            Encoding::Utf16Be => "utf-16-be",
            Encoding::Utf32 => "utf-32",
            Encoding::Utf32Le => "utf-32-le",
            Encoding::Utf32Be => "utf-32-be",
            Encoding::UnicodeEscape => "unicodeescape",
            Encoding::RawUnicodeEscape => "rawunicodeescape",
        }
    }
}

/// The byte order mark in UTF-8.
pub const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What is done about what cannot be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorHandler {
    /// Report it.
    Strict,
    /// Leave it out.
    Ignore,
    /// Put U+FFFD when decoding, a question mark when encoding.
    Replace,
    /// Put Python escapes.
    BackslashReplace,
    /// Put XML character references; encoding only.
    XmlCharRefReplace,
    /// Put `\N{…}` escapes, or Python escapes where there is no name; encoding only.
    NameReplace,
    /// Bytes from 0x80 on become surrogates U+DC80 to U+DCFF, and back.
    SurrogateEscape,
    /// Surrogates are converted as if they were characters, in the Unicode encodings.
    SurrogatePass,
}

impl ErrorHandler {
    /// The handler of a name; `None` if it is not one of these. CPython looks the name up only once an error occurs.
    pub fn from_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"strict" => ErrorHandler::Strict,
            b"ignore" => ErrorHandler::Ignore,
            b"replace" => ErrorHandler::Replace,
            b"backslashreplace" => ErrorHandler::BackslashReplace,
            b"xmlcharrefreplace" => ErrorHandler::XmlCharRefReplace,
            b"namereplace" => ErrorHandler::NameReplace,
            b"surrogateescape" => ErrorHandler::SurrogateEscape,
            b"surrogatepass" => ErrorHandler::SurrogatePass,
            _ => return None,
        })
    }
}

/// The data of a `UnicodeDecodeError`; positions are in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// Name of the encoding.
    pub encoding: &'static str,
    /// First byte concerned.
    pub start: usize,
    /// Byte after the last one concerned.
    pub end: usize,
    /// Why.
    pub reason: &'static str,
}

impl DecodeError {
    /// `str(error)`, given the bytes that were decoded.
    pub fn message(&self, bytes: &[u8]) -> String {
        let DecodeError { encoding, start, end, reason } = self;
        if end - start == 1
            && let Some(byte) = bytes.get(*start)
        {
            return format!("'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}");
        }
        let last = end.wrapping_sub(1);
        format!("'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}")
    }
}

/// What stops decoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeFailure {
    /// Raise `UnicodeDecodeError`.
    Error(DecodeError),
    /// Raise `TypeError` with [`WRONG_DIRECTION`]: the handler is for encoding only.
    WrongDirection,
}

/// Message of the `TypeError` of a handler that cannot handle decoding errors.
pub const WRONG_DIRECTION: &str = "don't know how to handle UnicodeDecodeError in error callback";

/// The data of a `UnicodeEncodeError`; positions are in code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    /// Name of the encoding.
    pub encoding: &'static str,
    /// First code point concerned.
    pub start: usize,
    /// Code point after the last one concerned.
    pub end: usize,
    /// Why.
    pub reason: &'static str,
}

impl EncodeError {
    /// `str(error)`, given the text that was encoded.
    pub fn message(&self, value: &[u8]) -> String {
        let EncodeError { encoding, start, end, reason } = self;
        if end - start == 1
            && let Some(point) = text::code_points(value).nth(*start)
        {
            let mut escape = Vec::new();
            quote::push_numeric_escape(&mut escape, point);
            let shown = String::from_utf8_lossy(&escape);
            return format!("'{encoding}' codec can't encode character '{shown}' in position {start}: {reason}");
        }
        let last = end.wrapping_sub(1);
        format!("'{encoding}' codec can't encode characters in position {start}-{last}: {reason}")
    }
}

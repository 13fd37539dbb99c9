//! Owns encoding: generalised UTF-8 to bytes.

use super::{EncodeError, Encoding, ErrorHandler, UTF8_MARK};
use crate::engines::quote::push_numeric_escape;
use crate::engines::text::{code_points, is_surrogate, push};

/// Encodes `value`.
pub fn encode(value: &[u8], encoding: Encoding, handler: ErrorHandler) -> Result<Vec<u8>, EncodeError> {
    match encoding {
        Encoding::Utf8Signed => Ok([UTF8_MARK, &encode(value, Encoding::Utf8, handler)?].concat()),
        Encoding::Utf8 if !has_surrogates(value) => Ok(value.to_vec()),
        Encoding::Utf8 | Encoding::Latin1 | Encoding::Ascii if value.is_ascii() => Ok(value.to_vec()),
        Encoding::Utf8 | Encoding::Latin1 | Encoding::Ascii => encode_narrow(value, encoding, handler),
        Encoding::UnicodeEscape | Encoding::RawUnicodeEscape => Ok(super::escape::encode(value, encoding)),
        _ => encode_wide(value, encoding, handler),
    }
}

/// Surrogates are exactly the sequences that start with 0xED and go on with 0xA0 or more.
fn has_surrogates(value: &[u8]) -> bool {
    memchr::memchr_iter(0xED, value).any(|at| value.get(at + 1).is_some_and(|byte| *byte >= 0xA0))
}

fn is_encodable(point: u32, encoding: Encoding) -> bool {
    match encoding {
        Encoding::Latin1 => point < 0x100,
        Encoding::Ascii => point < 0x80,
        _ => !is_surrogate(point),
    }
}

fn reason(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Latin1 => "ordinal not in range(256)",
        Encoding::Ascii => "ordinal not in range(128)",
        _ => "surrogates not allowed",
    }
}

/// Encodings of bytes: the handler is given whole runs of what cannot be encoded.
fn encode_narrow(value: &[u8], encoding: Encoding, handler: ErrorHandler) -> Result<Vec<u8>, EncodeError> {
    let mut result = Vec::with_capacity(value.len());
    let mut run = Vec::new();
    let mut index = 0;
    for point in code_points(value) {
        if !is_encodable(point, encoding) {
            run.push(point);
        } else {
            recover(&mut result, &run, index - run.len(), encoding, handler)?;
            run.clear();
            match encoding {
                Encoding::Utf8 => push(&mut result, point),
                _ => result.push(point as u8),
            }
        }
        index += 1;
    }
    recover(&mut result, &run, index - run.len(), encoding, handler)?;
    Ok(result)
}

/// Appends what the handler makes of a run that starts at the code point with index `start`.
fn recover(result: &mut Vec<u8>, run: &[u32], start: usize, encoding: Encoding, handler: ErrorHandler) -> Result<(), EncodeError> {
    let end = start + run.len();
    let error = |start| EncodeError { encoding: encoding.name(), start, end, reason: reason(encoding) };
    for (offset, &point) in run.iter().enumerate() {
        match (handler, point) {
            (ErrorHandler::SurrogateEscape, 0xDC80..=0xDCFF) => result.push(point as u8),
            (ErrorHandler::SurrogateEscape, _) => return Err(error(start + offset)),
            (ErrorHandler::SurrogatePass, _) if encoding == Encoding::Utf8 => push(result, point),
            _ => replace(result, point, handler).ok_or_else(|| error(start))?,
        }
    }
    Ok(())
}

/// Appends the ASCII text that stands for a code point; `None` when the handler has none.
fn replace(result: &mut Vec<u8>, point: u32, handler: ErrorHandler) -> Option<()> {
    match handler {
        ErrorHandler::Ignore => {}
        ErrorHandler::Replace => result.push(b'?'),
        ErrorHandler::BackslashReplace => push_numeric_escape(result, point),
        ErrorHandler::XmlCharRefReplace => result.extend_from_slice(format!("&#{point};").as_bytes()),
        ErrorHandler::NameReplace => match char::from_u32(point).and_then(unicode_names2::name) {
            Some(name) => result.extend_from_slice(format!("\\N{{{name}}}").as_bytes()),
            None => push_numeric_escape(result, point),
        },
        ErrorHandler::Strict | ErrorHandler::SurrogateEscape | ErrorHandler::SurrogatePass => return None,
    }
    Some(())
}

/// Encodings of larger units: the handler is given one surrogate at a time, and cannot escape it to a byte.
fn encode_wide(value: &[u8], encoding: Encoding, handler: ErrorHandler) -> Result<Vec<u8>, EncodeError> {
    let mut result = Vec::with_capacity(value.len() * 2);
    if matches!(encoding, Encoding::Utf16 | Encoding::Utf32) {
        push_wide(&mut result, 0xFEFF, encoding);
    }
    for (index, point) in code_points(value).enumerate() {
        if !is_surrogate(point) || handler == ErrorHandler::SurrogatePass {
            push_wide(&mut result, point, encoding);
            continue;
        }
        let error = || EncodeError { encoding: encoding.name(), start: index, end: index + 1, reason: reason(encoding) };
        let mut replacement = Vec::new();
        replace(&mut replacement, point, handler).ok_or_else(error)?;
        replacement.iter().for_each(|byte| push_wide(&mut result, u32::from(*byte), encoding));
    }
    Ok(result)
}

fn push_wide(result: &mut Vec<u8>, point: u32, encoding: Encoding) {
    match encoding {
        Encoding::Utf32 | Encoding::Utf32Le => result.extend(point.to_le_bytes()),
        Encoding::Utf32Be => result.extend(point.to_be_bytes()),
        _ if point < 0x1_0000 => push_unit16(result, point as u16, encoding),
        _ => {
            let offset = point - 0x1_0000;
            push_unit16(result, 0xD800 | (offset >> 10) as u16, encoding);
            push_unit16(result, 0xDC00 | (offset & 0x3FF) as u16, encoding);
        }
    }
}

fn push_unit16(result: &mut Vec<u8>, unit: u16, encoding: Encoding) {
    match encoding {
        Encoding::Utf16Be => result.extend(unit.to_be_bytes()),
        _ => result.extend(unit.to_le_bytes()),
    }
}

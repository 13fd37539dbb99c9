//! From text to bytes and back: `str.encode`, `bytes.decode`, `ascii`.

use crate::engines::codec::{self, DecodeFailure, Encoding, ErrorHandler, UTF8_MARK, WRONG_DIRECTION};
use crate::engines::quote;
use crate::object::protocol::text;
use crate::object::value::Value;
use crate::object::{Interp, Outcome, Raised, Str};

use super::bytes;
use super::str::{text_value, text_value_from};

/// `ascii(value)`. May run Python.
pub fn ascii(interp: &Interp, value: &Value) -> Outcome {
    let shown = text::repr(interp, value)?;
    if shown.is_ascii() {
        return Ok(shown.into_value());
    }
    Ok(text_value(interp, quote::escape_non_ascii(shown.as_bytes())))
}

#[cold]
fn unknown_encoding(interp: &Interp, encoding: &str) -> Raised {
    interp.lookup_error(format!("unknown encoding: {encoding}"))
}

#[cold]
fn unknown_handler(interp: &Interp, errors: &str) -> Raised {
    interp.lookup_error(format!("unknown error handler name '{errors}'"))
}

/// The bytes of a text (`value` is a `str`) in an encoding.
pub fn encode(interp: &Interp, value: &Value, encoding: &str, errors: &str) -> Outcome<Vec<u8>> {
    let text: &Str = value.cast().expect("callers pass a str");
    let Some(known) = Encoding::from_name(encoding.as_bytes()) else {
        return Err(unknown_encoding(interp, encoding));
    };
    let is_plain = match known {
        Encoding::Utf8 => !text.has_surrogates(),
        Encoding::Latin1 | Encoding::Ascii => text.is_ascii(),
        _ => false,
    };
    if is_plain {
        return Ok(text.as_bytes().to_vec());
    }
    let handler = ErrorHandler::from_name(errors.as_bytes());
    match codec::encode(text.as_bytes(), known, handler.unwrap_or(ErrorHandler::Strict)) {
        Ok(bytes) => Ok(bytes),
        Err(_) if handler.is_none() => Err(unknown_handler(interp, errors)),
        Err(error) => {
            let ty = &interp.exceptions.unicode_encode_error;
            Err(interp.codec_error(ty, error.encoding, value, error.start, error.end, error.reason))
        }
    }
}

/// The text that bytes are in an encoding. The encoding of no bytes at all is not even looked up.
pub fn decode(interp: &Interp, bytes: &[u8], encoding: &str, errors: &str) -> Outcome {
    if bytes.is_empty() {
        return Ok(interp.names.empty.value());
    }
    let Some(known) = Encoding::from_name(encoding.as_bytes()) else {
        return Err(unknown_encoding(interp, encoding));
    };
    if matches!(known, Encoding::Utf8 | Encoding::Latin1 | Encoding::Ascii) && bytes.is_ascii() {
        return Ok(text_value_from(interp, bytes));
    }
    let handler = ErrorHandler::from_name(errors.as_bytes());
    match codec::decode(bytes, known, handler.unwrap_or(ErrorHandler::Strict)) {
        Ok(text) => Ok(text_value(interp, text)),
        Err(_) if handler.is_none() => Err(unknown_handler(interp, errors)),
        Err(DecodeFailure::WrongDirection) => Err(interp.type_error(WRONG_DIRECTION)),
        Err(DecodeFailure::Error(error)) => {
            let bytes = if known == Encoding::Utf8Signed { bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes) } else { bytes };
            let object = bytes::bytes_value(interp, bytes.to_vec());
            let ty = &interp.exceptions.unicode_decode_error;
            Err(interp.codec_error(ty, error.encoding, &object, error.start, error.end, error.reason))
        }
    }
}

//! The contents of string and bytes literals: escapes decoded into the bytes of the value.

use std::borrow::Cow;

use crate::syntax::quote::Quoting;
use crate::text::wide::push_code_point;

/// How the text between quotes is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Backslashes stand for themselves.
    pub(crate) is_raw: bool,
    /// Doubled braces stand for one (the literal text of f-strings).
    pub(crate) has_doubled_braces: bool,
}

/// Appends the value of `body` to `out` as generalised UTF-8; an `Err` is the message.
pub(crate) fn decode_text(out: &mut Vec<u8>, body: &str, reading: Reading) -> Result<(), Cow<'static, str>> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let plain = if reading.has_doubled_braces {
            memchr::memchr3(b'\\', b'{', b'}', rest)
        } else if reading.is_raw {
            None
        } else {
            memchr::memchr(b'\\', rest)
        };
        let Some(plain) = plain else {
            out.extend_from_slice(rest);
            break;
        };
        out.extend_from_slice(&rest[..plain]);
        at += plain;
        if bytes[at] != b'\\' {
            out.push(bytes[at]);
            at += 2;
        } else if reading.is_raw {
            out.push(b'\\');
            at += 1;
        } else {
            at = Escape { body, at }.decode(out)?;
        }
    }
    Ok(())
}

/// Appends the value of a literal that is no f-string, prefix and quotes included, and answers whether it is
/// bytes; an `Err` is the message.
pub(crate) fn decode_literal(out: &mut Vec<u8>, literal: &str) -> Result<bool, Cow<'static, str>> {
    let quoting = Quoting::of(literal.as_bytes());
    let body = &literal[quoting.prefix_len..literal.len() - quoting.quote_len];
    if !quoting.is_bytes {
        let reading = Reading { is_raw: quoting.is_raw, has_doubled_braces: false };
        return decode_text(out, body, reading).map(|()| false);
    }
    if !body.is_ascii() {
        return Err("bytes can only contain ASCII literal characters".into());
    }
    decode_bytes(out, body, quoting.is_raw).map(|()| true)
}

/// Appends the value of the bytes literal `body` to `out`; an `Err` is the message.
fn decode_bytes(out: &mut Vec<u8>, body: &str, is_raw: bool) -> Result<(), Cow<'static, str>> {
    let bytes = body.as_bytes();
    if is_raw {
        out.extend_from_slice(bytes);
        return Ok(());
    }
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            out.push(bytes[at]);
            at += 1;
            continue;
        }
        let escape = Escape { body, at };
        let letter = escape.letter();
        if letter == b'x' {
            let (code, digits) = escape.hexadecimal(2);
            if digits < 2 {
                return Err(format!("(value error) invalid \\x escape at position {at}").into());
            }
            out.push(code as u8);
            at += 4;
        } else if let Some((code, length)) = escape.simple() {
            // An octal escape may name more than a byte holds; the high bit is dropped.
            out.extend(code.map(|code| code as u8));
            at += length;
        } else {
            out.push(b'\\');
            at += 1;
        }
    }
    Ok(())
}

/// The message about the first doubtful escape in the text between the quotes of a literal that is not raw.
pub(crate) fn doubtful_escape(body: &str, is_bytes: bool) -> Option<String> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &bytes[at..]) {
        at += found;
        let escape = Escape { body, at };
        match escape.simple() {
            Some((Some(code), 4)) if code > 0xFF => return Some(format!("invalid octal escape sequence '{}'", &body[at..at + 4])),
            Some((_, length)) => at += length,
            None if escape.letter() == b'x' || !is_bytes && matches!(escape.letter(), b'u' | b'U' | b'N') => at += 2,
            // The backslash before the end of the text of an f-string.
            None if at + 1 == bytes.len() => return None,
            // CPython escapes what is not ASCII before it looks at escapes, the backslash included.
            None if !bytes[at + 1].is_ascii() => at += 1,
            None => {
                let letter = body[at + 1..].chars().next()?;
                return Some(format!("invalid escape sequence '\\{letter}'"));
            }
        }
    }
    None
}

/// One escape: the backslash at `at` and what follows.
struct Escape<'b> {
    body: &'b str,
    at: usize,
}

impl Escape<'_> {
    /// The byte after the backslash; 0 at the end.
    fn letter(&self) -> u8 {
        self.body.as_bytes().get(self.at + 1).copied().unwrap_or(0)
    }

    /// The escapes that text and bytes share: the code, if it stands for one, and the bytes taken.
    fn simple(&self) -> Option<(Option<u32>, usize)> {
        let code = match self.letter() {
            b'\n' => return Some((None, 2)),
            b'\\' => b'\\',
            b'\'' => b'\'',
            b'"' => b'"',
            b'a' => 0x07,
            b'b' => 0x08,
            b'f' => 0x0C,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'v' => 0x0B,
            b'0'..=b'7' => {
                let digits = self.body.as_bytes()[self.at + 1..].iter().take(3);
                let octal = digits.take_while(|byte| matches!(byte, b'0'..=b'7'));
                let (code, count) = octal.fold((0, 0), |(code, count), digit| (code * 8 + u32::from(digit - b'0'), count + 1));
                return Some((Some(code), 1 + count));
            }
            _ => return None,
        };
        Some((Some(u32::from(code)), 2))
    }

    /// The value of up to `width` hexadecimal digits after the letter, and how many there are.
    fn hexadecimal(&self, width: usize) -> (u32, usize) {
        let digits = self.body.as_bytes().get(self.at + 2..).unwrap_or_default().iter().take(width);
        let values = digits.map_while(|&byte| char::from(byte).to_digit(16));
        values.fold((0, 0), |(code, count), digit| (code << 4 | digit, count + 1))
    }

    /// Appends the value and answers the offset after the escape.
    fn decode(&self, out: &mut Vec<u8>) -> Result<usize, Cow<'static, str>> {
        if let Some((code, length)) = self.simple() {
            if let Some(code) = code {
                push_code_point(out, code);
            }
            return Ok(self.at + length);
        }
        let width = match self.letter() {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            b'N' => return self.named(out),
            _ => {
                out.push(b'\\');
                return Ok(self.at + 1);
            }
        };
        let (code, digits) = self.hexadecimal(width);
        if digits < width {
            let pattern = format!("truncated \\{}{} escape", char::from(self.letter()), "X".repeat(width));
            return Err(self.fault(2 + digits, &pattern));
        }
        if code > 0x10_FFFF {
            return Err(self.fault(2 + digits, "illegal Unicode character"));
        }
        push_code_point(out, code);
        Ok(self.at + 2 + width)
    }

    /// `\N{name}`.
    fn named(&self, out: &mut Vec<u8>) -> Result<usize, Cow<'static, str>> {
        let rest = &self.body[self.at + 2..];
        let Some(inside) = rest.strip_prefix('{') else {
            return Err(self.fault(2, "malformed \\N character escape"));
        };
        let Some(length) = memchr::memchr(b'}', inside.as_bytes()).filter(|length| *length > 0) else {
            return Err(self.fault(3 + if inside.starts_with('}') { 0 } else { inside.len() }, "malformed \\N character escape"));
        };
        match unicode_names2::character(&inside[..length]) {
            Some(character) => {
                push_code_point(out, u32::from(character));
                Ok(self.at + 3 + length + 1)
            }
            None => Err(self.fault(3 + length + 1, "unknown Unicode character name")),
        }
    }

    /// CPython counts in a copy of the text where each character outside ASCII takes ten bytes (`\U0001f600`).
    #[cold]
    fn fault(&self, length: usize, reason: &str) -> Cow<'static, str> {
        let before = &self.body[..self.at];
        let start: usize = before.chars().map(|character| if character.is_ascii() { 1 } else { 10 }).sum();
        let end = start + length - 1;
        format!("(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {reason}").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> Result<Vec<u8>, Cow<'static, str>> {
        let mut out = Vec::new();
        decode_text(&mut out, body, Reading::default()).map(|()| out)
    }

    #[test]
    fn escapes() {
        assert_eq!(text(r"a\n\x41\101\0\u00e9\N{DIGIT ONE}\d\").unwrap(), "a\nAA\0é1\\d\\".as_bytes());
        assert_eq!(text(r"\ud800").unwrap(), b"\xED\xA0\x80");
        assert_eq!(text("a\\\nb").unwrap(), b"ab");
        let mut out = Vec::new();
        decode_bytes(&mut out, r"\xff\777\q\'", false).unwrap();
        assert_eq!(out, b"\xff\xff\\q'");
    }

    #[test]
    fn doubled_braces() {
        let mut out = Vec::new();
        let reading = Reading { is_raw: false, has_doubled_braces: true };
        decode_text(&mut out, r"a{{b}}\N{DIGIT ONE}\", reading).unwrap();
        assert_eq!(out, b"a{b}1\\");
    }
}

//! Plain values as `repr` shows them.

use std::fmt::Write;

use crate::syntax::ast::{Ast, Constant};
use crate::text::printable::is_printable;
use crate::text::wide::Wide;

/// The value of a constant.
pub(crate) fn constant(ast: &Ast, value: Constant) -> String {
    match value {
        Constant::None => "None".into(),
        Constant::Bool(true) => "True".into(),
        Constant::Bool(false) => "False".into(),
        Constant::Ellipsis => "Ellipsis".into(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(id) => ast.big_integer(id).to_string(),
        Constant::Float(value) => float(value, ".0"),
        Constant::Complex { imag } => float(imag, "") + "j",
        Constant::Str { value, .. } => text(ast.string(value)),
        Constant::Bytes(id) => bytes(ast.bytes(id)),
    }
}

/// The shortest digits that read back as `value`, which is not negative; `whole` is added to a whole number.
pub(crate) fn float(value: f64, whole: &str) -> String {
    if value.is_infinite() {
        return "inf".into();
    }
    let scientific = format!("{value:e}");
    let (digits, exponent) = scientific.split_once('e').expect("this format always has an exponent");
    let exponent: i32 = exponent.parse().expect("the exponent is a small number");
    if !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    let plain = format!("{value}");
    if plain.contains('.') { plain } else { plain + whole }
}

/// The quote for a value, which is the single one unless that would have to be escaped for no need.
fn quote_for(has_single: bool, has_double: bool) -> u32 {
    u32::from(if has_single && !has_double { b'"' } else { b'\'' })
}

pub(crate) fn text(value: Wide<'_>) -> String {
    let bytes = value.as_bytes();
    let quote = quote_for(bytes.contains(&b'\''), bytes.contains(&b'"'));
    let mut out = String::with_capacity(bytes.len() + 2);
    let quote_char = char::from(quote as u8);
    out.push(quote_char);
    for code in value.code_points() {
        match char::from_u32(code) {
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(character) if code == quote => {
                out.push('\\');
                out.push(character);
            }
            Some(character) if is_printable(code) => out.push(character),
            _ if code <= 0xFF => _ = write!(out, "\\x{code:02x}"),
            _ if code <= 0xFFFF => _ = write!(out, "\\u{code:04x}"),
            _ => _ = write!(out, "\\U{code:08x}"),
        }
    }
    out.push(quote_char);
    out
}

pub(crate) fn bytes(value: &[u8]) -> String {
    let quote = quote_for(value.contains(&b'\''), value.contains(&b'"'));
    let mut out = String::with_capacity(value.len() + 3);
    let quote_char = char::from(quote as u8);
    out.push('b');
    out.push(quote_char);
    for &byte in value {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if u32::from(byte) == quote => {
                out.push('\\');
                out.push(quote_char);
            }
            0x20..=0x7E => out.push(char::from(byte)),
            _ => _ = write!(out, "\\x{byte:02x}"),
        }
    }
    out.push(quote_char);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats() {
        for (value, shown) in [
            (0.0, "0.0"),
            (2.5e300, "2.5e+300"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (123_456_789.123, "123456789.123"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(float(value, ".0"), shown);
        }
        assert_eq!(float(3.0, "") + "j", "3j");
    }

    #[test]
    fn quotes_and_escapes() {
        assert_eq!(text("it's".into()), r#""it's""#);
        assert_eq!(text("'\"\n\u{7f}é\u{200b}\u{10ffff}".into()), "'\\'\"\\n\\x7fé\\u200b\\U0010ffff'");
        assert_eq!(bytes(b"a'\x00\xff"), r#"b"a'\x00\xff""#);
    }
}

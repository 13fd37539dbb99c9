//! Number literals: where they end, and what they are worth.
//!
//! `scan_number` runs inside the tokenizer and finds every fault of form; `value` runs when the parser
//! reduces a number and so meets only well-formed text.

use logos::Lexer;
use num_bigint::BigInt;

use crate::syntax::token::{ScanFailure, Token};
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

/// Decimal literals longer than this are refused, as the conversion is not linear in time.
/// The number is the default of `sys.set_int_max_str_digits`; other bases convert in linear time.
pub const MAX_DECIMAL_DIGITS: usize = 4300;

const LEADING_ZEROS: &str = "leading zeros in decimal integer literals are not permitted; \
                             use an 0o prefix for octal integers";

/// Words that may follow a number without a space, as in `1if x else 2`.
const WORDS_AFTER_NUMBER: [&str; 8] = ["and", "else", "for", "if", "in", "is", "not", "or"];

/// The worth of a number literal.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "variants are named after the types")]
pub enum Number {
    Int(i64),
    BigInt(BigInt),
    Float(f64),
    Imaginary(f64),
}

/// Extends the match over the whole literal that starts at the current token.
pub(crate) fn scan_number(lexer: &mut Lexer<'_, Token>) -> Result<(), ScanFailure> {
    let start = lexer.span().start;
    let bytes = lexer.source().as_bytes();
    let mut cursor = Cursor { bytes, start, at: start };
    cursor.number()?;
    let end = cursor.at;
    lexer.bump(end - lexer.span().end);
    Ok(())
}

/// Walks over one literal; `at` is the next byte to look at.
struct Cursor<'s> {
    bytes: &'s [u8],
    start: usize,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn peek_after(&self) -> u8 {
        self.bytes.get(self.at + 1).copied().unwrap_or(0)
    }

    /// An error at the last byte read.
    #[cold]
    fn fault(&self, message: impl Into<std::borrow::Cow<'static, str>>) -> SyntaxError {
        SyntaxError::new(Span::at((self.at - 1) as u32), message)
    }

    fn number(&mut self) -> Result<(), SyntaxError> {
        if self.peek() == b'0' {
            match self.peek_after() | 0x20 {
                b'x' => return self.radix("hexadecimal", |byte| byte.is_ascii_hexdigit()),
                b'o' => return self.radix("octal", |byte| matches!(byte, b'0'..=b'7')),
                b'b' => return self.radix("binary", |byte| matches!(byte, b'0' | b'1')),
                _ => {}
            }
        }
        let mut kind = "decimal";
        if self.peek() != b'.' {
            self.digits()?;
        }
        let integer_end = self.at;
        if self.peek() == b'.' {
            self.at += 1;
            if self.peek().is_ascii_digit() {
                self.digits()?;
            }
        }
        self.exponent()?;
        if self.peek() | 0x20 == b'j' {
            self.at += 1;
            kind = "imaginary";
        }
        let has_stray_exponent = self.at == integer_end && self.peek() | 0x20 == b'e';
        if has_stray_exponent {
            self.end_of_number(kind)?;
        }
        if self.at == integer_end {
            self.refuse_leading_zeros()?;
        }
        self.end_of_number(kind)
    }

    /// `0x`, `0o` or `0b` and its digits.
    fn radix(&mut self, kind: &'static str, is_digit: fn(u8) -> bool) -> Result<(), SyntaxError> {
        self.at += 2;
        loop {
            if self.peek() == b'_' {
                self.at += 1;
            }
            if !is_digit(self.peek()) {
                if self.peek().is_ascii_digit() {
                    self.at += 1;
                    return Err(self.wrong_digit(kind));
                }
                return Err(self.fault(format!("invalid {kind} literal")));
            }
            while is_digit(self.peek()) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        if self.peek().is_ascii_digit() {
            self.at += 1;
            return Err(self.wrong_digit(kind));
        }
        self.end_of_number(kind)
    }

    #[cold]
    fn wrong_digit(&self, kind: &str) -> SyntaxError {
        let digit = char::from(self.bytes[self.at - 1]);
        self.fault(format!("invalid digit '{digit}' in {kind} literal"))
    }

    /// Decimal digits with single underscores between them.
    fn digits(&mut self) -> Result<(), SyntaxError> {
        loop {
            while self.peek().is_ascii_digit() {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return Err(self.fault("invalid decimal literal"));
            }
        }
    }

    fn exponent(&mut self) -> Result<(), SyntaxError> {
        if self.peek() | 0x20 != b'e' {
            return Ok(());
        }
        if matches!(self.peek_after(), b'+' | b'-') {
            self.at += 2;
            if !self.peek().is_ascii_digit() {
                return Err(self.fault("invalid decimal literal"));
            }
            self.digits()
        } else if self.peek_after().is_ascii_digit() {
            self.at += 1;
            self.digits()
        } else {
            // Not an exponent: the letter is judged as what follows the number, `1else` being allowed.
            Ok(())
        }
    }

    fn refuse_leading_zeros(&self) -> Result<(), SyntaxError> {
        let literal = &self.bytes[self.start..self.at];
        if literal[0] != b'0' {
            return Ok(());
        }
        match literal.iter().position(|byte| !matches!(byte, b'0' | b'_')) {
            Some(zeros) => {
                let start = self.start as u32;
                Err(SyntaxError::new(Span::new(start, start + zeros as u32), LEADING_ZEROS))
            }
            None => Ok(()),
        }
    }

    /// A name may not touch the number, except for some keywords.
    fn end_of_number(&self, kind: &str) -> Result<(), SyntaxError> {
        let next = self.peek();
        if !(next.is_ascii_alphanumeric() || next == b'_' || next >= 0x80) {
            return Ok(());
        }
        let rest = &self.bytes[self.at..];
        if WORDS_AFTER_NUMBER.iter().any(|word| rest.starts_with(word.as_bytes())) {
            return Ok(());
        }
        Err(self.fault(format!("invalid {kind} literal")))
    }
}

/// The worth of a well-formed literal, or the number of digits of a decimal integer that has too many.
pub(crate) fn value(literal: &str) -> Result<Number, usize> {
    let without_underscores;
    let digits = if literal.contains('_') {
        without_underscores = literal.replace('_', "");
        without_underscores.as_str()
    } else {
        literal
    };
    let bytes = digits.as_bytes();
    if bytes[0] == b'0' && bytes.len() > 2 {
        match bytes[1] | 0x20 {
            b'x' => return Ok(integer(&digits[2..], 16)),
            b'o' => return Ok(integer(&digits[2..], 8)),
            b'b' => return Ok(integer(&digits[2..], 2)),
            _ => {}
        }
    }
    if let Some(real) = digits.strip_suffix(['j', 'J']) {
        return Ok(Number::Imaginary(float(real)));
    }
    if !bytes.iter().all(u8::is_ascii_digit) {
        return Ok(Number::Float(float(digits)));
    }
    if bytes.len() > MAX_DECIMAL_DIGITS {
        return Err(bytes.len());
    }
    Ok(integer(digits, 10))
}

fn integer(digits: &str, radix: u32) -> Number {
    match i64::from_str_radix(digits, radix) {
        Ok(small) => Number::Int(small),
        Err(_) => {
            let big = BigInt::parse_bytes(digits.as_bytes(), radix).expect("the scanner let only digits pass");
            Number::BigInt(big)
        }
    }
}

fn float(digits: &str) -> f64 {
    digits.parse().expect("the scanner let only digits, one point and one exponent pass")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worth_of_every_form() {
        for (literal, worth) in [
            ("0", Number::Int(0)),
            ("00_0", Number::Int(0)),
            ("1_000", Number::Int(1000)),
            ("0xfF", Number::Int(255)),
            ("0b_1", Number::Int(1)),
            ("9223372036854775807", Number::Int(i64::MAX)),
            ("9223372036854775808", Number::BigInt(BigInt::from(1_u64 << 63))),
            ("0X8000000000000000", Number::BigInt(BigInt::from(1_u64 << 63))),
            (".5", Number::Float(0.5)),
            ("1.", Number::Float(1.0)),
            ("1_0.2_5e-1_0", Number::Float(10.25e-10)),
            ("012.5", Number::Float(12.5)),
            ("1e999", Number::Float(f64::INFINITY)),
            ("1J", Number::Imaginary(1.0)),
            ("012e1j", Number::Imaginary(120.0)),
        ] {
            assert_eq!(value(literal), Ok(worth), "{literal}");
        }
        assert_eq!(value(&"9".repeat(4301)), Err(4301));
    }
}

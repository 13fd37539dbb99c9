//! Owns `float.hex` and `float.fromhex`.

use super::compose::compose;
use super::parse::strip_c_space;
use crate::engines::fault::Fault;

/// `value.hex()`.
pub fn to_hex(value: f64) -> String {
    if !value.is_finite() {
        return super::repr(value);
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = (bits >> 52 & 0x7FF) as i32;
    let (lead, exponent) = if biased == 0 { (0, -1022) } else { (1, biased - 1023) };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

fn invalid() -> Fault {
    Fault::value("invalid hexadecimal floating-point string")
}

fn too_large() -> Fault {
    Fault::overflow("hexadecimal value too large to represent as a float")
}

/// `float.fromhex(text)`.
pub fn from_hex(text: &[u8]) -> Result<f64, Fault> {
    let stripped = strip_c_space(text);
    let (is_negative, body) = match stripped {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, stripped),
    };
    let magnitude = match body.to_ascii_lowercase().as_slice() {
        b"inf" | b"infinity" => f64::INFINITY,
        b"nan" => f64::NAN,
        lower => hex_number(lower)?,
    };
    Ok(if is_negative { -magnitude } else { magnitude })
}

/// Reads `[0x]DIGITS[.DIGITS][pEXPONENT]`, lower case.
fn hex_number(text: &[u8]) -> Result<f64, Fault> {
    let text = text.strip_prefix(b"0x").unwrap_or(text);
    let (digits, exponent) = match text.iter().position(|byte| *byte == b'p') {
        Some(at) => (&text[..at], decimal_exponent(&text[at + 1..])?),
        None => (text, 0),
    };
    let (whole, fraction) = match digits.iter().position(|byte| *byte == b'.') {
        Some(at) => (&digits[..at], &digits[at + 1..]),
        None => (digits, &[][..]),
    };
    if whole.is_empty() && fraction.is_empty() {
        return Err(invalid());
    }
    let mut mantissa = Mantissa::default();
    for &byte in whole.iter().chain(fraction) {
        let digit = char::from(byte).to_digit(16).ok_or_else(invalid)?;
        mantissa.push(u64::from(digit));
    }
    let shift = mantissa.dropped_bits - 4 * fraction.len() as i64;
    compose(mantissa.bits, exponent.saturating_add(shift)).ok_or_else(too_large)
}

/// The leading digits that fit, with a sticky lowest bit, and how many bits were left out.
#[derive(Default)]
struct Mantissa {
    bits: u64,
    dropped_bits: i64,
}

impl Mantissa {
    fn push(&mut self, digit: u64) {
        if self.bits >> 60 == 0 {
            self.bits = self.bits << 4 | digit;
        } else {
            self.bits |= u64::from(digit != 0);
            self.dropped_bits += 4;
        }
    }
}

/// Reads a signed decimal exponent; one beyond any use saturates far within `i64`, so that sums cannot overflow.
fn decimal_exponent(text: &[u8]) -> Result<i64, Fault> {
    let (is_negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(invalid());
    }
    let magnitude = digits.iter().fold(0_i64, |value, byte| (value * 10 + i64::from(byte - b'0')).min(i64::MAX / 32));
    Ok(if is_negative { -magnitude } else { magnitude })
}

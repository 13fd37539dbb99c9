//! Owns `int(text, base)`: signs, prefixes, underscores, digits of all scripts and the limit on their number.

use num_bigint::{BigInt, BigUint, Sign};

use super::Integer;
use crate::engines::fault::Fault;
use crate::engines::float::{strip_c_space, to_ascii};
use crate::engines::quote;
use crate::engines::text;

/// Most characters of the quoted input that a message shows.
const SHOWN: usize = 200;

/// `int(text, base)` for generalised UTF-8; `digit_limit` is `sys.get_int_max_str_digits()`, 0 for none.
pub fn parse(value: &[u8], base: i64, digit_limit: usize) -> Result<Integer, Fault> {
    let base = check_base(base)?;
    parse_ascii(&to_ascii(value), base, digit_limit)?.ok_or_else(|| invalid(&quote::repr(value), base))
}

/// `int(bytes, base)`.
pub fn parse_bytes(value: &[u8], base: i64, digit_limit: usize) -> Result<Integer, Fault> {
    let base = check_base(base)?;
    let shown = &value[..value.len().min(SHOWN)];
    parse_ascii(value, base, digit_limit)?.ok_or_else(|| invalid(&quote::bytes_repr(shown), base))
}

fn check_base(base: i64) -> Result<u32, Fault> {
    match base {
        0 | 2..=36 => Ok(base as u32),
        _ => Err(Fault::value("int() base must be >= 2 and <= 36, or 0")),
    }
}

#[cold]
fn invalid(quoted: &[u8], base: u32) -> Fault {
    let mut message = format!("invalid literal for int() with base {base}: ").into_bytes();
    message.extend_from_slice(text::prefix(quoted, SHOWN));
    Fault::value(message)
}

/// `None` when the text is no integer in the base.
fn parse_ascii(value: &[u8], base: u32, digit_limit: usize) -> Result<Option<Integer>, Fault> {
    let stripped = strip_c_space(value);
    let (is_negative, body) = match stripped {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, stripped),
    };
    let Some((radix, body)) = split_prefix(body, base) else {
        return Ok(None);
    };
    if let Some(small) = parse_small(body, radix) {
        return Ok(Some(Integer::Small(if is_negative { -small } else { small })));
    }
    let Some(digits) = digit_values(body, radix) else {
        return Ok(None);
    };
    if !radix.is_power_of_two() && digit_limit > 0 && digits.len() > digit_limit {
        return Err(too_many_digits(digits.len(), digit_limit));
    }
    let magnitude = BigUint::from_radix_be(&digits, radix).expect("digits below the radix");
    let sign = if is_negative { Sign::Minus } else { Sign::Plus };
    Ok(Some(BigInt::from_biguint(sign, magnitude).into()))
}

#[cold]
fn too_many_digits(count: usize, digit_limit: usize) -> Fault {
    Fault::value(format!(
        "Exceeds the limit ({digit_limit} digits) for integer string conversion: value has {count} digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// Decides the radix and removes the prefix that announces it; `None` for a decimal with leading zeros in base 0.
fn split_prefix(body: &[u8], base: u32) -> Option<(u32, &[u8])> {
    let announced = match body {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if announced != 0 && (base == 0 || base == announced) {
        let digits = &body[2..];
        return Some((announced, digits.strip_prefix(b"_").unwrap_or(digits)));
    }
    if base != 0 {
        return Some((base, body));
    }
    let is_zero = body.iter().all(|byte| matches!(byte, b'0' | b'_'));
    (is_zero || body.first() != Some(&b'0')).then_some((10, body))
}

/// Up to 12 plain digits, the usual case, without any allocation; they fit whatever the radix.
fn parse_small(body: &[u8], radix: u32) -> Option<i64> {
    if body.is_empty() || body.len() > 12 {
        return None;
    }
    body.iter().try_fold(0_i64, |value, byte| {
        let digit = char::from(*byte).to_digit(radix)?;
        Some(value * i64::from(radix) + i64::from(digit))
    })
}

/// The digit values, most significant first; underscores must be single and between digits.
fn digit_values(body: &[u8], radix: u32) -> Option<Vec<u8>> {
    let mut digits = Vec::with_capacity(body.len());
    let mut follows_digit = false;
    for &byte in body {
        if byte == b'_' {
            if !follows_digit {
                return None;
            }
            follows_digit = false;
            continue;
        }
        digits.push(char::from(byte).to_digit(radix)? as u8);
        follows_digit = true;
    }
    follows_digit.then_some(digits)
}

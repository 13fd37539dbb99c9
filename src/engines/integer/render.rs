//! Owns the text of integers: decimal with its limit on digits, binary, octal and hexadecimal.

use num_bigint::BigInt;

use crate::engines::fault::Fault;

/// What `sys.get_int_max_str_digits()` is at the start.
pub const DEFAULT_DIGIT_LIMIT: usize = 4300;

/// `str(value)`; `digit_limit` is `sys.get_int_max_str_digits()`, 0 for none.
pub fn to_decimal(value: &BigInt, digit_limit: usize) -> Result<String, Fault> {
    if digit_limit == 0 {
        return Ok(value.to_str_radix(10));
    }
    // A number of b bits has more than (b - 1) * 0.30102 digits: hopeless ones fail before the quadratic work.
    let fewest_digits = u128::from(value.bits().saturating_sub(1)) * 30_102 / 100_000;
    if fewest_digits > digit_limit as u128 {
        return Err(too_many_digits(digit_limit));
    }
    let text = value.to_str_radix(10);
    if text.trim_start_matches('-').len() > digit_limit {
        return Err(too_many_digits(digit_limit));
    }
    Ok(text)
}

#[cold]
fn too_many_digits(digit_limit: usize) -> Fault {
    Fault::value(format!(
        "Exceeds the limit ({digit_limit} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// `bin`, `oct` or `hex` of the value for base 2, 8 or 16: sign, prefix, digits.
pub fn to_base(value: &BigInt, base: u32) -> String {
    let digits = value.magnitude().to_str_radix(base);
    let sign = if value.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    };
    format!("{sign}{prefix}{digits}")
}

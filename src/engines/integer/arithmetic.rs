//! Owns division with Python's signs, shifts, bit counts and rounding of integers.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_traits::{Signed, ToPrimitive, Zero};

use super::{Integer, MAX_BITS};
use crate::engines::fault::Fault;

fn zero_division(is_modulo: bool) -> Fault {
    Fault::zero_division(if is_modulo { "integer modulo by zero" } else { "integer division or modulo by zero" })
}

/// `a // b`, rounded towards minus infinity.
pub fn floor_divide_small(dividend: i64, divisor: i64) -> Result<Integer, Fault> {
    match divisor {
        0 => Err(zero_division(false)),
        -1 => Ok(dividend.checked_neg().map_or_else(|| (-BigInt::from(dividend)).into(), Integer::Small)),
        _ => Ok(Integer::Small(num_integer::Integer::div_floor(&dividend, &divisor))),
    }
}

/// `a % b`, with the sign of the divisor.
pub fn modulo_small(dividend: i64, divisor: i64) -> Result<i64, Fault> {
    match divisor {
        0 => Err(zero_division(true)),
        -1 => Ok(0),
        _ => Ok(dividend.mod_floor(&divisor)),
    }
}

/// `divmod(a, b)`.
pub fn divmod_small(dividend: i64, divisor: i64) -> Result<(Integer, i64), Fault> {
    let quotient = floor_divide_small(dividend, divisor)?;
    Ok((quotient, modulo_small(dividend, divisor)?))
}

/// Quotients of up to this many bits are estimated from the leading bits.
const SHORT_QUOTIENT: u64 = 62;

/// Quotient and remainder of the magnitudes, when the quotient fits in 63 bits while the numbers are long: num-bigint's division works on
/// blocks, which such a quotient does not repay.
///
/// The estimate is u / (v + 1), where u is at most the 126 leading bits of the dividend and v the 64 leading bits of the divisor. The true
/// quotient is below (u + 1) / v, which exceeds the estimate before rounding by u / (v (v + 1)) + 1 / v; as u < 2^126 and v >= 2^63, that is
/// below 1 + 2^-63. So the rounded estimate is never too large, and at most 2 too small.
fn short_quotient(dividend: &BigUint, divisor: &BigUint) -> Option<(u64, BigUint)> {
    let length = divisor.bits();
    let excess = dividend.bits().checked_sub(length)?;
    if length <= u64::from(u128::BITS) || excess > SHORT_QUOTIENT {
        return None;
    }
    let shift = length - u64::from(u64::BITS);
    let (leading, divisor_leading) = ((dividend >> shift).to_u128()?, (divisor >> shift).to_u128()?);
    let mut quotient = (leading / (divisor_leading + 1)).to_u64()?;
    let mut remainder = dividend - divisor * quotient;
    while &remainder >= divisor {
        remainder -= divisor;
        quotient += 1;
    }
    Some((quotient, remainder))
}

/// Quotient and remainder, the quotient rounded towards minus infinity. The divisor is not zero.
fn divide(dividend: &BigInt, divisor: &BigInt) -> (BigInt, BigInt) {
    let Some((quotient, remainder)) = short_quotient(dividend.magnitude(), divisor.magnitude()) else {
        return dividend.div_mod_floor(divisor);
    };
    let (quotient, remainder) = match (dividend.is_negative() == divisor.is_negative(), remainder.is_zero()) {
        (true, _) => (BigInt::from(quotient), remainder),
        (false, true) => (-BigInt::from(quotient), remainder),
        (false, false) => (-BigInt::from(quotient) - 1, divisor.magnitude() - remainder),
    };
    (quotient, BigInt::from_biguint(if divisor.is_negative() { Sign::Minus } else { Sign::Plus }, remainder))
}

/// `a // b`, rounded towards minus infinity.
pub fn floor_divide(dividend: &BigInt, divisor: &BigInt) -> Result<Integer, Fault> {
    if divisor.is_zero() {
        return Err(zero_division(false));
    }
    Ok(divide(dividend, divisor).0.into())
}

/// `a % b`, with the sign of the divisor.
pub fn modulo(dividend: &BigInt, divisor: &BigInt) -> Result<Integer, Fault> {
    if divisor.is_zero() {
        return Err(zero_division(true));
    }
    Ok(divide(dividend, divisor).1.into())
}

/// `divmod(a, b)`.
pub fn divmod(dividend: &BigInt, divisor: &BigInt) -> Result<(Integer, Integer), Fault> {
    if divisor.is_zero() {
        return Err(zero_division(false));
    }
    let (quotient, remainder) = divide(dividend, divisor);
    Ok((quotient.into(), remainder.into()))
}

fn check_shift(count: &BigInt) -> Result<(), Fault> {
    if count.is_negative() {
        return Err(Fault::value("negative shift count"));
    }
    Ok(())
}

/// `value << count`.
pub fn shift_left(value: &BigInt, count: &BigInt) -> Result<Integer, Fault> {
    check_shift(count)?;
    if value.is_zero() {
        return Ok(Integer::Small(0));
    }
    let Some(count) = count.to_i64() else {
        // CPython's digits have 30 bits and 4 bytes, and the number of these bytes is what must fit.
        let has_countable_digits = (count / 30u8).to_i64().is_some_and(|digits| digits < i64::MAX / 4);
        return Err(if has_countable_digits { Fault::memory() } else { Fault::overflow("too many digits in integer") });
    };
    if value.bits().saturating_add(count as u64) > MAX_BITS {
        return Err(Fault::memory());
    }
    Ok((value << count).into())
}

/// `value >> count`, rounded towards minus infinity.
pub fn shift_right(value: &BigInt, count: &BigInt) -> Result<Integer, Fault> {
    check_shift(count)?;
    let exhausted = Integer::Small(if value.is_negative() { -1 } else { 0 });
    Ok(match count.to_u64() {
        Some(count) if count <= value.bits() => (value >> count).into(),
        _ => exhausted,
    })
}

/// `value.bit_length()`.
pub fn bit_length(value: &BigInt) -> u64 {
    value.bits()
}

/// `value.bit_count()`: ones in the magnitude.
pub fn bit_count(value: &BigInt) -> u64 {
    value.magnitude().count_ones()
}

/// `round(value, digits)` for negative `digits`: to a multiple of `10**-digits`, ties to even.
///
/// Non-negative digits leave the value as it is.
pub fn round_to_digits(value: &BigInt, digits: &BigInt) -> Integer {
    if !digits.is_negative() {
        return value.clone().into();
    }
    // A decimal digit takes more than three bits, so the unit then exceeds twice the value.
    let places = match (-digits).to_u64() {
        Some(places) if places <= value.bits() / 3 + 2 => places as u32,
        _ => return Integer::Small(0),
    };
    let unit = BigInt::from(10).pow(places);
    let (quotient, remainder) = value.div_mod_floor(&unit);
    let down = value - &remainder;
    let goes_up = match (&remainder * 2u32).cmp(&unit) {
        Ordering::Less => false,
        Ordering::Equal => quotient.is_odd(),
        Ordering::Greater => true,
    };
    if goes_up { down + unit } else { down }.into()
}

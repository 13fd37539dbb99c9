//! Owns division with Python's signs, shifts, bit counts and rounding of integers.

use std::cmp::Ordering;

use num_bigint::BigInt;
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

/// `a // b`, rounded towards minus infinity.
pub fn floor_divide(dividend: &BigInt, divisor: &BigInt) -> Result<Integer, Fault> {
    if divisor.is_zero() {
        return Err(zero_division(false));
    }
    Ok(dividend.div_floor(divisor).into())
}

/// `a % b`, with the sign of the divisor.
pub fn modulo(dividend: &BigInt, divisor: &BigInt) -> Result<Integer, Fault> {
    if divisor.is_zero() {
        return Err(zero_division(true));
    }
    Ok(dividend.mod_floor(divisor).into())
}

/// `divmod(a, b)`.
pub fn divmod(dividend: &BigInt, divisor: &BigInt) -> Result<(Integer, Integer), Fault> {
    if divisor.is_zero() {
        return Err(zero_division(false));
    }
    let (quotient, remainder) = dividend.div_mod_floor(divisor);
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
        return Err(Fault::overflow("too many digits in integer"));
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

//! Owns the conversions between floats and integers, and true division of integers.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_traits::{Signed, Zero};

use super::compose::{compose, leading_bits};
use crate::engines::fault::Fault;
use crate::engines::integer::Integer;

/// `float(integer)`.
pub fn from_integer(value: &BigInt) -> Result<f64, Fault> {
    let (mantissa, exponent) = leading_bits(value.magnitude());
    let magnitude = compose(mantissa, exponent).ok_or_else(|| Fault::overflow("int too large to convert to float"))?;
    Ok(with_sign(magnitude, value.is_negative()))
}

fn with_sign(magnitude: f64, is_negative: bool) -> f64 {
    if is_negative { -magnitude } else { magnitude }
}

/// `dividend / divisor` for integers, correctly rounded whatever their size.
pub fn divide_integers(dividend: &BigInt, divisor: &BigInt) -> Result<f64, Fault> {
    if divisor.is_zero() {
        return Err(Fault::zero_division("division by zero"));
    }
    let is_negative = dividend.is_negative() != divisor.is_negative();
    let magnitude = divide_magnitudes(dividend.magnitude(), divisor.magnitude())
        .ok_or_else(|| Fault::overflow("integer division result too large for a float"))?;
    Ok(with_sign(magnitude, is_negative))
}

fn divide_magnitudes(dividend: &BigUint, divisor: &BigUint) -> Option<f64> {
    if dividend.is_zero() {
        return Some(0.0);
    }
    let difference = dividend.bits() as i64 - divisor.bits() as i64;
    if difference > 1100 {
        return None;
    }
    if difference < -1200 {
        return Some(0.0);
    }
    // 66 bits of quotient leave room for rounding and a sticky bit below it.
    let shift = 66 - difference;
    let (quotient, remainder) =
        if shift >= 0 { (dividend << shift as u64).div_rem(divisor) } else { dividend.div_rem(&(divisor << shift.unsigned_abs())) };
    let (mantissa, extra) = leading_bits(&quotient);
    let sticky = u64::from(!remainder.is_zero());
    compose(mantissa | sticky, extra - shift)
}

/// A finite float as `mantissa * 2**exponent` with its sign; infinities and NaN fail with the given messages.
fn decompose(value: f64, infinite: &str, not_a_number: &str) -> Result<(Sign, u64, i32), Fault> {
    if value.is_nan() {
        return Err(Fault::value(not_a_number));
    }
    if value.is_infinite() {
        return Err(Fault::overflow(infinite));
    }
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = (bits >> 52 & 0x7FF) as i32;
    let (mantissa, exponent) = match biased {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, biased - 1075),
    };
    let sign = if value.is_sign_negative() { Sign::Minus } else { Sign::Plus };
    Ok((sign, mantissa, exponent))
}

/// `int` of a float without fraction.
fn exact(value: f64) -> Result<Integer, Fault> {
    // Both bounds are exact floats; the upper one is the first that does not fit.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&value) {
        return Ok(Integer::Small(value as i64));
    }
    let (sign, mantissa, exponent) = decompose(value, "cannot convert float infinity to integer", "cannot convert float NaN to integer")?;
    let magnitude = BigUint::from(mantissa) << exponent.unsigned_abs();
    Ok(Integer::from(BigInt::from_biguint(sign, magnitude)))
}

/// `int(value)` and `math.trunc(value)`.
pub fn truncate(value: f64) -> Result<Integer, Fault> {
    exact(value.trunc())
}

/// `math.floor(value)`.
pub fn floor(value: f64) -> Result<Integer, Fault> {
    exact(value.floor())
}

/// `math.ceil(value)`.
pub fn ceiling(value: f64) -> Result<Integer, Fault> {
    exact(value.ceil())
}

/// `round(value)` without digits: to the nearest integer, ties to even.
pub fn round_to_integer(value: f64) -> Result<Integer, Fault> {
    exact(value.round_ties_even())
}

/// `value.as_integer_ratio()`: numerator and positive denominator in lowest terms.
pub fn as_integer_ratio(value: f64) -> Result<(BigInt, BigInt), Fault> {
    let (sign, mantissa, exponent) = decompose(value, "cannot convert Infinity to integer ratio", "cannot convert NaN to integer ratio")?;
    if mantissa == 0 {
        return Ok((BigInt::zero(), BigInt::from(1)));
    }
    let zeros = mantissa.trailing_zeros();
    let odd = BigUint::from(mantissa >> zeros);
    let exponent = exponent + zeros as i32;
    let power = exponent.unsigned_abs();
    let (numerator, denominator) = if exponent >= 0 { (odd << power, BigUint::from(1u32)) } else { (odd, BigUint::from(1u32) << power) };
    Ok((BigInt::from_biguint(sign, numerator), denominator.into()))
}

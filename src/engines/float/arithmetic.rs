//! Owns the float operators that differ from the processor's: division by zero, signs of remainders, powers, and
//! exact comparison with integers.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::Signed;

use super::convert::truncate;
use crate::engines::fault::Fault;

/// `a / b`.
pub fn divide(dividend: f64, divisor: f64) -> Result<f64, Fault> {
    if divisor == 0.0 {
        return Err(Fault::zero_division("float division by zero"));
    }
    Ok(dividend / divisor)
}

/// `a // b`.
pub fn floor_divide(dividend: f64, divisor: f64) -> Result<f64, Fault> {
    if divisor == 0.0 {
        return Err(Fault::zero_division("float floor division by zero"));
    }
    Ok(quotient_and_remainder(dividend, divisor).0)
}

/// `a % b`: the remainder has the sign of the divisor.
pub fn modulo(dividend: f64, divisor: f64) -> Result<f64, Fault> {
    if divisor == 0.0 {
        return Err(Fault::zero_division("float modulo by zero"));
    }
    Ok(quotient_and_remainder(dividend, divisor).1)
}

/// `divmod(a, b)`.
pub fn divmod(dividend: f64, divisor: f64) -> Result<(f64, f64), Fault> {
    if divisor == 0.0 {
        return Err(Fault::zero_division("float divmod()"));
    }
    Ok(quotient_and_remainder(dividend, divisor))
}

fn quotient_and_remainder(dividend: f64, divisor: f64) -> (f64, f64) {
    let mut remainder = dividend % divisor;
    let mut quotient = (dividend - remainder) / divisor;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(divisor);
    } else if (divisor < 0.0) != (remainder < 0.0) {
        remainder += divisor;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(dividend / divisor), remainder);
    }
    // The division above is near an integer; its floor may be one too low.
    let floored = quotient.floor();
    let whole = if quotient - floored > 0.5 { floored + 1.0 } else { floored };
    (whole, remainder)
}

/// What `a ** b` yields.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    /// A float.
    Real(f64),
    /// A negative base with a fractional exponent: the caller computes the complex power of the operands.
    Complex,
}

/// `a ** b`.
pub fn power(base: f64, exponent: f64) -> Result<Power, Fault> {
    if base == 0.0 && exponent < 0.0 {
        return Err(Fault::zero_division("0.0 cannot be raised to a negative power"));
    }
    let is_finite = base.is_finite() && exponent.is_finite();
    if is_finite && base < 0.0 && exponent != exponent.floor() {
        return Ok(Power::Complex);
    }
    let result = base.powf(exponent);
    if is_finite && result.is_infinite() {
        return Err(Fault::result_range());
    }
    Ok(Power::Real(result))
}

/// Compares exactly; `None` when `value` is NaN.
pub fn compare_with_integer(value: f64, integer: &BigInt) -> Option<Ordering> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return value.partial_cmp(&0.0);
    }
    let whole = truncate(value).ok()?.into_big();
    let fraction = value - value.trunc();
    let by_fraction = fraction.partial_cmp(&0.0)?;
    // Truncation goes towards zero, hence the fraction decides only between equal whole parts.
    debug_assert!(fraction == 0.0 || fraction.is_sign_negative() == value.is_sign_negative());
    debug_assert!(!whole.is_negative() || value < 0.0);
    Some(whole.cmp(integer).then(by_fraction))
}

//! Owns what looks into the bits of floats, and the functions of two floats with CPython's errors.

use num_bigint::BigInt;
use num_traits::Signed;

use super::{domain_error, range_error};
use crate::engines::fault::Fault;
use crate::engines::float::from_integer;

/// A power of two, of any size, to scale by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleBy {
    /// Beyond 64 bits, negative.
    FarDown,
    /// Fits.
    Exponent(i64),
    /// Beyond 64 bits, positive.
    FarUp,
}

/// `math.frexp`: a fraction of magnitude 0.5 to 1 and the power of two that it is to be scaled by.
pub fn split_exponent(value: f64) -> (f64, i32) {
    if value == 0.0 || !value.is_finite() {
        return (value, 0);
    }
    let exponent = exponent_of(value);
    // Two steps, because the power of two for a subnormal is beyond the largest float.
    let half = -exponent / 2;
    (scale_by_power(scale_by_power(value, half), -exponent - half), exponent)
}

/// The exponent of `split_exponent` for a finite value that is not zero.
pub(super) fn exponent_of(value: f64) -> i32 {
    let bits = value.to_bits();
    match (bits >> 52 & 0x7FF) as i32 {
        0 => {
            let fraction = bits & ((1 << 52) - 1);
            -1010 - fraction.leading_zeros() as i32
        }
        biased => biased - 1022,
    }
}

/// `value * 2**exponent`, rounded once.
pub(super) fn scale_by_power(value: f64, exponent: i32) -> f64 {
    let power = |exponent: i32| f64::from_bits(((exponent + 1023) as u64) << 52);
    let mut value = value;
    let mut exponent = exponent.clamp(-4000, 4000);
    while exponent > 1023 {
        value *= power(1023);
        exponent -= 1023;
    }
    // Steps that keep 53 bits above the subnormal range, so that only the last one rounds.
    while exponent < -1022 {
        value *= power(-969);
        exponent += 969;
    }
    value * power(exponent)
}

/// `math.ldexp`.
pub fn scale(value: f64, by: ScaleBy) -> Result<f64, Fault> {
    if value == 0.0 || !value.is_finite() {
        return Ok(value);
    }
    let exponent = match by {
        ScaleBy::FarDown => i32::MIN,
        ScaleBy::FarUp => i32::MAX,
        ScaleBy::Exponent(exponent) => exponent.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32,
    };
    let result = scale_by_power(value, exponent);
    if result.is_infinite() { Err(range_error()) } else { Ok(result) }
}

/// `math.modf`: the fraction and the whole part, both with the sign of the value.
pub fn split(value: f64) -> (f64, f64) {
    if value.is_infinite() {
        return (0f64.copysign(value), value);
    }
    let whole = value.trunc();
    ((value - whole).copysign(value), whole)
}

/// `math.fmod`.
pub fn modulo(dividend: f64, divisor: f64) -> Result<f64, Fault> {
    let result = dividend % divisor;
    if result.is_nan() && !dividend.is_nan() && !divisor.is_nan() { Err(domain_error()) } else { Ok(result) }
}

/// `math.remainder`: the difference to the nearest multiple, ties to even ones.
pub fn remainder(dividend: f64, divisor: f64) -> Result<f64, Fault> {
    if dividend.is_nan() {
        return Ok(dividend);
    }
    if divisor.is_nan() {
        return Ok(divisor);
    }
    if dividend.is_infinite() || divisor == 0.0 {
        return Err(domain_error());
    }
    if divisor.is_infinite() {
        return Ok(dividend);
    }
    let (magnitude, step) = (dividend.abs(), divisor.abs());
    let above = magnitude % step;
    // Exact, as both are multiples of a common power of two.
    let below = step - above;
    let rest = if above < below {
        above
    } else if above > below {
        -below
    } else {
        above - 2.0 * ((0.5 * (magnitude - above)) % step)
    };
    Ok(1f64.copysign(dividend) * rest)
}

/// `math.pow`.
pub fn power(base: f64, exponent: f64) -> Result<f64, Fault> {
    let result = base.powf(exponent);
    if result.is_finite() {
        return Ok(result);
    }
    let is_finite = base.is_finite() && exponent.is_finite();
    if result.is_nan() {
        return if is_finite { Err(domain_error()) } else { Ok(result) };
    }
    if !is_finite {
        return Ok(result);
    }
    Err(if base == 0.0 { domain_error() } else { range_error() })
}

/// `math.fma`.
pub fn fused_multiply_add(one: f64, other: f64, summand: f64) -> Result<f64, Fault> {
    let result = one.mul_add(other, summand);
    if result.is_nan() && !one.is_nan() && !other.is_nan() && !summand.is_nan() {
        return Err(Fault::value("invalid operation in fma"));
    }
    if result.is_infinite() && one.is_finite() && other.is_finite() && summand.is_finite() {
        return Err(Fault::overflow("overflow in fma"));
    }
    Ok(result)
}

/// `math.ulp`.
pub fn unit_in_last_place(value: f64) -> f64 {
    let magnitude = value.abs();
    if !magnitude.is_finite() {
        return magnitude;
    }
    let above = magnitude.next_up();
    if above.is_infinite() { magnitude - magnitude.next_down() } else { above - magnitude }
}

/// The float that is `steps` steps from `from` towards `to`, or `to` when that is nearer.
pub fn neighbour(from: f64, to: f64, steps: u64) -> f64 {
    if steps == 0 || from.is_nan() {
        return from;
    }
    if to.is_nan() || from == to {
        return to;
    }
    // Floats in their order are integers in their order, with the negative ones mirrored.
    let place = |value: f64| {
        let magnitude = (value.to_bits() & !(1 << 63)) as i128;
        if value.is_sign_negative() { -magnitude } else { magnitude }
    };
    let (start, end) = (place(from), place(to));
    if (end - start).unsigned_abs() <= u128::from(steps) {
        return to;
    }
    let target = if start < end { start + i128::from(steps) } else { start - i128::from(steps) };
    let magnitude = f64::from_bits(target.unsigned_abs() as u64);
    // Zero has the sign of the side that it is reached from.
    let is_negative = if target == 0 { start < 0 } else { target < 0 };
    if is_negative { -magnitude } else { magnitude }
}

/// A logarithm of an integer of any size: `log` is the logarithm of floats.
pub fn log_of_integer(value: &BigInt, log: fn(f64) -> f64) -> Result<f64, Fault> {
    /// Bits that are kept of an integer too large for a float; of the others only whether there are any decides the rounding.
    const KEPT: u64 = 1000;
    if !value.is_positive() {
        return Err(domain_error());
    }
    if let Ok(float) = from_integer(value) {
        return Ok(log(float));
    }
    let dropped = value.bits() - KEPT;
    let mut top = value >> dropped;
    if value.trailing_zeros().is_some_and(|zeros| zeros < dropped) {
        top |= BigInt::from(1);
    }
    let (fraction, exponent) = split_exponent(from_integer(&top)?);
    Ok(log(fraction) + log(2.0) * (exponent as u64 + dropped) as f64)
}

//! Owns `round(value, digits)`, correctly rounded through the exact decimal value.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer as _;

use super::convert::{from_integer, truncate};
use crate::engines::fault::Fault;

/// Beyond these digits every float is its own rounding, or rounds to zero.
const MOST_DIGITS: i64 = 323;
const LEAST_DIGITS: i64 = -308;

/// `round(value, digits)` for an integer `digits`; the caller clamps big ones to the range of `i64`.
pub fn round_to_digits(value: f64, digits: i64) -> Result<f64, Fault> {
    if !value.is_finite() || digits > MOST_DIGITS {
        return Ok(value);
    }
    if digits < LEAST_DIGITS {
        return Ok(0.0 * value);
    }
    let magnitude = value.abs();
    let rounded = match usize::try_from(digits) {
        Ok(digits) => format!("{magnitude:.digits$}").parse().expect("digits are a number"),
        Err(_) => round_left_of_point(magnitude, digits.unsigned_abs() as u32)?,
    };
    Ok(f64::copysign(rounded, value))
}

/// Rounds to a multiple of `10**places`, ties to even.
fn round_left_of_point(magnitude: f64, places: u32) -> Result<f64, Fault> {
    let whole = truncate(magnitude)?.into_big();
    let unit = BigInt::from(10).pow(places);
    let (mut multiple, rest) = whole.div_mod_floor(&unit);
    let has_fraction = magnitude.fract() != 0.0;
    let goes_up = match (rest * 2u32).cmp(&unit) {
        Ordering::Less => false,
        Ordering::Equal => has_fraction || multiple.is_odd(),
        Ordering::Greater => true,
    };
    if goes_up {
        multiple += 1;
    }
    from_integer(&(multiple * unit)).map_err(|_| Fault::overflow("rounded value too large to represent"))
}

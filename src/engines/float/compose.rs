//! Owns the correctly rounded making of a float from an integer mantissa and a power of two.
//!
//! Relied on by integer conversion, true division and hexadecimal parsing.

use num_bigint::BigUint;
use num_traits::ToPrimitive;

/// Exponent of the smallest subnormal.
const LOWEST_EXPONENT: i64 = -1074;

/// The float nearest to `mantissa * 2**exponent`, ties to even; `None` when it is beyond the largest float.
///
/// `mantissa` may carry a sticky lowest bit for lost lower bits, provided that it has more than 54 bits.
pub(super) fn compose(mantissa: u64, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let bits = 64 - i64::from(mantissa.leading_zeros());
    let lowest = exponent.saturating_add(bits - 53).max(LOWEST_EXPONENT);
    if lowest <= exponent {
        return scale(mantissa, exponent);
    }
    let kept = match lowest - exponent {
        shift @ 1..=63 => shift_right_to_even(mantissa, shift as u32),
        64 => u64::from(mantissa > 1 << 63),
        _ => 0,
    };
    scale(kept, lowest)
}

fn shift_right_to_even(mantissa: u64, shift: u32) -> u64 {
    let kept = mantissa >> shift;
    let lost = mantissa & ((1 << shift) - 1);
    let half = 1 << (shift - 1);
    kept + u64::from(lost > half || lost == half && kept & 1 == 1)
}

/// `mantissa * 2**exponent` where the mantissa has at most 53 bits (or is `2**53`) and the exponent is at least -1074.
fn scale(mantissa: u64, exponent: i64) -> Option<f64> {
    if exponent > 1023 {
        return None;
    }
    let half = exponent / 2;
    let value = mantissa as f64 * power_of_two(half) * power_of_two(exponent - half);
    value.is_finite().then_some(value)
}

/// `2**exponent` for a normal exponent.
fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// The 64 highest bits of `value`, the lowest of them sticky, and the power of two that they are to be scaled by.
pub(super) fn leading_bits(value: &BigUint) -> (u64, i64) {
    let bits = value.bits();
    let Some(shift) = bits.checked_sub(64).filter(|shift| *shift > 0) else {
        return (value.to_u64().expect("at most 64 bits"), 0);
    };
    let top = (value >> shift).to_u64().expect("64 bits are left");
    let has_lost_bits = value.trailing_zeros().is_some_and(|zeros| zeros < shift);
    (top | u64::from(has_lost_bits), shift as i64)
}

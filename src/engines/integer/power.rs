//! Owns powers of integers, plain and modulo a third integer.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{Integer, MAX_BITS};
use crate::engines::fault::Fault;

/// `base ** exponent` when everything fits in 64 bits; `None` asks for [`power`].
pub fn power_small(base: i64, exponent: i64) -> Option<i64> {
    base.checked_pow(u32::try_from(exponent).ok()?)
}

/// `base ** exponent` for a non-negative exponent; with a negative one the operands are to be raised as floats.
pub fn power(base: &BigInt, exponent: &BigInt) -> Result<Integer, Fault> {
    if exponent.is_zero() || base.is_one() {
        return Ok(Integer::Small(1));
    }
    if base.is_zero() {
        return Ok(Integer::Small(0));
    }
    if base.magnitude().is_one() {
        return Ok(Integer::Small(if exponent.is_even() { 1 } else { -1 }));
    }
    // The result has more than (bits - 1) * exponent bits.
    let exponent = exponent.to_u32().ok_or_else(Fault::memory)?;
    if (base.bits() - 1).saturating_mul(u64::from(exponent)) > MAX_BITS {
        return Err(Fault::memory());
    }
    Ok(base.pow(exponent).into())
}

/// `pow(base, exponent, modulus)`.
pub fn power_modulo(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Result<Integer, Fault> {
    if modulus.is_zero() {
        return Err(Fault::value("pow() 3rd argument cannot be 0"));
    }
    let magnitude = modulus.abs();
    let result = if exponent.is_negative() {
        let inverse = invert(base, &magnitude)?;
        inverse.modpow(&-exponent, &magnitude)
    } else {
        base.mod_floor(&magnitude).modpow(exponent, &magnitude)
    };
    Ok(result.mod_floor(modulus).into())
}

fn invert(base: &BigInt, modulus: &BigInt) -> Result<BigInt, Fault> {
    let extended = base.mod_floor(modulus).extended_gcd(modulus);
    if !extended.gcd.is_one() {
        return Err(Fault::value("base is not invertible for the given modulus"));
    }
    Ok(extended.x.mod_floor(modulus))
}

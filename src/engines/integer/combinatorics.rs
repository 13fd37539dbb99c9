//! Owns the integer functions of `math`: divisors, roots, factorials and counts of selections.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer as _;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{Integer, MAX_BITS};
use crate::engines::fault::Fault;

/// `math.gcd` of two integers.
pub fn greatest_common_divisor(left: &BigInt, right: &BigInt) -> Integer {
    left.gcd(right).abs().into()
}

/// `math.lcm` of two integers.
pub fn least_common_multiple(left: &BigInt, right: &BigInt) -> Integer {
    left.lcm(right).abs().into()
}

/// `math.isqrt`.
pub fn integer_square_root(value: &BigInt) -> Result<Integer, Fault> {
    if value.is_negative() {
        return Err(Fault::value("isqrt() argument must be nonnegative"));
    }
    Ok(value.sqrt().into())
}

/// `math.factorial`.
pub fn factorial(value: &BigInt) -> Result<Integer, Fault> {
    if value.is_negative() {
        return Err(Fault::value("factorial() not defined for negative values"));
    }
    let Some(value) = value.to_i64() else {
        let message = format!("factorial() argument should not exceed {}", i64::MAX);
        return Err(Fault::overflow(message));
    };
    let value = value as u64;
    check_product(value, value)?;
    Ok(big(product(1, value)).into())
}

fn big(value: BigUint) -> BigInt {
    value.into()
}

/// Refuses a product of `count` factors up to `largest` that may exceed [`MAX_BITS`].
fn check_product(largest: u64, count: u64) -> Result<(), Fault> {
    let bits = u64::from(64 - largest.leading_zeros());
    if bits.saturating_mul(count) > MAX_BITS {
        return Err(Fault::memory());
    }
    Ok(())
}

/// Product of `first..=last`, halved recursively so that the factors of large products are alike in size.
fn product(first: u64, last: u64) -> BigUint {
    if first > last {
        return BigUint::one();
    }
    if last - first < 8 {
        return (first..=last).fold(BigUint::one(), |product, factor| product * factor);
    }
    let middle = first + (last - first) / 2;
    product(first, middle) * product(middle + 1, last)
}

/// Product of `top * (top - 1) * ...` with `count` factors.
fn falling_product(top: &BigInt, count: u64) -> Result<BigInt, Fault> {
    if top.bits().saturating_mul(count) > MAX_BITS {
        return Err(Fault::memory());
    }
    if let Some(top) = top.to_u64() {
        return Ok(if count == 0 { BigInt::one() } else { big(product(top - count + 1, top)) });
    }
    Ok((0..count).fold(BigInt::one(), |product, index| product * (top - index)))
}

fn check_selection(total: &BigInt, chosen: &BigInt) -> Result<(), Fault> {
    if total.is_negative() {
        return Err(Fault::value("n must be a non-negative integer"));
    }
    if chosen.is_negative() {
        return Err(Fault::value("k must be a non-negative integer"));
    }
    Ok(())
}

/// `math.perm(total, chosen)`.
pub fn permutations(total: &BigInt, chosen: &BigInt) -> Result<Integer, Fault> {
    check_selection(total, chosen)?;
    if chosen > total {
        return Ok(Integer::Small(0));
    }
    let Some(count) = chosen.to_i64() else {
        return Err(Fault::overflow(format!("k must not exceed {}", i64::MAX)));
    };
    Ok(falling_product(total, count as u64)?.into())
}

/// `math.comb(total, chosen)`.
pub fn combinations(total: &BigInt, chosen: &BigInt) -> Result<Integer, Fault> {
    check_selection(total, chosen)?;
    if chosen > total {
        return Ok(Integer::Small(0));
    }
    let fewer = (total - chosen).min(chosen.clone());
    if fewer.is_zero() {
        return Ok(Integer::Small(1));
    }
    let Some(count) = fewer.to_i64() else {
        return Err(Fault::overflow(format!("min(n - k, k) must not exceed {}", i64::MAX)));
    };
    let count = count as u64;
    Ok((falling_product(total, count)? / big(product(1, count))).into())
}

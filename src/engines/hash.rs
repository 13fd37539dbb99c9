//! Owns Python's hashes: numbers so that equal ones hash alike whatever their type, tuples, sets, text and bytes.
//!
//! A hash is an `i64` and never -1.

use std::hash::Hasher;

use num_bigint::{BigInt, Sign};
use siphasher::sip::SipHasher13;

/// Numbers hash to their residue modulo this Mersenne prime.
const MODULUS: u64 = (1 << BITS) - 1;
const BITS: u32 = 61;

/// `hash(float('inf'))`.
pub const INFINITY: i64 = 314_159;

/// Factor of the imaginary part of a complex number.
const IMAGINARY: i64 = 1_000_003;

/// -1 is no hash; it becomes -2.
fn avoid_error_value(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

fn with_sign(residue: u64, is_negative: bool) -> i64 {
    let residue = residue as i64;
    avoid_error_value(if is_negative { -residue } else { residue })
}

/// Residue of any 64-bit number: the high part is folded onto the low one.
fn reduce(value: u64) -> u64 {
    let folded = (value & MODULUS) + (value >> BITS);
    if folded >= MODULUS { folded - MODULUS } else { folded }
}

/// Multiplies a residue by `2**shift`, a rotation of its 61 bits.
fn rotate(residue: u64, shift: u32) -> u64 {
    (residue << shift & MODULUS) | residue >> (BITS - shift)
}

/// Hash of a small integer.
pub fn of_i64(value: i64) -> i64 {
    with_sign(reduce(value.unsigned_abs()), value < 0)
}

/// Hash of any integer.
pub fn of_integer(value: &BigInt) -> i64 {
    let digits = value.magnitude().iter_u64_digits().rev();
    // 2**64 is 2**3 modulo the prime.
    let residue = digits.fold(0, |residue, digit| reduce(rotate(residue, 3) + reduce(digit)));
    with_sign(residue, value.sign() == Sign::Minus)
}

/// Hash of a float; `None` for NaN, which hashes by identity.
pub fn of_float(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { INFINITY } else { -INFINITY });
    }
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = match (bits >> 52 & 0x7FF) as i32 {
        0 => (fraction, -1074),
        biased => (fraction | 1 << 52, biased - 1075),
    };
    // 2**61 is 1 modulo the prime, hence only the exponent modulo 61 counts.
    let residue = rotate(mantissa, exponent.rem_euclid(BITS as i32) as u32);
    Some(with_sign(residue, value.is_sign_negative()))
}

/// Hash of a complex number from the hashes of its parts.
pub fn of_complex(real: i64, imaginary: i64) -> i64 {
    avoid_error_value(real.wrapping_add(imaginary.wrapping_mul(IMAGINARY)))
}

/// Combines the hashes of the items of a tuple, in order.
#[derive(Clone, Debug)]
pub struct TupleHasher {
    accumulator: u64,
    length: u64,
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

impl Default for TupleHasher {
    fn default() -> Self {
        TupleHasher { accumulator: PRIME_5, length: 0 }
    }
}

impl TupleHasher {
    /// Adds the hash of the next item.
    pub fn add(&mut self, hash: i64) {
        let lane = (hash as u64).wrapping_mul(PRIME_2);
        let rotated = self.accumulator.wrapping_add(lane).rotate_left(31);
        self.accumulator = rotated.wrapping_mul(PRIME_1);
        self.length += 1;
    }

    /// The hash of the tuple.
    pub fn finish(&self) -> i64 {
        let hash = self.accumulator.wrapping_add(self.length ^ (PRIME_5 ^ 3_527_539));
        // CPython replaces the error value of tuples by this number, not by -2.
        if hash == u64::MAX { 1_546_275_796 } else { hash as i64 }
    }
}

/// Combines the hashes of the members of a frozenset, in any order.
#[derive(Clone, Debug, Default)]
pub struct SetHasher {
    mixed: u64,
    length: u64,
}

impl SetHasher {
    /// Adds the hash of a member.
    pub fn add(&mut self, hash: i64) {
        let hash = hash as u64;
        // Spreads hashes that are close together before the symmetric combination.
        self.mixed ^= (hash ^ 89_869_747 ^ hash << 16).wrapping_mul(3_644_798_167);
        self.length += 1;
    }

    /// The hash of the set.
    pub fn finish(&self) -> i64 {
        let length = self.length.wrapping_add(1).wrapping_mul(1_927_868_237);
        let mut hash = self.mixed ^ length;
        hash ^= hash >> 11 ^ hash >> 25;
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX { 590_923_713 } else { hash as i64 }
    }
}

/// The secret of text hashes, drawn once per process so that scripts cannot prepare collisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextKey(pub u64, pub u64);

/// Hash of the bytes of a text or of a bytes object: SipHash-1-3; empty ones hash to 0.
pub fn of_bytes(bytes: &[u8], key: TextKey) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut hasher = SipHasher13::new_with_keys(key.0, key.1);
    hasher.write(bytes);
    avoid_error_value(hasher.finish() as i64)
}

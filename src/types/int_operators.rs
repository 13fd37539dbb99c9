//! The operators of `int`, for operands of any size: 64-bit arithmetic while it does not overflow, big integers by reference beyond.
//!
//! The VM computes immediate operands itself (`object::arithmetic`); what arrives here are larger ones, bools, instances of subclasses,
//! results that left the immediate range, and operands that are no integers, which are answered with `NotImplemented`.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::{Signed, ToPrimitive, Zero};

use crate::engines::integer::{self as engine, Integer};
use crate::engines::{float, hash};
use crate::object::integer::IntView;
use crate::object::protocol::number;
use crate::object::{CompareOp, Interp, Outcome, Value};

use super::float_operators;

/// Results of fewer bits than this are made without asking for room.
const SMALL_RESULT_BITS: u64 = 1 << 16;
/// Integers up to this magnitude are exact as floats.
const EXACT_FLOAT: u64 = 1 << f64::MANTISSA_DIGITS;

#[inline(always)]
fn operands<'a>(one: &'a Value, other: &'a Value) -> Option<(IntView<'a>, IntView<'a>)> {
    Some((one.as_int()?, other.as_int()?))
}

/// Both operands as big integers; small ones are put into `room`, so that big ones need no copy.
fn bigs<'a>(one: IntView<'a>, other: IntView<'a>, room: &'a mut [BigInt; 2]) -> (&'a BigInt, &'a BigInt) {
    let [first, second] = room;
    (big(one, first), big(other, second))
}

fn big<'a>(view: IntView<'a>, room: &'a mut BigInt) -> &'a BigInt {
    match view {
        IntView::Big(number) => number,
        IntView::Small(number) => {
            *room = BigInt::from(number);
            room
        }
    }
}

const EMPTY: [BigInt; 2] = [BigInt::ZERO, BigInt::ZERO];

/// MemoryError unless a result of so many bits has room; large ones cost steps of the budget.
#[inline]
fn check_bits(interp: &Interp, bits: u64) -> Outcome<()> {
    if bits < SMALL_RESULT_BITS {
        return Ok(());
    }
    if bits > engine::MAX_BITS {
        return Err(interp.out_of_memory());
    }
    interp.check_limits(bits / u64::from(u64::BITS))?;
    interp.check_room((bits / 8) as usize)
}

/// Charges for a product, or a quotient, of numbers of so many bits: about the words of the longer one times the square root of the words
/// of the shorter one, which is what the algorithms for long numbers cost.
#[inline]
pub(super) fn charge_product(interp: &Interp, one: u64, other: u64) -> Outcome<()> {
    let words = one.min(other) / u64::from(u64::BITS);
    if words < 256 {
        return Ok(());
    }
    interp.check_limits((one.max(other) / u64::from(u64::BITS)).saturating_mul(words.isqrt()) / 16)
}

/// Number of bits of the magnitude.
pub fn bit_length(view: IntView<'_>) -> u64 {
    match view {
        IntView::Small(number) => u64::from(64 - number.unsigned_abs().leading_zeros()),
        IntView::Big(number) => number.bits(),
    }
}

/// `one + other`.
pub fn add(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    match operands(one, other) {
        Some((IntView::Small(one), IntView::Small(other))) => Ok(match one.checked_add(other) {
            Some(sum) => interp.int(sum),
            None => interp.big_int(BigInt::from(i128::from(one) + i128::from(other))),
        }),
        Some((one, other)) => add_big(interp, one, other),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

#[inline(never)]
fn add_big(interp: &Interp, one: IntView<'_>, other: IntView<'_>) -> Outcome {
    check_bits(interp, bit_length(one).max(bit_length(other)))?;
    Ok(interp.big_int(match (one, other) {
        (IntView::Big(one), IntView::Big(other)) => one + other,
        (IntView::Big(big), IntView::Small(small)) | (IntView::Small(small), IntView::Big(big)) => big + small,
        (IntView::Small(one), IntView::Small(other)) => BigInt::from(one) + other,
    }))
}

/// `one - other`.
pub fn subtract(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    match operands(one, other) {
        Some((IntView::Small(one), IntView::Small(other))) => Ok(match one.checked_sub(other) {
            Some(difference) => interp.int(difference),
            None => interp.big_int(BigInt::from(i128::from(one) - i128::from(other))),
        }),
        Some((one, other)) => subtract_big(interp, one, other),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

#[inline(never)]
fn subtract_big(interp: &Interp, one: IntView<'_>, other: IntView<'_>) -> Outcome {
    check_bits(interp, bit_length(one).max(bit_length(other)))?;
    Ok(interp.big_int(match (one, other) {
        (IntView::Big(one), IntView::Big(other)) => one - other,
        (IntView::Big(one), IntView::Small(other)) => one - other,
        (IntView::Small(one), other) => one - other.to_big(),
    }))
}

/// `one * other`.
pub fn multiply(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    match operands(one, other) {
        Some((IntView::Small(one), IntView::Small(other))) => Ok(match one.checked_mul(other) {
            Some(product) => interp.int(product),
            None => interp.big_int(BigInt::from(i128::from(one) * i128::from(other))),
        }),
        Some((one, other)) => multiply_big(interp, one, other),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

#[inline(never)]
fn multiply_big(interp: &Interp, one: IntView<'_>, other: IntView<'_>) -> Outcome {
    check_bits(interp, bit_length(one) + bit_length(other))?;
    charge_product(interp, bit_length(one), bit_length(other))?;
    Ok(interp.big_int(match (one, other) {
        (IntView::Big(one), IntView::Big(other)) => one * other,
        (IntView::Big(big), IntView::Small(small)) | (IntView::Small(small), IntView::Big(big)) => big * small,
        (IntView::Small(one), IntView::Small(other)) => BigInt::from(one) * other,
    }))
}

/// `one // other`.
pub fn floor_divide(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let quotient = match operands(one, other) {
        Some((IntView::Small(one), IntView::Small(other))) => engine::floor_divide_small(one, other),
        Some((one, other)) => {
            charge_product(interp, bit_length(one), bit_length(other))?;
            let mut room = EMPTY;
            let (one, other) = bigs(one, other, &mut room);
            engine::floor_divide(one, other)
        }
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    interp.integer_or_fault(quotient)
}

/// `one % other`.
pub fn modulo(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let remainder = match operands(one, other) {
        Some((IntView::Small(one), IntView::Small(other))) => engine::modulo_small(one, other).map(Integer::Small),
        Some((IntView::Big(one), IntView::Small(other))) if other != 0 && u32::try_from(other.unsigned_abs()).is_ok() => {
            Ok(Integer::Small(modulo_by_word(one, other)))
        }
        Some((one, other)) => {
            charge_product(interp, bit_length(one), bit_length(other))?;
            let mut room = EMPTY;
            let (one, other) = bigs(one, other, &mut room);
            engine::modulo(one, other)
        }
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    interp.integer_or_fault(remainder)
}

/// The remainder by a divisor of at most 32 bits, without a copy of the dividend.
fn modulo_by_word(dividend: &BigInt, divisor: i64) -> i64 {
    let rest: BigUint = dividend.magnitude() % divisor.unsigned_abs() as u32;
    let rest = rest.to_i64().expect("a remainder of 32 bits");
    let is_other_sign = dividend.is_negative() != (divisor < 0);
    let magnitude = if is_other_sign && rest != 0 { divisor.abs() - rest } else { rest };
    if divisor < 0 { -magnitude } else { magnitude }
}

/// `divmod(one, other)`.
pub fn divmod(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let pair = match operands(one, other) {
        Some((IntView::Small(one), IntView::Small(other))) => {
            engine::divmod_small(one, other).map(|(quotient, rest)| (quotient, Integer::Small(rest)))
        }
        Some((one, other)) => {
            charge_product(interp, bit_length(one), bit_length(other))?;
            let mut room = EMPTY;
            let (one, other) = bigs(one, other, &mut room);
            engine::divmod(one, other)
        }
        None => return Ok(Value::NOT_IMPLEMENTED),
    };
    let (quotient, rest) = pair.map_err(|fault| interp.fault(fault))?;
    Ok(interp.tuple([interp.integer(quotient), interp.integer(rest)]).into_value())
}

/// `one / other`.
pub fn true_divide(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let Some((one, other)) = operands(one, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let (IntView::Small(one), IntView::Small(other)) = (one, other)
        && other != 0
        && one.unsigned_abs() <= EXACT_FLOAT
        && other.unsigned_abs() <= EXACT_FLOAT
    {
        return Ok(Value::float(one as f64 / other as f64));
    }
    let mut room = EMPTY;
    let (one, other) = bigs(one, other, &mut room);
    match float::divide_integers(one, other) {
        Ok(quotient) => Ok(Value::float(quotient)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

/// `one ** other`.
pub fn power(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let Some((base, exponent)) = operands(one, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if exponent.is_negative() {
        let (base, exponent) = (to_f64(interp, base)?, to_f64(interp, exponent)?);
        return float_operators::power_of_floats(interp, base, exponent);
    }
    if let (IntView::Small(base), IntView::Small(exponent)) = (base, exponent)
        && let Some(small) = engine::power_small(base, exponent)
    {
        return Ok(interp.int(small));
    }
    if let IntView::Small(times) = exponent {
        let bits = bit_length(base).saturating_sub(1);
        check_bits(interp, bits.saturating_mul(times.unsigned_abs()))?;
        if let IntView::Small(2) = base {
            return Ok(interp.big_int(BigInt::from(1) << times));
        }
    }
    let mut room = EMPTY;
    let (base, exponent) = bigs(base, exponent, &mut room);
    interp.integer_or_fault(engine::power(base, exponent))
}

/// `pow(base, exponent, modulus)` of integers.
pub(super) fn power_modulo(interp: &Interp, base: IntView<'_>, exponent: IntView<'_>, modulus: IntView<'_>) -> Outcome {
    let (rounds, bits) = (bit_length(exponent), bit_length(modulus));
    if rounds.saturating_mul(bits) > 1 << 16 {
        interp.check_limits(rounds.saturating_mul((bits / u64::from(u64::BITS)).saturating_pow(2)) / 16)?;
    }
    let mut room = EMPTY;
    let (base, exponent) = bigs(base, exponent, &mut room);
    let mut modulus_room = BigInt::ZERO;
    interp.integer_or_fault(engine::power_modulo(base, exponent, big(modulus, &mut modulus_room)))
}

/// `one << other`.
pub fn left_shift(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let Some((value, count)) = operands(one, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let (IntView::Small(value), IntView::Small(count)) = (value, count)
        && (0..63).contains(&count)
        && (value << count) >> count == value
    {
        return Ok(interp.int(value << count));
    }
    if let IntView::Small(count) = count
        && count >= 0
        && bit_length(value) > 0
    {
        check_bits(interp, bit_length(value).saturating_add(count as u64))?;
    }
    let mut room = EMPTY;
    let (value, count) = bigs(value, count, &mut room);
    interp.integer_or_fault(engine::shift_left(value, count))
}

/// `one >> other`.
pub fn right_shift(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let Some((value, count)) = operands(one, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let (IntView::Small(value), IntView::Small(count)) = (value, count)
        && count >= 0
    {
        return Ok(interp.int(value >> count.min(63)));
    }
    let mut room = EMPTY;
    let (value, count) = bigs(value, count, &mut room);
    interp.integer_or_fault(engine::shift_right(value, count))
}

macro_rules! bitwise {
    ($( #[$doc:meta] $name:ident $operator:tt; )*) => {
        $(
            #[$doc]
            pub fn $name(interp: &Interp, one: &Value, other: &Value) -> Outcome {
                match operands(one, other) {
                    Some((IntView::Small(one), IntView::Small(other))) => Ok(interp.int(one $operator other)),
                    Some((one, other)) => {
                        let mut room = EMPTY;
                        let (one, other) = bigs(one, other, &mut room);
                        Ok(interp.big_int(one $operator other))
                    }
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            }
        )*
    };
}

bitwise! {
    /// `one & other`.
    and &;
    /// `one | other`.
    or |;
    /// `one ^ other`.
    xor ^;
}

/// `-this`.
pub fn negative(interp: &Interp, this: &Value) -> Outcome {
    Ok(match super::int::view(this) {
        IntView::Small(number) => match number.checked_neg() {
            Some(negated) => interp.int(negated),
            None => interp.big_int(-BigInt::from(number)),
        },
        IntView::Big(number) => interp.big_int(-number),
    })
}

/// `+this`, and every other operation that gives the integer itself as an exact `int`.
pub fn positive(interp: &Interp, this: &Value) -> Outcome {
    Ok(super::int::exact(interp, this))
}

/// `~this`.
pub fn invert(interp: &Interp, this: &Value) -> Outcome {
    Ok(match super::int::view(this) {
        IntView::Small(number) => interp.int(!number),
        IntView::Big(number) => interp.big_int(!number),
    })
}

/// `abs(this)`.
pub fn absolute(interp: &Interp, this: &Value) -> Outcome {
    if super::int::view(this).is_negative() { negative(interp, this) } else { positive(interp, this) }
}

/// The order of two integers.
pub fn order(one: IntView<'_>, other: IntView<'_>) -> Ordering {
    match (one, other) {
        (IntView::Small(one), IntView::Small(other)) => one.cmp(&other),
        (IntView::Big(one), IntView::Big(other)) => one.cmp(other),
        // What does not fit in 64 bits lies beyond everything that does, on the side of its sign.
        (IntView::Small(_), IntView::Big(big)) => {
            if big.sign() == Sign::Minus {
                Ordering::Greater
            } else {
                Ordering::Less
            }
        }
        (IntView::Big(big), IntView::Small(_)) => {
            if big.sign() == Sign::Minus {
                Ordering::Less
            } else {
                Ordering::Greater
            }
        }
    }
}

/// Comparison with another integer.
pub fn compare(_interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    Ok(match operands(this, other) {
        Some((one, other)) => Value::bool(op.accepts(order(one, other))),
        None => Value::NOT_IMPLEMENTED,
    })
}

/// `hash(this)`.
pub fn hash(_interp: &Interp, this: &Value) -> Outcome<i64> {
    Ok(match super::int::view(this) {
        IntView::Small(small) => number::hash_small(small),
        IntView::Big(big) => hash::of_integer(big),
    })
}

/// `bool(this)`.
pub fn is_true(_interp: &Interp, this: &Value) -> Outcome<bool> {
    Ok(match super::int::view(this) {
        IntView::Small(number) => number != 0,
        IntView::Big(number) => !number.is_zero(),
    })
}

/// The nearest float; OverflowError when there is none.
pub fn to_f64(interp: &Interp, view: IntView<'_>) -> Outcome<f64> {
    match view {
        IntView::Small(number) => Ok(number as f64),
        IntView::Big(number) => float::from_integer(number).map_err(|fault| interp.fault(fault)),
    }
}

/// The nearest float, if there is one.
pub fn finite_f64(view: IntView<'_>) -> Option<f64> {
    match view {
        IntView::Small(number) => Some(number as f64),
        IntView::Big(number) => float::from_integer(number).ok(),
    }
}

/// `float(this)`.
pub fn float(interp: &Interp, this: &Value) -> Outcome {
    to_f64(interp, super::int::view(this)).map(Value::float)
}

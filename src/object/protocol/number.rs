//! Arithmetic on any values, and conversions to Rust integers.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use crate::object::integer::IntView;
use crate::object::interp::Interp;
use crate::object::raise::Raised;
use crate::object::slots::{BinaryOp, Outcome};
use crate::object::value::Value;

/// `one op other`.
#[inline(never)]
pub fn binary(interp: &Interp, op: BinaryOp, one: &Value, other: &Value) -> Outcome {
    let result = try_binary(interp, op, one, other)?;
    if result.is_not_implemented() {
        return Err(unsupported(interp, op.symbol(), one, other));
    }
    Ok(result)
}

/// `one op= other`.
#[inline(never)]
pub fn inplace(interp: &Interp, op: BinaryOp, one: &Value, other: &Value) -> Outcome {
    if let Some(function) = interp.type_of(one).slots.inplace[op as usize].get() {
        let result = function(interp, one, other)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    let result = try_binary(interp, op, one, other)?;
    if result.is_not_implemented() {
        return Err(unsupported(interp, op.inplace_symbol(), one, other));
    }
    Ok(result)
}

/// `one op other`, or `NotImplemented`.
pub fn try_binary(interp: &Interp, op: BinaryOp, one: &Value, other: &Value) -> Outcome {
    let (one_type, other_type) = (interp.type_of(one), interp.type_of(other));
    let forward = one_type.slots.binary[op as usize].get();
    let reflected = if one_type.is(other_type) { None } else { other_type.slots.reflected[op as usize].get() };
    // A subclass that has its own reflected method goes first.
    let is_reflected_first = reflected.is_some() && other_type.is_subtype(one_type) && {
        let name = interp.intern(crate::object::dispatch::binary_name(op, true));
        match (one_type.lookup(&name), other_type.lookup(&name)) {
            (Some(one), Some(other)) => !one.is(&other),
            (_, other) => other.is_some(),
        }
    };
    if is_reflected_first && let Some(function) = reflected {
        let result = function(interp, other, one)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if let Some(function) = forward {
        let result = function(interp, one, other)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    match reflected {
        Some(function) if !is_reflected_first => function(interp, other, one),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

#[cold]
#[inline(never)]
fn unsupported(interp: &Interp, symbol: &str, one: &Value, other: &Value) -> Raised {
    let (one, other) = (interp.type_of(one).name(), interp.type_of(other).name());
    let hint = if symbol == ">>" && one == "builtin_function_or_method" {
        ". Did you mean \"print(<message>, file=<output_stream>)\"?"
    } else {
        ""
    };
    interp.type_error(format!("unsupported operand type(s) for {symbol}: '{one}' and '{other}'{hint}"))
}

/// A unary operation by its slot; `what` is the operator for the message.
pub fn unary(interp: &Interp, value: &Value, function: Option<crate::object::slots::UnaryFn>, what: &str) -> Outcome {
    match function {
        Some(function) => function(interp, value),
        None => Err(interp.type_error(format!("bad operand type for {what}: '{}'", interp.type_of(value).name()))),
    }
}

/// `-value`.
pub fn negative(interp: &Interp, value: &Value) -> Outcome {
    unary(interp, value, interp.type_of(value).slots.negative.get(), "unary -")
}

/// `+value`.
pub fn positive(interp: &Interp, value: &Value) -> Outcome {
    unary(interp, value, interp.type_of(value).slots.positive.get(), "unary +")
}

/// `~value`.
pub fn invert(interp: &Interp, value: &Value) -> Outcome {
    unary(interp, value, interp.type_of(value).slots.invert.get(), "unary ~")
}

/// `abs(value)`.
pub fn absolute(interp: &Interp, value: &Value) -> Outcome {
    unary(interp, value, interp.type_of(value).slots.absolute.get(), "abs()")
}

/// The integer that `value` stands for by `__index__`, as an `int`.
pub fn index(interp: &Interp, value: &Value) -> Outcome {
    if value.as_int().is_some() {
        return Ok(value.clone());
    }
    let Some(function) = interp.type_of(value).slots.index.get() else {
        let name = interp.type_of(value).name();
        return Err(interp.type_error(format!("'{name}' object cannot be interpreted as an integer")));
    };
    let result = function(interp, value)?;
    if result.as_int().is_none() {
        let name = interp.type_of(&result).name();
        return Err(interp.type_error(format!("__index__ returned non-int (type {name})")));
    }
    Ok(result)
}

/// Whether `value` can stand for an integer.
pub fn has_index(interp: &Interp, value: &Value) -> bool {
    value.as_int().is_some() || interp.type_of(value).slots.index.get().is_some()
}

/// The integer that `value` stands for, when it fits in 64 bits; OverflowError otherwise.
pub fn to_i64(interp: &Interp, value: &Value) -> Outcome<i64> {
    if let Some(number) = value.as_small_int() {
        return Ok(number);
    }
    let integer = index(interp, value)?;
    let fits = integer.as_int().and_then(IntView::to_i64);
    fits.ok_or_else(|| interp.overflow_error("Python int too large to convert to C ssize_t"))
}

/// The integer that `value` stands for, as an index: IndexError when it does not fit in 64 bits.
pub fn to_index(interp: &Interp, value: &Value) -> Outcome<i64> {
    if let Some(number) = value.as_small_int() {
        return Ok(number);
    }
    let integer = index(interp, value)?;
    let fits = integer.as_int().and_then(IntView::to_i64);
    fits.ok_or_else(|| {
        let name = interp.type_of(value).name();
        interp.index_error(format!("cannot fit '{name}' into an index-sized integer"))
    })
}

/// The integer that `value` stands for, clamped to 64 bits; for slice bounds.
pub fn to_i64_clamped(interp: &Interp, value: &Value) -> Outcome<i64> {
    let integer = index(interp, value)?;
    Ok(match integer.as_int() {
        Some(IntView::Small(number)) => number,
        Some(view) if view.is_negative() => i64::MIN,
        _ => i64::MAX,
    })
}

/// A length from the result of `__len__`.
pub(in crate::object) fn length_from_value(interp: &Interp, value: &Value) -> Outcome<usize> {
    let integer = index(interp, value)?;
    match integer.as_int() {
        Some(view) if view.is_negative() => Err(interp.value_error("__len__() should return >= 0")),
        Some(IntView::Small(number)) => Ok(number as usize),
        _ => Err(interp.overflow_error("cannot fit 'int' into an index-sized integer")),
    }
}

/// A hash from the result of `__hash__`; `None` when it is not an integer.
pub(in crate::object) fn hash_from_value(_interp: &Interp, value: &Value) -> Option<i64> {
    let hash = match value.as_int()? {
        IntView::Small(number) => number,
        IntView::Big(number) => hash_big(number),
    };
    Some(if hash == -1 { -2 } else { hash })
}

/// The modulus of numeric hashes, a Mersenne prime (CPython: `_PyHASH_MODULUS`).
pub const HASH_MODULUS: i64 = (1 << 61) - 1;

/// The hash of an integer of at most 64 bits.
#[inline]
pub fn hash_small(number: i64) -> i64 {
    if (0..HASH_MODULUS).contains(&number) {
        return number;
    }
    let magnitude = (number.unsigned_abs() % HASH_MODULUS as u64) as i64;
    match if number < 0 { -magnitude } else { magnitude } {
        -1 => -2,
        hash => hash,
    }
}

/// The hash of a big integer.
pub fn hash_big(number: &BigInt) -> i64 {
    let magnitude = (number.abs() % HASH_MODULUS).to_i64().unwrap_or(0);
    match if number.is_negative() { -magnitude } else { magnitude } {
        -1 => -2,
        hash => hash,
    }
}

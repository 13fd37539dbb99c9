//! Arithmetic on constants: what an operator gives for constant operands, within the limits that CPython sets.
//!
//! Whatever would raise, or grow beyond the limits, is not folded and so happens at run time.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use crate::bytecode::code::Constant;
use crate::syntax::ast::{Operator, UnaryOp};
use crate::text::wide::WideBuf;

/// Bits of an integer result.
const MAX_INT_BITS: u64 = 128;
/// Elements of a repeated tuple.
const MAX_COLLECTION_SIZE: usize = 256;
/// Code points or bytes of a repeated or joined string.
const MAX_STRING_SIZE: usize = 4096;
/// Elements of a tuple, those of tuples inside it included.
const MAX_TOTAL_ITEMS: usize = 1024;

/// The truth of a constant.
pub fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None => false,
        Constant::Bool(value) => *value,
        Constant::Ellipsis | Constant::BigInt(_) | Constant::Code(_) => true,
        Constant::Int(value) => *value != 0,
        Constant::Float(value) => *value != 0.0,
        Constant::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
        Constant::Text(text) => !text.as_wide().is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(elements) | Constant::FrozenSet(elements) => !elements.is_empty(),
    }
}

/// `op operand`.
pub fn unary(op: UnaryOp, operand: &Constant) -> Option<Constant> {
    if op == UnaryOp::Not {
        return Some(Constant::Bool(!is_true(operand)));
    }
    match (op, operand) {
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::UAdd, Constant::Float(value)) => Some(Constant::Float(*value)),
        (UnaryOp::USub, Constant::Complex(real, imaginary)) => Some(Constant::Complex(-real, -imaginary)),
        (UnaryOp::UAdd, Constant::Complex(real, imaginary)) => Some(Constant::Complex(*real, *imaginary)),
        // Inverting a bool warns at run time, and so is left to it.
        (UnaryOp::Invert, Constant::Bool(_)) => None,
        (UnaryOp::USub, operand) => Some(integer(-to_integer(operand)?)),
        (UnaryOp::UAdd, operand) => Some(integer(to_integer(operand)?)),
        (UnaryOp::Invert, operand) => Some(integer(!to_integer(operand)?)),
        _ => None,
    }
}

/// `left op right`.
pub fn binary(left: &Constant, op: Operator, right: &Constant) -> Option<Constant> {
    if is_sequence(left) || is_sequence(right) {
        return match op {
            Operator::Add => join(left, right),
            Operator::Mult => repeat(left, right).or_else(|| repeat(right, left)),
            _ => None,
        };
    }
    if let (Constant::Bool(left), Constant::Bool(right)) = (left, right) {
        match op {
            Operator::BitAnd => return Some(Constant::Bool(left & right)),
            Operator::BitOr => return Some(Constant::Bool(left | right)),
            Operator::BitXor => return Some(Constant::Bool(left ^ right)),
            _ => {}
        }
    }
    if let (Some(left), Some(right)) = (to_integer(left), to_integer(right)) {
        return integers(&left, op, &right);
    }
    if matches!(left, Constant::Complex(..)) || matches!(right, Constant::Complex(..)) {
        return complexes(to_complex(left)?, op, to_complex(right)?);
    }
    floats(to_float(left)?, op, to_float(right)?)
}

/// `sequence[index]`.
pub fn item(sequence: &Constant, index: &Constant) -> Option<Constant> {
    let index = i64::try_from(to_integer(index)?).ok()?;
    let place = |length: usize| usize::try_from(if index < 0 { index + length as i64 } else { index }).ok();
    match sequence {
        Constant::Tuple(elements) => elements.get(place(elements.len())?).cloned(),
        Constant::Bytes(bytes) => bytes.get(place(bytes.len())?).map(|&byte| Constant::Int(i64::from(byte))),
        Constant::Text(text) => {
            let codes: Vec<u32> = text.as_wide().code_points().collect();
            let mut single = WideBuf::new();
            single.push(*codes.get(place(codes.len())?)?);
            Some(Constant::Text(Rc::new(single)))
        }
        _ => None,
    }
}

fn is_sequence(constant: &Constant) -> bool {
    matches!(constant, Constant::Text(_) | Constant::Bytes(_) | Constant::Tuple(_))
}

fn integer(value: BigInt) -> Constant {
    match i64::try_from(&value) {
        Ok(small) => Constant::Int(small),
        Err(_) => Constant::BigInt(Rc::new(value)),
    }
}

fn to_integer(constant: &Constant) -> Option<BigInt> {
    match constant {
        Constant::Bool(value) => Some(BigInt::from(u8::from(*value))),
        Constant::Int(value) => Some(BigInt::from(*value)),
        Constant::BigInt(value) => Some((**value).clone()),
        _ => None,
    }
}

/// Only integers that a float holds exactly: conversion of others has rules that the run time knows.
fn to_float(constant: &Constant) -> Option<f64> {
    const EXACT: i64 = 1 << 53;
    match constant {
        Constant::Float(value) => Some(*value),
        Constant::Bool(value) => Some(f64::from(u8::from(*value))),
        Constant::Int(value) if (-EXACT..=EXACT).contains(value) => Some(*value as f64),
        _ => None,
    }
}

fn to_complex(constant: &Constant) -> Option<(f64, f64)> {
    match constant {
        Constant::Complex(real, imaginary) => Some((*real, *imaginary)),
        other => Some((to_float(other)?, 0.0)),
    }
}

fn integers(left: &BigInt, op: Operator, right: &BigInt) -> Option<Constant> {
    let (left_bits, right_bits) = (left.bits(), right.bits());
    let is_zero = right.sign() == Sign::NoSign;
    let small_right = || u32::try_from(right).ok();
    let value = match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult if left_bits + right_bits <= MAX_INT_BITS => left * right,
        Operator::Div if !is_zero => {
            return floats(to_float(&integer(left.clone()))?, op, to_float(&integer(right.clone()))?);
        }
        Operator::FloorDiv if !is_zero => floor_divide(left, right).0,
        Operator::Mod if !is_zero => floor_divide(left, right).1,
        Operator::Pow => {
            let exponent = small_right()?;
            if left_bits.max(1) * u64::from(exponent) > MAX_INT_BITS {
                return None;
            }
            left.pow(exponent)
        }
        Operator::LShift => {
            let shift = small_right()?;
            if left_bits + u64::from(shift) > MAX_INT_BITS {
                return None;
            }
            left << shift
        }
        Operator::RShift => left >> small_right()?,
        Operator::BitAnd => left & right,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        _ => return None,
    };
    Some(integer(value))
}

/// Quotient rounded down, and the remainder, which has the sign of the divisor.
fn floor_divide(left: &BigInt, right: &BigInt) -> (BigInt, BigInt) {
    let (quotient, remainder) = (left / right, left % right);
    let is_off = remainder.sign() != Sign::NoSign && remainder.sign() != right.sign();
    if is_off { (quotient - 1, remainder + right) } else { (quotient, remainder) }
}

fn floats(left: f64, op: Operator, right: f64) -> Option<Constant> {
    let value = match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        _ => return None,
    };
    Some(Constant::Float(value))
}

/// Addition and subtraction only: the run time has rules for special values in products and quotients.
fn complexes(left: (f64, f64), op: Operator, right: (f64, f64)) -> Option<Constant> {
    match op {
        Operator::Add => Some(Constant::Complex(left.0 + right.0, left.1 + right.1)),
        Operator::Sub => Some(Constant::Complex(left.0 - right.0, left.1 - right.1)),
        _ => None,
    }
}

fn join(left: &Constant, right: &Constant) -> Option<Constant> {
    match (left, right) {
        (Constant::Text(left), Constant::Text(right)) => {
            let size = left.as_wide().as_bytes().len() + right.as_wide().as_bytes().len();
            (size <= MAX_STRING_SIZE).then(|| {
                let mut text = (**left).clone();
                right.as_wide().code_points().for_each(|code| text.push(code));
                Constant::Text(Rc::new(text))
            })
        }
        (Constant::Bytes(left), Constant::Bytes(right)) => {
            let is_small = left.len() + right.len() <= MAX_STRING_SIZE;
            is_small.then(|| Constant::Bytes([&left[..], &right[..]].concat().into()))
        }
        (Constant::Tuple(left), Constant::Tuple(right)) => {
            let is_small = left.len() + right.len() <= MAX_COLLECTION_SIZE;
            is_small.then(|| Constant::Tuple([&left[..], &right[..]].concat().into()))
        }
        _ => None,
    }
}

fn repeat(sequence: &Constant, count: &Constant) -> Option<Constant> {
    let count = i64::try_from(to_integer(count)?).ok()?;
    let count = usize::try_from(count.max(0)).ok()?;
    if matches!(sequence, Constant::Text(text) if text.as_wide().code_points().next().is_none())
        || matches!(sequence, Constant::Tuple(elements) if elements.is_empty())
    {
        // However often.
        return Some(sequence.clone());
    }
    match sequence {
        Constant::Text(text) => {
            let length = text.as_wide().code_points().count();
            (length.checked_mul(count)? <= MAX_STRING_SIZE).then(|| {
                let mut repeated = WideBuf::new();
                for _ in 0..count {
                    text.as_wide().code_points().for_each(|code| repeated.push(code));
                }
                Constant::Text(Rc::new(repeated))
            })
        }
        Constant::Bytes(bytes) => (bytes.len().checked_mul(count)? <= MAX_STRING_SIZE).then(|| Constant::Bytes(bytes.repeat(count).into())),
        Constant::Tuple(elements) => {
            let is_small =
                elements.len().checked_mul(count)? <= MAX_COLLECTION_SIZE && total_items(sequence).checked_mul(count)? <= MAX_TOTAL_ITEMS;
            let repeated = std::iter::repeat_n(&elements[..], count).flatten().cloned();
            is_small.then(|| Constant::Tuple(repeated.collect()))
        }
        _ => None,
    }
}

fn total_items(constant: &Constant) -> usize {
    match constant {
        Constant::Tuple(elements) => elements.iter().map(|element| 1 + total_items(element)).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(value: i64) -> Constant {
        Constant::Int(value)
    }

    #[test]
    fn nothing_is_repeated_at_once() {
        assert!(folded(Constant::Tuple([].into()), Operator::Mult, int(i64::MAX)).is_some());
    }

    fn folded(left: Constant, op: Operator, right: Constant) -> Option<String> {
        binary(&left, op, &right).map(|constant| format!("{constant:?}"))
    }

    #[test]
    fn division_rounds_down() {
        for (left, right, quotient, remainder) in [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1), (6, -3, -2, 0)] {
            let text = |value| Some(format!("Int({value})"));
            assert_eq!(folded(int(left), Operator::FloorDiv, int(right)), text(quotient));
            assert_eq!(folded(int(left), Operator::Mod, int(right)), text(remainder));
        }
    }

    #[test]
    fn errors_and_large_results_are_left_to_run_time() {
        for op in [Operator::Div, Operator::FloorDiv, Operator::Mod] {
            assert_eq!(folded(int(1), op, int(0)), None);
            assert_eq!(folded(Constant::Float(1.0), op, Constant::Float(0.0)), None);
        }
        assert_eq!(folded(int(1), Operator::LShift, int(-1)), None);
        assert_eq!(folded(int(2), Operator::Pow, int(-1)), None);
        assert_eq!(folded(int(2), Operator::Pow, int(1000)), None);
        assert_eq!(folded(int(0), Operator::Pow, int(i64::MAX)), None);
        assert_eq!(folded(int(1), Operator::LShift, int(1000)), None);
        let text = Constant::Text(Rc::new("ab".into()));
        assert_eq!(folded(text.clone(), Operator::Mult, int(4096)), None);
        assert!(folded(int(3), Operator::Mult, text).is_some());
    }
}

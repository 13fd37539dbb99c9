//! What list, tuple, deque, range, str and bytes share: indexes, repetition, comparison, search and repr.
//!
//! Items are read through `Items`, one at a time and by copy, because every comparison may run Python and change the sequence.

use crate::object::cell::VecCell;
use crate::object::protocol::{compare, number, text};
use crate::object::ty::flags;
use crate::object::value::Value;
use crate::object::{BinaryOp, CompareOp, Interp, Outcome, Raised, Str};

/// A sequence whose items are read one by one.
pub trait Items {
    /// Number of items now.
    fn length(&self) -> usize;
    /// A copy of an item, if it still exists.
    fn item(&self, index: usize) -> Option<Value>;
}

impl Items for VecCell<Value> {
    #[inline(always)]
    fn length(&self) -> usize {
        self.len()
    }

    #[inline(always)]
    fn item(&self, index: usize) -> Option<Value> {
        self.get(index)
    }
}

impl Items for [Value] {
    #[inline(always)]
    fn length(&self) -> usize {
        self.len()
    }

    #[inline(always)]
    fn item(&self, index: usize) -> Option<Value> {
        self.get(index).cloned()
    }
}

/// The place that an index of the language means: negative ones count from the end; `None` when out of range.
#[inline(always)]
pub fn resolve_index(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(length as i64)? } else { index };
    usize::try_from(index).ok().filter(|index| *index < length)
}

/// The place before which `insert(index, …)` inserts.
pub fn clamp_index(index: i64, length: usize) -> usize {
    let index = if index < 0 { index.saturating_add(length as i64).max(0) } else { index };
    usize::try_from(index).unwrap_or(usize::MAX).min(length)
}

/// The index that a subscript means, or TypeError "… indices must be integers or slices, not …". May run Python.
#[inline]
pub fn subscript_index(interp: &Interp, key: &Value, name: &str) -> Outcome<i64> {
    match key.as_small_int() {
        Some(index) => Ok(index),
        None => evaluate_subscript(interp, key, name),
    }
}

#[inline(never)]
fn evaluate_subscript(interp: &Interp, key: &Value, name: &str) -> Outcome<i64> {
    if number::has_index(interp, key) {
        return number::to_index(interp, key);
    }
    let key_name = interp.type_of(key).name();
    Err(interp.type_error(format!("{name} indices must be integers or slices, not {key_name}")))
}

/// A bound given to `index(item, start, stop)`: clamped to 64 bits. May run Python.
pub fn search_bound(interp: &Interp, value: &Value) -> Outcome<i64> {
    if !number::has_index(interp, value) {
        return Err(interp.type_error("slice indices must be integers or have an __index__ method"));
    }
    number::to_i64_clamped(interp, value)
}

/// A text object from the bytes of a repr that was put together.
pub fn text_from_bytes(interp: &Interp, bytes: Vec<u8>) -> Value {
    match String::from_utf8(bytes) {
        Ok(string) => interp.text_from_string(string).into_value(),
        Err(error) => interp.allocate(&interp.types.str, Str::from_wtf8(error.into_bytes())).into_value(),
    }
}

/// `[repr, …]` between two brackets. May run Python.
pub fn repr_items<S: Items + ?Sized>(interp: &Interp, items: &S, open: &str, close: &str) -> Outcome<Vec<u8>> {
    let mut bytes = open.as_bytes().to_vec();
    let mut index = 0;
    while let Some(item) = items.item(index) {
        if index > 0 {
            bytes.extend_from_slice(b", ");
        }
        let part = text::repr(interp, &item)?;
        if !interp.heap.has_room(bytes.len() + part.as_bytes().len()) {
            return Err(interp.memory_error(""));
        }
        bytes.extend_from_slice(part.as_bytes());
        index += 1;
    }
    bytes.extend_from_slice(close.as_bytes());
    Ok(bytes)
}

/// Compares two sequences item by item. May run Python.
pub fn rich_compare<S: Items + ?Sized>(interp: &Interp, one: &S, other: &S, op: CompareOp) -> Outcome {
    if one.length() != other.length() {
        match op {
            CompareOp::Equal => return Ok(Value::FALSE),
            CompareOp::NotEqual => return Ok(Value::TRUE),
            _ => {}
        }
    }
    let mut index = 0;
    while let (Some(left), Some(right)) = (one.item(index), other.item(index)) {
        if !compare::equal(interp, &left, &right)? {
            // The comparison may have changed the sequences, even shortened them.
            let (Some(left), Some(right)) = (one.item(index), other.item(index)) else { break };
            return match op {
                CompareOp::Equal => Ok(Value::FALSE),
                CompareOp::NotEqual => Ok(Value::TRUE),
                _ => compare::rich(interp, &left, &right, op),
            };
        }
        index += 1;
    }
    Ok(Value::bool(op.accepts(one.length().cmp(&other.length()))))
}

/// The place of the first item that is or equals `wanted`, from `start` on and before `stop`. May run Python.
pub fn find<S: Items + ?Sized>(interp: &Interp, items: &S, wanted: &Value, start: usize, stop: usize) -> Outcome<Option<usize>> {
    let mut index = start;
    while index < stop
        && let Some(item) = items.item(index)
    {
        if compare::equal(interp, &item, wanted)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// The number of items that are or equal `wanted`. May run Python.
pub fn count<S: Items + ?Sized>(interp: &Interp, items: &S, wanted: &Value) -> Outcome<usize> {
    let mut number = 0;
    let mut index = 0;
    while let Some(item) = items.item(index) {
        number += usize::from(compare::equal(interp, &item, wanted)?);
        index += 1;
    }
    Ok(number)
}

/// `index(item, start, stop)` with the bounds of the call. May run Python.
pub fn index_between<S: Items + ?Sized>(
    interp: &Interp,
    items: &S,
    wanted: &Value,
    start: &Value,
    stop: Option<&Value>,
) -> Outcome<Option<usize>> {
    let start = search_bound(interp, start)?;
    let stop = stop.map_or(Ok(i64::MAX), |stop| search_bound(interp, stop))?;
    let length = items.length();
    let start = clamp_index(start, length);
    // An end beyond the length stays beyond: the sequence may grow while it is searched.
    let stop = if stop < 0 { clamp_index(stop, length) } else { usize::try_from(stop).unwrap_or(usize::MAX) };
    find(interp, items, wanted, start, stop)
}

/// Whether `count` copies of `length` items are within reason; the total number. `None` means an empty result.
pub fn repeat_length(interp: &Interp, length: usize, count: i64, item_size: usize) -> Outcome<Option<usize>> {
    let count = match usize::try_from(count) {
        Ok(count) if count > 0 && length > 0 => count,
        _ => return Ok(None),
    };
    let total = length.checked_mul(count);
    let bytes = total.and_then(|total| total.checked_mul(item_size)).filter(|bytes| i64::try_from(*bytes).is_ok());
    interp.charge_bytes(bytes.unwrap_or(usize::MAX))?;
    match (total, bytes) {
        (Some(total), Some(bytes)) if is_allocatable(interp, bytes) => Ok(Some(total)),
        _ => Err(interp.memory_error("")),
    }
}

/// Whether an allocation of so many bytes is within the limit and can be had from the system.
pub fn is_allocatable(interp: &Interp, bytes: usize) -> bool {
    /// Below this size the system is not asked.
    const CERTAIN: usize = 1 << 24;
    interp.heap.has_room(bytes) && (bytes < CERTAIN || Vec::<u8>::new().try_reserve_exact(bytes).is_ok())
}

/// The items repeated. Runs no Python.
pub fn repeat_items(interp: &Interp, items: &[Value], count: i64) -> Outcome<Vec<Value>> {
    let Some(total) = repeat_length(interp, items.len(), count, size_of::<Value>())? else {
        return Ok(Vec::new());
    };
    if let [item] = items {
        return Ok(vec![item.clone(); total]);
    }
    let mut repeated = Vec::with_capacity(total);
    while repeated.len() < total {
        repeated.extend_from_slice(items);
    }
    Ok(repeated)
}

/// The count of a repetition `sequence * operand`: `None` when the operand is no integer. May run Python.
pub fn repeat_count(interp: &Interp, operand: &Value) -> Outcome<Option<i64>> {
    if let Some(count) = operand.as_small_int() {
        return Ok(Some(count));
    }
    if !number::has_index(interp, operand) {
        return Ok(None);
    }
    let integer = number::index(interp, operand)?;
    match integer.as_int().and_then(crate::object::integer::IntView::to_i64) {
        Some(count) => Ok(Some(count)),
        None => {
            let name = interp.type_of(operand).name();
            Err(interp.overflow_error(format!("cannot fit '{name}' into an index-sized integer")))
        }
    }
}

/// The reflected method of an operand that a sequence does not know: sequences come last in CPython. `None` when it has none, or when
/// it gives `NotImplemented`. May run Python.
pub fn try_foreign(interp: &Interp, op: BinaryOp, this: &Value, other: &Value) -> Outcome<Option<Value>> {
    let ty = interp.type_of(other);
    // Built-in types know nothing of sequences.
    if !ty.has_flag(flags::MUTABLE) {
        return Ok(None);
    }
    match ty.slots.reflected[op as usize].get() {
        None => Ok(None),
        Some(function) => Ok(Some(function(interp, other, this)?).filter(|result| !result.is_not_implemented())),
    }
}

/// `sequence + other` where `other` is of another type. May run Python.
#[cold]
#[inline(never)]
pub fn add_foreign(interp: &Interp, this: &Value, other: &Value, name: &str) -> Outcome {
    match try_foreign(interp, BinaryOp::Add, this, other)? {
        Some(result) => Ok(result),
        None => {
            let other = interp.type_of(other).name();
            Err(interp.type_error(format!("can only concatenate {name} (not \"{other}\") to {name}")))
        }
    }
}

/// `sequence * other` where `other` is no integer. May run Python.
#[cold]
#[inline(never)]
pub fn multiply_foreign(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match try_foreign(interp, BinaryOp::Multiply, this, other)? {
        Some(result) => Ok(result),
        None => Err(repeat_error(interp, other)),
    }
}

/// The TypeError for `sequence * other` and `other * sequence`.
#[cold]
pub fn repeat_error(interp: &Interp, other: &Value) -> Raised {
    let other = interp.type_of(other).name();
    interp.type_error(format!("can't multiply sequence by non-int of type '{other}'"))
}

//! Iteration.

use crate::object::dispatch::call_special;
use crate::object::interp::Interp;
use crate::object::list::List;
use crate::object::slots::Outcome;
use crate::object::tuple::Tuple;
use crate::object::value::Value;

use super::number;

/// Payload of the iterator over anything that has `__getitem__` but not `__iter__`.
pub struct SequenceIterator {
    /// What is iterated over; absent when the end was reached.
    pub sequence: crate::object::cell::Slot<Value>,
    /// The next index.
    pub index: std::cell::Cell<i64>,
}

impl crate::object::header::Payload for SequenceIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut crate::object::header::Visit<'_>) {
        self.sequence.traverse(visit);
    }

    fn clear(&self) {
        drop(self.sequence.take());
    }
}

/// `iter(value)`.
pub fn iter(interp: &Interp, value: &Value) -> Outcome {
    let ty = interp.type_of(value);
    if let Some(function) = ty.slots.iter.get() {
        let iterator = function(interp, value)?;
        if interp.type_of(&iterator).slots.next.get().is_none() {
            let name = interp.type_of(&iterator).name();
            return Err(interp.type_error(format!("iter() returned non-iterator of type '{name}'")));
        }
        return Ok(iterator);
    }
    if ty.slots.getitem.get().is_some() && !ty.has_flag(crate::object::ty::flags::MAPPING) {
        let payload = SequenceIterator { sequence: crate::object::cell::Slot::new(Some(value.clone())), index: std::cell::Cell::new(0) };
        return Ok(interp.allocate(&interp.types.iterator, payload).into_value());
    }
    Err(interp.type_error(format!("'{}' object is not iterable", ty.name())))
}

/// `next(iterator)`; `None` at the end. Costs a step, so that no loop of a native is free.
#[inline]
pub fn next(interp: &Interp, iterator: &Value) -> Outcome<Option<Value>> {
    interp.charge(1)?;
    advance(interp, iterator)
}

/// `next(iterator)` for eval, which counts its loops itself.
#[inline]
pub fn advance(interp: &Interp, iterator: &Value) -> Outcome<Option<Value>> {
    interp.check_native_stack()?;
    match interp.type_of(iterator).slots.next.get() {
        Some(function) => match function(interp, iterator) {
            Err(raised) => end_of_iteration(interp, raised),
            outcome => outcome,
        },
        None => Err(interp.type_error(format!("'{}' object is not an iterator", interp.type_of(iterator).name()))),
    }
}

/// StopIteration ends an iteration; any other exception goes on.
#[cold]
fn end_of_iteration(interp: &Interp, raised: crate::object::raise::Raised) -> Outcome<Option<Value>> {
    if interp.raised_is(&raised, &interp.exceptions.stop_iteration) {
        drop(interp.take_raised(raised));
        return Ok(None);
    }
    Err(raised)
}

/// Calls `each` for every item of an iterable until it answers `false`.
pub fn for_each(interp: &Interp, iterable: &Value, mut each: impl FnMut(Value) -> Outcome<bool>) -> Outcome<()> {
    let iterator = iter(interp, iterable)?;
    while let Some(item) = next(interp, &iterator)? {
        if !each(item)? {
            break;
        }
    }
    Ok(())
}

/// All items of an iterable.
pub fn collect(interp: &Interp, iterable: &Value) -> Outcome<Vec<Value>> {
    if interp.types.list.is_type_of(iterable)
        && let Some(list) = iterable.cast::<List>()
    {
        return Ok(list.items.to_vec());
    }
    if interp.types.tuple.is_type_of(iterable)
        && let Some(tuple) = iterable.cast::<Tuple>()
    {
        return Ok(tuple.items().to_vec());
    }
    let iterator = iter(interp, iterable)?;
    let mut items = Vec::with_capacity(length_hint(interp, iterable)?.min(1 << 16));
    while let Some(item) = next(interp, &iterator)? {
        if items.len() == items.capacity() {
            let more = items.len().max(4);
            if !interp.heap.has_room(2 * more * size_of::<Value>()) || items.try_reserve(more).is_err() {
                return Err(interp.memory_error(""));
            }
        }
        items.push(item);
    }
    Ok(items)
}

/// `operator.length_hint(value, 0)`.
pub fn length_hint(interp: &Interp, value: &Value) -> Outcome<usize> {
    Ok(try_length_hint(interp, value)?.unwrap_or(0))
}

/// How many items a value has, or says that it may have; `None` when it does not tell.
pub fn try_length_hint(interp: &Interp, value: &Value) -> Outcome<Option<usize>> {
    if let Some(length) = interp.type_of(value).slots.length.get() {
        return length(interp, value).map(Some);
    }
    let outcome = call_special(interp, value, &interp.names.length_hint, &[]);
    let hint = interp.absorb(outcome, &interp.exceptions.type_error)?.flatten();
    match hint {
        Some(hint) if hint.as_int().is_some() => {
            let hint = number::to_i64(interp, &hint)?;
            usize::try_from(hint).map(Some).map_err(|_| interp.value_error("__length_hint__() should return >= 0"))
        }
        Some(hint) if !hint.is_not_implemented() => {
            let name = interp.type_of(&hint).name();
            Err(interp.type_error(format!("__length_hint__ must be an integer, not {name}")))
        }
        _ => Ok(None),
    }
}

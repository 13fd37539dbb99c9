//! Iterators that need not end: `count`, `cycle`, `repeat`.

use std::cell::Cell;

use crate::object::cell::{Slot, VecCell};
use crate::object::protocol::{iterate, number, text};
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, Interp, Method, Outcome, SlotFunction, SlotKey};
use crate::types::{arguments, functional, sequence};

use super::{iterator_type, traced_payload};

/// Payload of `count`.
pub(super) struct Count {
    next: Slot<Value>,
    step: Value,
}

traced_payload! { Count: next step }

iterator_type! {
    COUNT "count" count_new, count_next,
    slots: [(SlotKey::Repr, SlotFunction::Unary(count_repr)),],
    methods: [],
    "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step"
}

fn count_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [start, step] = arguments::bind(interp, "count", ["start", "step"], 0, 2, args)?;
    for part in [start, step].into_iter().flatten() {
        let slots = &interp.type_of(part).slots;
        let is_number = number::has_index(interp, part)
            || slots.int.get().is_some()
            || slots.float.get().is_some()
            || interp.type_of(part).is_subtype(&interp.types.complex);
        if !is_number {
            return Err(interp.type_error("a number is required"));
        }
    }
    // A bool counts as the integer it is.
    let plain = |value: Value| match value.as_bool() {
        Some(truth) => Value::int_from_i32(i32::from(truth)),
        None => value,
    };
    let start = plain(start.cloned().unwrap_or(Value::int_from_i32(0)));
    let step = plain(step.cloned().unwrap_or(Value::int_from_i32(1)));
    Ok(interp.allocate(ty, Count { next: Slot::new(Some(start)), step }).into_value())
}

fn count_of(value: &Value) -> (&Count, Value) {
    let count: &Count = value.cast().expect("the receiver is a count");
    (count, count.next.get().expect("a count always has a next value"))
}

fn count_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let (count, value) = count_of(this);
    let next = match (value.as_small_int(), count.step.as_small_int()) {
        (Some(value), Some(step)) => interp.int(value + step),
        _ => number::binary(interp, BinaryOp::Add, &value, &count.step)?,
    };
    count.next.set(next);
    Ok(Some(value))
}

fn count_repr(interp: &Interp, this: &Value) -> Outcome {
    let (count, value) = count_of(this);
    let mut bytes = b"count(".to_vec();
    bytes.extend_from_slice(text::repr(interp, &value)?.as_bytes());
    if count.step.as_small_int() != Some(1) {
        bytes.extend_from_slice(b", ");
        bytes.extend_from_slice(text::repr(interp, &count.step)?.as_bytes());
    }
    bytes.push(b')');
    Ok(sequence::text_from_bytes(interp, bytes))
}

/// Payload of `cycle`.
pub(super) struct Cycle {
    /// Absent once it is exhausted.
    iterator: Slot<Value>,
    saved: VecCell<Value>,
    /// The next of the saved values.
    place: Cell<usize>,
}

traced_payload! { Cycle: iterator saved }

iterator_type! {
    CYCLE "cycle" cycle_new, cycle_next, slots: [], methods: [],
    "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely."
}

fn cycle_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    functional::no_keywords(interp, ty, "cycle", args)?;
    arguments::count(interp, "cycle", args, 1, 1)?;
    let iterator = Slot::new(Some(iterate::iter(interp, &args[0])?));
    Ok(interp.allocate(ty, Cycle { iterator, saved: VecCell::new(Vec::new()), place: Cell::new(0) }).into_value())
}

fn cycle_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let cycle: &Cycle = this.cast().expect("the receiver is a cycle");
    if let Some(iterator) = cycle.iterator.get() {
        if let Some(value) = iterate::next(interp, &iterator)? {
            cycle.saved.push(value.clone());
            return Ok(Some(value));
        }
        drop(cycle.iterator.take());
    }
    let place = cycle.place.get();
    let value = cycle.saved.get(place);
    cycle.place.set(if place + 1 < cycle.saved.len() { place + 1 } else { 0 });
    Ok(value)
}

/// Payload of `repeat`.
pub(super) struct Repeat {
    value: Value,
    /// Times that are left; `None` for ever.
    rest: Cell<Option<i64>>,
}

traced_payload! { Repeat: value }

iterator_type! {
    REPEAT "repeat" repeat_new, repeat_next,
    slots: [(SlotKey::Repr, SlotFunction::Unary(repeat_repr)),],
    methods: [Method::new("__length_hint__", "", repeat_length_hint),],
    "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly."
}

fn repeat_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [value, times] = arguments::bind(interp, "repeat", ["object", "times"], 1, 2, args)?;
    let rest = times.map(|times| number::to_i64(interp, times)).transpose()?.map(|times| times.max(0));
    let value = value.cloned().unwrap_or(Value::NONE);
    Ok(interp.allocate(ty, Repeat { value, rest: Cell::new(rest) }).into_value())
}

fn repeat_next(_interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let repeat: &Repeat = this.cast().expect("the receiver is a repeat");
    match repeat.rest.get() {
        Some(0) => return Ok(None),
        Some(rest) => repeat.rest.set(Some(rest - 1)),
        None => {}
    }
    Ok(Some(repeat.value.clone()))
}

fn repeat_repr(interp: &Interp, this: &Value) -> Outcome {
    let repeat: &Repeat = this.cast().expect("the receiver is a repeat");
    let mut bytes = b"repeat(".to_vec();
    bytes.extend_from_slice(text::repr(interp, &repeat.value)?.as_bytes());
    if let Some(rest) = repeat.rest.get() {
        bytes.extend_from_slice(format!(", {rest}").as_bytes());
    }
    bytes.push(b')');
    Ok(sequence::text_from_bytes(interp, bytes))
}

fn repeat_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let repeat: &Repeat = args[0].cast().expect("the receiver is a repeat");
    match repeat.rest.get() {
        Some(rest) => Ok(interp.int(rest)),
        None => Err(interp.type_error("len() of unsized object")),
    }
}

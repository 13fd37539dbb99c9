//! The iterator over an array.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Ref, Visit};
use crate::object::protocol::number;
use crate::object::{Args, Interp, Method, Outcome, SlotFunction, SlotKey, Value};
use crate::types::iterators::itself;

use super::Array;

/// Payload of `arrayiterator`.
struct ArrayIterator {
    /// Absent when the end was reached.
    array: Slot<Ref<Array>>,
    index: Cell<usize>,
}

impl Payload for ArrayIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.array.traverse(visit);
    }

    fn clear(&self) {
        drop(self.array.take());
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "arrayiterator",
    module: "array",
    flags: crate::object::ty::flags::NO_INSTANTIATION,
    slots: &[(SlotKey::Iter, SlotFunction::Unary(itself)), (SlotKey::Next, SlotFunction::Next(next))],
    methods: &[Method::new("__reduce__", "", reduce), Method::new("__setstate__", "state, /", set_state)],
    ..TypeSpec::EMPTY
};

pub(super) fn install(interp: &Interp) {
    interp.define::<ArrayIterator>(&interp.types.array_iterator, &interp.types.object, &SPEC);
}

pub(super) fn iter(interp: &Interp, this: &Value) -> Outcome {
    let payload = ArrayIterator { array: Slot::new(this.to_ref()), index: Cell::new(0) };
    Ok(interp.allocate(&interp.types.array_iterator, payload).into_value())
}

fn of(this: &Value) -> &ArrayIterator {
    this.cast::<ArrayIterator>().expect("the receiver is an array iterator")
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator = of(this);
    let Some(array) = iterator.array.get() else {
        return Ok(None);
    };
    let index = iterator.index.get();
    let item = array.items.get(interp, index);
    if item.is_some() {
        iterator.index.set(index + 1);
    } else {
        drop(iterator.array.take());
    }
    Ok(item)
}

fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator = of(&args[0]);
    let iter = interp.builtins.get_text(&interp.intern("iter")).unwrap_or(Value::NONE);
    Ok(match iterator.array.get() {
        Some(array) => {
            let arguments = interp.tuple([array.into_value()]).into_value();
            interp.tuple([iter, arguments, interp.int_from_usize(iterator.index.get())]).into_value()
        }
        None => {
            let empty = interp.tuple([interp.empty_tuple.value()]).into_value();
            interp.tuple([iter, empty]).into_value()
        }
    })
}

fn set_state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let index = number::to_i64(interp, &args[1])?;
    let iterator = of(&args[0]);
    if let Some(array) = iterator.array.get() {
        let length = array.items.len();
        iterator.index.set(usize::try_from(index).unwrap_or(0).min(length));
    }
    Ok(Value::NONE)
}

//! The iterators over `collections.deque`, forward and backward.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::header::{Payload, Ref, Visit};
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, SlotFunction, SlotKey};

use super::arguments;
use super::deque::{self, Deque};
use super::iterators::itself;
use super::sequence::Items;

/// Payload of both iterators; the type says which.
pub struct DequeIterator {
    deque: Ref<Deque>,
    stamp: u64,
    /// Items that are left.
    rest: Cell<usize>,
}

impl Payload for DequeIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.deque);
    }
}

impl DequeIterator {
    fn new(deque: Ref<Deque>) -> DequeIterator {
        let (stamp, rest) = (deque.stamp(), Cell::new(deque.length()));
        DequeIterator { deque, stamp, rest }
    }
}

static FORWARD: TypeSpec = TypeSpec {
    name: "_deque_iterator",
    module: "collections",
    slots: &[
        (SlotKey::New, SlotFunction::New(|interp, ty, args| new(interp, ty, "_deque_iterator", args))),
        (SlotKey::Iter, SlotFunction::Unary(itself)),
        (SlotKey::Next, SlotFunction::Next(next)),
    ],
    methods: &[Method::new("__length_hint__", "", length_hint)],
    ..TypeSpec::EMPTY
};

static BACKWARD: TypeSpec = TypeSpec {
    name: "_deque_reverse_iterator",
    module: "collections",
    slots: &[
        (SlotKey::New, SlotFunction::New(|interp, ty, args| new(interp, ty, "_deque_reverse_iterator", args))),
        (SlotKey::Iter, SlotFunction::Unary(itself)),
        (SlotKey::Next, SlotFunction::Next(next_back)),
    ],
    methods: &[Method::new("__length_hint__", "", length_hint)],
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub(super) fn install(interp: &Interp) {
    interp.define::<DequeIterator>(&interp.types.deque_iterator, &interp.types.object, &FORWARD);
    interp.define::<DequeIterator>(&interp.types.deque_reverse_iterator, &interp.types.object, &BACKWARD);
}

/// An iterator over a deque.
pub(super) fn forward(interp: &Interp, deque: Ref<Deque>) -> Value {
    interp.allocate(&interp.types.deque_iterator, DequeIterator::new(deque)).into_value()
}

/// An iterator over a deque from its last item to its first.
pub(super) fn backward(interp: &Interp, deque: Ref<Deque>) -> Value {
    interp.allocate(&interp.types.deque_reverse_iterator, DequeIterator::new(deque)).into_value()
}

fn new(interp: &Interp, ty: &TypeRef, name: &str, args: &Args<'_>) -> Outcome {
    arguments::positional(interp, name, args, 1, 1)?;
    match args[0].to_ref::<Deque>() {
        Some(deque) => Ok(interp.allocate(ty, DequeIterator::new(deque)).into_value()),
        None => {
            let given = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("{name}() argument 1 must be collections.deque, not {given}")))
        }
    }
}

/// Takes note that one more item is given; the number of those that were left before.
fn advance(interp: &Interp, iterator: &DequeIterator) -> Outcome<usize> {
    if iterator.deque.stamp() != iterator.stamp {
        iterator.rest.set(0);
        return Err(deque::mutated(interp));
    }
    let rest = iterator.rest.get();
    iterator.rest.set(rest.saturating_sub(1));
    Ok(rest)
}

fn iterator_of(value: &Value) -> &DequeIterator {
    value.cast().expect("the receiver is a deque iterator")
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator = iterator_of(this);
    let rest = advance(interp, iterator)?;
    Ok(if rest == 0 { None } else { iterator.deque.item(iterator.deque.length() - rest) })
}

fn next_back(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator = iterator_of(this);
    let rest = advance(interp, iterator)?;
    Ok(if rest == 0 { None } else { iterator.deque.item(rest - 1) })
}

fn length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(interp.int_from_usize(iterator_of(&args[0]).rest.get()))
}

//! The iterators of list and tuple, of sequences by `__getitem__`, and of calls until a sentinel.
//!
//! An iterator that reached the end lets its sequence go and stays at the end, whatever happens to the sequence. The eval loop calls
//! `ListIterator::next` and `TupleIterator::next` directly.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Ref, Tag, Visit};
use crate::object::list::List;
use crate::object::protocol::iterate::SequenceIterator;
use crate::object::protocol::{call, compare, item, number};
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, SlotFunction, SlotKey};

/// Payload of `list_iterator`.
pub struct ListIterator {
    /// Absent at the end.
    pub(crate) list: Slot<Ref<List>>,
    /// The next place.
    pub(crate) index: Cell<usize>,
}

impl ListIterator {
    /// The next item. Runs no Python.
    #[inline]
    pub(crate) fn next(&self) -> Option<Value> {
        let index = self.index.get();
        let item = self.list.read(|list| list.and_then(|list| list.items.get(index)));
        match item {
            Some(item) => {
                self.index.set(index + 1);
                Some(item)
            }
            None => {
                drop(self.list.take());
                None
            }
        }
    }
}

impl Payload for ListIterator {
    const TAG: Tag = Tag::ListIterator;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.list.traverse(visit);
    }

    fn clear(&self) {
        drop(self.list.take());
    }
}

/// Payload of `list_reverseiterator`.
pub struct ListReverseIterator {
    list: Slot<Ref<List>>,
    /// One more than the next place.
    bound: Cell<usize>,
}

impl ListReverseIterator {
    fn next(&self) -> Option<Value> {
        let index = self.bound.get().checked_sub(1);
        let item = index.and_then(|index| self.list.read(|list| list?.items.get(index)));
        match item {
            Some(_) => self.bound.set(self.bound.get() - 1),
            None => drop(self.list.take()),
        }
        item
    }
}

impl Payload for ListReverseIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.list.traverse(visit);
    }

    fn clear(&self) {
        drop(self.list.take());
    }
}

/// Payload of `tuple_iterator`.
pub struct TupleIterator {
    /// Absent at the end.
    pub(crate) tuple: Slot<Ref<Tuple>>,
    /// The next place.
    pub(crate) index: Cell<usize>,
}

impl TupleIterator {
    /// The next item. Runs no Python.
    #[inline]
    pub(crate) fn next(&self) -> Option<Value> {
        let index = self.index.get();
        let item = self.tuple.read(|tuple| tuple?.items().get(index).cloned());
        match item {
            Some(_) => self.index.set(index + 1),
            None => drop(self.tuple.take()),
        }
        item
    }
}

impl Payload for TupleIterator {
    const TAG: Tag = Tag::TupleIterator;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.tuple.traverse(visit);
    }

    fn clear(&self) {
        drop(self.tuple.take());
    }
}

/// Payload of `callable_iterator`.
pub struct CallableIterator {
    /// The callable and the sentinel; absent at the end.
    parts: Slot<(Value, Value)>,
}

impl Payload for CallableIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.parts.read(|parts| {
            if let Some((callable, sentinel)) = parts {
                visit.value(callable);
                visit.value(sentinel);
            }
        });
    }

    fn clear(&self) {
        drop(self.parts.take());
    }
}

/// An iterator over a list.
#[inline]
pub fn list_iterator(interp: &Interp, list: Ref<List>) -> Value {
    let iterator = ListIterator { list: Slot::new(Some(list)), index: Cell::new(0) };
    interp.allocate(&interp.types.list_iterator, iterator).into_value()
}

/// An iterator over a list from its present end to its start.
pub fn list_reverse_iterator(interp: &Interp, list: Ref<List>) -> Value {
    let bound = Cell::new(list.items.len());
    let iterator = ListReverseIterator { list: Slot::new(Some(list)), bound };
    interp.allocate(&interp.types.list_reverse_iterator, iterator).into_value()
}

/// An iterator over a tuple.
#[inline]
pub fn tuple_iterator(interp: &Interp, tuple: Ref<Tuple>) -> Value {
    let iterator = TupleIterator { tuple: Slot::new(Some(tuple)), index: Cell::new(0) };
    interp.allocate(&interp.types.tuple_iterator, iterator).into_value()
}

/// `iter(callable, sentinel)`.
pub fn callable_iterator(interp: &Interp, callable: Value, sentinel: Value) -> Value {
    let iterator = CallableIterator { parts: Slot::new(Some((callable, sentinel))) };
    interp.allocate(&interp.types.callable_iterator, iterator).into_value()
}

/// `__iter__` of iterators.
pub(crate) fn itself(_interp: &Interp, this: &Value) -> Outcome {
    Ok(this.clone())
}

static LIST_ITERATOR: TypeSpec = TypeSpec {
    name: "list_iterator",
    slots: &[
        (SlotKey::Iter, SlotFunction::Unary(itself)),
        (SlotKey::Next, SlotFunction::Next(|_, this| Ok(this.cast::<ListIterator>().and_then(ListIterator::next)))),
    ],
    methods: &[
        Method::new("__length_hint__", "", list_length_hint),
        Method::new("__reduce__", "", list_reduce),
        Method::new("__setstate__", "state, /", list_set_state),
    ],
    ..TypeSpec::EMPTY
};

static LIST_REVERSE_ITERATOR: TypeSpec = TypeSpec {
    name: "list_reverseiterator",
    slots: &[
        (SlotKey::Iter, SlotFunction::Unary(itself)),
        (SlotKey::Next, SlotFunction::Next(|_, this| Ok(this.cast::<ListReverseIterator>().and_then(ListReverseIterator::next)))),
    ],
    methods: &[Method::new("__length_hint__", "", list_reverse_length_hint)],
    ..TypeSpec::EMPTY
};

static TUPLE_ITERATOR: TypeSpec = TypeSpec {
    name: "tuple_iterator",
    slots: &[
        (SlotKey::Iter, SlotFunction::Unary(itself)),
        (SlotKey::Next, SlotFunction::Next(|_, this| Ok(this.cast::<TupleIterator>().and_then(TupleIterator::next)))),
    ],
    methods: &[
        Method::new("__length_hint__", "", tuple_length_hint),
        Method::new("__reduce__", "", tuple_reduce),
        Method::new("__setstate__", "state, /", tuple_set_state),
    ],
    ..TypeSpec::EMPTY
};

static SEQUENCE_ITERATOR: TypeSpec = TypeSpec {
    name: "iterator",
    slots: &[(SlotKey::Iter, SlotFunction::Unary(itself)), (SlotKey::Next, SlotFunction::Next(sequence_next))],
    methods: &[Method::new("__length_hint__", "", sequence_length_hint)],
    ..TypeSpec::EMPTY
};

static CALLABLE_ITERATOR: TypeSpec = TypeSpec {
    name: "callable_iterator",
    slots: &[(SlotKey::Iter, SlotFunction::Unary(itself)), (SlotKey::Next, SlotFunction::Next(callable_next))],
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub fn install(interp: &Interp) {
    let (types, object) = (&interp.types, &interp.types.object);
    interp.define::<ListIterator>(&types.list_iterator, object, &LIST_ITERATOR);
    interp.define::<ListReverseIterator>(&types.list_reverse_iterator, object, &LIST_REVERSE_ITERATOR);
    interp.define::<TupleIterator>(&types.tuple_iterator, object, &TUPLE_ITERATOR);
    interp.define::<SequenceIterator>(&types.iterator, object, &SEQUENCE_ITERATOR);
    interp.define::<CallableIterator>(&types.callable_iterator, object, &CALLABLE_ITERATOR);
}

/// `__reduce__`: how `copy` makes another iterator at the same place.
fn list_reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &ListIterator = args[0].cast().expect("the receiver is a list iterator");
    Ok(reduced(interp, iterator.list.get().map(Ref::into_value), iterator.index.get()))
}

fn list_set_state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &ListIterator = args[0].cast().expect("the receiver is a list iterator");
    let state = number::to_i64(interp, &args[1])?;
    if let Some(sequence) = iterator.list.get() {
        iterator.index.set(usize::try_from(state).unwrap_or(0).min(sequence.items.len()));
    }
    Ok(Value::NONE)
}

/// `(iter, (sequence,), index)`; at the end of the iteration, an iterator over nothing.
fn reduced(interp: &Interp, sequence: Option<Value>, index: usize) -> Value {
    let iter = interp.builtins.get_text(&interp.intern("iter")).unwrap_or(Value::NONE);
    let parts = match sequence {
        Some(sequence) => vec![iter, interp.tuple(vec![sequence]).into_value(), interp.int_from_usize(index)],
        None => vec![iter, interp.tuple(vec![interp.list(Vec::new()).into_value()]).into_value()],
    };
    interp.tuple(parts).into_value()
}

fn list_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &ListIterator = args[0].cast().expect("the receiver is a list iterator");
    let length = iterator.list.read(|list| list.map_or(0, |list| list.items.len()));
    Ok(interp.int_from_usize(length.saturating_sub(iterator.index.get())))
}

fn list_reverse_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &ListReverseIterator = args[0].cast().expect("the receiver is a list iterator");
    let length = iterator.list.read(|list| list.map_or(0, |list| list.items.len()));
    let rest = if length < iterator.bound.get() { 0 } else { iterator.bound.get() };
    Ok(interp.int_from_usize(if iterator.list.is_some() { rest } else { 0 }))
}

/// `__reduce__`: how `copy` makes another iterator at the same place.
fn tuple_reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &TupleIterator = args[0].cast().expect("the receiver is a tuple iterator");
    Ok(reduced(interp, iterator.tuple.get().map(Ref::into_value), iterator.index.get()))
}

fn tuple_set_state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &TupleIterator = args[0].cast().expect("the receiver is a tuple iterator");
    let state = number::to_i64(interp, &args[1])?;
    if let Some(sequence) = iterator.tuple.get() {
        iterator.index.set(usize::try_from(state).unwrap_or(0).min(sequence.len()));
    }
    Ok(Value::NONE)
}

fn tuple_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &TupleIterator = args[0].cast().expect("the receiver is a tuple iterator");
    let length = iterator.tuple.read(|tuple| tuple.map_or(0, |tuple| tuple.len()));
    Ok(interp.int_from_usize(length.saturating_sub(iterator.index.get())))
}

fn sequence_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator: &SequenceIterator = this.cast().expect("the receiver is a sequence iterator");
    let Some(sequence) = iterator.sequence.get() else {
        return Ok(None);
    };
    let index = iterator.index.get();
    let outcome = item::get(interp, &sequence, &interp.int(index));
    match outcome {
        Ok(item) => {
            iterator.index.set(index + 1);
            Ok(Some(item))
        }
        Err(raised) => {
            let exceptions = &interp.exceptions;
            if !interp.raised_is(&raised, &exceptions.index_error) && !interp.raised_is(&raised, &exceptions.stop_iteration) {
                return Err(raised);
            }
            drop((interp.take_raised(raised), iterator.sequence.take()));
            Ok(None)
        }
    }
}

fn sequence_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &SequenceIterator = args[0].cast().expect("the receiver is a sequence iterator");
    let Some(sequence) = iterator.sequence.get() else {
        return Ok(Value::int_from_i32(0));
    };
    if interp.type_of(&sequence).slots.length.get().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let length = item::length(interp, &sequence)?;
    Ok(interp.int((length as i64 - iterator.index.get()).max(0)))
}

fn callable_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator: &CallableIterator = this.cast().expect("the receiver is a callable iterator");
    let Some((callable, sentinel)) = iterator.parts.get() else {
        return Ok(None);
    };
    let outcome = call::call(interp, &callable, &Args::EMPTY);
    if let Some(result) = interp.absorb(outcome, &interp.exceptions.stop_iteration)?
        && !compare::equal(interp, &sentinel, &result)?
    {
        return Ok(Some(result));
    }
    drop(iterator.parts.take());
    Ok(None)
}

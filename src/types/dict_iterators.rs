//! The iterators of dict and its views: over keys, values or items, forward and backward.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Ref, Visit};
use crate::object::interp::Late;
use crate::object::slots::NextFn;
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, Raised, SlotFunction, SlotKey};

use super::iterators::itself;
use super::result_tuple::ResultTuple;

/// What a view or an iterator shows of the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The keys.
    Keys,
    /// The values.
    Values,
    /// Pairs of key and value.
    Items,
}

/// Stands for the length of a dict that was found changed: the error stays.
const CHANGED: usize = usize::MAX;

/// The place of the entry after the next one, and the next one's key and value.
type NextEntry = (usize, Value, Value);

/// Payload of all iterators over dicts.
pub struct DictIterator {
    /// Absent at the end.
    dict: Slot<Ref<Dict>>,
    /// Forward: the next entry's number. Backward: one more.
    place: Cell<usize>,
    /// Length of the dict when the iterator was made.
    length: Cell<usize>,
    /// Entries that are still expected.
    expected: Cell<usize>,
    /// The pair, for iterators over items.
    result: ResultTuple,
}

impl DictIterator {
    fn new(dict: Ref<Dict>, place: usize) -> DictIterator {
        let length = dict.table.len();
        let (length, expected) = (Cell::new(length), Cell::new(length));
        DictIterator { dict: Slot::new(Some(dict)), place: Cell::new(place), length, expected, result: ResultTuple::new() }
    }

    /// The next key and value of a forward iterator. Runs no Python.
    #[inline]
    pub(crate) fn next(&self, interp: &Interp) -> Outcome<Option<(Value, Value)>> {
        self.step(interp, |dict, place| dict.table.next_entry(place).map(|(number, key, value)| (number + 1, key, value)))
    }

    /// The next key and value of a backward iterator. Runs no Python.
    fn next_back(&self, interp: &Interp) -> Outcome<Option<(Value, Value)>> {
        self.step(interp, |dict, place| dict.table.previous_entry(place))
    }

    #[inline(always)]
    fn step(&self, interp: &Interp, find: fn(&Dict, usize) -> Option<NextEntry>) -> Outcome<Option<(Value, Value)>> {
        // Outside: the end was reached; then: the length is as it was; then: the next entry, if any.
        let found = self.dict.read(|dict| dict.map(|dict| (dict.table.len() == self.length.get()).then(|| find(dict, self.place.get()))));
        let found = match found {
            None => return Ok(None),
            Some(None) => {
                self.length.set(CHANGED);
                return Err(changed(interp, "dictionary changed size during iteration"));
            }
            Some(Some(found)) => found,
        };
        let Some((place, key, value)) = found else {
            drop(self.dict.take());
            return Ok(None);
        };
        let Some(expected) = self.expected.get().checked_sub(1) else {
            drop(self.dict.take());
            return Err(changed(interp, "dictionary keys changed during iteration"));
        };
        self.expected.set(expected);
        self.place.set(place);
        Ok(Some((key, value)))
    }
}

#[cold]
#[inline(never)]
fn changed(interp: &Interp, message: &str) -> Raised {
    interp.runtime_error(message)
}

impl Payload for DictIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.dict.traverse(visit);
        self.result.traverse(visit);
    }

    fn clear(&self) {
        drop(self.dict.take());
        self.result.clear();
    }
}

/// An iterator over a dict.
#[inline]
pub fn forward(interp: &Interp, dict: Ref<Dict>, kind: Kind) -> Value {
    let ty = match kind {
        Kind::Keys => &interp.types.dict_key_iterator,
        Kind::Values => &interp.types.dict_value_iterator,
        Kind::Items => &interp.types.dict_item_iterator,
    };
    interp.allocate(ty, DictIterator::new(dict, 0)).into_value()
}

/// An iterator over a dict from its last entry to its first.
pub fn backward(interp: &Interp, dict: Ref<Dict>, kind: Kind) -> Value {
    let ty = match kind {
        Kind::Keys => &interp.types.dict_reverse_key_iterator,
        Kind::Values => &interp.types.dict_reverse_value_iterator,
        Kind::Items => &interp.types.dict_reverse_item_iterator,
    };
    let place = dict.table.entry_bound();
    interp.allocate(ty, DictIterator::new(dict, place)).into_value()
}

fn iterator_of(value: &Value) -> &DictIterator {
    value.cast().expect("the receiver is a dict iterator")
}

fn pair(interp: &Interp, iterator: &DictIterator, (key, value): (Value, Value)) -> Value {
    iterator.result.give(interp, &mut [key, value])
}

fn next_key(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    Ok(iterator_of(this).next(interp)?.map(|(key, _)| key))
}

fn next_value(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    Ok(iterator_of(this).next(interp)?.map(|(_, value)| value))
}

fn next_item(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator = iterator_of(this);
    Ok(iterator.next(interp)?.map(|entry| pair(interp, iterator, entry)))
}

fn next_key_back(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    Ok(iterator_of(this).next_back(interp)?.map(|(key, _)| key))
}

fn next_value_back(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    Ok(iterator_of(this).next_back(interp)?.map(|(_, value)| value))
}

fn next_item_back(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator = iterator_of(this);
    Ok(iterator.next_back(interp)?.map(|entry| pair(interp, iterator, entry)))
}

fn length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator = iterator_of(&args[0]);
    let is_unchanged = iterator.dict.read(|dict| dict.is_some_and(|dict| dict.table.len() == iterator.length.get()));
    Ok(interp.int_from_usize(if is_unchanged { iterator.expected.get() } else { 0 }))
}

macro_rules! iterator_types {
    ($( $spec:ident $name:literal $next:ident, )*) => {
        $(
            static $spec: TypeSpec = TypeSpec {
                name: $name,
                slots: &[(SlotKey::Iter, SlotFunction::Unary(itself)), (SlotKey::Next, SlotFunction::Next($next as NextFn))],
                methods: &[Method::new("__length_hint__", "", length_hint)],
                ..TypeSpec::EMPTY
            };
        )*
    };
}

iterator_types! {
    KEYS "dict_keyiterator" next_key,
    VALUES "dict_valueiterator" next_value,
    ITEMS "dict_itemiterator" next_item,
    KEYS_BACK "dict_reversekeyiterator" next_key_back,
    VALUES_BACK "dict_reversevalueiterator" next_value_back,
    ITEMS_BACK "dict_reverseitemiterator" next_item_back,
}

/// Makes the types.
pub fn install(interp: &Interp) {
    let types = &interp.types;
    let rows: [(&Late<TypeRef>, &TypeSpec); 6] = [
        (&types.dict_key_iterator, &KEYS),
        (&types.dict_value_iterator, &VALUES),
        (&types.dict_item_iterator, &ITEMS),
        (&types.dict_reverse_key_iterator, &KEYS_BACK),
        (&types.dict_reverse_value_iterator, &VALUES_BACK),
        (&types.dict_reverse_item_iterator, &ITEMS_BACK),
    ];
    for (place, spec) in rows {
        interp.define::<DictIterator>(place, &types.object, spec);
    }
}

//! The iterators of `str`: one type for ASCII texts, one for the others, as in CPython.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Ref, Visit};
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, SlotFunction, SlotKey, Str};

use super::iterators::itself;
use super::str::text_value_from;

/// Payload of `str_ascii_iterator` and `str_iterator`.
pub struct StrIterator {
    /// Absent at the end.
    text: Slot<Ref<Str>>,
    /// Byte offset of the next code point.
    offset: Cell<usize>,
}

impl StrIterator {
    /// The next character. Runs no Python.
    #[inline]
    pub(crate) fn next(&self, interp: &Interp) -> Option<Value> {
        let offset = self.offset.get();
        let next = self.text.read(|text| {
            let text = text?;
            let byte = *text.as_bytes().get(offset)?;
            if byte.is_ascii() {
                return Some((interp.characters[usize::from(byte)].value(), offset + 1));
            }
            let end = text.next_offset(offset);
            Some((text_value_from(interp, &text.as_bytes()[offset..end]), end))
        });
        match next {
            Some((character, end)) => {
                self.offset.set(end);
                Some(character)
            }
            None => {
                drop(self.text.take());
                None
            }
        }
    }
}

// A text refers to nothing.
impl Payload for StrIterator {
    fn traverse(&self, visit: &mut Visit<'_>) {
        self.text.traverse(visit);
    }
}

const TABLES: TypeSpec = TypeSpec {
    slots: &[(SlotKey::Iter, SlotFunction::Unary(itself)), (SlotKey::Next, SlotFunction::Next(next))],
    methods: &[Method::new("__length_hint__", "", length_hint)],
    ..TypeSpec::EMPTY
};
static ASCII: TypeSpec = TypeSpec { name: "str_ascii_iterator", ..TABLES };
static ANY: TypeSpec = TypeSpec { name: "str_iterator", ..TABLES };

/// Makes the types.
pub(super) fn install(interp: &Interp) {
    interp.define::<StrIterator>(&interp.types.str_ascii_iterator, &interp.types.object, &ASCII);
    interp.define::<StrIterator>(&interp.types.str_iterator, &interp.types.object, &ANY);
}

/// `str.__iter__`.
pub(super) fn iter(interp: &Interp, this: &Value) -> Outcome {
    let text: Ref<Str> = this.to_ref().expect("the receiver of a str method is a str");
    let ty = if text.is_ascii() { &interp.types.str_ascii_iterator } else { &interp.types.str_iterator };
    let iterator = StrIterator { text: Slot::new(Some(text)), offset: Cell::new(0) };
    Ok(interp.allocate(ty, iterator).into_value())
}

fn iterator_of(value: &Value) -> &StrIterator {
    value.cast().expect("the receiver is a str iterator")
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    Ok(iterator_of(this).next(interp))
}

fn length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator = iterator_of(&args[0]);
    let offset = iterator.offset.get();
    let rest = iterator.text.read(|text| text.map_or(0, |text| text.len() - text.index_of_offset(offset)));
    Ok(interp.int_from_usize(rest))
}

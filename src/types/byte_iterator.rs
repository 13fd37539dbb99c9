//! The iterators of `bytes` and `bytearray`.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Visit};
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, SlotFunction, SlotKey};

use super::byte_methods::with_receiver;
use super::iterators::itself;

/// Payload of `bytes_iterator` and `bytearray_iterator`.
pub struct ByteIterator {
    /// A bytes object or a bytearray; absent at the end.
    source: Slot<Value>,
    /// The next place.
    index: Cell<usize>,
}

impl ByteIterator {
    /// The next byte as an integer. Runs no Python.
    #[inline]
    pub(crate) fn next(&self) -> Option<Value> {
        let index = self.index.get();
        let byte = self.source.read(|source| with_receiver(source?, |bytes| bytes.get(index).copied()));
        match byte {
            Some(byte) => {
                self.index.set(index + 1);
                Some(Value::int_from_i32(i32::from(byte)))
            }
            None => {
                drop(self.source.take());
                None
            }
        }
    }
}

impl Payload for ByteIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.source.traverse(visit);
    }

    fn clear(&self) {
        drop(self.source.take());
    }
}

const TABLES: TypeSpec = TypeSpec {
    slots: &[
        (SlotKey::Iter, SlotFunction::Unary(itself)),
        (SlotKey::Next, SlotFunction::Next(|_, this| Ok(this.cast::<ByteIterator>().and_then(ByteIterator::next)))),
    ],
    methods: &[Method::new("__length_hint__", "", length_hint)],
    ..TypeSpec::EMPTY
};
static BYTES: TypeSpec = TypeSpec { name: "bytes_iterator", ..TABLES };
static BYTEARRAY: TypeSpec = TypeSpec { name: "bytearray_iterator", ..TABLES };

/// Makes the types.
pub fn install(interp: &Interp) {
    interp.define::<ByteIterator>(&interp.types.bytes_iterator, &interp.types.object, &BYTES);
    interp.define::<ByteIterator>(&interp.types.bytearray_iterator, &interp.types.object, &BYTEARRAY);
}

fn iterator(this: &Value) -> ByteIterator {
    ByteIterator { source: Slot::new(Some(this.clone())), index: Cell::new(0) }
}

/// `bytes.__iter__`.
pub(super) fn bytes_iter(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.allocate(&interp.types.bytes_iterator, iterator(this)).into_value())
}

/// `bytearray.__iter__`.
pub(super) fn bytearray_iter(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.allocate(&interp.types.bytearray_iterator, iterator(this)).into_value())
}

fn length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &ByteIterator = args[0].cast().expect("the receiver is a byte iterator");
    let length = iterator.source.read(|source| source.map_or(0, |source| with_receiver(source, <[u8]>::len)));
    Ok(interp.int_from_usize(length.saturating_sub(iterator.index.get())))
}

//! The payload of `tuple`.
#![allow(unsafe_code, reason = "items that change while nobody can see them")]
//!
//! Invariants:
//! 1. The items change only in `refill`, which owns the only reference to the tuple: no borrow of them is alive then.

use std::cell::UnsafeCell;

use super::header::{Payload, Ref, Tag, Visit};
use super::value::Value;

/// An immutable sequence of values.
pub struct Tuple {
    items: UnsafeCell<Box<[Value]>>,
}

impl Tuple {
    /// A tuple of these items.
    pub fn new(items: impl Into<Box<[Value]>>) -> Tuple {
        Tuple { items: UnsafeCell::new(items.into()) }
    }

    /// The items. They never change, so the borrow is harmless; it lasts no longer than a reference to the tuple.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        // SAFETY: invariant 1.
        unsafe { &*self.items.get() }
    }

    /// Exchanges the items of a tuple that nobody else refers to with as many others; the tuple comes back.
    ///
    /// Iterators that give tuples use the last one again when it was dropped meanwhile.
    #[inline]
    pub(crate) fn refill(this: Ref<Tuple>, items: &mut [Value]) -> Ref<Tuple> {
        assert!(this.header().count() == 1 && this.len() == items.len(), "only a tuple that nobody else sees changes");
        // SAFETY: invariant 1: the count is 1 and `this` was moved here, so that nothing borrows from it.
        unsafe { &mut *this.items.get() }.swap_with_slice(items);
        this
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items().len()
    }

    /// Whether there are no items.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items().is_empty()
    }
}

impl Drop for Tuple {
    /// The last item goes first, as in CPython: finalisers can tell.
    fn drop(&mut self) {
        let mut items = std::mem::take(self.items.get_mut()).into_vec();
        while let Some(item) = items.pop() {
            drop(item);
        }
    }
}

impl Payload for Tuple {
    const TAG: Tag = Tag::Tuple;
    const TRACKED: bool = true;

    fn outside_bytes(&self) -> usize {
        size_of_val(self.items())
    }

    fn traverse(&self, visit: &mut Visit<'_>) {
        for item in self.items() {
            visit.value(item);
        }
    }
}

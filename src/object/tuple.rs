//! The payload of `tuple`.

use super::header::{Payload, Visit};
use super::value::Value;

/// An immutable sequence of values.
pub struct Tuple {
    items: Box<[Value]>,
}

impl Tuple {
    /// A tuple of these items.
    pub fn new(items: impl Into<Box<[Value]>>) -> Tuple {
        Tuple { items: items.into() }
    }

    /// The items. They never change, so the borrow is harmless; it lasts no longer than a reference to the tuple.
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        &self.items
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are no items.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl Drop for Tuple {
    /// The last item goes first, as in CPython: finalisers can tell.
    fn drop(&mut self) {
        let mut items = std::mem::take(&mut self.items).into_vec();
        while let Some(item) = items.pop() {
            drop(item);
        }
    }
}

impl Payload for Tuple {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        for item in &self.items {
            visit.value(item);
        }
    }
}

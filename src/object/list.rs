//! The payload of `list`.

use super::cell::VecCell;
use super::header::{Payload, Tag, Visit};
use super::value::Value;

/// A growable sequence of values.
pub struct List {
    /// The items; see [`VecCell`] for what may be done with them.
    pub items: VecCell<Value>,
}

impl List {
    /// A list of these items.
    pub fn new(items: Vec<Value>) -> List {
        List { items: VecCell::new(items) }
    }
}

impl Drop for List {
    fn drop(&mut self) {
        drop_backward(self.items.take());
    }
}

/// Drops items that a list held, the last one first, as CPython: finalisers can tell.
pub fn drop_backward(mut items: Vec<Value>) {
    while let Some(item) = items.pop() {
        drop(item);
    }
}

impl Payload for List {
    const TAG: Tag = Tag::List;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.items.traverse(visit);
    }

    fn outside_bytes(&self) -> usize {
        self.items.capacity_bytes()
    }

    fn clear(&self) {
        drop(self.items.take());
    }
}

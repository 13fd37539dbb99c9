//! Interior mutability for payloads: cells whose methods never let a reference to their content out.
#![allow(unsafe_code, reason = "interior mutability without guards, so that nothing can be borrowed while script code runs")]
//!
//! Invariants:
//! 1. No method returns, or passes to a caller's closure, a reference into the cell, with the exceptions of invariant 3; so no
//!    two methods of one cell are ever active at once (values are single-threaded, and none of the methods runs script code).
//! 2. Values that a method removes are dropped after the cell is in a valid state again, because the drop may free the cell's
//!    owner or reach the cell through the collector's `traverse`.
//! 3. `read` closures get `&T` and may not write: they are for traversal and reads of plain data; the closures in this crate call nothing
//!    that can reach the same cell mutably. The `reading` flag enforces it.

use std::cell::{Cell, UnsafeCell};

use super::header::{Payload, Ref, Visit};
use super::value::Value;

/// An optional clonable content: a value or a reference that may be absent.
pub struct Slot<T>(UnsafeCell<Option<T>>);

impl<T: Clone> Slot<T> {
    /// A cell with this content.
    pub const fn new(content: Option<T>) -> Slot<T> {
        Slot(UnsafeCell::new(content))
    }

    /// A copy of the content.
    #[inline(always)]
    pub fn get(&self) -> Option<T> {
        // SAFETY: invariant 1; cloning runs no script code.
        unsafe { (*self.0.get()).clone() }
    }

    /// Whether there is a content.
    #[inline(always)]
    pub fn is_some(&self) -> bool {
        // SAFETY: invariant 1.
        unsafe { (*self.0.get()).is_some() }
    }

    /// Puts a content in; the old one is returned (and dropped by the caller, invariant 2).
    #[inline(always)]
    pub fn replace(&self, content: Option<T>) -> Option<T> {
        // SAFETY: invariant 1.
        unsafe { std::mem::replace(&mut *self.0.get(), content) }
    }

    /// Puts a content in and drops the old one.
    #[inline(always)]
    pub fn set(&self, content: T) {
        drop(self.replace(Some(content)));
    }

    /// Takes the content out.
    #[inline(always)]
    pub fn take(&self) -> Option<T> {
        self.replace(None)
    }

    /// Reads the content in place, without counting (invariant 3): `read` runs no script code and does not touch this cell.
    #[inline(always)]
    pub(crate) fn read<R>(&self, read: impl FnOnce(Option<&T>) -> R) -> R {
        // SAFETY: invariants 1 and 3.
        read(unsafe { (*self.0.get()).as_ref() })
    }
}

impl Slot<Value> {
    /// Reports the content to the collector.
    pub fn traverse(&self, visit: &mut Visit<'_>) {
        // SAFETY: invariant 1: visitors change nothing.
        if let Some(value) = unsafe { &*self.0.get() } {
            visit.value(value);
        }
    }
}

impl<P: Payload> Slot<Ref<P>> {
    /// Reports the content to the collector.
    pub fn traverse(&self, visit: &mut Visit<'_>) {
        // SAFETY: invariant 1: visitors change nothing.
        if let Some(reference) = unsafe { &*self.0.get() } {
            visit.reference(reference);
        }
    }
}

/// A growable array that hands out copies only.
pub struct VecCell<T> {
    items: UnsafeCell<Vec<T>>,
    reading: Cell<bool>,
}

impl<T: Clone> VecCell<T> {
    /// A cell holding `items`.
    pub const fn new(items: Vec<T>) -> VecCell<T> {
        VecCell { items: UnsafeCell::new(items), reading: Cell::new(false) }
    }

    #[inline(always)]
    fn shared(&self) -> &Vec<T> {
        // SAFETY: invariant 1: the reference does not leave the method that asked for it.
        unsafe { &*self.items.get() }
    }

    #[inline(always)]
    #[allow(clippy::mut_from_ref, reason = "interior mutability; invariant 1")]
    fn exclusive(&self) -> &mut Vec<T> {
        assert!(!self.reading.get(), "a VecCell is written while it is read");
        // SAFETY: invariant 1: the reference does not leave the method that asked for it.
        unsafe { &mut *self.items.get() }
    }

    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.shared().len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A copy of an item.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<T> {
        self.shared().get(index).cloned()
    }

    /// Replaces an item; the old one is returned, or the new one when there is no such item.
    #[inline(always)]
    pub fn set(&self, index: usize, item: T) -> Result<T, T> {
        match self.exclusive().get_mut(index) {
            Some(place) => Ok(std::mem::replace(place, item)),
            None => Err(item),
        }
    }

    /// Appends an item.
    #[inline(always)]
    pub fn push(&self, item: T) {
        self.exclusive().push(item);
    }

    /// Makes room for `more` items.
    pub fn reserve(&self, more: usize) {
        self.exclusive().reserve(more);
    }

    /// Whether the next `push` allocates.
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.shared().len() == self.shared().capacity()
    }

    /// Removes the last item.
    #[inline(always)]
    pub fn pop(&self) -> Option<T> {
        self.exclusive().pop()
    }

    /// Inserts before `index`, which is clamped to the length.
    pub fn insert(&self, index: usize, item: T) {
        let items = self.exclusive();
        let index = index.min(items.len());
        items.insert(index, item);
    }

    /// Removes an item.
    pub fn remove(&self, index: usize) -> Option<T> {
        let items = self.exclusive();
        if index < items.len() { Some(items.remove(index)) } else { None }
    }

    /// Reverses the order.
    pub fn reverse(&self) {
        self.exclusive().reverse();
    }

    /// Exchanges two items that exist.
    pub fn swap(&self, one: usize, other: usize) {
        self.exclusive().swap(one, other);
    }

    /// Appends all of `more`.
    pub fn extend(&self, more: Vec<T>) {
        self.exclusive().extend(more);
    }

    /// Copies of the items from `start` to `end`, which are clamped to the length.
    pub fn copy_range(&self, start: usize, end: usize) -> Vec<T> {
        let items = self.shared();
        let end = end.min(items.len());
        if start < end { items[start..end].to_vec() } else { Vec::new() }
    }

    /// Copies of all items.
    pub fn to_vec(&self) -> Vec<T> {
        self.shared().clone()
    }

    /// Replaces the items from `start` to `end` (clamped) by `more`; the removed ones are returned.
    pub fn splice(&self, start: usize, end: usize, more: Vec<T>) -> Vec<T> {
        let items = self.exclusive();
        let start = start.min(items.len());
        let end = end.clamp(start, items.len());
        items.splice(start..end, more).collect()
    }

    /// Takes all items out.
    pub fn take(&self) -> Vec<T> {
        self.replace(Vec::new())
    }

    /// Puts other items in; the old ones are returned.
    pub fn replace(&self, items: Vec<T>) -> Vec<T> {
        std::mem::replace(self.exclusive(), items)
    }

    /// Bytes the array occupies.
    pub fn capacity_bytes(&self) -> usize {
        self.shared().capacity() * size_of::<T>()
    }

    /// Reads the items in place (invariant 3): `read` runs no script code and does not touch this cell.
    pub fn read<R>(&self, read: impl FnOnce(&[T]) -> R) -> R {
        let outer = self.reading.replace(true);
        let result = read(self.shared());
        self.reading.set(outer);
        result
    }
}

impl VecCell<Value> {
    /// Reports the items to the collector.
    pub fn traverse(&self, visit: &mut Visit<'_>) {
        for value in self.shared() {
            visit.value(value);
        }
    }
}

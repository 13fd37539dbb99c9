//! Weak references: the payload of `weakref.ref`, and the table of all of them by the object they refer to.
#![allow(unsafe_code, reason = "uncounted addresses of objects and of the references to them")]
//!
//! Invariants:
//! 1. An entry of the table under an address exists exactly while the object there is alive and its header has `HAS_WEAKREFS`;
//!    `heap::release` keeps such an object until `WeakRefs::clear` has removed the entry.
//! 2. The references in an entry are living objects whose `target` is the entry's address: a reference takes itself out when dropped.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ptr::NonNull;
use std::rc::Rc;

use super::cell::Slot;
use super::header::{HAS_WEAKREFS, Header, Object, Payload, QUEUED, Ref, Visit};
use super::heap::Heap;
use super::ty::{TypeRef, flags};
use super::value::Value;

type Entry = Vec<NonNull<Object<WeakReference>>>;

/// All weak references of an interpreter.
#[derive(Default)]
pub struct WeakRefs {
    entries: RefCell<HashMap<usize, Entry>>,
}

/// Payload of `weakref.ref` and of weak proxies.
pub struct WeakReference {
    registry: Rc<WeakRefs>,
    /// Address of the object, 0 when it is gone.
    target: Cell<usize>,
    /// Called with the reference when the object goes.
    pub callback: Slot<Value>,
    /// The object's hash, once it has been asked for.
    pub hash: Cell<Option<i64>>,
}

impl WeakReference {
    /// The object, unless it is gone or about to be finalised.
    pub fn target(&self) -> Option<Value> {
        let address = self.target.get();
        if address == 0 {
            return None;
        }
        // SAFETY: invariant 2 and with it 1: the object is alive.
        let header = unsafe { &*(address as *const Header) };
        if header.count() == 0 || header.has_flag(QUEUED) {
            return None;
        }
        Some(counted(header))
    }

    /// The address of the object, 0 when it is gone. For messages.
    pub fn target_address(&self) -> usize {
        self.target.get()
    }
}

fn counted(header: &Header) -> Value {
    header.increment();
    // SAFETY: the count just added passes to the value.
    unsafe { Value::from_bits(std::ptr::from_ref(header) as u64) }
}

impl Payload for WeakReference {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.callback.traverse(visit);
    }

    fn clear(&self) {
        drop(self.callback.take());
    }
}

impl Drop for WeakReference {
    fn drop(&mut self) {
        let address = self.target.get();
        if address == 0 {
            return;
        }
        let mut entries = self.registry.entries.borrow_mut();
        if let Some(entry) = entries.get_mut(&address) {
            // SAFETY: invariant 2; the pointers are followed only to the payload's own address.
            entry.retain(|known| !std::ptr::eq(unsafe { &raw const (*known.as_ptr()).payload }, self));
            if entry.is_empty() {
                entries.remove(&address);
                // SAFETY: invariant 1.
                unsafe { &*(address as *const Header) }.set_flag(HAS_WEAKREFS, false);
            }
        }
    }
}

impl WeakRefs {
    /// Makes a reference of type `ty`, or `None` when `target` cannot be referred to weakly.
    pub(crate) fn create(
        self: &Rc<Self>,
        heap: &Heap,
        ty: &TypeRef,
        target: &Value,
        callback: Option<Value>,
    ) -> Option<Ref<WeakReference>> {
        let header = target.header().filter(|header| header.ty().has_flag(flags::WEAKREFS))?;
        let address = std::ptr::from_ref(header) as usize;
        let payload =
            WeakReference { registry: self.clone(), target: Cell::new(address), callback: Slot::new(callback), hash: Cell::new(None) };
        let reference = heap.allocate(ty.clone(), payload);
        let pointer = NonNull::from(reference.header()).cast::<Object<WeakReference>>();
        self.entries.borrow_mut().entry(address).or_default().push(pointer);
        header.set_flag(HAS_WEAKREFS, true);
        Some(reference)
    }

    /// The living references to an object, oldest first.
    pub(crate) fn references(&self, target: &Value) -> Vec<Ref<WeakReference>> {
        let Some(header) = target.header().filter(|header| header.has_flag(HAS_WEAKREFS)) else {
            return Vec::new();
        };
        let address = std::ptr::from_ref(header) as usize;
        self.entries.borrow().get(&address).map_or_else(Vec::new, living)
    }

    /// Makes all references to `target` dead; those that are still alive themselves are returned, newest first, as callbacks are called.
    pub(crate) fn clear(&self, target: &Value) -> Vec<Ref<WeakReference>> {
        let Some(header) = target.header().filter(|header| header.has_flag(HAS_WEAKREFS)) else {
            return Vec::new();
        };
        header.set_flag(HAS_WEAKREFS, false);
        let entry = self.entries.borrow_mut().remove(&(std::ptr::from_ref(header) as usize)).unwrap_or_default();
        kill(&entry);
        let mut references = living(&entry);
        references.reverse();
        references
    }

    /// Makes every reference dead without calling anything, when the interpreter goes away.
    pub(crate) fn clear_all(&self) {
        let entries = std::mem::take(&mut *self.entries.borrow_mut());
        for (address, entry) in entries {
            // SAFETY: invariant 1.
            unsafe { &*(address as *const Header) }.set_flag(HAS_WEAKREFS, false);
            kill(&entry);
        }
    }
}

fn kill(entry: &Entry) {
    for pointer in entry {
        // SAFETY: invariant 2.
        unsafe { pointer.as_ref() }.payload.target.set(0);
    }
}

/// Counted references to those that are not being destroyed.
fn living(entry: &Entry) -> Vec<Ref<WeakReference>> {
    let living = entry.iter().filter_map(|pointer| {
        // SAFETY: invariant 2.
        let header = unsafe { &pointer.as_ref().header };
        if header.count() == 0 {
            return None;
        }
        counted(header).into_ref()
    });
    living.collect()
}

//! How much memory scripts occupy, and whether they may have more.
#![allow(unsafe_code, reason = "walks the registry of objects and asks payloads through erased functions")]
//!
//! The heap counts the bytes of objects as they come and go. What payloads own outside their objects (arrays of lists, long texts) is not
//! counted at every growth, which would burden every append: natives tell of large allocations by asking [`Heap::has_room`], and now and then
//! all objects are measured, which replaces what was told. A measurement is made when so much was told that the limit would be passed, or
//! when a stretch of steps as long as the number of objects has gone by, so that its cost stays in proportion. Between two measurements the
//! limit may be passed by what a script can allocate in small pieces in as many steps.
//!
//! Without a limit nothing is measured.
//!
//! Invariants:
//! 1. Registered objects are alive, and a layout's functions belong to the payloads of its objects (`heap`, `header`).
//! 2. A measurement reads payloads and changes nothing. It may run wherever a native may ask for room; payloads never ask while they change.

use std::cell::Cell;

use super::header::{Header, Visit};
use super::heap::Heap;

/// The limit and what is known of memory outside objects.
pub(super) struct Room {
    limit: Cell<usize>,
    /// Bytes outside objects at the last measurement.
    outside: Cell<usize>,
    /// Bytes asked for since.
    told: Cell<usize>,
    /// Objects that the last measurement looked at.
    measured: Cell<usize>,
    /// Steps since.
    steps: Cell<u64>,
}

impl Room {
    pub(super) const fn new() -> Room {
        Room { limit: Cell::new(usize::MAX), outside: Cell::new(0), told: Cell::new(0), measured: Cell::new(0), steps: Cell::new(0) }
    }
}

impl Heap {
    /// Sets the number of bytes that objects may occupy.
    pub fn set_limit(&self, bytes: usize) {
        self.room.limit.set(bytes);
    }

    /// The number of bytes set by `set_limit`.
    pub fn limit(&self) -> usize {
        self.room.limit.get()
    }

    /// Bytes that objects occupy, as far as it is known without measuring.
    pub fn bytes_used(&self) -> usize {
        self.object_bytes().saturating_add(self.room.outside.get()).saturating_add(self.room.told.get())
    }

    /// Whether `bytes` more would stay within the limit. Natives ask before a large allocation and raise MemoryError if not.
    #[inline]
    pub fn has_room(&self, bytes: usize) -> bool {
        self.room.limit.get() == usize::MAX || self.finds_room(bytes)
    }

    #[inline(never)]
    fn finds_room(&self, bytes: usize) -> bool {
        let room = &self.room;
        let limit = room.limit.get();
        // An array that grows asks for room again and again.
        if self.bytes_used().saturating_add(bytes) > limit {
            if room.told.get() < limit / 8 && room.steps.get() == 0 {
                return false;
            }
            self.measure();
            if self.bytes_used().saturating_add(bytes) > limit {
                return false;
            }
        }
        room.told.set(room.told.get().saturating_add(bytes));
        true
    }

    /// Notes that steps have gone by; whether objects are within the limit. How many objects were looked at is work to charge for.
    pub(super) fn check_room_after(&self, steps: u64) -> (bool, usize) {
        let room = &self.room;
        let limit = room.limit.get();
        if limit == usize::MAX {
            return (true, 0);
        }
        room.steps.set(room.steps.get().saturating_add(steps.max(1)));
        let is_due = room.steps.get() > room.measured.get() as u64;
        if !is_due && self.bytes_used() <= limit {
            return (true, 0);
        }
        self.measure();
        (self.bytes_used() <= limit, room.measured.get())
    }

    /// Finds out what objects occupy outside.
    #[cold]
    #[inline(never)]
    pub fn measure(&self) {
        let mut outside = 0usize;
        let mut count = 0;
        for generation in &self.registry {
            // SAFETY: nothing changes the registry meanwhile (invariant 2).
            for object in unsafe { &*generation.get() } {
                // SAFETY: invariant 1.
                let header = unsafe { object.as_ref() };
                count += 1;
                outside = outside.saturating_add(outside_bytes(header));
                let mut add = |part: &Header| {
                    // Texts and other leaves are not registered; one that several objects refer to counts in parts.
                    if part.registry_index().is_none() {
                        outside = outside.saturating_add(outside_bytes(part) / part.count().max(1) as usize);
                    }
                };
                let mut visit = Visit::new(&mut add);
                // SAFETY: invariants 1 and 2.
                unsafe { (header.ty().layout().traverse)(std::ptr::from_ref(header), &mut visit) };
                if let Some(attributes) = super::protocol::attribute::attributes_of(header) {
                    attributes.traverse(&mut visit);
                }
            }
        }
        let room = &self.room;
        room.outside.set(outside);
        room.told.set(0);
        room.measured.set(count);
        room.steps.set(0);
    }
}

fn outside_bytes(header: &Header) -> usize {
    // SAFETY: invariants 1 and 2.
    unsafe { (header.ty().layout().outside_bytes)(std::ptr::from_ref(header)) }
}

//! Heap buffers for saved stack bytes: exact to 16 bytes, recycled between slices.
//!
//! A switch saves one slice and restores another, so the buffer it needs is nearly always the one that the last switch
//! gave back: it is taken from a free list per size class, and is still in the cache. That keeps a parked slice's buffer
//! exact (no spare capacity, no shrinking later) and a switch free of malloc.
//!
//! What waits is bounded: never more bytes than are lent, plus [`FLOOR`]. So one deep excursion pins nothing, and half a
//! million finished greenlets do not leave their buffers behind for ever.
//!
//! Relied on by `slice.rs` (growth) and `engine.rs` (give back).
//!
//! Invariants:
//! 1. Each list holds blocks of its class alone, allocated by `allocate` with `layout(capacity)`; the first word of an
//!    idle block is the next block or null.
//! 2. `idle` and `lent` are the sums of capacities in the lists and out with slices.
//! 3. In debug builds a lent block lies between two canary words; they are checked when it comes back.
#![allow(unsafe_code, reason = "owns raw heap blocks")]

use std::alloc::{Layout, alloc, dealloc};
use std::cell::Cell;
use std::ptr::NonNull;

/// Idle bytes that are always allowed, however little is lent.
const FLOOR: usize = 1 << 20;

/// Classes up to here are 16 bytes apart: capacities 8, 24, 40, … 2,056. The odd 8 is what common allocators have room for
/// beside their own header, so that no block wastes it.
const SMALL: usize = 2056;
const SMALL_CLASSES: usize = SMALL / 16 + 1;

/// Above, eight classes per doubling, from 2 KiB to 4 GiB: at most an eighth is spare.
const CLASSES: usize = SMALL_CLASSES + 8 * 21;

/// Debug builds put this many bytes before and after a block; 16, so that blocks stay aligned as malloc made them.
const MARGIN: usize = if cfg!(debug_assertions) { 16 } else { 0 };
const CANARY: u64 = 0x7a6c_6963_6520_6c6f;

/// A lent block. Copyable because it is a name, not an owner: whoever took it gives it back once.
#[derive(Clone, Copy)]
pub(super) struct Block {
    pub(super) bytes: NonNull<u8>,
    /// Usable bytes; a class capacity.
    pub(super) capacity: u32,
}

/// The free lists and their sums.
pub(super) struct Pool {
    /// Sum of the capacities of waiting blocks, in bytes.
    idle: Cell<usize>,
    /// Sum of the capacities of blocks out with slices, in bytes.
    lent: Cell<usize>,
    /// Most bytes that may be lent and idle together; checked when a block has to be allocated.
    limit: Cell<usize>,
    lists: [Cell<*mut u8>; CLASSES],
}

/// List and capacity for `wanted` bytes, 1 to 2 GiB.
#[inline]
fn class_of(wanted: usize) -> (usize, usize) {
    if wanted <= SMALL {
        let class = (wanted + 7) / 16;
        return (class, class * 16 + 8);
    }
    let doubling = (usize::BITS - 1 - (wanted - 1).leading_zeros()) as usize;
    let step = 1 << (doubling - 3);
    let capacity = wanted.next_multiple_of(step);
    (SMALL_CLASSES + (doubling - 11) * 8 + (capacity - (1 << doubling)) / step - 1, capacity)
}

fn layout(capacity: usize) -> Layout {
    Layout::from_size_align(capacity + 2 * MARGIN, 16).expect("a capacity is at most 4 GiB")
}

impl Pool {
    pub(super) fn new() -> Pool {
        Pool {
            idle: Cell::new(0),
            lent: Cell::new(0),
            limit: Cell::new(usize::MAX),
            lists: [const { Cell::new(std::ptr::null_mut()) }; CLASSES],
        }
    }

    pub(super) fn idle(&self) -> usize {
        self.idle.get()
    }

    pub(super) fn lent(&self) -> usize {
        self.lent.get()
    }

    pub(super) fn set_limit(&self, bytes: usize) {
        self.limit.set(bytes);
    }

    /// Lends a block of at least `wanted` bytes; `None` when there is no memory for it, or the limit forbids it.
    #[inline]
    pub(super) fn take(&self, wanted: usize) -> Option<Block> {
        let (class, capacity) = class_of(wanted);
        let list = &self.lists[class];
        let bytes = match NonNull::new(list.get()) {
            Some(head) => {
                // SAFETY: an idle block starts with the link (invariant 1) and has at least 8 bytes.
                list.set(unsafe { head.cast::<*mut u8>().read() });
                self.idle.set(self.idle.get() - capacity);
                head
            }
            None => self.allocate(capacity)?,
        };
        self.lent.set(self.lent.get() + capacity);
        mark(bytes, capacity);
        Some(Block { bytes, capacity: capacity as u32 })
    }

    /// Takes a lent block back.
    ///
    /// # Safety
    ///
    /// `block` came from this pool and is given back once.
    #[inline]
    pub(super) unsafe fn give_back(&self, block: Block) {
        let capacity = block.capacity as usize;
        check(block.bytes, capacity);
        let (class, _) = class_of(capacity);
        let list = &self.lists[class];
        // SAFETY: the block is ours again and has room for the link (invariant 1).
        unsafe { block.bytes.cast::<*mut u8>().write(list.get()) };
        list.set(block.bytes.as_ptr());
        let lent = self.lent.get() - capacity;
        let idle = self.idle.get() + capacity;
        self.lent.set(lent);
        self.idle.set(idle);
        if idle > lent + FLOOR {
            self.trim(lent + FLOOR);
        }
    }

    #[cold]
    #[inline(never)]
    fn allocate(&self, capacity: usize) -> Option<NonNull<u8>> {
        let limit = self.limit.get();
        let held = || self.lent.get() + self.idle.get() + capacity;
        if held() > limit {
            // Idle blocks of other sizes must not be what stands in the way.
            self.free_idle(0);
        }
        if held() > limit {
            return None;
        }
        // SAFETY: the layout has a size of at least 8 bytes.
        let start = unsafe { alloc(layout(capacity)) };
        NonNull::new(start.wrapping_add(MARGIN)).filter(|_| !start.is_null())
    }

    /// Frees idle blocks down to seven eighths of `allowed`, so that the search through the lists is paid rarely.
    #[cold]
    #[inline(never)]
    fn trim(&self, allowed: usize) {
        self.free_idle(allowed - allowed / 8);
    }

    /// Frees idle blocks, largest first, until at most `target` bytes wait.
    pub(super) fn free_idle(&self, target: usize) {
        for list in self.lists.iter().rev() {
            while let Some(head) = NonNull::new(list.get()) {
                if self.idle.get() <= target {
                    return;
                }
                // SAFETY: an idle block starts with the link (invariant 1).
                list.set(unsafe { head.cast::<*mut u8>().read() });
                let capacity = self.free(head, list);
                self.idle.set(self.idle.get() - capacity);
            }
        }
    }

    /// Frees one block that was just unlinked from `list`; answers its capacity.
    fn free(&self, block: NonNull<u8>, list: &Cell<*mut u8>) -> usize {
        let class = (std::ptr::from_ref(list) as usize - self.lists.as_ptr() as usize) / size_of::<Cell<*mut u8>>();
        let capacity = capacity_of(class);
        let start = block.as_ptr().wrapping_sub(MARGIN);
        // SAFETY: allocated with this layout (invariant 1), and no list or slice names it any more.
        unsafe { dealloc(start, layout(capacity)) };
        capacity
    }
}

/// The inverse of `class_of`.
fn capacity_of(class: usize) -> usize {
    match class.checked_sub(SMALL_CLASSES) {
        None => class * 16 + 8,
        Some(large) => (9 + large % 8) << (large / 8 + 8),
    }
}

impl Drop for Pool {
    /// Blocks still lent are leaked: their slices were neither finished nor abandoned, and may yet name them.
    fn drop(&mut self) {
        self.free_idle(0);
    }
}

/// Writes the canaries of a block that goes out.
#[inline(always)]
fn mark(bytes: NonNull<u8>, capacity: usize) {
    if MARGIN != 0 {
        for canary in canaries(bytes, capacity) {
            // SAFETY: debug blocks have `MARGIN` bytes on both sides (invariant 3); the end one may be unaligned.
            unsafe { canary.write_unaligned(CANARY) };
        }
    }
}

/// Checks the canaries of a block that comes back.
#[inline(always)]
fn check(bytes: NonNull<u8>, capacity: usize) {
    if MARGIN != 0 {
        for canary in canaries(bytes, capacity) {
            // SAFETY: as in `mark`.
            let found = unsafe { canary.read_unaligned() };
            assert!(found == CANARY, "a saved slice was written past its end");
        }
    }
}

/// The words just before and just after the usable bytes.
fn canaries(bytes: NonNull<u8>, capacity: usize) -> [*mut u64; 2] {
    let start = bytes.as_ptr();
    [start.wrapping_sub(8).cast(), start.wrapping_add(capacity).cast()]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    fn back(pool: &Pool, block: Block) {
        // SAFETY: each test gives back what it took, once.
        unsafe { pool.give_back(block) };
    }

    #[test]
    fn classes_fit_and_invert() {
        let mut last = 0;
        for wanted in (1..9000).chain((9000..20_000_000).step_by(4999)).chain([1 << 31]) {
            let (class, capacity) = class_of(wanted);
            assert!(capacity >= wanted);
            assert!(capacity - wanted <= 15.max(wanted / 8), "{wanted} gets {capacity}");
            assert_eq!(capacity_of(class), capacity, "{wanted}");
            assert_eq!(class_of(capacity), (class, capacity));
            assert!(class >= last && class < CLASSES);
            last = class;
        }
    }

    #[test]
    fn a_block_comes_back_to_the_next_taker() {
        let pool = Pool::new();
        let first = pool.take(500).unwrap();
        assert_eq!(first.capacity, 504);
        back(&pool, first);
        assert_eq!((pool.lent(), pool.idle()), (0, 504));
        let second = pool.take(497).unwrap();
        assert_eq!(second.bytes, first.bytes);
        let other = pool.take(520).unwrap();
        assert_ne!(other.bytes, first.bytes);
        assert_eq!((pool.lent(), pool.idle()), (504 + 520, 0));
        back(&pool, second);
        back(&pool, other);
    }

    #[test]
    fn what_waits_is_bounded_by_what_is_lent() {
        let pool = Pool::new();
        let large: Vec<Block> = (0..20).map(|_| pool.take(1 << 20).unwrap()).collect();
        let small: Vec<Block> = (0..10_000).map(|_| pool.take(500).unwrap()).collect();
        for block in large.into_iter().chain(small) {
            back(&pool, block);
            assert!(pool.idle() <= pool.lent() + FLOOR);
        }
        assert_eq!(pool.lent(), 0);
        assert!(pool.idle() > FLOOR / 2, "some blocks are kept");
    }

    #[test]
    fn the_limit_refuses_but_idle_blocks_do_not_count_against_it() {
        let pool = Pool::new();
        pool.set_limit(10_000);
        let small: Vec<Block> = (0..9).map(|_| pool.take(1000).unwrap()).collect();
        assert!(pool.take(2000).is_none());
        small.into_iter().for_each(|block| back(&pool, block));
        let large = pool.take(9000).unwrap();
        assert_eq!(pool.idle(), 0);
        back(&pool, large);
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "written past its end")]
    fn debug_builds_notice_a_write_past_the_end() {
        let pool = Pool::new();
        let block = pool.take(100).unwrap();
        let past = block.bytes.as_ptr().wrapping_add(block.capacity as usize);
        // SAFETY: the margin of a debug block.
        unsafe { past.write(0) };
        back(&pool, block);
    }
}

//! A slice: the stretch of native stack that belongs to one greenlet, and where its bytes are.
//!
//! `engine.rs` decides what is saved and when; this file keeps one slice's marks and bytes in step. A greenlet object
//! holds its slice at a stable address, because slices are linked by raw pointers.
//!
//! ```text
//! address ──►            A.start      A.stop = main.start            main.stop = region.top
//!                           │            │                              │
//!   stack    free ██████████▼ A's bytes ▼ main's bytes                  ▼
//!
//! B was started from A when A had less on the stack, then A went deeper, main resumed B: A is saved in part.
//!
//!            B.start            B.stop       A.stop                    main.stop
//!               │  B's bytes      │ rest of A  │ main's bytes            │
//!                  ▲ A.start … A.start + A.saved: in the heap; the rest is in place
//!   chain:      B ─────────► A ─────────► main ─────────► none
//! ```
//!
//! Invariants (per engine):
//! 1. States. Pending: both marks 0. Finished: `start` 0, `stop` set. Active: both set; exactly one active slice is
//!    running, the others are parked. Only a parked slice has saved bytes, a meaningful `start`, and a buffer.
//! 2. Parked: `[start, start + saved)` is in the heap buffer, `[start + saved, stop)` is in place on the stack.
//!    `saved` only grows while parked, and a byte is copied once: at `start + saved` the copying went on.
//! 3. The chain goes from the running slice along `prev`. It holds the running slice and exactly those parked slices
//!    that have bytes in place. It says what lies where, nothing about parents or about who switched to whom.
//! 4. Along the chain `stop` grows strictly, and a slice's bytes in place begin at or above the `stop` of the slice below.
//! 5. From its start until it is finished or abandoned, a slice does not move and is not dropped. A finished slice is
//!    never reached through the chain: every walk begins behind a running one that has just finished. A pending or
//!    finished slice may be dropped at any time. Whoever calls an unsafe method of the engine vouches for this.
//! 6. Marks are multiples of 16 inside the region; distances between them are computed signed, because "nothing
//!    overlaps" is a negative number.
#![allow(unsafe_code, reason = "moves raw stack bytes and follows raw links")]

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomPinned;
use std::ptr::{self, NonNull};

use super::pool::{Block, Pool};
use super::stats::{Counters, add};

/// `start` of a running slice: active, and where it starts is the stack pointer's business.
const RUNNING: usize = 1;

/// What a slice has been through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not started: it owns no stack yet.
    Pending,
    /// Running or parked.
    Active,
    /// Its base function is over, or it was abandoned.
    Finished,
}

/// One greenlet's stretch of the native stack: 40 bytes, plus a heap buffer while parked.
pub struct Slice {
    /// Lowest address; see invariant 1 for when it means something.
    start: Cell<usize>,
    /// First address above; fixed by the first switch, for life.
    stop: Cell<usize>,
    /// The next slice up that has bytes in place; meaningful while in the chain.
    prev: Cell<Option<NonNull<Slice>>>,
    /// Saved bytes, when `capacity` is not 0.
    buffer: Cell<NonNull<u8>>,
    /// Bytes in use in `buffer`, counted from `start`. Regions are at most 2 GiB, so 32 bits do.
    saved: Cell<u32>,
    /// Bytes of `buffer`; 0 = no buffer.
    capacity: Cell<u32>,
    _pinned: PhantomPinned,
}

const _: () = assert!(size_of::<Slice>() == 40);

impl Slice {
    /// A pending slice.
    #[must_use]
    pub const fn new() -> Slice {
        Slice {
            start: Cell::new(0),
            stop: Cell::new(0),
            prev: Cell::new(None),
            buffer: Cell::new(NonNull::dangling()),
            saved: Cell::new(0),
            capacity: Cell::new(0),
            _pinned: PhantomPinned,
        }
    }

    /// What it has been through.
    #[inline]
    #[must_use]
    pub fn state(&self) -> State {
        match (self.start.get(), self.stop.get()) {
            (0, 0) => State::Pending,
            (0, _) => State::Finished,
            _ => State::Active,
        }
    }

    /// Lowest address of a parked slice; 0 for a pending or finished one, 1 for the running one.
    #[inline]
    #[must_use]
    pub fn start(&self) -> usize {
        self.start.get()
    }

    /// First address above the slice; 0 for a pending one.
    #[inline]
    #[must_use]
    pub fn stop(&self) -> usize {
        self.stop.get()
    }

    /// Bytes of this slice that are in the heap.
    #[inline]
    #[must_use]
    pub fn saved_len(&self) -> usize {
        self.saved.get() as usize
    }

    /// Bytes of a parked slice, wherever they are; 0 for any other.
    #[must_use]
    pub fn len(&self) -> usize {
        if self.start.get() > RUNNING { self.stop.get() - self.start.get() } else { 0 }
    }

    /// Whether it is pending, running or finished.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of the heap buffer, rounding included; 0 without one.
    #[must_use]
    pub fn buffer_len(&self) -> usize {
        self.capacity.get() as usize
    }

    /// Becomes the running slice of a stretch that ends at `stop`, with `prev` above it.
    pub(super) fn begin(&self, stop: usize, prev: Option<&Slice>) {
        self.stop.set(stop);
        self.prev.set(prev.map(NonNull::from));
        self.run();
    }

    /// Marks the slice as running.
    #[inline]
    pub(super) fn run(&self) {
        self.start.set(RUNNING);
    }

    /// Marks the slice as parked at `stack_pointer`, with everything in place.
    #[inline]
    pub(super) fn park(&self, stack_pointer: usize) {
        self.start.set(stack_pointer);
    }

    /// Marks the slice as finished. It has no saved bytes: it was running, or `forget_saved` came first.
    pub(super) fn finish(&self) {
        self.start.set(0);
    }

    #[inline]
    pub(super) fn is_finished(&self) -> bool {
        self.start.get() == 0
    }

    /// Whether a switch can go to it, `running` being the running slice.
    pub(super) fn is_parked(&self, running: &Slice) -> bool {
        self.state() == State::Active && !ptr::eq(self, running)
    }

    /// The two marks as the assembly writes them.
    pub(super) fn start_mark(&self) -> *mut usize {
        self.start.as_ptr()
    }

    pub(super) fn stop_mark(&self) -> *mut usize {
        self.stop.as_ptr()
    }

    #[inline]
    pub(super) fn prev(&self) -> Option<&Slice> {
        // SAFETY: a chain member's `prev` is a chain member, which stays alive and in place (invariants 3 and 5).
        self.prev.get().map(|prev| unsafe { prev.as_ref() })
    }

    #[inline]
    pub(super) fn set_prev(&self, prev: Option<&Slice>) {
        debug_assert!(prev.is_none_or(|prev| prev.stop.get() > self.stop.get()), "invariant 4: stops grow along the chain");
        self.prev.set(prev.map(NonNull::from));
    }

    /// First address of this parked slice that is in place (invariant 2).
    #[inline]
    pub(super) fn in_place_start(&self) -> usize {
        self.start.get() + self.saved.get() as usize
    }

    /// Copies what lies below `up_to` and is still in place to the heap. `false` when there is no memory for it: then
    /// nothing has changed.
    ///
    /// # Safety
    ///
    /// The slice is parked, its bytes from `in_place_start` on are on the stack, and `up_to` is not above its stop.
    #[inline(always)]
    pub(super) unsafe fn save_up_to(&self, up_to: usize, pool: &Pool, counters: &Counters) -> bool {
        debug_assert!(up_to <= self.stop.get(), "invariant 2: only our own bytes");
        let saved = self.saved.get();
        // Invariant 6: negative when the slice begins above `up_to`.
        let wanted = up_to.wrapping_sub(self.start.get()) as isize;
        if wanted <= saved as isize {
            return true;
        }
        let wanted = wanted as usize;
        if wanted > self.capacity.get() as usize && !self.grow(wanted, pool, counters) {
            return false;
        }
        let saved = saved as usize;
        let source = (self.start.get() + saved) as *const u8;
        let target = self.buffer.get().as_ptr().wrapping_add(saved);
        // SAFETY: the source is in place by the caller's word; the buffer has room for `wanted` bytes; heap and stack
        // do not overlap.
        unsafe { ptr::copy_nonoverlapping(source, target, wanted - saved) };
        self.saved.set(wanted as u32);
        add(&counters.bytes_saved, (wanted - saved) as u64);
        if wanted as u64 > counters.largest_slice.get() {
            counters.largest_slice.set(wanted as u64);
        }
        true
    }

    /// Gets a buffer for `wanted` bytes that holds what was saved so far.
    #[inline(always)]
    fn grow(&self, wanted: usize, pool: &Pool, counters: &Counters) -> bool {
        let Some(block) = pool.take(wanted) else {
            return false;
        };
        match self.block() {
            None => add(&counters.saved_slices, 1),
            Some(old) => self.move_saved(old, block, pool),
        }
        self.buffer.set(block.bytes);
        self.capacity.set(block.capacity);
        true
    }

    /// Copies what was saved from a block that has become too small.
    #[cold]
    #[inline(never)]
    fn move_saved(&self, old: Block, new: Block, pool: &Pool) {
        let (source, target) = (old.bytes.as_ptr(), new.bytes.as_ptr());
        // SAFETY: two different blocks, both with at least `saved` bytes.
        unsafe { ptr::copy_nonoverlapping(source, target, self.saved.get() as usize) };
        // SAFETY: the old block was ours, and the caller forgets it.
        unsafe { pool.give_back(old) };
    }

    #[inline]
    fn block(&self) -> Option<Block> {
        let capacity = self.capacity.get();
        if capacity == 0 { None } else { Some(Block { bytes: self.buffer.get(), capacity }) }
    }

    /// Copies the saved bytes back to where they were, and gives the buffer up.
    ///
    /// # Safety
    ///
    /// The slice is parked, `[start, start + saved)` holds nothing that is still needed, and the caller's own frame lies
    /// below `start`.
    #[inline]
    pub(super) unsafe fn restore(&self, pool: &Pool, counters: &Counters) {
        let saved = self.saved.get() as usize;
        if saved > 0 {
            let target = self.start.get() as *mut u8;
            // SAFETY: the range is stack of the region, free by the caller's word; the buffer holds `saved` bytes.
            unsafe { ptr::copy_nonoverlapping(self.buffer.get().as_ptr(), target, saved) };
            add(&counters.bytes_restored, saved as u64);
            self.forget_saved(pool, counters);
        }
    }

    /// Gives the buffer up, with what is in it.
    #[inline]
    pub(super) fn forget_saved(&self, pool: &Pool, counters: &Counters) {
        if let Some(block) = self.block() {
            self.capacity.set(0);
            self.saved.set(0);
            counters.saved_slices.set(counters.saved_slices.get() - 1);
            // SAFETY: the block came from the pool and was ours; it is forgotten above, so this happens once.
            unsafe { pool.give_back(block) };
        }
    }
}

impl Default for Slice {
    fn default() -> Slice {
        Slice::new()
    }
}

impl Drop for Slice {
    fn drop(&mut self) {
        debug_assert!(self.state() != State::Active, "invariant 5: an active slice is finished or abandoned first");
    }
}

impl fmt::Debug for Slice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        let (start, stop, saved) = (self.start.get(), self.stop.get(), self.saved.get());
        write!(formatter, "Slice({state:?} {start:#x}..{stop:#x}, {saved} saved)")
    }
}

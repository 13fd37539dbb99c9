//! The stack engine: enters the region, starts, switches, finishes and abandons slices.
//!
//! The one owner of the rules that decide which bytes move. Relies on `region.rs` for the memory, `slice.rs` for the
//! state of one slice (its numbered invariants are cited here), `pool.rs` for buffers and `asm/` for registers. `vm`
//! puts greenlets on top.
//!
//! A switch, seen from the side of the bytes: everything on the stack below the target's stop may be overwritten by the
//! target, everything above will not be touched. So the owners of the bytes below are saved (walking up the chain from
//! the running slice), the last of them in part; then the target's own saved bytes come back. Nothing above is looked at.
//!
//! Engine invariants:
//! 1. `running` names a live, unmoved slice: `main`, or one that a caller vouched for until it is finished.
//! 2. While nobody is inside the region, main is running, and all other active slices are wholly in the heap: main's
//!    stop is the region's top, so a switch to main saves every other slice in full.
//! 3. A failed save leaves every slice as it was or with more of its bytes saved, and the running one as running.
#![allow(unsafe_code, reason = "moves the stack pointer through the assembly")]

use std::any::Any;
use std::cell::{Cell, OnceCell};
use std::ffi::c_void;
use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr::{self, NonNull};

use super::pool::Pool;
use super::region::{GUARD, Region, stack_pointer};
use super::slice::{Slice, State};
use super::stats::{Counters, Stats, add};
use super::switch::{morelia_stack_enter, morelia_stack_replace, morelia_stack_start, morelia_stack_switch};

/// The base function of a slice, called with the data given at its start. It leaves by finishing, never by returning
/// or unwinding.
pub type Entry = unsafe extern "C" fn(*mut c_void) -> !;

/// No memory to save what a switch would overwrite. Nothing has moved; the caller goes on where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SaveError;

impl fmt::Display for SaveError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no memory to save a slice of the native stack")
    }
}

impl std::error::Error for SaveError {}

/// Why a region cannot be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnterError {
    /// Frames are on the region already, and the caller runs on some other stack above them (another engine's region,
    /// a segmented stack): where the free part of the region begins is not known.
    ForeignStack,
}

impl fmt::Display for EnterError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the stack region is in use, and was left for another stack")
    }
}

impl std::error::Error for EnterError {}

/// A region and the slices on it. Not shared between threads: whoever is inside is one thread's stack.
///
/// 2.5 KB, of which a switch touches four cache lines.
pub struct Engine {
    running: Cell<NonNull<Slice>>,
    /// Owned: allocated by `new`, freed by `drop`. On the heap, so that the engine may move while nobody is inside.
    main: NonNull<Slice>,
    pub(super) counters: Counters,
    pub(super) pool: Pool,
    entered: Cell<bool>,
    region: Region,
    /// Stack of the stress routine; mapped by its first use.
    pub(super) scratch: OnceCell<Region>,
}

/// A call from the host onto the region. Lives on the host's stack, which never moves.
struct Call<F, R> {
    function: Option<F>,
    outcome: Option<Result<R, Box<dyn Any + Send>>>,
}

impl Engine {
    /// An engine with a region of `size` bytes; see [`Region::new`] for the bounds.
    ///
    /// # Errors
    ///
    /// What mapping the region says.
    pub fn new(size: usize) -> io::Result<Engine> {
        let region = Region::new(size)?;
        let main = NonNull::from(Box::leak(Box::new(Slice::new())));
        let engine = Engine {
            running: Cell::new(main),
            main,
            counters: Counters::default(),
            pool: Pool::new(),
            entered: Cell::new(false),
            region,
            scratch: OnceCell::new(),
        };
        engine.main().begin(engine.region.top(), None);
        Ok(engine)
    }

    /// The region that code runs on.
    #[inline]
    #[must_use]
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// The slice that ends at the region's top. It never finishes.
    #[inline]
    #[must_use]
    pub fn main(&self) -> &Slice {
        // SAFETY: allocated by `new`, freed by `drop` alone.
        unsafe { self.main.as_ref() }
    }

    /// The running slice; main while nobody is inside.
    #[inline]
    #[must_use]
    pub fn running(&self) -> &Slice {
        // SAFETY: invariant 1.
        unsafe { self.running.get().as_ref() }
    }

    #[inline]
    pub(super) fn set_running(&self, slice: &Slice) {
        self.running.set(NonNull::from(slice));
    }

    /// Whether the caller runs on this engine's region.
    #[inline]
    #[must_use]
    pub fn is_inside(&self) -> bool {
        self.region.contains(stack_pointer())
    }

    /// What has been done so far.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let counters = &self.counters;
        Stats {
            switches: counters.switches.get(),
            starts: counters.starts.get(),
            bytes_saved: counters.bytes_saved.get(),
            bytes_restored: counters.bytes_restored.get(),
            bytes_avoided: counters.bytes_avoided.get(),
            saved_slices: counters.saved_slices.get(),
            largest_slice: counters.largest_slice.get(),
            buffer_bytes: self.pool.lent() as u64,
            idle_bytes: self.pool.idle() as u64,
        }
    }

    /// Bounds the heap bytes of saved slices, waiting buffers included; a switch that needs more fails.
    pub fn set_memory_limit(&self, bytes: usize) {
        self.pool.set_limit(bytes);
    }

    /// Gives waiting buffers and the pages of unused stack back to the system.
    pub fn trim(&self) {
        self.pool.free_idle(0);
        // Nothing is in place below the running slice (slice invariant 4), whose frames end at the stack pointer; the
        // margin is for the frames of the call itself. With nobody inside, nothing is in place at all.
        let lowest = if self.is_inside() {
            stack_pointer() - GUARD
        } else if self.entered.get() {
            return;
        } else {
            self.region.top()
        };
        // SAFETY: as said above.
        unsafe { self.region.release_below(lowest) };
    }

    /// Runs `function` on the region: from its top, or just deeper when the caller is on it already.
    ///
    /// A panic in `function` unwinds to here on the region, and goes on from here on the caller's stack.
    ///
    /// # Errors
    ///
    /// [`EnterError::ForeignStack`]; `function` has not been called.
    pub fn enter<R>(&self, function: impl FnOnce() -> R) -> Result<R, EnterError> {
        if self.is_inside() {
            return Ok(function());
        }
        if self.entered.replace(true) {
            return Err(EnterError::ForeignStack);
        }
        let mut call = Call { function: Some(function), outcome: None };
        self.enter_from_host(&mut call);
        debug_assert!(ptr::eq(self.running(), self.main()), "engine invariant 2: it is main that leaves");
        self.entered.set(false);
        match call.outcome.expect("the call was made") {
            Ok(value) => Ok(value),
            Err(panic) => resume_unwind(panic),
        }
    }

    fn enter_from_host<F: FnOnce() -> R, R>(&self, call: &mut Call<F, R>) {
        let data = ptr::from_mut(call).cast();
        // SAFETY: nobody is on the region, so all of it is free (invariant 2), and its top is aligned; the function
        // takes exactly this data and does not unwind.
        unsafe { morelia_stack_enter(data, run_call::<F, R>, self.region.top()) };
    }

    /// Parks the running slice and runs `entry(data)` as the base of `to`, just below. Nothing is copied. Returns when
    /// a switch comes back to the slice that was running.
    ///
    /// `to` inherits the rounding mode and exception masks of the floating point unit.
    ///
    /// # Safety
    ///
    /// The caller is inside. `to` is pending, and from now on slice invariant 5 holds for it. `entry` keeps its
    /// contract, and `data` does not point into the running slice.
    #[inline]
    pub unsafe fn start(&self, to: &Slice, entry: Entry, data: *mut c_void) {
        let from = self.running();
        self.check_start(to);
        // The assembly sets the true marks, `from.start` and `to.stop`, once it has pushed the registers.
        to.begin(stack_pointer(), Some(from));
        self.set_running(to);
        add(&self.counters.starts, 1);
        // SAFETY: the marks are those of two live slices. What lies below the stack pointer is free, because the running
        // slice is the lowest (slice invariant 4). The entry never returns into the frame below the marks.
        unsafe { morelia_stack_start(from.start_mark(), to.stop_mark(), entry, data) };
    }

    /// Parks the running slice and resumes `to` where it was parked. Returns when a switch comes back. A switch to the
    /// running slice itself does nothing.
    ///
    /// # Errors
    ///
    /// [`SaveError`]: nothing has moved.
    ///
    /// # Safety
    ///
    /// The caller is inside. `to` is an active slice of this engine.
    #[inline]
    pub unsafe fn switch(&self, to: &Slice) -> Result<(), SaveError> {
        self.check_switch(to);
        // SAFETY: `to` is active by the caller's word; the callbacks keep the invariants.
        match unsafe { morelia_stack_switch(pointer(self), pointer(to), save, restore) } {
            0 => Ok(()),
            _ => Err(SaveError),
        }
    }

    /// Finishes the running slice and resumes `to`. The running slice is not saved; it may be dropped as soon as `to`
    /// runs. Returns only on failure, with the running slice still running.
    ///
    /// # Safety
    ///
    /// As for `switch`, and `to` is not the running slice. The running slice is not main. Nothing in its frames needs
    /// dropping.
    pub unsafe fn finish_switch(&self, to: &Slice) -> SaveError {
        let from = self.running();
        self.check_switch(to);
        debug_assert!(!ptr::eq(from, self.main()) && !ptr::eq(from, to), "main never finishes");
        from.finish();
        // SAFETY: as for `switch`; the callbacks step over a finished running slice.
        unsafe { morelia_stack_switch(pointer(self), pointer(to), save, restore) };
        from.run();
        SaveError
    }

    /// Finishes the running slice and runs `entry(data)` as the base of `to`, in its place: from the same stop.
    ///
    /// # Safety
    ///
    /// As for `start`. The running slice is not main. Nothing in its frames needs dropping.
    pub unsafe fn finish_start(&self, to: &Slice, entry: Entry, data: *mut c_void) -> ! {
        let from = self.running();
        self.check_start(to);
        debug_assert!(!ptr::eq(from, self.main()), "main never finishes");
        to.begin(from.stop(), from.prev());
        from.finish();
        self.set_running(to);
        add(&self.counters.starts, 1);
        // SAFETY: below `to`'s stop was only the finished slice (slice invariant 4); the entry never returns.
        unsafe { morelia_stack_replace(to.stop(), entry, data) }
    }

    /// Gives a parked slice up: its bytes are forgotten and its frames never run on. For a pending or finished slice
    /// there is nothing to do.
    ///
    /// # Safety
    ///
    /// The slice belongs to this engine, and is neither running nor main. Nothing outside relies on its frames: what
    /// they own leaks.
    pub unsafe fn abandon(&self, slice: &Slice) {
        if slice.state() != State::Active {
            return;
        }
        debug_assert!(slice.is_parked(self.running()) && !ptr::eq(slice, self.main()), "only a parked slice is abandoned");
        if slice.in_place_start() < slice.stop() {
            self.unlink(slice);
        }
        slice.forget_saved(&self.pool, &self.counters);
        slice.finish();
    }

    /// Takes a parked slice out of the chain; what it had in place becomes free stack.
    fn unlink(&self, slice: &Slice) {
        let mut below = self.running();
        while let Some(owner) = below.prev() {
            if ptr::eq(owner, slice) {
                below.set_prev(slice.prev());
                return;
            }
            below = owner;
        }
        debug_assert!(false, "slice invariant 3: a slice with bytes in place is in the chain");
    }

    /// The first slice that has bytes on the stack and is not finished: the running one, or the one above it.
    #[inline]
    pub(super) fn first_owner(&self) -> Option<&Slice> {
        let running = self.running();
        if running.is_finished() { running.prev() } else { Some(running) }
    }

    #[inline]
    fn check_start(&self, to: &Slice) {
        debug_assert!(self.is_inside(), "the caller is inside");
        debug_assert!(to.state() == State::Pending, "a slice starts once");
    }

    #[inline]
    fn check_switch(&self, to: &Slice) {
        debug_assert!(self.is_inside(), "the caller is inside");
        debug_assert!(to.state() == State::Active, "only an active slice is switched to");
    }

    /// Saves all that lies below `to`'s stop. On failure the running slice is as before (invariant 3).
    ///
    /// # Safety
    ///
    /// Runs below `stack_pointer`, which is the lowest address of the running slice.
    #[inline]
    unsafe fn save_below(&self, to: &Slice, stack_pointer: usize) -> bool {
        let running = self.running();
        let mut next = if running.is_finished() {
            running.prev()
        } else {
            running.park(stack_pointer);
            Some(running)
        };
        let stop = to.stop();
        while let Some(owner) = next {
            // An owner that ends where the target ends, or above, is the last one, and is saved in part. It may be the
            // target itself, which needs none of its own bytes saved.
            let is_last = owner.stop() >= stop;
            if is_last && ptr::eq(owner, to) {
                break;
            }
            let up_to = owner.stop().min(stop);
            // SAFETY: a chain member that is parked by now; `up_to` is not above its stop; its bytes from
            // `in_place_start` on are in place (slice invariant 2).
            if !unsafe { owner.save_up_to(up_to, &self.pool, &self.counters) } {
                return false;
            }
            if is_last {
                break;
            }
            next = owner.prev();
        }
        true
    }

    /// After a failed save: what the running slice had copied is dropped, what others had copied stays valid.
    #[cold]
    #[inline(never)]
    fn undo_save(&self) {
        let running = self.running();
        if !running.is_finished() {
            running.forget_saved(&self.pool, &self.counters);
            running.run();
        }
    }

    /// Brings `to` back and makes it the running slice.
    ///
    /// # Safety
    ///
    /// Runs below `to.start()`; everything below `to.stop()` that is needed has been saved.
    #[inline]
    unsafe fn resume(&self, to: &Slice) {
        // SAFETY: by the caller's word.
        unsafe { to.restore(&self.pool, &self.counters) };
        let stop = to.stop();
        let mut above = self.first_owner();
        // Not above, rather than below: an owner that ends where the target ends has nothing in place any more.
        while let Some(owner) = above.filter(|owner| owner.stop() <= stop) {
            above = owner.prev();
        }
        to.set_prev(above);
        to.run();
        self.set_running(to);
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.main().finish();
        // SAFETY: made from a box by `new`; nobody is inside, so no chain leads to it.
        drop(unsafe { Box::from_raw(self.main.as_ptr()) });
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Engine").field("running", self.running()).field("stats", &self.stats()).finish()
    }
}

/// An argument for the callbacks, which turn it back.
#[inline(always)]
fn pointer<T>(target: &T) -> *const c_void {
    ptr::from_ref(target).cast()
}

/// First frame on the region.
unsafe extern "C" fn run_call<F: FnOnce() -> R, R>(data: *mut c_void, _host: usize) {
    // SAFETY: `enter_from_host` passes its own call, and waits.
    let call = unsafe { &mut *data.cast::<Call<F, R>>() };
    let function = call.function.take().expect("called once");
    call.outcome = Some(catch_unwind(AssertUnwindSafe(function)));
}

/// The assembly's `save`.
unsafe extern "C" fn save(engine: *const c_void, to: *const c_void, stack_pointer: usize) -> usize {
    // SAFETY: `switch` passed the engine and a live slice.
    let engine = unsafe { &*engine.cast::<Engine>() };
    // SAFETY: as above.
    let to = unsafe { &*to.cast::<Slice>() };
    // SAFETY: called by the assembly with its own stack pointer, hence below it.
    if !unsafe { engine.save_below(to, stack_pointer) } {
        engine.undo_save();
        return 0;
    }
    let running = engine.running();
    let counters = &engine.counters;
    add(&counters.switches, 1);
    if !running.is_finished() && !ptr::eq(running, to) {
        add(&counters.bytes_avoided, (running.stop() - running.in_place_start()) as u64);
    }
    if cfg!(debug_assertions) {
        // SAFETY: all that lies between is saved or finished, except the target's own bytes in place.
        unsafe { fill_dead(stack_pointer, to.in_place_start()) };
    }
    to.start()
}

/// The assembly's `restore`.
unsafe extern "C" fn restore(engine: *const c_void, to: *const c_void) {
    // SAFETY: the assembly passes on what `switch` gave it.
    let engine = unsafe { &*engine.cast::<Engine>() };
    // SAFETY: as above.
    let to = unsafe { &*to.cast::<Slice>() };
    // SAFETY: the assembly has moved the stack pointer to `to.start()`, and `save` has run.
    unsafe { engine.resume(to) };
}

/// Junk for dead stack: as a pointer it is not canonical, as an integer it is conspicuous.
pub(super) const JUNK: u8 = 0xEF;

/// Fills `[from, to)` with junk, if that is a range at all.
///
/// # Safety
///
/// The range is stack of the region that holds nothing needed.
pub(super) unsafe fn fill_dead(from: usize, to: usize) {
    if to > from {
        // SAFETY: by the caller's word.
        unsafe { ptr::write_bytes(from as *mut u8, JUNK, to - from) };
    }
}

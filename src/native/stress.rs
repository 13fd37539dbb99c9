//! A test aid: pushes the whole native stack out to the heap and brings the running slice back.
//!
//! Between the two, all of it is junk. So the running slice comes back to a stack on which it is alone, and whatever in
//! it points into another slice (which the contract in `mod.rs` forbids) reads junk from then on, instead of reading the
//! right bytes by luck. It goes through the same save and restore as a switch.
//!
//! Relies on `engine.rs` (walks) and `slice.rs` (invariants cited here). `vm` calls it at every call when told to.
#![allow(unsafe_code, reason = "runs on a second stack while it rewrites the first")]

use std::ffi::c_void;
use std::ptr;

use super::engine::{Engine, SaveError, fill_dead};
use super::region::Region;
use super::switch::morelia_stack_enter;

/// Size of the second stack; guard and reserve included.
const SCRATCH: usize = 512 * 1024;

/// Bytes below the stack pointer that are filled too: where callees of the stressed function just were.
const BELOW: usize = 1024;

/// What the second stack needs to know. Lies in the running slice, so it is junk while the slice is away.
struct Job<'a> {
    engine: &'a Engine,
    outcome: Result<(), SaveError>,
}

impl Engine {
    /// Saves every slice that has bytes on the stack in full, fills the stack with 0xEF, and restores the running slice.
    /// Does nothing for a caller that is not inside.
    ///
    /// # Errors
    ///
    /// [`SaveError`] when there is no memory for the bytes or for the second stack: the stack is as it was.
    ///
    /// # Safety
    ///
    /// The code on the region keeps the contract of this module. The engine itself is not on the region.
    pub unsafe fn stress(&self) -> Result<(), SaveError> {
        if !self.is_inside() {
            return Ok(());
        }
        if self.scratch.get().is_none() {
            let region = Region::new(SCRATCH).map_err(|_| SaveError)?;
            self.scratch.get_or_init(|| region);
        }
        let scratch = self.scratch.get().expect("made above");
        let mut job = Job { engine: self, outcome: Ok(()) };
        // SAFETY: the second stack is free: what runs on it does not come back here. It takes this data, and does not
        // unwind.
        unsafe { morelia_stack_enter(ptr::from_mut(&mut job).cast(), push_out_and_back, scratch.top()) };
        job.outcome
    }
}

/// Runs on the second stack; `stack_pointer` is the lowest address of the running slice.
unsafe extern "C" fn push_out_and_back(data: *mut c_void, stack_pointer: usize) {
    let job = data.cast::<Job<'_>>();
    // SAFETY: `stress` passed its job, and waits; the reference to the engine is copied out before the job is junk.
    let engine = unsafe { (*job).engine };
    // SAFETY: on another stack than the one that is rewritten.
    let outcome = unsafe { engine.push_out_and_back(stack_pointer) };
    // SAFETY: the running slice is back, and with it the job.
    unsafe { (*job).outcome = outcome };
}

impl Engine {
    /// # Safety
    ///
    /// Runs on another stack; `stack_pointer` is the lowest address of the running slice.
    unsafe fn push_out_and_back(&self, stack_pointer: usize) -> Result<(), SaveError> {
        let running = self.running();
        running.park(stack_pointer);
        let mut highest = stack_pointer;
        let mut next = Some(running);
        while let Some(owner) = next {
            highest = owner.stop();
            // SAFETY: a chain member, parked by now, with its bytes in place (slice invariants 2 and 3).
            if !unsafe { owner.save_up_to(highest, &self.pool, &self.counters) } {
                running.forget_saved(&self.pool, &self.counters);
                running.run();
                return Err(SaveError);
            }
            next = owner.prev();
        }
        // SAFETY: all owners are saved in full, and below the running slice nothing is needed.
        unsafe { fill_dead(stack_pointer.saturating_sub(BELOW).max(self.region().low()), highest) };
        // SAFETY: the stack is free, and we run on another one.
        unsafe { running.restore(&self.pool, &self.counters) };
        // Slice invariant 3: nobody else has bytes in place now.
        running.set_prev(None);
        running.run();
        Ok(())
    }
}

//! The four routines of `asm/`, as Rust sees them.
//!
//! `engine.rs` and `stress.rs` are the only callers. The frame that `start` and `switch` push is described in the
//! assembly file of each architecture; both mark it as the lowest part of the slice they park. The assembly hands the
//! engine and the slice on to the callbacks without looking at them, hence the untyped pointers.
#![allow(unsafe_code, reason = "declares foreign routines")]

use std::ffi::c_void;

/// What `morelia_stack_enter` calls: its data, and the address below which the stack left behind is unused.
pub(super) type Entered = unsafe extern "C" fn(*mut c_void, usize);

/// Copies out what the target would overwrite. Takes the engine, the target and the stack pointer. The answer is the stack pointer to go on with; 0 refuses the switch.
pub(super) type Save = unsafe extern "C" fn(*const c_void, *const c_void, usize) -> usize;

/// Copies back what the target misses. Runs on the target's stack, below the bytes it writes.
pub(super) type Restore = unsafe extern "C" fn(*const c_void, *const c_void);

unsafe extern "C" {
    /// Calls `function(data, sp)` with the stack pointer at `top`; returns when it returns.
    pub(super) fn morelia_stack_enter(data: *mut c_void, function: Entered, top: usize);

    /// Pushes the frame, writes its address to both marks, calls `entry(data)` below it. Returns 0 when resumed.
    pub(super) fn morelia_stack_start(
        from_start: *mut usize,
        to_stop: *mut usize,
        entry: unsafe extern "C" fn(*mut c_void) -> !,
        data: *mut c_void,
    ) -> usize;

    /// Calls `entry(data)` with the stack pointer at `stop`; the frames below are gone.
    pub(super) fn morelia_stack_replace(stop: usize, entry: unsafe extern "C" fn(*mut c_void) -> !, data: *mut c_void) -> !;

    /// Pushes the frame, saves, moves, restores, pops. Returns 0 when resumed, 1 when `save` refused.
    pub(super) fn morelia_stack_switch(engine: *const c_void, to: *const c_void, save: Save, restore: Restore) -> usize;
}

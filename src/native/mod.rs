//! The native stack: one region of memory, and the slices of it that travel to the heap and back.
//!
//! This module knows addresses and bytes. It has no idea that an interpreter exists; `vm` builds greenlets on it, and
//! `asm/` does for it what Rust cannot say. Nothing here allocates or locks on the way of a switch in steady state, and
//! nothing is thread-local.
//!
//! ```text
//! region ──► guard │ reserve │              free              │  B  │    A    │  main  │
//!            low   ▲         ▲ limit                          ▲ sp                       ▲ top
//!                  never mapped for use                       the stack grows to the left
//! ```
//!
//! | file        | owns                                                                     |
//! |-------------|--------------------------------------------------------------------------|
//! | `region.rs` | the mapping, its guard, and where code may no longer go                   |
//! | `slice.rs`  | one stretch of stack: marks, saved bytes, owner chain; **the invariants** |
//! | `pool.rs`   | the heap buffers that saved bytes live in                                 |
//! | `engine.rs` | enter, start, switch, finish, abandon                                     |
//! | `stress.rs` | the test aid that pushes everything out to the heap and back              |
//! | `stats.rs`  | counters                                                                  |
//! | `switch.rs` | the four routines of `asm/`                                               |
//!
//! # The contract of code that runs on the region
//!
//! 1. While a slice is parked, nothing outside it points into it, and nothing inside points into another slice: its
//!    bytes may be in the heap, with another slice's bytes at their address. Pointers to the host's stack or to the heap
//!    are fine.
//! 2. No lock, borrow guard or intrusive list node lives in a frame from which a switch can be reached.
//! 3. A panic may unwind within a slice, never past its base: the base function is `extern "C"`, which aborts.
//! 4. Frames of a finished or abandoned slice never run their destructors.

mod engine;
mod pool;
mod region;
mod slice;
mod stats;
mod stress;
mod switch;

pub use engine::{Engine, EnterError, Entry, SaveError};
pub use region::{GUARD, RESERVE, Region, stack_pointer};
pub use slice::{Slice, State};
pub use stats::Stats;

//! How a host bounds what scripts may do: a budget of steps, a number of bytes, and an interrupt that another thread may set.
//!
//! A step is a call, a backward jump, or a piece of work that a native charges for. Eval counts `Interp::ticks` down and looks here when
//! they run out; natives that loop for long without running script code call [`Interp::charge`].
//!
//! What a limit ends is *uncatchable*: an exception travels, so that native frames are left in the normal way, but `vm::unwind` finds no
//! handler for it while `Limits::ending` is set. Whoever lets the host back in clears it.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::interp::Interp;
use super::raise::Raised;
use super::slots::Outcome;

/// Steps between two looks at the interrupt and the memory.
const TICKS: u32 = 10_000;
/// The same, while scripts occupy more memory than they may.
const TICKS_WITHOUT_ROOM: u32 = 100;
/// Bytes beyond the memory limit at which a script that goes on after MemoryError is ended, in addition to an eighth of the limit.
const SLACK: usize = 1 << 20;

/// Objects that can be measured in the time of a step.
const MEASURED_PER_STEP: u64 = 4;

// What an interrupt asks for; bits, as several requests may come together.
const QUIET: u8 = 0;
const RAISE: u8 = 1;
const END: u8 = 2;
const SIGNAL: u8 = 4;

/// Stops a running script from another thread, or from a signal handler: the methods only change an atomic.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicU8>);

impl Interrupt {
    /// Makes the script raise KeyboardInterrupt within its next 10,000 steps. It may catch it. When no script runs, the next one raises.
    pub fn set(&self) {
        self.0.fetch_or(RAISE, Ordering::Relaxed);
    }

    /// Makes the script ask [`System::take_signals`](super::system::System::take_signals) within its next 10,000 steps, and call the handlers
    /// of the signals that it is told.
    pub fn signal(&self) {
        self.0.fetch_or(SIGNAL, Ordering::Relaxed);
    }

    /// Ends the script within its next 10,000 steps, in a way that it cannot catch: no `except` and no `finally` runs. When no script
    /// runs, the next one is ended.
    pub fn end(&self) {
        self.0.fetch_or(END, Ordering::Relaxed);
    }

    /// Takes back what was set and not seen yet.
    pub fn clear(&self) {
        self.0.store(QUIET, Ordering::Relaxed);
    }

    fn take(&self) -> u8 {
        if self.0.load(Ordering::Relaxed) == QUIET { QUIET } else { self.0.swap(QUIET, Ordering::Relaxed) }
    }
}

/// Why a script is being ended in a way that it cannot catch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The budget of steps is used up.
    Budget,
    /// It went on allocating after MemoryError.
    Memory,
    /// [`Interrupt::end`].
    Interrupt,
    /// A function of the host panicked.
    Panic,
}

impl Ending {
    /// What the exception that travels says.
    pub fn message(self) -> &'static str {
        match self {
            Ending::Budget => "the budget of this script is used up",
            Ending::Memory => "this script went on allocating beyond its memory limit",
            Ending::Interrupt => "this script was ended by the host",
            Ending::Panic => "a function of the host panicked",
        }
    }
}

/// The limits of one interpreter.
pub struct Limits {
    interrupt: Interrupt,
    /// Steps left when ticks were handed out last, or `u64::MAX` for no limit.
    budget: Cell<u64>,
    /// Ticks handed out last.
    granted: Cell<i32>,
    ending: Cell<Option<Ending>>,
    /// Whether signals have arrived whose handlers are to be called at the next safe point.
    has_signal: Cell<bool>,
}

impl Limits {
    /// No limits.
    pub(crate) fn new() -> Limits {
        Limits {
            interrupt: Interrupt::default(),
            budget: Cell::new(u64::MAX),
            granted: Cell::new(0),
            ending: Cell::new(None),
            has_signal: Cell::new(false),
        }
    }

    /// The handle with which another thread interrupts.
    pub fn interrupt(&self) -> Interrupt {
        self.interrupt.clone()
    }

    /// Whether signals have arrived; the caller handles them.
    #[inline]
    pub(crate) fn take_signal(&self) -> bool {
        self.has_signal.take()
    }

    /// Why scripts are being ended, while they are.
    #[inline]
    pub fn ending(&self) -> Option<Ending> {
        self.ending.get()
    }

    /// Lets scripts run again.
    pub(crate) fn clear_ending(&self) {
        self.ending.set(None);
    }
}

impl Interp {
    /// Sets the number of steps left; `u64::MAX` for no limit.
    pub fn set_budget(&self, steps: u64) {
        self.limits.budget.set(steps);
        self.hand_out_ticks(TICKS);
    }

    /// Steps left; `u64::MAX` when there is no limit.
    pub fn budget(&self) -> u64 {
        match self.limits.budget.get() {
            u64::MAX => u64::MAX,
            budget => budget.saturating_sub(self.spent_ticks()),
        }
    }

    /// Ticks used since they were handed out last. They go below zero.
    fn spent_ticks(&self) -> u64 {
        let spent = i64::from(self.limits.granted.get()) - i64::from(self.ticks.get());
        u64::try_from(spent).unwrap_or(0)
    }

    /// At most `most` ticks, and not more than the budget has; none while a profiler wants to be told of every call.
    pub(crate) fn hand_out_ticks(&self, most: u32) {
        let most = if self.profiling.profiler.is_some() { 0 } else { most };
        let ticks = self.limits.budget.get().min(u64::from(most)) as i32;
        self.limits.granted.set(ticks);
        self.ticks.set(ticks);
    }

    /// Charges for work of a native, and looks at the limits when it is time. `steps` should be about as much work as as many calls.
    #[inline(always)]
    pub fn charge(&self, steps: u32) -> Outcome<()> {
        let ticks = self.ticks.get().saturating_sub(steps.min(i32::MAX as u32) as i32);
        self.ticks.set(ticks);
        if ticks < 0 { self.look_at_limits() } else { Ok(()) }
    }

    /// Charges for filling this many bytes; a step for each kilobyte.
    #[inline]
    pub fn charge_bytes(&self, bytes: usize) -> Outcome<()> {
        if bytes < 1 << 16 { Ok(()) } else { self.check_limits((bytes >> 10) as u64) }
    }

    /// Charges for work whose amount is known before it is done, and looks at the limits at once. For work of a thousand steps and more.
    pub fn check_limits(&self, steps: u64) -> Outcome<()> {
        let budget = self.limits.budget.get();
        if budget != u64::MAX {
            self.limits.budget.set(budget.saturating_sub(steps));
        }
        self.look_at_limits()
    }

    /// Called when the ticks have run out: looks at what another thread or the host may have asked for, and hands out new ones.
    #[cold]
    #[inline(never)]
    pub fn look_at_limits(&self) -> Outcome<()> {
        let limits = &self.limits;
        if let Some(ending) = limits.ending.get() {
            return Err(self.end(ending));
        }
        let spent = self.spent_ticks();
        let left = self.budget();
        limits.budget.set(left);
        if left == 0 {
            return Err(self.end(Ending::Budget));
        }
        self.hand_out_ticks(TICKS);
        let requests = limits.interrupt.take();
        if requests != QUIET {
            self.obey(requests)?;
        }
        let (has_room, measured) = self.heap.check_room_after(spent);
        if limits.budget.get() != u64::MAX {
            limits.budget.set(limits.budget.get().saturating_sub(measured as u64 / MEASURED_PER_STEP));
        }
        if has_room { Ok(()) } else { self.out_of_room() }
    }

    #[cold]
    fn obey(&self, requests: u8) -> Outcome<()> {
        if requests & END != 0 {
            return Err(self.end(Ending::Interrupt));
        }
        if requests & SIGNAL != 0 {
            // Not here: this may be in the middle of a native that cannot have script code run.
            self.limits.has_signal.set(true);
            self.hand_out_ticks(0);
        }
        if requests & RAISE != 0 {
            return Err(self.raise(self.exception(&self.exceptions.keyboard_interrupt, Vec::new()).into_value()));
        }
        Ok(())
    }

    /// More is allocated than allowed: by small objects, which nobody asked for room.
    #[cold]
    fn out_of_room(&self) -> Outcome<()> {
        let limit = self.heap.limit();
        if self.heap.bytes_used() > limit.saturating_add(limit / 8).saturating_add(SLACK) {
            return Err(self.end(Ending::Memory));
        }
        self.hand_out_ticks(TICKS_WITHOUT_ROOM);
        Err(self.memory_error(""))
    }

    /// Goes on with the end of a script that has begun.
    #[inline]
    pub(crate) fn check_ending(&self) -> Outcome<()> {
        match self.limits.ending.get() {
            Some(ending) => Err(self.end(ending)),
            None => Ok(()),
        }
    }

    /// Begins to end the running script in a way that it cannot catch, or goes on with it.
    #[cold]
    pub(crate) fn end(&self, ending: Ending) -> Raised {
        self.limits.ending.set(Some(ending));
        // Whatever runs on in spite of the exception gets here again at its next step.
        self.limits.granted.set(0);
        self.ticks.set(0);
        let message = self.text(ending.message()).into_value();
        let exception = self.exception(&self.exceptions.base_exception, vec![message]);
        self.raise_again(exception.into_value())
    }
}

//! What the host allows a script to use, and how it stops one: a budget of steps, and an interrupt that another thread may set.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::interp::Interp;
use super::slots::Outcome;

/// Stops a running script from another thread, or from a signal handler.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Makes the script raise KeyboardInterrupt at its next safe point.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn take(&self) -> bool {
        self.0.load(Ordering::Relaxed) && self.0.swap(false, Ordering::Relaxed)
    }
}

/// The limits of one interpreter.
pub struct Limits {
    interrupt: Interrupt,
    /// Steps left: calls, backward jumps, and what natives charge for work of their own.
    budget: Cell<u64>,
}

impl Limits {
    /// No limits.
    pub(crate) fn new() -> Limits {
        Limits { interrupt: Interrupt::default(), budget: Cell::new(u64::MAX) }
    }

    /// The handle with which another thread interrupts.
    pub fn interrupt(&self) -> Interrupt {
        self.interrupt.clone()
    }

    /// Sets the number of steps left; `u64::MAX` for no limit.
    pub fn set_budget(&self, steps: u64) {
        self.budget.set(steps);
    }

    /// Steps left.
    pub fn budget(&self) -> u64 {
        self.budget.get()
    }
}

impl Interp {
    /// Spends steps of the budget and looks at the interrupt. KeyboardInterrupt when one was set, RuntimeError when the budget is used up.
    pub fn check_limits(&self, steps: u64) -> Outcome<()> {
        if self.limits.interrupt.take() {
            let exception = self.exception(&self.exceptions.keyboard_interrupt, Vec::new());
            return Err(self.raise(exception.into_value()));
        }
        let budget = self.limits.budget.get();
        if budget == u64::MAX {
            return Ok(());
        }
        match budget.checked_sub(steps) {
            Some(left) => {
                self.limits.budget.set(left);
                Ok(())
            }
            None => {
                self.limits.budget.set(0);
                Err(self.runtime_error("the budget of this script is used up"))
            }
        }
    }
}

//! SIGINT: a KeyboardInterrupt for the script, and the end of the process by the signal when nothing catches it.
#![allow(unsafe_code, reason = "signal handlers")]
//!
//! Invariants:
//! 1. The handler only loads a pointer that is set once, before it is installed, and stores to an atomic behind it.

use std::sync::OnceLock;

use morelia::Interrupt;

static INTERRUPT: OnceLock<Interrupt> = OnceLock::new();

extern "C" fn on_interrupt(_signal: libc::c_int) {
    if let Some(interrupt) = INTERRUPT.get() {
        interrupt.set();
    }
}

/// Makes SIGINT interrupt a script, unless the process was started with SIGINT ignored.
pub fn install(interrupt: Interrupt) {
    if INTERRUPT.set(interrupt).is_err() {
        return;
    }
    // SAFETY: a zeroed sigaction is valid; invariant 1. Without SA_RESTART, so that a wait ends when the signal comes.
    unsafe {
        let mut old: libc::sigaction = std::mem::zeroed();
        if libc::sigaction(libc::SIGINT, std::ptr::null(), &mut old) != 0 || old.sa_sigaction == libc::SIG_IGN {
            return;
        }
        let mut new: libc::sigaction = std::mem::zeroed();
        new.sa_sigaction = on_interrupt as extern "C" fn(libc::c_int) as libc::sighandler_t;
        libc::sigemptyset(&mut new.sa_mask);
        libc::sigaction(libc::SIGINT, &new, std::ptr::null_mut());
    }
}

/// Ends the process by SIGINT, so that its parent learns that it was interrupted. Returns only when the signal is blocked.
pub fn die() {
    // SAFETY: resets a handler and sends a signal to this process.
    unsafe {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
        libc::kill(libc::getpid(), libc::SIGINT);
    }
}

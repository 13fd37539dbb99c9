//! Signals: SIGINT makes a KeyboardInterrupt for the script, and ends the process by the signal when nothing catches it. Other signals, and
//! SIGINT once the script has a handler of its own, are kept until the script takes them.
#![allow(unsafe_code, reason = "signal handlers")]
//!
//! Invariants:
//! 1. The handlers only load a pointer that is set once, before they are installed, and change atomics.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use morelia::{Disposition, Interrupt};

static INTERRUPT: OnceLock<Interrupt> = OnceLock::new();

/// Signals that arrived and were not taken; bit `n - 1` stands for signal `n`.
static KEPT: AtomicU64 = AtomicU64::new(0);

extern "C" fn on_interrupt(_signal: libc::c_int) {
    if let Some(interrupt) = INTERRUPT.get() {
        interrupt.set();
    }
}

extern "C" fn on_signal(signal: libc::c_int) {
    KEPT.fetch_or(1_u64 << (signal - 1), Ordering::Relaxed);
    if let Some(interrupt) = INTERRUPT.get() {
        interrupt.signal();
    }
}

fn address(handler: extern "C" fn(libc::c_int)) -> libc::sighandler_t {
    handler as libc::sighandler_t
}

/// Makes SIGINT interrupt a script, unless the process was started with SIGINT ignored.
pub fn install(interrupt: Interrupt) {
    if INTERRUPT.set(interrupt).is_ok() && matches!(get(libc::SIGINT), Ok(Disposition::Default)) {
        // Fails for no signal that can be caught.
        let _ = replace(libc::SIGINT, address(on_interrupt));
    }
}

/// What happens when a signal arrives.
pub fn get(signal: i32) -> io::Result<Disposition> {
    // SAFETY: a zeroed sigaction is valid, and nothing is changed.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        if libc::sigaction(signal, std::ptr::null(), &mut action) != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(disposition(action.sa_sigaction))
    }
}

fn disposition(handler: libc::sighandler_t) -> Disposition {
    match handler {
        libc::SIG_DFL => Disposition::Default,
        libc::SIG_IGN => Disposition::Ignored,
        own if own == address(on_interrupt) || own == address(on_signal) => Disposition::Kept,
        _ => Disposition::Foreign,
    }
}

/// Changes what happens when a signal arrives; what happened so far.
pub fn set(signal: i32, disposition: Disposition) -> io::Result<Disposition> {
    match disposition {
        Disposition::Default => replace(signal, libc::SIG_DFL),
        Disposition::Ignored => replace(signal, libc::SIG_IGN),
        Disposition::Kept => replace(signal, address(on_signal)),
        Disposition::Foreign => Err(io::Error::from_raw_os_error(libc::EINVAL)),
    }
}

fn replace(signal: i32, handler: libc::sighandler_t) -> io::Result<Disposition> {
    // SAFETY: a zeroed sigaction is valid; invariant 1. Without SA_RESTART, so that a wait ends when the signal comes.
    unsafe {
        let (mut new, mut old): (libc::sigaction, libc::sigaction) = (std::mem::zeroed(), std::mem::zeroed());
        new.sa_sigaction = handler;
        libc::sigemptyset(&mut new.sa_mask);
        if libc::sigaction(signal, &new, &mut old) != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(disposition(old.sa_sigaction))
    }
}

/// Sets or only reads the timer of SIGALRM; what was left of it and its interval.
pub fn set_timer(intervals: Option<(Duration, Duration)>) -> io::Result<(Duration, Duration)> {
    let to_libc = |time: Duration| libc::timeval {
        tv_sec: libc::time_t::try_from(time.as_secs()).unwrap_or(libc::time_t::MAX),
        // As libc's `suseconds_t`, below a million.
        tv_usec: time.subsec_micros() as libc::suseconds_t,
    };
    let from_libc =
        |time: libc::timeval| Duration::from_secs(time.tv_sec.max(0) as u64) + Duration::from_micros(time.tv_usec.max(0) as u64);
    // SAFETY: a zeroed itimerval is valid, and both live through the calls.
    unsafe {
        let mut old: libc::itimerval = std::mem::zeroed();
        let result = match intervals {
            Some((first, later)) => {
                let new = libc::itimerval { it_value: to_libc(first), it_interval: to_libc(later) };
                libc::setitimer(libc::ITIMER_REAL, &new, &mut old)
            }
            None => libc::getitimer(libc::ITIMER_REAL, &mut old),
        };
        if result != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok((from_libc(old.it_value), from_libc(old.it_interval)))
    }
}

/// Takes the signals that arrived.
pub fn take() -> u64 {
    KEPT.swap(0, Ordering::Relaxed)
}

/// Ends the process by SIGINT, so that its parent learns that it was interrupted. Returns only when the signal is blocked.
pub fn die() {
    // SAFETY: resets a handler and sends a signal to this process.
    unsafe {
        libc::signal(libc::SIGINT, libc::SIG_DFL);
        libc::kill(libc::getpid(), libc::SIGINT);
    }
}

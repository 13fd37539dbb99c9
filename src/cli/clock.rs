//! Clocks of the operating system that the standard library does not offer.
#![allow(unsafe_code, reason = "calls into libc")]
//!
//! Invariants:
//! 1. Every structure passed to libc is zeroed, whole, and lives through the call.

use std::ffi::CStr;
use std::io;
use std::time::Duration;

use morelia::LocalTime;

/// Processor time of this process.
pub fn process_time() -> io::Result<Duration> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: invariant 1.
    if unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut time) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0)))
}

/// Waits; an error of kind `Interrupted` when a signal comes first.
pub fn sleep(duration: Duration) -> io::Result<()> {
    let seconds = libc::time_t::try_from(duration.as_secs()).unwrap_or(libc::time_t::MAX);
    let time = libc::timespec { tv_sec: seconds, tv_nsec: duration.subsec_nanos().into() };
    // SAFETY: invariant 1.
    match unsafe { libc::nanosleep(&time, std::ptr::null_mut()) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// What the time zone of the process makes of a time.
pub fn local_time(seconds: i64) -> io::Result<LocalTime> {
    // SAFETY: a zeroed tm is valid.
    let mut parts: libc::tm = unsafe { std::mem::zeroed() };
    // SAFETY: invariant 1.
    if unsafe { libc::localtime_r(&seconds, &mut parts) }.is_null() {
        return Err(io::Error::last_os_error());
    }
    let zone = if parts.tm_zone.is_null() {
        String::new()
    } else {
        // SAFETY: libc points to a name of a zone, which ends with a zero and stays.
        unsafe { CStr::from_ptr(parts.tm_zone) }.to_string_lossy().into_owned()
    };
    Ok(LocalTime { offset: parts.tm_gmtoff, is_summer: parts.tm_isdst > 0, zone })
}

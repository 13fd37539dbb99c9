//! The module `time`: clocks and waiting, as far as the host grants them.

use std::time::Duration;

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::{Args, Interp, Outcome, Ref, Value};

use super::enter_functions;

const FUNCTIONS: &[Method] = &[
    Method::function("time", "", |interp, _| wall(interp).map(|now| Value::float(now.as_secs_f64()))),
    Method::function("time_ns", "", |interp, _| wall(interp).and_then(|now| nanoseconds(interp, now))),
    Method::function("monotonic", "", |interp, _| monotonic(interp).map(|now| Value::float(now.as_secs_f64()))),
    Method::function("monotonic_ns", "", |interp, _| monotonic(interp).and_then(|now| nanoseconds(interp, now))),
    Method::function("perf_counter", "", |interp, _| monotonic(interp).map(|now| Value::float(now.as_secs_f64()))),
    Method::function("perf_counter_ns", "", |interp, _| monotonic(interp).and_then(|now| nanoseconds(interp, now))),
    Method::function("process_time", "", |interp, _| monotonic(interp).map(|now| Value::float(now.as_secs_f64()))),
    Method::function("sleep", "seconds, /", sleep),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
}

fn refused(interp: &Interp, error: &std::io::Error) -> crate::object::Raised {
    interp.os_error(error.raw_os_error().unwrap_or(libc::EPERM), error.to_string(), None)
}

fn wall(interp: &Interp) -> Outcome<Duration> {
    interp.host.wall_clock().map_err(|error| refused(interp, &error))
}

fn monotonic(interp: &Interp) -> Outcome<Duration> {
    interp.host.monotonic_clock().map_err(|error| refused(interp, &error))
}

fn nanoseconds(interp: &Interp, time: Duration) -> Outcome {
    Ok(interp.big_int(num_bigint::BigInt::from(time.as_nanos())))
}

fn sleep(interp: &Interp, args: &Args<'_>) -> Outcome {
    let seconds = crate::types::float::to_f64(interp, &args[0])?;
    if seconds.is_nan() {
        return Err(interp.value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(interp.value_error("sleep length must be non-negative"));
    }
    let Ok(duration) = Duration::try_from_secs_f64(seconds) else {
        return Err(interp.overflow_error("timestamp too large to convert to C PyTime_t"));
    };
    interp.host.sleep(duration).map_err(|error| refused(interp, &error))?;
    Ok(Value::NONE)
}

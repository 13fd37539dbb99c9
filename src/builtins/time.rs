//! The module `time`: clocks and waiting, as far as the host grants them. Dates are in `calendar`.

use std::io;
use std::time::Duration;

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::{Args, Interp, Outcome, Ref, Value};

use super::{calendar, enter_functions};

/// Reads a clock of the host.
type Clock = fn(&Interp) -> io::Result<Duration>;

const WALL: Clock = |interp| interp.host.wall_clock();
const MONOTONIC: Clock = |interp| interp.host.monotonic_clock();
const PROCESS: Clock = |interp| interp.host.process_clock();

const FUNCTIONS: &[Method] = &[
    Method::function("time", "", |interp, _| seconds(interp, WALL)),
    Method::function("time_ns", "", |interp, _| nanoseconds(interp, WALL)),
    Method::function("monotonic", "", |interp, _| seconds(interp, MONOTONIC)),
    Method::function("monotonic_ns", "", |interp, _| nanoseconds(interp, MONOTONIC)),
    Method::function("perf_counter", "", |interp, _| seconds(interp, MONOTONIC)),
    Method::function("perf_counter_ns", "", |interp, _| nanoseconds(interp, MONOTONIC)),
    Method::function("process_time", "", |interp, _| seconds(interp, PROCESS)),
    Method::function("process_time_ns", "", |interp, _| nanoseconds(interp, PROCESS)),
    Method::function("thread_time", "", |interp, _| seconds(interp, PROCESS)),
    Method::function("thread_time_ns", "", |interp, _| nanoseconds(interp, PROCESS)),
    Method::function("sleep", "seconds, /", sleep),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    enter_functions(interp, dict, calendar::FUNCTIONS);
    drop(dict.set_text(&interp.intern("struct_time"), calendar::record_type(interp)));
}

fn read(interp: &Interp, clock: Clock) -> Outcome<Duration> {
    clock(interp).map_err(|error| interp.host_error(&error, None))
}

fn seconds(interp: &Interp, clock: Clock) -> Outcome {
    read(interp, clock).map(|now| Value::float(now.as_secs_f64()))
}

fn nanoseconds(interp: &Interp, clock: Clock) -> Outcome {
    Ok(interp.big_int(num_bigint::BigInt::from(read(interp, clock)?.as_nanos())))
}

/// Waits as long as it was told, however many signals come meanwhile, unless one of them interrupts the script.
fn sleep(interp: &Interp, args: &Args<'_>) -> Outcome {
    let seconds = match crate::types::float::float_of(&args[0]) {
        Some(seconds) => seconds,
        None => crate::object::protocol::number::to_i64(interp, &args[0])? as f64,
    };
    if seconds.is_nan() {
        return Err(interp.value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(interp.value_error("sleep length must be non-negative"));
    }
    let Ok(duration) = Duration::try_from_secs_f64(seconds) else {
        return Err(interp.overflow_error("timestamp out of range for platform time_t"));
    };
    let mut left = duration;
    let start = interp.host.monotonic_clock();
    loop {
        match interp.host.sleep(left) {
            Ok(()) => return Ok(Value::NONE),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => super::signals::look(interp)?,
            Err(error) => return Err(interp.host_error(&error, None)),
        }
        let elapsed = match (&start, interp.host.monotonic_clock()) {
            (Ok(start), Ok(now)) => now.saturating_sub(*start),
            _ => duration,
        };
        left = duration.saturating_sub(elapsed);
    }
}

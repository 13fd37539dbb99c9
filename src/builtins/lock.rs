//! The locks of `_thread`, and waiting in the only thread.
//!
//! A wait ends by a signal handler, by its time limit, or, when neither can come, with RuntimeError: there is no other thread.

use std::cell::Cell;
use std::time::Duration;

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::Payload;
use crate::object::protocol::{call, number, truth};
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, Interp, Method, Outcome, Ref, SlotFunction, SlotKey, Value, address};
use crate::types::float::float_of;

use super::{enter_functions, signals};

/// The longest time limit in seconds: what 64 bits of nanoseconds hold.
const LONGEST: f64 = 9_223_372_036.0;
/// Between two looks at what a signal handler may have changed.
const PAUSE: Duration = Duration::from_millis(20);

/// A lock that anyone may release.
pub struct Lock {
    is_locked: Cell<bool>,
}

/// A lock that its owner, the thread, may take again.
pub struct RecursiveLock {
    count: Cell<u64>,
}

impl Payload for Lock {}
impl Payload for RecursiveLock {}

static LOCK: TypeSpec = TypeSpec {
    name: "_thread.lock",
    module: "_thread",
    flags: flags::WEAKREFS,
    slots: &[(SlotKey::New, SlotFunction::New(new_lock)), (SlotKey::Repr, SlotFunction::Unary(lock_repr))],
    methods: &[
        Method::new("acquire", "blocking=True, timeout=-1", acquire),
        Method::new("acquire_lock", "blocking=True, timeout=-1", acquire),
        Method::new("release", "", release),
        Method::new("release_lock", "", release),
        Method::new("locked", "", locked),
        Method::new("locked_lock", "", locked),
        Method::new("__enter__", "", |interp, args| take(interp, lock(&args[0]), None)),
        Method::new("__exit__", "*args", release),
        Method::new("_at_fork_reinit", "", |_, args| {
            lock(&args[0]).is_locked.set(false);
            Ok(Value::NONE)
        }),
    ],
    ..TypeSpec::EMPTY
};

static RECURSIVE_LOCK: TypeSpec = TypeSpec {
    name: "_thread.RLock",
    module: "_thread",
    flags: flags::WEAKREFS | flags::BASE,
    slots: &[(SlotKey::New, SlotFunction::New(new_recursive_lock)), (SlotKey::Repr, SlotFunction::Unary(recursive_lock_repr))],
    methods: &[
        Method::new("acquire", "blocking=True, timeout=-1", |interp, args| {
            limit(interp, args)?;
            Ok(enter(&args[0]))
        }),
        Method::new("release", "", |interp, args| leave(interp, &args[0])),
        Method::new("__enter__", "", |_, args| Ok(enter(&args[0]))),
        Method::new("__exit__", "*args", |interp, args| leave(interp, &args[0])),
        Method::new("_is_owned", "", |_, args| Ok(Value::bool(recursive_lock(&args[0]).count.get() > 0))),
        Method::new("_recursion_count", "", |interp, args| Ok(count_value(interp, recursive_lock(&args[0]).count.get()))),
        Method::new("_release_save", "", release_whole),
        Method::new("_acquire_restore", "state, /", restore),
        Method::new("_at_fork_reinit", "", |_, args| {
            recursive_lock(&args[0]).count.set(0);
            Ok(Value::NONE)
        }),
    ],
    ..TypeSpec::EMPTY
};

const FUNCTIONS: &[Method] = &[
    Method::function("wait", "is_over, timeout, /", |interp, args| {
        let limit = if args[1].is_none() { None } else { Some(duration(interp, seconds(interp, &args[1])?.max(0.0))?) };
        let is_over = || call::call_positional(interp, &args[0], &[]).and_then(|over| truth::is_true(interp, &over));
        wait(interp, is_over, limit).map(Value::bool)
    }),
    Method::function("get_ident", "", |interp, _| Ok(interp.int(thread(interp)))),
];

/// Fills the namespace of the module `_lock`.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    let types = &interp.types;
    if types.lock.get().is_none() {
        interp.define::<Lock>(&types.lock, &types.object, &LOCK);
        interp.define::<RecursiveLock>(&types.recursive_lock, &types.object, &RECURSIVE_LOCK);
    }
    enter_functions(interp, dict, FUNCTIONS);
    drop(dict.set_text(&interp.intern("lock"), types.lock.value()));
    drop(dict.set_text(&interp.intern("RLock"), types.recursive_lock.value()));
}

fn lock(this: &Value) -> &Lock {
    this.cast().expect("the receiver is a lock")
}

fn recursive_lock(this: &Value) -> &RecursiveLock {
    this.cast().expect("the receiver is a recursive lock")
}

/// The number of the thread.
fn thread(interp: &Interp) -> i64 {
    std::ptr::from_ref(interp) as usize as i64
}

fn new_lock(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if !args.positional().is_empty() {
        return Err(interp.type_error(format!("lock expected 0 arguments, got {}", args.positional().len())));
    }
    if args.keywords().next().is_some() {
        return Err(interp.type_error("lock() takes no keyword arguments"));
    }
    Ok(interp.allocate(ty, Lock { is_locked: Cell::new(false) }).into_value())
}

/// Takes any arguments, as CPython does.
fn new_recursive_lock(interp: &Interp, ty: &TypeRef, _: &Args<'_>) -> Outcome {
    Ok(interp.allocate(ty, RecursiveLock { count: Cell::new(0) }).into_value())
}

fn lock_repr(interp: &Interp, this: &Value) -> Outcome {
    let state = if lock(this).is_locked.get() { "locked" } else { "unlocked" };
    Ok(interp.text(format!("<{state} _thread.lock object at {:#x}>", address(this))).into_value())
}

fn recursive_lock_repr(interp: &Interp, this: &Value) -> Outcome {
    let count = recursive_lock(this).count.get();
    let (state, owner) = if count > 0 { ("locked", thread(interp)) } else { ("unlocked", 0) };
    let name = interp.type_of(this).name();
    Ok(interp.text(format!("<{state} {name} object owner={owner} count={count} at {:#x}>", address(this))).into_value())
}

fn seconds(interp: &Interp, value: &Value) -> Outcome<f64> {
    let seconds = match float_of(value) {
        Some(seconds) => seconds,
        None => number::to_i64(interp, value)? as f64,
    };
    if seconds.is_nan() {
        return Err(interp.value_error("Invalid value NaN (not a number)"));
    }
    Ok(seconds)
}

fn duration(interp: &Interp, seconds: f64) -> Outcome<Duration> {
    if seconds <= LONGEST {
        return Ok(Duration::from_secs_f64(seconds));
    }
    let is_beyond_time = seconds >= 2_f64.powi(63);
    Err(interp.overflow_error(if is_beyond_time { "timestamp out of range for platform time_t" } else { "timeout value is too large" }))
}

/// The arguments of `acquire` as a time limit.
fn limit(interp: &Interp, args: &Args<'_>) -> Outcome<Option<Duration>> {
    let is_blocking = truth::is_true(interp, &args[1])?;
    let timeout = seconds(interp, &args[2])?;
    let is_given = timeout != -1.0;
    if !is_blocking {
        if is_given {
            return Err(interp.value_error("can't specify a timeout for a non-blocking call"));
        }
        return Ok(Some(Duration::ZERO));
    }
    if is_given && timeout < 0.0 {
        return Err(interp.value_error("timeout value must be a non-negative number"));
    }
    if is_given { duration(interp, timeout).map(Some) } else { Ok(None) }
}

/// Waits until `is_over` says so, or until the time is over; whether it was before that. May run Python.
fn wait(interp: &Interp, mut is_over: impl FnMut() -> Outcome<bool>, limit: Option<Duration>) -> Outcome<bool> {
    let now = || interp.host.monotonic_clock().map_err(|error| interp.host_error(&error, None));
    let mut end = None;
    while !is_over()? {
        let can_be_woken = signals::has_handlers(interp);
        let mut pause = PAUSE;
        if let Some(limit) = limit.filter(|limit| !limit.is_zero()) {
            let now = now()?;
            let left = end.get_or_insert(now.saturating_add(limit)).saturating_sub(now);
            if left.is_zero() {
                return Ok(false);
            }
            pause = if can_be_woken { left.min(PAUSE) } else { left };
        } else if limit.is_some() {
            return Ok(false);
        } else if !can_be_woken {
            return Err(interp.runtime_error("deadlock: nothing can end this wait, as Morelia has one thread"));
        }
        match interp.host.sleep(pause) {
            Ok(()) => signals::look(interp)?,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => signals::look(interp)?,
            Err(error) => return Err(interp.host_error(&error, None)),
        }
    }
    Ok(true)
}

fn take(interp: &Interp, lock: &Lock, limit: Option<Duration>) -> Outcome {
    if lock.is_locked.get() && !wait(interp, || Ok(!lock.is_locked.get()), limit)? {
        return Ok(Value::FALSE);
    }
    lock.is_locked.set(true);
    Ok(Value::TRUE)
}

fn acquire(interp: &Interp, args: &Args<'_>) -> Outcome {
    let limit = limit(interp, args)?;
    take(interp, lock(&args[0]), limit)
}

fn release(interp: &Interp, args: &Args<'_>) -> Outcome {
    if lock(&args[0]).is_locked.replace(false) { Ok(Value::NONE) } else { Err(interp.runtime_error("release unlocked lock")) }
}

fn locked(_: &Interp, args: &Args<'_>) -> Outcome {
    Ok(Value::bool(lock(&args[0]).is_locked.get()))
}

fn enter(this: &Value) -> Value {
    let count = &recursive_lock(this).count;
    count.set(count.get().saturating_add(1));
    Value::TRUE
}

fn leave(interp: &Interp, this: &Value) -> Outcome {
    let count = &recursive_lock(this).count;
    match count.get().checked_sub(1) {
        Some(left) => {
            count.set(left);
            Ok(Value::NONE)
        }
        None => Err(interp.runtime_error("cannot release un-acquired lock")),
    }
}

fn count_value(interp: &Interp, count: u64) -> Value {
    interp.int(i64::try_from(count).unwrap_or(i64::MAX))
}

fn release_whole(interp: &Interp, args: &Args<'_>) -> Outcome {
    match recursive_lock(&args[0]).count.replace(0) {
        0 => Err(interp.runtime_error("cannot release un-acquired lock")),
        count => Ok(interp.tuple([count_value(interp, count), interp.int(thread(interp))]).into_value()),
    }
}

fn restore(interp: &Interp, args: &Args<'_>) -> Outcome {
    let state = crate::object::protocol::iterate::collect(interp, &args[1])?;
    let count = state.first().map_or(Ok(0), |count| number::to_i64(interp, count))?;
    recursive_lock(&args[0]).count.set(u64::try_from(count).unwrap_or(0));
    Ok(Value::NONE)
}

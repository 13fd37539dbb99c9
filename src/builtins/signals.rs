//! The module `_signal`: what scripts do about signals. They are kept by the host as they arrive, and handled at the next safe point.

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::protocol::call;
use crate::object::system::Disposition;
use crate::object::{Args, Interp, Outcome, Ref, Value};
use crate::vm::frame;

use super::descriptors::{c_int, system};
use super::enter_functions;

/// Numbers of signals lie below this.
const END: i32 = 65;
/// Among the handlers, the place of `default_int_handler`; no signal has this number.
const BUILT_IN: i32 = 0;
const DEFAULT: i32 = 0;
const IGNORED: i32 = 1;

const FUNCTIONS: &[Method] = &[
    Method::function("signal", "signalnum, handler, /", set),
    Method::function("getsignal", "signalnum, /", |interp, args| {
        let signal = number(interp, &args[0])?;
        Ok(handler(interp, signal))
    }),
    Method::function("raise_signal", "signalnum, /", |interp, args| {
        let signal = c_int(interp, &args[0])?;
        let process = i32::try_from(interp.host.process_identifier()).unwrap_or(0);
        if process == 0 {
            return Err(interp.host_error(&std::io::Error::from_raw_os_error(libc::EACCES), None));
        }
        system(interp).send_signal(process, signal).map_err(|error| interp.host_error(&error, None))?;
        look(interp)?;
        Ok(Value::NONE)
    }),
    Method::function("default_int_handler", "signalnum, frame, /", |interp, _| {
        Err(interp.raise(interp.exception(&interp.exceptions.keyboard_interrupt, Vec::new()).into_value()))
    }),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    if !interp.signal_handlers.is_empty() {
        // Imported again: what scripts have set stays.
        return;
    }
    let handlers = vec![Value::NONE; END as usize];
    drop(interp.signal_handlers.replace(handlers));
    if let Some(handler) = dict.get_text(&interp.intern("default_int_handler")) {
        store(interp, BUILT_IN, handler);
    }
    for signal in 1..END {
        let known = match system(interp).signal(signal) {
            Ok(Disposition::Default) => Value::int_from_i32(DEFAULT),
            Ok(Disposition::Ignored) => Value::int_from_i32(IGNORED),
            Ok(Disposition::Kept) if signal == libc::SIGINT => handler(interp, BUILT_IN),
            Ok(Disposition::Kept | Disposition::Foreign) | Err(_) => Value::NONE,
        };
        store(interp, signal, known);
    }
}

/// Looks at what came while a call to the host waited: interrupts, and signals, whose handlers are called. May run Python.
pub(crate) fn look(interp: &Interp) -> Outcome<()> {
    interp.check_limits(0)?;
    if interp.limits.take_signal() { handle(interp) } else { Ok(()) }
}

/// Whether a script has handlers of its own, which may change what it waits for.
pub(super) fn has_handlers(interp: &Interp) -> bool {
    let built_in = handler(interp, BUILT_IN);
    let is_own = |handler: &Value| !handler.is_none() && handler.as_int().is_none() && !handler.is(&built_in);
    interp.signal_handlers.to_vec().iter().any(is_own)
}

/// Calls the handlers of the signals that have arrived, in the order of their numbers. May run Python.
#[cold]
pub(crate) fn handle(interp: &Interp) -> Outcome<()> {
    let arrived = system(interp).take_signals();
    for signal in (1..END).filter(|signal| is_set(arrived, *signal)) {
        let handler = handler(interp, signal);
        if handler.is_none() || handler.as_int().is_some() {
            continue;
        }
        let frame = frame::current_frame(interp).map_or(Value::NONE, |current| frame::exposed(interp, &current));
        let called = call::call_positional(interp, &handler, &[Value::int_from_i32(signal), frame]);
        if let Err(raised) = called {
            put_back(interp, arrived, signal);
            return Err(raised);
        }
    }
    Ok(())
}

/// Those behind a signal whose handler raised are handled at the next safe point.
fn put_back(interp: &Interp, arrived: u64, signal: i32) {
    for later in (signal + 1..END).filter(|later| is_set(arrived, *later)) {
        let process = i32::try_from(interp.host.process_identifier()).unwrap_or(0);
        if process != 0 {
            let _ = system(interp).send_signal(process, later);
        }
    }
}

fn number(interp: &Interp, value: &Value) -> Outcome<i32> {
    let signal = c_int(interp, value)?;
    if (1..END).contains(&signal) { Ok(signal) } else { Err(interp.value_error("signal number out of range")) }
}

fn handler(interp: &Interp, signal: i32) -> Value {
    interp.signal_handlers.get(signal as usize).unwrap_or(Value::NONE)
}

fn store(interp: &Interp, signal: i32, handler: Value) {
    let place = signal as usize;
    drop(interp.signal_handlers.splice(place, place + 1, vec![handler]));
}

fn set(interp: &Interp, args: &Args<'_>) -> Outcome {
    let signal = number(interp, &args[0])?;
    let wanted = args[1].as_int().and_then(|number| number.to_i64());
    let disposition = match wanted {
        Some(0) => Disposition::Default,
        Some(1) => Disposition::Ignored,
        None if call::is_callable(interp, &args[1]) => Disposition::Kept,
        _ => return Err(interp.type_error("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")),
    };
    system(interp).set_signal(signal, disposition).map_err(|error| interp.host_error(&error, None))?;
    let old = handler(interp, signal);
    store(interp, signal, args[1].clone());
    Ok(old)
}

fn is_set(signals: u64, signal: i32) -> bool {
    signals >> (signal - 1) & 1 != 0
}

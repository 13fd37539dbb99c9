//! What `posix` has for processes, as far as the host grants them.

use std::ffi::OsString;

use crate::object::native::Method;
use crate::object::protocol::iterate;
use crate::object::system::Spawn;
use crate::object::{Args, Interp, Outcome, Value};

use super::descriptors::{c_int, os_string, system, uninterrupted};
use super::signals;

/// The functions.
pub(super) const FUNCTIONS: &[Method] = &[
    Method::function(
        "_spawn",
        "executables, arguments, environment, directory, streams, inherited, is_inheriting, is_restoring_signals, is_session_leader, group, /",
        spawn,
    ),
    Method::function("waitpid", "pid, options, /", wait),
    Method::function("kill", "pid, signal, /", |interp, args| {
        let (process, signal) = (c_int(interp, &args[0])?, c_int(interp, &args[1])?);
        system(interp).send_signal(process, signal).map_err(|error| interp.host_error(&error, None))?;
        // One that this process sent to itself has arrived by now.
        signals::look(interp)?;
        Ok(Value::NONE)
    }),
    Method::function("_exit", "status", |interp, args| {
        let status = c_int(interp, &args[0])?;
        Err(interp.host_error(&system(interp).exit(status), None))
    }),
    Method::function("abort", "", |interp, _| Err(interp.host_error(&system(interp).abort(), None))),
    Method::function("getppid", "", |interp, _| {
        let parent = system(interp).parent().map_err(|error| interp.host_error(&error, None))?;
        Ok(interp.int(parent.into()))
    }),
];

fn os_strings(interp: &Interp, values: &Value) -> Outcome<Vec<OsString>> {
    iterate::collect(interp, values)?.iter().map(|value| os_string(interp, value)).collect()
}

fn spawn(interp: &Interp, args: &Args<'_>) -> Outcome {
    let [executables, arguments, environment] = [&args[0], &args[1], &args[2]].map(|values| os_strings(interp, values));
    let (executables, arguments, environment) = (executables?, arguments?, environment?);
    let directory = if args[3].is_none() { None } else { Some(os_string(interp, &args[3])?) };
    let mut streams = [None; 3];
    for (place, stream) in streams.iter_mut().zip(iterate::collect(interp, &args[4])?) {
        let descriptor = c_int(interp, &stream)?;
        *place = (descriptor != -1).then_some(descriptor);
    }
    let inherited: Outcome<Vec<i32>> = iterate::collect(interp, &args[5])?.iter().map(|value| c_int(interp, value)).collect();
    let is_set = |place: usize| args[place].as_bool() == Some(true);
    let request = Spawn {
        executables: &executables,
        arguments: &arguments,
        environment: &environment,
        directory: directory.as_deref(),
        streams,
        inherited: &inherited?,
        is_inheriting: is_set(6),
        is_restoring_signals: is_set(7),
        is_session_leader: is_set(8),
        group: if args[9].is_none() { None } else { Some(c_int(interp, &args[9])?) },
    };
    let process = system(interp).spawn(&request).map_err(|error| interp.host_error(&error, None))?;
    Ok(interp.int(process.into()))
}

/// `waitpid(pid, options)`; of the options, only WNOHANG is there.
fn wait(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (process, options) = (c_int(interp, &args[0])?, c_int(interp, &args[1])?);
    if options & !libc::WNOHANG != 0 {
        return Err(interp.not_implemented_error("os.waitpid() supports only the option os.WNOHANG"));
    }
    let ended = uninterrupted(interp, || system(interp).wait(process, options == 0))?;
    let (process, status) = ended.map_err(|error| interp.host_error(&error, None))?.unwrap_or((0, 0));
    Ok(interp.tuple([interp.int(process.into()), interp.int(status.into())]).into_value())
}

//! What an interpreter asks of an operating system beyond [`Host`](super::host::Host): processes, file descriptors and signals.
//!
//! A host grants it as a whole by `Host::system`; there every method refuses unless it is overridden. Numbers are those of the host's
//! operating system. An error of kind `Interrupted` makes the interpreter look at signals and interrupts, and then ask again.

use std::ffi::{OsStr, OsString};
use std::io;
use std::time::Duration;

use super::host::denied;

/// A process to be started.
#[derive(Clone, Debug)]
pub struct Spawn<'a> {
    /// The files to try, one after the other, until one can be executed.
    pub executables: &'a [OsString],
    /// The arguments, from the name of the program on.
    pub arguments: &'a [OsString],
    /// The whole environment, each item as `NAME=VALUE`.
    pub environment: &'a [OsString],
    /// The directory that it starts in, unless it is this process's.
    pub directory: Option<&'a OsStr>,
    /// Descriptors of this process that become its standard input, output and error; it inherits those that are not given.
    pub streams: [Option<i32>; 3],
    /// Further descriptors that it inherits.
    pub inherited: &'a [i32],
    /// Whether it inherits every descriptor that allows it.
    pub is_inheriting: bool,
    /// Whether signals that an interpreter ignores on its own behalf get their usual effect again.
    pub is_restoring_signals: bool,
    /// Whether it leads a session of its own.
    pub is_session_leader: bool,
    /// The process group that it joins; 0 for one of its own.
    pub group: Option<i32>,
}

/// What happens when a signal arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// What the operating system does by default.
    Default,
    /// Nothing.
    Ignored,
    /// It is kept for [`System::take_signals`], and the interrupt of the interpreter is set by [`Interrupt::signal`](super::limits::Interrupt::signal).
    Kept,
    /// Something that the interpreter did not ask for.
    Foreign,
}

/// A descriptor to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Poll {
    /// The descriptor.
    pub descriptor: i32,
    /// Whether to wait until it can be written; else until it can be read or has ended.
    pub is_writing: bool,
    /// Set when it can, or when it failed.
    pub is_ready: bool,
}

/// See the module documentation.
pub trait System {
    /// Starts a process; its number.
    fn spawn(&self, request: &Spawn<'_>) -> io::Result<i32> {
        let _ = request;
        Err(denied())
    }

    /// Takes up the end of a child process, as `waitpid`: its number and its status. Nothing, when it has not ended and `is_blocking` is
    /// not set.
    fn wait(&self, process: i32, is_blocking: bool) -> io::Result<Option<(i32, i32)>> {
        let _ = (process, is_blocking);
        Err(denied())
    }

    /// Sends a signal to a process or process group, as `kill`.
    fn send_signal(&self, process: i32, signal: i32) -> io::Result<()> {
        let _ = (process, signal);
        Err(denied())
    }

    /// Ends this process at once. Returns only to refuse.
    fn exit(&self, status: i32) -> io::Error {
        let _ = status;
        denied()
    }

    /// Ends this process abnormally. Returns only to refuse.
    fn abort(&self) -> io::Error {
        denied()
    }

    /// The number of the parent process.
    fn parent(&self) -> io::Result<u32> {
        Err(denied())
    }

    /// Changes what happens when a signal arrives; what happened so far.
    fn set_signal(&self, signal: i32, disposition: Disposition) -> io::Result<Disposition> {
        let _ = (signal, disposition);
        Err(denied())
    }

    /// What happens when a signal arrives.
    fn signal(&self, signal: i32) -> io::Result<Disposition> {
        let _ = signal;
        Err(denied())
    }

    /// Takes the signals that arrived and were kept: bit `n - 1` stands for signal `n`.
    fn take_signals(&self) -> u64 {
        0
    }

    /// Sets the timer that sends SIGALRM, to a first and later intervals, unless they are not given; what was left and the interval so far.
    /// Zero stops it.
    fn set_timer(&self, intervals: Option<(Duration, Duration)>) -> io::Result<(Duration, Duration)> {
        let _ = intervals;
        Err(denied())
    }

    /// Makes a pipe: the descriptors of its reading and its writing end. No process inherits them unless told.
    fn pipe(&self) -> io::Result<(i32, i32)> {
        Err(denied())
    }

    /// Opens a file, with the flags and the permissions of `open`. No process inherits the descriptor unless told.
    fn open(&self, path: &OsStr, flags: i32, mode: u32) -> io::Result<i32> {
        let _ = (path, flags, mode);
        Err(denied())
    }

    /// Changes the permissions of a file or directory, as `chmod`.
    fn set_mode(&self, path: &OsStr, mode: u32) -> io::Result<()> {
        let _ = (path, mode);
        Err(denied())
    }

    /// Reads once; nothing at the end.
    fn read(&self, descriptor: i32, bytes: &mut [u8]) -> io::Result<usize> {
        let _ = (descriptor, bytes);
        Err(denied())
    }

    /// Writes once; how much was written.
    fn write(&self, descriptor: i32, bytes: &[u8]) -> io::Result<usize> {
        let _ = (descriptor, bytes);
        Err(denied())
    }

    /// Moves the position of a descriptor, as `lseek`; where it is then.
    fn seek(&self, descriptor: i32, offset: i64, whence: i32) -> io::Result<i64> {
        let _ = (descriptor, offset, whence);
        Err(denied())
    }

    /// Makes a file this long.
    fn truncate(&self, descriptor: i32, length: i64) -> io::Result<()> {
        let _ = (descriptor, length);
        Err(denied())
    }

    /// Gives a descriptor a second number: the given one, or the lowest free one.
    fn duplicate(&self, descriptor: i32, to: Option<i32>) -> io::Result<i32> {
        let _ = (descriptor, to);
        Err(denied())
    }

    /// Closes a descriptor.
    fn close(&self, descriptor: i32) -> io::Result<()> {
        let _ = descriptor;
        Err(denied())
    }

    /// Whether a descriptor is a terminal.
    fn is_terminal(&self, descriptor: i32) -> bool {
        let _ = descriptor;
        false
    }

    /// Waits until one of the descriptors is ready, or until the time is over, if there is one.
    fn poll(&self, descriptors: &mut [Poll], timeout: Option<Duration>) -> io::Result<()> {
        let _ = (descriptors, timeout);
        Err(denied())
    }
}

/// A system that grants nothing.
pub struct Refusing;

impl System for Refusing {}

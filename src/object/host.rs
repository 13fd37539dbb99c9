//! What an interpreter asks of its host. Nothing outside the interpreter is reachable except through this trait, and every method
//! refuses unless the host overrides it.

use std::io;
use std::time::Duration;

use super::system::System;

/// The error for what the host does not grant.
pub(super) fn denied() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "not granted by the host")
}

/// The number of the operating system for an error of the host.
pub fn error_number(error: &io::Error) -> i32 {
    use io::ErrorKind::{
        AlreadyExists, BrokenPipe, DirectoryNotEmpty, Interrupted, IsADirectory, NotADirectory, NotFound, PermissionDenied, StorageFull,
    };
    error.raw_os_error().unwrap_or(match error.kind() {
        NotFound => libc::ENOENT,
        PermissionDenied => libc::EACCES,
        AlreadyExists => libc::EEXIST,
        IsADirectory => libc::EISDIR,
        NotADirectory => libc::ENOTDIR,
        DirectoryNotEmpty => libc::ENOTEMPTY,
        BrokenPipe => libc::EPIPE,
        Interrupted => libc::EINTR,
        StorageFull => libc::ENOSPC,
        _ => libc::EIO,
    })
}

/// The text of an error as the operating system words it.
pub fn error_text(error: &io::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" (os error ").filter(|_| error.raw_os_error().is_some());
    end.map_or(text.clone(), |end| text[..end].to_owned())
}

/// What a time zone makes of a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// Seconds east of UTC.
    pub offset: i64,
    /// Whether summer time holds.
    pub is_summer: bool,
    /// Name of the zone.
    pub zone: String,
}

/// Grants of the host. What a method calls back into the interpreter cannot switch greenlets. `embed::guarded` passes every method on.
pub trait Host {
    /// Receives what scripts print.
    fn write_stdout(&self, bytes: &[u8]) -> io::Result<()> {
        let _ = bytes;
        Ok(())
    }

    /// Receives error output.
    fn write_stderr(&self, bytes: &[u8]) -> io::Result<()> {
        let _ = bytes;
        Ok(())
    }

    /// Pushes buffered output on.
    fn flush(&self) -> io::Result<()> {
        Ok(())
    }

    /// Reads one line of input with its newline; nothing at the end. An error of kind `Interrupted` makes the script's interrupt flag be
    /// looked at; the next call goes on where this one stopped.
    fn read_line(&self) -> io::Result<Vec<u8>> {
        Err(denied())
    }

    /// Whether a standard stream, by its number, is a terminal.
    fn is_terminal(&self, stream: i32) -> bool {
        let _ = stream;
        false
    }

    /// Reads a whole file.
    fn read_file(&self, path: &str) -> io::Result<Vec<u8>> {
        let _ = path;
        Err(denied())
    }

    /// Writes a whole file; appends when `append`.
    fn write_file(&self, path: &str, bytes: &[u8], append: bool) -> io::Result<()> {
        let _ = (path, bytes, append);
        Err(denied())
    }

    /// Makes an empty file that must not exist yet.
    fn create_file(&self, path: &str) -> io::Result<()> {
        let _ = path;
        Err(denied())
    }

    /// Whether a path is a file that may be read.
    fn is_file(&self, path: &str) -> bool {
        let _ = path;
        false
    }

    /// Whether a path is a directory.
    fn is_directory(&self, path: &str) -> bool {
        let _ = path;
        false
    }

    /// The names in a directory, in any order.
    fn list_directory(&self, path: &str) -> io::Result<Vec<String>> {
        let _ = path;
        Err(denied())
    }

    /// Makes a directory.
    fn make_directory(&self, path: &str) -> io::Result<()> {
        let _ = path;
        Err(denied())
    }

    /// Removes an empty directory.
    fn remove_directory(&self, path: &str) -> io::Result<()> {
        let _ = path;
        Err(denied())
    }

    /// Removes a file.
    fn remove_file(&self, path: &str) -> io::Result<()> {
        let _ = path;
        Err(denied())
    }

    /// Gives a file or directory another name.
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let _ = (from, to);
        Err(denied())
    }

    /// The directory that relative paths start from.
    fn current_directory(&self) -> io::Result<String> {
        Err(denied())
    }

    /// The number of the process; 0 when the host does not tell.
    fn process_identifier(&self) -> u32 {
        0
    }

    /// Time since the epoch.
    fn wall_clock(&self) -> io::Result<Duration> {
        Err(denied())
    }

    /// Time since some fixed point.
    fn monotonic_clock(&self) -> io::Result<Duration> {
        Err(denied())
    }

    /// Processor time that was used.
    fn process_clock(&self) -> io::Result<Duration> {
        Err(denied())
    }

    /// The local time zone at a time in seconds since the epoch; UTC unless the host knows better.
    fn local_time(&self, seconds: i64) -> io::Result<LocalTime> {
        let _ = seconds;
        Ok(LocalTime { offset: 0, is_summer: false, zone: "UTC".to_owned() })
    }

    /// Waits. May end early with an error of kind `Interrupted`; then the script's interrupt flag is looked at.
    fn sleep(&self, duration: Duration) -> io::Result<()> {
        let _ = duration;
        Err(denied())
    }

    /// An environment variable.
    fn environment(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }

    /// All environment variables.
    fn environment_all(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// Processes, file descriptors and signals: with it, scripts can do what a program of the host's user can do.
    fn system(&self) -> Option<&dyn System> {
        None
    }

    /// Fills `bytes` with randomness.
    fn entropy(&self, bytes: &mut [u8]) -> io::Result<()> {
        let _ = bytes;
        Err(denied())
    }
}

/// A host that grants nothing.
pub struct Nothing;

impl Host for Nothing {}

//! What an interpreter asks of its host. Nothing outside the interpreter is reachable except through this trait, and every method
//! refuses unless the host overrides it.

use std::io;
use std::time::Duration;

/// The error for what the host does not grant.
fn denied() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "not granted by the host")
}

/// Grants of the host. Methods must not call back into the interpreter.
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

    /// Reads one line of input with its newline; nothing at the end.
    fn read_line(&self) -> io::Result<Vec<u8>> {
        Err(denied())
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

    /// Time since the epoch.
    fn wall_clock(&self) -> io::Result<Duration> {
        Err(denied())
    }

    /// Time since some fixed point.
    fn monotonic_clock(&self) -> io::Result<Duration> {
        Err(denied())
    }

    /// Waits.
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

    /// Fills `bytes` with randomness.
    fn entropy(&self, bytes: &mut [u8]) -> io::Result<()> {
        let _ = bytes;
        Err(denied())
    }
}

/// A host that grants nothing.
pub struct Nothing;

impl Host for Nothing {}

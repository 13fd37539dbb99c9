//! A host that grants the standard streams of the process.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::object::host::Host;

/// A [`Host`] that lets scripts print to standard output and standard error and read standard input, and nothing else.
///
/// ```
/// use morelia::{StandardStreams, Vm};
///
/// let vm = Vm::builder().host(StandardStreams).build()?;
/// vm.exec("print('hello')")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct StandardStreams;

impl Host for StandardStreams {
    fn write_stdout(&self, bytes: &[u8]) -> io::Result<()> {
        io::stdout().write_all(bytes)
    }

    fn write_stderr(&self, bytes: &[u8]) -> io::Result<()> {
        io::stderr().write_all(bytes)
    }

    fn flush(&self) -> io::Result<()> {
        io::stdout().flush()
    }

    fn read_line(&self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        io::stdin().lock().read_until(b'\n', &mut line)?;
        Ok(line)
    }

    fn is_terminal(&self, stream: i32) -> bool {
        match stream {
            0 => io::stdin().is_terminal(),
            1 => io::stdout().is_terminal(),
            _ => io::stderr().is_terminal(),
        }
    }
}

//! The process as a host: everything is granted.
//!
//! Standard output is collected and written when much has gathered, at each line for a terminal, and when it is flushed; an error of a
//! write keeps what could not be written, so that the last flush meets the error again.

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::time::{Duration, Instant, SystemTime};

use morelia::{Host, LocalTime, System};

use super::clock;
use super::system::Local;

/// Bytes of output that are kept back.
const CAPACITY: usize = 8192;

/// See the module documentation.
pub struct Process {
    /// The standard output without the buffer of the standard library; `None` when it is closed.
    output: Option<File>,
    pending: RefCell<Vec<u8>>,
    is_terminal: bool,
    is_unbuffered: bool,
    /// The part of an input line that came before a signal.
    line: RefCell<Vec<u8>>,
    started: Instant,
}

impl Process {
    /// The host of this process; it keeps no output back when it is unbuffered.
    pub fn new(is_unbuffered: bool) -> Process {
        let output = io::stdout();
        Process {
            output: output.as_fd().try_clone_to_owned().ok().map(File::from),
            pending: RefCell::new(Vec::with_capacity(CAPACITY)),
            is_terminal: output.is_terminal(),
            is_unbuffered,
            line: RefCell::new(Vec::new()),
            started: Instant::now(),
        }
    }

    fn write_pending(&self) -> io::Result<()> {
        let mut pending = self.pending.borrow_mut();
        let Some(mut output) = self.output.as_ref() else {
            pending.clear();
            return Ok(());
        };
        let mut written = 0;
        let mut outcome = Ok(());
        while written < pending.len() && outcome.is_ok() {
            match output.write(&pending[written..]) {
                Ok(count) => written += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => outcome = Err(error),
            }
        }
        pending.drain(..written);
        outcome
    }
}

impl Host for Process {
    fn write_stdout(&self, bytes: &[u8]) -> io::Result<()> {
        if self.pending.borrow().len() >= CAPACITY {
            self.write_pending()?;
        }
        self.pending.borrow_mut().extend_from_slice(bytes);
        if self.is_unbuffered || self.pending.borrow().len() >= CAPACITY || (self.is_terminal && bytes.contains(&b'\n')) {
            return self.write_pending();
        }
        Ok(())
    }

    fn write_stderr(&self, bytes: &[u8]) -> io::Result<()> {
        io::stderr().write_all(bytes)
    }

    fn flush(&self) -> io::Result<()> {
        self.write_pending()
    }

    fn read_line(&self) -> io::Result<Vec<u8>> {
        let mut line = self.line.borrow_mut();
        let mut input = io::stdin().lock();
        loop {
            // Not `read_until`: it would go on after a signal.
            let available = input.fill_buf()?;
            let end = available.iter().position(|byte| *byte == b'\n').map(|place| place + 1);
            let count = end.unwrap_or(available.len());
            line.extend_from_slice(&available[..count]);
            input.consume(count);
            if end.is_some() || count == 0 {
                return Ok(std::mem::take(&mut *line));
            }
        }
    }

    fn is_terminal(&self, stream: i32) -> bool {
        match stream {
            0 => io::stdin().is_terminal(),
            1 => self.is_terminal,
            _ => io::stderr().is_terminal(),
        }
    }

    fn read_file(&self, path: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn write_file(&self, path: &str, bytes: &[u8], append: bool) -> io::Result<()> {
        let mut options = OpenOptions::new();
        if append {
            options.append(true);
        } else {
            options.write(true).truncate(true);
        }
        options.create(true).open(path)?.write_all(bytes)
    }

    fn create_file(&self, path: &str) -> io::Result<()> {
        OpenOptions::new().write(true).create_new(true).open(path).map(drop)
    }

    fn is_file(&self, path: &str) -> bool {
        std::path::Path::new(path).is_file()
    }

    fn is_directory(&self, path: &str) -> bool {
        std::path::Path::new(path).is_dir()
    }

    fn list_directory(&self, path: &str) -> io::Result<Vec<String>> {
        std::fs::read_dir(path)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }

    fn make_directory(&self, path: &str) -> io::Result<()> {
        std::fs::create_dir(path)
    }

    fn remove_directory(&self, path: &str) -> io::Result<()> {
        std::fs::remove_dir(path)
    }

    fn remove_file(&self, path: &str) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn current_directory(&self) -> io::Result<String> {
        Ok(std::env::current_dir()?.to_string_lossy().into_owned())
    }

    fn process_identifier(&self) -> u32 {
        std::process::id()
    }

    fn wall_clock(&self) -> io::Result<Duration> {
        SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_err(io::Error::other)
    }

    fn monotonic_clock(&self) -> io::Result<Duration> {
        Ok(self.started.elapsed())
    }

    fn process_clock(&self) -> io::Result<Duration> {
        clock::process_time()
    }

    fn local_time(&self, seconds: i64) -> io::Result<LocalTime> {
        clock::local_time(seconds)
    }

    fn sleep(&self, duration: Duration) -> io::Result<()> {
        clock::sleep(duration)
    }

    fn environment(&self, name: &str) -> Option<String> {
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
    }

    fn environment_all(&self) -> Vec<(String, String)> {
        let text = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
        std::env::vars_os().map(|(name, value)| (text(name), text(value))).collect()
    }

    fn system(&self) -> Option<&dyn System> {
        Some(&Local)
    }

    fn entropy(&self, bytes: &mut [u8]) -> io::Result<()> {
        File::open("/dev/urandom")?.read_exact(bytes)
    }
}

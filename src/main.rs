//! The command line.

use std::io::Write;
use std::process::ExitCode;

use morelia::embed::{Error, Vm};
use morelia::object::host::Host;

/// Grants everything that a program run from the command line may use.
struct Standard {
    /// The fixed point of the monotonic clock.
    start: std::time::Instant,
}

impl Host for Standard {
    fn write_stdout(&self, bytes: &[u8]) -> std::io::Result<()> {
        std::io::stdout().write_all(bytes)
    }
    fn write_stderr(&self, bytes: &[u8]) -> std::io::Result<()> {
        std::io::stderr().write_all(bytes)
    }
    fn flush(&self) -> std::io::Result<()> {
        std::io::stdout().flush()
    }
    fn read_file(&self, path: &str) -> std::io::Result<Vec<u8>> {
        std::fs::read(path)
    }
    fn wall_clock(&self) -> std::io::Result<std::time::Duration> {
        let now = std::time::SystemTime::now();
        now.duration_since(std::time::UNIX_EPOCH).map_err(std::io::Error::other)
    }
    fn monotonic_clock(&self) -> std::io::Result<std::time::Duration> {
        Ok(self.start.elapsed())
    }
    fn sleep(&self, duration: std::time::Duration) -> std::io::Result<()> {
        std::thread::sleep(duration);
        Ok(())
    }
    fn is_file(&self, path: &str) -> bool {
        std::path::Path::new(path).is_file()
    }
    fn is_directory(&self, path: &str) -> bool {
        std::path::Path::new(path).is_dir()
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments[0].clone();
    let source = std::fs::read(&path).expect("readable");
    let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let vm =
        Vm::builder().host(Standard { start: std::time::Instant::now() }).arguments(arguments).path(vec![folder]).build().expect("stack");
    let outcome = vm.exec(&path, &source);
    // The process ends: parked greenlets end silently, as under CPython, and the system takes the memory back.
    std::mem::forget(vm);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Error::Exit(status, message)) => {
            if let Some(message) = message {
                eprintln!("{message}");
            }
            ExitCode::from(status as u8)
        }
        Err(error) => {
            eprint!("{error}");
            ExitCode::FAILURE
        }
    }
}

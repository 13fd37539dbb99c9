//! A host whose panics do not get into the interpreter: they would leave frames of eval behind without their clean-up.
//!
//! A panic is kept, the call fails, and the script is ended. `Core::run` lets the panic go on in the host's innermost call.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::ffi::OsStr;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::time::Duration;

use crate::object::host::{Host, LocalTime};
use crate::object::limits::Interrupt;
use crate::object::system::{Disposition, Poll, Refusing, Spawn, System};

/// Where a panic waits.
#[derive(Default)]
pub(super) struct Net {
    payload: RefCell<Option<Box<dyn Any + Send>>>,
    interrupt: OnceCell<Interrupt>,
}

impl Net {
    /// Tells how to end a script.
    pub(super) fn connect(&self, interrupt: Interrupt) {
        let is_first = self.interrupt.set(interrupt).is_ok();
        debug_assert!(is_first);
    }

    /// Takes the panic out, and takes back what it set.
    pub(super) fn take(&self) -> Option<Box<dyn Any + Send>> {
        let payload = self.payload.borrow_mut().take()?;
        if let Some(interrupt) = self.interrupt.get() {
            interrupt.clear();
        }
        Some(payload)
    }

    /// Keeps a panic; the first one, when several come before the script has ended.
    fn catch<R>(&self, fallback: impl FnOnce() -> R, call: impl FnOnce() -> R) -> R {
        match catch_unwind(AssertUnwindSafe(call)) {
            Ok(result) => result,
            Err(payload) => {
                self.payload.borrow_mut().get_or_insert(payload);
                if let Some(interrupt) = self.interrupt.get() {
                    interrupt.end();
                }
                fallback()
            }
        }
    }
}

/// See the module documentation.
pub(super) struct Guarded {
    pub(super) host: Box<dyn Host>,
    pub(super) net: Rc<Net>,
}

fn panicked<T>() -> io::Result<T> {
    Err(panic_error())
}

fn panic_error() -> io::Error {
    io::Error::other("the host panicked")
}

/// The methods that pass a call on; the first argument says to what.
macro_rules! guard {
    ($inner:ident; $( $fallback:expr => $( fn $name:ident(&self $(, $argument:ident: $kind:ty)*) -> $result:ty; )* )*) => {
        $( $(
            fn $name(&self $(, $argument: $kind)*) -> $result {
                self.net.catch($fallback, || self.$inner().$name($( $argument ),*))
            }
        )* )*
    };
}

impl Guarded {
    fn inner(&self) -> &dyn Host {
        &*self.host
    }

    fn inner_system(&self) -> &dyn System {
        self.host.system().unwrap_or(&Refusing)
    }
}

impl Host for Guarded {
    fn system(&self) -> Option<&dyn System> {
        self.net.catch(|| None, || self.host.system()).map(|_| self as &dyn System)
    }

    guard! { inner;
        panicked =>
        fn write_stdout(&self, bytes: &[u8]) -> io::Result<()>;
        fn write_stderr(&self, bytes: &[u8]) -> io::Result<()>;
        fn flush(&self) -> io::Result<()>;
        fn read_line(&self) -> io::Result<Vec<u8>>;
        fn read_file(&self, path: &str) -> io::Result<Vec<u8>>;
        fn write_file(&self, path: &str, bytes: &[u8], append: bool) -> io::Result<()>;
        fn create_file(&self, path: &str) -> io::Result<()>;
        fn list_directory(&self, path: &str) -> io::Result<Vec<String>>;
        fn make_directory(&self, path: &str) -> io::Result<()>;
        fn remove_directory(&self, path: &str) -> io::Result<()>;
        fn remove_file(&self, path: &str) -> io::Result<()>;
        fn rename(&self, from: &str, to: &str) -> io::Result<()>;
        fn current_directory(&self) -> io::Result<String>;
        fn wall_clock(&self) -> io::Result<Duration>;
        fn monotonic_clock(&self) -> io::Result<Duration>;
        fn process_clock(&self) -> io::Result<Duration>;
        fn local_time(&self, seconds: i64) -> io::Result<LocalTime>;
        fn sleep(&self, duration: Duration) -> io::Result<()>;
        fn entropy(&self, bytes: &mut [u8]) -> io::Result<()>;
        || false =>
        fn is_terminal(&self, stream: i32) -> bool;
        fn is_file(&self, path: &str) -> bool;
        fn is_directory(&self, path: &str) -> bool;
        || 0 =>
        fn process_identifier(&self) -> u32;
        || None =>
        fn environment(&self, name: &str) -> Option<String>;
        Vec::new =>
        fn environment_all(&self) -> Vec<(String, String)>;
    }
}

impl System for Guarded {
    guard! { inner_system;
        panicked =>
        fn spawn(&self, request: &Spawn<'_>) -> io::Result<i32>;
        fn wait(&self, process: i32, is_blocking: bool) -> io::Result<Option<(i32, i32)>>;
        fn send_signal(&self, process: i32, signal: i32) -> io::Result<()>;
        fn parent(&self) -> io::Result<u32>;
        fn set_signal(&self, signal: i32, disposition: Disposition) -> io::Result<Disposition>;
        fn signal(&self, signal: i32) -> io::Result<Disposition>;
        fn set_timer(&self, intervals: Option<(Duration, Duration)>) -> io::Result<(Duration, Duration)>;
        fn pipe(&self) -> io::Result<(i32, i32)>;
        fn open(&self, path: &OsStr, flags: i32, mode: u32) -> io::Result<i32>;
        fn set_mode(&self, path: &OsStr, mode: u32) -> io::Result<()>;
        fn read(&self, descriptor: i32, bytes: &mut [u8]) -> io::Result<usize>;
        fn write(&self, descriptor: i32, bytes: &[u8]) -> io::Result<usize>;
        fn seek(&self, descriptor: i32, offset: i64, whence: i32) -> io::Result<i64>;
        fn truncate(&self, descriptor: i32, length: i64) -> io::Result<()>;
        fn duplicate(&self, descriptor: i32, to: Option<i32>) -> io::Result<i32>;
        fn close(&self, descriptor: i32) -> io::Result<()>;
        fn poll(&self, descriptors: &mut [Poll], timeout: Option<Duration>) -> io::Result<()>;
        panic_error =>
        fn exit(&self, status: i32) -> io::Error;
        fn abort(&self) -> io::Error;
        || false =>
        fn is_terminal(&self, descriptor: i32) -> bool;
        || 0 =>
        fn take_signals(&self) -> u64;
    }
}

//! A host whose panics do not get into the interpreter: they would leave frames of eval behind without their clean-up.
//!
//! A panic is kept, the call fails, and the script is ended. `Core::run` lets the panic go on in the host's innermost call.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::time::Duration;

use crate::object::host::{Host, LocalTime};
use crate::object::limits::Interrupt;

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
    Err(io::Error::other("the host panicked"))
}

macro_rules! guard {
    ($( $fallback:expr => $( fn $name:ident(&self $(, $argument:ident: $kind:ty)*) -> $result:ty; )* )*) => {
        impl Host for Guarded {
            $( $(
                fn $name(&self $(, $argument: $kind)*) -> $result {
                    self.net.catch($fallback, || self.host.$name($( $argument ),*))
                }
            )* )*
        }
    };
}

guard! {
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

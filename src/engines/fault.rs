//! Owns the error that an engine hands back: which exception to raise and its message.
//!
//! Relied on by every engine; the caller turns it into an exception object.

use std::fmt;

/// The exception class that the caller raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `ValueError`.
    Value,
    /// `TypeError`.
    Type,
    /// `OverflowError`.
    Overflow,
    /// `OverflowError` whose `args` are `(34, message)`: a result that the C library reports with `ERANGE`.
    ResultRange,
    /// `ZeroDivisionError`.
    ZeroDivision,
    /// `MemoryError`, without arguments.
    Memory,
}

impl Kind {
    /// The class name as Python spells it.
    pub fn class_name(self) -> &'static str {
        match self {
            Kind::Value => "ValueError",
            Kind::Type => "TypeError",
            Kind::Overflow | Kind::ResultRange => "OverflowError",
            Kind::ZeroDivision => "ZeroDivisionError",
            Kind::Memory => "MemoryError",
        }
    }
}

/// A failed computation. `message` is generalised UTF-8, since messages quote script text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which exception.
    pub kind: Kind,
    /// Its message, generalised UTF-8.
    pub message: Vec<u8>,
}

impl Fault {
    /// A fault of any kind.
    #[cold]
    pub fn new(kind: Kind, message: impl Into<Vec<u8>>) -> Self {
        Fault { kind, message: message.into() }
    }

    /// A `ValueError`.
    #[cold]
    pub fn value(message: impl Into<Vec<u8>>) -> Self {
        Fault::new(Kind::Value, message)
    }

    /// A `TypeError`.
    #[cold]
    pub fn type_error(message: impl Into<Vec<u8>>) -> Self {
        Fault::new(Kind::Type, message)
    }

    /// An `OverflowError`.
    #[cold]
    pub fn overflow(message: impl Into<Vec<u8>>) -> Self {
        Fault::new(Kind::Overflow, message)
    }

    /// A `ZeroDivisionError`.
    #[cold]
    pub fn zero_division(message: impl Into<Vec<u8>>) -> Self {
        Fault::new(Kind::ZeroDivision, message)
    }

    /// The `OverflowError` of a result that leaves the range of a float.
    #[cold]
    pub fn result_range() -> Self {
        Fault::new(Kind::ResultRange, "Numerical result out of range")
    }

    /// A `MemoryError`.
    #[cold]
    pub fn memory() -> Self {
        Fault::new(Kind::Memory, "")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let class = self.kind.class_name();
        write!(formatter, "{class}: {}", String::from_utf8_lossy(&self.message))
    }
}

impl std::error::Error for Fault {}

/// Longest text in bytes that padding or a precision may ask for; beyond it engines report `MemoryError`.
/// One GiB, so that a few characters of format specification cannot exhaust the host.
pub const MAX_TEXT_BYTES: usize = 1 << 30;

/// Refuses a text of more than [`MAX_TEXT_BYTES`].
pub fn check_text_size(bytes: usize) -> Result<(), Fault> {
    if bytes > MAX_TEXT_BYTES {
        return Err(Fault::memory());
    }
    Ok(())
}

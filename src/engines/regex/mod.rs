//! Owns regular expressions as Python's `re` knows them: parsing, compiling, matching.
//!
//! A pattern is parsed (`parse`) to a tree (`tree`), compiled (`compile`) to a program (`program`) and run (`run`) by a backtracking
//! machine whose stack is on the heap. No crate in reach does all of: byte patterns, lone surrogates, CPython's own character classes and
//! case pairs, possessive and conditional groups, and accounting for its steps while it runs; see `docs/decisions.md`.
//!
//! Texts are generalised UTF-8; places in a pattern are code points, places in a text are byte offsets.

mod case;
mod class;
mod compile;
mod escape;
mod first;
mod group;
mod parse;
mod program;
mod run;
mod source;
mod template;
mod tree;
mod width;

pub use compile::compile;
pub use program::Program;
pub use run::{Captures, Mode, Request, Stopped, find};
pub use template::{Part, TemplateFault, parse_template};

/// Flags of a pattern; the numbers are those of `re`.
pub mod flag {
    /// `re.IGNORECASE`
    pub const IGNORE_CASE: u32 = 2;
    /// `re.LOCALE`
    pub const LOCALE: u32 = 4;
    /// `re.MULTILINE`
    pub const MULTI_LINE: u32 = 8;
    /// `re.DOTALL`
    pub const DOT_ALL: u32 = 16;
    /// `re.UNICODE`
    pub const UNICODE: u32 = 32;
    /// `re.VERBOSE`
    pub const VERBOSE: u32 = 64;
    /// `re.DEBUG`
    pub const DEBUG: u32 = 128;
    /// `re.ASCII`
    pub const ASCII: u32 = 256;
    /// Those that choose what letters are.
    pub(super) const TYPE: u32 = ASCII | LOCALE | UNICODE;
}

/// Why a pattern or a replacement is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternFault {
    /// The exception.
    pub kind: FaultKind,
    /// Its message, generalised UTF-8, without the place.
    pub message: Vec<u8>,
    /// The place in the pattern, in code points.
    pub place: Option<usize>,
}

/// The exception that a refused pattern raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// `re.PatternError`
    Pattern,
    /// `OverflowError`
    Overflow,
    /// `ValueError`
    Value,
    /// `RecursionError`
    Recursion,
}

impl PatternFault {
    #[cold]
    fn new(kind: FaultKind, message: impl Into<Vec<u8>>, place: Option<usize>) -> PatternFault {
        PatternFault { kind, message: message.into(), place }
    }
}

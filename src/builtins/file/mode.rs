//! The `mode` argument of `open`.

use crate::object::{Interp, Outcome};

/// What happens to a file when it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// It must exist and is read.
    Read,
    /// It is emptied, or made.
    Write,
    /// It must not exist and is made.
    Create,
    /// It is written at its end, and made when it is not there.
    Append,
}

/// A mode that makes sense.
#[derive(Clone, Debug)]
pub struct Mode {
    /// The letter that says what happens.
    pub opening: Opening,
    /// Whether it is both read and written (`+`).
    pub is_updating: bool,
    /// Whether bytes are read and written, not text.
    pub is_binary: bool,
    /// The mode as it was given.
    pub given: String,
}

impl Mode {
    /// Reads the argument; ValueError when it makes no sense.
    pub fn parse(interp: &Interp, given: &str) -> Outcome<Mode> {
        let has_twice = given.chars().enumerate().any(|(place, letter)| given[..].chars().skip(place + 1).any(|other| other == letter));
        if has_twice || !given.chars().all(|letter| "rwxab+t".contains(letter)) {
            return Err(interp.value_error(format!("invalid mode: '{given}'")));
        }
        let has = |letter: char| given.contains(letter);
        if has('t') && has('b') {
            return Err(interp.value_error("can't have text and binary mode at once"));
        }
        let openings = [('r', Opening::Read), ('w', Opening::Write), ('x', Opening::Create), ('a', Opening::Append)];
        let chosen: Vec<Opening> = openings.into_iter().filter(|(letter, _)| has(*letter)).map(|(_, opening)| opening).collect();
        match chosen[..] {
            [opening] => Ok(Mode { opening, is_updating: has('+'), is_binary: has('b'), given: given.to_owned() }),
            [] => Err(interp.value_error("Must have exactly one of create/read/write/append mode and at most one plus")),
            _ => Err(interp.value_error("must have exactly one of create/read/write/append mode")),
        }
    }

    /// Whether the file can be read.
    pub fn is_readable(&self) -> bool {
        self.opening == Opening::Read || self.is_updating
    }

    /// Whether the file can be written.
    pub fn is_writable(&self) -> bool {
        self.opening != Opening::Read || self.is_updating
    }

    /// `mode` of a binary file.
    pub fn shown_binary(&self) -> &'static str {
        match (self.opening, self.is_updating) {
            (Opening::Read, false) => "rb",
            (Opening::Write, false) => "wb",
            (Opening::Create, false) => "xb",
            (Opening::Append, false) => "ab",
            (Opening::Append, true) => "ab+",
            (Opening::Create, true) => "xb+",
            (_, true) => "rb+",
        }
    }
}

//! The treatment of line ends by text streams: what is written for one, and what ends a line that is read.

use memchr::{memchr, memchr2};

use crate::engines::fault::Fault;
use crate::engines::search::{self, Unit};

/// The `newline` argument of text streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newline {
    /// `None`: all line ends become line feeds.
    Translated,
    /// `''`: any line end ends a line, and stays as it is.
    Universal,
    /// `'\n'`
    LineFeed,
    /// `'\r'`: line feeds are written as carriage returns, which end lines.
    CarriageReturn,
    /// `'\r\n'`: line feeds are written as pairs, which end lines.
    Pair,
}

impl Newline {
    /// Reads the argument.
    pub(super) fn parse(text: &[u8]) -> Option<Newline> {
        Some(match text {
            b"" => Newline::Universal,
            b"\n" => Newline::LineFeed,
            b"\r" => Newline::CarriageReturn,
            b"\r\n" => Newline::Pair,
            _ => return None,
        })
    }

    /// Whether the stream keeps account of the line ends written.
    pub(super) fn notes_ends(self) -> bool {
        matches!(self, Newline::Translated | Newline::Universal)
    }

    /// Whether `translate` changes the text.
    pub(super) fn changes(self, text: &[u8]) -> bool {
        match self {
            Newline::Universal | Newline::LineFeed => false,
            Newline::Translated => memchr(b'\r', text).is_some(),
            Newline::CarriageReturn | Newline::Pair => memchr(b'\n', text).is_some(),
        }
    }

    /// The text with its line ends as they are kept.
    pub(super) fn translate(self, text: &[u8]) -> Result<Vec<u8>, Fault> {
        let replace = |text: &[u8], old: &[u8], new: &[u8]| search::replace(text, old, new, None, Unit::Byte);
        match self {
            Newline::Universal | Newline::LineFeed => Ok(text.to_vec()),
            Newline::Translated => replace(&replace(text, b"\r\n", b"\n")?, b"\r", b"\n"),
            Newline::CarriageReturn => replace(text, b"\n", b"\r"),
            Newline::Pair => replace(text, b"\n", b"\r\n"),
        }
    }

    /// Length in bytes of the first line, its end included.
    pub(super) fn line_end(self, text: &[u8]) -> usize {
        let end = match self {
            Newline::Translated | Newline::LineFeed => memchr(b'\n', text).map(|at| at + 1),
            Newline::CarriageReturn => memchr(b'\r', text).map(|at| at + 1),
            Newline::Pair => search::find(text, b"\r\n").map(|at| at + 2),
            Newline::Universal => memchr2(b'\r', b'\n', text).map(|at| at + if text[at..].starts_with(b"\r\n") { 2 } else { 1 }),
        };
        end.unwrap_or(text.len())
    }
}

/// The kinds of line ends that occurred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    carriage_return: bool,
    line_feed: bool,
    pair: bool,
}

impl Seen {
    /// These and those of a text.
    pub(super) fn with(mut self, text: &[u8]) -> Seen {
        let mut at = 0;
        while let Some(next) = memchr2(b'\r', b'\n', &text[at..]) {
            at += next + 1;
            match (text[at - 1], text.get(at)) {
                (b'\n', _) => self.line_feed = true,
                (_, Some(b'\n')) => {
                    self.pair = true;
                    at += 1;
                }
                _ => self.carriage_return = true,
            }
        }
        self
    }

    /// The line ends, in the order that `newlines` shows.
    pub(super) fn ends(self) -> impl Iterator<Item = &'static str> {
        let kinds = [(self.carriage_return, "\r"), (self.line_feed, "\n"), (self.pair, "\r\n")];
        kinds.into_iter().filter(|(is_seen, _)| *is_seen).map(|(_, end)| end)
    }
}

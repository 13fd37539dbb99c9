//! Errors about a source text.
//!
//! A `SyntaxError` is made where the fault is found and knows only the span; `Source` turns that into the
//! line and columns that people see, and `render` into what CPython prints.

use std::borrow::Cow;
use std::fmt;

use crate::text::source::Source;
use crate::text::span::Span;

/// The exception class that CPython raises for a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "variants are named after the classes")]
pub enum ErrorClass {
    SyntaxError,
    IndentationError,
    TabError,
    MemoryError,
}

impl ErrorClass {
    /// The name of the class.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SyntaxError => "SyntaxError",
            Self::IndentationError => "IndentationError",
            Self::TabError => "TabError",
            Self::MemoryError => "MemoryError",
        }
    }
}

/// A fault in a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Class of the exception.
    pub class: ErrorClass,
    /// The message, without class and place.
    pub message: Cow<'static, str>,
    /// What is underlined. An empty span marks one character.
    pub span: Span,
    /// How the place is told.
    pub place: Place,
}

/// How much of the place of an error CPython tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Lines and columns of both ends of the span.
    Known,
    /// The start of the span; `end_offset` (0 or -1) stands for an end on the same line that is not known.
    StartOnly(i32),
    /// Lines and columns of both ends, the last one less than it should be.
    EndBefore,
    /// The token after the span, wherever that is.
    NextToken,
    /// The line of the span, with column 0 for both ends.
    LineOnly,
    /// The line of the span, from its first character; `end_offset` as above.
    LineStart(i32),
    /// No place at all.
    Nowhere,
}

/// The place of an error as a `SyntaxError` of the language carries it: lines from 1, offsets in characters
/// from 1, where -1 and 0 are CPython's ways to say that an end is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// `lineno`.
    pub line: u32,
    /// `offset`.
    pub offset: i32,
    /// `end_lineno`.
    pub end_line: u32,
    /// `end_offset`.
    pub end_offset: i32,
}

impl SyntaxError {
    /// A plain syntax error.
    #[cold]
    pub fn new(span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self::of(ErrorClass::SyntaxError, span, message)
    }

    /// An error of another class.
    #[cold]
    pub fn of(class: ErrorClass, span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self { class, message: message.into(), span, place: Place::Known }
    }

    /// A syntax error that tells `end_offset` (0 or -1) instead of where it ends.
    #[cold]
    pub fn with_end(span: Span, message: impl Into<Cow<'static, str>>, end_offset: i32) -> Self {
        Self::new(span, message).at(Place::StartOnly(end_offset))
    }

    /// The same error told with another place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }
}

/// The error as CPython prints it, from the file to the message, with a line feed at the end.
#[must_use]
pub fn render(source: &Source, error: &SyntaxError) -> String {
    let Some(location) = source.locate(error) else {
        return format!("{error}\n");
    };
    let mut out = format!("  File \"{}\", line {}\n", source.name(), location.line);
    if let Some(line) = source.line(location.line) {
        show_line(&mut out, line, location);
    }
    out.push_str(&format!("{error}\n"));
    out
}

/// The source line without its indentation, and markers below it.
fn show_line(out: &mut String, line: &str, location: Location) {
    let shown = line.trim_start_matches([' ', '\x0C']);
    let characters = line.chars().count() as i32;
    let indent = characters - shown.chars().count() as i32;
    let whole = characters + 1;
    let mut offset = location.offset;
    let mut end = match location {
        Location { line, end_line, .. } if line != end_line => whole,
        Location { end_offset: 0, .. } => offset,
        Location { end_offset, .. } => end_offset,
    };
    if offset > whole {
        offset = whole;
    }
    end = end.min(whole);
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    out.push_str(&format!("    {shown}\n"));
    let column = offset - 1 - indent;
    if column < 0 {
        return;
    }
    out.push_str("    ");
    // White space that is no space is kept, so that tabs line up.
    let before = shown.chars().take(column as usize);
    out.extend(before.map(|character| if character.is_whitespace() { character } else { ' ' }));
    out.extend(std::iter::repeat_n('^', (end - offset) as usize));
    out.push('\n');
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.class.name(), self.message)
    }
}

impl std::error::Error for SyntaxError {}

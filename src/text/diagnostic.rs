//! Errors about a source text.
//!
//! A `SyntaxError` is made where the fault is found and knows only the span; `Source` turns that into the
//! file, line and columns that people see, and `render` into what CPython prints.

use std::borrow::Cow;
use std::fmt;

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
    /// The line of the span, with column 0 for both ends.
    LineOnly,
    /// Only the file.
    File,
    /// Not even that.
    Nowhere,
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

impl fmt::Display for SyntaxError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.class.name(), self.message)
    }
}

impl std::error::Error for SyntaxError {}

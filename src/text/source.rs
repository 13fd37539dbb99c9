//! A source text: decoded, with line feeds as its only line ends, and with its lines findable.
//!
//! The text ends in a line feed unless it is empty. Offsets everywhere in the front end are byte offsets
//! into it. Decoding follows PEP 263.

use std::cell::OnceCell;

use crate::text::diagnostic::{Location, Place, SyntaxError};
use crate::text::encoding;
use crate::text::span::{Position, Span};

/// Longer sources are refused, so that offsets, token and node counts stay within 32 bits.
pub const MAX_SOURCE_BYTES: usize = 1 << 30;

/// A source text and the name it goes by.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    /// Offsets of line starts, found when first asked for.
    lines: OnceCell<Vec<u32>>,
}

impl Source {
    /// Takes text that is decoded already. `name` is shown in errors, as `<string>` or a path.
    ///
    /// # Errors
    /// When the text holds a null character or is too long.
    pub fn from_text(name: impl Into<String>, text: &str) -> Result<Self, SyntaxError> {
        if memchr::memchr(0, text.as_bytes()).is_some() {
            return Err(SyntaxError::new(Span::at(0), "source code string cannot contain null bytes").at(Place::Nowhere));
        }
        Self::normalised(name.into(), text.into())
    }

    /// Decodes the contents of a file: UTF-8, unless a byte order mark or a comment says otherwise.
    ///
    /// # Errors
    /// When the contents are not in their encoding, the encoding is not known, or they hold a null byte.
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Result<Self, SyntaxError> {
        let name = name.into();
        let text = encoding::decode(bytes, &name)?;
        if memchr::memchr(0, text.as_bytes()).is_some() {
            return Err(SyntaxError::new(Span::at(0), "source code cannot contain null bytes").at(Place::Nowhere));
        }
        Self::normalised(name, text)
    }

    fn normalised(name: String, text: std::borrow::Cow<'_, str>) -> Result<Self, SyntaxError> {
        if text.len() > MAX_SOURCE_BYTES {
            return Err(SyntaxError::new(Span::at(0), "source code is too long").at(Place::Nowhere));
        }
        let mut text = match memchr::memchr(b'\r', text.as_bytes()) {
            Some(_) => text.replace("\r\n", "\n").replace('\r', "\n"),
            None => text.into_owned(),
        };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Ok(Self { name, text, lines: OnceCell::new() })
    }

    /// The name shown in errors.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text; it ends in a line feed unless it is empty.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let feeds = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(feeds.map(|feed| feed as u32 + 1)).collect()
        })
    }

    /// Where an error stands, in the numbers that a `SyntaxError` of the language carries.
    #[must_use]
    pub fn locate(&self, error: &SyntaxError) -> Option<Location> {
        let Span { start, end } = error.span;
        let last_offset = (self.text.len() as u32).saturating_sub(1);
        let (line, offset) = self.line_and_offset(start.min(last_offset));
        // A line feed belongs to its line, and so does a span that ends with it.
        let ends_line = end > start && self.text.as_bytes()[end as usize - 1] == b'\n';
        let end_place = self.position(if ends_line { end - 1 } else { end.min(last_offset + 1) });
        let end_line = end_place.line;
        let end_offset = self.offset_measured_on(line, end_place.column) + i32::from(ends_line);
        let one_line = |offset, end_offset| Some(Location { line, offset, end_line: line, end_offset });
        match error.place {
            Place::Known | Place::NextToken if start == end => one_line(offset, offset),
            Place::Known | Place::NextToken => Some(Location { line, offset, end_line, end_offset }),
            Place::EndBefore => Some(Location { line, offset, end_line, end_offset: end_offset - 1 }),
            Place::StartOnly(end_offset) => one_line(offset, end_offset),
            Place::LineStart(end_offset) => one_line(1, end_offset),
            // A text without lines has no line to name.
            Place::LineOnly if self.text.is_empty() => Some(Location { line: 0, offset: 0, end_line: 0, end_offset: 0 }),
            Place::LineOnly => one_line(0, 0),
            Place::Nowhere => None,
        }
    }

    /// The offset, from 1 and in characters, of a byte column. CPython measures both ends of a span on the line
    /// where it starts, even if it ends on another.
    fn offset_measured_on(&self, line: u32, column: u32) -> i32 {
        let text = self.line(line).unwrap_or_default();
        let width = text.floor_char_boundary(column as usize);
        text[..width].chars().count() as i32 + 1
    }

    /// Line and column of an offset, both from 1, the column in characters.
    fn line_and_offset(&self, offset: u32) -> (u32, i32) {
        let position = self.position(offset);
        let start = (offset - position.column) as usize;
        let characters = self.text[start..offset as usize].chars().count();
        (position.line, characters as i32 + 1)
    }

    /// Line and byte column of an offset.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset);
        Position { line: line as u32, column: offset - starts[line - 1] }
    }

    /// Number of lines that hold at least their line feed.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        self.line_starts().len() as u32 - 1
    }

    /// Offset of the first byte of a line, which counts from 1.
    #[must_use]
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.line_starts().get((line as usize).checked_sub(1)?).copied()
    }

    /// The text of a line without its line feed; lines count from 1.
    #[must_use]
    pub fn line(&self, line: u32) -> Option<&str> {
        let start = self.line_start(line)? as usize;
        let rest = &self.text[start..];
        let end = memchr::memchr(b'\n', rest.as_bytes())?;
        Some(&rest[..end])
    }
}

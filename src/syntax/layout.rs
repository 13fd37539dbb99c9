//! From raw tokens to the tokens of the grammar: line ends that count, and the indentation of lines.
//!
//! Within brackets lines do not matter; blank lines and comments never do. The whole source is laid out
//! before it is parsed, because most faults found here outrank every error of grammar before them.

use crate::syntax::scan::{OpenBracket, Scanner, unexpected_after_continuation};
use crate::syntax::token::{Lexeme, Token};
use crate::text::diagnostic::{ErrorClass, Place, SyntaxError};
use crate::text::span::Span;

/// Open blocks at once, the source itself being one; CPython's `MAXINDENT`.
const MAX_INDENTS: usize = 100;
/// Distance of tab stops where tabs are taken as wide.
const TAB_STOP: u32 = 8;

/// A source laid out as tokens; the last is `EndMarker`.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) lexemes: Vec<Lexeme>,
    /// The innermost bracket that is still open at the end.
    pub(crate) unclosed: Option<OpenBracket>,
    /// What kept the source from being read to its end.
    pub(crate) fault: Option<SyntaxError>,
}

/// Lays out `text`, which ends in a line feed unless it is empty.
pub(crate) fn lay_out(text: &str) -> Tokens {
    let mut layout = Layout {
        scanner: Scanner::new(text),
        // Three and a half bytes a token is usual in dense code; growing once is cheap, wasting much is not.
        lexemes: Vec::with_capacity(text.len() / 4 + 8),
        indents: vec![Indentation::default()],
    };
    let fault = layout.run().err();
    if fault.is_some() {
        let end = layout.scanner.offset() as u32;
        layout.push(Token::EndMarker, end, end);
    }
    Tokens { lexemes: layout.lexemes, unclosed: layout.scanner.brackets.last().copied(), fault }
}

/// Width of the white space before a line. Tabs are measured in two ways; lines whose order depends on the
/// way are refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Indentation {
    /// With tab stops at every eighth column.
    wide: u32,
    /// With tabs as wide as a space.
    narrow: u32,
}

struct Layout<'s> {
    scanner: Scanner<'s>,
    lexemes: Vec<Lexeme>,
    indents: Vec<Indentation>,
}

impl Layout<'_> {
    fn run(&mut self) -> Result<(), SyntaxError> {
        self.line_start()?;
        while let Some(lexeme) = self.scanner.next()? {
            if lexeme.token != Token::Newline {
                self.lexemes.push(lexeme);
            } else if self.scanner.brackets.is_empty() {
                self.lexemes.push(lexeme);
                self.line_start()?;
            }
        }
        let end = self.scanner.offset() as u32;
        if self.scanner.brackets.is_empty() {
            for _ in 1..self.indents.len() {
                self.push(Token::Dedent, end, end);
            }
        }
        self.push(Token::EndMarker, end, end);
        Ok(())
    }

    fn push(&mut self, token: Token, start: u32, end: u32) {
        self.lexemes.push(Lexeme { token, span: Span::new(start, end) });
    }

    /// Passes over blank lines and the white space of the next line; pushes `Indent` or `Dedent` for it.
    fn line_start(&mut self) -> Result<(), SyntaxError> {
        let rest = self.scanner.rest();
        let base = self.scanner.offset();
        let mut line = 0;
        let mut at = 0;
        let mut width = Indentation::default();
        // The first width counts when the line is continued before anything stands on it.
        let mut before_continuation = None;
        loop {
            match rest.get(at) {
                Some(b' ') => width = Indentation { wide: width.wide + 1, narrow: width.narrow + 1 },
                Some(b'\t') => {
                    width = Indentation { wide: (width.wide / TAB_STOP + 1) * TAB_STOP, narrow: width.narrow + 1 };
                }
                Some(0x0C) => width = Indentation::default(),
                Some(b'\\') if rest.get(at + 1) == Some(&b'\n') => {
                    before_continuation.get_or_insert(width);
                    width = Indentation::default();
                    if at + 2 == rest.len() {
                        let span = Span::at((base + at + 1) as u32);
                        return Err(SyntaxError::with_end(span, "unexpected EOF while parsing", -1));
                    }
                    at += 1;
                    line = at + 1;
                }
                Some(b'\\') => {
                    self.scanner.skip(at + 1);
                    return Err(unexpected_after_continuation((base + at) as u32));
                }
                Some(b'\n' | b'#') => {
                    at += memchr::memchr(b'\n', &rest[at..]).unwrap_or(rest.len() - at - 1);
                    width = Indentation::default();
                    before_continuation = None;
                    line = at + 1;
                }
                Some(_) => break,
                None => {
                    self.scanner.skip(at);
                    return Ok(());
                }
            }
            at += 1;
        }
        self.scanner.skip(at);
        let width = before_continuation.unwrap_or(width);
        self.indent(width, Span::new((base + line) as u32, (base + at) as u32))
    }

    /// Opens or closes blocks for a line indented by `width`; `space` is its white space.
    fn indent(&mut self, width: Indentation, space: Span) -> Result<(), SyntaxError> {
        let current = *self.indents.last().expect("the outermost indentation is never closed");
        if width == current {
            return Ok(());
        }
        if width.wide == current.wide {
            return Err(inconsistent(space));
        }
        if width.wide > current.wide {
            if self.indents.len() >= MAX_INDENTS {
                let message = "too many levels of indentation";
                return Err(SyntaxError::of(ErrorClass::IndentationError, space, message));
            }
            if width.narrow <= current.narrow {
                return Err(inconsistent(space));
            }
            self.indents.push(width);
            self.push(Token::Indent, space.start, space.end);
            return Ok(());
        }
        while self.indents.last().is_some_and(|outer| width.wide < outer.wide) {
            self.indents.pop();
            self.push(Token::Dedent, space.end, space.end);
        }
        let outer = *self.indents.last().expect("no width is below that of the outermost indentation");
        if width.wide != outer.wide {
            return Err(self.unindent(space));
        }
        if width.narrow != outer.narrow {
            return Err(inconsistent(space));
        }
        Ok(())
    }

    /// CPython has read the whole line by then and points behind it.
    #[cold]
    fn unindent(&self, space: Span) -> SyntaxError {
        let rest = self.scanner.rest();
        let line_end = space.end as usize + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let message = "unindent does not match any outer indentation level";
        let error = SyntaxError::of(ErrorClass::IndentationError, Span::at(line_end as u32), message);
        error.at(Place::StartOnly(-1))
    }
}

#[cold]
fn inconsistent(space: Span) -> SyntaxError {
    let message = "inconsistent use of tabs and spaces in indentation";
    SyntaxError::of(ErrorClass::TabError, space, message).at(Place::LineStart(0))
}

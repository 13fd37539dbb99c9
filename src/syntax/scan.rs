//! From text to raw tokens: drives logos, switches to the inside of f-strings and back, matches brackets.
//!
//! Newline tokens come out for every line end; `syntax::layout` decides which of them count. Faults that
//! need no grammar (unclosed quotes, brackets that do not match) are found here.

use logos::{Lexer, Logos};
use memchr::{memchr, memchr3};

use crate::syntax::identifier;
use crate::syntax::quote::{Quoting, bytecount, line_where_text_stopped};
use crate::syntax::token::{Lexeme, ScanFailure, Token};
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

/// Brackets open at once, those of f-string fields included; CPython's `MAXLEVEL`.
const MAX_BRACKETS: usize = 200;
/// F-strings inside f-strings; CPython's `MAXFSTRINGLEVEL`.
const MAX_FORMATTED: usize = 150;
/// Fields inside the formats of fields.
const MAX_FORMAT_NESTING: usize = 2;

/// An opening bracket that still waits for its partner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenBracket {
    pub(crate) offset: u32,
    pub(crate) bracket: u8,
}

/// One f-string that is being read.
struct Formatted {
    /// Offset of its prefix.
    start: u32,
    quoting: Quoting,
    /// For each field entered, outermost first: the number of brackets open just inside its `{`.
    fields: Vec<usize>,
    /// Whether the next bytes are literal text, of the string itself or of a format, rather than tokens.
    is_text: bool,
}

pub(crate) struct Scanner<'s> {
    lexer: Lexer<'s, Token>,
    pub(crate) brackets: Vec<OpenBracket>,
    formatted: Vec<Formatted>,
}

impl<'s> Scanner<'s> {
    pub(crate) fn new(text: &'s str) -> Self {
        Self { lexer: Token::lexer(text), brackets: Vec::new(), formatted: Vec::new() }
    }

    /// Offset of the next byte to be read.
    pub(crate) fn offset(&self) -> usize {
        self.lexer.span().end
    }

    /// Bytes not read yet.
    pub(crate) fn rest(&self) -> &'s [u8] {
        self.lexer.remainder().as_bytes()
    }

    /// Passes over `count` bytes.
    pub(crate) fn skip(&mut self, count: usize) {
        self.lexer.bump(count);
    }

    /// The next token; `None` at the end of the source.
    pub(crate) fn next(&mut self) -> Result<Option<Lexeme>, SyntaxError> {
        if let Some(formatted) = self.formatted.last()
            && formatted.is_text
        {
            return self.formatted_text().map(Some);
        }
        let Some(matched) = self.lexer.next() else {
            return Ok(None);
        };
        let range = self.lexer.span();
        let span = Span::new(range.start as u32, range.end as u32);
        let token = match matched {
            Ok(token) => token,
            Err(failure) => return Err(self.failure(failure, span)),
        };
        let token = match token {
            Token::OpenParen | Token::OpenBracket | Token::OpenBrace => {
                self.open(span)?;
                token
            }
            Token::CloseParen | Token::CloseBracket | Token::CloseBrace => self.close(token, span)?,
            Token::Colon | Token::ColonEqual | Token::Bang => self.field_punctuation(token),
            Token::FStringStart => {
                self.start_formatted(span)?;
                token
            }
            Token::Name => {
                identifier::check(span.slice(self.lexer.source()), span.start)?;
                token
            }
            _ => token,
        };
        // Punctuation of a field may be shorter than what was matched.
        let range = self.lexer.span();
        Ok(Some(Lexeme { token, span: Span::new(span.start, range.end as u32) }))
    }

    /// Restarts logos at `offset`.
    fn seek(&mut self, offset: usize) {
        let text = self.lexer.source();
        self.lexer = Token::lexer(text);
        self.lexer.bump(offset);
    }

    fn open(&mut self, span: Span) -> Result<(), SyntaxError> {
        if self.brackets.len() >= MAX_BRACKETS {
            return Err(SyntaxError::new(Span::at(span.start), "too many nested parentheses"));
        }
        let bracket = self.lexer.source().as_bytes()[span.start as usize];
        self.brackets.push(OpenBracket { offset: span.start, bracket });
        Ok(())
    }

    fn close(&mut self, token: Token, span: Span) -> Result<Token, SyntaxError> {
        let in_field = self.innermost_field() == Some(self.brackets.len());
        if in_field && token != Token::CloseBrace {
            let message = format!("f-string: unmatched '{}'", token.shown());
            return Err(SyntaxError::new(Span::at(span.start), message));
        }
        let Some(open) = self.brackets.pop() else {
            return Err(SyntaxError::new(Span::at(span.start), format!("unmatched '{}'", token.shown())));
        };
        if !matches!((open.bracket, token), (b'(', Token::CloseParen) | (b'[', Token::CloseBracket) | (b'{', Token::CloseBrace)) {
            return Err(self.wrong_partner(open, token, span));
        }
        if !in_field {
            return Ok(token);
        }
        let formatted = self.formatted.last_mut().expect("a field is inside an f-string");
        formatted.fields.pop();
        formatted.is_text = true;
        Ok(Token::FieldClose)
    }

    #[cold]
    fn wrong_partner(&self, open: OpenBracket, token: Token, span: Span) -> SyntaxError {
        let bytes = self.lexer.source().as_bytes();
        let between = &bytes[open.offset as usize..span.start as usize];
        let (close, bracket) = (token.shown(), char::from(open.bracket));
        let message = if memchr(b'\n', between).is_some() {
            let line = 1 + bytecount(&bytes[..open.offset as usize]);
            format!("closing parenthesis '{close}' does not match opening parenthesis '{bracket}' on line {line}")
        } else {
            format!("closing parenthesis '{close}' does not match opening parenthesis '{bracket}'")
        };
        SyntaxError::new(Span::at(span.start), message)
    }

    /// Number of brackets open just inside the innermost field, if tokens are being read inside one.
    fn innermost_field(&self) -> Option<usize> {
        self.formatted.last().and_then(|formatted| formatted.fields.last().copied())
    }

    /// `:` and `!` directly inside a field end its expression; `:=` there is a colon and then text.
    fn field_punctuation(&mut self, token: Token) -> Token {
        if self.innermost_field() != Some(self.brackets.len()) {
            return token;
        }
        if token == Token::Bang {
            return Token::FieldBang;
        }
        let start = self.lexer.span().start;
        self.seek(start + 1);
        self.formatted.last_mut().expect("a field is inside an f-string").is_text = true;
        Token::FieldColon
    }

    fn start_formatted(&mut self, span: Span) -> Result<(), SyntaxError> {
        if self.formatted.len() >= MAX_FORMATTED {
            return Err(SyntaxError::new(Span::at(span.start), "too many nested f-strings"));
        }
        let quoting = Quoting::of(&self.lexer.source().as_bytes()[span.start as usize..]);
        self.formatted.push(Formatted { start: span.start, quoting, fields: Vec::new(), is_text: true });
        Ok(())
    }

    /// Literal text of an f-string, or the brace or quotes that end it.
    fn formatted_text(&mut self) -> Result<Lexeme, SyntaxError> {
        let start = self.offset();
        let bytes = self.lexer.source().as_bytes();
        let formatted = self.formatted.last_mut().expect("called inside an f-string");
        let text = TextScan { bytes, quoting: formatted.quoting, is_format: !formatted.fields.is_empty() };
        let stop = text.end(start);
        if stop.kind == StopKind::Unterminated {
            return Err(self.unterminated(stop.at));
        }
        if stop.at > start {
            self.lexer.bump(stop.at - start);
            if stop.kind == StopKind::FormatNewline {
                formatted.is_text = false;
            }
            return Ok(lexeme(Token::FStringMiddle, start, stop.at));
        }
        match stop.kind {
            StopKind::Quotes => {
                let quote_len = formatted.quoting.quote_len;
                self.formatted.pop();
                self.skip(quote_len);
                Ok(lexeme(Token::FStringEnd, start, start + quote_len))
            }
            StopKind::OpenBrace => self.open_field(start),
            StopKind::CloseBrace => self.close_format(start),
            StopKind::FormatNewline | StopKind::Unterminated => {
                formatted.is_text = false;
                self.next().map(|lexeme| lexeme.expect("a line end follows"))
            }
        }
    }

    fn open_field(&mut self, start: usize) -> Result<Lexeme, SyntaxError> {
        let span = Span::new(start as u32, start as u32 + 1);
        self.skip(1);
        self.open(span)?;
        let depth = self.brackets.len();
        let formatted = self.formatted.last_mut().expect("called inside an f-string");
        if formatted.fields.len() > MAX_FORMAT_NESTING {
            let before = Span::at(span.start - 1);
            return Err(SyntaxError::new(before, "f-string: expressions nested too deeply"));
        }
        formatted.fields.push(depth);
        formatted.is_text = false;
        Ok(Lexeme { token: Token::FieldOpen, span })
    }

    /// `}` in literal text: the end of the field whose format this is.
    fn close_format(&mut self, start: usize) -> Result<Lexeme, SyntaxError> {
        let formatted = self.formatted.last_mut().expect("called inside an f-string");
        if formatted.fields.pop().is_none() {
            let span = Span::at(start as u32);
            return Err(SyntaxError::new(span, "f-string: single '}' is not allowed"));
        }
        self.brackets.pop();
        self.skip(1);
        Ok(lexeme(Token::FieldClose, start, start + 1))
    }

    #[cold]
    fn unterminated(&self, stopped_at: usize) -> SyntaxError {
        let formatted = self.formatted.last().expect("called inside an f-string");
        let bytes = self.lexer.source().as_bytes();
        let line = line_where_text_stopped(bytes, stopped_at);
        let kind = if formatted.quoting.quote_len == 3 { "triple-quoted f-string" } else { "f-string" };
        let message = format!("unterminated {kind} literal (detected at line {line})");
        SyntaxError::new(Span::at(formatted.start), message)
    }

    #[cold]
    fn failure(&self, failure: ScanFailure, span: Span) -> SyntaxError {
        match failure {
            ScanFailure::Fault(error) => self.fault_in_field(*error),
            ScanFailure::NoToken => self.no_token(span),
        }
    }

    /// A quote inside a field that cannot be closed is taken for the end of the f-string.
    fn fault_in_field(&self, error: SyntaxError) -> SyntaxError {
        let literal = &self.lexer.source().as_bytes()[error.span.start as usize..];
        if error.message.starts_with("unterminated")
            && let Some(formatted) = self.formatted.last()
        {
            let quoting = Quoting::of(literal);
            let outer = formatted.quoting;
            if (quoting.quote, quoting.quote_len) == (outer.quote, outer.quote_len) {
                return SyntaxError::new(error.span, "f-string: expecting '}'");
            }
        }
        error
    }

    fn no_token(&self, span: Span) -> SyntaxError {
        let rest = &self.lexer.source()[span.start as usize..];
        let Some(character) = rest.chars().next() else {
            return SyntaxError::new(Span::at(span.start), "invalid syntax");
        };
        if character == '\\' {
            if rest == "\\\n" {
                return SyntaxError::with_end(Span::at(span.start + 1), "unexpected EOF while parsing", -1);
            }
            return unexpected_after_continuation(span.start);
        }
        identifier::unexpected_character(character, span.start)
    }
}

/// A backslash outside strings that does not end its line.
#[cold]
pub(crate) fn unexpected_after_continuation(backslash: u32) -> SyntaxError {
    let message = "unexpected character after line continuation character";
    SyntaxError::with_end(Span::at(backslash + 1), message, 0)
}

fn lexeme(token: Token, start: usize, end: usize) -> Lexeme {
    Lexeme { token, span: Span::new(start as u32, end as u32) }
}

/// What stopped literal text of an f-string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StopKind {
    Quotes,
    OpenBrace,
    CloseBrace,
    /// A line end in a format between single quotes: the layout of the field goes on.
    FormatNewline,
    Unterminated,
}

struct Stop {
    at: usize,
    kind: StopKind,
}

/// Search for the end of literal text.
struct TextScan<'s> {
    bytes: &'s [u8],
    quoting: Quoting,
    is_format: bool,
}

impl TextScan<'_> {
    fn end(&self, start: usize) -> Stop {
        let mut at = start;
        while at < self.bytes.len() {
            let byte = self.bytes[at];
            let stop = match byte {
                b'{' if self.is_format || self.byte(at + 1) != b'{' => Some(StopKind::OpenBrace),
                b'}' if self.is_format || self.byte(at + 1) != b'}' => Some(StopKind::CloseBrace),
                b'{' | b'}' => {
                    at += 1;
                    None
                }
                b'\n' if self.quoting.quote_len == 3 => None,
                b'\n' if self.is_format => Some(StopKind::FormatNewline),
                b'\n' => Some(StopKind::Unterminated),
                b'\\' => {
                    at = self.escape(at);
                    continue;
                }
                _ if byte == self.quoting.quote && self.is_closing(at) => Some(StopKind::Quotes),
                _ => None,
            };
            if let Some(kind) = stop {
                return Stop { at, kind };
            }
            at += 1;
            at = self.skip_plain(at);
        }
        Stop { at, kind: StopKind::Unterminated }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Passes over bytes that cannot stop the text.
    fn skip_plain(&self, at: usize) -> usize {
        let is_plain = |byte: &u8| !matches!(byte, b'{' | b'}' | b'\n' | b'\\' | b'\'' | b'"');
        at + self.bytes[at..].iter().take_while(|byte| is_plain(byte)).count()
    }

    fn is_closing(&self, at: usize) -> bool {
        self.quoting.quote_len == 1 || self.bytes[at..].starts_with(&[self.quoting.quote; 3])
    }

    /// Offset after the backslash at `at` and what it escapes. A brace is never escaped.
    fn escape(&self, at: usize) -> usize {
        let next = self.byte(at + 1);
        if matches!(next, b'{' | b'}') {
            return at + 1;
        }
        if !self.quoting.is_raw && next == b'N' && self.byte(at + 2) == b'{' {
            let body = at + 3;
            return match memchr3(b'}', self.quoting.quote, b'\n', &self.bytes[body..]) {
                Some(found) if self.bytes[body + found] == b'}' => body + found + 1,
                _ => body,
            };
        }
        (at + 2).min(self.bytes.len())
    }
}

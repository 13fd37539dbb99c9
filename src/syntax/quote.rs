//! Where string literals end, and the prefixes before their quotes.

use logos::Lexer;
use memchr::{memchr2, memchr3};

use crate::syntax::token::{ScanFailure, Token};
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

/// The letters before the quotes and the kind of quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quoting {
    /// `r`: backslashes stand for themselves.
    pub(crate) is_raw: bool,
    /// `b`: bytes rather than text.
    pub(crate) is_bytes: bool,
    /// `u`, which means nothing but is kept in the tree; only the small letter counts.
    pub(crate) is_unicode: bool,
    /// The quote character.
    pub(crate) quote: u8,
    /// Bytes before the contents: letters and opening quotes.
    pub(crate) prefix_len: usize,
    /// 1 or 3.
    pub(crate) quote_len: usize,
}

impl Quoting {
    /// Reads prefix and quotes from the start of a literal.
    pub(crate) fn of(literal: &[u8]) -> Self {
        let letters = literal.iter().position(|byte| matches!(byte, b'\'' | b'"')).unwrap_or(0);
        let quote = literal[letters];
        let rest = &literal[letters..];
        let quote_len = if rest.len() >= 3 && rest[1] == quote && rest[2] == quote { 3 } else { 1 };
        let has = |letter: u8| literal[..letters].iter().any(|byte| byte | 0x20 == letter);
        Self { is_raw: has(b'r'), is_bytes: has(b'b'), is_unicode: literal[0] == b'u', quote, prefix_len: letters + quote_len, quote_len }
    }
}

/// Extends the match over the opening quotes of an f-string, of which the first is matched.
pub(crate) fn scan_formatted_start(lexer: &mut Lexer<'_, Token>) {
    let quoting = Quoting::of(&lexer.source().as_bytes()[lexer.span().start..]);
    lexer.bump(quoting.prefix_len - lexer.slice().len());
}

/// Extends the match over the whole string literal, of which the first quote is matched.
pub(crate) fn scan_string(lexer: &mut Lexer<'_, Token>) -> Result<(), ScanFailure> {
    let start = lexer.span().start;
    let bytes = lexer.source().as_bytes();
    let quoting = Quoting::of(&bytes[start..]);
    let body = start + quoting.prefix_len;
    let end = match quoting.quote_len {
        1 => end_of_line_string(bytes, body, quoting.quote),
        _ => end_of_block_string(bytes, body, quoting.quote),
    };
    match end {
        Ok(end) => {
            lexer.bump(end - lexer.span().end);
            Ok(())
        }
        Err(stopped_at) => Err(unterminated(bytes, start, stopped_at, quoting).into()),
    }
}

/// Offset after the closing quote, or where the line ended without one.
fn end_of_line_string(bytes: &[u8], body: usize, quote: u8) -> Result<usize, usize> {
    let mut at = body;
    loop {
        let Some(found) = memchr3(quote, b'\\', b'\n', &bytes[at..]) else { return Err(bytes.len()) };
        at += found;
        match bytes[at] {
            b'\n' => return Err(at),
            b'\\' => at = (at + 2).min(bytes.len()),
            _ => return Ok(at + 1),
        }
    }
}

/// Offset after the closing quotes, or where the source ended without them.
fn end_of_block_string(bytes: &[u8], body: usize, quote: u8) -> Result<usize, usize> {
    let mut at = body;
    loop {
        let Some(found) = memchr2(quote, b'\\', &bytes[at..]) else { return Err(bytes.len()) };
        at += found;
        if bytes[at] == b'\\' {
            at = (at + 2).min(bytes.len());
        } else if bytes[at..].starts_with(&[quote; 3]) {
            return Ok(at + 3);
        } else {
            at += 1;
        }
    }
}

#[cold]
fn unterminated(bytes: &[u8], start: usize, stopped_at: usize, quoting: Quoting) -> SyntaxError {
    let line = line_where_text_stopped(bytes, stopped_at);
    let kind = if quoting.quote_len == 3 { "triple-quoted string" } else { "string" };
    let is_quote_escaped = memchr::memmem::find(&bytes[start..stopped_at], &[b'\\', quoting.quote]).is_some();
    let hint = if quoting.quote_len == 1 && is_quote_escaped { "; perhaps you escaped the end quote?" } else { "" };
    let message = format!("unterminated {kind} literal (detected at line {line}){hint}");
    SyntaxError::new(Span::at(start as u32), message)
}

/// Line of `offset`; at the end of the source, the last line that holds text.
pub(crate) fn line_where_text_stopped(bytes: &[u8], offset: usize) -> usize {
    let feeds = bytecount(&bytes[..offset]);
    if offset == bytes.len() { feeds.max(1) } else { feeds + 1 }
}

/// Number of line feeds.
pub(crate) fn bytecount(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

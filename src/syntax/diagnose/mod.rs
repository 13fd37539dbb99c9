//! What to say about a source that does not parse.
//!
//! The parser knows only the token it could not take. CPython, at that point, parses a second time with extra
//! rules that match usual mistakes; here the failing statement alone is read again, by recursive descent, with
//! the same mistakes looked for in the same order. This runs only when there is an error to report, so it need
//! not be fast, but it must end: what is read is remembered, and its depth is bounded.

mod argument;
mod atom;
mod block;
mod expression;
mod field;
mod parameter;
mod probe;
mod statement;

use crate::syntax::diagnose::block::{Blocks, Failing};
use crate::syntax::diagnose::probe::Probe;
use crate::syntax::layout::Tokens;
use crate::syntax::scan::OpenBracket;
use crate::syntax::token::{Lexeme, Token};
use crate::text::diagnostic::{ErrorClass, Place, SyntaxError};
use crate::text::span::Span;

/// The error for a source whose parse stopped at the token `failed`. `refusal` is what an action of the parser
/// had against it; without one, the token itself did not fit.
#[cold]
pub(crate) fn diagnose(text: &str, tokens: &Tokens, failed: usize, refusal: Option<SyntaxError>) -> SyntaxError {
    let lexemes = &tokens.lexemes;
    let end = lexemes.len() - 1;
    if let (Some(fault), true) = (&tokens.fault, failed == end) {
        return fault.clone();
    }
    let blocks = Blocks::before(lexemes, failed);
    let mut probe = Probe::new(text, lexemes, failed);
    let raised = probe.earlier_match_lines().and_then(|()| match blocks.failing(lexemes, failed) {
        Failing::Block(error) => probe.block_error(error),
        Failing::Statement(start) => probe.statement(start),
    });
    let furthest = probe.furthest().max(failed);
    let error = match (raised, refusal) {
        (Err(error), _) => *error,
        (Ok(()), Some(error)) => placed(text, lexemes, failed, error),
        (Ok(()), None) if matches!(lexemes[failed].token, Token::Indent | Token::Dedent) => {
            return generic(text, lexemes, failed);
        }
        (Ok(()), None) => generic(text, lexemes, failed),
    };
    if let Some(fault) = &tokens.fault
        && (furthest == end || !is_found_late(fault))
    {
        return fault.clone();
    }
    match tokens.unclosed {
        Some(open) if outranks(text, lexemes, furthest, open) => never_closed(open),
        _ => error,
    }
}

/// Whether CPython notices the fault only when its parser comes to it; other faults outrank what comes before.
fn is_found_late(fault: &SyntaxError) -> bool {
    fault.class != ErrorClass::SyntaxError || matches!(fault.place, Place::StartOnly(_))
}

/// An error that an action could place only relative to the token after it.
fn placed(text: &str, lexemes: &[Lexeme], failed: usize, error: SyntaxError) -> SyntaxError {
    if error.place != Place::NextToken {
        return error;
    }
    let (span, place) = token_place(text, lexemes, failed);
    SyntaxError { span, place, ..error }
}

/// Whether an open bracket explains the error better: the source ended, or a later line was being read.
fn outranks(text: &str, lexemes: &[Lexeme], furthest: usize, open: OpenBracket) -> bool {
    let reached = lexemes[furthest];
    let between = &text.as_bytes()[open.offset as usize..(reached.span.start as usize).max(open.offset as usize)];
    reached.token == Token::EndMarker || memchr::memchr(b'\n', between).is_some()
}

fn never_closed(open: OpenBracket) -> SyntaxError {
    let message = format!("'{}' was never closed", char::from(open.bracket));
    SyntaxError::with_end(Span::at(open.offset), message, 0)
}

fn generic(text: &str, lexemes: &[Lexeme], failed: usize) -> SyntaxError {
    let (span, place) = token_place(text, lexemes, failed);
    match lexemes[failed].token {
        Token::Indent => SyntaxError::of(ErrorClass::IndentationError, span, "unexpected indent").at(place),
        Token::Dedent => SyntaxError::of(ErrorClass::IndentationError, span, "unexpected unindent").at(place),
        Token::EndMarker => SyntaxError::new(span, "invalid syntax").at(Place::LineOnly),
        _ => SyntaxError::new(span, "invalid syntax"),
    }
}

/// How CPython places an error at a token: those without text of their own stand where reading has come to.
pub(crate) fn token_place(text: &str, lexemes: &[Lexeme], at: usize) -> (Span, Place) {
    let Lexeme { token, span } = lexemes[at];
    match token {
        Token::Newline => (newline_span(text, lexemes, at), Place::Known),
        Token::Indent | Token::Dedent | Token::EndMarker if span.end as usize == text.len() => {
            (Span::at(span.end.saturating_sub(1)), Place::StartOnly(-1))
        }
        Token::Indent | Token::Dedent => {
            let starts_line = span.end == 0 || text.as_bytes()[span.end as usize - 1] == b'\n';
            if starts_line { (span, Place::LineOnly) } else { (Span::at(span.end - 1), Place::StartOnly(-1)) }
        }
        _ => (span, Place::Known),
    }
}

/// CPython counts a comment to the line end after it.
pub(crate) fn newline_span(text: &str, lexemes: &[Lexeme], at: usize) -> Span {
    let span = lexemes[at].span;
    let before = at.checked_sub(1).map_or(0, |before| lexemes[before].span.end);
    let between = &text[before as usize..span.start as usize];
    // Anything but white space there is a comment, or a line that goes on before one.
    match between.find('#') {
        Some(comment) => Span::new(before + comment as u32, span.end),
        None => span,
    }
}

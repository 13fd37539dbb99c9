//! The one entry to the front end: from a source to its tree. Only this file names the generated parser.

use std::cell::Cell;

use lalrpop_util::{ParseError, lalrpop_mod};

use crate::syntax::actions::{Builder, Failure};
use crate::syntax::ast::Ast;
use crate::syntax::diagnose;
use crate::syntax::layout::{Tokens, lay_out};
use crate::syntax::soft;
use crate::syntax::token::Token;
use crate::text::diagnostic::SyntaxError;
use crate::text::source::Source;
use crate::text::span::Span;

lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, clippy::unwrap_used, missing_docs, unused_parens, reason = "generated code")]
    grammar,
    "/python.rs"
);

/// What a source is parsed as, named as in `compile()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A module.
    Exec,
    /// One expression.
    Eval,
    /// One interactive statement.
    Single,
}

impl Mode {
    const fn start(self) -> Token {
        match self {
            Self::Exec => Token::StartModule,
            Self::Eval => Token::StartExpression,
            Self::Single => Token::StartInteractive,
        }
    }
}

/// Parses a source.
///
/// # Errors
/// The first error that CPython 3.13 would report.
pub fn parse(source: &Source, mode: Mode) -> Result<Ast, SyntaxError> {
    let text = source.text();
    let mut tokens = lay_out(text);
    soft::decide(text, &mut tokens.lexemes);
    let mut builder = Builder::new(text);
    let pulled = Cell::new(0);
    match run(&tokens, mode, &mut builder, &pulled) {
        Ok(()) => match tokens.fault {
            None => Ok(builder.finish()),
            Some(fault) => Err(fault),
        },
        Err(failure) => {
            let failed = pulled.get().saturating_sub(1);
            if let Some(line_end) = end_of_single(mode, &tokens, failed) {
                let message = "multiple statements found while compiling a single statement";
                return Err(SyntaxError::new(line_end, message));
            }
            Err(diagnose(text, &tokens, failed, failure))
        }
    }
}

/// `pulled` counts the tokens that the parser has looked at.
fn run(tokens: &Tokens, mode: Mode, builder: &mut Builder<'_>, pulled: &Cell<usize>) -> Result<(), Failure> {
    let mut last = 0;
    let lexemes = tokens.lexemes.iter().map(|lexeme| {
        pulled.set(pulled.get() + 1);
        last = soft::visible_end(lexeme.token, lexeme.span, last);
        Ok((lexeme.span.start, lexeme.token, last))
    });
    let start = std::iter::once(Ok((0, mode.start(), 0)));
    grammar::TopParser::new().parse(builder, start.chain(lexemes))
}

/// In `single` mode, the end of a simple statement after which the token `failed` starts another.
fn end_of_single(mode: Mode, tokens: &Tokens, failed: usize) -> Option<Span> {
    let line_end = tokens.lexemes.get(failed.checked_sub(1)?)?;
    let is_first = tokens.lexemes.iter().position(|lexeme| lexeme.token == Token::Newline) == Some(failed - 1);
    (mode == Mode::Single && is_first && tokens.lexemes[failed].token != Token::Indent).then_some(line_end.span)
}

#[cold]
fn diagnose(text: &str, tokens: &Tokens, failed: usize, failure: Failure) -> SyntaxError {
    let refusal = match failure {
        ParseError::User { error } => Some(error),
        _ => None,
    };
    diagnose::diagnose(text, tokens, failed, refusal)
}

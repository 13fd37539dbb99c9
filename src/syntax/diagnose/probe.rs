//! The state of a second reading: which token was seen furthest, what was read where, and how to raise.

use hashbrown::HashMap;
use std::borrow::Cow;

use crate::syntax::diagnose::{newline_span, token_place};
use crate::syntax::token::{Lexeme, Token};
use crate::text::diagnostic::{ErrorClass, Place, SyntaxError};
use crate::text::span::Span;

/// Expressions inside expressions that are read; deeper mistakes are reported without detail.
const MAX_DEPTH: u32 = 64;

/// An error that ends the reading, or what was read.
pub(super) type Step<T> = Result<T, Box<SyntaxError>>;

/// An expression that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Its place, without parentheses around it.
    pub(super) span: Span,
    /// The token after it.
    pub(super) next: usize,
    /// What CPython calls such an expression.
    pub(super) kind: &'static str,
    /// The first part that keeps the expression from being a target, and what it is called.
    pub(super) culprit: Option<(Span, &'static str)>,
}

impl Shape {
    /// An expression that may be a target.
    pub(super) fn target(span: Span, next: usize, kind: &'static str) -> Self {
        Self { span, next, kind, culprit: None }
    }

    /// An expression that may not.
    pub(super) fn value(span: Span, next: usize, kind: &'static str) -> Self {
        Self { span, next, kind, culprit: Some((span, kind)) }
    }
}

/// What is remembered about a place.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    Expression,
    Disjunction,
    BitOr,
    Primary,
    Clauses,
}

pub(super) struct Probe<'a> {
    pub(super) text: &'a str,
    lexemes: &'a [Lexeme],
    /// For each token, the number of brackets open behind it.
    levels: Vec<u32>,
    furthest: usize,
    failed: usize,
    memo: HashMap<(Rule, usize), Option<Shape>>,
    depth: u32,
    /// Whether mistakes are looked for in what is being read.
    pub(super) is_looking: bool,
}

impl<'a> Probe<'a> {
    pub(super) fn new(text: &'a str, lexemes: &'a [Lexeme], failed: usize) -> Self {
        Self { text, lexemes, levels: levels(lexemes), furthest: failed, failed, memo: HashMap::new(), depth: 0, is_looking: true }
    }

    /// The last token that was looked at.
    pub(super) fn furthest(&self) -> usize {
        self.furthest
    }

    /// The token that the parser could not take.
    pub(super) fn failed(&self) -> usize {
        self.failed
    }

    /// Whether `case` begins a clause of a `match` here.
    pub(super) fn is_case_clause(&self, at: usize) -> bool {
        self.lexemes[at].token == Token::Case
    }

    /// Where lines before the failed token begin with the name `match`.
    pub(super) fn lines_of_match(&self) -> Vec<usize> {
        let begins_line = |at: usize| at == 0 || matches!(self.lexemes[at - 1].token, Token::Newline | Token::Indent | Token::Dedent);
        let is_match = |at: &usize| self.lexemes[*at].token == Token::Name && begins_line(*at) && self.word(*at) == "match";
        (0..self.failed).filter(is_match).collect()
    }

    /// The token at a place; soft keywords are names again, and any parenthesis is one.
    pub(super) fn token(&mut self, at: usize) -> Token {
        let at = at.min(self.lexemes.len() - 1);
        self.furthest = self.furthest.max(at);
        match self.lexemes[at].token {
            Token::Match | Token::Case | Token::Type => Token::Name,
            Token::OpenWithItems => Token::OpenParen,
            token => token,
        }
    }

    pub(super) fn is(&mut self, at: usize, token: Token) -> bool {
        self.token(at) == token
    }

    pub(super) fn is_any(&mut self, at: usize, tokens: &[Token]) -> bool {
        let token = self.token(at);
        tokens.contains(&token)
    }

    pub(super) fn span(&self, at: usize) -> Span {
        let at = at.min(self.lexemes.len() - 1);
        match self.lexemes[at].token {
            Token::Newline => newline_span(self.text, self.lexemes, at),
            _ => self.lexemes[at].span,
        }
    }

    /// The text of a token.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.span(at).slice(self.text)
    }

    pub(super) fn level(&self, at: usize) -> u32 {
        self.levels[at]
    }

    /// The line of a token, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        1 + memchr::memchr_iter(b'\n', &self.text.as_bytes()[..self.span(at).start as usize]).count()
    }

    /// Reads by `read` unless the same was read at this place before.
    pub(super) fn remembered(&mut self, rule: Rule, at: usize, read: impl FnOnce(&mut Self) -> Step<Option<Shape>>) -> Step<Option<Shape>> {
        if let Some(&known) = self.memo.get(&(rule, at)) {
            return Ok(known);
        }
        if self.depth >= MAX_DEPTH {
            return self.raise(self.span(self.failed), "invalid syntax");
        }
        self.depth += 1;
        let found = read(self)?;
        self.depth -= 1;
        self.memo.insert((rule, at), found);
        Ok(found)
    }

    /// An expression made of the tokens from `at` up to `next`, which may not be a target.
    pub(super) fn whole(&self, at: usize, next: usize, kind: &'static str) -> Shape {
        Shape::value(Span::new(self.span(at).start, self.span(next - 1).end), next, kind)
    }

    /// Ends the reading with an error at a span.
    #[cold]
    pub(super) fn raise<T>(&self, span: Span, message: impl Into<Cow<'static, str>>) -> Step<T> {
        Err(Box::new(SyntaxError::new(span, message)))
    }

    /// Ends the reading with an error at the token seen furthest.
    #[cold]
    pub(super) fn raise_here<T>(&self, message: impl Into<Cow<'static, str>>) -> Step<T> {
        self.raise_here_of(ErrorClass::SyntaxError, message)
    }

    #[cold]
    pub(super) fn raise_here_of<T>(&self, class: ErrorClass, message: impl Into<Cow<'static, str>>) -> Step<T> {
        let (span, place) = token_place(self.text, self.lexemes, self.furthest);
        Err(Box::new(SyntaxError::of(class, span, message).at(place)))
    }

    /// Ends the reading with an error from `start` to where reading has come.
    #[cold]
    pub(super) fn raise_from<T>(&self, start: u32, message: impl Into<Cow<'static, str>>) -> Step<T> {
        let end = self.span(self.furthest).end;
        // CPython gives this end as an offset that counts from 0, one less than the others.
        Err(Box::new(SyntaxError::new(Span::new(start, end), message).at(Place::EndBefore)))
    }
}

fn levels(lexemes: &[Lexeme]) -> Vec<u32> {
    let mut level = 0_u32;
    let counted = lexemes.iter().map(|lexeme| {
        match lexeme.token {
            Token::OpenParen | Token::OpenBracket | Token::OpenBrace | Token::FieldOpen | Token::OpenWithItems => {
                level += 1;
            }
            Token::CloseParen | Token::CloseBracket | Token::CloseBrace | Token::FieldClose => {
                level = level.saturating_sub(1);
            }
            _ => {}
        }
        level
    });
    counted.collect()
}

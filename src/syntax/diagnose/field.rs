//! The second reading of f-strings.

use crate::syntax::diagnose::probe::{Probe, Step};
use crate::syntax::token::Token;

impl Probe<'_> {
    /// The token after an f-string.
    pub(super) fn formatted(&mut self, at: usize) -> Step<Option<usize>> {
        let next = self.pieces(at + 1)?;
        Ok(self.is(next, Token::FStringEnd).then_some(next + 1))
    }

    /// The token after literal text and fields.
    fn pieces(&mut self, at: usize) -> Step<usize> {
        let mut next = at;
        loop {
            match self.token(next) {
                Token::FStringMiddle => next += 1,
                Token::FieldOpen => match self.field(next)? {
                    Some(end) => next = end,
                    None => return Ok(next),
                },
                _ => return Ok(next),
            }
        }
    }

    /// The token after a field.
    fn field(&mut self, open: usize) -> Step<Option<usize>> {
        if let Some(next) = self.field_value(open)? {
            let next = self.conversion(next)?;
            let next = if self.is(next, Token::FieldColon) { self.pieces(next + 1)? } else { next };
            if self.is(next, Token::FieldClose) {
                return Ok(Some(next + 1));
            }
        }
        if self.is_looking {
            self.look_for_wrong_field(open)?;
        }
        Ok(None)
    }

    /// The token after the expression of a field and `=`.
    fn field_value(&mut self, open: usize) -> Step<Option<usize>> {
        let Some(value) = self.right_side(open + 1)? else { return Ok(None) };
        Ok(Some(value.next + usize::from(self.is(value.next, Token::Equal))))
    }

    /// The token after `!r`, if that is what stands here.
    fn conversion(&mut self, at: usize) -> Step<usize> {
        if !self.is(at, Token::FieldBang) || !self.is(at + 1, Token::Name) {
            return Ok(at);
        }
        let (bang, letter) = (self.span(at), self.span(at + 1));
        if bang.end != letter.start && self.is_looking {
            // The word is CPython's.
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return self.raise(bang.to(letter), message);
        }
        let word = self.word(at + 1);
        if !matches!(word, "s" | "r" | "a") && self.is_looking {
            let message = format!("f-string: invalid conversion character '{word}': expected 's', 'r', or 'a'");
            return self.raise(letter, message);
        }
        Ok(at + 2)
    }

    fn look_for_wrong_field(&mut self, open: usize) -> Step<()> {
        let inside = open + 1;
        let starts = [Token::Equal, Token::FieldBang, Token::FieldColon, Token::FieldClose];
        if self.is_any(inside, &starts) {
            let shown = self.token(inside).shown();
            let message = format!("f-string: valid expression required before '{shown}'");
            return self.raise(self.span(inside), message);
        }
        let Some(value) = self.right_side(inside)? else {
            return self.raise(self.span(inside), "f-string: expecting a valid expression after '{'");
        };
        let mut next = value.next;
        if !self.is_any(next, &starts) {
            return self.raise(self.span(next), "f-string: expecting '=', or '!', or ':', or '}'");
        }
        if self.is(next, Token::Equal) {
            next += 1;
            if !self.is_any(next, &starts[1..]) {
                return self.raise(self.span(next), "f-string: expecting '!', or ':', or '}'");
            }
        }
        if self.is(next, Token::FieldBang) {
            if self.is_any(next + 1, &[Token::FieldColon, Token::FieldClose]) {
                return self.raise(self.span(next + 1), "f-string: missing conversion character");
            }
            if !self.is(next + 1, Token::Name) {
                return self.raise(self.span(next + 1), "f-string: invalid conversion character");
            }
            next += 2;
        }
        if !self.is_any(next, &[Token::FieldColon, Token::FieldClose]) {
            return self.raise(self.span(next), "f-string: expecting ':' or '}'");
        }
        if self.is(next, Token::FieldColon) {
            let end = self.pieces(next + 1)?;
            if !self.is(end, Token::FieldClose) {
                return self.raise(self.span(end), "f-string: expecting '}', or format specs");
            }
        }
        Ok(())
    }
}

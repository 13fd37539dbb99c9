//! The second reading of parameters and type parameters.

use crate::syntax::diagnose::probe::{Probe, Step};
use crate::syntax::token::Token;
use crate::text::span::Span;

/// How the parameters of `def` and of `lambda` differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Def,
    Lambda,
}

impl Style {
    /// The token that ends the list.
    fn end(self) -> Token {
        if self == Self::Def { Token::CloseParen } else { Token::Colon }
    }
}

/// What has been met so far.
#[derive(Default)]
struct Met {
    any: bool,
    slash: bool,
    star: bool,
    default: bool,
}

impl Probe<'_> {
    /// The token that ends the parameters of a function: the closing parenthesis, if all is well.
    pub(super) fn def_parameters(&mut self, at: usize) -> Step<Option<usize>> {
        self.parameters(at, Style::Def)
    }

    /// The token that ends the parameters of a lambda: the colon, if all is well.
    pub(super) fn lambda_parameters(&mut self, at: usize) -> Step<Option<usize>> {
        self.parameters(at, Style::Lambda)
    }

    fn parameters(&mut self, at: usize, style: Style) -> Step<Option<usize>> {
        let mut met = Met::default();
        let mut next = at;
        loop {
            let end = match self.token(next) {
                Token::Slash => self.slash(next, &met)?,
                Token::Star => self.star(next, style, &mut met)?,
                Token::StarStar => self.double_star(next, style)?,
                Token::OpenParen if self.is_looking => {
                    self.look_for_parentheses(next, style, &met)?;
                    None
                }
                Token::Name => self.plain_parameter(next, style, &mut met)?,
                _ => None,
            };
            let Some(end) = end else { return Ok(Some(next)) };
            met.slash |= self.is(next, Token::Slash);
            met.any = true;
            next = end;
            if !self.is(next, Token::Comma) {
                return Ok(Some(next));
            }
            next += 1;
        }
    }

    fn slash(&mut self, at: usize, met: &Met) -> Step<Option<usize>> {
        if self.is_looking {
            if !met.any && self.is(at + 1, Token::Comma) {
                return self.raise(self.span(at), "at least one argument must precede /");
            }
            if met.slash {
                return self.raise(self.span(at), "/ may appear only once");
            }
            if met.star {
                return self.raise(self.span(at), "/ must be ahead of *");
            }
            if met.any && self.is(at + 1, Token::Star) {
                return self.raise(self.span(at + 1), "expected comma between / and *");
            }
        }
        Ok((met.any && !met.slash && !met.star).then_some(at + 1))
    }

    fn star(&mut self, at: usize, style: Style, met: &mut Met) -> Step<Option<usize>> {
        if met.star {
            if self.is_looking {
                return self.raise(self.span(at), "* argument may appear only once");
            }
            return Ok(None);
        }
        met.star = true;
        if !self.is(at + 1, Token::Name) {
            let is_end =
                self.is(at + 1, style.end()) || self.is(at + 1, Token::Comma) && self.is_any(at + 2, &[style.end(), Token::StarStar]);
            if is_end && self.is_looking {
                let message = "named arguments must follow bare *";
                return match style {
                    Style::Def => self.raise(self.span(at), message),
                    Style::Lambda => self.raise_here(message),
                };
            }
            return Ok(self.is(at + 1, Token::Comma).then_some(at + 1));
        }
        let Some((_, end)) = self.annotated(at + 1, style, true)? else { return Ok(None) };
        if self.is(end, Token::Equal) && self.is_looking {
            return self.raise(self.span(end), "var-positional argument cannot have default value");
        }
        Ok(Some(end))
    }

    fn double_star(&mut self, at: usize, style: Style) -> Step<Option<usize>> {
        let Some((_, end)) = self.annotated(at + 1, style, false)? else { return Ok(None) };
        if !self.is_looking {
            return Ok(Some(end));
        }
        if self.is(end, Token::Equal) {
            return self.raise(self.span(end), "var-keyword argument cannot have default value");
        }
        if self.is(end, Token::Comma) {
            let message = "arguments cannot follow var-keyword argument";
            if let Some((span, _)) = self.annotated(end + 1, style, false)? {
                return self.raise(span, message);
            }
            if self.is_any(end + 1, &[Token::Star, Token::StarStar, Token::Slash]) {
                return self.raise(self.span(end + 1), message);
            }
        }
        Ok(Some(end))
    }

    fn plain_parameter(&mut self, at: usize, style: Style, met: &mut Met) -> Step<Option<usize>> {
        let Some((span, end)) = self.annotated(at, style, false)? else { return Ok(None) };
        if !self.is(end, Token::Equal) {
            let is_whole = self.is(end, Token::Comma) || self.is(end, style.end());
            if met.default && !met.star && is_whole && self.is_looking {
                return self.raise(span, "parameter without a default follows parameter with a default");
            }
            return Ok(Some(end));
        }
        met.default = true;
        if let Some(value) = self.expression(end + 1)? {
            return Ok(Some(value.next));
        }
        if self.is_looking && self.is_any(end + 1, &[Token::CloseParen, Token::Comma]) {
            return self.raise(self.span(end), "expected default value expression");
        }
        Ok(None)
    }

    /// The place of a name with its annotation, and the token after it.
    fn annotated(&mut self, at: usize, style: Style, is_star: bool) -> Step<Option<(Span, usize)>> {
        if !self.is(at, Token::Name) {
            return Ok(None);
        }
        let name = self.span(at);
        if style == Style::Lambda || !self.is(at + 1, Token::Colon) {
            return Ok(Some((name, at + 1)));
        }
        let annotation = if is_star { self.star_expression(at + 2)? } else { self.expression(at + 2)? };
        Ok(annotation.map(|annotation| (name.to(annotation.span), annotation.next)))
    }

    fn look_for_parentheses(&mut self, open: usize, style: Style, met: &Met) -> Step<()> {
        if met.star || met.slash || met.default {
            return Ok(());
        }
        let mut next = open + 1;
        while self.is(next, Token::Name) {
            next += 1;
            if !self.is(next, Token::Comma) {
                break;
            }
            next += 1;
        }
        if next == open + 1 || !self.is(next, Token::CloseParen) {
            return Ok(());
        }
        let span = self.span(open).to(self.span(next));
        match style {
            Style::Def => self.raise(span, "Function parameters cannot be parenthesized"),
            Style::Lambda => self.raise(span, "Lambda expression parameters cannot be parenthesized"),
        }
    }

    /// The token after type parameters in brackets, or `at` if there are none.
    pub(super) fn type_parameters(&mut self, at: usize) -> Step<Option<usize>> {
        if !self.is(at, Token::OpenBracket) {
            return Ok(Some(at));
        }
        if self.is(at + 1, Token::CloseBracket) {
            return self.raise_from(self.span(at + 1).start, "Type parameter list cannot be empty");
        }
        let mut next = at + 1;
        while let Some(end) = self.type_parameter(next)? {
            next = end;
            if !self.is(next, Token::Comma) {
                break;
            }
            next += 1;
        }
        Ok(self.is(next, Token::CloseBracket).then_some(next + 1))
    }

    fn type_parameter(&mut self, at: usize) -> Step<Option<usize>> {
        let (name, kind) = match self.token(at) {
            Token::Star => (at + 1, "TypeVarTuple"),
            Token::StarStar => (at + 1, "ParamSpec"),
            _ => (at, "TypeVar"),
        };
        if !self.is(name, Token::Name) {
            return Ok(None);
        }
        let mut next = name + 1;
        if self.is(next, Token::Colon) {
            let Some(bound) = self.expression(next + 1)? else { return Ok(None) };
            if kind != "TypeVar" {
                let what = if bound.kind == "tuple" { "constraints" } else { "bound" };
                return self.raise_from(self.span(next).start, format!("cannot use {what} with {kind}"));
            }
            next = bound.next;
        }
        if self.is(next, Token::Equal) {
            let value = if kind == "TypeVarTuple" { self.star_expression(next + 1)? } else { self.expression(next + 1)? };
            let Some(value) = value else { return Ok(None) };
            next = value.next;
        }
        Ok(Some(next))
    }
}

//! The second reading of calls.

use crate::syntax::diagnose::probe::{Probe, Shape, Step};
use crate::syntax::token::Token;
use crate::text::span::Span;

/// Arguments that were read.
struct Arguments {
    /// The token after them.
    next: usize,
    /// Number by position.
    positional: usize,
    /// Place of the last by position.
    last: Span,
    /// Whether there is a `**`.
    has_unpacking: bool,
    /// Whether there is a `**` or a keyword.
    has_keywords: bool,
}

impl Probe<'_> {
    /// The token after the parentheses of a call, which open here.
    pub(super) fn call(&mut self, open: usize) -> Step<Option<usize>> {
        if let Some(next) = self.generator(open)? {
            return Ok(Some(next));
        }
        self.arguments_in_parentheses(open)
    }

    /// The token after parenthesised arguments.
    pub(super) fn arguments_in_parentheses(&mut self, open: usize) -> Step<Option<usize>> {
        let at = open + 1;
        if self.is(at, Token::CloseParen) {
            return Ok(Some(at + 1));
        }
        if let Some(arguments) = self.arguments(at)? {
            let comma = usize::from(self.is(arguments.next, Token::Comma));
            if self.is(arguments.next + comma, Token::CloseParen) {
                return Ok(Some(arguments.next + comma + 1));
            }
        }
        if self.is_looking {
            self.look_for_wrong_arguments(at)?;
        }
        Ok(None)
    }

    /// `*value`, with the mistakes that go with it.
    pub(super) fn starred_argument_shape(&mut self, at: usize) -> Step<Option<Shape>> {
        let Some(value) = self.expression(at + 1)? else {
            if self.is_looking {
                return self.raise_here("Invalid star expression");
            }
            return Ok(None);
        };
        if self.is_looking
            && self.is(value.next, Token::Equal)
            && let Some(assigned) = self.expression(value.next + 1)?
        {
            let message = "cannot assign to iterable argument unpacking";
            return self.raise(self.span(at).to(assigned.span), message);
        }
        Ok(Some(self.whole(at, value.next, "starred")))
    }

    /// The token after `*value`.
    pub(super) fn starred_argument(&mut self, at: usize) -> Step<Option<usize>> {
        Ok(self.starred_argument_shape(at)?.map(|starred| starred.next))
    }

    fn positional_argument(&mut self, at: usize) -> Step<Option<Shape>> {
        if self.is(at, Token::Star) {
            return self.starred_argument_shape(at);
        }
        if let Some(named) = self.assignment_expression(at)? {
            return Ok((!self.is(named.next, Token::Equal)).then_some(named));
        }
        let Some(value) = self.expression(at)? else { return Ok(None) };
        Ok((!self.is_any(value.next, &[Token::ColonEqual, Token::Equal])).then_some(value))
    }

    /// `name=value`, or `*value` or `**value` as `stars` says.
    fn keyword_argument(&mut self, at: usize, stars: Token) -> Step<Option<Shape>> {
        if self.is_looking {
            self.look_for_wrong_keyword(at)?;
        }
        if self.is(at, Token::Name) && self.is(at + 1, Token::Equal) {
            let value = self.expression(at + 2)?;
            return Ok(value.map(|value| self.whole(at, value.next, "keyword")));
        }
        if !self.is(at, stars) {
            return Ok(None);
        }
        if stars == Token::Star {
            return self.starred_argument_shape(at);
        }
        let value = self.expression(at + 1)?;
        Ok(value.map(|value| self.whole(at, value.next, "unpacking")))
    }

    fn look_for_wrong_keyword(&mut self, at: usize) -> Step<()> {
        if self.is_any(at, &[Token::True, Token::False, Token::None]) && self.is(at + 1, Token::Equal) {
            let message = format!("cannot assign to {}", self.word(at));
            return self.raise(self.span(at).to(self.span(at + 1)), message);
        }
        if self.is(at, Token::Name) && self.is(at + 1, Token::Equal) {
            return self.look_for_comprehension_value(at);
        }
        if self.is(at, Token::StarStar) {
            if let Some(value) = self.expression(at + 1)?
                && self.is(value.next, Token::Equal)
                && let Some(assigned) = self.expression(value.next + 1)?
            {
                let message = "cannot assign to keyword argument unpacking";
                return self.raise(self.span(at).to(assigned.span), message);
            }
            return Ok(());
        }
        if let Some(target) = self.expression(at)?
            && self.is(target.next, Token::Equal)
        {
            let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
            return self.raise(target.span.to(self.span(target.next)), message);
        }
        Ok(())
    }

    /// `name=value for ...`.
    fn look_for_comprehension_value(&mut self, at: usize) -> Step<()> {
        if let Some(value) = self.expression(at + 2)?
            && self.clauses(value.next)?.is_some()
        {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.raise(self.span(at).to(self.span(at + 1)), message);
        }
        Ok(())
    }

    /// As many arguments as the order of their kinds allows.
    fn arguments(&mut self, at: usize) -> Step<Option<Arguments>> {
        let mut found = Arguments { next: at, positional: 0, last: Span::default(), has_unpacking: false, has_keywords: false };
        let mut next = at;
        while let Some(value) = self.positional_argument(next)? {
            found.next = value.next;
            found.positional += 1;
            found.last = value.span;
            if !self.is(found.next, Token::Comma) {
                return Ok(Some(found));
            }
            next = found.next + 1;
        }
        for stars in [Token::Star, Token::StarStar] {
            while let Some(argument) = self.keyword_argument(next, stars)? {
                found.next = argument.next;
                found.has_unpacking |= argument.kind == "unpacking";
                found.has_keywords = true;
                if !self.is(found.next, Token::Comma) {
                    return Ok(Some(found));
                }
                next = found.next + 1;
            }
        }
        Ok((found.next > at).then_some(found))
    }

    fn look_for_wrong_arguments(&mut self, at: usize) -> Step<()> {
        let arguments = self.arguments(at)?;
        if let Some(arguments) = &arguments
            && arguments.has_keywords
            && self.is(arguments.next, Token::Comma)
            && self.is(arguments.next + 1, Token::Star)
        {
            let message = "iterable argument unpacking follows keyword argument unpacking";
            return self.raise_from(self.span(arguments.next).start, message);
        }
        self.look_for_bare_generator(at, true)?;
        if self.is(at, Token::Name) && self.is(at + 1, Token::Equal) {
            self.look_for_comprehension_value(at)?;
        }
        let after = arguments.as_ref().map(|arguments| arguments.next);
        for name in [after.filter(|&next| self.is(next, Token::Comma)).map(|next| next + 1), Some(at)] {
            if let Some(name) = name
                && self.is(name, Token::Name)
                && self.is(name + 1, Token::Equal)
                && self.is_any(name + 2, &[Token::Comma, Token::CloseParen])
            {
                return self.raise(self.span(name).to(self.span(name + 1)), "expected argument value expression");
            }
        }
        let Some(arguments) = arguments else { return Ok(()) };
        if arguments.positional > 1
            && !arguments.has_keywords
            && let Some(clauses) = self.clauses(arguments.next)?
        {
            let span = arguments.last.to(clauses.span);
            return self.raise(span, "Generator expression must be parenthesized");
        }
        if !self.is(arguments.next, Token::Comma) {
            return Ok(());
        }
        self.look_for_bare_generator(arguments.next + 1, false)?;
        if self.arguments(arguments.next + 1)?.is_some() {
            let message = if arguments.has_unpacking {
                "positional argument follows keyword argument unpacking"
            } else {
                "positional argument follows keyword argument"
            };
            return self.raise_here(message);
        }
        Ok(())
    }

    /// A generator expression without parentheses; the first argument may be one unless a comma follows.
    fn look_for_bare_generator(&mut self, at: usize, is_first: bool) -> Step<()> {
        if let Some(element) = self.expression(at)?
            && let Some(clauses) = self.clauses(element.next)?
            && (!is_first || self.is(clauses.next, Token::Comma))
        {
            if is_first && let Some(next) = self.expression(clauses.next + 1)? {
                self.clauses(next.next)?;
            }
            let span = element.span.to(clauses.span);
            return self.raise(span, "Generator expression must be parenthesized");
        }
        Ok(())
    }
}

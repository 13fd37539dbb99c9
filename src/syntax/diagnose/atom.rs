//! The second reading of atoms: names, literals, and everything in brackets.

use crate::syntax::diagnose::probe::{Probe, Rule, Shape, Step};
use crate::syntax::escape::decode_literal;
use crate::syntax::token::Token;
use crate::text::span::Span;

/// Tokens that end any expression.
const ENDS: [Token; 6] = [Token::Comma, Token::CloseParen, Token::CloseBracket, Token::CloseBrace, Token::Newline, Token::Semicolon];

impl Probe<'_> {
    pub(super) fn atom(&mut self, at: usize) -> Step<Option<Shape>> {
        match self.token(at) {
            Token::String | Token::FStringStart => self.strings(at),
            Token::OpenParen => self.parenthesised(at),
            Token::OpenBracket => self.list(at),
            Token::OpenBrace => self.braces(at),
            _ => Ok(self.word_atom(at)),
        }
    }

    /// An atom of one token that is no string.
    fn word_atom(&mut self, at: usize) -> Option<Shape> {
        let span = self.span(at);
        Some(match self.token(at) {
            Token::Name => Shape::target(span, at + 1, "name"),
            Token::True => Shape::value(span, at + 1, "True"),
            Token::False => Shape::value(span, at + 1, "False"),
            Token::None => Shape::value(span, at + 1, "None"),
            Token::Ellipsis => Shape::value(span, at + 1, "ellipsis"),
            Token::Number => Shape::value(span, at + 1, "literal"),
            _ => return None,
        })
    }

    /// An atom that is the whole expression. Long lists consist of such, and need not be remembered.
    pub(super) fn atom_alone(&mut self, at: usize) -> Option<Shape> {
        let atom = self.word_atom(at)?;
        self.is_any(atom.next, &ENDS).then_some(atom)
    }

    fn strings(&mut self, at: usize) -> Step<Option<Shape>> {
        let mut next = at;
        let mut kind = "literal";
        let mut bytes = 0;
        loop {
            match self.token(next) {
                Token::String => {
                    bytes += usize::from(self.string_value(next)?);
                    next += 1;
                }
                Token::FStringStart => {
                    let Some(end) = self.formatted(next)? else { break };
                    kind = "f-string expression";
                    next = end;
                }
                _ => break,
            }
        }
        if next == at {
            return Ok(None);
        }
        let has_text = kind != "literal" || bytes < next - at;
        if bytes > 0 && has_text {
            return self.raise_here("cannot mix bytes and nonbytes literals");
        }
        Ok(Some(self.whole(at, next, kind)))
    }

    /// Whether a literal that is no f-string is bytes; its escapes must be in order.
    fn string_value(&mut self, at: usize) -> Step<bool> {
        let mut value = Vec::new();
        match decode_literal(&mut value, self.word(at)) {
            Ok(is_bytes) => Ok(is_bytes),
            Err(message) => self.raise(self.span(at), message),
        }
    }

    fn parenthesised(&mut self, open: usize) -> Step<Option<Shape>> {
        if self.is(open + 1, Token::CloseParen) {
            return Ok(Some(Shape { culprit: None, ..self.whole(open, open + 2, "tuple") }));
        }
        if let Some(first) = self.star_named_expression(open + 1)?
            && self.is(first.next, Token::Comma)
            && let Some(all) = self.star_named_expressions(open + 1)?
            && self.is(all.next, Token::CloseParen)
        {
            return Ok(Some(Shape { culprit: all.culprit, ..self.whole(open, all.next + 1, "tuple") }));
        }
        let inner = match self.yield_expression(open + 1)? {
            Some(inner) => Some(inner),
            None => self.named_expression(open + 1)?,
        };
        if let Some(inner) = inner
            && self.is(inner.next, Token::CloseParen)
        {
            return Ok(Some(Shape { next: inner.next + 1, ..inner }));
        }
        if self.is_looking {
            self.look_for_wrong_group(open)?;
        }
        if let Some(next) = self.generator(open)? {
            return Ok(Some(self.whole(open, next, "generator expression")));
        }
        Ok(None)
    }

    fn look_for_wrong_group(&mut self, open: usize) -> Step<()> {
        if self.is(open + 1, Token::Star)
            && let Some(starred) = self.starred_argument_shape(open + 1)?
            && self.is(starred.next, Token::CloseParen)
        {
            return self.raise(starred.span, "cannot use starred expression here");
        }
        if self.is(open + 1, Token::StarStar)
            && let Some(value) = self.expression(open + 2)?
            && self.is(value.next, Token::CloseParen)
        {
            return self.raise(self.span(open + 1), "cannot use double starred expression here");
        }
        Ok(())
    }

    /// The token after a generator expression in the parentheses that open here.
    pub(super) fn generator(&mut self, open: usize) -> Step<Option<usize>> {
        let element = match self.assignment_expression(open + 1)? {
            Some(element) => Some(element),
            None => {
                let element = self.expression(open + 1)?;
                match element {
                    Some(element) if !self.is(element.next, Token::ColonEqual) => Some(element),
                    _ => None,
                }
            }
        };
        if let Some(element) = element
            && let Some(clauses) = self.clauses(element.next)?
            && self.is(clauses.next, Token::CloseParen)
        {
            return Ok(Some(clauses.next + 1));
        }
        if self.is_looking {
            self.look_for_wrong_comprehension(open)?;
        }
        Ok(None)
    }

    fn look_for_wrong_comprehension(&mut self, open: usize) -> Step<()> {
        if self.is(open + 1, Token::Star)
            && let Some(starred) = self.starred_argument_shape(open + 1)?
            && self.clauses(starred.next)?.is_some()
        {
            return self.raise(starred.span, "iterable unpacking cannot be used in comprehension");
        }
        if self.is(open, Token::OpenParen) {
            return Ok(());
        }
        let Some(first) = self.star_named_expression(open + 1)? else { return Ok(()) };
        if !self.is(first.next, Token::Comma) {
            return Ok(());
        }
        let Some(all) = self.star_named_expressions(open + 1)? else { return Ok(()) };
        if self.clauses(all.next)?.is_some() {
            let message = "did you forget parentheses around the comprehension target?";
            return self.raise(first.span.to(all.span), message);
        }
        Ok(())
    }

    fn list(&mut self, open: usize) -> Step<Option<Shape>> {
        if self.is(open + 1, Token::CloseBracket) {
            return Ok(Some(Shape { culprit: None, ..self.whole(open, open + 2, "list") }));
        }
        if let Some(all) = self.star_named_expressions(open + 1)?
            && self.is(all.next, Token::CloseBracket)
        {
            return Ok(Some(Shape { culprit: all.culprit, ..self.whole(open, all.next + 1, "list") }));
        }
        if let Some(element) = self.named_expression(open + 1)?
            && let Some(clauses) = self.clauses(element.next)?
            && self.is(clauses.next, Token::CloseBracket)
        {
            return Ok(Some(self.whole(open, clauses.next + 1, "list comprehension")));
        }
        if self.is_looking {
            self.look_for_wrong_comprehension(open)?;
        }
        Ok(None)
    }

    fn braces(&mut self, open: usize) -> Step<Option<Shape>> {
        if let Some(next) = self.dict_items(open + 1)?
            && self.is(next, Token::CloseBrace)
        {
            return Ok(Some(self.whole(open, next + 1, "dict literal")));
        }
        if self.is_looking {
            self.look_for_wrong_dict(open + 1)?;
        }
        if let Some(all) = self.star_named_expressions(open + 1)?
            && self.is(all.next, Token::CloseBrace)
        {
            return Ok(Some(self.whole(open, all.next + 1, "set display")));
        }
        if let Some(next) = self.dict_item(open + 1)?
            && let Some(clauses) = self.clauses(next)?
            && self.is(clauses.next, Token::CloseBrace)
            && !self.is(open + 1, Token::StarStar)
        {
            return Ok(Some(self.whole(open, clauses.next + 1, "dict comprehension")));
        }
        if self.is_looking && self.is(open + 1, Token::StarStar) {
            self.look_for_wrong_dict_comprehension(open + 1)?;
        }
        if let Some(element) = self.named_expression(open + 1)?
            && let Some(clauses) = self.clauses(element.next)?
            && self.is(clauses.next, Token::CloseBrace)
        {
            return Ok(Some(self.whole(open, clauses.next + 1, "set comprehension")));
        }
        if self.is_looking {
            self.look_for_wrong_comprehension(open)?;
        }
        Ok(None)
    }

    fn look_for_wrong_dict_comprehension(&mut self, stars: usize) -> Step<()> {
        if let Some(value) = self.bit_or(stars + 1)?
            && let Some(clauses) = self.clauses(value.next)?
            && self.is(clauses.next, Token::CloseBrace)
        {
            return self.raise(self.span(stars), "dict unpacking cannot be used in dict comprehension");
        }
        Ok(())
    }

    /// The token after one `key: value` or `**value`.
    fn dict_item(&mut self, at: usize) -> Step<Option<usize>> {
        if self.is(at, Token::StarStar) {
            return Ok(self.bit_or(at + 1)?.map(|value| value.next));
        }
        let Some(key) = self.expression(at)? else { return Ok(None) };
        if !self.is(key.next, Token::Colon) {
            return Ok(None);
        }
        Ok(self.expression(key.next + 1)?.map(|value| value.next))
    }

    /// The token after any number of items.
    fn dict_items(&mut self, at: usize) -> Step<Option<usize>> {
        let mut next = at;
        while let Some(end) = self.dict_item(next)? {
            next = end;
            if !self.is(next, Token::Comma) {
                break;
            }
            next += 1;
            self.read_key_without_looking(next)?;
        }
        Ok(Some(next))
    }

    /// CPython finds no mistakes inside the keys after the first, only that there is no colon after them.
    fn read_key_without_looking(&mut self, at: usize) -> Step<()> {
        let was_looking = std::mem::replace(&mut self.is_looking, false);
        let key = self.expression(at);
        self.is_looking = was_looking;
        key.map(drop)
    }

    fn look_for_wrong_dict(&mut self, at: usize) -> Step<()> {
        let mut next = at;
        while let Some(end) = self.dict_item(next)? {
            if !self.is(end, Token::Comma) {
                return Ok(());
            }
            next = end + 1;
        }
        let Some(key) = self.expression(next)? else { return Ok(()) };
        if !self.is(key.next, Token::Colon) {
            if next == at {
                return Ok(());
            }
            let span = Span::at(key.span.end - 1);
            let error = crate::text::diagnostic::SyntaxError::with_end(span, "':' expected after dictionary key", 0);
            return Err(Box::new(error));
        }
        let colon = key.next;
        if self.is(colon + 1, Token::Star) && self.bit_or(colon + 2)?.is_some() {
            let message = "cannot use a starred expression in a dictionary value";
            return self.raise_from(self.span(colon + 1).start, message);
        }
        if self.is_any(colon + 1, &[Token::CloseBrace, Token::Comma]) {
            return self.raise(self.span(colon), "expression expected after dictionary key and ':'");
        }
        Ok(())
    }

    /// The clauses of a comprehension; the shape is from the first `for` to the end of the last clause.
    pub(super) fn clauses(&mut self, at: usize) -> Step<Option<Shape>> {
        self.remembered(Rule::Clauses, at, |probe| {
            let mut whole: Option<Shape> = None;
            let mut next = at;
            while let Some(clause) = probe.clause(next)? {
                next = clause.next;
                let span = whole.map_or(clause.span, |whole| whole.span.to(clause.span));
                whole = Some(Shape::value(span, next, "comprehension"));
            }
            Ok(whole)
        })
    }

    fn clause(&mut self, at: usize) -> Step<Option<Shape>> {
        let word = if self.is(at, Token::Async) { at + 1 } else { at };
        if !self.is(word, Token::For) {
            return Ok(None);
        }
        let Some(targets) = self.list_of(word + 1, Self::star_target)? else { return Ok(None) };
        if !self.is(targets.next, Token::In) {
            if self.is_looking {
                return self.raise_here("'in' expected after for-loop variables");
            }
            return Ok(None);
        }
        if let Some((span, kind)) = targets.culprit {
            if self.is_looking {
                return self.raise(span, format!("cannot assign to {kind}"));
            }
            return Ok(None);
        }
        let Some(mut last) = self.disjunction(targets.next + 1)? else { return Ok(None) };
        while self.is(last.next, Token::If) {
            let Some(condition) = self.disjunction(last.next + 1)? else { break };
            last = condition;
        }
        Ok(Some(self.whole(at, last.next, "comprehension")))
    }

    /// One target, with or without a star.
    pub(super) fn star_target(&mut self, at: usize) -> Step<Option<Shape>> {
        if self.is(at, Token::Star) { self.star_named_expression(at) } else { self.bit_or(at) }
    }
}

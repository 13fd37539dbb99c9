//! The second reading of expressions, from the loosest to the tightest.

use crate::syntax::diagnose::probe::{Probe, Rule, Shape, Step};
use crate::syntax::token::Token;

const COMPARISONS: [Token; 9] = [
    Token::EqualEqual,
    Token::NotEqual,
    Token::Less,
    Token::LessEqual,
    Token::Greater,
    Token::GreaterEqual,
    Token::Is,
    Token::In,
    Token::Not,
];

const OPERATORS: [Token; 12] = [
    Token::Bar,
    Token::Caret,
    Token::Ampersand,
    Token::LeftShift,
    Token::RightShift,
    Token::Plus,
    Token::Minus,
    Token::Star,
    Token::Slash,
    Token::SlashSlash,
    Token::Percent,
    Token::At,
];

/// Those of `OPERATORS` after which a `not` is told about.
const ARITHMETIC: [Token; 7] = [Token::Plus, Token::Minus, Token::Star, Token::Slash, Token::SlashSlash, Token::Percent, Token::At];

/// CPython compares as many letters as the name has, so the beginnings of soft keywords count as well.
fn begins_soft_keyword(word: &str) -> bool {
    ["_", "case", "match", "type"].iter().any(|keyword| keyword.starts_with(word))
}

impl Probe<'_> {
    /// Items with commas between, as one item or a tuple.
    pub(super) fn list_of(&mut self, at: usize, item: fn(&mut Self, usize) -> Step<Option<Shape>>) -> Step<Option<Shape>> {
        let Some(first) = item(self, at)? else { return Ok(None) };
        if !self.is(first.next, Token::Comma) {
            return Ok(Some(first));
        }
        let mut next = first.next;
        let mut culprit = first.culprit;
        while self.is(next, Token::Comma) {
            next += 1;
            let Some(element) = item(self, next)? else { break };
            culprit = culprit.or(element.culprit);
            next = element.next;
        }
        Ok(Some(Shape { culprit, ..self.whole(at, next, "tuple") }))
    }

    pub(super) fn star_expressions(&mut self, at: usize) -> Step<Option<Shape>> {
        self.list_of(at, Self::star_expression)
    }

    pub(super) fn star_named_expressions(&mut self, at: usize) -> Step<Option<Shape>> {
        self.list_of(at, Self::star_named_expression)
    }

    /// `yield` or expressions, as on the right of `=`.
    pub(super) fn right_side(&mut self, at: usize) -> Step<Option<Shape>> {
        if self.is(at, Token::Yield) { self.yield_expression(at) } else { self.star_expressions(at) }
    }

    fn starred(&mut self, at: usize) -> Step<Option<Shape>> {
        let inner = self.bit_or(at + 1)?;
        Ok(inner.map(|inner| Shape { culprit: inner.culprit, ..self.whole(at, inner.next, "starred") }))
    }

    pub(super) fn star_expression(&mut self, at: usize) -> Step<Option<Shape>> {
        if self.is(at, Token::Star) { self.starred(at) } else { self.expression(at) }
    }

    pub(super) fn star_named_expression(&mut self, at: usize) -> Step<Option<Shape>> {
        if self.is(at, Token::Star) { self.starred(at) } else { self.named_expression(at) }
    }

    pub(super) fn yield_expression(&mut self, at: usize) -> Step<Option<Shape>> {
        if !self.is(at, Token::Yield) {
            return Ok(None);
        }
        let value = if self.is(at + 1, Token::From) {
            let Some(value) = self.expression(at + 2)? else { return Ok(None) };
            Some(value)
        } else {
            self.star_expressions(at + 1)?
        };
        let next = value.map_or(at + 1, |value| value.next);
        Ok(Some(self.whole(at, next, "yield expression")))
    }

    /// `name := value`.
    pub(super) fn assignment_expression(&mut self, at: usize) -> Step<Option<Shape>> {
        if !self.is(at, Token::Name) || !self.is(at + 1, Token::ColonEqual) {
            return Ok(None);
        }
        let value = self.expression(at + 2)?;
        Ok(value.map(|value| self.whole(at, value.next, "named expression")))
    }

    pub(super) fn named_expression(&mut self, at: usize) -> Step<Option<Shape>> {
        if self.is(at, Token::Name) && self.is(at + 1, Token::ColonEqual) {
            return self.assignment_expression(at);
        }
        if self.is_looking {
            self.look_for_wrong_named(at)?;
        }
        let Some(found) = self.expression(at)? else { return Ok(None) };
        Ok((!self.is(found.next, Token::ColonEqual)).then_some(found))
    }

    fn look_for_wrong_named(&mut self, at: usize) -> Step<()> {
        if let Some(target) = self.expression(at)?
            && self.is(target.next, Token::ColonEqual)
            && self.expression(target.next + 1)?.is_some()
        {
            return self.raise(target.span, format!("cannot use assignment expressions with {}", target.kind));
        }
        let Some(target) = self.bit_or(at)? else { return Ok(()) };
        if !self.is(target.next, Token::Equal)
            || matches!(target.kind, "list" | "tuple" | "generator expression" | "True" | "None" | "False")
        {
            return Ok(());
        }
        let Some(value) = self.bit_or(target.next + 1)? else { return Ok(()) };
        if self.is_any(value.next, &[Token::Equal, Token::ColonEqual]) {
            return Ok(());
        }
        if self.is(at, Token::Name) && target.next == at + 1 {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.raise(target.span.to(value.span), message);
        }
        let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", target.kind);
        self.raise(target.span, message)
    }

    pub(super) fn expression(&mut self, at: usize) -> Step<Option<Shape>> {
        if let Some(alone) = self.atom_alone(at) {
            return Ok(Some(alone));
        }
        self.remembered(Rule::Expression, at, |probe| {
            if probe.is_looking {
                probe.look_for_missing(at)?;
                probe.look_for_old_statement(at)?;
            }
            probe.plain_expression(at)
        })
    }

    fn plain_expression(&mut self, at: usize) -> Step<Option<Shape>> {
        if self.is(at, Token::Lambda) {
            return self.lambda(at);
        }
        let Some(body) = self.disjunction(at)? else { return Ok(None) };
        if self.is(body.next, Token::If)
            && let Some(test) = self.disjunction(body.next + 1)?
            && self.is(test.next, Token::Else)
            && let Some(orelse) = self.expression(test.next + 1)?
        {
            return Ok(Some(self.whole(at, orelse.next, "conditional expression")));
        }
        Ok(Some(body))
    }

    fn lambda(&mut self, at: usize) -> Step<Option<Shape>> {
        let Some(colon) = self.lambda_parameters(at + 1)? else { return Ok(None) };
        if !self.is(colon, Token::Colon) {
            return Ok(None);
        }
        let body = self.expression(colon + 1)?;
        Ok(body.map(|body| self.whole(at, body.next, "lambda")))
    }

    /// Two expressions side by side, `if` without `else`, a lambda cut short by the format of a field.
    fn look_for_missing(&mut self, at: usize) -> Step<()> {
        let is_name = self.is(at, Token::Name);
        let is_excused = is_name
            && (self.is_any(at + 1, &[Token::String, Token::FStringStart]) && !self.is(at + 1, Token::FStringStart)
                || begins_soft_keyword(self.word(at)));
        let first = self.disjunction(at)?;
        if let (Some(first), false) = (first, is_excused) {
            self.look_for_missing_comma(at, first)?;
        }
        if let Some(first) = first
            && self.is(first.next, Token::If)
            && let Some(test) = self.disjunction(first.next + 1)?
            && !self.is_any(test.next, &[Token::Else, Token::Colon])
        {
            return self.raise(first.span.to(test.span), "expected 'else' after 'if' expression");
        }
        if self.is(at, Token::Lambda)
            && let Some(colon) = self.lambda_parameters(at + 1)?
            && self.is(colon, Token::FieldColon)
            && self.is(colon + 1, Token::FStringMiddle)
        {
            let message = "f-string: lambda expressions are not allowed without parentheses";
            return self.raise(self.span(at).to(self.span(colon)), message);
        }
        Ok(())
    }

    fn look_for_missing_comma(&mut self, at: usize, first: Shape) -> Step<()> {
        self.is_looking = false;
        let second = self.plain_expression(first.next);
        self.is_looking = true;
        let Some(second) = second? else { return Ok(()) };
        let is_old_statement = first.next == at + 1 && self.is_old_statement(at);
        if is_old_statement || self.level(second.next - 1) == 0 {
            return Ok(());
        }
        self.raise(first.span.to(second.span), "invalid syntax. Perhaps you forgot a comma?")
    }

    /// Whether the token is the name of a function that once was a statement.
    fn is_old_statement(&mut self, at: usize) -> bool {
        self.is(at, Token::Name) && matches!(self.word(at), "print" | "exec")
    }

    fn look_for_old_statement(&mut self, at: usize) -> Step<()> {
        if !self.is(at, Token::Name) || self.is(at + 1, Token::OpenParen) {
            return Ok(());
        }
        let Some(rest) = self.star_expressions(at + 1)? else { return Ok(()) };
        if !self.is_old_statement(at) {
            return Ok(());
        }
        let word = self.word(at);
        let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        self.raise(self.span(at).to(rest.span), message)
    }

    pub(super) fn disjunction(&mut self, at: usize) -> Step<Option<Shape>> {
        if let Some(alone) = self.atom_alone(at) {
            return Ok(Some(alone));
        }
        self.remembered(Rule::Disjunction, at, |probe| {
            let Some(first) = probe.inversion(at)? else { return Ok(None) };
            let mut whole = first;
            while probe.is_any(whole.next, &[Token::And, Token::Or])
                && let Some(operand) = probe.inversion(whole.next + 1)?
            {
                whole = probe.whole(at, operand.next, "expression");
            }
            Ok(Some(whole))
        })
    }

    fn inversion(&mut self, at: usize) -> Step<Option<Shape>> {
        let mut operand = at;
        while self.is(operand, Token::Not) {
            operand += 1;
        }
        let found = self.comparison(operand)?;
        if operand == at {
            return Ok(found);
        }
        Ok(found.map(|found| self.whole(at, found.next, "expression")))
    }

    fn comparison(&mut self, at: usize) -> Step<Option<Shape>> {
        let Some(first) = self.bit_or(at)? else { return Ok(None) };
        let mut whole = first;
        while self.is_any(whole.next, &COMPARISONS) {
            let mut operand = whole.next + 1;
            match self.token(whole.next) {
                Token::Is if self.is(operand, Token::Not) => operand += 1,
                Token::Not if !self.is(operand, Token::In) => break,
                Token::Not => operand += 1,
                _ => {}
            }
            let Some(operand) = self.bit_or(operand)? else { break };
            whole = self.whole(at, operand.next, "comparison");
        }
        Ok(Some(whole))
    }

    /// Everything that binds tighter than a comparison.
    pub(super) fn bit_or(&mut self, at: usize) -> Step<Option<Shape>> {
        if let Some(alone) = self.atom_alone(at) {
            return Ok(Some(alone));
        }
        self.remembered(Rule::BitOr, at, |probe| {
            let Some(mut whole) = probe.factor(at)? else { return Ok(None) };
            while probe.is_any(whole.next, &OPERATORS) {
                let Some(operand) = probe.factor(whole.next + 1)? else {
                    if probe.is_any(whole.next, &ARITHMETIC) {
                        probe.look_for_not(whole.next + 1)?;
                    }
                    break;
                };
                whole = probe.whole(at, operand.next, "expression");
            }
            Ok(Some(whole))
        })
    }

    /// Signs, `await` and powers.
    fn factor(&mut self, at: usize) -> Step<Option<Shape>> {
        let mut start = at;
        let mut whole: Option<Shape> = None;
        loop {
            let mut operand = start;
            while self.is_any(operand, &[Token::Plus, Token::Minus, Token::Tilde]) {
                operand += 1;
            }
            let Some(base) = self.awaited(operand)? else {
                if operand > start {
                    self.look_for_not(operand)?;
                }
                return Ok(whole);
            };
            let is_plain = operand == at;
            whole = Some(if is_plain { base } else { self.whole(at, base.next, "expression") });
            if !self.is(base.next, Token::StarStar) {
                return Ok(whole);
            }
            start = base.next + 1;
        }
    }

    /// `not` where an operand is wanted.
    fn look_for_not(&mut self, at: usize) -> Step<()> {
        if self.is_looking
            && self.is(at, Token::Not)
            && let Some(operand) = self.inversion(at)?
        {
            let message = "'not' after an operator must be parenthesized";
            return self.raise(self.span(at).to(operand.span), message);
        }
        Ok(())
    }

    fn awaited(&mut self, at: usize) -> Step<Option<Shape>> {
        if !self.is(at, Token::Await) {
            return self.primary(at);
        }
        let operand = self.primary(at + 1)?;
        Ok(operand.map(|operand| self.whole(at, operand.next, "await expression")))
    }

    /// An atom and what is attached to it.
    pub(super) fn primary(&mut self, at: usize) -> Step<Option<Shape>> {
        if let Some(alone) = self.atom_alone(at) {
            return Ok(Some(alone));
        }
        self.remembered(Rule::Primary, at, |probe| {
            let Some(mut whole) = probe.atom(at)? else { return Ok(None) };
            loop {
                let (next, kind) = match probe.token(whole.next) {
                    Token::Dot if probe.is(whole.next + 1, Token::Name) => (whole.next + 2, "attribute"),
                    Token::OpenParen => match probe.call(whole.next)? {
                        Some(next) => (next, "function call"),
                        None => return Ok(Some(whole)),
                    },
                    Token::OpenBracket => match probe.subscript(whole.next)? {
                        Some(next) => (next, "subscript"),
                        None => return Ok(Some(whole)),
                    },
                    _ => return Ok(Some(whole)),
                };
                whole = probe.whole(at, next, kind);
                if kind != "function call" {
                    whole.culprit = None;
                }
            }
        })
    }

    /// The token after `[...]` behind a value.
    fn subscript(&mut self, open: usize) -> Step<Option<usize>> {
        let mut at = open + 1;
        loop {
            let item = if self.is(at, Token::Star) { self.starred_argument(at)? } else { self.slice(at)? };
            let Some(next) = item else { break };
            at = next;
            if !self.is(at, Token::Comma) {
                break;
            }
            at += 1;
        }
        Ok((at > open + 1 && self.is(at, Token::CloseBracket)).then_some(at + 1))
    }

    fn slice(&mut self, at: usize) -> Step<Option<usize>> {
        let lower = self.expression(at)?;
        let colon = lower.map_or(at, |lower| lower.next);
        if !self.is(colon, Token::Colon) {
            return Ok(self.named_expression(at)?.map(|found| found.next));
        }
        let mut next = colon;
        for _ in 0..2 {
            if !self.is(next, Token::Colon) {
                break;
            }
            next += 1;
            if let Some(bound) = self.expression(next)? {
                next = bound.next;
            }
        }
        Ok(Some(next))
    }
}

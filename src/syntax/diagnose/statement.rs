//! The second reading of one statement, or of the header of one.

use crate::syntax::diagnose::probe::{Probe, Shape, Step};
use crate::syntax::token::Token;

const AUGMENTED: [Token; 13] = [
    Token::PlusEqual,
    Token::MinusEqual,
    Token::StarEqual,
    Token::SlashEqual,
    Token::SlashSlashEqual,
    Token::PercentEqual,
    Token::AtEqual,
    Token::StarStarEqual,
    Token::BarEqual,
    Token::AmpersandEqual,
    Token::CaretEqual,
    Token::LeftShiftEqual,
    Token::RightShiftEqual,
];

impl Probe<'_> {
    /// Looks for mistakes in the statement that starts here.
    pub(super) fn statement(&mut self, at: usize) -> Step<()> {
        if at == self.failed() {
            return Ok(());
        }
        match self.token(at) {
            Token::If | Token::Elif | Token::While => {
                let Some(test) = self.named_expression(at + 1)? else { return Ok(()) };
                self.need_colon_at_line_end(test.next)
            }
            Token::Else | Token::Try | Token::Finally => self.force_colon(at + 1),
            Token::Async if self.is_any(at + 1, &[Token::Def, Token::For, Token::With]) => self.statement(at + 1),
            Token::For => self.for_header(at),
            Token::With => self.with_header(at),
            Token::Except => self.except_header(at),
            Token::Def => self.def_header(at),
            Token::Class => self.class_header(at),
            Token::At => self.named_expression(at + 1).map(drop),
            Token::Return => self.star_expressions(at + 1).map(drop),
            Token::Raise => self.two_expressions(at, Token::From),
            Token::Assert => self.two_expressions(at, Token::Comma),
            Token::Del => self.delete(at),
            Token::Import => self.import(at),
            Token::From => self.import_from(at),
            Token::Name => self.statement_of_name(at),
            _ => self.simple_statement(at),
        }
    }

    /// A statement that may begin with a soft keyword.
    fn statement_of_name(&mut self, at: usize) -> Step<()> {
        match self.word(at) {
            "match" => {
                if let Some(subject) = self.star_named_expressions(at + 1)? {
                    self.need_colon_at_line_end(subject.next)?;
                }
            }
            "case" if self.is_case_clause(at) => return self.case_header(at),
            "type" if self.is(at + 1, Token::Name) => {
                if let Some(equals) = self.type_parameters(at + 2)?
                    && self.is(equals, Token::Equal)
                {
                    self.expression(equals + 1)?;
                }
                return Ok(());
            }
            _ => {}
        }
        self.simple_statement(at)
    }

    /// CPython takes a complete line `match ...` for the header of a statement without its colon, as soon as
    /// there is an error anywhere after it.
    pub(super) fn earlier_match_lines(&mut self) -> Step<()> {
        for at in self.lines_of_match() {
            if let Some(subject) = self.star_named_expressions(at + 1)? {
                self.need_colon_at_line_end(subject.next)?;
            }
        }
        Ok(())
    }

    fn simple_statement(&mut self, at: usize) -> Step<()> {
        if self.assignment(at)?.is_none() && !self.is(at, Token::Yield) {
            self.star_expressions(at)?;
        }
        Ok(())
    }

    /// A header that is complete but for its colon.
    fn need_colon_at_line_end(&mut self, at: usize) -> Step<()> {
        if self.is(at, Token::Newline) { self.raise_here("expected ':'") } else { Ok(()) }
    }

    /// A place where nothing but a colon can stand.
    fn force_colon(&mut self, at: usize) -> Step<()> {
        if self.is(at, Token::Colon) { Ok(()) } else { self.raise(self.span(at), "expected ':'") }
    }

    fn two_expressions(&mut self, at: usize, between: Token) -> Step<()> {
        if let Some(first) = self.expression(at + 1)?
            && self.is(first.next, between)
        {
            self.expression(first.next + 1)?;
        }
        Ok(())
    }

    fn for_header(&mut self, at: usize) -> Step<()> {
        let Some(targets) = self.list_of(at + 1, Self::star_target)? else {
            let whole = self.star_expressions(at + 1)?;
            return match whole.and_then(|whole| whole.culprit) {
                Some((span, kind)) if kind != "comparison" => self.raise(span, format!("cannot assign to {kind}")),
                _ => Ok(()),
            };
        };
        if let Some((span, kind)) = targets.culprit {
            self.star_expressions(at + 1)?;
            return self.raise(span, format!("cannot assign to {kind}"));
        }
        if !self.is(targets.next, Token::In) {
            return self.star_expressions(at + 1).map(drop);
        }
        let Some(iterable) = self.star_expressions(targets.next + 1)? else { return Ok(()) };
        self.need_colon_at_line_end(iterable.next)
    }

    fn with_header(&mut self, at: usize) -> Step<()> {
        let mut next = at + 1;
        if self.is(next, Token::OpenParen)
            && let Some(close) = self.with_items(next + 1)?
        {
            let comma = usize::from(self.is(close, Token::Comma));
            if self.is(close + comma, Token::CloseParen) {
                let end = close + comma + 1;
                if self.is_any(end, &[Token::Colon, Token::Newline]) {
                    return self.need_colon_at_line_end(end);
                }
            }
        }
        match self.with_items(next)? {
            Some(end) => next = end,
            None => return Ok(()),
        }
        self.need_colon_at_line_end(next)
    }

    /// The token after `a as b, c as d`.
    fn with_items(&mut self, at: usize) -> Step<Option<usize>> {
        let mut next = at;
        loop {
            let Some(item) = self.expression(next)? else { return Ok((next > at).then_some(next - 1)) };
            next = item.next;
            if self.is(next, Token::As) {
                let Some(target) = self.star_target(next + 1)? else { return Ok(Some(next)) };
                let whole = self.expression(next + 1)?.unwrap_or(target);
                if let Some((span, kind)) = whole.culprit
                    && self.is_any(whole.next, &[Token::Comma, Token::CloseParen, Token::Colon])
                {
                    return self.raise(span, format!("cannot assign to {kind}"));
                }
                next = target.next;
            }
            if !self.is(next, Token::Comma) {
                return Ok(Some(next));
            }
            next += 1;
        }
    }

    fn except_header(&mut self, at: usize) -> Step<()> {
        let is_star = self.is(at + 1, Token::Star);
        let first = at + 1 + usize::from(is_star);
        if is_star && self.is_any(first, &[Token::Newline, Token::Colon]) {
            return self.raise_here("expected one or more exception types");
        }
        if self.is(first, Token::Newline) {
            return self.raise_here("expected ':'");
        }
        let Some(kind) = self.expression(first)? else { return Ok(()) };
        if self.is(kind.next, Token::Comma) {
            return self.many_exceptions(kind);
        }
        let next = self.after_as_name(kind.next);
        self.need_colon_at_line_end(next)
    }

    fn many_exceptions(&mut self, first: Shape) -> Step<()> {
        let Some(rest) = self.list_of(first.next + 1, Self::expression)? else { return Ok(()) };
        let next = self.after_as_name(rest.next);
        if self.is(next, Token::Colon) {
            return self.raise_from(first.span.start, "multiple exception types must be parenthesized");
        }
        Ok(())
    }

    fn after_as_name(&mut self, at: usize) -> usize {
        if self.is(at, Token::As) && self.is(at + 1, Token::Name) { at + 2 } else { at }
    }

    fn def_header(&mut self, at: usize) -> Step<()> {
        if !self.is(at + 1, Token::Name) {
            return Ok(());
        }
        let open = self.type_parameters(at + 2)?.unwrap_or(at + 2);
        if !self.is(open, Token::OpenParen) {
            return self.raise(self.span(open), "expected '('");
        }
        let Some(close) = self.def_parameters(open + 1)? else { return Ok(()) };
        if !self.is(close, Token::CloseParen) {
            return Ok(());
        }
        let mut next = close + 1;
        if self.is(next, Token::Arrow)
            && let Some(returns) = self.expression(next + 1)?
        {
            next = returns.next;
        }
        self.force_colon(next)
    }

    fn class_header(&mut self, at: usize) -> Step<()> {
        if !self.is(at + 1, Token::Name) {
            return Ok(());
        }
        let Some(mut next) = self.type_parameters(at + 2)? else { return Ok(()) };
        if self.is(next, Token::OpenParen) {
            let Some(end) = self.arguments_in_parentheses(next)? else { return Ok(()) };
            next = end;
        }
        self.need_colon_at_line_end(next)
    }

    /// `case`: of the patterns only their end is found, at the guard or the colon or the line end.
    fn case_header(&mut self, at: usize) -> Step<()> {
        let base = self.level(at);
        let mut next = at + 1;
        loop {
            match self.token(next) {
                Token::Newline if next > at + 1 => return self.raise_here("expected ':'"),
                Token::If if self.level(next) == base => {
                    let Some(guard) = self.named_expression(next + 1)? else { return Ok(()) };
                    return self.need_colon_at_line_end(guard.next);
                }
                Token::Colon if self.level(next) == base => return Ok(()),
                Token::As if !self.is(next + 1, Token::Name) => {
                    if let Some(target) = self.expression(next + 1)? {
                        return self.raise(target.span, "invalid pattern target");
                    }
                    return Ok(());
                }
                Token::EndMarker | Token::Newline => return Ok(()),
                _ if next >= self.furthest() => return Ok(()),
                _ => next += 1,
            }
        }
    }

    fn delete(&mut self, at: usize) -> Step<()> {
        let Some(targets) = self.star_expressions(at + 1)? else { return Ok(()) };
        let culprit = if targets.kind == "starred" { Some((targets.span, "starred")) } else { targets.culprit };
        match culprit {
            Some((span, kind)) => self.raise(span, format!("cannot delete {kind}")),
            None => Ok(()),
        }
    }

    /// The token after a dotted name.
    fn dotted_name(&mut self, at: usize) -> Option<usize> {
        if !self.is(at, Token::Name) {
            return None;
        }
        let mut next = at + 1;
        while self.is(next, Token::Dot) && self.is(next + 1, Token::Name) {
            next += 2;
        }
        Some(next)
    }

    fn import(&mut self, at: usize) -> Step<()> {
        if self.is(at + 1, Token::Newline) {
            return self.raise_from(self.span(at + 1).start, "Expected one or more names after 'import'");
        }
        let mut next = at;
        loop {
            let Some(end) = self.dotted_name(next + 1) else { return Ok(()) };
            next = end;
            if !self.is(next, Token::Comma) {
                break;
            }
        }
        if self.is(next, Token::From) && self.dotted_name(next + 1).is_some() {
            let message = "Did you mean to use 'from ... import ...' instead?";
            return self.raise_from(self.span(at).start, message);
        }
        Ok(())
    }

    fn import_from(&mut self, at: usize) -> Step<()> {
        let mut next = at + 1;
        while self.is_any(next, &[Token::Dot, Token::Ellipsis]) {
            next += 1;
        }
        next = self.dotted_name(next).unwrap_or(next);
        if next == at + 1 || !self.is(next, Token::Import) {
            return Ok(());
        }
        if self.is(next + 1, Token::Newline) {
            return self.raise_from(self.span(next + 1).start, "Expected one or more names after 'import'");
        }
        loop {
            if !self.is(next + 1, Token::Name) {
                return Ok(());
            }
            next = self.after_as_name(next + 2);
            if !self.is(next, Token::Comma) {
                return Ok(());
            }
            if self.is(next + 1, Token::Newline) {
                return self.raise_here("trailing comma not allowed without surrounding parentheses");
            }
        }
    }

    /// The token after an assignment of any kind.
    fn assignment(&mut self, at: usize) -> Step<Option<usize>> {
        if let Some(next) = self.annotated_assignment(at)? {
            return Ok(Some(next));
        }
        let (last, count) = self.targets(at)?;
        if count > 0
            && let Some(value) = self.right_side(last)?
            && !self.is(value.next, Token::Equal)
        {
            return Ok(Some(value.next));
        }
        if let Some(target) = self.primary(at)?
            && matches!(target.kind, "name" | "attribute" | "subscript")
            && self.is_any(target.next, &AUGMENTED)
        {
            let value = self.right_side(target.next + 1)?;
            return Ok(Some(value.map_or(target.next + 1, |value| value.next)));
        }
        self.look_for_wrong_assignment(at)?;
        Ok(None)
    }

    /// The token after all of `a = b =`, and how many targets there are.
    fn targets(&mut self, at: usize) -> Step<(usize, usize)> {
        let mut next = at;
        let mut count = 0;
        while let Some(targets) = self.list_of(next, Self::assignment_target)?
            && targets.culprit.is_none()
            && self.is(targets.next, Token::Equal)
        {
            next = targets.next + 1;
            count += 1;
        }
        Ok((next, count))
    }

    fn assignment_target(&mut self, at: usize) -> Step<Option<Shape>> {
        if !self.is(at, Token::Star) {
            return self.primary(at);
        }
        let inner = self.primary(at + 1)?;
        Ok(inner.map(|inner| Shape { span: self.span(at).to(inner.span), kind: "starred", ..inner }))
    }

    fn annotated_assignment(&mut self, at: usize) -> Step<Option<usize>> {
        let Some(target) = self.primary(at)? else { return Ok(None) };
        if !matches!(target.kind, "name" | "attribute" | "subscript") || !self.is(target.next, Token::Colon) {
            return Ok(None);
        }
        let Some(annotation) = self.expression(target.next + 1)? else { return Ok(None) };
        if !self.is(annotation.next, Token::Equal) {
            return Ok(Some(annotation.next));
        }
        let value = self.right_side(annotation.next + 1)?;
        Ok(Some(value.map_or(annotation.next, |value| value.next)))
    }

    fn look_for_wrong_assignment(&mut self, at: usize) -> Step<()> {
        self.look_for_wrong_annotation(at)?;
        let (last, _) = self.targets(at)?;
        if let Some(target) = self.star_expressions(last)?
            && self.is(target.next, Token::Equal)
            && let Some((span, kind)) = target.culprit
        {
            return self.raise(span, format!("cannot assign to {kind}"));
        }
        if let Some(target) = self.yield_expression(last)?
            && self.is(target.next, Token::Equal)
        {
            return self.raise(target.span, "assignment to yield expression not possible");
        }
        if let Some(target) = self.star_expressions(at)?
            && self.is_any(target.next, &AUGMENTED)
            && self.right_side(target.next + 1)?.is_some()
        {
            let message = format!("'{}' is an illegal expression for augmented assignment", target.kind);
            return self.raise(target.span, message);
        }
        Ok(())
    }

    fn look_for_wrong_annotation(&mut self, at: usize) -> Step<()> {
        if let Some(target) = self.primary(at)?
            && matches!(target.kind, "list" | "tuple")
            && self.is(target.next, Token::Colon)
            && self.expression(target.next + 1)?.is_some()
        {
            return self.raise(target.span, format!("only single target (not {}) can be annotated", target.kind));
        }
        if let Some(first) = self.star_named_expression(at)?
            && self.is(first.next, Token::Comma)
        {
            let mut all = self.star_named_expressions(at)?.unwrap_or(first);
            while let Some(more) = self.star_named_expressions(all.next)? {
                all = more;
            }
            if self.is(all.next, Token::Colon) && self.expression(all.next + 1)?.is_some() {
                return self.raise(first.span, "only single target (not tuple) can be annotated");
            }
        }
        if let Some(target) = self.expression(at)?
            && self.is(target.next, Token::Colon)
            && self.expression(target.next + 1)?.is_some()
        {
            return self.raise(target.span, "illegal target for annotation");
        }
        Ok(())
    }
}

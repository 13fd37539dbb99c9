//! Patterns of `case`.

use crate::syntax::actions::{Builder, Failure, Mark, refuse, refuse_at_next};
use crate::syntax::ast::{Constant, ExprId, ExprKind, List, PatternId, PatternKind};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

/// One argument of a class pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClassArgument {
    name: Option<Symbol>,
    pattern: PatternId,
    span: Span,
}

impl Builder<'_> {
    pub(crate) fn first_pattern(&mut self, pattern: PatternId) -> Mark {
        self.patterns.first(pattern)
    }

    pub(crate) fn first_two_patterns(&mut self, first: PatternId, second: PatternId) -> Mark {
        let mark = self.patterns.first(first);
        self.patterns.next(mark, second)
    }

    pub(crate) fn next_pattern(&mut self, mark: Mark, pattern: PatternId) -> Mark {
        self.patterns.next(mark, pattern)
    }

    fn pattern_list(&mut self, mark: Option<Mark>) -> List<PatternId> {
        mark.map_or(List::EMPTY, |mark| Self::store(&mut self.ast, &mut self.patterns, mark))
    }

    fn is_underscore(&self, name: Symbol) -> bool {
        self.ast.name(name) == "_"
    }

    /// A pattern that stands for itself, and so cannot be a star pattern.
    pub(crate) fn pattern_alone(&self, pattern: PatternId) -> Result<PatternId, Failure> {
        match self.ast[pattern].kind {
            PatternKind::MatchStar { .. } => refuse_at_next("invalid syntax"),
            _ => Ok(pattern),
        }
    }

    pub(crate) fn sequence_pattern(&mut self, l: u32, patterns: Option<Mark>, r: u32) -> PatternId {
        let patterns = self.pattern_list(patterns);
        self.pattern(l, PatternKind::MatchSequence { patterns }, r)
    }

    pub(crate) fn star_pattern(&mut self, l: u32, name: Symbol, r: u32) -> PatternId {
        let name = (!self.is_underscore(name)).then_some(name);
        self.pattern(l, PatternKind::MatchStar { name }, r)
    }

    pub(crate) fn as_pattern(
        &mut self,
        l: u32,
        pattern: PatternId,
        (name_start, name, name_end): (u32, Symbol, u32),
        r: u32,
    ) -> Result<PatternId, Failure> {
        if self.is_underscore(name) {
            return refuse(Span::new(name_start, name_end), "cannot use '_' as a target");
        }
        Ok(self.pattern(l, PatternKind::MatchAs { pattern: Some(pattern), name: Some(name) }, r))
    }

    pub(crate) fn or_pattern(&mut self, l: u32, alternatives: Mark, r: u32) -> PatternId {
        let patterns = self.pattern_list(Some(alternatives));
        self.pattern(l, PatternKind::MatchOr { patterns }, r)
    }

    pub(crate) fn literal_pattern(&mut self, l: u32, value: ExprId, r: u32) -> PatternId {
        match self.ast[value].kind {
            ExprKind::Constant(value @ (Constant::None | Constant::Bool(_))) => self.pattern(l, PatternKind::MatchSingleton { value }, r),
            _ => self.value_pattern(l, value, r),
        }
    }

    pub(crate) fn value_pattern(&mut self, l: u32, value: ExprId, r: u32) -> PatternId {
        self.pattern(l, PatternKind::MatchValue { value }, r)
    }

    pub(crate) fn capture_pattern(&mut self, l: u32, name: Symbol, r: u32) -> PatternId {
        let name = (!self.is_underscore(name)).then_some(name);
        self.pattern(l, PatternKind::MatchAs { pattern: None, name }, r)
    }

    pub(crate) fn first_mapping_item(&mut self, key: ExprId, pattern: PatternId) -> Mark {
        self.exprs.0.push(key);
        self.patterns.first(pattern)
    }

    pub(crate) fn next_mapping_item(&mut self, mark: Mark, key: ExprId, pattern: PatternId) -> Mark {
        self.exprs.0.push(key);
        self.patterns.next(mark, pattern)
    }

    /// The patterns since `items` have as many keys on top of the stack of expressions.
    pub(crate) fn mapping_pattern(&mut self, l: u32, items: Option<Mark>, rest: Option<Symbol>, r: u32) -> PatternId {
        let patterns = self.pattern_list(items);
        let first_key = Mark(self.exprs.mark().0 - patterns.len() as u32);
        let keys = self.expr_list(first_key);
        self.pattern(l, PatternKind::MatchMapping { keys, patterns, rest }, r)
    }

    /// The name after `**`, which cannot be the wildcard.
    pub(crate) fn mapping_rest(&self, (l, name, r): (u32, Symbol, u32)) -> Result<Symbol, Failure> {
        if self.is_underscore(name) { refuse(Span::new(l, r), "invalid syntax") } else { Ok(name) }
    }

    pub(crate) fn no_class_arguments(&self) -> Mark {
        self.class_arguments.mark()
    }

    pub(crate) fn class_argument(&mut self, l: u32, name: Option<Symbol>, pattern: PatternId, r: u32) -> Mark {
        self.class_arguments.first(ClassArgument { name, pattern, span: Span::new(l, r) })
    }

    pub(crate) fn class_pattern(&mut self, l: u32, cls: ExprId, mark: Mark, r: u32) -> Result<PatternId, Failure> {
        let arguments = self.class_arguments.since(mark);
        let positional = arguments.iter().take_while(|argument| argument.name.is_none()).count();
        let (by_position, by_keyword) = arguments.split_at(positional);
        let stray = by_keyword.iter().skip_while(|argument| argument.name.is_some());
        let stray = stray.take_while(|argument| argument.name.is_none());
        if let Some(span) = stray.map(|argument| argument.span).reduce(Span::to) {
            return refuse(span, "positional patterns follow keyword patterns");
        }
        let patterns = self.ast.add_list(by_position.iter().map(|argument| argument.pattern));
        let kwd_attrs = self.ast.add_list(by_keyword.iter().filter_map(|argument| argument.name));
        let kwd_patterns = self.ast.add_list(by_keyword.iter().map(|argument| argument.pattern));
        self.class_arguments.take(mark);
        Ok(self.pattern(l, PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns }, r))
    }
}

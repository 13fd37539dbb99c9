//! `match` statements: cases, and the patterns for values, captures, sequences and alternatives.
//!
//! A pattern reads its subject and leaves it alive. While it is matched, temporaries only pile up above a base: copies of
//! captured values and parts taken out of subjects. So a failure at any point knows from the height of the pile which of them to
//! drop: `Attempt::failures` has a label for each height. When the whole pattern has matched, captured values go to
//! their variables, in order, and the rest of the pile is dropped.

use crate::bytecode::code::Constant;
use crate::bytecode::emit::Label;
use crate::bytecode::op::Op;
use crate::compile::name::Name;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExprContext, ExprId, MatchCase, PatternId, PatternKind};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

/// A pattern being matched.
pub(super) struct Attempt {
    /// The lowest temporary of the pile.
    base: u32,
    /// For each height of the pile, where a failure at that height goes.
    failures: Vec<Label>,
    /// Captured names and the temporaries that hold their values, in order.
    captures: Vec<(Name, u8)>,
}

impl Compiler<'_> {
    // ---- the statement

    pub(super) fn match_statement(&mut self, subject: ExprId, cases: &[MatchCase]) -> Compiled {
        let base = self.mark();
        let subject = self.push(subject)?;
        let end = self.unit.emitter.new_label();
        for (index, case) in cases.iter().enumerate() {
            let is_last = index + 1 == cases.len();
            self.match_case(subject, case, is_last, end)?;
        }
        self.unit.emitter.emit(Op::Clear, subject, 0, 0);
        self.reset(base);
        self.unit.emitter.place(end);
        Ok(())
    }

    fn match_case(&mut self, subject: u8, case: &MatchCase, is_last: bool, end: Label) -> Compiled {
        let mut attempt = self.new_attempt();
        self.pattern(case.pattern, subject, is_last || case.guard.is_some(), &mut attempt)?;
        self.bind_captures(&attempt);
        if let Some(guard) = case.guard {
            let failure = self.failure(&mut attempt);
            self.jump_if(guard, false, failure)?;
        }
        self.unit.emitter.emit(Op::Clear, subject, 0, 0);
        let mark = self.mark();
        self.reset(u32::from(subject));
        self.statements(&self.ast[case.body])?;
        self.unit.emitter.jump(end);
        self.reset(mark);
        self.place_failures(&attempt);
        Ok(())
    }

    /// Stores what a matched pattern has captured, and drops the rest of the pile.
    fn bind_captures(&mut self, attempt: &Attempt) {
        let captured: Vec<u8> = attempt.captures.iter().map(|&(_, register)| register).collect();
        for &(name, register) in &attempt.captures {
            self.store_name(name, register);
        }
        self.drop_pile(attempt.base, &captured);
    }

    /// Drops the temporaries from `base` on, except those in `gone`.
    fn drop_pile(&mut self, base: u32, gone: &[u8]) {
        for register in (base..self.mark()).rev() {
            let register = register as u8;
            if !gone.contains(&register) {
                self.unit.emitter.emit(Op::Clear, register, 0, 0);
            }
        }
        self.reset(base);
    }

    // ---- failures

    fn new_attempt(&self) -> Attempt {
        Attempt { base: self.mark(), failures: Vec::new(), captures: Vec::new() }
    }

    /// Where a failure with the present pile goes.
    pub(super) fn failure(&mut self, attempt: &mut Attempt) -> Label {
        let height = (self.mark() - attempt.base) as usize;
        while attempt.failures.len() <= height {
            let label = self.unit.emitter.new_label();
            attempt.failures.push(label);
        }
        attempt.failures[height]
    }

    /// Where failures arrive: from the highest pile down to none.
    fn place_failures(&mut self, attempt: &Attempt) {
        for (height, &label) in attempt.failures.iter().enumerate().rev() {
            self.unit.emitter.place(label);
            if height > 0 {
                let register = (attempt.base + height as u32 - 1).min(255) as u8;
                self.unit.emitter.emit(Op::Clear, register, 0, 0);
            }
        }
    }

    /// Fails unless the last temporary, which is consumed, is true.
    pub(super) fn require(&mut self, answer: u8, attempt: &mut Attempt) {
        self.reset(u32::from(answer));
        let failure = self.failure(attempt);
        self.unit.emitter.emit_jump(Op::JumpIfFalse, answer, 0, 0, failure);
    }

    // ---- patterns

    /// Matches a pattern against `subject`. `may_be_last` says whether a pattern that always matches is allowed here.
    pub(super) fn pattern(&mut self, id: PatternId, subject: u8, may_be_last: bool, attempt: &mut Attempt) -> Compiled {
        let span = self.ast[id].span;
        self.descend(span)?;
        self.at(span);
        match self.ast[id].kind {
            PatternKind::MatchValue { value } => self.match_value(span, value, subject, attempt)?,
            PatternKind::MatchSingleton { value } => {
                let constant = crate::compile::constant::literal(self.ast, value);
                self.match_singleton(constant, subject, attempt);
            }
            PatternKind::MatchSequence { patterns } => {
                self.match_sequence(span, &self.ast[patterns], subject, attempt)?;
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.match_mapping(span, &self.ast[keys], &self.ast[patterns], (rest, subject), attempt)?;
            }
            PatternKind::MatchClass { .. } => self.match_class(id, subject, attempt)?,
            PatternKind::MatchStar { name } => self.capture(span, name, subject, attempt)?,
            PatternKind::MatchAs { pattern: Some(pattern), name } => {
                self.pattern(pattern, subject, may_be_last, attempt)?;
                self.capture(span, name, subject, attempt)?;
            }
            PatternKind::MatchAs { pattern: None, name } => {
                if !may_be_last {
                    return self.unreachable_patterns(span, name);
                }
                self.capture(span, name, subject, attempt)?;
            }
            PatternKind::MatchOr { patterns } => {
                self.match_or(span, &self.ast[patterns], (subject, may_be_last), attempt)?;
            }
        }
        self.ascend();
        Ok(())
    }

    fn unreachable_patterns(&self, span: Span, name: Option<Symbol>) -> Compiled {
        match name {
            Some(name) => {
                let name = self.ast.name(name);
                refused(span, format!("name capture '{name}' makes remaining patterns unreachable"))
            }
            None => refused(span, "wildcard makes remaining patterns unreachable"),
        }
    }

    fn match_value(&mut self, span: Span, value: ExprId, subject: u8, attempt: &mut Attempt) -> Compiled {
        let mark = self.mark();
        let copy = self.copy(subject);
        let constant = match self.constant_of(value)? {
            Some(constant) => self.unit.emitter.near_constant(constant),
            None => None,
        };
        let (op, right) = match constant {
            Some(index) => (Op::TestEqualConst, index),
            None => (Op::TestEqual, self.push(value)?),
        };
        self.reset(mark);
        let failure = self.failure(attempt);
        self.at(span);
        self.unit.emitter.emit_jump(op, copy, right, 0, failure);
        Ok(())
    }

    fn match_singleton(&mut self, constant: Constant, subject: u8, attempt: &mut Attempt) {
        let mark = self.mark();
        let copy = self.copy(subject);
        if matches!(constant, Constant::None) {
            self.reset(mark);
            let failure = self.failure(attempt);
            return self.unit.emitter.emit_jump(Op::JumpIfNotNone, copy, 0, 0, failure);
        }
        let right = self.push_constant(constant);
        self.reset(mark);
        let failure = self.failure(attempt);
        self.unit.emitter.emit_jump(Op::TestIs, copy, right, 0, failure);
    }

    /// A copy of `subject` in the next temporary.
    pub(super) fn copy(&mut self, subject: u8) -> u8 {
        let copy = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::Copy, copy, subject, 0);
        copy
    }

    /// Captures the subject under a name; the wildcard has none.
    pub(super) fn capture(&mut self, span: Span, symbol: Option<Symbol>, subject: u8, attempt: &mut Attempt) -> Compiled {
        let Some(symbol) = symbol else { return Ok(()) };
        self.check_name_at(symbol, ExprContext::Store, span)?;
        let name = self.name(symbol);
        self.refuse_repeated(span, name, attempt)?;
        let in_pile = u32::from(subject) >= attempt.base;
        let is_free = !attempt.captures.iter().any(|&(_, register)| register == subject);
        let register = if in_pile && is_free { subject } else { self.copy(subject) };
        attempt.captures.push((name, register));
        Ok(())
    }

    pub(super) fn refuse_repeated(&self, span: Span, name: Name, attempt: &Attempt) -> Compiled {
        if attempt.captures.iter().any(|&(captured, _)| captured == name) {
            let name = self.scopes.names.text(name);
            return refused(span, format!("multiple assignments to name '{name}' in pattern"));
        }
        Ok(())
    }

    // ---- sequences

    fn match_sequence(&mut self, span: Span, patterns: &[PatternId], subject: u8, attempt: &mut Attempt) -> Compiled {
        let is_star = |&&id: &&PatternId| matches!(self.ast[id].kind, PatternKind::MatchStar { .. });
        if patterns.iter().filter(is_star).count() > 1 {
            return refused(span, "multiple starred names in sequence pattern");
        }
        let star = patterns.iter().position(|id| is_star(&id));
        let answer = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::MatchSequence, answer, subject, 0);
        self.require(answer, attempt);
        let needed = patterns.len() - usize::from(star.is_some());
        match star {
            None => self.require_length(subject, Op::TestEqualConst, needed, attempt),
            Some(_) if needed > 0 => {
                self.require_length(subject, Op::TestGreaterEqualConst, needed, attempt);
            }
            Some(_) => {}
        }
        let only_wildcards = patterns.iter().all(|&id| self.is_wildcard(id));
        let star_is_wildcard = star.is_some_and(|star| self.is_wildcard(patterns[star]));
        if only_wildcards {
            Ok(())
        } else if let (Some(star), true) = (star, star_is_wildcard) {
            self.match_items(span, patterns, star, subject, attempt)
        } else {
            self.match_elements(span, patterns, star, subject, attempt)
        }
    }

    fn is_wildcard(&self, id: PatternId) -> bool {
        matches!(self.ast[id].kind, PatternKind::MatchAs { pattern: None, name: None } | PatternKind::MatchStar { name: None })
    }

    /// Fails unless the length of the subject compares with `length`.
    pub(super) fn require_length(&mut self, subject: u8, test: Op, length: usize, attempt: &mut Attempt) {
        let register = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::GetLength, register, subject, 0);
        let constant = Constant::Int(length as i64);
        let mark = u32::from(register);
        if let Some(index) = self.unit.emitter.near_constant(constant.clone()) {
            self.reset(mark);
            let failure = self.failure(attempt);
            return self.unit.emitter.emit_jump(test, register, index, 0, failure);
        }
        let right = self.push_constant(constant);
        self.reset(mark);
        let failure = self.failure(attempt);
        let test = if test == Op::TestEqualConst { Op::TestEqual } else { Op::TestGreaterEqual };
        self.unit.emitter.emit_jump(test, register, right, 0, failure);
    }

    /// Takes all elements out of the subject, and matches them.
    fn match_elements(&mut self, span: Span, patterns: &[PatternId], star: Option<usize>, subject: u8, attempt: &mut Attempt) -> Compiled {
        let copy = self.copy(subject);
        self.reset(u32::from(copy));
        let first = self.unit.emitter.push_temporaries(patterns.len() as u32);
        self.at(span);
        match star {
            None => self.unit.emitter.emit(Op::Unpack, first, copy, patterns.len() as u8),
            Some(star) => {
                let after = (patterns.len() - star - 1) as u32;
                self.unit.emitter.emit_extra(Op::UnpackStar, first, copy, star as u8, after);
            }
        }
        for (index, &pattern) in patterns.iter().enumerate() {
            let element = (usize::from(first) + index).min(255) as u8;
            self.pattern(pattern, element, true, attempt)?;
        }
        Ok(())
    }

    /// Takes single items out of the subject by index, when nobody wants what the star stands for.
    fn match_items(&mut self, span: Span, patterns: &[PatternId], star: usize, subject: u8, attempt: &mut Attempt) -> Compiled {
        for (index, &pattern) in patterns.iter().enumerate() {
            if self.is_wildcard(pattern) {
                continue;
            }
            self.at(span);
            let item = self.copy(subject);
            let place = self.unit.emitter.push_temporary();
            if index < star {
                self.unit.emitter.load_constant(place, Constant::Int(index as i64));
            } else {
                self.unit.emitter.emit(Op::GetLength, place, subject, 0);
                let back = self.push_constant(Constant::Int((patterns.len() - index) as i64));
                self.unit.emitter.emit(Op::Subtract, place, place, back);
            }
            self.unit.emitter.emit(Op::GetItem, item, item, place);
            self.reset(u32::from(item) + 1);
            self.pattern(pattern, item, true, attempt)?;
        }
        Ok(())
    }

    // ---- alternatives

    /// Every alternative brings its captures to the same registers, at the bottom of its pile.
    fn match_or(&mut self, span: Span, alternatives: &[PatternId], (subject, may_be_last): (u8, bool), attempt: &mut Attempt) -> Compiled {
        let mark = self.mark();
        let matched = self.unit.emitter.new_label();
        let mut names: Option<Vec<Name>> = None;
        for (index, &alternative) in alternatives.iter().enumerate() {
            let is_last = index + 1 == alternatives.len();
            let expected = match &names {
                Some(names) => names.clone(),
                None => self.captured_names(alternative),
            };
            self.unit.emitter.push_temporaries(expected.len() as u32);
            let mut inner = self.new_attempt();
            self.pattern(alternative, subject, is_last && may_be_last, &mut inner)?;
            let has = |name: &Name| inner.captures.iter().any(|(captured, _)| captured == name);
            if inner.captures.len() != expected.len() || !expected.iter().all(has) {
                return refused(span, "alternative patterns bind different names");
            }
            let mut moved = Vec::new();
            for (slot, name) in expected.iter().enumerate() {
                let held = inner.captures.iter().find(|(captured, _)| captured == name);
                let &(_, register) = held.expect("checked just above");
                self.unit.emitter.emit(Op::Move, (mark as usize + slot).min(255) as u8, register, 0);
                moved.push(register);
            }
            self.drop_pile(inner.base, &moved);
            self.unit.emitter.jump(matched);
            self.place_failures(&inner);
            self.reset(mark);
            names = Some(expected);
        }
        let failure = self.failure(attempt);
        self.unit.emitter.jump(failure);
        self.unit.emitter.place(matched);
        for name in names.unwrap_or_default() {
            self.refuse_repeated(span, name, attempt)?;
            let register = self.unit.emitter.push_temporary();
            attempt.captures.push((name, register));
        }
        Ok(())
    }

    /// The names that a pattern captures, in order; those of the first alternative where there are several.
    fn captured_names(&mut self, id: PatternId) -> Vec<Name> {
        let mut names = Vec::new();
        let mut work = vec![(id, false)];
        while let Some((id, is_done)) = work.pop() {
            let own = match self.ast[id].kind {
                PatternKind::MatchStar { name } | PatternKind::MatchAs { name, .. } => name,
                PatternKind::MatchMapping { rest, .. } => rest,
                _ => None,
            };
            if is_done {
                names.extend(own.map(|symbol| self.name(symbol)));
                continue;
            }
            work.push((id, true));
            let children = match self.ast[id].kind {
                PatternKind::MatchSequence { patterns } | PatternKind::MatchMapping { patterns, .. } => self.ast[patterns].to_vec(),
                PatternKind::MatchOr { patterns } => self.ast[patterns][..1].to_vec(),
                PatternKind::MatchClass { patterns, kwd_patterns, .. } => [&self.ast[patterns], &self.ast[kwd_patterns]].concat(),
                PatternKind::MatchAs { pattern, .. } => pattern.into_iter().collect(),
                _ => Vec::new(),
            };
            work.extend(children.into_iter().rev().map(|child| (child, false)));
        }
        names
    }
}

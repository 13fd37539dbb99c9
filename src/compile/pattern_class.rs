//! Patterns that look into their subject by key or attribute: mappings and classes.

use std::collections::HashSet;

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::constant::text;
use crate::compile::pattern::Attempt;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExprId, ExprKind, PatternId, PatternKind};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

impl Compiler<'_> {
    pub(super) fn match_mapping(
        &mut self,
        span: Span,
        keys: &[ExprId],
        patterns: &[PatternId],
        (rest, subject): (Option<Symbol>, u8),
        attempt: &mut Attempt,
    ) -> Compiled {
        let answer = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::MatchMapping, answer, subject, 0);
        self.require(answer, attempt);
        if keys.is_empty() && rest.is_none() {
            return Ok(());
        }
        if !keys.is_empty() {
            self.require_length(subject, Op::TestGreaterEqualConst, keys.len(), attempt);
        }
        let key_tuple = self.mapping_keys(span, keys)?;
        self.at(span);
        let values = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::MatchKeys, values, subject, key_tuple);
        self.take_parts(span, values, patterns.len(), attempt);
        for (index, &pattern) in patterns.iter().enumerate() {
            let value = (usize::from(values) + index).min(255) as u8;
            self.pattern(pattern, value, true, attempt)?;
        }
        if rest.is_some() {
            self.at(span);
            let others = self.copy(key_tuple);
            self.unit.emitter.emit(Op::CopyWithoutKeys, others, subject, others);
            self.capture(span, rest, others, attempt)?;
        }
        Ok(())
    }

    /// The tuple of keys, in the next temporary.
    fn mapping_keys(&mut self, span: Span, keys: &[ExprId]) -> Compiled<u8> {
        let mut seen = HashSet::new();
        for &key in keys {
            if let Some(constant) = self.constant_of(key)?
                && !seen.insert(format!("{:?}", comparable(&constant)))
            {
                let shown = crate::compile::unparse::constant(&constant);
                return refused(span, format!("mapping pattern checks duplicate key ({shown})"));
            }
        }
        if let Some(constants) = self.constants_of(keys)? {
            return Ok(self.push_constant(Constant::Tuple(constants.into())));
        }
        let base = self.mark();
        for &key in keys {
            if !matches!(self.ast[key].kind, ExprKind::Attribute { .. } | ExprKind::Constant(_)) && self.constant_of(key)?.is_none() {
                return refused(span, "mapping pattern keys may only match literals and attribute lookups");
            }
            self.push(key)?;
        }
        self.reset(base);
        let register = self.unit.emitter.push_temporary();
        self.at(span);
        self.unit.emitter.emit(Op::BuildTuple, register, register, keys.len() as u8);
        Ok(register)
    }

    /// Fails when the last temporary is None; else it is a tuple, whose `count` parts take its place and those above.
    fn take_parts(&mut self, span: Span, parts: u8, count: usize, attempt: &mut Attempt) {
        let tested = self.copy(parts);
        self.reset(u32::from(tested));
        let failure = self.failure(attempt);
        self.unit.emitter.emit_jump(Op::JumpIfNone, tested, 0, 0, failure);
        self.at(span);
        self.reset(u32::from(parts));
        self.unit.emitter.push_temporaries(count as u32);
        self.unit.emitter.emit(Op::Unpack, parts, parts, count as u8);
    }

    pub(super) fn match_class(&mut self, id: PatternId, subject: u8, attempt: &mut Attempt) -> Compiled {
        let span = self.ast[id].span;
        let PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } = self.ast[id].kind else {
            unreachable!("called for class patterns only");
        };
        let (positional, named) = (&self.ast[patterns], &self.ast[kwd_patterns]);
        let mut seen = HashSet::new();
        for (&attribute, &pattern) in self.ast[kwd_attrs].iter().zip(named) {
            if !seen.insert(attribute) {
                let name = self.ast.name(attribute);
                let text = format!("attribute name repeated in class pattern: {name}");
                return refused(self.ast[pattern].span, text);
            }
        }
        let parts = self.push(cls)?;
        let names: Vec<_> = self.ast[kwd_attrs].iter().map(|&attribute| text(self.ast.name(attribute))).collect();
        let names = self.unit.emitter.constant(Constant::Tuple(names.into()));
        self.at(span);
        let count = positional.len().min(255) as u8;
        self.unit.emitter.emit_extra(Op::MatchClass, parts, subject, count, names);
        self.take_parts(span, parts, positional.len() + named.len(), attempt);
        for (index, &pattern) in positional.iter().chain(named).enumerate() {
            let part = (usize::from(parts) + index).min(255) as u8;
            self.pattern(pattern, part, true, attempt)?;
        }
        Ok(())
    }
}

/// A form in which constants are equal when the language says so.
fn comparable(constant: &Constant) -> Constant {
    match constant {
        Constant::Bool(value) => Constant::Int(i64::from(*value)),
        Constant::Float(value) if value.fract() == 0.0 && value.abs() < 1e15 => Constant::Int(*value as i64),
        Constant::Complex(real, 0.0) => comparable(&Constant::Float(*real)),
        other => other.clone(),
    }
}

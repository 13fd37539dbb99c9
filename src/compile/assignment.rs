//! Assignments: plain, to several targets, augmented, and annotated.

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::constant::text;
use crate::compile::expression::Destination;
use crate::compile::operator::inplace_op;
use crate::compile::scope::ScopeKind;
use crate::compile::variable::Access;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExprContext, ExprId, ExprKind, Operator, StmtId, StmtKind};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

impl Compiler<'_> {
    // ---- plain

    pub(super) fn assignment(&mut self, targets: &[ExprId], value: ExprId) -> Compiled {
        let base = self.mark();
        match targets {
            [target] => self.single_assignment(*target, value)?,
            [first @ .., last] => {
                let register = self.push(value)?;
                for &target in first {
                    self.store_copy(target, register)?;
                }
                self.store(*last, register)?;
            }
            [] => {}
        }
        self.reset(base);
        Ok(())
    }

    fn single_assignment(&mut self, target: ExprId, value: ExprId) -> Compiled {
        match self.ast[target].kind {
            ExprKind::Name { id: symbol, .. } => {
                if let Some(register) = self.near_local(symbol) {
                    self.check_name(symbol, ExprContext::Store, target)?;
                    self.expression(value, Destination::Register(register))?;
                    return Ok(());
                }
            }
            ExprKind::Tuple { elts: targets, .. } | ExprKind::List { elts: targets, .. } => {
                if let ExprKind::Tuple { elts: values, .. } = self.ast[value].kind
                    && values.len() == targets.len()
                    && self.is_parallel(&self.ast[targets], &self.ast[values])
                {
                    return self.parallel_assignment(&self.ast[targets], &self.ast[values]);
                }
            }
            _ => {}
        }
        let register = self.operand(value, Some(target))?;
        self.store(target, register)
    }

    /// Whether values go to targets one by one, without a tuple in between.
    fn is_parallel(&self, targets: &[ExprId], values: &[ExprId]) -> bool {
        !values.is_empty() && self.fits_run(values.len()) && targets.iter().chain(values).all(|&element| self.starred(element).is_none())
    }

    fn parallel_assignment(&mut self, targets: &[ExprId], values: &[ExprId]) -> Compiled {
        let mark = self.mark();
        for &value in values {
            self.push(value)?;
        }
        for (index, &target) in targets.iter().enumerate() {
            self.store(target, (mark + index as u32).min(255) as u8)?;
        }
        self.reset(mark);
        Ok(())
    }

    /// Stores a temporary that stays alive.
    fn store_copy(&mut self, target: ExprId, register: u8) -> Compiled {
        let mark = self.mark();
        self.at(self.ast[target].span);
        if let ExprKind::Name { id: symbol, .. } = self.ast[target].kind {
            self.check_name(symbol, ExprContext::Store, target)?;
            let name = self.name(symbol);
            self.store_name_copy(name, register);
            return Ok(());
        }
        let copy = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::Copy, copy, register, 0);
        self.store(target, copy)?;
        self.reset(mark);
        Ok(())
    }

    // ---- augmented

    pub(super) fn augmented_assignment(&mut self, span: Span, target: ExprId, op: Operator, value: ExprId) -> Compiled {
        let base = self.mark();
        match self.ast[target].kind {
            ExprKind::Name { id: symbol, .. } => self.augment_name(span, target, symbol, op, value)?,
            ExprKind::Attribute { value: object, attr, .. } => {
                let object = self.operand(object, Some(value))?;
                let copy = self.second_reading(object);
                let old = self.result(self.mark_below(copy), Destination::Temporary);
                self.at_attribute(target);
                let name = self.name_text(attr);
                let site = self.unit.emitter.site(&name);
                self.unit.emitter.emit_extra(Op::LoadAttr, old, copy, 0, site);
                self.augment(span, op, old, value)?;
                self.store_attribute(target, object, old);
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                let object = self.operand_kept(object, slice, value)?;
                let index = self.operand(slice, Some(value))?;
                let mark = self.mark();
                let object_copy = self.second_reading(object);
                let index_copy = self.second_reading(index);
                self.reset(mark);
                let old = self.unit.emitter.push_temporary();
                self.at(self.ast[target].span);
                self.unit.emitter.emit(Op::GetItem, old, object_copy, index_copy);
                self.augment(span, op, old, value)?;
                self.at(self.ast[target].span);
                self.unit.emitter.emit(Op::SetItem, object, index, old);
            }
            _ => return refused(self.ast[target].span, "illegal expression for augmented assignment"),
        }
        self.reset(base);
        Ok(())
    }

    /// An operand that neither `slice` nor `value` may rebind.
    fn operand_kept(&mut self, object: ExprId, slice: ExprId, value: ExprId) -> Compiled<u8> {
        let later = if self.ast[slice].span.end > self.ast[value].span.end { slice } else { value };
        self.operand(object, Some(later))
    }

    /// A register to read `operand` from, such that it can be read once more.
    fn second_reading(&mut self, operand: u8) -> u8 {
        if !self.unit.emitter.is_temporary(operand) {
            return operand;
        }
        let copy = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::Copy, copy, operand, 0);
        copy
    }

    /// The mark for a result that may take the place of `register`, if that is the last temporary.
    fn mark_below(&self, register: u8) -> u32 {
        if self.unit.emitter.is_temporary(register) { u32::from(register) } else { self.mark() }
    }

    fn augment(&mut self, span: Span, op: Operator, old: u8, value: ExprId) -> Compiled {
        let mark = self.mark();
        let (plain, with_constant) = inplace_op(op);
        let (op, right) = self.right_operand(plain, with_constant, value)?;
        self.reset(mark);
        self.at(span);
        self.unit.emitter.emit(op, old, old, right);
        Ok(())
    }

    fn augment_name(&mut self, span: Span, target: ExprId, symbol: Symbol, op: Operator, value: ExprId) -> Compiled {
        self.check_name(symbol, ExprContext::Store, target)?;
        let name = self.name(symbol);
        self.at(self.ast[target].span);
        if let Access::Near(register) = self.access(name) {
            let between = Span::new(self.ast[target].span.end, self.ast[value].span.end);
            if !self.scopes.is_rebound_in(name, between) {
                self.unit.emitter.emit(Op::CheckLocal, register, 0, 0);
                return self.augment(span, op, register, value);
            }
        }
        let old = self.load_name(name, Destination::Temporary);
        self.augment(span, op, old, value)?;
        self.at(self.ast[target].span);
        self.store_name(name, old);
        Ok(())
    }

    // ---- annotated

    pub(super) fn annotated_assignment(
        &mut self,
        span: Span,
        target: ExprId,
        annotation: ExprId,
        value: Option<ExprId>,
        simple: bool,
    ) -> Compiled {
        let base = self.mark();
        if let Some(value) = value {
            self.single_assignment(target, value)?;
            self.reset(base);
        }
        let unit_kind = self.scopes.scope(self.unit.heading.scope).kind;
        let evaluates = matches!(unit_kind, ScopeKind::Module | ScopeKind::Class);
        match self.ast[target].kind {
            ExprKind::Name { id: symbol, .. } => {
                self.check_name_at(symbol, ExprContext::Store, span)?;
                if simple && evaluates {
                    self.store_annotation(span, symbol, annotation)?;
                }
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.check_name_at(attr, ExprContext::Store, span)?;
                if value.is_none() {
                    self.effect(object)?;
                }
            }
            ExprKind::Subscript { value: object, slice, .. } if value.is_none() => {
                self.effect(object)?;
                self.effect(slice)?;
            }
            _ => {}
        }
        if !simple && evaluates && !self.future_annotations {
            self.effect(annotation)?;
        }
        self.reset(base);
        Ok(())
    }

    fn store_annotation(&mut self, span: Span, symbol: Symbol, annotation: ExprId) -> Compiled {
        let base = self.mark();
        let value = self.annotation(annotation)?;
        self.at(span);
        let annotations = self.scopes.names.intern("__annotations__");
        let dict = self.load_name(annotations, Destination::Temporary);
        let name = self.name_text(symbol);
        let key = self.push_constant(text(&name));
        self.unit.emitter.emit(Op::SetItem, dict, key, value);
        self.reset(base);
        Ok(())
    }

    /// Evaluates an expression and drops its value.
    pub(super) fn effect(&mut self, id: ExprId) -> Compiled {
        if self.constant_of(id)?.is_some() {
            return Ok(());
        }
        if let ExprKind::Slice { lower, upper, step } = self.ast[id].kind {
            return [lower, upper, step].into_iter().flatten().try_for_each(|part| self.effect(part));
        }
        let base = self.mark();
        let register = self.operand(id, None)?;
        self.discard(register);
        self.reset(base);
        Ok(())
    }

    /// Whether a body annotates a variable anywhere outside inner scopes.
    pub(super) fn has_annotations(&self, body: crate::syntax::ast::List<StmtId>) -> bool {
        let mut work: Vec<StmtId> = self.ast[body].to_vec();
        while let Some(id) = work.pop() {
            match &self.ast[id].kind {
                StmtKind::AnnAssign { .. } => return true,
                StmtKind::For { body, orelse, .. }
                | StmtKind::AsyncFor { body, orelse, .. }
                | StmtKind::While { body, orelse, .. }
                | StmtKind::If { body, orelse, .. } => {
                    work.extend(self.ast[*body].iter().chain(&self.ast[*orelse]));
                }
                StmtKind::With { body, .. } | StmtKind::AsyncWith { body, .. } => {
                    work.extend(&self.ast[*body]);
                }
                StmtKind::Match { cases, .. } => {
                    work.extend(self.ast[*cases].iter().flat_map(|case| &self.ast[case.body]));
                }
                StmtKind::Try(parts) | StmtKind::TryStar(parts) => {
                    for list in [parts.body, parts.orelse, parts.finalbody] {
                        work.extend(&self.ast[list]);
                    }
                    work.extend(self.ast[parts.handlers].iter().flat_map(|clause| &self.ast[clause.body]));
                }
                _ => {}
            }
        }
        false
    }

    /// None in the next temporary.
    pub(super) fn push_none(&mut self) -> u8 {
        self.push_constant(Constant::None)
    }
}

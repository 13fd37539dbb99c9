//! Targets: where assignments, loops, `with` and `del` put values or take them away.

use crate::bytecode::op::Op;
use crate::compile::variable::Access;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExprContext, ExprId, ExprKind};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

impl Compiler<'_> {
    /// Refuses `__debug__` as a target.
    pub(super) fn check_name(&self, symbol: Symbol, context: ExprContext, id: ExprId) -> Compiled {
        self.check_name_at(symbol, context, self.ast[id].span)
    }

    /// As `check_name`, with the place to blame.
    pub(super) fn check_name_at(&self, symbol: Symbol, context: ExprContext, span: Span) -> Compiled {
        if self.ast.name(symbol) != "__debug__" {
            return Ok(());
        }
        match context {
            ExprContext::Load => Ok(()),
            ExprContext::Store => refused(span, "cannot assign to __debug__"),
            ExprContext::Del => refused(span, "cannot delete __debug__"),
        }
    }

    /// Stores `value` in a target; a temporary is consumed.
    pub(super) fn store(&mut self, target: ExprId, value: u8) -> Compiled {
        let span = self.ast[target].span;
        match self.ast[target].kind {
            ExprKind::Name { id: symbol, .. } => {
                self.check_name(symbol, ExprContext::Store, target)?;
                self.at(span);
                let name = self.name(symbol);
                self.store_name(name, value);
                Ok(())
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.check_name_at(attr, ExprContext::Store, span)?;
                let mark = self.mark();
                let register = self.operand(object, None)?;
                self.store_attribute(target, register, value);
                self.note_self_attribute(object, attr);
                self.reset(mark);
                Ok(())
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                let mark = self.mark();
                let object = self.operand(object, Some(slice))?;
                let index = self.operand(slice, None)?;
                self.at(span);
                self.unit.emitter.emit(Op::SetItem, object, index, value);
                self.reset(mark);
                Ok(())
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                self.descend(span)?;
                self.unpack(target, &self.ast[elts], value)?;
                self.ascend();
                Ok(())
            }
            ExprKind::Starred { .. } => refused(span, "starred assignment target must be in a list or tuple"),
            _ => refused(span, "cannot assign to this expression"),
        }
    }

    pub(super) fn store_attribute(&mut self, target: ExprId, object: u8, value: u8) {
        let ExprKind::Attribute { attr, .. } = self.ast[target].kind else { return };
        self.at_attribute(target);
        let name = self.name_text(attr);
        let site = self.unit.emitter.site(&name);
        self.unit.emitter.emit_extra(Op::StoreAttr, object, value, 0, site);
    }

    fn note_self_attribute(&mut self, object: ExprId, attr: Symbol) {
        if let ExprKind::Name { id, .. } = self.ast[object].kind
            && self.ast.name(id) == "self"
        {
            let name = self.name_text(attr);
            self.note_static_attribute(&name);
        }
    }

    fn unpack(&mut self, target: ExprId, elements: &[ExprId], value: u8) -> Compiled {
        let mark = self.mark();
        if u32::from(value) + 1 == mark && self.unit.emitter.is_temporary(value) {
            self.reset(u32::from(value));
        }
        let star = elements.iter().position(|&element| self.starred(element).is_some());
        if elements.len() > usize::from(u8::MAX) && star.is_none() {
            return refused(self.ast[target].span, "too many targets in one unpacking");
        }
        self.at(self.ast[target].span);
        if let Some(first) = self.consecutive_locals(elements) {
            self.unit.emitter.emit(Op::Unpack, first, value, elements.len() as u8);
            self.reset(mark);
            return Ok(());
        }
        let first = self.unit.emitter.push_temporaries(elements.len() as u32);
        match star {
            None => self.unit.emitter.emit(Op::Unpack, first, value, elements.len() as u8),
            Some(star) => {
                let after = &elements[star + 1..];
                if after.iter().any(|&element| self.starred(element).is_some()) {
                    return refused(self.ast[target].span, "multiple starred expressions in assignment");
                }
                if star >= 256 {
                    let text = "too many expressions in star-unpacking assignment";
                    return refused(self.ast[target].span, text);
                }
                self.unit.emitter.emit_extra(Op::UnpackStar, first, value, star as u8, after.len() as u32);
            }
        }
        for (index, &element) in elements.iter().enumerate() {
            let register = (usize::from(first) + index).min(255) as u8;
            self.store(self.starred(element).unwrap_or(element), register)?;
        }
        self.reset(mark);
        Ok(())
    }

    /// The first register, when the targets are local variables in consecutive registers: those are unpacked into without a detour.
    fn consecutive_locals(&mut self, elements: &[ExprId]) -> Option<u8> {
        let mut registers = elements.iter().map(|&element| match self.ast[element].kind {
            ExprKind::Name { id, .. } => {
                let name = self.name(id);
                match self.access(name) {
                    Access::Near(local) => Some(local),
                    _ => None,
                }
            }
            _ => None,
        });
        let first = registers.next()??;
        let is_consecutive =
            registers.zip(1..).all(|(register, distance)| register.map(usize::from) == Some(usize::from(first) + distance));
        is_consecutive.then_some(first)
    }

    /// `del` of a target.
    pub(super) fn delete(&mut self, target: ExprId) -> Compiled {
        let span = self.ast[target].span;
        let mark = self.mark();
        match self.ast[target].kind {
            ExprKind::Name { id: symbol, .. } => {
                self.check_name(symbol, ExprContext::Del, target)?;
                self.at(span);
                let name = self.name(symbol);
                self.delete_name(name);
            }
            ExprKind::Attribute { value, attr, .. } => {
                let object = self.operand(value, None)?;
                self.at_attribute(target);
                let name = self.name_text(attr);
                let name = self.unit.emitter.name(&name);
                self.unit.emitter.emit_extra(Op::DeleteAttr, object, 0, 0, name);
            }
            ExprKind::Subscript { value, slice, .. } => {
                let object = self.operand(value, Some(slice))?;
                let index = self.operand(slice, None)?;
                self.at(span);
                self.unit.emitter.emit(Op::DeleteItem, object, index, 0);
            }
            ExprKind::Tuple { elts, .. } | ExprKind::List { elts, .. } => {
                self.descend(span)?;
                for &element in &self.ast[elts] {
                    self.delete(element)?;
                }
                self.ascend();
            }
            _ => return refused(span, "cannot delete this expression"),
        }
        self.reset(mark);
        Ok(())
    }
}

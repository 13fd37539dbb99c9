//! Expressions: where their values go, operands, and the simple kinds.
//!
//! A value goes to a [`Destination`]: the next free temporary, or a local, which only the last instruction of the expression
//! writes. So a local that is assigned keeps its old value while the new one is computed, and when that fails.
//! Temporaries of an expression lie above the mark taken at its start, and its result lies at the mark.

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::scope::ScopeKind;
use crate::compile::variable::Access;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{BoolOp, ExprContext, ExprId, ExprKind, UnaryOp};
use crate::text::span::Span;

/// Where the value of an expression goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// To the next free temporary, which is taken.
    Temporary,
    /// To a local.
    Register(u8),
}

impl Compiler<'_> {
    /// The register of a destination.
    pub(super) fn destination(&mut self, destination: Destination) -> u8 {
        match destination {
            Destination::Temporary => self.unit.emitter.push_temporary(),
            Destination::Register(register) => register,
        }
    }

    /// The register of a destination, when the temporaries from `base` on are consumed.
    pub(super) fn result(&mut self, base: u32, destination: Destination) -> u8 {
        self.unit.emitter.drop_temporaries_to(base);
        self.destination(destination)
    }

    /// The register that the next temporary gets.
    pub(super) fn mark(&self) -> u32 {
        self.unit.emitter.next_temporary()
    }

    /// The temporaries from `mark` on are free again.
    pub(super) fn reset(&mut self, mark: u32) {
        self.unit.emitter.drop_temporaries_to(mark);
    }

    /// Evaluates to the next temporary.
    pub(super) fn push(&mut self, id: ExprId) -> Compiled<u8> {
        self.expression(id, Destination::Temporary)
    }

    /// A constant in the next temporary.
    pub(super) fn push_constant(&mut self, constant: Constant) -> u8 {
        let register = self.unit.emitter.push_temporary();
        self.unit.emitter.load_constant(register, constant);
        register
    }

    /// Evaluates `id` for an instruction that comes after `later` was evaluated too: a local that `later` does not rebind
    /// stays where it is, everything else goes to the next temporary.
    pub(super) fn operand(&mut self, id: ExprId, later: Option<ExprId>) -> Compiled<u8> {
        let symbol = match self.ast[id].kind {
            ExprKind::Name { id: symbol, ctx: ExprContext::Load } => symbol,
            ExprKind::NamedExpr { target, value } => match self.plain_name(target) {
                Some(symbol) => return self.walrus_operand(id, symbol, value, later),
                None => return self.push(id),
            },
            _ => return self.push(id),
        };
        let name = self.name(symbol);
        match self.access(name) {
            Access::Near(register) if !self.is_rebound(id, name, later) => {
                self.at(self.ast[id].span);
                self.unit.emitter.emit(Op::CheckLocal, register, 0, 0);
                Ok(register)
            }
            _ => self.push(id),
        }
    }

    fn is_rebound(&self, id: ExprId, name: crate::compile::name::Name, later: Option<ExprId>) -> bool {
        later.is_some_and(|later| {
            let span = Span::new(self.ast[id].span.end, self.ast[later].span.end);
            self.scopes.is_rebound_in(name, span)
        })
    }

    fn plain_name(&self, target: ExprId) -> Option<crate::syntax::symbol::Symbol> {
        match self.ast[target].kind {
            ExprKind::Name { id, .. } => Some(id),
            _ => None,
        }
    }

    fn walrus_operand(&mut self, id: ExprId, symbol: crate::syntax::symbol::Symbol, value: ExprId, later: Option<ExprId>) -> Compiled<u8> {
        let name = self.name(symbol);
        match self.access(name) {
            Access::Near(register) if !self.is_rebound(id, name, later) => {
                self.descend(self.ast[id].span)?;
                self.check_name(symbol, ExprContext::Store, id)?;
                self.expression(value, Destination::Register(register))?;
                self.ascend();
                Ok(register)
            }
            _ => self.push(id),
        }
    }

    /// Evaluates `id` to `destination`; the register where the value is then.
    pub(super) fn expression(&mut self, id: ExprId, destination: Destination) -> Compiled<u8> {
        if let Some(constant) = self.constant_of(id)? {
            self.at(self.ast[id].span);
            let register = self.destination(destination);
            self.unit.emitter.load_constant(register, constant);
            return Ok(register);
        }
        self.descend(self.ast[id].span)?;
        let register = self.compound(id, destination)?;
        self.ascend();
        Ok(register)
    }

    /// An expression that is no constant.
    fn compound(&mut self, id: ExprId, destination: Destination) -> Compiled<u8> {
        match self.ast[id].kind {
            ExprKind::Name { id: symbol, ctx } => {
                self.at(self.ast[id].span);
                debug_assert_eq!(ctx, ExprContext::Load);
                let name = self.name(symbol);
                Ok(self.load_name(name, destination))
            }
            ExprKind::BinOp { .. } => self.binary_chain(id, destination),
            ExprKind::UnaryOp { op, operand } => self.unary(id, op, operand, destination),
            ExprKind::BoolOp { op, values } => self.bool_operation(op, &self.ast[values], destination),
            ExprKind::Compare { left, ops, comparators } => self.comparison(id, left, ops, comparators, destination),
            ExprKind::Call { .. } => self.call(id, destination),
            ExprKind::Attribute { .. } => self.attribute(id, destination),
            ExprKind::Subscript { value, slice, .. } => self.subscript(id, value, slice, destination),
            ExprKind::Slice { .. } => self.slice(id, destination),
            ExprKind::IfExp { test, body, orelse } => self.conditional(test, body, orelse, destination),
            ExprKind::NamedExpr { target, value } => self.walrus(target, value, destination),
            ExprKind::Lambda { .. } => self.lambda(id, destination),
            ExprKind::Tuple { elts, .. } => self.tuple(id, &self.ast[elts], destination),
            ExprKind::List { elts, .. } => self.list(id, &self.ast[elts], destination),
            ExprKind::Set { elts } => self.set(id, &self.ast[elts], destination),
            ExprKind::Dict { keys, values } => self.dict(id, keys, values, destination),
            ExprKind::ListComp { .. } | ExprKind::SetComp { .. } | ExprKind::DictComp { .. } | ExprKind::GeneratorExp { .. } => {
                self.comprehension(id, destination)
            }
            ExprKind::JoinedStr { values } => self.joined_string(id, &self.ast[values], destination),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.formatted_value(id, value, conversion, format_spec, destination)
            }
            ExprKind::Yield { value } => self.yield_value(id, value, destination),
            ExprKind::YieldFrom { value } => self.yield_from(id, value, destination),
            ExprKind::Await { value } => self.await_value(id, value, destination),
            ExprKind::Starred { .. } => refused(self.ast[id].span, "can't use starred expression here"),
            ExprKind::Constant(_) => unreachable!("a literal is a constant"),
        }
    }

    // ---- simple kinds

    fn unary(&mut self, id: ExprId, op: UnaryOp, operand: ExprId, destination: Destination) -> Compiled<u8> {
        if op == UnaryOp::Not
            && let Some(register) = self.negated_comparison(id, operand, destination)?
        {
            return Ok(register);
        }
        let base = self.mark();
        let value = self.operand(operand, None)?;
        let register = self.result(base, destination);
        self.at(self.ast[id].span);
        let op = match op {
            UnaryOp::Invert => Op::Invert,
            UnaryOp::Not => Op::Not,
            UnaryOp::UAdd => Op::Positive,
            UnaryOp::USub => Op::Negative,
        };
        self.unit.emitter.emit(op, register, value, 0);
        Ok(register)
    }

    fn bool_operation(&mut self, op: BoolOp, values: &[ExprId], destination: Destination) -> Compiled<u8> {
        let jump = if op == BoolOp::And { Op::JumpIfFalseOrPop } else { Op::JumpIfTrueOrPop };
        let base = self.mark();
        let end = self.unit.emitter.new_label();
        let (&last, first) = values.split_last().expect("a boolean operation has operands");
        for &value in first {
            let register = self.push(value)?;
            self.at(self.ast[value].span);
            self.unit.emitter.emit_jump(jump, register, 0, 0, end);
            self.reset(base);
        }
        let register = self.push(last)?;
        self.unit.emitter.place(end);
        Ok(self.deliver(register, base, destination))
    }

    fn conditional(&mut self, test: ExprId, body: ExprId, orelse: ExprId, destination: Destination) -> Compiled<u8> {
        let base = self.mark();
        let other = self.unit.emitter.new_label();
        let end = self.unit.emitter.new_label();
        self.jump_if(test, false, other)?;
        self.expression(body, destination)?;
        self.unit.emitter.jump(end);
        self.unit.emitter.place(other);
        self.reset(base);
        let register = self.expression(orelse, destination)?;
        self.unit.emitter.place(end);
        Ok(register)
    }

    fn walrus(&mut self, target: ExprId, value: ExprId, destination: Destination) -> Compiled<u8> {
        let Some(symbol) = self.plain_name(target) else {
            return refused(self.ast[target].span, "cannot use assignment expressions with this target");
        };
        self.check_name(symbol, ExprContext::Store, target)?;
        let name = self.name(symbol);
        let base = self.mark();
        if let Access::Near(local) = self.access(name) {
            self.expression(value, Destination::Register(local))?;
            return Ok(self.deliver(local, base, destination));
        }
        let register = self.push(value)?;
        self.at(self.ast[target].span);
        self.store_name_copy(name, register);
        Ok(self.deliver(register, base, destination))
    }

    fn attribute(&mut self, id: ExprId, destination: Destination) -> Compiled<u8> {
        let ExprKind::Attribute { value, attr, .. } = self.ast[id].kind else {
            unreachable!("called for attributes only");
        };
        let base = self.mark();
        let object = self.operand(value, None)?;
        let register = self.result(base, destination);
        self.at_attribute(id);
        let name = self.name_text(attr);
        let site = self.unit.emitter.site(&name);
        self.unit.emitter.emit_extra(Op::LoadAttr, register, object, 0, site);
        Ok(register)
    }

    fn subscript(&mut self, id: ExprId, value: ExprId, slice: ExprId, destination: Destination) -> Compiled<u8> {
        let base = self.mark();
        let object = self.operand(value, Some(slice))?;
        if let Some(Constant::Int(index)) = self.constant_of(slice)?
            && let Ok(index) = u8::try_from(index)
        {
            let register = self.result(base, destination);
            self.at(self.ast[id].span);
            self.unit.emitter.emit(Op::GetItemInt, register, object, index);
            return Ok(register);
        }
        let index = self.operand(slice, None)?;
        let register = self.result(base, destination);
        self.at(self.ast[id].span);
        self.unit.emitter.emit(Op::GetItem, register, object, index);
        Ok(register)
    }

    fn slice(&mut self, id: ExprId, destination: Destination) -> Compiled<u8> {
        let ExprKind::Slice { lower, upper, step } = self.ast[id].kind else {
            unreachable!("called for slices only");
        };
        let base = self.mark();
        let parts = if step.is_some() { &[lower, upper, step][..] } else { &[lower, upper] };
        for &part in parts {
            match part {
                Some(part) => self.push(part)?,
                None => {
                    self.at(self.ast[id].span);
                    self.push_constant(Constant::None)
                }
            };
        }
        let register = self.result(base, destination);
        self.at(self.ast[id].span);
        self.unit.emitter.emit(Op::BuildSlice, register, base as u8, parts.len() as u8);
        Ok(register)
    }

    // ---- suspension

    fn yield_value(&mut self, id: ExprId, value: Option<ExprId>, destination: Destination) -> Compiled<u8> {
        self.expect_function(id, "'yield' outside function")?;
        let base = self.mark();
        let value = match value {
            Some(value) => self.operand(value, None)?,
            None => {
                self.at(self.ast[id].span);
                self.push_constant(Constant::None)
            }
        };
        let register = self.result(base, destination);
        self.at(self.ast[id].span);
        self.unit.emitter.emit(Op::Yield, register, value, 0);
        Ok(register)
    }

    fn yield_from(&mut self, id: ExprId, value: ExprId, destination: Destination) -> Compiled<u8> {
        self.expect_function(id, "'yield from' outside function")?;
        if self.is_async_unit() {
            return refused(self.ast[id].span, "'yield from' inside async function");
        }
        let base = self.mark();
        let value = self.operand(value, None)?;
        self.reset(base);
        let iterator = self.unit.emitter.push_temporary();
        self.at(self.ast[id].span);
        self.unit.emitter.emit(Op::GetYieldFromIter, iterator, value, 0);
        let register = self.result(base, destination);
        self.unit.emitter.emit(Op::YieldFrom, register, iterator, 0);
        Ok(register)
    }

    fn await_value(&mut self, id: ExprId, value: ExprId, destination: Destination) -> Compiled<u8> {
        self.expect_function(id, "'await' outside function")?;
        if !self.is_async_unit() && !self.is_comprehension_unit() {
            return refused(self.ast[id].span, "'await' outside async function");
        }
        let base = self.mark();
        let value = self.operand(value, None)?;
        self.reset(base);
        let awaitable = self.unit.emitter.push_temporary();
        self.at(self.ast[id].span);
        self.unit.emitter.emit(Op::GetAwaitable, awaitable, value, 0);
        let register = self.result(base, destination);
        self.unit.emitter.emit(Op::YieldFrom, register, awaitable, 1);
        Ok(register)
    }

    fn expect_function(&self, id: ExprId, text: &'static str) -> Compiled {
        let is_function = self.scopes.scope(self.unit.heading.scope).is_function_like();
        if is_function { Ok(()) } else { refused(self.ast[id].span, text) }
    }

    fn is_comprehension_unit(&self) -> bool {
        let kind = self.scopes.scope(self.unit.heading.scope).kind;
        matches!(kind, ScopeKind::Generator | ScopeKind::Comprehension)
    }

    // ---- positions

    /// Following instructions belong to the attribute access `id`: when it spans lines, to the line of the name.
    pub(super) fn at_attribute(&mut self, id: ExprId) {
        self.at_method(self.ast[id].span, id);
    }

    /// As `at_attribute`, for an expression at `span` that calls the attribute.
    pub(super) fn at_method(&mut self, span: Span, attribute: ExprId) {
        let mut position = self.position(span);
        if let ExprKind::Attribute { attr, .. } = self.ast[attribute].kind {
            let end = self.source.position(self.ast[attribute].span.end);
            if position.line != end.line {
                position.line = end.line;
                let length = self.ast.name(attr).chars().count() as u32;
                position.column = end.column.saturating_sub(length);
            }
        }
        self.unit.emitter.set_position(position);
    }
}

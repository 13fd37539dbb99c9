//! Comparisons and chains of them, as values and as jumps.
//!
//! In a chain `a < b < c` the middle operand is read twice. A local is read in place; a temporary is copied for all but its last
//! use, and dropped where the chain ends early.

use crate::bytecode::code::Constant;
use crate::bytecode::emit::Label;
use crate::bytecode::op::Op;
use crate::compile::expression::Destination;
use crate::compile::{Compiled, Compiler};
use crate::syntax::ast::{CmpOp, ExprId, ExprKind, List};

/// A comparison to be made.
#[derive(Clone, Copy)]
struct Link {
    /// The whole expression.
    node: ExprId,
    op: CmpOp,
    right: ExprId,
}

impl Compiler<'_> {
    // ---- values

    pub(super) fn comparison(
        &mut self,
        id: ExprId,
        left: ExprId,
        ops: List<CmpOp>,
        comparators: List<ExprId>,
        destination: Destination,
    ) -> Compiled<u8> {
        let links = self.links(id, ops, comparators);
        let (last, first) = links.split_last().expect("a comparison has an operator");
        let base = self.mark();
        let mut left = self.operand(left, links.first().map(|link| link.right))?;
        if first.is_empty() {
            let right = self.comparator(last.op, last.right)?;
            let register = self.result(base, destination);
            self.at(self.ast[id].span);
            self.unit.emitter.emit(value_op(last.op), register, left, right);
            return Ok(register);
        }
        let end = self.unit.emitter.new_label();
        let drop_middle = self.unit.emitter.new_label();
        let mut has_temporary = false;
        self.reserve_result(base);
        for (index, link) in first.iter().enumerate() {
            let middle = self.operand(link.right, Some(links[index + 1].right))?;
            let right = self.copy_of(middle);
            self.at(self.ast[id].span);
            self.unit.emitter.emit(value_op(link.op), base as u8, left, right);
            let is_temporary = self.unit.emitter.is_temporary(middle);
            has_temporary |= is_temporary;
            let exit = if is_temporary { drop_middle } else { end };
            self.unit.emitter.emit_jump(Op::JumpIfFalseOrPop, base as u8, 0, 0, exit);
            left = self.settle_middle(middle, base, index + 1 == first.len());
        }
        let right = self.comparator(last.op, last.right)?;
        self.reset(base);
        let register = self.unit.emitter.push_temporary();
        self.at(self.ast[id].span);
        self.unit.emitter.emit(value_op(last.op), register, left, right);
        if has_temporary {
            self.unit.emitter.jump(end);
            self.unit.emitter.place(drop_middle);
            self.unit.emitter.emit(Op::Clear, (base + 1).min(255) as u8, 0, 0);
        }
        self.unit.emitter.place(end);
        Ok(self.deliver(register, base, destination))
    }

    /// Takes the temporary at `base` for the result of a chain, unless the first operand took it already.
    fn reserve_result(&mut self, base: u32) {
        if self.mark() == base {
            self.unit.emitter.push_temporary();
        }
    }

    /// A second reading of an operand that is read again later.
    fn copy_of(&mut self, operand: u8) -> u8 {
        if !self.unit.emitter.is_temporary(operand) {
            return operand;
        }
        let copy = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::Copy, copy, operand, 0);
        copy
    }

    /// Makes the middle operand of a link the left one of the next. Before another link of the same kind a temporary moves to
    /// `base`, so that every early end of the chain finds the middle operand in the same register.
    fn settle_middle(&mut self, middle: u8, base: u32, is_last: bool) -> u8 {
        if !self.unit.emitter.is_temporary(middle) {
            self.reset(base + 1);
            return middle;
        }
        if is_last {
            self.reset(base + 2);
            return middle;
        }
        self.reset(base);
        let left = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::Move, left, middle, 0);
        left
    }

    fn links(&self, node: ExprId, ops: List<CmpOp>, comparators: List<ExprId>) -> Vec<Link> {
        let (ops, comparators) = (&self.ast[ops], &self.ast[comparators]);
        ops.iter().zip(comparators).map(|(&op, &right)| Link { node, op, right }).collect()
    }

    /// The right operand; a list or set of constants that is only searched becomes a constant.
    fn comparator(&mut self, op: CmpOp, right: ExprId) -> Compiled<u8> {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(constant) = self.constant_collection(right)?
        {
            self.at(self.ast[right].span);
            return Ok(self.push_constant(constant));
        }
        self.operand(right, None)
    }

    /// The tuple or frozenset that stands for a display of constants which is only iterated or searched.
    pub(super) fn constant_collection(&mut self, id: ExprId) -> Compiled<Option<Constant>> {
        match self.ast[id].kind {
            ExprKind::List { elts, .. } => {
                let elements = self.constants_of(&self.ast[elts])?;
                Ok(elements.map(|elements| Constant::Tuple(elements.into())))
            }
            ExprKind::Set { elts } => {
                let elements = self.constants_of(&self.ast[elts])?;
                Ok(elements.map(|elements| Constant::FrozenSet(elements.into())))
            }
            _ => Ok(None),
        }
    }

    /// `not (a in b)` is `a not in b`, and the same for `is`.
    pub(super) fn negated_comparison(&mut self, id: ExprId, operand: ExprId, destination: Destination) -> Compiled<Option<u8>> {
        let ExprKind::Compare { left, ops, comparators } = self.ast[operand].kind else { return Ok(None) };
        let opposite = match self.ast[ops] {
            [CmpOp::In] => CmpOp::NotIn,
            [CmpOp::NotIn] => CmpOp::In,
            [CmpOp::Is] => CmpOp::IsNot,
            [CmpOp::IsNot] => CmpOp::Is,
            _ => return Ok(None),
        };
        let base = self.mark();
        let right = self.ast[comparators][0];
        let left = self.operand(left, Some(right))?;
        let right = self.comparator(opposite, right)?;
        let register = self.result(base, destination);
        self.at(self.ast[id].span);
        self.unit.emitter.emit(value_op(opposite), register, left, right);
        Ok(Some(register))
    }

    // ---- jumps

    /// Jumps to `label` when the truth of the comparison is `when`.
    pub(super) fn jump_if_comparison(
        &mut self,
        id: ExprId,
        left: ExprId,
        ops: List<CmpOp>,
        comparators: List<ExprId>,
        (when, label): (bool, Label),
    ) -> Compiled {
        let links = self.links(id, ops, comparators);
        let (last, first) = links.split_last().expect("a comparison has an operator");
        let base = self.mark();
        let mut left = self.operand(left, links.first().map(|link| link.right))?;
        if first.is_empty() {
            self.test(*last, left, when, label)?;
            self.reset(base);
            return Ok(());
        }
        let failed = self.unit.emitter.new_label();
        let drop_middle = self.unit.emitter.new_label();
        let mut has_temporary = false;
        self.reserve_result(base);
        for (index, link) in first.iter().enumerate() {
            let middle = self.operand(link.right, Some(links[index + 1].right))?;
            let right = self.copy_of(middle);
            let is_temporary = self.unit.emitter.is_temporary(middle);
            has_temporary |= is_temporary;
            self.at(self.ast[id].span);
            let exit = if is_temporary { drop_middle } else { failed };
            self.emit_test(link.op, left, right, false, exit);
            left = self.settle_middle(middle, base, index + 1 == first.len());
        }
        self.test(*last, left, when, label)?;
        self.reset(base);
        let end = self.unit.emitter.new_label();
        if has_temporary {
            self.unit.emitter.jump(end);
            self.unit.emitter.place(drop_middle);
            self.unit.emitter.emit(Op::Clear, (base + 1).min(255) as u8, 0, 0);
        } else if !when {
            // Falling out of the last test means that the chain held; an early end means that it did not.
            self.unit.emitter.jump(end);
        }
        self.unit.emitter.place(failed);
        if !when {
            self.unit.emitter.jump(label);
        }
        self.unit.emitter.place(end);
        Ok(())
    }

    /// Evaluates the right operand, and jumps when the truth of the comparison is `when`.
    fn test(&mut self, link: Link, left: u8, when: bool, label: Label) -> Compiled {
        let Link { node, op, right } = link;
        let span = self.ast[node].span;
        if let Some(constant) = self.constant_of(right)? {
            if let (Constant::None, CmpOp::Is | CmpOp::IsNot) = (&constant, op) {
                self.at(span);
                let is_none = (op == CmpOp::Is) == when;
                let op = if is_none { Op::JumpIfNone } else { Op::JumpIfNotNone };
                self.unit.emitter.emit_jump(op, left, 0, 0, label);
                return Ok(());
            }
            if let Some(op) = constant_test_op(op)
                && let Some(index) = self.unit.emitter.near_constant(constant)
            {
                self.at(span);
                self.unit.emitter.emit_jump(op, left, index, u8::from(when), label);
                return Ok(());
            }
        }
        let right = self.comparator(op, right)?;
        self.at(span);
        self.emit_test(op, left, right, when, label);
        Ok(())
    }

    fn emit_test(&mut self, op: CmpOp, left: u8, right: u8, when: bool, label: Label) {
        let (op, when) = match op {
            CmpOp::Lt => (Op::TestLess, when),
            CmpOp::LtE => (Op::TestLessEqual, when),
            CmpOp::Eq => (Op::TestEqual, when),
            CmpOp::NotEq => (Op::TestNotEqual, when),
            CmpOp::Gt => (Op::TestGreater, when),
            CmpOp::GtE => (Op::TestGreaterEqual, when),
            CmpOp::Is => (Op::TestIs, when),
            CmpOp::IsNot => (Op::TestIs, !when),
            CmpOp::In => (Op::TestIn, when),
            CmpOp::NotIn => (Op::TestIn, !when),
        };
        self.unit.emitter.emit_jump(op, left, right, u8::from(when), label);
    }
}

const fn value_op(op: CmpOp) -> Op {
    match op {
        CmpOp::Lt => Op::Less,
        CmpOp::LtE => Op::LessEqual,
        CmpOp::Eq => Op::Equal,
        CmpOp::NotEq => Op::NotEqual,
        CmpOp::Gt => Op::Greater,
        CmpOp::GtE => Op::GreaterEqual,
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}

/// The test with a constant on the right, for the operators that have one.
const fn constant_test_op(op: CmpOp) -> Option<Op> {
    match op {
        CmpOp::Lt => Some(Op::TestLessConst),
        CmpOp::LtE => Some(Op::TestLessEqualConst),
        CmpOp::Eq => Some(Op::TestEqualConst),
        CmpOp::NotEq => Some(Op::TestNotEqualConst),
        CmpOp::Gt => Some(Op::TestGreaterConst),
        CmpOp::GtE => Some(Op::TestGreaterEqualConst),
        _ => None,
    }
}

//! Binary operators. A chain like `a + b + c` is walked along its left side, so that its length is not a depth.

use crate::bytecode::op::Op;
use crate::compile::expression::Destination;
use crate::compile::{Compiled, Compiler};
use crate::syntax::ast::{ExprId, ExprKind, Operator};

impl Compiler<'_> {
    pub(super) fn binary_chain(&mut self, id: ExprId, destination: Destination) -> Compiled<u8> {
        let mut spine = Vec::new();
        let mut leftmost = id;
        while let ExprKind::BinOp { left, .. } = self.ast[leftmost].kind
            && self.constant_of(leftmost)?.is_none()
        {
            spine.push(leftmost);
            leftmost = left;
        }
        let base = self.mark();
        let later = spine.last().map(|&node| self.binary_parts(node).1);
        let mut left = self.operand(leftmost, later)?;
        for &node in spine.iter().rev() {
            let (op, right) = self.binary_parts(node);
            let target = if node == id { destination } else { Destination::Temporary };
            left = self.binary_step(node, op, left, right, base, target)?;
        }
        Ok(left)
    }

    fn binary_parts(&self, node: ExprId) -> (Operator, ExprId) {
        match self.ast[node].kind {
            ExprKind::BinOp { op, right, .. } => (op, right),
            _ => unreachable!("the chain holds binary operations only"),
        }
    }

    fn binary_step(&mut self, node: ExprId, op: Operator, left: u8, right: ExprId, base: u32, destination: Destination) -> Compiled<u8> {
        let (plain, with_constant) = plain_op(op);
        let (op, right) = self.right_operand(plain, with_constant, right)?;
        let register = self.result(base, destination);
        self.at(self.ast[node].span);
        self.unit.emitter.emit(op, register, left, right);
        Ok(register)
    }

    /// The right operand of an operator: a constant in the instruction where the opcode has that form, else a register.
    pub(super) fn right_operand(&mut self, plain: Op, with_constant: Option<Op>, right: ExprId) -> Compiled<(Op, u8)> {
        if let Some(op) = with_constant
            && let Some(constant) = self.constant_of(right)?
            && let Some(index) = self.unit.emitter.near_constant(constant)
        {
            return Ok((op, index));
        }
        Ok((plain, self.operand(right, None)?))
    }
}

/// The opcode of an operator, and that with a constant on the right.
const fn plain_op(op: Operator) -> (Op, Option<Op>) {
    match op {
        Operator::Add => (Op::Add, Some(Op::AddConst)),
        Operator::Sub => (Op::Subtract, Some(Op::SubtractConst)),
        Operator::Mult => (Op::Multiply, Some(Op::MultiplyConst)),
        Operator::MatMult => (Op::MatrixMultiply, None),
        Operator::Div => (Op::TrueDivide, Some(Op::TrueDivideConst)),
        Operator::Mod => (Op::Remainder, Some(Op::RemainderConst)),
        Operator::Pow => (Op::Power, Some(Op::PowerConst)),
        Operator::LShift => (Op::LeftShift, Some(Op::LeftShiftConst)),
        Operator::RShift => (Op::RightShift, Some(Op::RightShiftConst)),
        Operator::BitOr => (Op::Or, Some(Op::OrConst)),
        Operator::BitXor => (Op::Xor, Some(Op::XorConst)),
        Operator::BitAnd => (Op::And, Some(Op::AndConst)),
        Operator::FloorDiv => (Op::FloorDivide, Some(Op::FloorDivideConst)),
    }
}

/// The opcode of an augmented assignment, and that with a constant on the right.
pub(super) const fn inplace_op(op: Operator) -> (Op, Option<Op>) {
    match op {
        Operator::Add => (Op::InplaceAdd, Some(Op::InplaceAddConst)),
        Operator::Sub => (Op::InplaceSubtract, Some(Op::InplaceSubtractConst)),
        Operator::Mult => (Op::InplaceMultiply, Some(Op::InplaceMultiplyConst)),
        Operator::MatMult => (Op::InplaceMatrixMultiply, None),
        Operator::Div => (Op::InplaceTrueDivide, None),
        Operator::Mod => (Op::InplaceRemainder, None),
        Operator::Pow => (Op::InplacePower, None),
        Operator::LShift => (Op::InplaceLeftShift, None),
        Operator::RShift => (Op::InplaceRightShift, None),
        Operator::BitOr => (Op::InplaceOr, None),
        Operator::BitXor => (Op::InplaceXor, None),
        Operator::BitAnd => (Op::InplaceAnd, None),
        Operator::FloorDiv => (Op::InplaceFloorDivide, None),
    }
}

//! Conditions: jumps that depend on the truth of an expression, without making a value of it.

use crate::bytecode::emit::Label;
use crate::bytecode::op::Op;
use crate::compile::{Compiled, Compiler, fold};
use crate::syntax::ast::{BoolOp, ExprId, ExprKind};

impl Compiler<'_> {
    /// Jumps to `label` when the truth of `id` is `when`; else goes on.
    pub(super) fn jump_if(&mut self, id: ExprId, when: bool, label: Label) -> Compiled {
        if let Some(constant) = self.constant_of(id)? {
            if fold::is_true(&constant) == when {
                self.at(self.ast[id].span);
                self.unit.emitter.jump(label);
            }
            return Ok(());
        }
        self.descend(self.ast[id].span)?;
        self.jump_if_compound(id, when, label)?;
        self.ascend();
        Ok(())
    }

    fn jump_if_compound(&mut self, id: ExprId, when: bool, label: Label) -> Compiled {
        if let Some(operand) = self.negated(id) {
            return self.jump_if(operand, !when, label);
        }
        match self.ast[id].kind {
            ExprKind::BoolOp { op, values } => self.jump_if_bool(op, &self.ast[values], when, label),
            ExprKind::Compare { left, ops, comparators } => self.jump_if_comparison(id, left, ops, comparators, (when, label)),
            ExprKind::IfExp { test, body, orelse } => {
                let other = self.unit.emitter.new_label();
                let end = self.unit.emitter.new_label();
                self.jump_if(test, false, other)?;
                self.jump_if(body, when, label)?;
                self.unit.emitter.jump(end);
                self.unit.emitter.place(other);
                self.jump_if(orelse, when, label)?;
                self.unit.emitter.place(end);
                Ok(())
            }
            _ => {
                let base = self.mark();
                let value = self.operand(id, None)?;
                self.reset(base);
                self.at(self.ast[id].span);
                let op = if when { Op::JumpIfTrue } else { Op::JumpIfFalse };
                self.unit.emitter.emit_jump(op, value, 0, 0, label);
                Ok(())
            }
        }
    }

    /// `and` is false as soon as one operand is, `or` true; the other outcome needs all of them.
    fn jump_if_bool(&mut self, op: BoolOp, values: &[ExprId], when: bool, label: Label) -> Compiled {
        let decisive = op == BoolOp::Or;
        let (&last, first) = values.split_last().expect("a boolean operation has operands");
        if when == decisive {
            return values.iter().try_for_each(|&value| self.jump_if(value, when, label));
        }
        let end = self.unit.emitter.new_label();
        for &value in first {
            self.jump_if(value, decisive, end)?;
        }
        self.jump_if(last, when, label)?;
        self.unit.emitter.place(end);
        Ok(())
    }
}

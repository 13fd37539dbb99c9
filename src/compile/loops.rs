//! Loops, and the parts of loops that comprehensions share.

use crate::bytecode::emit::Label;
use crate::bytecode::op::Op;
use crate::compile::block::Block;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExprContext, ExprId, ExprKind, List, StmtId};
use crate::text::span::Span;

/// The parts of a `for` statement.
#[derive(Clone, Copy)]
pub(super) struct For {
    pub target: ExprId,
    pub iter: ExprId,
    pub body: List<StmtId>,
    pub orelse: List<StmtId>,
    pub is_async: bool,
}

impl Compiler<'_> {
    // ---- shared with comprehensions

    /// The iterator of `iter`, in the next temporary.
    pub(super) fn iterator(&mut self, iter: ExprId, is_async: bool) -> Compiled<u8> {
        let base = self.mark();
        // A display that only a loop sees is a constant; an `async for` shows its type, in a message.
        let constant = if is_async { None } else { self.constant_collection(iter)? };
        let iterable = match constant {
            Some(constant) => {
                self.at(self.ast[iter].span);
                self.push_constant(constant)
            }
            None => self.operand(iter, None)?,
        };
        self.reset(base);
        let iterator = self.unit.emitter.push_temporary();
        self.at(self.ast[iter].span);
        let op = if is_async { Op::GetAsyncIter } else { Op::GetIter };
        self.unit.emitter.emit(op, iterator, iterable, 0);
        Ok(iterator)
    }

    /// Takes the next item from the iterator in the last temporary, and stores it. When there is none, control goes to `end`, where
    /// `end_loop` stands.
    pub(super) fn next_item(&mut self, target: ExprId, iter: ExprId, is_async: bool, end: Label) -> Compiled {
        let iterator = (self.mark() - 1).min(255) as u8;
        let mark = self.mark();
        self.at(self.ast[iter].span);
        if !is_async {
            if let ExprKind::Name { id: symbol, .. } = self.ast[target].kind
                && let Some(register) = self.near_local(symbol)
            {
                self.check_name(symbol, ExprContext::Store, target)?;
                self.unit.emitter.emit_jump(Op::ForIter, iterator, register, 0, end);
                return Ok(());
            }
            let item = self.unit.emitter.push_temporary();
            self.unit.emitter.emit_jump(Op::ForIter, iterator, item, 0, end);
            self.store(target, item)?;
            self.reset(mark);
            return Ok(());
        }
        let item = self.unit.emitter.push_temporary();
        let handler = self.unit.emitter.new_handler(end, item);
        let outer = self.unit.emitter.set_handler(Some(handler));
        self.unit.emitter.emit(Op::GetAsyncNext, item, iterator, 0);
        self.unit.emitter.emit(Op::YieldFrom, item, item, 1);
        self.unit.emitter.set_handler(outer);
        self.store(target, item)?;
        self.reset(mark);
        Ok(())
    }

    /// What stands where a loop has run out of items: the iterator is gone afterwards.
    pub(super) fn end_loop(&mut self, iter: ExprId, is_async: bool, iterator: u32, end: Label) {
        self.unit.emitter.place(end);
        if is_async {
            self.at(self.ast[iter].span);
            let iterator = iterator.min(254) as u8;
            self.unit.emitter.emit(Op::EndAsyncFor, iterator + 1, 0, 0);
            self.unit.emitter.emit(Op::Clear, iterator, 0, 0);
        }
        self.reset(iterator);
    }

    // ---- statements

    pub(super) fn for_statement(&mut self, span: Span, parts: For) -> Compiled {
        let For { target, iter, body, orelse, is_async } = parts;
        if is_async && !self.is_async_unit() {
            return refused(span, "'async for' outside async function");
        }
        let iterator = self.iterator(iter, is_async)?;
        let next = self.unit.emitter.place_new_label();
        let end = self.unit.emitter.new_label();
        let after = self.unit.emitter.new_label();
        self.next_item(target, iter, is_async, end)?;
        let block = Block::Loop { next, after, iterator: Some(iterator) };
        self.push_block(block, span)?;
        self.statements(&self.ast[body])?;
        self.pop_block();
        self.at(span);
        self.unit.emitter.jump(next);
        self.end_loop(iter, is_async, u32::from(iterator), end);
        self.statements(&self.ast[orelse])?;
        self.unit.emitter.place(after);
        Ok(())
    }

    pub(super) fn while_statement(&mut self, span: Span, test: ExprId, body: List<StmtId>, orelse: List<StmtId>) -> Compiled {
        let next = self.unit.emitter.place_new_label();
        let end = self.unit.emitter.new_label();
        let after = self.unit.emitter.new_label();
        self.push_block(Block::Loop { next, after, iterator: None }, span)?;
        self.jump_if(test, false, end)?;
        self.statements(&self.ast[body])?;
        self.pop_block();
        self.at(self.ast[test].span);
        self.unit.emitter.jump(next);
        self.unit.emitter.place(end);
        self.statements(&self.ast[orelse])?;
        self.unit.emitter.place(after);
        Ok(())
    }

    /// `break` (`is_break`) or `continue`.
    pub(super) fn leave_loop(&mut self, span: Span, is_break: bool) -> Compiled {
        let is_loop = |block: &Block| matches!(block, Block::Loop { .. });
        let index = self.unit.blocks.iter().rposition(is_loop);
        let above = index.map_or(0, |index| index + 1);
        if self.unit.blocks[above..].iter().any(|block| matches!(block, Block::Group)) {
            return refused(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        let Some(index) = index else {
            let text = if is_break { "'break' outside loop" } else { "'continue' not properly in loop" };
            return refused(span, text);
        };
        let Block::Loop { next, after, .. } = self.unit.blocks[index] else { return Ok(()) };
        self.at(span);
        let unwind_from = if is_break { index } else { index + 1 };
        let handler = self.unit.emitter.handler();
        self.unwind_to(unwind_from, None)?;
        self.at(span);
        self.unit.emitter.jump(if is_break { after } else { next });
        self.unit.emitter.set_handler(handler);
        Ok(())
    }
}

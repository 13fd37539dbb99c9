//! `with` and `async with`.
//!
//! The bound `__exit__` lies in a temporary while the body runs; an exception arrives in the one above it.

use crate::bytecode::op::Op;
use crate::compile::block::Block;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{List, StmtId, WithItem};
use crate::text::span::Span;

impl Compiler<'_> {
    pub(super) fn with_statement(&mut self, span: Span, items: &[WithItem], body: List<StmtId>, is_async: bool) -> Compiled {
        if is_async && !self.is_async_unit() {
            return refused(span, "'async with' outside async function");
        }
        let Some((&item, rest)) = items.split_first() else { return self.body(body) };
        let context = item.context_expr;
        let base = self.mark();
        let manager = self.operand(context, None)?;
        self.reset(base);
        let exit = self.unit.emitter.push_temporary();
        let entered = self.unit.emitter.push_temporary();
        self.at(self.ast[context].span);
        if is_async {
            self.unit.emitter.emit(Op::EnterAsyncWith, exit, manager, 0);
            self.unit.emitter.emit(Op::GetAwaitable, entered, entered, 1);
            self.unit.emitter.emit(Op::YieldFrom, entered, entered, 1);
        } else {
            self.unit.emitter.emit(Op::EnterWith, exit, manager, 0);
        }
        let arrival = self.unit.emitter.new_label();
        let end = self.unit.emitter.new_label();
        let handler = self.unit.emitter.new_handler(arrival, entered);
        let outer = self.unit.emitter.set_handler(Some(handler));
        self.push_block(Block::With { outer, exit, context, is_async }, self.ast[context].span)?;
        match item.optional_vars {
            Some(target) => self.store(target, entered)?,
            None => self.unit.emitter.emit(Op::Clear, entered, 0, 0),
        }
        self.reset(base + 1);
        self.with_statement(span, rest, body, is_async)?;
        self.pop_block();
        self.unit.emitter.set_handler(outer);
        self.at(self.ast[context].span);
        self.call_exit(exit, is_async);
        self.unit.emitter.jump(end);
        self.reset(base + 1);
        self.exceptional_exit(arrival, outer, exit, is_async, end);
        self.reset(base);
        self.unit.emitter.place(end);
        Ok(())
    }

    /// Where exceptions of the body arrive: `__exit__` decides whether they go on.
    fn exceptional_exit(
        &mut self,
        arrival: crate::bytecode::emit::Label,
        outer: Option<crate::bytecode::emit::HandlerId>,
        exit: u8,
        is_async: bool,
        end: crate::bytecode::emit::Label,
    ) {
        let handling = self.start_handling(arrival, outer);
        let mark = self.mark();
        let answer = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::ExitWithException, answer, exit, handling.exception);
        if is_async {
            self.unit.emitter.emit(Op::GetAwaitable, answer, answer, 2);
            self.unit.emitter.emit(Op::YieldFrom, answer, answer, 1);
        }
        let suppress = self.unit.emitter.new_label();
        self.unit.emitter.emit_jump(Op::JumpIfTrue, answer, 0, 0, suppress);
        self.reset(mark);
        self.unit.emitter.set_handler(outer);
        self.unit.emitter.emit(Op::PopHandled, handling.previous, 0, 0);
        self.unit.emitter.emit(Op::Clear, exit, 0, 0);
        self.unit.emitter.emit(Op::Reraise, handling.exception, 0, 0);
        self.unit.emitter.place(suppress);
        self.take_back(handling);
        self.unit.emitter.emit(Op::Clear, exit, 0, 0);
        self.unit.emitter.jump(end);
        self.end_handling(handling, mark);
    }
}

//! `try` statements with `except` and `finally`.
//!
//! An exception arrives in the temporary at `base`, where the statement starts. While it is handled, the one handled before lies in
//! the temporary above, and everything that can raise is covered by code which takes that back before the new exception
//! goes on. A `finally` body is compiled once for each way out.

use crate::bytecode::emit::{HandlerId, Label};
use crate::bytecode::op::Op;
use crate::compile::block::Block;
use crate::compile::name::Name;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExceptHandler, ExprContext, List, StmtId, Try};
use crate::text::span::Span;

/// Code that handles an exception: where the exception and the one handled before lie, and the code for further ones.
#[derive(Clone, Copy)]
pub(super) struct Handling {
    pub exception: u8,
    pub previous: u8,
    pub outer: Option<HandlerId>,
    pub inner: HandlerId,
    cleanup: Label,
}

impl Compiler<'_> {
    pub(super) fn try_statement(&mut self, span: Span, parts: &Try) -> Compiled {
        if parts.finalbody.is_empty() {
            return self.try_except(span, parts);
        }
        let base = self.mark();
        let arrival = self.unit.emitter.new_label();
        let end = self.unit.emitter.new_label();
        let handler = self.unit.emitter.new_handler(arrival, base.min(255) as u8);
        let outer = self.unit.emitter.set_handler(Some(handler));
        self.push_block(Block::Finally { outer, body: parts.finalbody }, span)?;
        if parts.handlers.is_empty() {
            self.statements(&self.ast[parts.body])?;
        } else {
            self.try_except(span, parts)?;
        }
        self.pop_block();
        self.unit.emitter.set_handler(outer);
        self.statements(&self.ast[parts.finalbody])?;
        self.unit.emitter.jump(end);
        self.finally_handler(span, arrival, outer, parts.finalbody, base)?;
        self.unit.emitter.place(end);
        Ok(())
    }

    /// `try` with `except` clauses, without regard to `finally`.
    fn try_except(&mut self, span: Span, parts: &Try) -> Compiled {
        let base = self.mark();
        let arrival = self.unit.emitter.new_label();
        let end = self.unit.emitter.new_label();
        let handler = self.unit.emitter.new_handler(arrival, base.min(255) as u8);
        let outer = self.unit.emitter.set_handler(Some(handler));
        self.push_block(Block::Try { outer }, span)?;
        self.statements(&self.ast[parts.body])?;
        self.pop_block();
        self.unit.emitter.set_handler(outer);
        self.statements(&self.ast[parts.orelse])?;
        self.unit.emitter.jump(end);
        let handling = self.start_handling(arrival, outer);
        self.except_clauses(parts.handlers, handling, end)?;
        self.raise_on(handling);
        self.end_handling(handling, base);
        self.unit.emitter.place(end);
        Ok(())
    }

    fn except_clauses(&mut self, clauses: List<ExceptHandler>, handling: Handling, end: Label) -> Compiled {
        let clauses = &self.ast[clauses];
        for (index, clause) in clauses.iter().enumerate() {
            let next = self.unit.emitter.new_label();
            if let Some(kind) = clause.kind {
                let mark = self.mark();
                let matched = self.operand(kind, None)?;
                self.reset(mark);
                let answer = self.unit.emitter.push_temporary();
                self.at(clause.span);
                self.unit.emitter.emit(Op::MatchException, answer, handling.exception, matched);
                self.unit.emitter.emit_jump(Op::JumpIfFalse, answer, 0, 0, next);
                self.reset(mark);
            } else if index + 1 < clauses.len() {
                return refused(clause.span, "default 'except:' must be last");
            }
            self.except_body(clause, handling, end)?;
            self.unit.emitter.place(next);
        }
        Ok(())
    }

    fn except_body(&mut self, clause: &ExceptHandler, handling: Handling, end: Label) -> Compiled {
        let Handling { exception, previous, outer, inner, .. } = handling;
        self.at(clause.span);
        let Some(symbol) = clause.name else {
            self.push_block(Block::Handled { outer, exception, previous, in_clause: true, name: None }, clause.span)?;
            self.statements(&self.ast[clause.body])?;
            self.pop_block();
            self.unit.emitter.set_handler(outer);
            self.take_back(handling);
            self.unit.emitter.jump(end);
            self.unit.emitter.set_handler(Some(inner));
            return Ok(());
        };
        self.check_name_at(symbol, ExprContext::Store, clause.span)?;
        let name = self.name(symbol);
        let mark = self.mark();
        self.store_name_copy(name, exception);
        let cleanup = self.unit.emitter.new_label();
        let named = self.unit.emitter.new_handler(cleanup, mark.min(255) as u8);
        self.unit.emitter.set_handler(Some(named));
        self.push_block(Block::Handled { outer, exception, previous, in_clause: true, name: Some(name) }, clause.span)?;
        self.statements(&self.ast[clause.body])?;
        self.pop_block();
        self.unit.emitter.set_handler(outer);
        self.take_back(handling);
        self.forget_name(name);
        self.unit.emitter.jump(end);
        self.named_cleanup(handling, cleanup, name);
        self.unit.emitter.set_handler(Some(inner));
        Ok(())
    }

    /// Where exceptions in the body of a clause with a variable go.
    fn named_cleanup(&mut self, handling: Handling, cleanup: Label, name: Name) {
        self.unit.emitter.set_handler(Some(handling.inner));
        self.unit.emitter.place(cleanup);
        let mark = self.mark();
        let raised = self.unit.emitter.push_temporary();
        self.forget_name(name);
        self.unit.emitter.set_handler(handling.outer);
        self.take_back(handling);
        self.unit.emitter.emit(Op::Reraise, raised, 0, 0);
        self.reset(mark);
    }

    // ---- shared with `except*` and `with`

    /// The code of a `finally` body when an exception arrives.
    pub(super) fn finally_handler(
        &mut self,
        span: Span,
        arrival: Label,
        outer: Option<HandlerId>,
        finalbody: List<StmtId>,
        base: u32,
    ) -> Compiled {
        let handling = self.start_handling(arrival, outer);
        let block = Block::Handled { outer, exception: handling.exception, previous: handling.previous, in_clause: false, name: None };
        self.push_block(block, span)?;
        self.body(finalbody)?;
        self.pop_block();
        self.raise_on(handling);
        self.end_handling(handling, base);
        Ok(())
    }

    /// Starts the code where an exception arrives, in the next temporary.
    pub(super) fn start_handling(&mut self, arrival: Label, outer: Option<HandlerId>) -> Handling {
        self.unit.emitter.set_handler(outer);
        self.unit.emitter.place(arrival);
        let exception = self.unit.emitter.push_temporary();
        let previous = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::PushHandled, exception, previous, 0);
        let cleanup = self.unit.emitter.new_label();
        let inner = self.unit.emitter.new_handler(cleanup, self.mark().min(255) as u8);
        self.unit.emitter.set_handler(Some(inner));
        Handling { exception, previous, outer, inner, cleanup }
    }

    /// The exception is handled: the one before it is the handled one again.
    pub(super) fn take_back(&mut self, handling: Handling) {
        self.unit.emitter.emit(Op::PopHandled, handling.previous, 0, 0);
        self.unit.emitter.emit(Op::Clear, handling.exception, 0, 0);
    }

    /// The exception goes on, as no clause took it or because `finally` is done.
    pub(super) fn raise_on(&mut self, handling: Handling) {
        self.unit.emitter.set_handler(handling.outer);
        self.unit.emitter.emit(Op::PopHandled, handling.previous, 0, 0);
        self.unit.emitter.emit(Op::Reraise, handling.exception, 0, 0);
    }

    /// Ends the code that handles: where exceptions inside it go. Temporaries from `base` on are free afterwards.
    pub(super) fn end_handling(&mut self, handling: Handling, base: u32) {
        self.unit.emitter.set_handler(handling.outer);
        self.unit.emitter.place(handling.cleanup);
        self.reset(u32::from(handling.previous) + 1);
        let raised = self.unit.emitter.push_temporary();
        self.take_back(handling);
        self.unit.emitter.emit(Op::Reraise, raised, 0, 0);
        self.reset(base);
    }

    /// Statements of a body.
    pub(super) fn body(&mut self, body: List<StmtId>) -> Compiled {
        self.statements(&self.ast[body])
    }
}

//! `try` statements with `except*`.
//!
//! Above the exception and the one handled before it lie a list of what the clauses raised and, from clause to clause, the rest of
//! the group. At the end the list and what is left of the group become the exception that goes on, if any.

use crate::bytecode::emit::Label;
use crate::bytecode::op::Op;
use crate::compile::block::Block;
use crate::compile::try_statement::Handling;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExceptHandler, ExprContext, ExprId, Try};
use crate::text::span::Span;

/// Registers of the code that handles a group.
#[derive(Clone, Copy)]
struct Group {
    handling: Handling,
    /// A list of exceptions that clauses raised and of parts of the group that nobody took.
    raised: u8,
    /// What is left of the group, or None.
    rest: u8,
}

impl Compiler<'_> {
    pub(super) fn try_star_statement(&mut self, span: Span, parts: &Try) -> Compiled {
        if parts.finalbody.is_empty() {
            return self.try_groups(span, parts);
        }
        let base = self.mark();
        let arrival = self.unit.emitter.new_label();
        let end = self.unit.emitter.new_label();
        let handler = self.unit.emitter.new_handler(arrival, base.min(255) as u8);
        let outer = self.unit.emitter.set_handler(Some(handler));
        self.push_block(Block::Finally { outer, body: parts.finalbody }, span)?;
        self.try_groups(span, parts)?;
        self.pop_block();
        self.unit.emitter.set_handler(outer);
        self.body(parts.finalbody)?;
        self.unit.emitter.jump(end);
        self.finally_handler(span, arrival, outer, parts.finalbody, base)?;
        self.unit.emitter.place(end);
        Ok(())
    }

    fn try_groups(&mut self, span: Span, parts: &Try) -> Compiled {
        let base = self.mark();
        let arrival = self.unit.emitter.new_label();
        let end = self.unit.emitter.new_label();
        let handler = self.unit.emitter.new_handler(arrival, base.min(255) as u8);
        let outer = self.unit.emitter.set_handler(Some(handler));
        self.push_block(Block::Try { outer }, span)?;
        self.body(parts.body)?;
        self.pop_block();
        self.unit.emitter.set_handler(outer);
        self.body(parts.orelse)?;
        self.unit.emitter.jump(end);
        let handling = self.start_handling(arrival, outer);
        let raised = self.unit.emitter.push_temporary();
        let rest = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::BuildList, raised, raised, 0);
        self.unit.emitter.emit(Op::Copy, rest, handling.exception, 0);
        let group = Group { handling, raised, rest };
        for clause in &self.ast[parts.handlers] {
            let Some(kind) = clause.kind else {
                return refused(clause.span, "expected one or more exception types");
            };
            self.group_clause(clause, kind, group)?;
        }
        self.finish_groups(group, end);
        self.end_handling(handling, base);
        self.unit.emitter.place(end);
        Ok(())
    }

    fn group_clause(&mut self, clause: &ExceptHandler, kind: ExprId, group: Group) -> Compiled {
        let Group { handling, raised, rest } = group;
        let mark = self.mark();
        let next = self.unit.emitter.new_label();
        let end = self.unit.emitter.new_label();
        let classes = self.operand(kind, None)?;
        self.reset(mark);
        let part = self.unit.emitter.push_temporary();
        self.at(self.ast[kind].span);
        self.unit.emitter.emit(Op::MatchExceptionGroup, part, rest, classes);
        let tested = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::Copy, tested, part, 0);
        self.unit.emitter.emit_jump(Op::JumpIfNone, tested, 0, 0, next);
        self.reset(mark + 1);
        self.at(clause.span);
        let before = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::PushHandled, part, before, 0);
        self.unit.emitter.emit(Op::Clear, before, 0, 0);
        self.reset(mark);
        let name = match clause.name {
            Some(symbol) => {
                self.check_name_at(symbol, ExprContext::Store, clause.span)?;
                let name = self.name(symbol);
                self.store_name(name, part);
                Some(name)
            }
            None => {
                self.unit.emitter.emit(Op::Clear, part, 0, 0);
                None
            }
        };
        let cleanup = self.unit.emitter.new_label();
        let handler = self.unit.emitter.new_handler(cleanup, mark.min(255) as u8);
        self.unit.emitter.set_handler(Some(handler));
        self.push_block(Block::Group, clause.span)?;
        self.body(clause.body)?;
        self.pop_block();
        self.unit.emitter.set_handler(Some(handling.inner));
        if let Some(name) = name {
            self.forget_name(name);
        }
        self.unit.emitter.jump(end);
        self.unit.emitter.place(cleanup);
        let exception = self.unit.emitter.push_temporary();
        if let Some(name) = name {
            self.forget_name(name);
        }
        self.unit.emitter.emit(Op::ListAppend, raised, exception, 0);
        self.unit.emitter.jump(end);
        self.unit.emitter.place(next);
        self.unit.emitter.emit(Op::Clear, part, 0, 0);
        self.reset(mark);
        self.unit.emitter.place(end);
        Ok(())
    }

    /// Raises what is left, or goes to `end`.
    fn finish_groups(&mut self, group: Group, end: Label) {
        let Group { handling, raised, rest } = group;
        let mark = self.mark();
        self.unit.emitter.emit(Op::ListAppend, raised, rest, 0);
        let original = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::Copy, original, handling.exception, 0);
        self.reset(mark);
        let outcome = rest;
        self.unit.emitter.emit(Op::PrepareReraiseStar, outcome, raised, original);
        let tested = self.unit.emitter.push_temporary();
        let go_on = self.unit.emitter.new_label();
        self.unit.emitter.emit(Op::Copy, tested, outcome, 0);
        self.unit.emitter.emit_jump(Op::JumpIfNotNone, tested, 0, 0, go_on);
        self.reset(mark);
        self.unit.emitter.set_handler(handling.outer);
        self.unit.emitter.emit(Op::Clear, outcome, 0, 0);
        self.take_back(handling);
        self.unit.emitter.jump(end);
        self.unit.emitter.place(go_on);
        self.take_back(handling);
        self.unit.emitter.emit(Op::Reraise, outcome, 0, 0);
    }
}

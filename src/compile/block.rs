//! Blocks: the statements around the current one that care when control leaves them early, and what is done then.

use crate::bytecode::code::Constant;
use crate::bytecode::emit::{HandlerId, Label};
use crate::bytecode::op::Op;
use crate::compile::name::Name;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExprId, List, StmtId};
use crate::text::span::Span;

/// Blocks around one statement, as in CPython.
const MAX_BLOCKS: u32 = 21;

/// A statement around the current one.
#[derive(Clone, Copy)]
pub(super) enum Block {
    /// A loop; the iterator of a `for` is dropped on the way out.
    Loop { next: Label, after: Label, iterator: Option<u8> },
    /// The body of a `try` with `except` clauses.
    Try { outer: Option<HandlerId> },
    /// The part of a `try` whose `finally` body runs on the way out.
    Finally { outer: Option<HandlerId>, body: List<StmtId> },
    /// Code that runs while an exception is handled: the exception, the one handled before, and whether an `except` clause
    /// handles it, which may have a variable.
    Handled { outer: Option<HandlerId>, exception: u8, previous: u8, in_clause: bool, name: Option<Name> },
    /// The body of a `with`: the bound `__exit__`.
    With { outer: Option<HandlerId>, exit: u8, context: ExprId, is_async: bool },
    /// The body of an `except*` clause, which control does not leave early.
    Group,
    /// A `finally` body on the way of a `return`: the value to return.
    Returning { value: u8 },
}

impl Compiler<'_> {
    /// Enters a block.
    pub(super) fn push_block(&mut self, block: Block, span: Span) -> Compiled {
        self.unit.nesting += weight(block);
        if self.unit.nesting > MAX_BLOCKS {
            return refused(span, "too many statically nested blocks");
        }
        self.unit.blocks.push(block);
        Ok(())
    }

    /// Leaves the innermost block.
    pub(super) fn pop_block(&mut self) {
        if let Some(block) = self.unit.blocks.pop() {
            self.unit.nesting -= weight(block);
        }
    }

    /// Whether leaving the function from here runs statements of the script.
    pub(super) fn leaving_runs_statements(&self) -> bool {
        self.unit.blocks.iter().any(|block| match block {
            Block::Finally { .. } | Block::With { .. } => true,
            Block::Handled { name, .. } => name.is_some(),
            Block::Loop { .. } | Block::Try { .. } | Block::Group | Block::Returning { .. } => false,
        })
    }

    /// Emits what leaving all blocks from `index` on takes, innermost first. The blocks stay as they are; the handler is afterwards
    /// that of the place where control goes. `value` is a temporary that is kept for a `return`.
    pub(super) fn unwind_to(&mut self, index: usize, value: Option<u8>) -> Compiled {
        let blocks = self.unit.blocks.clone();
        let position = self.unit.emitter.position();
        for at in (index..blocks.len()).rev() {
            self.unit.blocks.truncate(at);
            self.unit.emitter.set_position(position);
            self.unwind(blocks[at], value)?;
        }
        self.unit.emitter.set_position(position);
        self.unit.blocks = blocks;
        Ok(())
    }

    fn unwind(&mut self, block: Block, value: Option<u8>) -> Compiled {
        match block {
            Block::Loop { iterator, .. } => {
                if let Some(iterator) = iterator {
                    self.unit.emitter.emit(Op::Clear, iterator, 0, 0);
                }
            }
            Block::Try { outer } => {
                self.unit.emitter.set_handler(outer);
            }
            Block::Finally { outer, body } => {
                self.unit.emitter.set_handler(outer);
                self.unit.blocks.extend(value.map(|value| Block::Returning { value }));
                self.statements(&self.ast[body])?;
            }
            Block::Handled { outer, exception, previous, name, .. } => {
                self.unit.emitter.set_handler(outer);
                self.unit.emitter.emit(Op::PopHandled, previous, 0, 0);
                self.unit.emitter.emit(Op::Clear, exception, 0, 0);
                if let Some(name) = name {
                    self.forget_name(name);
                }
            }
            Block::With { outer, exit, context, is_async } => {
                self.unit.emitter.set_handler(outer);
                let base = self.mark();
                let callee = self.unit.emitter.push_temporary();
                self.at(self.ast[context].span);
                self.unit.emitter.emit(Op::Move, callee, exit, 0);
                self.call_exit(callee, is_async);
                self.reset(base);
            }
            Block::Returning { value } => self.unit.emitter.emit(Op::Clear, value, 0, 0),
            Block::Group => {}
        }
        Ok(())
    }

    /// Calls the `__exit__` in the last temporary as at the normal end of a `with`; the temporary is consumed.
    pub(super) fn call_exit(&mut self, callee: u8, is_async: bool) {
        for _ in 0..3 {
            self.push_constant(Constant::None);
        }
        self.unit.emitter.emit(Op::Call, callee, 3, callee);
        if is_async {
            self.unit.emitter.emit(Op::GetAwaitable, callee, callee, 2);
            self.unit.emitter.emit(Op::YieldFrom, callee, callee, 1);
        }
        self.unit.emitter.emit(Op::Clear, callee, 0, 0);
        self.reset(u32::from(callee));
    }
}

/// How many of CPython's blocks a block stands for.
const fn weight(block: Block) -> u32 {
    match block {
        Block::Handled { in_clause: true, .. } => 2,
        _ => 1,
    }
}

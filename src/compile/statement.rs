//! Statements: the roots of the three modes, dispatch, and the simple kinds.

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::block::Block;
use crate::compile::docstring;
use crate::compile::loops::For;
use crate::compile::scope::ScopeKind;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExprId, List, StmtId, StmtKind};
use crate::text::span::Span;

impl Compiler<'_> {
    // ---- roots

    pub(super) fn module(&mut self, body: List<StmtId>) -> Compiled {
        if self.has_annotations(body) {
            self.unit.emitter.emit(Op::SetupAnnotations, 0, 0, 0);
        }
        let mut statements: &[StmtId] = &self.ast[body];
        if let Some(docstring) = docstring::of(self.ast, statements) {
            self.at(self.ast[statements[0]].span);
            self.store_constant("__doc__", docstring);
            statements = &statements[1..];
        }
        self.statements(statements)?;
        self.return_none();
        Ok(())
    }

    pub(super) fn interactive(&mut self, body: List<StmtId>) -> Compiled {
        if self.has_annotations(body) {
            self.unit.emitter.emit(Op::SetupAnnotations, 0, 0, 0);
        }
        for &id in &self.ast[body] {
            match self.ast[id].kind {
                StmtKind::Expr { value } => {
                    let base = self.mark();
                    let register = self.operand(value, None)?;
                    self.at(self.ast[id].span);
                    self.unit.emitter.emit(Op::PrintExpression, register, 0, 0);
                    self.reset(base);
                }
                _ => self.statement(id)?,
            }
        }
        self.return_none();
        Ok(())
    }

    pub(super) fn evaluated(&mut self, body: ExprId) -> Compiled {
        let value = self.operand(body, None)?;
        self.at(self.ast[body].span);
        self.unit.emitter.emit(Op::Return, value, 0, 0);
        Ok(())
    }

    // ---- dispatch

    pub(super) fn statements(&mut self, body: &[StmtId]) -> Compiled {
        body.iter().try_for_each(|&id| self.statement(id))
    }

    fn statement(&mut self, id: StmtId) -> Compiled {
        let ast = self.ast;
        let span = ast[id].span;
        self.at(span);
        match &ast[id].kind {
            StmtKind::FunctionDef(function) | StmtKind::AsyncFunctionDef(function) => self.function_definition(id, function),
            StmtKind::ClassDef(class) => self.class_definition(id, class),
            StmtKind::TypeAlias { name, type_params, value } => self.type_alias(id, *name, *type_params, *value),
            StmtKind::Return { value } => self.return_statement(span, *value),
            StmtKind::Delete { targets } => ast[*targets].iter().try_for_each(|&target| self.delete(target)),
            StmtKind::Assign { targets, value } => self.assignment(&ast[*targets], *value),
            StmtKind::AugAssign { target, op, value } => self.augmented_assignment(span, *target, *op, *value),
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated_assignment(span, *target, *annotation, *value, *simple)
            }
            StmtKind::If { .. } => self.if_chain(id),
            StmtKind::Expr { value } => self.effect(*value),
            StmtKind::Assert { test, msg } => self.assertion(span, *test, *msg),
            StmtKind::Raise { exc, cause } => self.raise(span, *exc, *cause),
            StmtKind::Import { names } => self.import(span, &ast[*names]),
            StmtKind::ImportFrom { module, names, level } => self.import_from(span, *module, &ast[*names], *level),
            StmtKind::Break => self.leave_loop(span, true),
            StmtKind::Continue => self.leave_loop(span, false),
            StmtKind::Pass | StmtKind::Global { .. } | StmtKind::Nonlocal { .. } => Ok(()),
            _ => self.block_statement(id),
        }
    }

    /// Statements that push a block.
    fn block_statement(&mut self, id: StmtId) -> Compiled {
        let ast = self.ast;
        let span = ast[id].span;
        match &ast[id].kind {
            &StmtKind::For { target, iter, body, orelse } => self.for_statement(span, For { target, iter, body, orelse, is_async: false }),
            &StmtKind::AsyncFor { target, iter, body, orelse } => {
                self.for_statement(span, For { target, iter, body, orelse, is_async: true })
            }
            StmtKind::While { test, body, orelse } => self.while_statement(span, *test, *body, *orelse),
            StmtKind::With { items, body } => self.with_statement(span, &ast[*items], *body, false),
            StmtKind::AsyncWith { items, body } => self.with_statement(span, &ast[*items], *body, true),
            StmtKind::Try(parts) => self.try_statement(span, parts),
            StmtKind::TryStar(parts) => self.try_star_statement(span, parts),
            StmtKind::Match { subject, cases } => self.match_statement(*subject, &ast[*cases]),
            _ => unreachable!("all other statements are simple"),
        }
    }

    /// `if` and its `elif`s, which are nested in the tree.
    fn if_chain(&mut self, mut id: StmtId) -> Compiled {
        let end = self.unit.emitter.new_label();
        while let StmtKind::If { test, body, orelse } = self.ast[id].kind {
            let next = self.unit.emitter.new_label();
            self.jump_if(test, false, next)?;
            self.statements(&self.ast[body])?;
            if !orelse.is_empty() {
                self.unit.emitter.jump(end);
            }
            self.unit.emitter.place(next);
            match self.ast[orelse] {
                [only] if matches!(self.ast[only].kind, StmtKind::If { .. }) => id = only,
                _ => {
                    self.statements(&self.ast[orelse])?;
                    break;
                }
            }
        }
        self.unit.emitter.place(end);
        Ok(())
    }

    // ---- simple kinds

    fn return_statement(&mut self, span: Span, value: Option<ExprId>) -> Compiled {
        let scope = self.scopes.scope(self.unit.heading.scope);
        if scope.kind != ScopeKind::Function {
            return refused(span, "'return' outside function");
        }
        if value.is_some() && scope.is_async_function && scope.has_yield {
            return refused(span, "'return' with value in async generator");
        }
        if self.unit.blocks.iter().any(|block| matches!(block, Block::Group)) {
            return refused(span, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        let base = self.mark();
        let handler = self.unit.emitter.handler();
        let constant = match value {
            Some(value) => self.constant_of(value)?,
            None => Some(Constant::None),
        };
        if let Some(constant) = constant {
            self.at(span);
            self.unwind_to(0, None)?;
            self.at(span);
            let index = self.unit.emitter.constant(constant);
            self.return_constant(index);
        } else if let Some(value) = value {
            let register = if self.leaving_runs_statements() { self.push(value)? } else { self.operand(value, None)? };
            self.at(span);
            let kept = Some(register).filter(|&register| self.unit.emitter.is_temporary(register));
            self.unwind_to(0, kept)?;
            self.at(span);
            self.unit.emitter.emit(Op::Return, register, 0, 0);
        }
        self.unit.emitter.set_handler(handler);
        self.reset(base);
        Ok(())
    }

    fn assertion(&mut self, span: Span, test: ExprId, message: Option<ExprId>) -> Compiled {
        let end = self.unit.emitter.new_label();
        self.jump_if(test, true, end)?;
        let base = self.mark();
        self.at(span);
        let class = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::LoadAssertionError, class, 0, 0);
        if let Some(message) = message {
            self.push(message)?;
            self.at(span);
            self.unit.emitter.emit(Op::Call, class, 1, class);
        }
        self.at(self.ast[test].span);
        self.unit.emitter.emit(Op::Raise, class, 0, 0);
        self.reset(base);
        self.unit.emitter.place(end);
        Ok(())
    }

    fn raise(&mut self, span: Span, exception: Option<ExprId>, cause: Option<ExprId>) -> Compiled {
        let base = self.mark();
        let Some(exception) = exception else {
            self.unit.emitter.emit(Op::RaiseHandled, 0, 0, 0);
            return Ok(());
        };
        let exception = self.operand(exception, cause)?;
        match cause {
            Some(cause) => {
                let cause = self.operand(cause, None)?;
                self.at(span);
                self.unit.emitter.emit(Op::RaiseFrom, exception, cause, 0);
            }
            None => {
                self.at(span);
                self.unit.emitter.emit(Op::Raise, exception, 0, 0);
            }
        }
        self.reset(base);
        Ok(())
    }
}

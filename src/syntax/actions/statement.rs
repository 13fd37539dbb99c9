//! Statements, but for functions, classes and imports.

use lalrpop_util::ParseError;

use crate::syntax::actions::{Builder, Failure, Mark, refuse, refuse_at_next};
use crate::syntax::ast::{
    Comprehension, ExceptHandler, ExprContext, ExprId, ExprKind, List, MatchCase, Mod, Operator, PatternId, StmtId, StmtKind, Try, WithItem,
};
use crate::syntax::symbol::Symbol;
use crate::text::diagnostic::{Place, SyntaxError};
use crate::text::span::Span;

impl Builder<'_> {
    pub(crate) fn push_stmt(&mut self, stmt: StmtId) -> Mark {
        self.stmts.first(stmt)
    }

    pub(crate) fn next_stmt(&mut self, mark: Mark, stmt: StmtId) -> Mark {
        self.stmts.next(mark, stmt)
    }

    pub(crate) fn block(&mut self, mark: Mark) -> List<StmtId> {
        Self::store(&mut self.ast, &mut self.stmts, mark)
    }

    pub(crate) fn module(&mut self, statements: Option<Mark>) {
        let body = statements.map_or(List::EMPTY, |mark| self.block(mark));
        self.ast.set_root(Mod::Module { body });
    }

    pub(crate) fn root_expression(&mut self, body: ExprId) {
        self.ast.set_root(Mod::Expression { body });
    }

    pub(crate) fn interactive(&mut self, statements: Mark) {
        let body = self.block(statements);
        self.ast.set_root(Mod::Interactive { body });
    }

    pub(crate) fn empty_interactive(&mut self) -> Result<(), Failure> {
        // The place is the last line, wherever that is.
        Err(ParseError::User { error: SyntaxError::new(Span::at(u32::MAX), "invalid syntax").at(Place::LineOnly) })
    }

    pub(crate) fn expr_statement(&mut self, l: u32, value: ExprId, r: u32) -> StmtId {
        self.stmt(l, StmtKind::Expr { value }, r)
    }

    /// What stands before `=`.
    pub(crate) fn target(&mut self, target: ExprId) -> Result<ExprId, Failure> {
        match self.set_context(target, ExprContext::Store) {
            Ok(()) => Ok(target),
            Err(_) => refuse_at_next("invalid syntax"),
        }
    }

    /// What stands before `:` or an operator with `=`.
    pub(crate) fn single_target(&mut self, target: ExprId) -> Result<ExprId, Failure> {
        match &mut self.ast.expr_mut(target).kind {
            ExprKind::Name { ctx, .. } | ExprKind::Attribute { ctx, .. } | ExprKind::Subscript { ctx, .. } => {
                *ctx = ExprContext::Store;
                Ok(target)
            }
            _ => refuse_at_next("invalid syntax"),
        }
    }

    pub(crate) fn assign(&mut self, l: u32, targets: Mark, value: ExprId, r: u32) -> StmtId {
        let targets = self.expr_list(targets);
        self.stmt(l, StmtKind::Assign { targets, value }, r)
    }

    pub(crate) fn augmented_assign(&mut self, l: u32, target: ExprId, op: Operator, value: ExprId, r: u32) -> StmtId {
        self.stmt(l, StmtKind::AugAssign { target, op, value }, r)
    }

    pub(crate) fn annotated_assign(&mut self, l: u32, target: ExprId, annotation: ExprId, value: Option<ExprId>, r: u32) -> StmtId {
        let target_node = self.ast[target];
        let simple = matches!(target_node.kind, ExprKind::Name { .. }) && target_node.span.start == l;
        self.stmt(l, StmtKind::AnnAssign { target, annotation, value, simple }, r)
    }

    pub(crate) fn return_statement(&mut self, l: u32, value: Option<ExprId>, r: u32) -> StmtId {
        self.stmt(l, StmtKind::Return { value }, r)
    }

    pub(crate) fn raise(&mut self, l: u32, exc: Option<ExprId>, cause: Option<ExprId>, r: u32) -> StmtId {
        self.stmt(l, StmtKind::Raise { exc, cause }, r)
    }

    pub(crate) fn global(&mut self, l: u32, names: Mark, r: u32) -> StmtId {
        let names = Self::store(&mut self.ast, &mut self.names, names);
        self.stmt(l, StmtKind::Global { names }, r)
    }

    pub(crate) fn nonlocal(&mut self, l: u32, names: Mark, r: u32) -> StmtId {
        let names = Self::store(&mut self.ast, &mut self.names, names);
        self.stmt(l, StmtKind::Nonlocal { names }, r)
    }

    pub(crate) fn delete(&mut self, l: u32, targets: Mark, r: u32) -> Result<StmtId, Failure> {
        let targets = self.expr_list(targets);
        for index in 0..targets.len() {
            let target = self.ast[targets][index];
            self.delete_target(target)?;
        }
        Ok(self.stmt(l, StmtKind::Delete { targets }, r))
    }

    pub(crate) fn assert(&mut self, l: u32, test: ExprId, msg: Option<ExprId>, r: u32) -> StmtId {
        self.stmt(l, StmtKind::Assert { test, msg }, r)
    }

    pub(crate) fn type_alias(&mut self, l: u32, name: ExprId, type_params: Option<Mark>, value: ExprId, r: u32) -> StmtId {
        let type_params = self.type_params(type_params);
        self.stmt(l, StmtKind::TypeAlias { name, type_params, value }, r)
    }

    pub(crate) fn if_statement(&mut self, l: u32, test: ExprId, body: List<StmtId>, orelse: List<StmtId>, r: u32) -> StmtId {
        self.stmt(l, StmtKind::If { test, body, orelse }, r)
    }

    pub(crate) fn elif(&mut self, l: u32, test: ExprId, body: List<StmtId>, orelse: List<StmtId>, r: u32) -> List<StmtId> {
        let statement = self.if_statement(l, test, body, orelse, r);
        self.ast.add_list([statement])
    }

    pub(crate) fn while_statement(&mut self, l: u32, test: ExprId, body: List<StmtId>, orelse: List<StmtId>, r: u32) -> StmtId {
        self.stmt(l, StmtKind::While { test, body, orelse }, r)
    }

    #[allow(clippy::too_many_arguments, reason = "the production has as many parts")]
    pub(crate) fn for_statement(
        &mut self,
        l: u32,
        is_async: bool,
        target: ExprId,
        iter: ExprId,
        body: List<StmtId>,
        orelse: List<StmtId>,
        r: u32,
    ) -> StmtId {
        let kind = if is_async { StmtKind::AsyncFor { target, iter, body, orelse } } else { StmtKind::For { target, iter, body, orelse } };
        self.stmt(l, kind, r)
    }

    pub(crate) fn with_statement(&mut self, l: u32, is_async: bool, items: List<WithItem>, body: List<StmtId>, r: u32) -> StmtId {
        let kind = if is_async { StmtKind::AsyncWith { items, body } } else { StmtKind::With { items, body } };
        self.stmt(l, kind, r)
    }

    pub(crate) fn with_item(&self, context_expr: ExprId) -> WithItem {
        WithItem { context_expr, optional_vars: None }
    }

    pub(crate) fn with_item_as(&mut self, context_expr: ExprId, target: ExprId) -> Result<WithItem, Failure> {
        self.assign_to(target)?;
        Ok(WithItem { context_expr, optional_vars: Some(target) })
    }

    pub(crate) fn first_with_item(&mut self, item: WithItem) -> Mark {
        self.with_items.first(item)
    }

    pub(crate) fn next_with_item(&mut self, mark: Mark, item: WithItem) -> Mark {
        self.with_items.next(mark, item)
    }

    pub(crate) fn with_items(&mut self, mark: Mark) -> List<WithItem> {
        Self::store(&mut self.ast, &mut self.with_items, mark)
    }

    /// One item that is an expression in parentheses.
    pub(crate) fn with_value(&mut self, context_expr: ExprId) -> List<WithItem> {
        self.ast.add_list([WithItem { context_expr, optional_vars: None }])
    }

    pub(crate) fn with_generator(
        &mut self,
        l: u32,
        elt: ExprId,
        generators: List<Comprehension>,
        r: u32,
    ) -> Result<List<WithItem>, Failure> {
        let generator = self.generator(l, elt, generators, r)?;
        Ok(self.with_value(generator))
    }

    /// An item in parentheses, or what makes them the parentheses of a tuple: a star or a bare `:=`.
    pub(crate) fn parenthesised_item(&mut self, l: u32, context_expr: ExprId) -> WithItem {
        let node = &self.ast[context_expr];
        self.has_no_item |= match node.kind {
            ExprKind::Starred { .. } => true,
            ExprKind::NamedExpr { .. } => node.span.start == l,
            _ => false,
        };
        self.with_item(context_expr)
    }

    /// What stands between the parentheses of `with (...):`: items, unless one of them cannot be an item;
    /// then it is one tuple or one expression.
    pub(crate) fn parenthesised_items(&mut self, l: u32, mark: Option<Mark>, has_comma: bool, r: u32) -> Result<List<WithItem>, Failure> {
        let Some(mark) = mark else {
            let empty = self.empty_tuple(l, r);
            return Ok(self.with_value(empty));
        };
        if !std::mem::take(&mut self.has_no_item) {
            return Ok(self.with_items(mark));
        }
        if let Some(variables) = self.with_items.since(mark).iter().find_map(|item| item.optional_vars) {
            return refuse(self.span_of(variables), "invalid syntax");
        }
        let elements: Vec<ExprId> = self.with_items.take(mark).map(|item| item.context_expr).collect();
        let value = match elements[..] {
            [element] if !has_comma => self.group(element)?,
            _ => {
                let elts = self.ast.add_list(elements);
                self.expr(l, ExprKind::Tuple { elts, ctx: ExprContext::Load }, r)
            }
        };
        Ok(self.with_value(value))
    }

    pub(crate) fn first_handler(&mut self, handler: ExceptHandler) -> Mark {
        self.handlers.first(handler)
    }

    pub(crate) fn next_handler(&mut self, mark: Mark, handler: ExceptHandler) -> Mark {
        self.handlers.next(mark, handler)
    }

    pub(crate) fn handler(&self, l: u32, kind: Option<ExprId>, name: Option<Symbol>, body: List<StmtId>, r: u32) -> ExceptHandler {
        ExceptHandler { span: Span::new(l, r), kind, name, body }
    }

    pub(crate) fn try_finally(&mut self, l: u32, body: List<StmtId>, finalbody: List<StmtId>, r: u32) -> StmtId {
        let statement = Try { body, handlers: List::EMPTY, orelse: List::EMPTY, finalbody };
        self.stmt(l, StmtKind::Try(Box::new(statement)), r)
    }

    pub(crate) fn try_except(
        &mut self,
        l: u32,
        body: List<StmtId>,
        handlers: Mark,
        orelse: List<StmtId>,
        finalbody: List<StmtId>,
        r: u32,
    ) -> StmtId {
        let handlers = Self::store(&mut self.ast, &mut self.handlers, handlers);
        self.stmt(l, StmtKind::Try(Box::new(Try { body, handlers, orelse, finalbody })), r)
    }

    pub(crate) fn try_except_star(
        &mut self,
        l: u32,
        body: List<StmtId>,
        handlers: Mark,
        orelse: List<StmtId>,
        finalbody: List<StmtId>,
        r: u32,
    ) -> StmtId {
        let handlers = Self::store(&mut self.ast, &mut self.handlers, handlers);
        self.stmt(l, StmtKind::TryStar(Box::new(Try { body, handlers, orelse, finalbody })), r)
    }

    pub(crate) fn case(&self, pattern: PatternId, guard: Option<ExprId>, body: List<StmtId>) -> MatchCase {
        MatchCase { pattern, guard, body }
    }

    pub(crate) fn first_case(&mut self, case: MatchCase) -> Mark {
        self.cases.first(case)
    }

    pub(crate) fn next_case(&mut self, mark: Mark, case: MatchCase) -> Mark {
        self.cases.next(mark, case)
    }

    /// The subject of `match`: a starred one needs a comma.
    pub(crate) fn subject(&self, subject: ExprId) -> Result<ExprId, Failure> {
        match self.ast[subject].kind {
            ExprKind::Starred { .. } => refuse_at_next("invalid syntax"),
            _ => Ok(subject),
        }
    }

    pub(crate) fn match_statement(&mut self, l: u32, subject: ExprId, cases: Mark, r: u32) -> StmtId {
        let cases = Self::store(&mut self.ast, &mut self.cases, cases);
        self.stmt(l, StmtKind::Match { subject, cases }, r)
    }
}

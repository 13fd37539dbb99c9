//! What may be assigned to or deleted, and how expressions are called in errors about that.

use crate::syntax::actions::{Builder, Failure, refuse};
use crate::syntax::ast::{Ast, Constant, ExprContext, ExprId, ExprKind};

/// What CPython calls an expression in an error message.
fn kind_name(ast: &Ast, expr: ExprId) -> &'static str {
    match ast[expr].kind {
        ExprKind::Attribute { .. } => "attribute",
        ExprKind::Subscript { .. } => "subscript",
        ExprKind::Starred { .. } => "starred",
        ExprKind::Name { .. } => "name",
        ExprKind::List { .. } => "list",
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::Lambda { .. } => "lambda",
        ExprKind::Call { .. } => "function call",
        ExprKind::BoolOp { .. } | ExprKind::BinOp { .. } | ExprKind::UnaryOp { .. } => "expression",
        ExprKind::GeneratorExp { .. } => "generator expression",
        ExprKind::Yield { .. } | ExprKind::YieldFrom { .. } => "yield expression",
        ExprKind::Await { .. } => "await expression",
        ExprKind::ListComp { .. } => "list comprehension",
        ExprKind::SetComp { .. } => "set comprehension",
        ExprKind::DictComp { .. } => "dict comprehension",
        ExprKind::Dict { .. } => "dict literal",
        ExprKind::Set { .. } => "set display",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "f-string expression",
        ExprKind::Constant(Constant::None) => "None",
        ExprKind::Constant(Constant::Bool(true)) => "True",
        ExprKind::Constant(Constant::Bool(false)) => "False",
        ExprKind::Constant(Constant::Ellipsis) => "ellipsis",
        ExprKind::Constant(_) => "literal",
        ExprKind::Compare { .. } => "comparison",
        ExprKind::IfExp { .. } => "conditional expression",
        ExprKind::NamedExpr { .. } => "named expression",
        ExprKind::Slice { .. } => "slice",
    }
}

impl Builder<'_> {
    pub(super) fn kind_name(&self, expr: ExprId) -> &'static str {
        kind_name(&self.ast, expr)
    }

    /// The target of `for`.
    pub(crate) fn loop_target(&mut self, target: ExprId) -> Result<ExprId, Failure> {
        self.assign_to(target).map(|()| target)
    }

    /// Makes `target` and the targets in it written ones.
    pub(super) fn assign_to(&mut self, target: ExprId) -> Result<(), Failure> {
        match self.set_context(target, ExprContext::Store) {
            Ok(()) => Ok(()),
            Err(culprit) => refuse(self.span_of(culprit), format!("cannot assign to {}", self.kind_name(culprit))),
        }
    }

    /// Makes `target` and the targets in it deleted ones.
    pub(super) fn delete_target(&mut self, target: ExprId) -> Result<(), Failure> {
        match self.set_context(target, ExprContext::Del) {
            Ok(()) => Ok(()),
            Err(culprit) => refuse(self.span_of(culprit), format!("cannot delete {}", self.kind_name(culprit))),
        }
    }

    /// Sets the context of `target` and the targets in it; an `Err` is the first that cannot be a target.
    pub(super) fn set_context(&mut self, target: ExprId, context: ExprContext) -> Result<(), ExprId> {
        // Most targets hold no others; those that do wait here, the next one on top.
        let mut waiting = Vec::new();
        let mut current = target;
        loop {
            match &mut self.ast.expr_mut(current).kind {
                ExprKind::Name { ctx, .. } | ExprKind::Attribute { ctx, .. } | ExprKind::Subscript { ctx, .. } => {
                    *ctx = context;
                }
                ExprKind::Starred { value, ctx } if context == ExprContext::Store => {
                    *ctx = context;
                    waiting.push(*value);
                }
                ExprKind::List { elts, ctx } | ExprKind::Tuple { elts, ctx } => {
                    *ctx = context;
                    let elts = *elts;
                    waiting.extend(self.ast[elts].iter().rev());
                }
                _ => return Err(current),
            }
            match waiting.pop() {
                Some(next) => current = next,
                None => return Ok(()),
            }
        }
    }
}

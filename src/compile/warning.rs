//! Doubtful expressions and assertions, which compile but are warned about, with CPython's words.
//!
//! The nodes of the tree are looked at in the order in which they lie in it; the warnings are put into the order of the source.

use std::cmp::Reverse;

use crate::bytecode::code::Constant;
use crate::compile::Compiler;
use crate::syntax::ast::{CmpOp, ExprContext, ExprId, ExprKind, List, StmtKind};
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

impl Compiler<'_> {
    /// Everything doubtful in the tree that has been compiled.
    pub(super) fn warnings(&mut self) -> Vec<SyntaxError> {
        let ast = self.ast;
        let mut found = Vec::new();
        for expr in ast.exprs() {
            let warning = match expr.kind {
                ExprKind::Compare { left, ops, comparators } => self.doubtful_identity(expr.span, left, ops, comparators),
                ExprKind::Call { func, .. } => self.doubtful_call(func),
                ExprKind::Subscript { value, slice, ctx: ExprContext::Load } => {
                    found.extend(self.doubtful_container(value));
                    self.doubtful_index(value, slice)
                }
                _ => None,
            };
            found.extend(warning);
        }
        for stmt in ast.stmts() {
            if let StmtKind::Assert { test, .. } = stmt.kind
                && matches!(ast[test].kind, ExprKind::Tuple { elts, .. } if !elts.is_empty())
            {
                found.push(SyntaxError::new(stmt.span, "assertion is always true, perhaps remove parentheses?"));
            }
        }
        found.sort_by_key(|warning| (warning.span.start, Reverse(warning.span.end)));
        found.splice(..0, ast.warnings().iter().cloned());
        found
    }

    /// `is` with a literal that has no identity to speak of.
    fn doubtful_identity(&mut self, span: Span, left: ExprId, ops: List<CmpOp>, comparators: List<ExprId>) -> Option<SyntaxError> {
        let ast = self.ast;
        let mut left = left;
        for (op, &right) in ast[ops].iter().zip(&ast[comparators]) {
            let advice = match op {
                CmpOp::Is => Some(("is", "==")),
                CmpOp::IsNot => Some(("is not", "!=")),
                _ => None,
            };
            if let Some((operator, instead)) = advice
                && let Some(kind) = self.literal_kind(left).or_else(|| self.literal_kind(right))
            {
                return Some(SyntaxError::new(span, format!("\"{operator}\" with '{kind}' literal. Did you mean \"{instead}\"?")));
            }
            left = right;
        }
        None
    }

    /// The type of a constant other than None, True, False and Ellipsis.
    fn literal_kind(&mut self, id: ExprId) -> Option<&'static str> {
        match self.constant_of(id).ok()?? {
            Constant::None | Constant::Bool(_) | Constant::Ellipsis => None,
            constant => Some(constant_kind(&constant)),
        }
    }

    /// Calling what a display or a literal gives.
    fn doubtful_call(&mut self, func: ExprId) -> Option<SyntaxError> {
        let kind = match self.ast[func].kind {
            ExprKind::Lambda { .. } => return None,
            _ => self.kind_of(func)?,
        };
        Some(SyntaxError::new(self.ast[func].span, format!("'{kind}' object is not callable; perhaps you missed a comma?")))
    }

    /// Subscripting what has no items.
    fn doubtful_container(&mut self, value: ExprId) -> Option<SyntaxError> {
        let kind = self.kind_of(value)?;
        if matches!(kind, "str" | "bytes" | "tuple" | "list" | "dict") {
            return None;
        }
        Some(SyntaxError::new(self.ast[value].span, format!("'{kind}' object is not subscriptable; perhaps you missed a comma?")))
    }

    /// A constant index of a sequence that is no integer.
    fn doubtful_index(&mut self, value: ExprId, slice: ExprId) -> Option<SyntaxError> {
        let kind = self.kind_of(value)?;
        if !matches!(kind, "str" | "bytes" | "tuple" | "list") {
            return None;
        }
        let index = constant_kind(&self.constant_of(slice).ok()??);
        if matches!(index, "int" | "bool") {
            return None;
        }
        let message = format!("{kind} indices must be integers or slices, not {index}; perhaps you missed a comma?");
        Some(SyntaxError::new(self.ast[value].span, message))
    }

    /// The type that an expression is seen to give.
    fn kind_of(&mut self, id: ExprId) -> Option<&'static str> {
        Some(match self.ast[id].kind {
            ExprKind::Tuple { .. } => "tuple",
            ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
            ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
            ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
            ExprKind::GeneratorExp { .. } => "generator",
            ExprKind::Lambda { .. } => "function",
            ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
            ExprKind::Constant(_) | ExprKind::UnaryOp { .. } | ExprKind::BinOp { .. } => constant_kind(&self.constant_of(id).ok()??),
            _ => return None,
        })
    }
}

/// The name of a constant's type.
fn constant_kind(constant: &Constant) -> &'static str {
    match constant {
        Constant::None => "NoneType",
        Constant::Bool(_) => "bool",
        Constant::Ellipsis => "ellipsis",
        Constant::Int(_) | Constant::BigInt(_) => "int",
        Constant::Float(_) => "float",
        Constant::Complex(..) => "complex",
        Constant::Text(_) => "str",
        Constant::Bytes(_) => "bytes",
        Constant::Tuple(_) => "tuple",
        Constant::FrozenSet(_) => "frozenset",
        Constant::Code(_) => "code",
    }
}

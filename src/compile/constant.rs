//! Which expressions are constants, and their values; each expression is examined once.

use std::rc::Rc;

use crate::bytecode::code::Constant;
use crate::compile::{Compiled, Compiler, fold};
use crate::syntax::ast::{self, Ast, ExprContext, ExprId, ExprKind, UnaryOp};

/// What is known of an expression.
#[derive(Clone)]
enum Known {
    Nothing,
    NotConstant,
    Value(Constant),
}

/// What is known of all expressions of a tree.
pub(super) struct Folding(Vec<Known>);

impl Folding {
    pub fn new(ast: &Ast) -> Self {
        Self(vec![Known::Nothing; ast.expr_count()])
    }
}

impl Compiler<'_> {
    /// The value of a constant expression, after folding.
    pub(super) fn constant_of(&mut self, id: ExprId) -> Compiled<Option<Constant>> {
        match &self.folding.0[id.index()] {
            Known::Value(constant) => return Ok(Some(constant.clone())),
            Known::NotConstant => return Ok(None),
            Known::Nothing => {}
        }
        self.descend(self.ast[id].span)?;
        let constant = match self.ast[id].kind {
            ExprKind::BinOp { .. } => self.fold_spine(id)?,
            _ => self.fold_other(id)?,
        };
        self.ascend();
        Ok(self.remember(id, constant))
    }

    fn remember(&mut self, id: ExprId, constant: Option<Constant>) -> Option<Constant> {
        self.folding.0[id.index()] = constant.clone().map_or(Known::NotConstant, Known::Value);
        constant
    }

    /// A chain of binary operators, along its left side and back without recursion.
    fn fold_spine(&mut self, id: ExprId) -> Compiled<Option<Constant>> {
        let mut spine = Vec::new();
        let mut leftmost = id;
        while let ExprKind::BinOp { left, .. } = self.ast[leftmost].kind
            && matches!(self.folding.0[leftmost.index()], Known::Nothing)
        {
            spine.push(leftmost);
            leftmost = left;
        }
        let mut value = self.constant_of(leftmost)?;
        for &node in spine.iter().rev() {
            let ExprKind::BinOp { op, right, .. } = self.ast[node].kind else { continue };
            value = match value {
                Some(left) => self.constant_of(right)?.and_then(|right| fold::binary(&left, op, &right)),
                None => None,
            };
            value = self.remember(node, value);
        }
        Ok(value)
    }

    fn fold_other(&mut self, id: ExprId) -> Compiled<Option<Constant>> {
        let ast = self.ast;
        match ast[id].kind {
            ExprKind::Constant(constant) => Ok(Some(literal(ast, constant))),
            ExprKind::UnaryOp { op, operand } => Ok(self.constant_of(operand)?.and_then(|operand| fold::unary(op, &operand))),
            ExprKind::Tuple { elts, ctx: ExprContext::Load } => {
                let elements = self.constants_of(&ast[elts])?;
                Ok(elements.map(|elements| Constant::Tuple(elements.into())))
            }
            ExprKind::Subscript { value, slice, ctx: ExprContext::Load } => {
                let Some(value) = self.constant_of(value)? else { return Ok(None) };
                Ok(self.constant_of(slice)?.and_then(|slice| fold::item(&value, &slice)))
            }
            ExprKind::Name { id, ctx: ExprContext::Load } if ast.name(id) == "__debug__" => Ok(Some(Constant::Bool(true))),
            _ => Ok(None),
        }
    }

    /// The values of several expressions, if all are constant.
    pub(super) fn constants_of(&mut self, list: &[ExprId]) -> Compiled<Option<Vec<Constant>>> {
        let mut constants = Vec::with_capacity(list.len());
        for &element in list {
            match self.constant_of(element)? {
                Some(constant) => constants.push(constant),
                None => return Ok(None),
            }
        }
        Ok(Some(constants))
    }

    /// The operand of `not`, when the expression is one.
    pub(super) fn negated(&self, id: ExprId) -> Option<ExprId> {
        match self.ast[id].kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => Some(operand),
            _ => None,
        }
    }
}

/// The constant that a literal stands for.
pub(super) fn literal(ast: &Ast, constant: ast::Constant) -> Constant {
    match constant {
        ast::Constant::None => Constant::None,
        ast::Constant::Bool(value) => Constant::Bool(value),
        ast::Constant::Ellipsis => Constant::Ellipsis,
        ast::Constant::Int(value) => Constant::Int(value),
        ast::Constant::BigInt(id) => Constant::BigInt(Rc::new(ast.big_integer(id).clone())),
        ast::Constant::Float(value) => Constant::Float(value),
        ast::Constant::Complex { imag } => Constant::Complex(0.0, imag),
        ast::Constant::Str { value, .. } => Constant::Text(Rc::new(ast.string(value).to_owned())),
        ast::Constant::Bytes(id) => Constant::Bytes(ast.bytes(id).into()),
    }
}

/// A constant text.
pub(super) fn text(text: &str) -> Constant {
    Constant::Text(Rc::new(text.into()))
}

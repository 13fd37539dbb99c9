//! Expressions, but for calls and strings.

use crate::syntax::actions::{Builder, Failure, Mark, refuse, refuse_at_next};
use crate::syntax::ast::{ArgumentsId, BoolOp, CmpOp, Comprehension, Constant, ExprContext, ExprId, ExprKind, List, Operator, UnaryOp};
use crate::syntax::number::{self, MAX_DECIMAL_DIGITS, Number};
use crate::syntax::symbol::Symbol;
use crate::text::diagnostic::{Place, SyntaxError};
use crate::text::span::Span;

impl Builder<'_> {
    pub(crate) fn constant(&mut self, l: u32, value: Constant, r: u32) -> ExprId {
        self.expr(l, ExprKind::Constant(value), r)
    }

    pub(crate) fn number(&mut self, l: u32, r: u32) -> Result<ExprId, Failure> {
        let span = Span::new(l, r);
        let value = match number::value(span.slice(self.text)) {
            Ok(Number::Int(value)) => Constant::Int(value),
            Ok(Number::BigInt(value)) => Constant::BigInt(self.ast.add_big_integer(value)),
            Ok(Number::Float(value)) => Constant::Float(value),
            Ok(Number::Imaginary(imag)) => Constant::Complex { imag },
            Err(digits) => {
                let message = format!(
                    "Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has \
                     {digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider \
                     hexadecimal for huge integer literals to avoid decimal conversion limits."
                );
                let error = SyntaxError::new(span, message).at(Place::LineOnly);
                return Err(Failure::User { error });
            }
        };
        Ok(self.constant(l, value, r))
    }

    pub(crate) fn name_load(&mut self, l: u32, id: Symbol, r: u32) -> ExprId {
        self.expr(l, ExprKind::Name { id, ctx: ExprContext::Load }, r)
    }

    pub(crate) fn name_store(&mut self, l: u32, id: Symbol, r: u32) -> ExprId {
        self.expr(l, ExprKind::Name { id, ctx: ExprContext::Store }, r)
    }

    pub(crate) fn attribute(&mut self, l: u32, value: ExprId, attr: Symbol, r: u32) -> ExprId {
        self.expr(l, ExprKind::Attribute { value, attr, ctx: ExprContext::Load }, r)
    }

    pub(crate) fn subscript(&mut self, l: u32, value: ExprId, slice: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::Subscript { value, slice, ctx: ExprContext::Load }, r)
    }

    pub(crate) fn slice(&mut self, l: u32, lower: Option<ExprId>, upper: Option<ExprId>, step: Option<ExprId>, r: u32) -> ExprId {
        self.expr(l, ExprKind::Slice { lower, upper, step }, r)
    }

    pub(crate) fn starred(&mut self, l: u32, value: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::Starred { value, ctx: ExprContext::Load }, r)
    }

    pub(crate) fn await_expression(&mut self, l: u32, value: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::Await { value }, r)
    }

    pub(crate) fn yield_expression(&mut self, l: u32, value: Option<ExprId>, r: u32) -> ExprId {
        self.expr(l, ExprKind::Yield { value }, r)
    }

    pub(crate) fn yield_from(&mut self, l: u32, value: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::YieldFrom { value }, r)
    }

    pub(crate) fn lambda(&mut self, l: u32, args: ArgumentsId, body: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::Lambda { args, body }, r)
    }

    pub(crate) fn conditional(&mut self, l: u32, body: ExprId, test: ExprId, orelse: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::IfExp { test, body, orelse }, r)
    }

    pub(crate) fn unary(&mut self, l: u32, op: UnaryOp, operand: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::UnaryOp { op, operand }, r)
    }

    pub(crate) fn binary(&mut self, l: u32, left: ExprId, op: Operator, right: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::BinOp { left, op, right }, r)
    }

    pub(crate) fn bool_operation(&mut self, l: u32, op: BoolOp, operands: Mark, r: u32) -> ExprId {
        let values = self.expr_list(operands);
        self.expr(l, ExprKind::BoolOp { op, values }, r)
    }

    pub(crate) fn first_comparison(&mut self, left: ExprId, op: CmpOp, right: ExprId) -> Mark {
        let mark = self.exprs.first(left);
        self.next_comparison(mark, op, right)
    }

    pub(crate) fn next_comparison(&mut self, mark: Mark, op: CmpOp, right: ExprId) -> Mark {
        self.comparisons.0.push(op);
        self.exprs.next(mark, right)
    }

    /// The operands since `operands` have one operator fewer on the stack of those.
    pub(crate) fn comparison(&mut self, l: u32, operands: Mark, r: u32) -> ExprId {
        let left = self.exprs.since(operands)[0];
        let comparators = self.expr_list(Mark(operands.0 + 1));
        self.exprs.0.pop();
        let first_op = Mark(self.comparisons.mark().0 - comparators.len() as u32);
        let ops = Self::store(&mut self.ast, &mut self.comparisons, first_op);
        self.expr(l, ExprKind::Compare { left, ops, comparators }, r)
    }

    /// The name that stands between `l` and `r` and nothing else.
    pub(crate) fn plain_word(&self, l: u32, expr: ExprId, r: u32) -> Result<Symbol, Failure> {
        let node = self.ast[expr];
        match node.kind {
            ExprKind::Name { id, .. } if node.span == Span::new(l, r) => Ok(id),
            _ => refuse_at_next("invalid syntax"),
        }
    }

    /// The same as what is assigned by `:=`.
    pub(crate) fn plain_name_store(&mut self, l: u32, expr: ExprId, r: u32) -> Result<ExprId, Failure> {
        let id = self.plain_word(l, expr, r)?;
        self.ast.expr_mut(expr).kind = ExprKind::Name { id, ctx: ExprContext::Store };
        Ok(expr)
    }

    pub(crate) fn named(&mut self, l: u32, target: ExprId, value: ExprId, r: u32) -> ExprId {
        self.expr(l, ExprKind::NamedExpr { target, value }, r)
    }

    pub(crate) fn tuple_of_one(&mut self, l: u32, element: ExprId, r: u32) -> ExprId {
        let elts = self.ast.add_list([element]);
        self.expr(l, ExprKind::Tuple { elts, ctx: ExprContext::Load }, r)
    }

    pub(crate) fn tuple(&mut self, l: u32, elements: Mark, r: u32) -> ExprId {
        let elts = self.expr_list(elements);
        self.expr(l, ExprKind::Tuple { elts, ctx: ExprContext::Load }, r)
    }

    pub(crate) fn empty_tuple(&mut self, l: u32, r: u32) -> ExprId {
        self.expr(l, ExprKind::Tuple { elts: List::EMPTY, ctx: ExprContext::Load }, r)
    }

    pub(crate) fn list(&mut self, l: u32, elements: Option<Mark>, r: u32) -> ExprId {
        let elts = self.optional_expr_list(elements);
        self.expr(l, ExprKind::List { elts, ctx: ExprContext::Load }, r)
    }

    pub(crate) fn set(&mut self, l: u32, elements: Mark, r: u32) -> ExprId {
        let elts = self.expr_list(elements);
        self.expr(l, ExprKind::Set { elts }, r)
    }

    pub(crate) fn dict_item(&mut self, key: Option<ExprId>, value: ExprId) -> Mark {
        self.dict_items.first((key, value))
    }

    pub(crate) fn dict(&mut self, l: u32, items: Option<Mark>, r: u32) -> ExprId {
        let (mut keys, mut values) = (List::EMPTY, List::EMPTY);
        if let Some(mark) = items {
            let items = self.dict_items.since(mark);
            keys = self.ast.add_list(items.iter().map(|item| item.0));
            values = self.ast.add_list(items.iter().map(|item| item.1));
            self.dict_items.take(mark);
        }
        self.expr(l, ExprKind::Dict { keys, values }, r)
    }

    /// Parentheses around one expression, which stays itself.
    pub(crate) fn group(&self, inner: ExprId) -> Result<ExprId, Failure> {
        match self.ast[inner].kind {
            ExprKind::Starred { .. } => refuse(self.span_of(inner), "cannot use starred expression here"),
            _ => Ok(inner),
        }
    }

    pub(crate) fn first_clause(&mut self, clause: Comprehension) -> Mark {
        self.clauses.first(clause)
    }

    pub(crate) fn next_clause(&mut self, mark: Mark, clause: Comprehension) -> Mark {
        self.clauses.next(mark, clause)
    }

    pub(crate) fn clauses(&mut self, mark: Mark) -> List<Comprehension> {
        Self::store(&mut self.ast, &mut self.clauses, mark)
    }

    pub(crate) fn clause(&mut self, is_async: bool, target: ExprId, iter: ExprId, conditions: Option<Mark>) -> Comprehension {
        let ifs = self.optional_expr_list(conditions);
        Comprehension { target, iter, ifs, is_async }
    }

    fn refuse_unpacking(&self, elt: ExprId) -> Result<(), Failure> {
        match self.ast[elt].kind {
            ExprKind::Starred { .. } => refuse(self.span_of(elt), "iterable unpacking cannot be used in comprehension"),
            _ => Ok(()),
        }
    }

    pub(crate) fn refuse_dict_unpacking(&self, stars: u32) -> Result<ExprId, Failure> {
        refuse(Span::new(stars, stars + 2), "dict unpacking cannot be used in dict comprehension")
    }

    pub(crate) fn generator(&mut self, l: u32, elt: ExprId, generators: List<Comprehension>, r: u32) -> Result<ExprId, Failure> {
        self.refuse_unpacking(elt)?;
        Ok(self.expr(l, ExprKind::GeneratorExp { elt, generators }, r))
    }

    pub(crate) fn list_comprehension(&mut self, l: u32, elt: ExprId, generators: List<Comprehension>, r: u32) -> Result<ExprId, Failure> {
        self.refuse_unpacking(elt)?;
        Ok(self.expr(l, ExprKind::ListComp { elt, generators }, r))
    }

    pub(crate) fn set_comprehension(&mut self, l: u32, elt: ExprId, generators: List<Comprehension>, r: u32) -> Result<ExprId, Failure> {
        self.refuse_unpacking(elt)?;
        Ok(self.expr(l, ExprKind::SetComp { elt, generators }, r))
    }

    pub(crate) fn dict_comprehension(&mut self, l: u32, key: ExprId, value: ExprId, generators: List<Comprehension>, r: u32) -> ExprId {
        self.expr(l, ExprKind::DictComp { key, value, generators }, r)
    }

    /// `real + imaginary` in a pattern.
    pub(crate) fn complex(&mut self, l: u32, real: ExprId, op: Operator, imaginary: ExprId, r: u32) -> Result<ExprId, Failure> {
        let magnitude = match self.ast[real].kind {
            ExprKind::UnaryOp { operand, .. } => operand,
            _ => real,
        };
        let is_imaginary = |expr: ExprId| matches!(self.ast[expr].kind, ExprKind::Constant(Constant::Complex { .. }));
        if is_imaginary(magnitude) {
            return refuse(self.span_of(real), "real number required in complex literal");
        }
        if !is_imaginary(imaginary) {
            return refuse(self.span_of(imaginary), "imaginary number required in complex literal");
        }
        Ok(self.binary(l, real, op, imaginary, r))
    }
}

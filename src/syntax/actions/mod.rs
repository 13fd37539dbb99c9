//! What the grammar's productions do: build the tree, and refuse what the grammar alone lets pass.
//!
//! Each action is one method of `Builder`, in the file of its kind. Sequences grow on stacks: the parser works
//! from the inside out, so the sequence that grows is always the topmost, and a `Mark` (where it begins) is all
//! that the parser has to carry.

mod argument;
mod expression;
mod function;
mod import;
mod pattern;
mod statement;
mod string;
mod target;

use lalrpop_util::ParseError;

pub(crate) use crate::syntax::actions::argument::ArgumentMarks;
use crate::syntax::actions::function::Parameter;
use crate::syntax::actions::pattern::ClassArgument;
use crate::syntax::actions::string::Part;
use crate::syntax::ast::{
    Alias, Ast, CmpOp, Comprehension, ExceptHandler, Expr, ExprId, ExprKind, Keyword, List, MatchCase, Node, Pattern, PatternId,
    PatternKind, Pooled, Stmt, StmtId, StmtKind, TypeParam, WithItem,
};
use crate::syntax::identifier::normalised;
use crate::syntax::symbol::Symbol;
use crate::syntax::token::Token;
use crate::text::diagnostic::{Place, SyntaxError};
use crate::text::span::Span;

/// How an action fails.
pub(crate) type Failure = ParseError<u32, Token, SyntaxError>;

/// Where a sequence begins on its stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark(u32);

/// Elements of sequences that are not complete yet.
struct Stack<T>(Vec<T>);

impl<T> Default for Stack<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Stack<T> {
    fn mark(&self) -> Mark {
        Mark(u32::try_from(self.0.len()).expect("fewer elements than source bytes, which fit 32 bits"))
    }

    /// Begins a sequence.
    fn first(&mut self, element: T) -> Mark {
        let mark = self.mark();
        self.0.push(element);
        mark
    }

    /// Adds to the topmost sequence, which begins at `mark`.
    fn next(&mut self, mark: Mark, element: T) -> Mark {
        self.0.push(element);
        mark
    }

    fn since(&self, mark: Mark) -> &[T] {
        &self.0[mark.0 as usize..]
    }

    /// Takes the topmost sequence off.
    fn take(&mut self, mark: Mark) -> std::vec::Drain<'_, T> {
        self.0.drain(mark.0 as usize..)
    }
}

/// The tree under construction.
pub(crate) struct Builder<'s> {
    text: &'s str,
    ast: Ast,
    exprs: Stack<ExprId>,
    dict_items: Stack<(Option<ExprId>, ExprId)>,
    stmts: Stack<StmtId>,
    patterns: Stack<PatternId>,
    names: Stack<Symbol>,
    comparisons: Stack<CmpOp>,
    clauses: Stack<Comprehension>,
    keywords: Stack<Keyword>,
    aliases: Stack<Alias>,
    with_items: Stack<WithItem>,
    /// Whether one of the items in the parentheses of a `with` is an expression that no item can be.
    has_no_item: bool,
    parameters: Stack<Parameter>,
    handlers: Stack<ExceptHandler>,
    cases: Stack<MatchCase>,
    type_params: Stack<TypeParam>,
    class_arguments: Stack<ClassArgument>,
    parts: Stack<Part>,
    /// For each f-string being parsed, whether it is raw.
    formatted_raw: Vec<bool>,
}

impl<'s> Builder<'s> {
    pub(crate) fn new(text: &'s str) -> Self {
        Self {
            text,
            ast: Ast::new(),
            exprs: Stack::default(),
            dict_items: Stack::default(),
            stmts: Stack::default(),
            patterns: Stack::default(),
            names: Stack::default(),
            comparisons: Stack::default(),
            clauses: Stack::default(),
            keywords: Stack::default(),
            aliases: Stack::default(),
            with_items: Stack::default(),
            has_no_item: false,
            parameters: Stack::default(),
            handlers: Stack::default(),
            cases: Stack::default(),
            type_params: Stack::default(),
            class_arguments: Stack::default(),
            parts: Stack::default(),
            formatted_raw: Vec::new(),
        }
    }

    pub(crate) fn finish(self) -> Ast {
        self.ast
    }

    fn expr(&mut self, l: u32, kind: ExprKind, r: u32) -> ExprId {
        Expr { span: Span::new(l, r), kind }.push(&mut self.ast)
    }

    pub(crate) fn stmt(&mut self, l: u32, kind: StmtKind, r: u32) -> StmtId {
        Stmt { span: Span::new(l, r), kind }.push(&mut self.ast)
    }

    fn pattern(&mut self, l: u32, kind: PatternKind, r: u32) -> PatternId {
        Pattern { span: Span::new(l, r), kind }.push(&mut self.ast)
    }

    fn span_of(&self, expr: ExprId) -> Span {
        self.ast[expr].span
    }

    pub(crate) fn name(&mut self, l: u32, r: u32) -> Symbol {
        let name = Span::new(l, r).slice(self.text);
        self.ast.symbols_mut().intern(&normalised(name))
    }

    /// Moves a finished sequence into the tree.
    fn store<T: Pooled>(ast: &mut Ast, stack: &mut Stack<T>, mark: Mark) -> List<T> {
        ast.add_list(stack.take(mark))
    }

    fn expr_list(&mut self, mark: Mark) -> List<ExprId> {
        Self::store(&mut self.ast, &mut self.exprs, mark)
    }

    fn optional_expr_list(&mut self, mark: Option<Mark>) -> List<ExprId> {
        mark.map_or(List::EMPTY, |mark| self.expr_list(mark))
    }

    pub(crate) fn no_exprs(&self) -> Mark {
        self.exprs.mark()
    }

    pub(crate) fn first_expr(&mut self, expr: ExprId) -> Mark {
        self.exprs.first(expr)
    }

    pub(crate) fn first_two_exprs(&mut self, first: ExprId, second: ExprId) -> Mark {
        let mark = self.exprs.first(first);
        self.exprs.next(mark, second)
    }

    pub(crate) fn next_expr(&mut self, mark: Mark, expr: ExprId) -> Mark {
        self.exprs.next(mark, expr)
    }

    pub(crate) fn first_name(&mut self, name: Symbol) -> Mark {
        self.names.first(name)
    }

    pub(crate) fn next_name(&mut self, mark: Mark, name: Symbol) -> Mark {
        self.names.next(mark, name)
    }
}

/// The failure of an action, told at the token after what was read.
#[cold]
fn refuse_at_next<T>(message: impl Into<std::borrow::Cow<'static, str>>) -> Result<T, Failure> {
    Err(ParseError::User { error: SyntaxError::new(Span::default(), message).at(Place::NextToken) })
}

/// The failure of an action.
#[cold]
fn refuse<T>(span: Span, message: impl Into<std::borrow::Cow<'static, str>>) -> Result<T, Failure> {
    Err(ParseError::User { error: SyntaxError::new(span, message) })
}

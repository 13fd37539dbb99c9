//! The compiler: from a syntax tree to a verified code object.
//!
//! `scope` decides first what every name means; then one walk over the tree emits instructions, one file for each family of
//! syntax, all of them methods of `Compiler`. Each code object under construction is a `unit::Unit`. The walk recurses
//! with the nesting of expressions only, which it counts, so that no input exhausts the native stack.

mod assignment;
mod block;
mod call;
mod class;
mod comparison;
mod comprehension;
mod condition;
mod constant;
mod display;
mod docstring;
mod exception_group;
mod expression;
mod fold;
mod formatted;
mod function;
mod future;
mod import;
mod loops;
mod name;
mod operator;
mod pattern;
mod pattern_class;
mod scope;
mod statement;
mod target;
mod try_statement;
mod type_params;
mod unit;
mod unparse;
mod variable;
mod warning;
mod with_statement;

use std::rc::Rc;

use crate::bytecode::code::{Code, Position};
use crate::compile::constant::Folding;
use crate::compile::scope::Scopes;
use crate::compile::unit::Unit;
use crate::syntax::ast::{Ast, Mod};
use crate::text::diagnostic::SyntaxError;
use crate::text::source::Source;
use crate::text::span::Span;

/// What compiling a part gives.
type Compiled<T = ()> = Result<T, SyntaxError>;

/// Expressions inside one another. Each takes up to about 2 KiB of native stack in an unoptimized build.
const MAX_DEPTH: u32 = 250;

/// What a compilation takes from outside the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `from __future__ import annotations` holds without being written, as for `exec` in a module that has it.
    pub future_annotations: bool,
}

/// A compiled tree.
#[derive(Debug)]
pub struct Program {
    /// The code of its root.
    pub code: Rc<Code>,
    /// What is doubtful, in the order in which CPython warns; each as the error that it is when warnings are errors.
    pub warnings: Vec<SyntaxError>,
}

/// Compiles the tree of `source`. The kind of the root decides the mode: a module, one expression whose value is returned, or
/// an interactive statement whose values are shown.
///
/// # Errors
/// What CPython refuses after parsing, and code that exceeds the limits of the instruction format.
///
/// # Panics
/// When the verifier refuses the code, which is a bug of the compiler.
pub fn compile(ast: &Ast, source: &Source, options: Options) -> Result<Program, SyntaxError> {
    let mut future = future::scan(ast)?;
    future.annotations |= options.future_annotations;
    let scopes = Scopes::try_new(ast, future.annotations)?;
    let mut compiler = Compiler::try_new(ast, source, scopes, future)?;
    let code = compiler.root()?;
    Ok(Program { code, warnings: compiler.warnings() })
}

/// A compilation under way.
struct Compiler<'a> {
    ast: &'a Ast,
    source: &'a Source,
    scopes: Scopes,
    filename: Rc<str>,
    /// Annotations are kept as text.
    future_annotations: bool,
    /// Offset of the end of the last future import that came in time.
    future_end: u32,
    /// How many expressions are around the current one.
    depth: u32,
    folding: Folding,
    /// The code object under construction.
    unit: Unit,
    /// Those around it, the outermost first.
    outer: Vec<Unit>,
}

impl Compiler<'_> {
    /// Compiles the whole tree.
    fn root(&mut self) -> Compiled<Rc<Code>> {
        match self.ast.root() {
            Mod::Module { body } => self.module(body)?,
            Mod::Interactive { body } => self.interactive(body)?,
            Mod::Expression { body } => self.evaluated(body)?,
        }
        self.finish_unit()
    }

    // ---- depth

    /// One level of nesting deeper; refused when there are too many.
    fn descend(&mut self, span: Span) -> Compiled {
        if self.depth == MAX_DEPTH {
            return Err(SyntaxError::new(span, "too many nested expressions"));
        }
        self.depth += 1;
        Ok(())
    }

    const fn ascend(&mut self) {
        self.depth -= 1;
    }

    // ---- positions

    /// The place of `span` in lines and columns.
    fn position(&self, span: Span) -> Position {
        let (start, end) = (self.source.position(span.start), self.source.position(span.end));
        Position { line: start.line, end_line: end.line, column: start.column, end_column: end.column }
    }

    /// Following instructions belong to `span`.
    fn at(&mut self, span: Span) {
        let position = self.position(span);
        self.unit.emitter.set_position(position);
    }

    fn line(&self, span: Span) -> u32 {
        self.source.position(span.start).line
    }
}

/// A syntax error at `span`.
#[cold]
fn refused<T>(span: Span, message: impl Into<std::borrow::Cow<'static, str>>) -> Compiled<T> {
    Err(SyntaxError::new(span, message))
}

//! Calls and their arguments.

use crate::syntax::actions::{Builder, Failure, Mark, refuse};
use crate::syntax::ast::{Comprehension, ExprId, ExprKind, Keyword, List};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

/// Arguments that are being read: those by position and those by keyword grow on stacks of their own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArgumentMarks {
    exprs: Mark,
    keywords: Mark,
    /// A generator expression without parentheses of its own.
    bare_generator: Option<ExprId>,
}

impl Builder<'_> {
    pub(crate) fn no_arguments(&self) -> ArgumentMarks {
        ArgumentMarks { exprs: self.exprs.mark(), keywords: self.keywords.mark(), bare_generator: None }
    }

    pub(crate) fn positional(&mut self, value: ExprId) -> ArgumentMarks {
        let marks = self.no_arguments();
        self.exprs.0.push(value);
        marks
    }

    /// A generator expression alone, without parentheses of its own.
    pub(crate) fn generator_argument(&mut self, l: u32, elt: ExprId, generators: List<Comprehension>, r: u32) -> ArgumentMarks {
        let generator = self.expr(l, ExprKind::GeneratorExp { elt, generators }, r);
        ArgumentMarks { bare_generator: Some(generator), ..self.positional(generator) }
    }

    /// `name=value`.
    pub(crate) fn keyword(&mut self, l: u32, name: Symbol, value: ExprId, r: u32) -> ArgumentMarks {
        let marks = self.no_arguments();
        self.keywords.0.push(Keyword { span: Span::new(l, r), arg: Some(name), value });
        marks
    }

    pub(crate) fn double_star_argument(&mut self, l: u32, value: ExprId, r: u32) -> ArgumentMarks {
        let marks = self.no_arguments();
        self.keywords.0.push(Keyword { span: Span::new(l, r), arg: None, value });
        marks
    }

    /// Joins the argument that `added` marks to those since `marks`.
    pub(crate) fn next_argument(&mut self, marks: ArgumentMarks, added: ArgumentMarks) -> Result<ArgumentMarks, Failure> {
        if let Some(&positional) = self.exprs.since(added.exprs).first() {
            let keywords = &self.keywords.0[marks.keywords.0 as usize..added.keywords.0 as usize];
            let has_unpacking = keywords.iter().any(|keyword| keyword.arg.is_none());
            let is_starred = matches!(self.ast[positional].kind, ExprKind::Starred { .. });
            match (is_starred, has_unpacking) {
                (true, true) => {
                    let message = "iterable argument unpacking follows keyword argument unpacking";
                    return refuse(self.span_of(positional), message);
                }
                (false, true) => {
                    let message = "positional argument follows keyword argument unpacking";
                    return refuse(self.span_of(positional), message);
                }
                (false, false) if !keywords.is_empty() => {
                    return refuse(self.span_of(positional), "positional argument follows keyword argument");
                }
                _ => {}
            }
        }
        Ok(marks)
    }

    /// Takes the arguments off their stacks.
    pub(super) fn arguments(&mut self, marks: ArgumentMarks) -> (List<ExprId>, List<Keyword>) {
        let args = self.expr_list(marks.exprs);
        let keywords = Self::store(&mut self.ast, &mut self.keywords, marks.keywords);
        (args, keywords)
    }

    /// `func(...)`; `paren` is where the opening parenthesis stands.
    pub(crate) fn call(&mut self, l: u32, func: ExprId, paren: u32, marks: ArgumentMarks, r: u32) -> ExprId {
        let (args, keywords) = self.arguments(marks);
        if let Some(generator) = marks.bare_generator {
            // The parentheses of the call are those of the generator expression too.
            self.ast.expr_mut(generator).span = Span::new(paren, r);
        }
        self.expr(l, ExprKind::Call { func, args, keywords }, r)
    }
}

//! Calls and their arguments.

use crate::syntax::actions::{Builder, Failure, Mark, refuse};
use crate::syntax::ast::{Comprehension, ExprId, ExprKind, Keyword, List};
use crate::text::span::Span;

/// Arguments that are being read: those by position and those by keyword grow on stacks of their own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArgumentMarks {
    exprs: Mark,
    keywords: Mark,
    /// A generator expression without parentheses of its own, which is allowed only alone.
    bare_generator: Option<ExprId>,
    /// Whether the last argument is followed by a comma.
    has_trailing_comma: bool,
}

impl Builder<'_> {
    pub(crate) fn no_arguments(&self) -> ArgumentMarks {
        ArgumentMarks { exprs: self.exprs.mark(), keywords: self.keywords.mark(), bare_generator: None, has_trailing_comma: false }
    }

    pub(crate) fn trailing_comma(&self, marks: ArgumentMarks) -> ArgumentMarks {
        ArgumentMarks { has_trailing_comma: true, ..marks }
    }

    pub(crate) fn positional(&mut self, value: ExprId) -> ArgumentMarks {
        let marks = self.no_arguments();
        self.exprs.0.push(value);
        marks
    }

    pub(crate) fn generator_argument(
        &mut self,
        l: u32,
        elt: ExprId,
        generators: List<Comprehension>,
        r: u32,
    ) -> Result<ArgumentMarks, Failure> {
        let generator = self.generator(l, elt, generators, r)?;
        Ok(ArgumentMarks { bare_generator: Some(generator), ..self.positional(generator) })
    }

    /// `name=value`; `name_end` is behind the name and any parentheses around it.
    pub(crate) fn keyword(&mut self, l: u32, name: ExprId, name_end: u32, value: ExprId, r: u32) -> Result<ArgumentMarks, Failure> {
        let node = self.ast[name];
        let arg = match node.kind {
            ExprKind::Name { id, .. } if node.span == Span::new(l, name_end) => id,
            _ => return self.refuse_keyword(name, name_end),
        };
        let marks = self.no_arguments();
        self.keywords.0.push(Keyword { span: Span::new(l, r), arg: Some(arg), value });
        Ok(marks)
    }

    #[cold]
    fn refuse_keyword(&self, name: ExprId, name_end: u32) -> Result<ArgumentMarks, Failure> {
        let span = self.span_of(name);
        match span.slice(self.text) {
            word @ ("True" | "False" | "None") => {
                refuse(Span::new(span.start, self.equals_end(name_end)), format!("cannot assign to {word}"))
            }
            _ => {
                refuse(Span::new(span.start, self.equals_end(name_end)), "expression cannot contain assignment, perhaps you meant \"==\"?")
            }
        }
    }

    /// The end of the `=` that comes next after `offset`.
    fn equals_end(&self, offset: u32) -> u32 {
        self.text[offset as usize..].find('=').map_or(offset, |found| offset + found as u32 + 1)
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
        let bare_generator = marks.bare_generator.or(added.bare_generator);
        if let Some(generator) = bare_generator {
            return refuse(self.span_of(generator), "Generator expression must be parenthesized");
        }
        Ok(marks)
    }

    fn refuse_generator_before_comma(&self, marks: ArgumentMarks) -> Result<(), Failure> {
        if let Some(generator) = marks.bare_generator
            && marks.has_trailing_comma
        {
            return refuse(self.span_of(generator), "Generator expression must be parenthesized");
        }
        Ok(())
    }

    /// Takes the arguments off their stacks.
    pub(super) fn arguments(&mut self, marks: ArgumentMarks) -> (List<ExprId>, List<Keyword>) {
        let args = self.expr_list(marks.exprs);
        let keywords = Self::store(&mut self.ast, &mut self.keywords, marks.keywords);
        (args, keywords)
    }

    /// `func(...)`; `paren` is where the opening parenthesis stands.
    pub(crate) fn call(&mut self, l: u32, func: ExprId, paren: u32, marks: ArgumentMarks, r: u32) -> Result<ExprId, Failure> {
        self.refuse_generator_before_comma(marks)?;
        let (args, keywords) = self.arguments(marks);
        if let Some(generator) = marks.bare_generator {
            // The parentheses of the call are those of the generator expression too.
            self.ast.expr_mut(generator).span = Span::new(paren, r);
        }
        Ok(self.expr(l, ExprKind::Call { func, args, keywords }, r))
    }

    /// The arguments of a class, among which a bare generator expression cannot be.
    pub(crate) fn class_arguments(&self, marks: ArgumentMarks) -> Result<ArgumentMarks, Failure> {
        match marks.bare_generator {
            Some(generator) => refuse(self.span_of(generator), "invalid syntax"),
            None => Ok(marks),
        }
    }
}

//! Functions, classes, their parameters and type parameters.

use crate::syntax::actions::{ArgumentMarks, Builder, Failure, Mark, refuse};
use crate::syntax::ast::{
    Arg, Arguments, ArgumentsId, ClassDef, ExprId, FunctionDef, List, Node, StmtId, StmtKind, TypeParam, TypeParamKind,
};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

/// One entry of a parameter list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Parameter {
    Plain(Arg, Option<ExprId>),
    /// `/`.
    Slash(Span),
    /// `*` alone.
    BareStar(Span),
    Star(Arg),
    DoubleStar(Arg),
}

impl Builder<'_> {
    pub(crate) fn arg(&self, l: u32, arg: Symbol, annotation: Option<ExprId>, r: u32) -> Arg {
        Arg { span: Span::new(l, r), arg, annotation }
    }

    pub(crate) fn parameter(&mut self, arg: Arg, default: Option<ExprId>) -> Mark {
        self.parameters.first(Parameter::Plain(arg, default))
    }

    pub(crate) fn slash(&mut self, l: u32, r: u32) -> Mark {
        self.parameters.first(Parameter::Slash(Span::new(l, r)))
    }

    pub(crate) fn bare_star(&mut self, l: u32, r: u32) -> Mark {
        self.parameters.first(Parameter::BareStar(Span::new(l, r)))
    }

    pub(crate) fn star_parameter(&mut self, arg: Arg) -> Mark {
        self.parameters.first(Parameter::Star(arg))
    }

    pub(crate) fn double_star_parameter(&mut self, arg: Arg) -> Mark {
        self.parameters.first(Parameter::DoubleStar(arg))
    }

    pub(crate) fn no_parameters(&mut self) -> ArgumentsId {
        Arguments::default().push(&mut self.ast)
    }

    /// Sorts the entries since `mark` into their kinds.
    pub(crate) fn parameters(&mut self, mark: Mark) -> Result<ArgumentsId, Failure> {
        let entries: Vec<Parameter> = self.parameters.take(mark).collect();
        let mut sorted = Sorted::default();
        for (index, &entry) in entries.iter().enumerate() {
            sorted.add(entry, entries.get(index + 1))?;
        }
        let ast = &mut self.ast;
        let arguments = Arguments {
            posonlyargs: ast.add_list(sorted.posonlyargs),
            args: ast.add_list(sorted.args),
            vararg: sorted.vararg,
            kwonlyargs: ast.add_list(sorted.kwonlyargs),
            kw_defaults: ast.add_list(sorted.kw_defaults),
            kwarg: sorted.kwarg,
            defaults: ast.add_list(sorted.defaults),
        };
        Ok(arguments.push(&mut self.ast))
    }

    #[allow(clippy::too_many_arguments, reason = "the production has as many parts")]
    pub(crate) fn function(
        &mut self,
        l: u32,
        decorators: Option<Mark>,
        is_async: bool,
        name: Symbol,
        type_params: Option<Mark>,
        args: ArgumentsId,
        returns: Option<ExprId>,
        body: List<StmtId>,
        r: u32,
    ) -> StmtId {
        let decorator_list = self.optional_expr_list(decorators);
        let type_params = self.type_params(type_params);
        let function = Box::new(FunctionDef { name, args, body, decorator_list, returns, type_params });
        let kind = if is_async { StmtKind::AsyncFunctionDef(function) } else { StmtKind::FunctionDef(function) };
        self.stmt(l, kind, r)
    }

    #[allow(clippy::too_many_arguments, reason = "the production has as many parts")]
    pub(crate) fn class_with_arguments(
        &mut self,
        l: u32,
        decorators: Option<Mark>,
        name: Symbol,
        type_params: Option<Mark>,
        arguments: ArgumentMarks,
        body: List<StmtId>,
        r: u32,
    ) -> StmtId {
        let (bases, keywords) = self.arguments(arguments);
        let decorator_list = self.optional_expr_list(decorators);
        let type_params = self.type_params(type_params);
        let class = ClassDef { name, bases, keywords, body, decorator_list, type_params };
        self.stmt(l, StmtKind::ClassDef(Box::new(class)), r)
    }

    #[allow(clippy::too_many_arguments, reason = "the production has as many parts")]
    pub(crate) fn class(
        &mut self,
        l: u32,
        decorators: Option<Mark>,
        name: Symbol,
        type_params: Option<Mark>,
        body: List<StmtId>,
        r: u32,
    ) -> StmtId {
        let decorator_list = self.optional_expr_list(decorators);
        let type_params = self.type_params(type_params);
        let (bases, keywords) = (List::EMPTY, List::EMPTY);
        let class = ClassDef { name, bases, keywords, body, decorator_list, type_params };
        self.stmt(l, StmtKind::ClassDef(Box::new(class)), r)
    }

    pub(super) fn type_params(&mut self, mark: Option<Mark>) -> List<TypeParam> {
        mark.map_or(List::EMPTY, |mark| Self::store(&mut self.ast, &mut self.type_params, mark))
    }

    pub(crate) fn first_type_param(&mut self, param: TypeParam) -> Mark {
        self.type_params.first(param)
    }

    pub(crate) fn next_type_param(&mut self, mark: Mark, param: TypeParam) -> Mark {
        self.type_params.next(mark, param)
    }

    pub(crate) fn type_var(&mut self, l: u32, name: Symbol, bound: Option<ExprId>, default_value: Option<ExprId>, r: u32) -> TypeParam {
        TypeParam { span: Span::new(l, r), kind: TypeParamKind::TypeVar { name, bound, default_value } }
    }

    pub(crate) fn type_var_tuple(&mut self, l: u32, name: Symbol, default_value: Option<ExprId>, r: u32) -> TypeParam {
        TypeParam { span: Span::new(l, r), kind: TypeParamKind::TypeVarTuple { name, default_value } }
    }

    pub(crate) fn param_spec(&mut self, l: u32, name: Symbol, default_value: Option<ExprId>, r: u32) -> TypeParam {
        TypeParam { span: Span::new(l, r), kind: TypeParamKind::ParamSpec { name, default_value } }
    }
}

/// Parameters by kind, as they are met from left to right.
#[derive(Default)]
struct Sorted {
    posonlyargs: Vec<Arg>,
    args: Vec<Arg>,
    vararg: Option<Arg>,
    kwonlyargs: Vec<Arg>,
    kw_defaults: Vec<Option<ExprId>>,
    kwarg: Option<Arg>,
    defaults: Vec<ExprId>,
    has_slash: bool,
    /// Whether a star, bare or not, has been met.
    has_star: bool,
}

impl Sorted {
    fn add(&mut self, entry: Parameter, next: Option<&Parameter>) -> Result<(), Failure> {
        let span = match entry {
            Parameter::Plain(arg, _) | Parameter::Star(arg) | Parameter::DoubleStar(arg) => arg.span,
            Parameter::Slash(span) | Parameter::BareStar(span) => span,
        };
        if self.kwarg.is_some() {
            return refuse(span, "arguments cannot follow var-keyword argument");
        }
        match entry {
            Parameter::Plain(arg, default) => self.plain(arg, default)?,
            Parameter::Slash(_) => self.slash(span)?,
            Parameter::BareStar(_) | Parameter::Star(_) if self.has_star => {
                return refuse(span, "* argument may appear only once");
            }
            Parameter::BareStar(_) => {
                if !matches!(next, Some(Parameter::Plain(..))) {
                    return refuse(span, "named arguments must follow bare *");
                }
                self.has_star = true;
            }
            Parameter::Star(arg) => {
                self.vararg = Some(arg);
                self.has_star = true;
            }
            Parameter::DoubleStar(arg) => self.kwarg = Some(arg),
        }
        Ok(())
    }

    fn plain(&mut self, arg: Arg, default: Option<ExprId>) -> Result<(), Failure> {
        if self.has_star {
            self.kwonlyargs.push(arg);
            self.kw_defaults.push(default);
            return Ok(());
        }
        match default {
            Some(default) => self.defaults.push(default),
            None if !self.defaults.is_empty() => {
                return refuse(arg.span, "parameter without a default follows parameter with a default");
            }
            None => {}
        }
        self.args.push(arg);
        Ok(())
    }

    fn slash(&mut self, span: Span) -> Result<(), Failure> {
        if self.has_slash {
            return refuse(span, "/ may appear only once");
        }
        if self.has_star {
            return refuse(span, "/ must be ahead of *");
        }
        if self.args.is_empty() {
            return refuse(span, "invalid syntax");
        }
        self.has_slash = true;
        self.posonlyargs = std::mem::take(&mut self.args);
        Ok(())
    }
}

//! Functions and lambdas: defaults, annotations, decorators, bodies.

use std::rc::Rc;

use crate::bytecode::code::{Code, CodeFlags, Constant};
use crate::bytecode::op::Op;
use crate::compile::constant::text;
use crate::compile::docstring;
use crate::compile::expression::Destination;
use crate::compile::scope::{ScopeId, ScopeKey};
use crate::compile::unit::Heading;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{Arg, Arguments, ArgumentsId, ExprContext, ExprId, ExprKind, FunctionDef, List, StmtId};
use crate::text::span::Span;

/// Numbers of the attributes that `SetFunctionAttribute` sets.
pub(super) const DEFAULTS: u8 = 0;
const KEYWORD_DEFAULTS: u8 = 1;
const ANNOTATIONS: u8 = 2;
pub(super) const TYPE_PARAMS: u8 = 3;

impl Compiler<'_> {
    // ---- statements

    pub(super) fn function_definition(&mut self, id: StmtId, function: &FunctionDef) -> Compiled {
        let base = self.mark();
        let span = self.ast[id].span;
        self.check_name_at(function.name, ExprContext::Store, span)?;
        self.check_parameters(function.args)?;
        let decorators = &self.ast[function.decorator_list];
        for &decorator in decorators {
            self.push(decorator)?;
        }
        let first_line = self.line(decorators.first().map_or(span, |&decorator| self.ast[decorator].span));
        self.at(span);
        if function.type_params.is_empty() {
            self.plain_function(id, function, first_line)?;
        } else {
            self.generic_function(id, function, first_line)?;
        }
        self.apply_decorators(decorators);
        let name = self.name(function.name);
        self.at(span);
        let value = base.min(255) as u8;
        self.store_name(name, value);
        self.reset(base);
        Ok(())
    }

    /// Calls the decorators below the last temporary, the nearest first; the result replaces the first of them.
    pub(super) fn apply_decorators(&mut self, decorators: &[ExprId]) {
        // With too many decorators, which the emitter has noted, there are fewer temporaries than decorators.
        let value = self.mark().saturating_sub(1);
        for (index, &decorator) in decorators.iter().rev().enumerate() {
            self.at(self.ast[decorator].span);
            let callee = value.saturating_sub(1 + index as u32).min(255) as u8;
            self.unit.emitter.emit(Op::Call, callee, 1, callee);
        }
        self.reset((value + 1).saturating_sub(decorators.len() as u32));
    }

    /// A function without type parameters, in the next temporary.
    fn plain_function(&mut self, id: StmtId, function: &FunctionDef, first_line: u32) -> Compiled {
        let span = self.ast[id].span;
        let arguments = self.ast[function.args];
        let register = self.unit.emitter.push_temporary();
        let mut attributes = self.evaluate_defaults(span, &arguments)?;
        attributes.extend(self.evaluate_annotations(span, &arguments, function.returns)?);
        let code = self.function_body(id, function, first_line)?;
        self.make_function(span, register, code, &attributes);
        Ok(())
    }

    /// Makes a function in `register` and sets the attributes that lie above it.
    pub(super) fn make_function(&mut self, span: Span, register: u8, code: Rc<Code>, attributes: &[(u8, u8)]) {
        self.at(span);
        let index = self.code_constant(code);
        self.unit.emitter.emit_wide(Op::MakeFunction, register, index);
        for &(number, value) in attributes {
            self.unit.emitter.emit(Op::SetFunctionAttribute, register, value, number);
        }
        self.reset(u32::from(register) + 1);
    }

    /// Evaluates the defaults; for each kind that there is, its number and register.
    pub(super) fn evaluate_defaults(&mut self, span: Span, arguments: &Arguments) -> Compiled<Vec<(u8, u8)>> {
        let mut attributes = Vec::new();
        if !arguments.defaults.is_empty() {
            let register = self.default_tuple(span, &self.ast[arguments.defaults])?;
            attributes.push((DEFAULTS, register));
        }
        let pairs: Vec<(Arg, ExprId)> = self.ast[arguments.kwonlyargs]
            .iter()
            .zip(&self.ast[arguments.kw_defaults])
            .filter_map(|(&parameter, &default)| Some((parameter, default?)))
            .collect();
        if !pairs.is_empty() {
            let dict = self.unit.emitter.push_temporary();
            self.at(span);
            self.unit.emitter.emit(Op::BuildMap, dict, dict, 0);
            for (parameter, default) in pairs {
                let name = self.name_text(parameter.arg);
                self.dict_item(span, dict, text(&name), default)?;
            }
            attributes.push((KEYWORD_DEFAULTS, dict));
        }
        Ok(attributes)
    }

    /// Counts as two more levels of nesting, as the native stack is concerned.
    fn default_tuple(&mut self, span: Span, defaults: &[ExprId]) -> Compiled<u8> {
        self.descend(span)?;
        self.descend(span)?;
        let register = self.evaluate_default_tuple(span, defaults)?;
        self.ascend();
        self.ascend();
        Ok(register)
    }

    fn evaluate_default_tuple(&mut self, span: Span, defaults: &[ExprId]) -> Compiled<u8> {
        if let Some(constants) = self.constants_of(defaults)? {
            self.at(span);
            return Ok(self.push_constant(Constant::Tuple(constants.into())));
        }
        let base = self.mark();
        if !self.fits_run(defaults.len()) {
            let list = self.growing_list(span, defaults, false)?;
            self.unit.emitter.emit(Op::ListToTuple, list, list, 0);
            return Ok(list);
        }
        for &default in defaults {
            self.push(default)?;
        }
        let register = self.result(base, Destination::Temporary);
        self.at(span);
        self.unit.emitter.emit(Op::BuildTuple, register, register, defaults.len() as u8);
        Ok(register)
    }

    fn dict_item(&mut self, span: Span, dict: u8, key: Constant, value: ExprId) -> Compiled {
        let mark = self.mark();
        self.at(span);
        let key = self.push_constant(key);
        let value = self.operand(value, None)?;
        self.at(span);
        self.unit.emitter.emit(Op::MapAdd, dict, key, value);
        self.reset(mark);
        Ok(())
    }

    /// Evaluates the annotations of a signature to a dict, in CPython's order.
    pub(super) fn evaluate_annotations(
        &mut self,
        span: Span,
        arguments: &Arguments,
        returns: Option<ExprId>,
    ) -> Compiled<Option<(u8, u8)>> {
        let ast = self.ast;
        let parameters = ast[arguments.args]
            .iter()
            .chain(&ast[arguments.posonlyargs])
            .chain(&arguments.vararg)
            .chain(&ast[arguments.kwonlyargs])
            .chain(&arguments.kwarg);
        let annotated: Vec<(Arg, ExprId)> = parameters.filter_map(|&parameter| Some((parameter, parameter.annotation?))).collect();
        if annotated.is_empty() && returns.is_none() {
            return Ok(None);
        }
        self.at(span);
        let dict = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::BuildMap, dict, dict, 0);
        for (parameter, annotation) in annotated {
            let name = self.name_text(parameter.arg);
            self.annotation_item(span, dict, &name, annotation)?;
        }
        if let Some(returns) = returns {
            self.annotation_item(span, dict, "return", returns)?;
        }
        Ok(Some((ANNOTATIONS, dict)))
    }

    fn annotation_item(&mut self, span: Span, dict: u8, name: &str, annotation: ExprId) -> Compiled {
        let mark = self.mark();
        self.at(span);
        let key = self.push_constant(text(name));
        let value = self.annotation(annotation)?;
        self.at(span);
        self.unit.emitter.emit(Op::MapAdd, dict, key, value);
        self.reset(mark);
        Ok(())
    }

    /// The value of an annotation: its text under `from __future__ import annotations`. `*args: *Ts` unpacks one value.
    pub(super) fn annotation(&mut self, annotation: ExprId) -> Compiled<u8> {
        if self.future_annotations {
            let source = crate::compile::unparse::annotation(self.ast, annotation)?;
            self.at(self.ast[annotation].span);
            return Ok(self.push_constant(text(&source)));
        }
        let Some(value) = self.starred(annotation) else { return self.push(annotation) };
        let base = self.mark();
        let value = self.operand(value, None)?;
        self.reset(base);
        let register = self.unit.emitter.push_temporary();
        self.at(self.ast[annotation].span);
        self.unit.emitter.emit(Op::Unpack, register, value, 1);
        Ok(register)
    }

    // ---- bodies

    /// The code of a function statement.
    pub(super) fn function_body(&mut self, id: StmtId, function: &FunctionDef, first_line: u32) -> Compiled<Rc<Code>> {
        let scope = self.scopes.of(ScopeKey::Statement(id));
        let name = self.ast.name(function.name).into();
        let heading = self.heading(scope, name, first_line, function.args, self.ast[id].span);
        self.start_unit(heading)?;
        let body = self.function_docstring(function.body);
        self.statements(body)?;
        self.return_none();
        self.end_unit()
    }

    /// The documentation string becomes constant 0; the statements that follow it are the body.
    fn function_docstring<'b>(&mut self, body: List<StmtId>) -> &'b [StmtId]
    where
        Self: 'b,
    {
        let statements: &[StmtId] = &self.ast[body];
        let Some(docstring) = docstring::of(self.ast, statements) else { return statements };
        self.unit.emitter.constant(docstring);
        self.unit.heading.flags = self.unit.heading.flags.with(CodeFlags::HAS_DOCSTRING);
        &statements[1..]
    }

    /// What the parameters say about a code object.
    pub(super) fn heading(&self, scope: ScopeId, name: Rc<str>, first_line: u32, arguments: ArgumentsId, span: Span) -> Heading {
        let arguments = self.ast[arguments];
        let flag = |parameter: Option<Arg>, flag| if parameter.is_some() { flag } else { CodeFlags::default() };
        let flags = flag(arguments.vararg, CodeFlags::VARARGS).with(flag(arguments.kwarg, CodeFlags::VARKEYWORDS));
        let positional_only_count = arguments.posonlyargs.len() as u32;
        Heading {
            argument_count: positional_only_count + arguments.args.len() as u32,
            positional_only_count,
            keyword_only_count: arguments.kwonlyargs.len() as u32,
            flags,
            ..Heading::plain(scope, name, first_line, span)
        }
    }

    /// `__debug__` is no parameter.
    pub(super) fn check_parameters(&self, id: ArgumentsId) -> Compiled {
        let ast = self.ast;
        let arguments = &ast[id];
        let all = ast[arguments.posonlyargs].iter().chain(&ast[arguments.args]).chain(&ast[arguments.kwonlyargs]);
        for parameter in all.chain(&arguments.vararg).chain(&arguments.kwarg) {
            if ast.name(parameter.arg) == "__debug__" {
                return refused(parameter.span, "cannot assign to __debug__");
            }
        }
        Ok(())
    }

    // ---- lambdas

    pub(super) fn lambda(&mut self, id: ExprId, destination: Destination) -> Compiled<u8> {
        let ExprKind::Lambda { args, body } = self.ast[id].kind else {
            unreachable!("called for lambdas only");
        };
        self.check_parameters(args)?;
        let base = self.mark();
        let span = self.ast[id].span;
        let register = self.unit.emitter.push_temporary();
        let attributes = self.evaluate_defaults(span, &self.ast[args])?;
        let scope = self.scopes.of(ScopeKey::Expression(id));
        let heading = self.heading(scope, "<lambda>".into(), self.line(span), args, span);
        self.start_unit(heading)?;
        let mark = self.mark();
        let value = self.operand(body, None)?;
        self.reset(mark);
        self.at(self.ast[body].span);
        self.unit.emitter.emit(Op::Return, value, 0, 0);
        let code = self.end_unit()?;
        self.make_function(span, register, code, &attributes);
        Ok(self.deliver(register, base, destination))
    }

    /// Drops a value, if it is a temporary.
    pub(super) fn discard(&mut self, register: u8) {
        if self.unit.emitter.is_temporary(register) {
            self.unit.emitter.emit(Op::Clear, register, 0, 0);
        }
    }
}

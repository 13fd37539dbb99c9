//! Type parameters and `type` statements.
//!
//! The parameters are made by a function of their own, which is called at once and returns the function, class or alias. Bounds
//! and defaults are functions without parameters, called when somebody asks for the value.
//!
//! `MakeTyping` makes an object of a run of three registers; its number says which:
//!
//! | number | registers | result |
//! |---|---|---|
//! | 0 | name, None, None | a TypeVar |
//! | 1 | name, function, None | a TypeVar whose bound the function gives |
//! | 2 | name, function, None | a TypeVar whose constraints, a tuple, the function gives |
//! | 3 | name, None, None | a ParamSpec |
//! | 4 | name, None, None | a TypeVarTuple |
//! | 5 | parameter, function, None | the parameter, which now has the default that the function gives |
//! | 6 | name, tuple of parameters or None, function | a TypeAliasType whose value the function gives |
//! | 7 | tuple of parameters, None, None | `typing.Generic` subscripted by the parameters |

use std::rc::Rc;

use crate::bytecode::code::{Code, Constant};
use crate::bytecode::op::Op;
use crate::compile::constant::text;
use crate::compile::expression::Destination;
use crate::compile::function::{DEFAULTS, TYPE_PARAMS};
use crate::compile::scope::{ScopeId, ScopeKey};
use crate::compile::unit::Heading;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ClassDef, ExprContext, ExprId, ExprKind, FunctionDef, List, StmtId, TypeParam, TypeParamKind};
use crate::text::span::Span;

const TYPE_VAR: u32 = 0;
const BOUND_TYPE_VAR: u32 = 1;
const CONSTRAINED_TYPE_VAR: u32 = 2;
const PARAM_SPEC: u32 = 3;
const TYPE_VAR_TUPLE: u32 = 4;
const SET_DEFAULT: u32 = 5;
const TYPE_ALIAS: u32 = 6;
const GENERIC: u32 = 7;

impl Compiler<'_> {
    // ---- the three statements

    /// A function with type parameters, in the next temporary.
    pub(super) fn generic_function(&mut self, id: StmtId, function: &FunctionDef, first_line: u32) -> Compiled {
        let span = self.ast[id].span;
        let maker = self.unit.emitter.push_temporary();
        let defaults = self.evaluate_defaults(span, &self.ast[function.args])?;
        let name = self.ast.name(function.name);
        let heading = self.maker_heading(id, name, first_line, defaults.len());
        self.start_unit(heading)?;
        let params = self.type_parameters(span, function.type_params)?;
        let register = self.unit.emitter.push_temporary();
        let mut attributes = Vec::new();
        for &(number, _) in &defaults {
            let known = &self.scopes.known;
            let variable = if number == DEFAULTS { known.defaults } else { known.keyword_defaults };
            let value = self.load_name(variable, Destination::Temporary);
            attributes.push((number, value));
        }
        attributes.extend(self.evaluate_annotations(span, &self.ast[function.args], function.returns)?);
        let code = self.function_body(id, function, first_line)?;
        attributes.push((TYPE_PARAMS, params));
        self.make_function(span, register, code, &attributes);
        self.unit.emitter.emit(Op::Return, register, 0, 0);
        let code = self.end_unit()?;
        self.call_maker(span, maker, code, defaults.len());
        Ok(())
    }

    /// A class with type parameters, in the next temporary.
    pub(super) fn generic_class(&mut self, id: StmtId, class: &ClassDef, first_line: u32) -> Compiled {
        let span = self.ast[id].span;
        let maker = self.unit.emitter.push_temporary();
        let heading = self.maker_heading(id, self.ast.name(class.name), first_line, 0);
        self.start_unit(heading)?;
        let base = self.mark();
        let params = self.type_parameters(span, class.type_params)?;
        let (type_params, generic_base) = (self.scopes.known.type_params, self.scopes.known.generic_base);
        self.store_name(type_params, params);
        self.reset(base);
        let params = self.load_name(type_params, Destination::Temporary);
        let generic = self.make_typing(GENERIC, params);
        self.store_name(generic_base, generic);
        self.reset(base);
        let outer_class = self.unit.class;
        self.class_object(id, class, first_line, Some(generic_base))?;
        self.unit.class = outer_class;
        self.at(span);
        self.unit.emitter.emit(Op::Return, base.min(255) as u8, 0, 0);
        let code = self.end_unit()?;
        self.call_maker(span, maker, code, 0);
        Ok(())
    }

    /// A `type` statement.
    pub(super) fn type_alias(&mut self, id: StmtId, target: ExprId, type_params: List<TypeParam>, value: ExprId) -> Compiled {
        let base = self.mark();
        let span = self.ast[id].span;
        let ExprKind::Name { id: symbol, .. } = self.ast[target].kind else {
            return refused(self.ast[target].span, "invalid syntax");
        };
        self.check_name_at(symbol, ExprContext::Store, span)?;
        let text = self.ast.name(symbol);
        if type_params.is_empty() {
            self.alias_object(id, text, None, value)?;
        } else {
            let maker = self.unit.emitter.push_temporary();
            let heading = self.maker_heading(id, text, self.line(span), 0);
            self.start_unit(heading)?;
            let params = self.type_parameters(span, type_params)?;
            self.alias_object(id, text, Some(params), value)?;
            self.unit.emitter.emit(Op::Return, (self.mark() - 1).min(255) as u8, 0, 0);
            let code = self.end_unit()?;
            self.call_maker(span, maker, code, 0);
        }
        let name = self.name(symbol);
        self.store_name(name, base.min(255) as u8);
        self.reset(base);
        Ok(())
    }

    /// The alias in the next temporary. `params` is the temporary just below, when there is one.
    fn alias_object(&mut self, id: StmtId, name: &str, params: Option<u8>, value: ExprId) -> Compiled {
        let span = self.ast[id].span;
        self.at(span);
        let first = self.push_constant(text(name));
        let second = self.unit.emitter.push_temporary();
        match params {
            Some(params) => self.unit.emitter.emit(Op::Move, second, params, 0),
            None => self.unit.emitter.load_constant(second, Constant::None),
        }
        let scope = self.scopes.of(ScopeKey::Statement(id));
        let code = self.lazy_value(scope, name, value)?;
        let function = self.unit.emitter.push_temporary();
        let index = self.code_constant(code);
        self.unit.emitter.emit_wide(Op::MakeFunction, function, index);
        self.reset(u32::from(first));
        let register = self.unit.emitter.push_temporary();
        self.unit.emitter.emit_extra(Op::MakeTyping, register, first, 0, TYPE_ALIAS);
        Ok(())
    }

    // ---- the function that makes the parameters

    fn maker_heading(&self, id: StmtId, name: &str, first_line: u32, argument_count: usize) -> Heading {
        let scope = self.scopes.of(ScopeKey::TypeParameters(id));
        let name = format!("<generic parameters of {name}>").into();
        Heading { argument_count: argument_count as u32, ..Heading::plain(scope, name, first_line, self.ast[id].span) }
    }

    /// Makes the function in `maker` and calls it with the temporaries above.
    fn call_maker(&mut self, span: Span, maker: u8, code: Rc<Code>, arguments: usize) {
        self.at(span);
        let index = self.code_constant(code);
        self.unit.emitter.emit_wide(Op::MakeFunction, maker, index);
        self.unit.emitter.emit(Op::Call, maker, arguments as u8, maker);
        self.reset(u32::from(maker) + 1);
    }

    /// Binds the type parameters; the tuple of them, in the next temporary.
    fn type_parameters(&mut self, span: Span, list: List<TypeParam>) -> Compiled<u8> {
        let base = self.mark();
        let mut has_default = false;
        self.at(span);
        let tuple = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::BuildList, tuple, tuple, 0);
        for parameter in &self.ast[list] {
            let (symbol, default) = self.type_parameter(parameter)?;
            if default.is_none() && has_default {
                let name = self.ast.name(symbol);
                let text = format!("non-default type parameter '{name}' follows default type parameter");
                return refused(parameter.span, text);
            }
            has_default |= default.is_some();
            let value = (self.mark() - 1).min(255) as u8;
            self.check_name_at(symbol, ExprContext::Store, parameter.span)?;
            let name = self.name(symbol);
            self.store_name_copy(name, value);
            self.unit.emitter.emit(Op::ListAppend, tuple, value, 0);
            self.reset(base + 1);
        }
        self.at(span);
        self.unit.emitter.emit(Op::ListToTuple, tuple, tuple, 0);
        Ok(tuple)
    }

    /// Makes one parameter in the next temporary; its name and its default.
    fn type_parameter(&mut self, parameter: &TypeParam) -> Compiled<(crate::syntax::symbol::Symbol, Option<ExprId>)> {
        self.at(parameter.span);
        let (symbol, number, bound, default) = match parameter.kind {
            TypeParamKind::TypeVar { name, bound: None, default_value } => (name, TYPE_VAR, None, default_value),
            TypeParamKind::TypeVar { name, bound: Some(bound), default_value } => {
                let is_tuple = matches!(self.ast[bound].kind, ExprKind::Tuple { .. });
                let number = if is_tuple { CONSTRAINED_TYPE_VAR } else { BOUND_TYPE_VAR };
                (name, number, Some(bound), default_value)
            }
            TypeParamKind::ParamSpec { name, default_value } => (name, PARAM_SPEC, None, default_value),
            TypeParamKind::TypeVarTuple { name, default_value } => (name, TYPE_VAR_TUPLE, None, default_value),
        };
        let name = self.ast.name(symbol);
        let first = self.push_constant(text(name));
        self.make_with_function(parameter.span, number, name, first, bound)?;
        if let Some(default) = default {
            self.make_with_function(parameter.span, SET_DEFAULT, name, first, Some(default))?;
        }
        Ok((symbol, default))
    }

    /// `MakeTyping` of the temporary at `first`, the function that gives `value`, and None; the result replaces `first`.
    fn make_with_function(&mut self, span: Span, number: u32, name: &str, first: u8, value: Option<ExprId>) -> Compiled {
        let Some(value) = value else {
            self.make_typing(number, first);
            return Ok(());
        };
        let scope = self.scopes.of(ScopeKey::TypeVariable(value));
        let code = self.lazy_value(scope, name, value)?;
        self.at(span);
        let function = self.unit.emitter.push_temporary();
        let index = self.code_constant(code);
        self.unit.emitter.emit_wide(Op::MakeFunction, function, index);
        self.push_constant(Constant::None);
        self.reset(u32::from(first));
        let register = self.unit.emitter.push_temporary();
        self.unit.emitter.emit_extra(Op::MakeTyping, register, first, 0, number);
        Ok(())
    }

    /// `MakeTyping` of the last temporary, `first`, and twice None; the result replaces it.
    fn make_typing(&mut self, number: u32, first: u8) -> u8 {
        self.push_constant(Constant::None);
        self.push_constant(Constant::None);
        self.reset(u32::from(first));
        let register = self.unit.emitter.push_temporary();
        self.unit.emitter.emit_extra(Op::MakeTyping, register, first, 0, number);
        register
    }

    /// The code of a function that returns `value`.
    fn lazy_value(&mut self, scope: ScopeId, name: &str, value: ExprId) -> Compiled<Rc<Code>> {
        let span = self.ast[value].span;
        self.start_unit(Heading::plain(scope, name.into(), self.line(span), span))?;
        let base = self.mark();
        let register = match self.starred(value) {
            Some(unpacked) => {
                let unpacked = self.operand(unpacked, None)?;
                self.reset(base);
                let register = self.unit.emitter.push_temporary();
                self.at(span);
                self.unit.emitter.emit(Op::Unpack, register, unpacked, 1);
                register
            }
            None => self.push(value)?,
        };
        self.at(span);
        self.unit.emitter.emit(Op::Return, register, 0, 0);
        self.reset(base);
        self.end_unit()
    }
}

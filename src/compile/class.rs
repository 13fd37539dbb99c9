//! Class statements.

use std::rc::Rc;

use crate::bytecode::code::{Code, Constant};
use crate::bytecode::op::Op;
use crate::compile::constant::text;
use crate::compile::docstring;
use crate::compile::expression::Destination;
use crate::compile::name::Name;
use crate::compile::scope::ScopeKey;
use crate::compile::scope::layout::Slot;
use crate::compile::unit::Heading;
use crate::compile::{Compiled, Compiler};
use crate::syntax::ast::{ClassDef, ExprContext, StmtId};

impl Compiler<'_> {
    pub(super) fn class_definition(&mut self, id: StmtId, class: &ClassDef) -> Compiled {
        let base = self.mark();
        let span = self.ast[id].span;
        self.check_name_at(class.name, ExprContext::Store, span)?;
        let decorators = &self.ast[class.decorator_list];
        for &decorator in decorators {
            self.push(decorator)?;
        }
        let first_line = self.line(decorators.first().map_or(span, |&decorator| self.ast[decorator].span));
        if class.type_params.is_empty() {
            self.class_object(id, class, first_line, None)?;
        } else {
            self.generic_class(id, class, first_line)?;
        }
        self.apply_decorators(decorators);
        let name = self.name(class.name);
        self.at(span);
        self.store_name(name, base.min(255) as u8);
        self.reset(base);
        Ok(())
    }

    /// Makes the class in the next temporary. `generic_base` is the variable of a base that type parameters add.
    pub(super) fn class_object(&mut self, id: StmtId, class: &ClassDef, first_line: u32, generic_base: Option<Name>) -> Compiled {
        self.check_keywords(class.keywords)?;
        let span = self.ast[id].span;
        let code = self.class_body(id, class, first_line)?;
        let base = self.mark();
        self.at(span);
        let builder = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::LoadBuildClass, builder, 0, 0);
        let function = self.unit.emitter.push_temporary();
        let index = self.code_constant(code);
        self.unit.emitter.emit_wide(Op::MakeFunction, function, index);
        self.push_constant(text(self.ast.name(class.name)));
        let (bases, keywords) = (&self.ast[class.bases], &self.ast[class.keywords]);
        let is_plain = self.fits_run(3 + bases.len() + keywords.len())
            && bases.iter().all(|&base| self.starred(base).is_none())
            && keywords.iter().all(|keyword| keyword.arg.is_some());
        if !is_plain {
            self.grow_bases(span, function, bases, generic_base)?;
            self.finish_spread_call(span, keywords, base, Destination::Temporary)?;
            return Ok(());
        }
        for &base in bases {
            self.push(base)?;
        }
        if let Some(name) = generic_base {
            self.load_name(name, Destination::Temporary);
        }
        for keyword in keywords {
            self.push(keyword.value)?;
        }
        self.at(span);
        let count = self.mark() - base - 1;
        self.finish_call(base, count as usize, false, class.keywords, Destination::Temporary);
        Ok(())
    }

    /// Collects the arguments of `__build_class__` in a list, when there are too many or unpacked ones.
    fn grow_bases(
        &mut self,
        span: crate::text::span::Span,
        function: u8,
        bases: &[crate::syntax::ast::ExprId],
        generic_base: Option<Name>,
    ) -> Compiled {
        self.reset(u32::from(function));
        let list = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::BuildList, list, list, 2);
        self.extend_list(span, list, bases, true)?;
        if let Some(name) = generic_base {
            let mark = self.mark();
            let base = self.load_name(name, Destination::Temporary);
            self.unit.emitter.emit(Op::ListAppend, list, base, 0);
            self.reset(mark);
        }
        Ok(())
    }

    fn class_body(&mut self, id: StmtId, class: &ClassDef, first_line: u32) -> Compiled<Rc<Code>> {
        let scope = self.scopes.of(ScopeKey::Statement(id));
        let name: Rc<str> = self.ast.name(class.name).into();
        self.start_unit(Heading::plain(scope, name, first_line, self.ast[id].span))?;
        self.unit.class = Some(class.name);
        self.class_preamble(class, first_line);
        let body = &self.ast[class.body];
        if self.has_annotations(class.body) {
            self.unit.emitter.emit(Op::SetupAnnotations, 0, 0, 0);
        }
        let body = match docstring::of(self.ast, body) {
            Some(docstring) => {
                self.at(self.ast[body[0]].span);
                self.store_constant("__doc__", docstring);
                &body[1..]
            }
            None => body,
        };
        self.statements(body)?;
        self.class_epilogue();
        self.end_unit()
    }

    /// What a class body does before its first statement.
    fn class_preamble(&mut self, class: &ClassDef, first_line: u32) {
        let base = self.mark();
        let name = self.scopes.names.intern("__name__");
        let module = self.load_name(name, Destination::Temporary);
        self.store_text("__module__", module);
        self.reset(base);
        let qualified_name = text(&self.unit.qualified_name);
        self.store_constant("__qualname__", qualified_name);
        self.store_constant("__firstlineno__", Constant::Int(i64::from(first_line)));
        if !class.type_params.is_empty() {
            let type_params = self.scopes.known.type_params;
            let value = self.load_name(type_params, Destination::Temporary);
            self.store_text("__type_params__", value);
            self.reset(base);
        }
        if let Some(Slot::Cell(cell)) = self.class_cell(self.scopes.known.class_dictionary) {
            let namespace = self.unit.emitter.push_temporary();
            self.unit.emitter.emit(Op::LoadLocals, namespace, 0, 0);
            self.unit.emitter.emit(Op::StoreCell, cell, namespace, 0);
            self.reset(base);
        }
    }

    /// What a class body does after its last statement; it returns the cell of `__class__`, if there is one.
    fn class_epilogue(&mut self) {
        let base = self.mark();
        let line = self.unit.heading.first_line;
        let position = crate::bytecode::code::Position { line, end_line: line, column: 0, end_column: 0 };
        self.unit.emitter.set_position(position);
        let attributes = self.unit.static_attributes.iter().map(|name| text(name)).collect();
        self.store_constant("__static_attributes__", Constant::Tuple(attributes));
        if let Some(Slot::Cell(cell)) = self.class_cell(self.scopes.known.class_dictionary) {
            let register = self.unit.emitter.push_temporary();
            self.unit.emitter.emit(Op::LoadClosure, register, cell, 0);
            self.store_text("__classdictcell__", register);
            self.reset(base);
        }
        if let Some(Slot::Cell(cell)) = self.class_cell(self.scopes.known.class) {
            let register = self.unit.emitter.push_temporary();
            self.unit.emitter.emit(Op::LoadClosure, register, cell, 0);
            self.store_text("__classcell__", register);
            self.unit.emitter.emit(Op::LoadClosure, register, cell, 0);
            self.unit.emitter.emit(Op::Return, register, 0, 0);
            self.reset(base);
        } else {
            self.return_none();
        }
    }

    fn class_cell(&self, name: Name) -> Option<Slot> {
        self.unit.layout.slot(self.unit.heading.scope, name)
    }

    /// Notes an attribute that a method assigns on `self`, for `__static_attributes__` of the class around.
    pub(super) fn note_static_attribute(&mut self, attribute: &Rc<str>) {
        let scopes = &self.scopes;
        let is_class =
            |unit: &&mut crate::compile::unit::Unit| scopes.scope(unit.heading.scope).kind == crate::compile::scope::ScopeKind::Class;
        if let Some(class) = self.outer.iter_mut().rev().find(is_class) {
            class.static_attributes.insert(Rc::clone(attribute));
        }
    }
}

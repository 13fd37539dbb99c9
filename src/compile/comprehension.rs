//! Comprehensions and generator expressions.
//!
//! A list, set or dict comprehension is inlined (PEP 709): its variables are registers of their own in the code object around it,
//! and are unbound when it ends, in whatever way. A generator expression, and a comprehension among type parameters of
//! a class, is a function that takes the iterator of the outermost iterable.

use std::rc::Rc;

use crate::bytecode::code::{Code, Constant};
use crate::bytecode::op::Op;
use crate::compile::expression::Destination;
use crate::compile::scope::layout::Slot;
use crate::compile::scope::resolve::Meaning;
use crate::compile::scope::{ScopeId, ScopeKey, ScopeKind};
use crate::compile::unit::{Cleanup, Heading};
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{self, ExprId, ExprKind, List};
use crate::text::span::Span;

/// What the innermost clause does with its values.
#[derive(Clone, Copy)]
enum Element {
    List(ExprId),
    Set(ExprId),
    Dict(ExprId, ExprId),
    Generator(ExprId),
}

/// A comprehension being compiled.
#[derive(Clone, Copy)]
struct Parts<'a> {
    id: ExprId,
    clauses: &'a [ast::Comprehension],
    element: Element,
    /// The collection that grows; unused for generators.
    collection: u8,
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, id: ExprId, destination: Destination) -> Compiled<u8> {
        let span = self.ast[id].span;
        let (element, generators) = self.parts(id);
        let scope = self.scopes.of(ScopeKey::Expression(id));
        let is_generator = matches!(element, Element::Generator(_));
        let is_async = self.scopes.scope(scope).is_async;
        let unit_kind = self.scopes.scope(self.unit.heading.scope).kind;
        let may_be_async = self.is_async_unit() || matches!(unit_kind, ScopeKind::Generator | ScopeKind::Comprehension);
        if is_async && !is_generator && !may_be_async {
            return refused(span, "asynchronous comprehension outside of an asynchronous function");
        }
        let parts = Parts { id, clauses: &self.ast[generators], element, collection: 0 };
        if self.scopes.scope(scope).is_inlined {
            self.inlined_comprehension(parts, scope, destination)
        } else {
            self.comprehension_function(parts, scope, destination)
        }
    }

    fn parts(&self, id: ExprId) -> (Element, List<ast::Comprehension>) {
        match self.ast[id].kind {
            ExprKind::ListComp { elt, generators } => (Element::List(elt), generators),
            ExprKind::SetComp { elt, generators } => (Element::Set(elt), generators),
            ExprKind::DictComp { key, value, generators } => (Element::Dict(key, value), generators),
            ExprKind::GeneratorExp { elt, generators } => (Element::Generator(elt), generators),
            _ => unreachable!("called for comprehensions only"),
        }
    }

    // ---- inlined

    fn inlined_comprehension(&mut self, mut parts: Parts<'a>, scope: ScopeId, destination: Destination) -> Compiled<u8> {
        let span = self.ast[parts.id].span;
        let base = self.mark();
        parts.collection = self.unit.emitter.push_temporary();
        self.outermost_iterator(parts.clauses[0])?;
        let outer_scope = std::mem::replace(&mut self.unit.scope, scope);
        let variables = self.inlined_variables(scope);
        self.at(span);
        for &slot in &variables {
            if let Slot::Cell(register) = slot {
                self.unit.emitter.emit(Op::MakeCell, register, 0, 0);
            }
        }
        self.new_collection(parts);
        let cleanup = self.unit.emitter.new_label();
        let outer_handler = self.unit.emitter.handler();
        let handler = self.unit.emitter.new_handler(cleanup, base.min(255) as u8);
        self.unit.emitter.set_handler(Some(handler));
        self.clause(parts, 0)?;
        self.unit.emitter.set_handler(outer_handler);
        self.at(span);
        self.unbind(&variables, base + 1);
        self.unit.scope = outer_scope;
        let position = self.unit.emitter.position();
        let cleanup = Cleanup { label: cleanup, variables, depth: base, handler: outer_handler, position };
        self.unit.cleanups.push(cleanup);
        Ok(self.deliver(parts.collection, base, destination))
    }

    /// Where the variables of an inlined comprehension live.
    fn inlined_variables(&self, scope: ScopeId) -> Vec<Slot> {
        let is_local = |name: &&crate::compile::name::Name| self.scopes.meaning(scope, **name) == Meaning::Local;
        let names = self.scopes.scope(scope).order.iter().filter(is_local);
        names.filter_map(|&name| self.unit.layout.slot(scope, name)).collect()
    }

    /// Unbinds the variables of an inlined comprehension; temporaries from `mark` on are free.
    pub(super) fn unbind(&mut self, variables: &[Slot], mark: u32) {
        for &slot in variables {
            match slot {
                Slot::Near(register) | Slot::Cell(register) => self.unit.emitter.emit(Op::Clear, register, 0, 0),
                Slot::Far(register) => {
                    self.reset(mark);
                    let none = self.push_constant(Constant::None);
                    self.unit.emitter.emit_wide(Op::StoreFar, none, register);
                    self.unit.emitter.emit_wide(Op::DeleteFar, 0, register);
                    self.reset(mark);
                }
            }
        }
    }

    /// The code that exceptions in inlined comprehensions go through; it stands at the end, out of the way.
    pub(super) fn emit_cleanups(&mut self) {
        for cleanup in std::mem::take(&mut self.unit.cleanups) {
            let Cleanup { label, variables, depth, handler, position } = cleanup;
            self.unit.emitter.set_position(position);
            self.unit.emitter.set_handler(handler);
            self.unit.emitter.place(label);
            self.reset(depth + 1);
            self.unbind(&variables, depth + 1);
            self.unit.emitter.emit(Op::Reraise, depth.min(255) as u8, 0, 0);
        }
        self.unit.emitter.set_handler(None);
    }

    // ---- functions

    fn comprehension_function(&mut self, parts: Parts<'a>, scope: ScopeId, destination: Destination) -> Compiled<u8> {
        let span = self.ast[parts.id].span;
        let base = self.mark();
        let function = self.unit.emitter.push_temporary();
        let is_generator = matches!(parts.element, Element::Generator(_));
        let is_async = self.scopes.scope(scope).is_async;
        self.outermost_iterator(parts.clauses[0])?;
        let code = self.comprehension_body(parts, scope)?;
        self.at(span);
        let index = self.code_constant(code);
        self.unit.emitter.emit_wide(Op::MakeFunction, function, index);
        if is_async && !is_generator {
            self.reset(base);
            let result = self.unit.emitter.push_temporary();
            self.unit.emitter.emit(Op::Call, function, 1, result);
            self.unit.emitter.emit(Op::GetAwaitable, result, result, 0);
            let register = self.result(base, destination);
            self.unit.emitter.emit(Op::YieldFrom, register, result, 1);
            return Ok(register);
        }
        let register = self.result(base, destination);
        self.unit.emitter.emit(Op::Call, function, 1, register);
        Ok(register)
    }

    fn comprehension_body(&mut self, mut parts: Parts<'a>, scope: ScopeId) -> Compiled<Rc<Code>> {
        let span = self.ast[parts.id].span;
        let name = match parts.element {
            Element::List(_) => "<listcomp>",
            Element::Set(_) => "<setcomp>",
            Element::Dict(..) => "<dictcomp>",
            Element::Generator(_) => "<genexpr>",
        };
        let mut heading = Heading::plain(scope, name.into(), self.line(span), span);
        heading.argument_count = 1;
        self.start_unit(heading)?;
        self.at(span);
        let is_generator = matches!(parts.element, Element::Generator(_));
        if !is_generator {
            parts.collection = self.unit.emitter.push_temporary();
            self.new_collection(parts);
        }
        let iterator = self.unit.emitter.push_temporary();
        self.at(self.ast[parts.clauses[0].iter].span);
        self.unit.emitter.emit(Op::Move, iterator, 0, 0);
        self.clause(parts, 0)?;
        self.at(span);
        if is_generator {
            self.return_none();
        } else {
            self.unit.emitter.emit(Op::Return, parts.collection, 0, 0);
        }
        self.end_unit()
    }

    // ---- both

    /// The iterator of the outermost iterable, in the next temporary.
    fn outermost_iterator(&mut self, clause: ast::Comprehension) -> Compiled<u8> {
        self.iterator(clause.iter, clause.is_async)
    }

    fn new_collection(&mut self, parts: Parts<'_>) {
        let op = match parts.element {
            Element::List(_) => Op::BuildList,
            Element::Set(_) => Op::BuildSet,
            Element::Dict(..) => Op::BuildMap,
            Element::Generator(_) => return,
        };
        self.unit.emitter.emit(op, parts.collection, parts.collection, 0);
    }

    /// Clause `index` and all inside it; its iterator is the last temporary if it is the outermost.
    fn clause(&mut self, parts: Parts<'a>, index: usize) -> Compiled {
        let Some(&clause) = parts.clauses.get(index) else { return self.element(parts) };
        let span = self.ast[parts.id].span;
        self.descend(span)?;
        if index > 0 {
            self.iterator(clause.iter, clause.is_async)?;
        }
        let iterator = self.mark() - 1;
        let next = self.unit.emitter.place_new_label();
        let end = self.unit.emitter.new_label();
        self.next_item(clause.target, clause.iter, clause.is_async, end)?;
        // A conditional jump never leads back: only `JumpBack` spends a tick.
        let skip = self.unit.emitter.new_label();
        for &filter in &self.ast[clause.ifs] {
            self.jump_if(filter, false, skip)?;
        }
        self.clause(parts, index + 1)?;
        self.at(span);
        self.unit.emitter.place(skip);
        self.unit.emitter.jump(next);
        self.end_loop(clause.iter, clause.is_async, iterator, end);
        self.ascend();
        Ok(())
    }

    fn element(&mut self, parts: Parts<'_>) -> Compiled {
        let mark = self.mark();
        let collection = parts.collection;
        match parts.element {
            Element::List(value) => {
                let register = self.operand(value, None)?;
                self.at(self.ast[value].span);
                self.unit.emitter.emit(Op::ListAppend, collection, register, 0);
            }
            Element::Set(value) => {
                let register = self.operand(value, None)?;
                self.at(self.ast[value].span);
                self.unit.emitter.emit(Op::SetAdd, collection, register, 0);
            }
            Element::Dict(key, value) => {
                let key_register = self.operand(key, Some(value))?;
                let register = self.operand(value, None)?;
                self.at(Span::new(self.ast[key].span.start, self.ast[value].span.end));
                self.unit.emitter.emit(Op::MapAdd, collection, key_register, register);
            }
            Element::Generator(value) => {
                let register = self.operand(value, None)?;
                self.reset(mark);
                let sent = self.unit.emitter.push_temporary();
                self.at(self.ast[value].span);
                self.unit.emitter.emit(Op::Yield, sent, register, 0);
                self.unit.emitter.emit(Op::Clear, sent, 0, 0);
            }
        }
        self.reset(mark);
        Ok(())
    }
}

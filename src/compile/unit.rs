//! A code object under construction, and its beginning and end.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::bytecode::code::{Capture, Code, CodeFlags, Constant, Position};
use crate::bytecode::emit::{Emitter, HandlerId, Label, Limit};
use crate::bytecode::layout::Frame;
use crate::bytecode::op::Op;
use crate::bytecode::verify::verify;
use crate::compile::block::Block;
use crate::compile::constant::Folding;
use crate::compile::future::Future;
use crate::compile::name::Name;
use crate::compile::scope::layout::{Layout, Slot};
use crate::compile::scope::{ScopeId, ScopeKind, Scopes};
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::Ast;
use crate::syntax::symbol::Symbol;
use crate::text::diagnostic::{Place, SyntaxError};
use crate::text::source::Source;
use crate::text::span::Span;

/// What a new code object is given.
pub(super) struct Heading {
    pub scope: ScopeId,
    pub name: Rc<str>,
    pub first_line: u32,
    pub argument_count: u32,
    pub positional_only_count: u32,
    pub keyword_only_count: u32,
    /// `VARARGS` and `VARKEYWORDS`, as the parameters say.
    pub flags: CodeFlags,
    /// The construct, for errors about the whole of it.
    pub span: Span,
}

impl Heading {
    /// The heading of code without parameters.
    pub fn plain(scope: ScopeId, name: Rc<str>, first_line: u32, span: Span) -> Self {
        Self {
            scope,
            name,
            first_line,
            argument_count: 0,
            positional_only_count: 0,
            keyword_only_count: 0,
            flags: CodeFlags::default(),
            span,
        }
    }
}

/// Where exceptions in an inlined comprehension go: code that unbinds its variables and raises again.
pub(super) struct Cleanup {
    pub label: Label,
    pub variables: Vec<Slot>,
    /// The temporary that receives the exception.
    pub depth: u32,
    /// The handler around the comprehension.
    pub handler: Option<HandlerId>,
    pub position: Position,
}

/// A code object under construction.
pub(super) struct Unit {
    pub heading: Heading,
    /// The innermost scope: that of the unit, or of a comprehension inlined into it.
    pub scope: ScopeId,
    pub qualified_name: Rc<str>,
    pub emitter: Emitter,
    pub layout: Layout,
    /// Statements around the current one that a jump out of them must care for.
    pub blocks: Vec<Block>,
    /// Loops, `try` and `with` around the current statement.
    pub nesting: u32,
    pub cleanups: Vec<Cleanup>,
    /// Name of the class whose private names are mangled here.
    pub class: Option<Symbol>,
    /// In a class: attributes that its methods assign on their first parameter `self`.
    pub static_attributes: BTreeSet<Rc<str>>,
}

impl<'a> Compiler<'a> {
    pub(super) fn try_new(ast: &'a Ast, source: &'a Source, scopes: Scopes, future: Future) -> Compiled<Self> {
        let heading = Heading::plain(ScopeId::MODULE, "<module>".into(), 1, Span::at(0));
        let unit = new_unit(&scopes, heading, "<module>".into(), None)?;
        let mut compiler = Self {
            ast,
            source,
            scopes,
            filename: source.name().into(),
            future_annotations: future.annotations,
            future_end: future.end,
            depth: 0,
            folding: Folding::new(ast),
            unit,
            outer: Vec::new(),
        };
        compiler.unit.emitter.set_position(Position { line: 1, end_line: 1, column: 0, end_column: 0 });
        compiler.make_cells();
        Ok(compiler)
    }

    // ---- beginning and end

    /// Starts the code object of an inner scope.
    pub(super) fn start_unit(&mut self, heading: Heading) -> Compiled {
        let qualified_name = self.qualified_name(&heading);
        let (class, line) = (self.unit.class, heading.first_line);
        let unit = new_unit(&self.scopes, heading, qualified_name, class)?;
        self.outer.push(std::mem::replace(&mut self.unit, unit));
        self.unit.emitter.set_position(Position { line, end_line: line, column: 0, end_column: 0 });
        self.make_cells();
        Ok(())
    }

    /// Ends the code object and goes back to the one around it.
    pub(super) fn end_unit(&mut self) -> Compiled<Rc<Code>> {
        let code = self.finish_unit()?;
        self.unit = self.outer.pop().expect("an inner unit was started from an outer one");
        Ok(code)
    }

    /// Makes the finished code object.
    pub(super) fn finish_unit(&mut self) -> Compiled<Rc<Code>> {
        self.emit_cleanups();
        let emitter = std::mem::replace(&mut self.unit.emitter, Emitter::new(0));
        let unit = &self.unit;
        let text = |name: Name| Rc::clone(self.scopes.names.text(name));
        let frame = Frame {
            name: Rc::clone(&unit.heading.name),
            qualified_name: Rc::clone(&unit.qualified_name),
            filename: Rc::clone(&self.filename),
            first_line: unit.heading.first_line,
            flags: self.flags(),
            argument_count: unit.heading.argument_count,
            positional_only_count: unit.heading.positional_only_count,
            keyword_only_count: unit.heading.keyword_only_count,
            local_names: unit.layout.local_names.iter().map(|&name| text(name)).collect(),
            cell_locals: unit.layout.cell_locals.clone(),
            free_names: unit.layout.free.iter().map(|&(name, _)| text(name)).collect(),
            captures: self.captures(),
        };
        let code = emitter.finish(frame).map_err(|(limit, position)| self.limit_error(limit, position))?;
        if let Err(error) = verify(&code) {
            panic!("{error}\n{}", crate::bytecode::disassemble::disassemble(&code));
        }
        Ok(Rc::new(code))
    }

    fn limit_error(&self, limit: Limit, position: Position) -> SyntaxError {
        let start = self.source.line_start(position.line).unwrap_or(0);
        let span = Span::at(start + position.column);
        match limit {
            Limit::Registers => SyntaxError::new(span, "expression needs too many registers"),
            Limit::Variables => SyntaxError::new(span, "too many variables in one function"),
            Limit::Words => SyntaxError::new(span, "function is too long").at(Place::Nowhere),
        }
    }

    fn flags(&self) -> CodeFlags {
        let unit = &self.unit;
        let scope = self.scopes.scope(unit.heading.scope);
        let mut flags = unit.heading.flags;
        match scope.kind {
            ScopeKind::Module => flags = flags.with(CodeFlags::MODULE),
            ScopeKind::Class => flags = flags.with(CodeFlags::CLASS),
            _ => flags = flags.with(CodeFlags::OPTIMIZED).with(CodeFlags::NEWLOCALS),
        }
        if scope.is_function_like() && self.outer.iter().any(|outer| self.is_function(outer)) {
            flags = flags.with(CodeFlags::NESTED);
        }
        if self.future_annotations {
            flags = flags.with(CodeFlags::FUTURE_ANNOTATIONS);
        }
        let yields = scope.has_yield || scope.kind == ScopeKind::Generator;
        match (yields, self.is_async_unit()) {
            (true, true) => flags.with(CodeFlags::ASYNC_GENERATOR),
            (true, false) => flags.with(CodeFlags::GENERATOR),
            (false, true) => flags.with(CodeFlags::COROUTINE),
            (false, false) => flags,
        }
    }

    fn is_function(&self, unit: &Unit) -> bool {
        self.scopes.scope(unit.heading.scope).is_function_like()
    }

    /// Whether calls of the code under construction give a coroutine or an asynchronous generator.
    pub(super) fn is_async_unit(&self) -> bool {
        let scope = self.scopes.scope(self.unit.heading.scope);
        match scope.kind {
            ScopeKind::Function => scope.is_async_function,
            ScopeKind::Generator | ScopeKind::Comprehension => scope.is_async,
            _ => false,
        }
    }

    // ---- names and cells

    /// The path of names that leads to the new code object from the module.
    fn qualified_name(&mut self, heading: &Heading) -> Rc<str> {
        let mut parent = &self.unit;
        let mut parents = self.outer.iter().rev();
        while self.scopes.scope(parent.heading.scope).kind == ScopeKind::TypeParameters {
            match parents.next() {
                Some(next) => parent = next,
                None => break,
            }
        }
        let parent_scope = self.scopes.scope(parent.heading.scope);
        if parent_scope.kind == ScopeKind::Module {
            return Rc::clone(&heading.name);
        }
        let own = self.scopes.names.intern(&heading.name);
        let is_definition = matches!(self.scopes.scope(heading.scope).kind, ScopeKind::Function | ScopeKind::Class);
        let parent_scope = self.scopes.scope(parent.heading.scope);
        let is_global = is_definition && self.scopes.meaning(parent.heading.scope, own) == crate::compile::scope::resolve::Meaning::Global;
        if is_global {
            return Rc::clone(&heading.name);
        }
        if parent_scope.kind == ScopeKind::Class {
            format!("{}.{}", parent.qualified_name, heading.name).into()
        } else {
            format!("{}.<locals>.{}", parent.qualified_name, heading.name).into()
        }
    }

    /// Every variable that inner code uses gets its cell before anything else happens; those of inlined comprehensions get
    /// theirs when the comprehension starts.
    fn make_cells(&mut self) {
        let scope = self.unit.heading.scope;
        let mut registers: Vec<u8> = self
            .scopes
            .scope(scope)
            .cells
            .iter()
            .filter_map(|&name| match self.unit.layout.slot(scope, name) {
                Some(Slot::Cell(register)) => Some(register),
                _ => None,
            })
            .collect();
        registers.sort_unstable();
        for register in registers {
            self.unit.emitter.emit(Op::MakeCell, register, 0, 0);
        }
    }

    /// Where the function that is made of this code finds its free variables, seen from the unit around.
    fn captures(&self) -> Vec<Capture> {
        let Some(parent) = self.outer.last() else { return Vec::new() };
        let capture = |&(name, owner): &(Name, ScopeId)| {
            if self.scopes.unit_of(owner) == parent.heading.scope {
                match parent.layout.slot(owner, name) {
                    Some(Slot::Cell(register)) => Capture::Local(u32::from(register)),
                    other => unreachable!("a captured variable lives in a cell, not in {other:?}"),
                }
            } else {
                let free = parent.layout.free_index(name);
                Capture::Free(free.expect("a variable from further out is free in every unit between"))
            }
        };
        self.unit.layout.free.iter().map(capture).collect()
    }

    /// Index of a code among the constants.
    pub(super) fn code_constant(&mut self, code: Rc<Code>) -> u32 {
        self.unit.emitter.constant(Constant::Code(code))
    }
}

fn new_unit(scopes: &Scopes, heading: Heading, qualified_name: Rc<str>, class: Option<Symbol>) -> Compiled<Unit> {
    let Some(layout) = Layout::try_new(scopes, heading.scope) else {
        return refused(heading.span, "too many parameters and captured variables");
    };
    Ok(Unit {
        scope: heading.scope,
        qualified_name,
        emitter: Emitter::new(layout.near_count),
        layout,
        blocks: Vec::new(),
        nesting: 0,
        cleanups: Vec::new(),
        class,
        static_attributes: BTreeSet::new(),
        heading,
    })
}

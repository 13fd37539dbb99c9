//! Reading, writing and deleting variables by name.

use std::rc::Rc;

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::Compiler;
use crate::compile::constant::text;
use crate::compile::expression::Destination;
use crate::compile::name::Name;
use crate::compile::scope::layout::Slot;
use crate::compile::scope::resolve::Meaning;
use crate::compile::scope::{ScopeId, ScopeKind};
use crate::syntax::symbol::Symbol;

/// How a variable is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// In a register.
    Near(u8),
    /// In a far register.
    Far(u32),
    /// In the cell that a register holds.
    Cell(u8),
    /// A free variable.
    Free(u32),
    /// A free variable that a class body reads: its namespace goes first.
    ClassFree(u32),
    /// A free variable that type parameters in a class read: the namespace of the class goes first.
    DictionaryFree(u32),
    /// A global or builtin.
    Global,
    /// A global that type parameters in a class read: the namespace of the class goes first.
    DictionaryGlobal,
    /// In the namespace, or a global or builtin.
    Namespace,
}

impl Compiler<'_> {
    /// The name that a symbol stands for here.
    pub(super) fn name(&mut self, symbol: Symbol) -> Name {
        let ast = self.ast;
        let class = self.unit.class.map(|class| ast.name(class));
        self.scopes.names.mangled(ast, symbol, class)
    }

    /// The text of the name that a symbol stands for here.
    pub(super) fn name_text(&mut self, symbol: Symbol) -> Rc<str> {
        let name = self.name(symbol);
        Rc::clone(self.scopes.names.text(name))
    }

    /// How `name` is reached from the current scope.
    pub(super) fn access(&self, name: Name) -> Access {
        let scope = self.unit.scope;
        let sees_class = self.scopes.scope(scope).sees_class.is_some();
        match self.scopes.meaning(scope, name) {
            Meaning::Local => self.local_access(scope, name),
            Meaning::Outer(owner) => match self.unit.layout.slot(owner, name) {
                Some(_) => self.local_access(owner, name),
                None => self.free_access(name, sees_class),
            },
            Meaning::Global => Access::Global,
            Meaning::Namespace => Access::Namespace,
            Meaning::Implicit if sees_class => Access::DictionaryGlobal,
            Meaning::Implicit => {
                let unit_kind = self.scopes.scope(self.unit.heading.scope).kind;
                if unit_kind == ScopeKind::Module { Access::Namespace } else { Access::Global }
            }
        }
    }

    fn local_access(&self, owner: ScopeId, name: Name) -> Access {
        match self.unit.layout.slot(owner, name) {
            Some(Slot::Near(register)) => Access::Near(register),
            Some(Slot::Far(register)) => Access::Far(register),
            Some(Slot::Cell(register)) => Access::Cell(register),
            None => Access::Global,
        }
    }

    fn free_access(&self, name: Name, sees_class: bool) -> Access {
        let free = self.unit.layout.free_index(name);
        let free = free.expect("a variable from further out is free in every unit between");
        if sees_class && name != self.scopes.known.class_dictionary {
            Access::DictionaryFree(free)
        } else if self.unit.scope == self.unit.heading.scope && self.scopes.scope(self.unit.scope).kind == ScopeKind::Class {
            Access::ClassFree(free)
        } else {
            Access::Free(free)
        }
    }

    /// The register of a variable that lives in a near one.
    pub(super) fn near_local(&mut self, symbol: Symbol) -> Option<u8> {
        let name = self.name(symbol);
        match self.access(name) {
            Access::Near(register) => Some(register),
            _ => None,
        }
    }

    // ---- reading

    /// Reads a variable into `destination`.
    pub(super) fn load_name(&mut self, name: Name, destination: Destination) -> u8 {
        let access = self.access(name);
        match access {
            Access::DictionaryFree(_) | Access::DictionaryGlobal => {
                return self.load_through_dictionary(name, access, destination);
            }
            Access::Near(register) => self.unit.emitter.emit(Op::CheckLocal, register, 0, 0),
            _ => {}
        }
        let register = self.destination(destination);
        self.load_into(register, name, access);
        register
    }

    fn load_into(&mut self, register: u8, name: Name, access: Access) {
        let text = Rc::clone(self.scopes.names.text(name));
        let emitter = &mut self.unit.emitter;
        match access {
            Access::Near(local) if local == register => {}
            Access::Near(local) => emitter.emit(Op::Move, register, local, 0),
            Access::Far(local) => emitter.emit_wide(Op::LoadFar, register, local),
            Access::Cell(local) => emitter.emit(Op::LoadCell, register, local, 0),
            Access::Free(free) | Access::DictionaryFree(free) => emitter.emit_wide(Op::LoadFree, register, free),
            Access::ClassFree(free) => emitter.emit_wide(Op::LoadClassFree, register, free),
            Access::Global | Access::DictionaryGlobal => {
                let site = emitter.site(&text);
                emitter.emit_extra(Op::LoadGlobal, register, 0, 0, site);
            }
            Access::Namespace => {
                let site = emitter.site(&text);
                emitter.emit_extra(Op::LoadName, register, 0, 0, site);
            }
        }
    }

    /// As `load_into`, but the namespace of the class around goes first.
    fn load_through_dictionary(&mut self, name: Name, access: Access, destination: Destination) -> u8 {
        let base = self.unit.emitter.next_temporary();
        let class_dictionary = self.scopes.known.class_dictionary;
        let outside = self.unit.emitter.new_label();
        let end = self.unit.emitter.new_label();
        let key = text(self.scopes.names.text(name));
        for op in [Op::TestIn, Op::GetItem] {
            // `key in dictionary` wants the key on the left, `dictionary[key]` on the right.
            let first = self.unit.emitter.push_temporary();
            let second = self.unit.emitter.push_temporary();
            let (dictionary_register, key_register) = if op == Op::TestIn { (second, first) } else { (first, second) };
            let dictionary = self.access(class_dictionary);
            self.load_into(dictionary_register, class_dictionary, dictionary);
            self.unit.emitter.load_constant(key_register, key.clone());
            self.unit.emitter.drop_temporaries_to(base);
            if op == Op::TestIn {
                self.unit.emitter.emit_jump(op, first, second, 0, outside);
            } else {
                self.unit.emitter.emit(op, first, first, second);
            }
        }
        self.unit.emitter.jump(end);
        self.unit.emitter.place(outside);
        let register = self.unit.emitter.push_temporary();
        self.load_into(register, name, access);
        self.unit.emitter.place(end);
        self.deliver(register, base, destination)
    }

    /// Moves a temporary at `base` to its destination.
    pub(super) fn deliver(&mut self, register: u8, base: u32, destination: Destination) -> u8 {
        let target = self.result(base, destination);
        if target != register {
            self.unit.emitter.emit(Op::Move, target, register, 0);
        }
        target
    }

    // ---- writing

    /// Writes `value` to a variable; a temporary is consumed.
    pub(super) fn store_name(&mut self, name: Name, value: u8) {
        let text = Rc::clone(self.scopes.names.text(name));
        let access = self.access(name);
        let emitter = &mut self.unit.emitter;
        match access {
            Access::Near(local) if local == value => {}
            Access::Near(local) => emitter.emit(Op::Move, local, value, 0),
            Access::Far(local) => emitter.emit_wide(Op::StoreFar, value, local),
            Access::Cell(local) => emitter.emit(Op::StoreCell, local, value, 0),
            Access::Free(free) | Access::ClassFree(free) | Access::DictionaryFree(free) => {
                emitter.emit_wide(Op::StoreFree, value, free);
            }
            Access::Global | Access::DictionaryGlobal => {
                let site = emitter.site(&text);
                emitter.emit_extra(Op::StoreGlobal, value, 0, 0, site);
            }
            Access::Namespace => {
                let site = emitter.site(&text);
                emitter.emit_extra(Op::StoreName, value, 0, 0, site);
            }
        }
    }

    /// Writes to a variable the value of a temporary that stays alive.
    pub(super) fn store_name_copy(&mut self, name: Name, value: u8) {
        if let Access::Near(local) = self.access(name) {
            return self.unit.emitter.emit(Op::Copy, local, value, 0);
        }
        let base = self.unit.emitter.next_temporary();
        let copy = self.unit.emitter.push_temporary();
        self.unit.emitter.emit(Op::Copy, copy, value, 0);
        self.store_name(name, copy);
        self.unit.emitter.drop_temporaries_to(base);
    }

    /// Writes to the variable with this text, as if the source had named it.
    pub(super) fn store_text(&mut self, text: &str, value: u8) {
        let name = self.scopes.names.intern(text);
        self.store_name(name, value);
    }

    /// Writes a constant to the variable with this text.
    pub(super) fn store_constant(&mut self, text: &str, constant: Constant) {
        let base = self.unit.emitter.next_temporary();
        let register = self.unit.emitter.push_temporary();
        self.unit.emitter.load_constant(register, constant);
        self.store_text(text, register);
        self.unit.emitter.drop_temporaries_to(base);
    }

    // ---- deleting

    /// Deletes a variable.
    pub(super) fn delete_name(&mut self, name: Name) {
        let text = Rc::clone(self.scopes.names.text(name));
        let access = self.access(name);
        let emitter = &mut self.unit.emitter;
        match access {
            Access::Near(local) => emitter.emit(Op::DeleteLocal, local, 0, 0),
            Access::Far(local) => emitter.emit_wide(Op::DeleteFar, 0, local),
            Access::Cell(local) => emitter.emit(Op::DeleteCell, local, 0, 0),
            Access::Free(free) | Access::ClassFree(free) | Access::DictionaryFree(free) => {
                emitter.emit_wide(Op::DeleteFree, 0, free);
            }
            Access::Global | Access::DictionaryGlobal => {
                let index = emitter.name(&text);
                emitter.emit_extra(Op::DeleteGlobal, 0, 0, 0, index);
            }
            Access::Namespace => {
                let index = emitter.name(&text);
                emitter.emit_extra(Op::DeleteName, 0, 0, 0, index);
            }
        }
    }

    /// Unbinds the variable of an `except` clause, whether the clause has left it bound or not.
    pub(super) fn forget_name(&mut self, name: Name) {
        if let Access::Near(local) = self.access(name) {
            return self.unit.emitter.emit(Op::Clear, local, 0, 0);
        }
        let base = self.unit.emitter.next_temporary();
        let register = self.unit.emitter.push_temporary();
        self.unit.emitter.load_constant(register, Constant::None);
        self.store_name(name, register);
        self.unit.emitter.drop_temporaries_to(base);
        self.delete_name(name);
    }
}

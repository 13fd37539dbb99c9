//! What each name means in each scope, once all scopes are known; and which variables become cells.

use crate::compile::name::Name;
use crate::compile::scope::{ScopeId, ScopeKind, Scopes, Uses};
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

/// What a name means in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A variable of this scope, in a register or a cell.
    Local,
    /// An entry of the namespace of the module or class.
    Namespace,
    /// A variable of that scope further out.
    Outer(ScopeId),
    /// Declared global.
    Global,
    /// Found nowhere, so global or builtin.
    Implicit,
}

/// What a search further out finds.
enum Found {
    Variable(ScopeId),
    Global,
    Nothing,
}

/// Decides the meaning of every name, and notes cells and free variables.
///
/// # Errors
/// What CPython's symbol table refuses when it is analysed.
pub(super) fn resolve(scopes: &mut Scopes) -> Result<(), SyntaxError> {
    for index in 0..scopes.list.len() {
        let id = ScopeId(index as u32);
        for at in 0..scopes.list[index].order.len() {
            let name = scopes.list[index].order[at];
            let meaning = scopes.decide(id, name)?;
            if let Meaning::Outer(owner) = meaning {
                scopes.capture(id, owner, name);
            }
            scopes.list[index].meanings.insert(name, meaning);
        }
    }
    Ok(())
}

impl Scopes {
    /// What `name` means in `scope`; names that only the compiler uses there are in the namespace or global.
    pub(in crate::compile) fn meaning(&self, scope: ScopeId, name: Name) -> Meaning {
        let scope = self.scope(scope);
        let otherwise = if scope.is_function_like() { Meaning::Implicit } else { Meaning::Namespace };
        scope.meanings.get(&name).copied().unwrap_or(otherwise)
    }

    fn decide(&self, id: ScopeId, name: Name) -> Result<Meaning, SyntaxError> {
        let scope = self.scope(id);
        let uses = scope.uses_of(name);
        if uses.has(Uses::GLOBAL) {
            if uses.has(Uses::NONLOCAL) {
                return Err(self.refused(id, name, "name '{}' is nonlocal and global"));
            }
            return Ok(Meaning::Global);
        }
        if uses.has(Uses::NONLOCAL) {
            return self.decide_nonlocal(id, name);
        }
        if uses.is_bound() {
            return Ok(if scope.is_function_like() { Meaning::Local } else { Meaning::Namespace });
        }
        if let Some(class) = scope.sees_class {
            let in_class = self.scope(class).uses_of(name);
            if in_class.has(Uses::GLOBAL) {
                return Ok(Meaning::Global);
            }
            if in_class.is_bound() && !in_class.has(Uses::NONLOCAL) {
                return Ok(Meaning::Implicit);
            }
        }
        if scope.kind == ScopeKind::Module {
            return Ok(Meaning::Namespace);
        }
        match self.find_outside(id, name) {
            Found::Variable(owner) => Ok(Meaning::Outer(owner)),
            _ if scope.kind == ScopeKind::Class => Ok(Meaning::Namespace),
            _ => Ok(Meaning::Implicit),
        }
    }

    fn decide_nonlocal(&self, id: ScopeId, name: Name) -> Result<Meaning, SyntaxError> {
        if id == ScopeId::MODULE {
            return Err(self.refused(id, name, "nonlocal declaration not allowed at module level"));
        }
        match self.find_outside(id, name) {
            Found::Variable(owner) if self.scope(owner).uses_of(name).has(Uses::TYPE_PARAMETER) => {
                Err(self.refused(id, name, "nonlocal binding not allowed for type parameter '{}'"))
            }
            Found::Variable(owner) => Ok(Meaning::Outer(owner)),
            _ => Err(self.refused(id, name, "no binding for nonlocal '{}' found")),
        }
    }

    /// Looks for a variable in the scopes around `id`. Class namespaces are not seen from inside, except for the cells
    /// that a class makes for its methods.
    fn find_outside(&self, id: ScopeId, name: Name) -> Found {
        let is_inlined = self.scope(id).is_inlined;
        let mut next = self.scope(id).parent;
        while let Some(outer) = next {
            let scope = self.scope(outer);
            let uses = scope.uses_of(name);
            match scope.kind {
                ScopeKind::Module => break,
                ScopeKind::Class => {
                    let is_direct = is_inlined && self.unit_of(id) == outer;
                    if name == self.known.class && !is_direct || name == self.known.class_dictionary {
                        return Found::Variable(outer);
                    }
                    if name == self.known.class {
                        return Found::Nothing;
                    }
                }
                _ if uses.has(Uses::GLOBAL) => return Found::Global,
                _ if uses.has(Uses::NONLOCAL) => {}
                _ if uses.is_bound() => return Found::Variable(outer),
                _ => {}
            }
            next = scope.parent;
        }
        Found::Nothing
    }

    /// Makes a variable reachable from the code object of an inner scope.
    fn capture(&mut self, user: ScopeId, owner: ScopeId, name: Name) {
        let owner_unit = self.unit_of(owner);
        let mut unit = self.unit_of(user);
        if unit == owner_unit {
            if self.scope(owner).kind == ScopeKind::Class {
                self.list[owner.index()].cells.insert(name);
            }
            return;
        }
        self.list[owner.index()].cells.insert(name);
        while unit != owner_unit {
            if self.list[unit.index()].free.insert(name, owner).is_some() {
                return;
            }
            let parent = self.scope(unit).parent.expect("the owner of a variable is further out");
            unit = self.unit_of(parent);
        }
    }

    fn refused(&self, id: ScopeId, name: Name, text: &str) -> SyntaxError {
        let directives = &self.scope(id).directives;
        let place = directives.iter().find(|(declared, _)| *declared == name);
        let span = place.map_or(Span::at(0), |&(_, span)| span);
        SyntaxError::new(span, text.replace("{}", self.names.text(name)))
    }
}

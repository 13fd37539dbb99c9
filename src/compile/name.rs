//! Identifiers as the compiler compares them: the symbols of the tree, and those that only the compiler makes (mangled
//! names, `.0`, `__class__`).

use std::collections::HashMap;
use std::rc::Rc;

use crate::syntax::ast::Ast;
use crate::syntax::symbol::Symbol;

/// An identifier of one compilation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(u32);

/// All identifiers of one compilation.
#[derive(Default)]
pub struct Names {
    texts: Vec<Rc<str>>,
    known: HashMap<Rc<str>, Name>,
    /// For each symbol of the tree, its name once it was asked for.
    of_symbols: Vec<Option<Name>>,
}

impl Names {
    /// The text of `name`.
    pub fn text(&self, name: Name) -> &Rc<str> {
        &self.texts[name.0 as usize]
    }

    /// The name with this text.
    pub fn intern(&mut self, text: &str) -> Name {
        if let Some(&name) = self.known.get(text) {
            return name;
        }
        let name = Name(u32::try_from(self.texts.len()).expect("names are bounded by the source, which fits 32 bits"));
        let text: Rc<str> = text.into();
        self.texts.push(Rc::clone(&text));
        self.known.insert(text, name);
        name
    }

    /// The name of a symbol of the tree.
    pub fn of(&mut self, ast: &Ast, symbol: Symbol) -> Name {
        let index = symbol.index();
        if index >= self.of_symbols.len() {
            self.of_symbols.resize(ast.symbols().len().max(index + 1), None);
        }
        if let Some(name) = self.of_symbols[index] {
            return name;
        }
        let name = self.intern(ast.name(symbol));
        self.of_symbols[index] = Some(name);
        name
    }

    /// The name that `symbol` stands for inside the class `class`: `__x` becomes `_Class__x`.
    pub fn mangled(&mut self, ast: &Ast, symbol: Symbol, class: Option<&str>) -> Name {
        match class.and_then(|class| mangle(class, ast.name(symbol))) {
            Some(text) => self.intern(&text),
            None => self.of(ast, symbol),
        }
    }
}

/// The class-private form of `name`, if it has one: two leading underscores, not two trailing ones, no dot.
fn mangle(class: &str, name: &str) -> Option<String> {
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
        return None;
    }
    let class = class.trim_start_matches('_');
    if class.is_empty() { None } else { Some(format!("_{class}{name}")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_private_names() {
        assert_eq!(mangle("A", "__x").as_deref(), Some("_A__x"));
        assert_eq!(mangle("__A", "__x").as_deref(), Some("_A__x"));
        assert_eq!(mangle("A", "__x_").as_deref(), Some("_A__x_"));
        assert_eq!(mangle("___", "__x"), None);
        assert_eq!(mangle("A", "__x__"), None);
        assert_eq!(mangle("A", "_x"), None);
    }
}

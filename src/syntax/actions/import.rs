//! Import statements.

use crate::syntax::actions::{Builder, Failure, Mark, refuse};
use crate::syntax::ast::{Alias, StmtId, StmtKind};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

/// A dotted name and where it stands.
type Dotted = (u32, (), u32);

impl Builder<'_> {
    /// The symbol of a dotted name, which may hold white space between its parts.
    fn dotted_name(&mut self, (l, (), r): Dotted) -> Symbol {
        let text = Span::new(l, r).slice(self.text);
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')) {
            return self.ast.symbols_mut().intern(text);
        }
        let parts: Vec<String> = text
            .split('.')
            .map(|part| {
                let is_word = |character: &char| !matches!(character, ' ' | '\t' | '\x0C' | '\\' | '\n');
                let word: String = part.chars().filter(is_word).collect();
                crate::syntax::identifier::normalised(&word).into_owned()
            })
            .collect();
        self.ast.symbols_mut().intern(&parts.join("."))
    }

    pub(crate) fn alias(&mut self, name: Dotted, asname: Option<Symbol>, r: u32) -> Alias {
        Alias { span: Span::new(name.0, r), name: self.dotted_name(name), asname }
    }

    pub(crate) fn first_alias(&mut self, alias: Alias) -> Mark {
        self.aliases.first(alias)
    }

    pub(crate) fn next_alias(&mut self, mark: Mark, alias: Alias) -> Mark {
        self.aliases.next(mark, alias)
    }

    pub(crate) fn star_alias(&mut self, l: u32, r: u32) -> Mark {
        let name = self.ast.symbols_mut().intern("*");
        self.aliases.first(Alias { span: Span::new(l, r), name, asname: None })
    }

    pub(crate) fn refuse_trailing_comma(&self, l: u32, r: u32) -> Result<Mark, Failure> {
        refuse(Span::new(l, r), "trailing comma not allowed without surrounding parentheses")
    }

    pub(crate) fn import(&mut self, l: u32, names: Mark, r: u32) -> StmtId {
        let names = Self::store(&mut self.ast, &mut self.aliases, names);
        self.stmt(l, StmtKind::Import { names }, r)
    }

    pub(crate) fn import_from(&mut self, l: u32, level: u32, module: Option<Dotted>, names: Mark, r: u32) -> StmtId {
        let names = Self::store(&mut self.ast, &mut self.aliases, names);
        let module = module.map(|module| self.dotted_name(module));
        self.stmt(l, StmtKind::ImportFrom { module, names, level }, r)
    }
}

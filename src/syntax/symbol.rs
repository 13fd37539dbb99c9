//! Interned identifiers: each distinct name of a source is kept once and is then a number.
//!
//! The names are those the language compares, that is after NFKC. `Ast` owns one table; `Symbol`s of
//! different tables have nothing to do with each other. Hashing is seeded, as names come from the script.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// An identifier of one `Symbols` table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(u32);

impl Symbol {
    /// Position in order of first appearance, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The identifiers of one source.
#[derive(Clone, Default)]
pub struct Symbols {
    hasher: DefaultHashBuilder,
    /// Numbers into `ends`.
    table: HashTable<u32>,
    /// All names, one after the other.
    text: String,
    /// Where each name ends in `text`; it starts where the one before ends.
    ends: Vec<u32>,
}

impl Symbols {
    /// A table without names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The text of `symbol`.
    #[must_use]
    pub fn text(&self, symbol: Symbol) -> &str {
        text_of(&self.text, &self.ends, symbol.0)
    }

    /// The number of `name`, which is added if it is new.
    pub fn intern(&mut self, name: &str) -> Symbol {
        let hash = self.hasher.hash_one(name);
        let (text, ends) = (&self.text, &self.ends);
        if let Some(&known) = self.table.find(hash, |&number| text_of(text, ends, number) == name) {
            return Symbol(known);
        }
        let number = u32::try_from(self.ends.len()).expect("fewer names than source bytes, which fit 32 bits");
        self.text.push_str(name);
        self.ends.push(u32::try_from(self.text.len()).expect("names together are bounded by the source"));
        let (text, ends, hasher) = (&self.text, &self.ends, &self.hasher);
        self.table.insert_unique(hash, number, |&number| hasher.hash_one(text_of(text, ends, number)));
        Symbol(number)
    }

    /// The symbol of `name`, if the source has it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Symbol> {
        let hash = self.hasher.hash_one(name);
        self.table.find(hash, |&number| text_of(&self.text, &self.ends, number) == name).map(|&number| Symbol(number))
    }

    /// Number of names.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no name.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

fn text_of<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let number = number as usize;
    let start = if number == 0 { 0 } else { ends[number - 1] };
    &text[start as usize..ends[number] as usize]
}

impl std::fmt::Debug for Symbols {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_list().entries((0..self.ends.len()).map(|number| self.text(Symbol(number as u32)))).finish()
    }
}

//! The arenas that a syntax tree lives in, and the indices and ranges that hold it together.
//!
//! A node refers to others by index (`ExprId`, `StmtId`, `PatternId`, `ArgumentsId`) and to sequences by `List`, a
//! range in a pool. Children are stored before their parents and never change place. `syntax::ast` has the
//! nodes and hands these types on; only the actions of the parser add to a tree.

use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::Index;

use num_bigint::BigInt;

use crate::syntax::ast::{
    Alias, Arg, Arguments, CmpOp, Comprehension, ExceptHandler, Expr, Keyword, MatchCase, Mod, Pattern, Stmt, TypeParam, WithItem,
};
use crate::syntax::symbol::{Symbol, Symbols};
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;
use crate::text::wide::Wide;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $pool:ident: $node:ty;)*) => {$(
        $(#[$doc])*
        /// Stored as index + 1, so that an `Option` of it is four bytes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// Position in creation order, from 0: children come before their parents.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl Index<$name> for Ast {
            type Output = $node;

            fn index(&self, id: $name) -> &$node {
                &self.$pool[id.index()]
            }
        }

        impl Node for $node {
            type Id = $name;

            fn push(self, ast: &mut Ast) -> $name {
                ast.$pool.push(self);
                let count = u32::try_from(ast.$pool.len()).expect("fewer nodes than source bytes, which fit 32 bits");
                $name(NonZeroU32::new(count).expect("the pool holds the new node"))
            }
        }
    )*};
}

ids! {
    /// An expression.
    ExprId => exprs: Expr;
    /// A statement.
    StmtId => stmts: Stmt;
    /// A pattern of a `case`.
    PatternId => patterns: Pattern;
    /// The parameters of a function or lambda.
    ArgumentsId => arguments: Arguments;
}

/// A node that lives in an arena of its own under an id.
pub trait Node: Sized {
    /// The index type of the arena.
    type Id;

    /// Stores the node and answers its id.
    fn push(self, ast: &mut Ast) -> Self::Id;
}

/// A sequence of `T` in the pool of that type; read it with `ast[list]`.
pub struct List<T> {
    start: u32,
    len: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> List<T> {
    /// The sequence without elements.
    pub const EMPTY: Self = Self { start: 0, len: 0, of: PhantomData };

    /// Number of elements.
    #[must_use]
    pub const fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there are no elements.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.len) == (other.start, other.len)
    }
}

impl<T> Eq for List<T> {}

impl<T> fmt::Debug for List<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}+{}", self.start, self.len)
    }
}

/// A type that has a pool, and so can be the element of a `List`.
pub trait Pooled: Sized {
    /// The pool of this type.
    fn pool(ast: &Ast) -> &Vec<Self>;
    /// The pool of this type, to append to.
    fn pool_mut(ast: &mut Ast) -> &mut Vec<Self>;
}

impl<T: Pooled> Index<List<T>> for Ast {
    type Output = [T];

    fn index(&self, list: List<T>) -> &[T] {
        &T::pool(self)[list.start as usize..][..list.len as usize]
    }
}

macro_rules! pools {
    ($($pool:ident: $element:ty;)*) => {$(
        impl Pooled for $element {
            fn pool(ast: &Ast) -> &Vec<Self> {
                &ast.$pool
            }

            fn pool_mut(ast: &mut Ast) -> &mut Vec<Self> {
                &mut ast.$pool
            }
        }
    )*};
}

pools! {
    expr_lists: ExprId;
    optional_expr_lists: Option<ExprId>;
    stmt_lists: StmtId;
    pattern_lists: PatternId;
    symbol_lists: Symbol;
    comparisons: CmpOp;
    comprehensions: Comprehension;
    keywords: Keyword;
    aliases: Alias;
    with_items: WithItem;
    args: Arg;
    handlers: ExceptHandler;
    cases: MatchCase;
    type_params: TypeParam;
}

/// A parsed source: the root, and the arenas that everything under it lives in.
#[derive(Clone, Debug)]
pub struct Ast {
    root: Mod,
    exprs: Vec<Expr>,
    stmts: Vec<Stmt>,
    patterns: Vec<Pattern>,
    arguments: Vec<Arguments>,
    expr_lists: Vec<ExprId>,
    optional_expr_lists: Vec<Option<ExprId>>,
    stmt_lists: Vec<StmtId>,
    pattern_lists: Vec<PatternId>,
    symbol_lists: Vec<Symbol>,
    comparisons: Vec<CmpOp>,
    comprehensions: Vec<Comprehension>,
    keywords: Vec<Keyword>,
    aliases: Vec<Alias>,
    with_items: Vec<WithItem>,
    args: Vec<Arg>,
    handlers: Vec<ExceptHandler>,
    cases: Vec<MatchCase>,
    type_params: Vec<TypeParam>,
    symbols: Symbols,
    big_integers: Vec<BigInt>,
    literal_bytes: Vec<u8>,
    warnings: Vec<SyntaxError>,
}

impl Default for Ast {
    fn default() -> Self {
        Self::new()
    }
}

impl Ast {
    /// A tree whose root is an empty module.
    #[must_use]
    pub fn new() -> Self {
        Self {
            root: Mod::Module { body: List::EMPTY },
            exprs: Vec::new(),
            stmts: Vec::new(),
            patterns: Vec::new(),
            arguments: Vec::new(),
            expr_lists: Vec::new(),
            optional_expr_lists: Vec::new(),
            stmt_lists: Vec::new(),
            pattern_lists: Vec::new(),
            symbol_lists: Vec::new(),
            comparisons: Vec::new(),
            comprehensions: Vec::new(),
            keywords: Vec::new(),
            aliases: Vec::new(),
            with_items: Vec::new(),
            args: Vec::new(),
            handlers: Vec::new(),
            cases: Vec::new(),
            type_params: Vec::new(),
            symbols: Symbols::new(),
            big_integers: Vec::new(),
            literal_bytes: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// What was parsed.
    #[must_use]
    pub const fn root(&self) -> Mod {
        self.root
    }

    /// The text of an identifier.
    #[must_use]
    pub fn name(&self, symbol: Symbol) -> &str {
        self.symbols.text(symbol)
    }

    /// All identifiers of the source.
    #[must_use]
    pub const fn symbols(&self) -> &Symbols {
        &self.symbols
    }

    /// The value of a string literal.
    #[must_use]
    pub fn string(&self, id: StringId) -> Wide<'_> {
        Wide::from_encoded(&self.literal_bytes[id.0.start as usize..id.0.end as usize])
    }

    /// The value of a bytes literal.
    #[must_use]
    pub fn bytes(&self, id: BytesId) -> &[u8] {
        &self.literal_bytes[id.0.start as usize..id.0.end as usize]
    }

    /// The value of an integer literal that does not fit `i64`.
    #[must_use]
    pub fn big_integer(&self, id: BigIntId) -> &BigInt {
        &self.big_integers[id.0 as usize]
    }

    /// All integer literals that do not fit `i64`.
    #[must_use]
    pub fn big_integers(&self) -> &[BigInt] {
        &self.big_integers
    }

    /// Number of expression nodes: the bound of `ExprId::index`.
    #[must_use]
    pub const fn expr_count(&self) -> usize {
        self.exprs.len()
    }

    /// Number of statement nodes: the bound of `StmtId::index`.
    #[must_use]
    pub const fn stmt_count(&self) -> usize {
        self.stmts.len()
    }

    /// All expressions, children before their parents.
    #[must_use]
    pub fn exprs(&self) -> &[Expr] {
        &self.exprs
    }

    /// All statements, children before their parents.
    #[must_use]
    pub fn stmts(&self) -> &[Stmt] {
        &self.stmts
    }

    /// What is doubtful about literals: the errors that are made of these when warnings are errors.
    #[must_use]
    pub fn warnings(&self) -> &[SyntaxError] {
        &self.warnings
    }

    pub(crate) fn add_warning(&mut self, warning: SyntaxError) {
        self.warnings.push(warning);
    }

    pub(crate) const fn set_root(&mut self, root: Mod) {
        self.root = root;
    }

    pub(crate) const fn symbols_mut(&mut self) -> &mut Symbols {
        &mut self.symbols
    }

    pub(crate) fn expr_mut(&mut self, id: ExprId) -> &mut Expr {
        &mut self.exprs[id.index()]
    }

    pub(crate) fn add_list<T: Pooled>(&mut self, elements: impl IntoIterator<Item = T>) -> List<T> {
        let pool = T::pool_mut(self);
        let start = pool.len();
        pool.extend(elements);
        let len = pool.len() - start;
        let narrow = |count| u32::try_from(count).expect("fewer elements than source bytes, which fit 32 bits");
        List { start: if len == 0 { 0 } else { narrow(start) }, len: narrow(len), of: PhantomData }
    }

    pub(crate) fn add_big_integer(&mut self, value: BigInt) -> BigIntId {
        self.big_integers.push(value);
        BigIntId(u32::try_from(self.big_integers.len() - 1).expect("fewer literals than source bytes"))
    }

    /// Where literal bytes are appended; `literal_since` makes the value of what was added.
    pub(crate) const fn literal_buffer(&mut self) -> &mut Vec<u8> {
        &mut self.literal_bytes
    }

    pub(crate) fn literal_since(&self, start: usize) -> Span {
        let narrow = |count| u32::try_from(count).expect("literal values are bounded when they are decoded");
        Span::new(narrow(start), narrow(self.literal_bytes.len()))
    }
}

/// The value of a string literal; read it with `Ast::string`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StringId(pub(crate) Span);

/// The value of a bytes literal; read it with `Ast::bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BytesId(pub(crate) Span);

/// The value of a large integer literal; read it with `Ast::big_integer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BigIntId(u32);

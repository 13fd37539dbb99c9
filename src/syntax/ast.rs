//! The syntax tree: plain data in arenas, with the node kinds and field names of CPython's `ast`.
//!
//! Nodes refer to one another by index (`ExprId`, `StmtId`, `PatternId`, ...) and to sequences by `List`, a
//! range in a pool of the same `Ast`; so dropping, cloning and moving a tree never recurses, however deep
//! the program nests. `ast[id]` is a node, `ast[list]` a slice. Only the actions of the parser create nodes; the
//! compiler and the dump read them.

use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::Index;

use num_bigint::BigInt;

use crate::syntax::symbol::{Symbol, Symbols};
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

/// The root, by the mode of parsing.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub enum Mod {
    /// A file, parsed in `exec` mode.
    Module { body: List<StmtId> },
    /// One expression, parsed in `eval` mode.
    Expression { body: ExprId },
    /// One interactive statement, parsed in `single` mode.
    Interactive { body: List<StmtId> },
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Stmt {
    /// From the first token (`def`, `class` and `async` rather than their decorators) to the last.
    pub span: Span,
    /// Which statement, and its parts.
    pub kind: StmtKind,
}

/// The statements. Those with many parts are boxed to keep the arena dense.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "kinds and fields are those of the `ast` module of the language")]
pub enum StmtKind {
    FunctionDef(Box<FunctionDef>),
    AsyncFunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return {
        value: Option<ExprId>,
    },
    Delete {
        targets: List<ExprId>,
    },
    Assign {
        targets: List<ExprId>,
        value: ExprId,
    },
    TypeAlias {
        name: ExprId,
        type_params: List<TypeParam>,
        value: ExprId,
    },
    AugAssign {
        target: ExprId,
        op: Operator,
        value: ExprId,
    },
    /// `simple`: the target is a name that is not in parentheses.
    AnnAssign {
        target: ExprId,
        annotation: ExprId,
        value: Option<ExprId>,
        simple: bool,
    },
    For {
        target: ExprId,
        iter: ExprId,
        body: List<StmtId>,
        orelse: List<StmtId>,
    },
    AsyncFor {
        target: ExprId,
        iter: ExprId,
        body: List<StmtId>,
        orelse: List<StmtId>,
    },
    While {
        test: ExprId,
        body: List<StmtId>,
        orelse: List<StmtId>,
    },
    /// `elif` is an `If` alone in `orelse`.
    If {
        test: ExprId,
        body: List<StmtId>,
        orelse: List<StmtId>,
    },
    With {
        items: List<WithItem>,
        body: List<StmtId>,
    },
    AsyncWith {
        items: List<WithItem>,
        body: List<StmtId>,
    },
    Match {
        subject: ExprId,
        cases: List<MatchCase>,
    },
    Raise {
        exc: Option<ExprId>,
        cause: Option<ExprId>,
    },
    Try(Box<Try>),
    TryStar(Box<Try>),
    Assert {
        test: ExprId,
        msg: Option<ExprId>,
    },
    Import {
        names: List<Alias>,
    },
    /// `level`: number of leading dots.
    ImportFrom {
        module: Option<Symbol>,
        names: List<Alias>,
        level: u32,
    },
    Global {
        names: List<Symbol>,
    },
    Nonlocal {
        names: List<Symbol>,
    },
    Expr {
        value: ExprId,
    },
    Pass,
    Break,
    Continue,
}

/// `def` and `async def`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct FunctionDef {
    pub name: Symbol,
    pub args: ArgumentsId,
    pub body: List<StmtId>,
    pub decorator_list: List<ExprId>,
    pub returns: Option<ExprId>,
    pub type_params: List<TypeParam>,
}

/// `class`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct ClassDef {
    pub name: Symbol,
    pub bases: List<ExprId>,
    pub keywords: List<Keyword>,
    pub body: List<StmtId>,
    pub decorator_list: List<ExprId>,
    pub type_params: List<TypeParam>,
}

/// `try` with `except` or `except*`.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct Try {
    pub body: List<StmtId>,
    pub handlers: List<ExceptHandler>,
    pub orelse: List<StmtId>,
    pub finalbody: List<StmtId>,
}

/// One `except` clause.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct ExceptHandler {
    pub span: Span,
    /// The exception matched; every exception if `None`.
    pub kind: Option<ExprId>,
    pub name: Option<Symbol>,
    pub body: List<StmtId>,
}

/// `a.b as c` of an import.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct Alias {
    pub span: Span,
    /// May be dotted, or `*`.
    pub name: Symbol,
    pub asname: Option<Symbol>,
}

/// `context as variables` of a `with`; the node has no position of its own.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct WithItem {
    pub context_expr: ExprId,
    pub optional_vars: Option<ExprId>,
}

/// One `case`; the node has no position of its own.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct MatchCase {
    pub pattern: PatternId,
    pub guard: Option<ExprId>,
    pub body: List<StmtId>,
}

/// An expression.
#[derive(Clone, Copy, Debug)]
pub struct Expr {
    /// Parentheses around a tuple or a generator expression are part of it, those around any other are not.
    pub span: Span,
    /// Which expression, and its parts.
    pub kind: ExprKind,
}

/// The expressions.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "kinds and fields are those of the `ast` module of the language")]
pub enum ExprKind {
    BoolOp {
        op: BoolOp,
        values: List<ExprId>,
    },
    NamedExpr {
        target: ExprId,
        value: ExprId,
    },
    BinOp {
        left: ExprId,
        op: Operator,
        right: ExprId,
    },
    UnaryOp {
        op: UnaryOp,
        operand: ExprId,
    },
    Lambda {
        args: ArgumentsId,
        body: ExprId,
    },
    IfExp {
        test: ExprId,
        body: ExprId,
        orelse: ExprId,
    },
    /// A key of `None` stands for `**value`.
    Dict {
        keys: List<Option<ExprId>>,
        values: List<ExprId>,
    },
    Set {
        elts: List<ExprId>,
    },
    ListComp {
        elt: ExprId,
        generators: List<Comprehension>,
    },
    SetComp {
        elt: ExprId,
        generators: List<Comprehension>,
    },
    DictComp {
        key: ExprId,
        value: ExprId,
        generators: List<Comprehension>,
    },
    GeneratorExp {
        elt: ExprId,
        generators: List<Comprehension>,
    },
    Await {
        value: ExprId,
    },
    Yield {
        value: Option<ExprId>,
    },
    YieldFrom {
        value: ExprId,
    },
    /// As many `ops` as `comparators`.
    Compare {
        left: ExprId,
        ops: List<CmpOp>,
        comparators: List<ExprId>,
    },
    Call {
        func: ExprId,
        args: List<ExprId>,
        keywords: List<Keyword>,
    },
    /// `format_spec`, when there is one, is a `JoinedStr`.
    FormattedValue {
        value: ExprId,
        conversion: Conversion,
        format_spec: Option<ExprId>,
    },
    JoinedStr {
        values: List<ExprId>,
    },
    Constant(Constant),
    Attribute {
        value: ExprId,
        attr: Symbol,
        ctx: ExprContext,
    },
    Subscript {
        value: ExprId,
        slice: ExprId,
        ctx: ExprContext,
    },
    Starred {
        value: ExprId,
        ctx: ExprContext,
    },
    Name {
        id: Symbol,
        ctx: ExprContext,
    },
    List {
        elts: List<ExprId>,
        ctx: ExprContext,
    },
    Tuple {
        elts: List<ExprId>,
        ctx: ExprContext,
    },
    Slice {
        lower: Option<ExprId>,
        upper: Option<ExprId>,
        step: Option<ExprId>,
    },
}

/// What a literal stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants tell what their fields are")]
pub enum Constant {
    /// `None`.
    None,
    /// `True` and `False`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// An integer that fits; never negative, as the sign is an operator.
    Int(i64),
    /// An integer above `i64::MAX`.
    BigInt(BigIntId),
    /// A float; never negative, may be infinite (`1e999`).
    Float(f64),
    /// An imaginary literal; the real part is zero.
    Complex { imag: f64 },
    /// A string. `has_u_prefix`: the first part of the literal is written `u"..."` (`kind='u'` in `ast`).
    Str { value: StringId, has_u_prefix: bool },
    /// A bytes literal.
    Bytes(BytesId),
}

/// Whether a target expression is read, written or deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "names are those of the `ast` module of the language")]
pub enum ExprContext {
    Load,
    Store,
    Del,
}

/// `and`, `or`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "names are those of the `ast` module of the language")]
pub enum BoolOp {
    And,
    Or,
}

/// The binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "names are those of the `ast` module of the language")]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// The unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "names are those of the `ast` module of the language")]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

/// The comparison operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "names are those of the `ast` module of the language")]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// How a replacement field of an f-string turns its value into text before formatting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// No conversion written, nor implied by `=` (-1 in `ast`).
    None,
    /// `!s` (115).
    Str,
    /// `!r`, or `=` without a format (114).
    Repr,
    /// `!a` (97).
    Ascii,
}

/// One `for ... in ... if ...` of a comprehension; the node has no position of its own.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct Comprehension {
    pub target: ExprId,
    pub iter: ExprId,
    pub ifs: List<ExprId>,
    pub is_async: bool,
}

/// `name=value` or `**value` of a call or class.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct Keyword {
    pub span: Span,
    /// `None` for `**value`.
    pub arg: Option<Symbol>,
    pub value: ExprId,
}

/// Parameters; the node has no position of its own.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct Arguments {
    pub posonlyargs: List<Arg>,
    pub args: List<Arg>,
    pub vararg: Option<Arg>,
    pub kwonlyargs: List<Arg>,
    /// One for each of `kwonlyargs`; `None` where the argument must be given.
    pub kw_defaults: List<Option<ExprId>>,
    pub kwarg: Option<Arg>,
    /// Those of the last of `posonlyargs` and `args`.
    pub defaults: List<ExprId>,
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "fields are those of the `ast` module of the language")]
pub struct Arg {
    pub span: Span,
    pub arg: Symbol,
    pub annotation: Option<ExprId>,
}

/// One type parameter of a function, class or `type` statement.
#[derive(Clone, Copy, Debug)]
pub struct TypeParam {
    /// From the name or its stars to the end of the bound or default.
    pub span: Span,
    /// Which kind.
    pub kind: TypeParamKind,
}

/// The type parameters.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "kinds and fields are those of the `ast` module of the language")]
pub enum TypeParamKind {
    TypeVar { name: Symbol, bound: Option<ExprId>, default_value: Option<ExprId> },
    ParamSpec { name: Symbol, default_value: Option<ExprId> },
    TypeVarTuple { name: Symbol, default_value: Option<ExprId> },
}

/// A pattern of a `case`.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// Parentheses around a sequence pattern are part of it, those around any other are not.
    pub span: Span,
    /// Which pattern, and its parts.
    pub kind: PatternKind,
}

/// The patterns.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "kinds and fields are those of the `ast` module of the language")]
pub enum PatternKind {
    MatchValue {
        value: ExprId,
    },
    /// `None`, `True` or `False`.
    MatchSingleton {
        value: Constant,
    },
    MatchSequence {
        patterns: List<PatternId>,
    },
    MatchMapping {
        keys: List<ExprId>,
        patterns: List<PatternId>,
        rest: Option<Symbol>,
    },
    MatchClass {
        cls: ExprId,
        patterns: List<PatternId>,
        kwd_attrs: List<Symbol>,
        kwd_patterns: List<PatternId>,
    },
    MatchStar {
        name: Option<Symbol>,
    },
    /// Neither part: the wildcard `_`.
    MatchAs {
        pattern: Option<PatternId>,
        name: Option<Symbol>,
    },
    MatchOr {
        patterns: List<PatternId>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_stay_dense() {
        assert_eq!(size_of::<Option<ExprId>>(), 4);
        assert_eq!(size_of::<Expr>(), 32);
        assert!(size_of::<Stmt>() <= 40);
    }
}

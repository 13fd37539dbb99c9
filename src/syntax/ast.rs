//! The syntax tree: plain data, with the node kinds and field names of CPython's `ast`.
//!
//! Nodes refer to one another by index and to sequences by `List`, both into the arenas of an `Ast`; so dropping,
//! cloning and moving a tree never recurses, however deep the program nests. `ast[id]` is a node, `ast[list]` a
//! slice. Only the actions of the parser create nodes; the compiler and the dump read them.

pub use crate::syntax::arena::{ArgumentsId, Ast, BigIntId, BytesId, ExprId, List, Node, PatternId, Pooled, StmtId, StringId};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

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

//! Scopes: which variables a module, class, function or comprehension has, and where each name finds its variable.
//!
//! `collect` walks the tree once and notes what each scope does with each name; `resolve` then decides what a name means in a
//! scope; `layout` gives the variables of a code object their registers, cells and free variables. A comprehension that is
//! inlined (PEP 709) is a scope of its own inside the code object of its parent.

pub mod collect;
mod collect_expression;
mod collect_type_params;
mod directive;
pub mod layout;
pub mod resolve;

use std::collections::{HashMap, HashSet};

use crate::syntax::ast::Ast;
use crate::text::diagnostic::SyntaxError;

use crate::compile::name::{Name, Names};
use crate::syntax::ast::{ExprId, StmtId};
use crate::text::span::Span;

/// A scope, by order of creation: parents come before their children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub(super) u32);

impl ScopeId {
    /// The module's scope.
    pub const MODULE: Self = Self(0);

    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a scope is the scope of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// A module, or the text of `exec` or `eval`.
    Module,
    /// A class body.
    Class,
    /// A `def` or `lambda`.
    Function,
    /// A list, set or dict comprehension.
    Comprehension,
    /// A generator expression.
    Generator,
    /// The type parameters of a function, class or `type` statement.
    TypeParameters,
    /// The value of a `type` statement.
    TypeAlias,
    /// The bound or constraints of a type parameter, or (when `true`) its default.
    TypeVariable(bool),
    /// An annotation that is kept as text: nothing of it is compiled, but some expressions are refused in it.
    Annotation,
}

/// Where in the tree a scope belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScopeKey {
    /// Body of a function or class, value of a `type` statement.
    Statement(StmtId),
    /// Type parameters of a statement.
    TypeParameters(StmtId),
    /// A lambda or comprehension.
    Expression(ExprId),
    /// The bound or default of a type parameter, by its expression.
    TypeVariable(ExprId),
}

/// What a scope does with a name, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses(u16);

impl Uses {
    /// Declared `global`.
    pub const GLOBAL: Self = Self(1);
    /// Bound by an assignment, import, definition or other target.
    pub const LOCAL: Self = Self(2);
    /// A parameter.
    pub const PARAMETER: Self = Self(4);
    /// Declared `nonlocal`.
    pub const NONLOCAL: Self = Self(8);
    /// Read.
    pub const USED: Self = Self(16);
    /// Has an annotation.
    pub const ANNOTATED: Self = Self(32);
    /// Iteration variable of a comprehension.
    pub const ITERATION: Self = Self(64);
    /// A type parameter.
    pub const TYPE_PARAMETER: Self = Self(128);
    /// Bound by `:=` inside a comprehension of this scope.
    pub const COMPREHENSION_TARGET: Self = Self(256);

    /// Whether any bit of `other` is set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets of bits.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the scope binds the name.
    pub const fn is_bound(self) -> bool {
        self.has(Self(2 | 4))
    }
}

/// One scope.
pub struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<ScopeId>,
    /// Compiled into the code object of its parent.
    pub(super) is_inlined: bool,
    /// Has `yield`.
    pub(super) has_yield: bool,
    /// Is `async def`, or a comprehension with `async for` or `await` in it.
    pub(super) is_async: bool,
    /// Is an `async def`.
    pub(super) is_async_function: bool,
    /// Has a class statement as its nearest scope that is not one of type parameters, and so sees its names.
    pub(super) sees_class: Option<ScopeId>,
    /// What the scope does with each name.
    pub(super) uses: HashMap<Name, Uses>,
    /// The names in order of first appearance.
    pub(super) order: Vec<Name>,
    /// Places of `global` and `nonlocal` declarations.
    pub(super) directives: Vec<(Name, Span)>,
    /// What each name of `order` means here.
    pub(super) meanings: HashMap<Name, resolve::Meaning>,
    /// Variables of this scope that inner code objects use.
    pub(super) cells: HashSet<Name>,
    /// For the scope of a code object: variables of outer ones that it or code inside it uses.
    pub(super) free: HashMap<Name, ScopeId>,
    /// How many iterables of comprehensions the walk is in, those around the scope included.
    pub(super) iterable_depth: u32,
    /// Inlined comprehensions directly inside.
    pub(super) inlined: Vec<ScopeId>,
}

impl Scope {
    pub(super) fn uses_of(&self, name: Name) -> Uses {
        self.uses.get(&name).copied().unwrap_or_default()
    }

    /// Whether variables live in registers rather than in a namespace.
    pub(super) fn is_function_like(&self) -> bool {
        !matches!(self.kind, ScopeKind::Module | ScopeKind::Class)
    }
}

/// All scopes of a compilation.
pub struct Scopes {
    pub(super) list: Vec<Scope>,
    pub(super) by_key: HashMap<ScopeKey, ScopeId>,
    pub(super) names: Names,
    /// For each name, where `:=` binds it, ascending.
    pub(super) walruses: HashMap<Name, Vec<u32>>,
    pub(super) known: KnownNames,
}

/// Names that the compiler itself asks for.
pub struct KnownNames {
    pub(super) class: Name,
    pub(super) class_dictionary: Name,
    pub(super) iterator: Name,
    pub(super) type_params: Name,
    pub(super) generic_base: Name,
    pub(super) defaults: Name,
    pub(super) keyword_defaults: Name,
}

impl KnownNames {
    fn new(names: &mut Names) -> Self {
        Self {
            class: names.intern("__class__"),
            class_dictionary: names.intern("__classdict__"),
            iterator: names.intern(".0"),
            type_params: names.intern(".type_params"),
            generic_base: names.intern(".generic_base"),
            defaults: names.intern(".defaults"),
            keyword_defaults: names.intern(".kwdefaults"),
        }
    }
}

impl Scopes {
    /// The scopes of a tree.
    ///
    /// # Errors
    /// What CPython refuses in its symbol table.
    pub fn try_new(ast: &Ast, future_annotations: bool) -> Result<Self, SyntaxError> {
        let mut scopes = collect::collect(ast, future_annotations)?;
        resolve::resolve(&mut scopes)?;
        Ok(scopes)
    }

    pub(super) fn scope(&self, id: ScopeId) -> &Scope {
        &self.list[id.index()]
    }

    /// The scope that belongs to `key`; `collect` made one for each place where the compiler asks.
    pub(super) fn of(&self, key: ScopeKey) -> ScopeId {
        *self.by_key.get(&key).expect("the collector made a scope for every place that has one")
    }

    /// The scope of the code object that `id` is compiled into.
    pub(super) fn unit_of(&self, mut id: ScopeId) -> ScopeId {
        while self.scope(id).is_inlined {
            id = self.scope(id).parent.expect("an inlined scope has a parent");
        }
        id
    }

    /// Whether `:=` binds `name` somewhere in `span`.
    pub(super) fn is_rebound_in(&self, name: Name, span: Span) -> bool {
        self.walruses.get(&name).is_some_and(|places| {
            let first = places.partition_point(|&place| place < span.start);
            places.get(first).is_some_and(|&place| place < span.end)
        })
    }
}

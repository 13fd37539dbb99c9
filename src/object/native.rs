//! Functions written in Rust: their arguments, their signatures, the rows of a type's method table.
//!
//! A signature is a text such as `"iterable, /, *, key=None, reverse=False"`. It is parsed once, when the type or module is made, and
//! gives the binder everything for CPython's argument errors. Defaults are `None`, `True`, `False`, integers, quoted texts, or `...` for
//! "not given" (then `Args::optional` answers `None`). A signature with `*args` or `**kwargs` is not bound: the function
//! gets the arguments as they are.

use super::header::Ref;
use super::interp::Interp;
use super::slots::Outcome;
use super::string::Str;
use super::tuple::Tuple;
use super::value::Value;

/// A function in Rust that scripts can call. For a method the receiver is `args[0]`.
pub type NativeFn = fn(&Interp, &Args<'_>) -> Outcome;

/// The arguments of a call: positional ones, then the values of keyword arguments whose names are in a tuple.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    values: &'a [Value],
    names: Option<&'a Ref<Tuple>>,
}

impl<'a> Args<'a> {
    /// No arguments.
    pub const EMPTY: Args<'static> = Args { values: &[], names: None };

    /// Positional arguments.
    #[inline(always)]
    pub const fn positional_only(values: &'a [Value]) -> Args<'a> {
        Args { values, names: None }
    }

    /// Positional arguments, then one value for each of `names` (texts).
    #[inline(always)]
    pub const fn with_names(values: &'a [Value], names: Option<&'a Ref<Tuple>>) -> Args<'a> {
        Args { values, names }
    }

    /// The positional arguments.
    #[inline(always)]
    pub fn positional(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.keyword_count()]
    }

    /// All values: positional, then keyword.
    #[inline(always)]
    pub fn values(&self) -> &'a [Value] {
        self.values
    }

    /// The tuple of keyword names, when there are keyword arguments.
    #[inline(always)]
    pub fn names(&self) -> Option<&'a Ref<Tuple>> {
        self.names
    }

    /// Number of keyword arguments.
    #[inline(always)]
    pub fn keyword_count(&self) -> usize {
        self.names.map_or(0, |names| names.len())
    }

    /// The keyword arguments: names and values.
    pub fn keywords(&self) -> impl Iterator<Item = (&'a Value, &'a Value)> {
        let names: &'a [Value] = self.names.map_or(&[], |names| names.items());
        names.iter().zip(&self.values[self.values.len() - names.len()..])
    }

    /// The value of a keyword argument.
    pub fn keyword(&self, name: &str) -> Option<&'a Value> {
        let is_named = |known: &Value| known.cast::<Str>().is_some_and(|known| known.as_bytes() == name.as_bytes());
        self.keywords().find(|(known, _)| is_named(known)).map(|(_, value)| value)
    }

    /// Number of values, positional and keyword.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are no arguments at all.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value at a place of the bound signature, unless it was not given and its default is `...`.
    #[inline(always)]
    pub fn optional(&self, place: usize) -> Option<&'a Value> {
        self.values.get(place).filter(|value| !value.is_absent_marker())
    }

    /// The arguments after the first `count` positional ones.
    pub fn skip(&self, count: usize) -> Args<'a> {
        Args { values: &self.values[count.min(self.values.len())..], names: self.names }
    }
}

impl std::ops::Index<usize> for Args<'_> {
    type Output = Value;
    #[inline(always)]
    fn index(&self, place: usize) -> &Value {
        &self.values[place]
    }
}

/// How a method finds its first argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodKind {
    /// Called with the instance.
    Instance,
    /// Called with the class.
    Class,
    /// Called without either.
    Static,
}

/// A row of a type's method table, or of a module's function table.
#[derive(Clone, Copy)]
pub struct Method {
    /// Name scripts use.
    pub name: &'static str,
    /// Parameters without the receiver; see the module documentation.
    pub signature: &'static str,
    /// First argument.
    pub kind: MethodKind,
    /// The function.
    pub function: NativeFn,
}

impl Method {
    /// A row for a method of instances.
    pub const fn new(name: &'static str, signature: &'static str, function: NativeFn) -> Method {
        Method { name, signature, kind: MethodKind::Instance, function }
    }

    /// A row for a class method.
    pub const fn class(name: &'static str, signature: &'static str, function: NativeFn) -> Method {
        Method { name, signature, kind: MethodKind::Class, function }
    }

    /// A row for a static method, or for a function of a module.
    pub const fn function(name: &'static str, signature: &'static str, function: NativeFn) -> Method {
        Method { name, signature, kind: MethodKind::Static, function }
    }
}

/// Reads a computed attribute.
pub type GetterFn = fn(&Interp, &Value) -> Outcome;
/// Writes a computed attribute, or deletes it when the value is `None`.
pub type SetterFn = fn(&Interp, &Value, Option<&Value>) -> Outcome<()>;

/// A row of a type's table of computed attributes.
#[derive(Clone, Copy)]
pub struct GetSet {
    /// Name scripts use.
    pub name: &'static str,
    /// Reads it.
    pub get: GetterFn,
    /// Writes it; `None` when it is read-only.
    pub set: Option<SetterFn>,
}

impl GetSet {
    /// A read-only computed attribute.
    pub const fn read_only(name: &'static str, get: GetterFn) -> GetSet {
        GetSet { name, get, set: None }
    }

    /// A computed attribute that can be set.
    pub const fn writable(name: &'static str, get: GetterFn, set: SetterFn) -> GetSet {
        GetSet { name, get, set: Some(set) }
    }
}

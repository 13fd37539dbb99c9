//! The tree of a pattern.

/// Parts one after another.
pub(super) type Sequence = Vec<Node>;

/// "Without end" as the most repetitions.
pub(super) const WITHOUT_END: u32 = u32::MAX;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// A code point, or with `is_negated` any other one.
    Literal { point: u32, is_negated: bool },
    /// `.`
    Any,
    /// `[…]` and the escapes for classes.
    Set { is_negated: bool, items: Vec<SetItem> },
    /// A place.
    Anchor(Anchor),
    /// `a|b`
    Branch(Vec<Sequence>),
    /// `(…)`, `(?:…)`, `(?flags:…)`
    Group { number: Option<usize>, added: u32, removed: u32, body: Sequence },
    /// `(?>…)`
    Atomic(Sequence),
    /// `*`, `+`, `?`, `{…}`
    Repeat { least: u32, most: u32, kind: RepeatKind, body: Sequence },
    /// `\1`, `(?P=name)`
    Reference(usize),
    /// `(?(1)…|…)`
    Conditional { group: usize, then: Sequence, otherwise: Option<Sequence> },
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
    Look { is_behind: bool, is_negated: bool, body: Sequence },
    /// Matches nothing.
    Failure,
}

/// What a set consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SetItem {
    /// The code points from the first to the second.
    Range(u32, u32),
    /// A class, or with `is_negated` all else.
    Class { class: Class, is_negated: bool },
}

/// `\d`, `\s`, `\w`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Digit,
    Space,
    Word,
}

/// A condition on a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// `^`
    Start,
    /// `$`
    End,
    /// `\A`
    TextStart,
    /// `\Z`
    TextEnd,
    /// `\b`
    Boundary,
    /// `\B`
    NoBoundary,
}

/// Whom a repetition prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RepeatKind {
    /// More.
    Greedy,
    /// Less.
    Lazy,
    /// More, and never gives any back.
    Possessive,
}

//! Compiled patterns.

use memchr::memmem;

use super::case::Fold;
use super::class::Set;
use super::tree::RepeatKind;

/// What matches one code point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// This one.
    Point(u32),
    /// Any.
    Any,
    /// Any but this ASCII character.
    Not(u8),
    /// The members of a set, by number.
    Set(u32),
}

/// A condition on a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The start of the text.
    TextStart,
    /// The start of a line.
    LineStart,
    /// The end of the text.
    TextEnd,
    /// The end of the text, or before a line feed that ends it.
    LastLineEnd,
    /// The end of a line.
    LineEnd,
    /// Between a word and what is none.
    Boundary { is_ascii: bool },
    /// Anywhere else.
    NoBoundary { is_ascii: bool },
}

/// An instruction; `usize` numbers without another meaning are places in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Instruction {
    /// Matches one code point.
    Unit(Unit),
    /// Matches a text, by number.
    Text(u32),
    /// Tests a place.
    Place(Place),
    /// Notes the place as a start (even) or end (odd) of a group.
    Mark(u32),
    /// Goes to the first place; when that fails, to the second.
    Split(u32, u32),
    /// Goes on elsewhere.
    Jump(u32),
    /// Tries the alternatives of a branch, by number.
    Branch(u32),
    /// Matches one code point repeatedly; numbers a `Repetition`.
    Repeat(u32),
    /// Starts a counted loop with registers `register` (count) and the next one (place of the last turn).
    LoopStart { register: u32 },
    /// Decides about another turn; numbers a `Loop`.
    Loop(u32),
    /// Matches what a group matched.
    Reference { group: u32, fold: Fold },
    /// Goes on elsewhere unless the group matched.
    Conditional { group: u32, otherwise: u32 },
    /// Notes the height of the stack in a register.
    AtomicStart { register: u32 },
    /// Forgets the choices made since.
    AtomicEnd { register: u32 },
    /// Notes height and place in two registers, steps back by so many code points, or goes to `otherwise`.
    LookStart { register: u32, behind: u32 },
    /// Forgets the choices made since and returns to the place.
    LookEnd { register: u32 },
    /// Steps back by so many code points; what follows must not match, then all goes on at `after`.
    NotLookStart { register: u32, behind: u32, after: u32 },
    /// What must not match has matched.
    NotLookEnd { register: u32 },
    /// Matches nothing.
    Fail,
    /// The end of the pattern.
    Accept,
}

/// The repetition of one code point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Repetition {
    pub unit: Unit,
    pub least: usize,
    pub most: usize,
    pub kind: RepeatKind,
    /// The byte that what follows must start with, if it is known.
    pub next: Option<u8>,
}

/// A counted loop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop {
    pub register: u32,
    pub least: usize,
    pub most: usize,
    pub is_lazy: bool,
    /// Where a turn starts.
    pub body: u32,
    /// What follows the loop.
    pub exit: u32,
}

/// An alternative: where it starts, and the bytes that it can start with, if it must take any.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    pub start: u32,
    pub first: Option<[u64; 4]>,
}

/// How a search finds places worth trying. One of a program, so that its size does not matter.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "one value in each compiled pattern")]
pub(super) enum Prefix {
    /// Try everywhere.
    None,
    /// Only the start of the text.
    TextStart,
    /// Where these bytes are.
    Literal(memmem::Finder<'static>),
    /// Where one of these bytes is.
    Bytes([u64; 4]),
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) code: Vec<Instruction>,
    pub(super) sets: Vec<Set>,
    pub(super) texts: Vec<Vec<u8>>,
    pub(super) branches: Vec<Vec<Alternative>>,
    pub(super) repetitions: Vec<Repetition>,
    pub(super) loops: Vec<Loop>,
    pub(super) register_count: usize,
    pub(super) prefix: Prefix,
    pub(super) groups: usize,
    pub(super) flags: u32,
    pub(super) names: Vec<(Vec<u8>, usize)>,
    pub(super) is_text: bool,
}

impl Program {
    /// Number of groups.
    pub fn groups(&self) -> usize {
        self.groups
    }

    /// The flags, with those that the pattern sets and its type implies.
    pub fn flags(&self) -> u32 {
        self.flags
    }

    /// The names of groups with their numbers, by number.
    pub fn names(&self) -> &[(Vec<u8>, usize)] {
        &self.names
    }

    /// Whether the pattern is a `str`.
    pub fn is_text(&self) -> bool {
        self.is_text
    }
}

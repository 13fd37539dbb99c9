//! Owns the searching, splitting, stripping and padding that `str` and `bytes` share.
//!
//! Texts are generalised UTF-8, in which searching bytes finds exactly the code points sought; offsets are in bytes.
//! Where code points matter otherwise, a [`Unit`] tells text from bytes.

mod find;
mod lines;
mod pad;
mod split;
mod strip;

pub use find::{contains, count, find, replace, rfind};
pub use lines::split_lines;
pub use pad::{Alignment, expand_tabs, pad, zero_fill};
pub use split::{Halves, partition, rpartition, rsplit, rsplit_whitespace, split, split_whitespace};
pub use strip::{Side, strip, strip_whitespace};

use super::text;
use super::unicode;

/// What a value is a sequence of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// `str`, as generalised UTF-8.
    CodePoint,
    /// `bytes` and `bytearray`.
    Byte,
}

impl Unit {
    /// Number of units in `value`.
    pub fn count(self, value: &[u8]) -> usize {
        match self {
            Unit::CodePoint => text::count(value),
            Unit::Byte => value.len(),
        }
    }

    /// The first unit and its length in bytes.
    fn first(self, value: &[u8]) -> Option<(u32, usize)> {
        match self {
            Unit::CodePoint => text::first(value),
            Unit::Byte => value.first().map(|byte| (u32::from(*byte), 1)),
        }
    }

    /// The last unit and its length in bytes.
    fn last(self, value: &[u8]) -> Option<(u32, usize)> {
        match self {
            Unit::CodePoint => text::last(value),
            Unit::Byte => value.last().map(|byte| (u32::from(*byte), 1)),
        }
    }

    /// Bytes know only the whitespace of ASCII, and not its separators 0x1C to 0x1F.
    fn is_space(self, unit: u32) -> bool {
        match self {
            Unit::CodePoint => unicode::is_space(unit),
            Unit::Byte => matches!(unit, 9..=13 | 32),
        }
    }

    fn is_line_break(self, unit: u32) -> bool {
        match self {
            Unit::CodePoint => unicode::is_line_break(unit),
            Unit::Byte => matches!(unit, 10 | 13),
        }
    }

    fn push_repeated(self, value: &mut Vec<u8>, unit: u32, count: usize) {
        match self {
            Unit::CodePoint => text::push_repeated(value, unit, count),
            Unit::Byte => value.resize(value.len() + count, unit as u8),
        }
    }
}

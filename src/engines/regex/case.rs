//! Matching without regard to case: both sides in lower case, and a few letters that are one another's equals all the same.

use crate::engines::unicode::{has_case, lower_point};

/// How case is disregarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// It is not.
    Exact,
    /// For ASCII letters only.
    Ascii,
    /// For all letters.
    Unicode,
}

/// Lower case letters that have the same upper case (from CPython's `re._casefix`).
const EQUALS: &[&[u32]] = &[
    &[0x0069, 0x0131],
    &[0x0073, 0x017F],
    &[0x00B5, 0x03BC],
    &[0x0345, 0x03B9, 0x1FBE],
    &[0x0390, 0x1FD3],
    &[0x03B0, 0x1FE3],
    &[0x03B2, 0x03D0],
    &[0x03B5, 0x03F5],
    &[0x03B8, 0x03D1],
    &[0x03BA, 0x03F0],
    &[0x03C0, 0x03D6],
    &[0x03C1, 0x03F1],
    &[0x03C2, 0x03C3],
    &[0x03C6, 0x03D5],
    &[0x0432, 0x1C80],
    &[0x0434, 0x1C81],
    &[0x043E, 0x1C82],
    &[0x0441, 0x1C83],
    &[0x0442, 0x1C84, 0x1C85],
    &[0x044A, 0x1C86],
    &[0x0463, 0x1C87],
    &[0x1C88, 0xA64B],
    &[0x1E61, 0x1E9B],
    &[0xFB05, 0xFB06],
];

impl Fold {
    /// The code point that stands for all that differ from it in case.
    pub(super) fn apply(self, point: u32) -> u32 {
        match self {
            Fold::Exact => point,
            Fold::Ascii if point < 0x80 => u32::from((point as u8).to_ascii_lowercase()),
            Fold::Ascii => point,
            Fold::Unicode => lower_point(point),
        }
    }

    /// Whether the code point has to be compared by `apply` at all.
    pub(super) fn concerns(self, point: u32) -> bool {
        match self {
            Fold::Exact => false,
            Fold::Ascii => point < 0x80 && (point as u8).is_ascii_alphabetic(),
            Fold::Unicode => has_case(point),
        }
    }

    /// The code points that `apply` must give for a match with `point`.
    pub(super) fn equals(self, point: u32) -> Vec<u32> {
        let lower = self.apply(point);
        let class = EQUALS.iter().find(|class| self == Fold::Unicode && class.contains(&lower));
        class.map_or_else(|| vec![lower], |class| class.to_vec())
    }
}

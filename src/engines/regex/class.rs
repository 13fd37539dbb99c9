//! Sets of code points, ready for matching: a bit for each of the first 256, a list of ranges for the others.

use super::case::Fold;
use super::tree::{Class, SetItem};
use crate::engines::unicode::{decimal_value, is_alphanumeric, is_space};

/// A set of code points.
#[derive(Clone, Debug)]
pub(super) struct Set {
    /// Whether each of the first 256 code points is a member; everything else is taken into account here.
    bitmap: [u64; 4],
    ranges: Vec<(u32, u32)>,
    classes: Vec<(Class, bool)>,
    is_negated: bool,
    fold: Fold,
    is_ascii: bool,
}

impl Set {
    /// The set of some items. With `is_ascii` classes know ASCII only.
    pub(super) fn new(items: &[SetItem], is_negated: bool, fold: Fold, is_ascii: bool) -> Set {
        let mut set = Set { bitmap: [0; 4], ranges: Vec::new(), classes: Vec::new(), is_negated, fold: Fold::Exact, is_ascii };
        for item in items {
            match *item {
                SetItem::Class { class, is_negated } => set.classes.push((class, is_negated)),
                SetItem::Range(low, high) => {
                    set.ranges.push((low, high));
                    if fold != Fold::Exact {
                        set.add_equals(low, high, fold);
                    }
                }
            }
        }
        set.ranges.sort_unstable();
        set.ranges = merged(&set.ranges);
        for point in 0..256 {
            if set.decide(point) {
                set.bitmap[point as usize >> 6] |= 1 << (point & 63);
            }
        }
        set
    }

    /// Adds what the code points of a range are in lower case, with the equals of those.
    fn add_equals(&mut self, low: u32, high: u32, fold: Fold) {
        // Beyond this no letter has case.
        const LAST_CASED: u32 = 0x1_E943;
        for point in (low..=high.min(LAST_CASED)).filter(|point| fold.concerns(*point)) {
            self.fold = fold;
            self.ranges.extend(fold.equals(point).into_iter().map(|equal| (equal, equal)));
        }
    }

    /// Whether a code point is a member.
    #[inline]
    pub(super) fn contains(&self, point: u32) -> bool {
        if point < 256 { self.bitmap[point as usize >> 6] >> (point & 63) & 1 != 0 } else { self.decide(point) }
    }

    fn decide(&self, point: u32) -> bool {
        let point = self.fold.apply(point);
        let after = self.ranges.partition_point(|range| range.0 <= point);
        let is_listed = after.checked_sub(1).is_some_and(|at| point <= self.ranges[at].1);
        let is_member = is_listed || self.classes.iter().any(|(class, is_negated)| class.contains(point, self.is_ascii) != *is_negated);
        is_member != self.is_negated
    }

    /// The bits of the first 128 code points.
    pub(super) fn ascii_bits(&self) -> [u64; 2] {
        [self.bitmap[0], self.bitmap[1]]
    }

    /// The bits of the first 256 code points.
    pub(super) fn byte_bits(&self) -> [u64; 4] {
        self.bitmap
    }
}

/// Sorted ranges without overlaps.
fn merged(ranges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
    for &(low, high) in ranges {
        match merged.last_mut() {
            Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
            _ => merged.push((low, high)),
        }
    }
    merged
}

impl Class {
    /// Whether a code point is of the class.
    pub(super) fn contains(self, point: u32, is_ascii: bool) -> bool {
        if is_ascii && point >= 0x80 {
            return false;
        }
        match self {
            Class::Digit => decimal_value(point).is_some(),
            // ASCII whitespace in `bytes` and with `re.ASCII` is without the separators.
            Class::Space if is_ascii => matches!(point, 9..=13 | 32),
            Class::Space => is_space(point),
            Class::Word => point == u32::from('_') || is_alphanumeric(point),
        }
    }
}

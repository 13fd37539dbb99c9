//! Hashes of tuples, slices and sets from the hashes of their items; the numbers are CPython's.

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;
/// Stands in for the result that CPython reserves for errors.
const INSTEAD_OF_ERROR: i64 = 1_546_275_796;

/// Combines the hashes of the items of a tuple, in order.
pub struct TupleHasher {
    accumulator: u64,
    length: u64,
}

impl Default for TupleHasher {
    fn default() -> TupleHasher {
        TupleHasher { accumulator: PRIME_5, length: 0 }
    }
}

impl TupleHasher {
    /// Adds the hash of the next item.
    #[inline]
    pub fn add(&mut self, hash: i64) {
        let lane = (hash as u64).wrapping_mul(PRIME_2);
        let rotated = self.accumulator.wrapping_add(lane).rotate_left(31);
        self.accumulator = rotated.wrapping_mul(PRIME_1);
        self.length += 1;
    }

    /// The hash of a tuple.
    pub fn finish(self) -> i64 {
        let hash = self.accumulator.wrapping_add(self.length ^ (PRIME_5 ^ 3_527_539));
        if hash == u64::MAX { INSTEAD_OF_ERROR } else { hash as i64 }
    }

    /// The hash of a slice.
    pub fn finish_without_length(self) -> i64 {
        if self.accumulator == u64::MAX { INSTEAD_OF_ERROR } else { self.accumulator as i64 }
    }
}

/// Combines the hashes of the members of a frozenset, in any order.
#[derive(Default)]
pub struct SetHasher {
    mixed: u64,
    length: u64,
}

impl SetHasher {
    /// Adds the hash of a member.
    pub fn add(&mut self, hash: i64) {
        let hash = hash as u64;
        // Spreads hashes that are close together before the symmetric combination.
        self.mixed ^= (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
        self.length += 1;
    }

    /// The hash of the set.
    pub fn finish(self) -> i64 {
        let mut hash = self.mixed ^ self.length.wrapping_add(1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX { 590_923_713 } else { hash as i64 }
    }
}

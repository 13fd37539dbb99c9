//! A set of near registers: 256 bits, the unit of the register analyses.
//!
//! `flow` computes with it, `verify` and the compiler's removal of checks rely on it.

use crate::bytecode::word::NEAR_REGISTERS;

const WORDS: usize = NEAR_REGISTERS as usize / 64;

/// A set of registers `0 .. 256`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Registers([u64; WORDS]);

impl Registers {
    /// No register.
    pub const EMPTY: Self = Self([0; WORDS]);

    /// Registers `0 .. count`.
    #[must_use]
    pub fn below(count: u32) -> Self {
        let mut words = [0; WORDS];
        for (index, word) in words.iter_mut().enumerate() {
            let count = count.saturating_sub(index as u32 * 64).min(64);
            *word = if count == 64 { u64::MAX } else { (1 << count) - 1 };
        }
        Self(words)
    }

    /// Whether `register` is in the set.
    #[must_use]
    pub const fn has(&self, register: u8) -> bool {
        self.0[register as usize / 64] >> (register % 64) & 1 == 1
    }

    /// Adds `register`.
    pub const fn insert(&mut self, register: u8) {
        self.0[register as usize / 64] |= 1 << (register % 64);
    }

    /// Takes `register` out.
    pub const fn remove(&mut self, register: u8) {
        self.0[register as usize / 64] &= !(1 << (register % 64));
    }

    /// Those in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(std::array::from_fn(|index| self.0[index] & other.0[index]))
    }

    /// Those in either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|index| self.0[index] | other.0[index]))
    }

    /// Those of this set that are not in `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(std::array::from_fn(|index| self.0[index] & !other.0[index]))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::EMPTY
    }

    /// The lowest register of the set.
    #[must_use]
    pub fn first(self) -> Option<u8> {
        let index = self.0.iter().position(|&word| word != 0)?;
        Some((index as u32 * 64 + self.0[index].trailing_zeros()) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_members_agree() {
        for count in [0, 1, 63, 64, 65, 200, 256] {
            let set = Registers::below(count);
            assert!((0..=255u8).all(|register| set.has(register) == (u32::from(register) < count)));
        }
        let mut set = Registers::EMPTY;
        set.insert(130);
        assert_eq!(set.first(), Some(130));
        set.remove(130);
        assert!(set.is_empty());
    }
}

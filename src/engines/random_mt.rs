//! Owns the Mersenne Twister MT19937 with CPython's seeding, output and state.
//!
//! The distributions of the `random` module are built on [`MersenneTwister::random`] and
//! [`MersenneTwister::random_bits`] in Python.

use num_bigint::{BigInt, BigUint};
use sha2::{Digest, Sha512};

use super::fault::{Fault, check_text_size};
use super::integer::Integer;

/// Words of state.
pub const STATE_WORDS: usize = 624;
const SHIFT_WORDS: usize = 397;
const MATRIX: u32 = 0x9908_B0DF;
const HIGHEST_BIT: u32 = 0x8000_0000;

/// The generator. As part of `random.getstate()` its state is the words and the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MersenneTwister {
    state: Box<[u32; STATE_WORDS]>,
    /// The next word to put out; at the end the state is renewed first.
    index: usize,
}

impl MersenneTwister {
    /// Seeds with an integer; its sign has no effect.
    pub fn from_integer(seed: &BigInt) -> Self {
        // Zero is a key of one word.
        Self::from_key(&seed.magnitude().to_u32_digits())
    }

    /// Seeds with the bytes of a text (as UTF-8) or of a bytes object, as version 2 of `random.seed` does: they are
    /// lengthened by their SHA-512 digest and read as a big endian integer.
    pub fn from_bytes(seed: &[u8]) -> Self {
        let lengthened = [seed, &Sha512::digest(seed)[..]].concat();
        Self::from_integer(&BigUint::from_bytes_be(&lengthened).into())
    }

    /// Restores a state; `None` when the index is out of range.
    pub fn from_state(words: &[u32; STATE_WORDS], index: usize) -> Option<Self> {
        (index <= STATE_WORDS).then(|| MersenneTwister { state: Box::new(*words), index })
    }

    /// The words of the state and the index of the next one.
    pub fn state(&self) -> (&[u32; STATE_WORDS], usize) {
        (&self.state, self.index)
    }

    fn from_word(seed: u32) -> Self {
        let mut state = Box::new([seed; STATE_WORDS]);
        for index in 1..STATE_WORDS {
            let previous = state[index - 1];
            let mixed = 1_812_433_253_u32.wrapping_mul(previous ^ previous >> 30);
            state[index] = mixed.wrapping_add(index as u32);
        }
        MersenneTwister { state, index: STATE_WORDS }
    }

    /// Initialisation by an array of words, the least significant one first.
    fn from_key(key: &[u32]) -> Self {
        let key = if key.is_empty() { &[0] } else { key };
        let mut generator = Self::from_word(19_650_218);
        let mut place = 1;
        for step in 0..STATE_WORDS.max(key.len()) {
            let offset = step % key.len();
            let added = key[offset].wrapping_add(offset as u32);
            generator.mix(place, 1_664_525, added);
            place = generator.following(place);
        }
        for _ in 1..STATE_WORDS {
            generator.mix(place, 1_566_083_941, (place as u32).wrapping_neg());
            place = generator.following(place);
        }
        generator.state[0] = HIGHEST_BIT;
        generator
    }

    fn mix(&mut self, place: usize, factor: u32, added: u32) {
        let previous = self.state[place - 1];
        let mixed = self.state[place] ^ (previous ^ previous >> 30).wrapping_mul(factor);
        self.state[place] = mixed.wrapping_add(added);
    }

    /// The place after `place` among 1 to 623; going round copies the last word to the front.
    fn following(&mut self, place: usize) -> usize {
        if place + 1 < STATE_WORDS {
            return place + 1;
        }
        self.state[0] = self.state[STATE_WORDS - 1];
        1
    }

    fn renew(&mut self) {
        for place in 0..STATE_WORDS {
            let next = self.state[(place + 1) % STATE_WORDS];
            let joined = self.state[place] & HIGHEST_BIT | next & !HIGHEST_BIT;
            let twisted = joined >> 1 ^ if joined & 1 == 1 { MATRIX } else { 0 };
            self.state[place] = self.state[(place + SHIFT_WORDS) % STATE_WORDS] ^ twisted;
        }
        self.index = 0;
    }

    /// The next 32 bits.
    pub fn next_word(&mut self) -> u32 {
        if self.index >= STATE_WORDS {
            self.renew();
        }
        let mut word = self.state[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9D2C_5680;
        word ^= word << 15 & 0xEFC6_0000;
        word ^ word >> 18
    }

    /// `random.random()`: 53 bits, at least 0 and below 1.
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.next_word() >> 5);
        let low = f64::from(self.next_word() >> 6);
        (high * 67_108_864.0 + low) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `random.getrandbits(count)`.
    pub fn random_bits(&mut self, count: i64) -> Result<Integer, Fault> {
        let Ok(count) = u64::try_from(count) else {
            return Err(Fault::value("number of bits must be non-negative"));
        };
        if count == 0 {
            return Ok(Integer::Small(0));
        }
        if count <= 32 {
            return Ok(Integer::Small(i64::from(self.next_word() >> (32 - count))));
        }
        check_text_size(usize::try_from(count / 8).map_err(|_| Fault::memory())?)?;
        let words = count.div_ceil(32);
        let mut digits: Vec<u32> = (0..words).map(|_| self.next_word()).collect();
        if let Some(last) = digits.last_mut() {
            *last >>= words * 32 - count;
        }
        Ok(BigInt::from(BigUint::new(digits)).into())
    }
}

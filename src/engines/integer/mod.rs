//! Owns what `int` computes: parsing, text, division, powers, shifts, bytes and the integer functions of `math`.
//!
//! Functions take `i64` where a fast path pays and `BigInt` otherwise; results are [`Integer`], small when they fit.

mod arithmetic;
mod bytes;
mod combinatorics;
mod parse;
mod power;
mod render;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

pub use arithmetic::{
    bit_count, bit_length, divmod, divmod_small, floor_divide, floor_divide_small, modulo, modulo_small, round_to_digits, shift_left,
    shift_right,
};
pub use bytes::{ByteOrder, from_bytes, to_bytes};
pub use combinatorics::{combinations, factorial, greatest_common_divisor, integer_square_root, least_common_multiple, permutations};
pub use parse::{parse, parse_bytes};
pub use power::{power, power_modulo, power_small};
pub use render::{DEFAULT_DIGIT_LIMIT, to_base, to_decimal};

/// Most bits of a result that shifts and powers build; beyond it they report `MemoryError`. 2**31 bits are 256 MiB.
pub const MAX_BITS: u64 = 1 << 31;

/// An integer in its smallest form: `Big` only holds what does not fit in `Small`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Integer {
    /// Fits in 64 bits.
    Small(i64),
    /// Does not.
    Big(BigInt),
}

impl Integer {
    /// The value as a big integer.
    pub fn into_big(self) -> BigInt {
        match self {
            Integer::Small(value) => value.into(),
            Integer::Big(value) => value,
        }
    }
}

impl From<i64> for Integer {
    fn from(value: i64) -> Self {
        Integer::Small(value)
    }
}

impl From<BigInt> for Integer {
    fn from(value: BigInt) -> Self {
        match value.to_i64() {
            Some(small) => Integer::Small(small),
            None => Integer::Big(value),
        }
    }
}

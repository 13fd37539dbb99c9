//! Integers of any size: the payload of those that are not immediate, and one view of all.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::header::{Payload, Tag};
use super::interp::Interp;
use super::value::Value;

/// Payload of an `int` object: an integer beyond 48 bits, or of any size in an instance of a subclass.
pub enum Int {
    /// Fits in 64 bits.
    Small(i64),
    /// Does not fit in 64 bits.
    Big(BigInt),
}

impl Payload for Int {
    const TAG: Tag = Tag::Int;

    fn outside_bytes(&self) -> usize {
        match self {
            Int::Small(_) => 0,
            Int::Big(number) => (number.bits() / 8) as usize,
        }
    }
}

/// An integer value seen without regard to how it is kept. `bool` counts as an integer.
#[derive(Clone, Copy, Debug)]
pub enum IntView<'a> {
    /// Fits in 64 bits.
    Small(i64),
    /// Does not fit in 64 bits.
    Big(&'a BigInt),
}

impl IntView<'_> {
    /// The integer as an owned big integer.
    pub fn to_big(self) -> BigInt {
        match self {
            IntView::Small(number) => BigInt::from(number),
            IntView::Big(number) => number.clone(),
        }
    }

    /// The integer when it fits.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            IntView::Small(number) => Some(number),
            IntView::Big(_) => None,
        }
    }

    /// Whether it is less than 0.
    pub fn is_negative(self) -> bool {
        match self {
            IntView::Small(number) => number < 0,
            IntView::Big(number) => number.sign() == num_bigint::Sign::Minus,
        }
    }

    /// The nearest float; `None` when it would be infinite.
    pub fn to_f64(self) -> Option<f64> {
        match self {
            IntView::Small(number) => Some(number as f64),
            IntView::Big(number) => number.to_f64().filter(|float| float.is_finite()),
        }
    }
}

impl Value {
    /// The integer, when this is an instance of `int` (or `bool`).
    #[inline(always)]
    pub fn as_int(&self) -> Option<IntView<'_>> {
        match self.as_small_int() {
            Some(number) => Some(IntView::Small(number)),
            None => self.as_int_slow(),
        }
    }

    #[inline(never)]
    fn as_int_slow(&self) -> Option<IntView<'_>> {
        if let Some(truth) = self.as_bool() {
            return Some(IntView::Small(i64::from(truth)));
        }
        match self.cast::<Int>()? {
            Int::Small(number) => Some(IntView::Small(*number)),
            Int::Big(number) => Some(IntView::Big(number)),
        }
    }
}

impl Interp {
    /// An integer value.
    #[inline(always)]
    pub fn int(&self, number: i64) -> Value {
        match Value::small_int(number) {
            Some(value) => value,
            None => self.boxed_int(number),
        }
    }

    #[cold]
    #[inline(never)]
    fn boxed_int(&self, number: i64) -> Value {
        self.allocate(&self.types.int, Int::Small(number)).into_value()
    }

    /// An integer value for a length, count or address.
    #[inline(always)]
    pub fn int_from_usize(&self, number: usize) -> Value {
        match i64::try_from(number) {
            Ok(number) => self.int(number),
            Err(_) => self.big_int(BigInt::from(number)),
        }
    }

    /// An integer value, in the form its size asks for.
    pub fn big_int(&self, number: BigInt) -> Value {
        match number.to_i64() {
            Some(number) => self.int(number),
            None => self.allocate(&self.types.int, Int::Big(number)).into_value(),
        }
    }
}

//! The element types of arrays: conversion from and to values, and their bytes.

use num_traits::ToPrimitive;

use crate::engines::text;
use crate::object::integer::IntView;
use crate::object::interp::without_number;
use crate::object::protocol::number;
use crate::object::{Interp, Outcome, Raised, Str, Value};
use crate::types::float::to_f64;
use crate::types::int;

/// A code point as an element of the type codes `u` and `w`.
#[repr(transparent)]
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Character(pub u32);

/// An element of an array.
pub trait Element: Copy + PartialOrd + 'static {
    /// Bytes of an element.
    const SIZE: usize;
    /// The value of the element.
    fn to_value(self, interp: &Interp) -> Value;
    /// The element for a value; `code` is the type code. May run Python.
    fn from_value(interp: &Interp, code: u8, value: &Value) -> Outcome<Self>;
    /// Reads `SIZE` bytes in the order of the machine.
    fn read(bytes: &[u8]) -> Self;
    /// The element with its bytes in the opposite order.
    fn swap_bytes(self) -> Self;
}

/// The machine's bytes of a number.
macro_rules! bytes_of_number {
    ($type:ty) => {
        const SIZE: usize = size_of::<$type>();

        fn read(bytes: &[u8]) -> Self {
            <$type>::from_ne_bytes(bytes.try_into().expect("as many bytes as the element has"))
        }
    };
}

macro_rules! narrow_integers {
    ($( $type:ty => $ranges:expr; )*) => {
        $(
            impl Element for $type {
                bytes_of_number!($type);

                #[inline]
                fn to_value(self, interp: &Interp) -> Value {
                    interp.int(i64::from(self))
                }

                #[inline]
                fn from_value(interp: &Interp, _code: u8, value: &Value) -> Outcome<Self> {
                    match value.as_small_int().and_then(|small| <$type>::try_from(small).ok()) {
                        Some(element) => Ok(element),
                        None => checked(interp, value, $ranges).map(|number| number as $type),
                    }
                }

                fn swap_bytes(self) -> Self {
                    <$type>::swap_bytes(self)
                }
            }
        )*
    };
}

/// A range that a number must lie in, with the name that the message gives it.
type Range = (i64, i64, &'static str);

narrow_integers! {
    i8 => &[(-32_768, 32_767, "signed short integer"), (-128, 127, "signed char")];
    u8 => &[(0, 255, "unsigned byte integer")];
    i16 => &[(-32_768, 32_767, "signed short integer")];
    u16 => &[(-2_147_483_648, 2_147_483_647, "signed integer"), (0, 65_535, "unsigned short")];
    i32 => &[(-2_147_483_648, 2_147_483_647, "signed integer")];
}

/// The integer of a value within all ranges, else OverflowError for the first that it leaves.
#[cold]
#[inline(never)]
fn checked(interp: &Interp, value: &Value, ranges: &[Range]) -> Outcome<i64> {
    let number = to_long(interp, value)?;
    for (low, high, name) in ranges {
        if number < *low {
            return Err(interp.overflow_error(format!("{name} is less than minimum")));
        }
        if number > *high {
            return Err(interp.overflow_error(format!("{name} is greater than maximum")));
        }
    }
    Ok(number)
}

fn to_long(interp: &Interp, value: &Value) -> Outcome<i64> {
    let integer = number::index(interp, value)?;
    int::view(&integer).to_i64().ok_or_else(|| interp.overflow_error("Python int too large to convert to C long"))
}

/// The unsigned integer of a value, with the messages of its conversion.
fn to_unsigned(interp: &Interp, value: &Value, negative: &str, too_large: &str) -> Outcome<u64> {
    let integer = number::index(interp, value)?;
    match int::view(&integer) {
        view if view.is_negative() => Err(interp.overflow_error(negative)),
        IntView::Small(number) => Ok(number as u64),
        IntView::Big(number) => number.to_u64().ok_or_else(|| interp.overflow_error(too_large)),
    }
}

const NEGATIVE_LONG: &str = "can't convert negative value to unsigned int";
const LARGE_LONG: &str = "Python int too large to convert to C unsigned long";

impl Element for u32 {
    bytes_of_number!(u32);

    fn to_value(self, interp: &Interp) -> Value {
        interp.int(i64::from(self))
    }

    fn from_value(interp: &Interp, _code: u8, value: &Value) -> Outcome<Self> {
        let number = to_unsigned(interp, value, NEGATIVE_LONG, LARGE_LONG)?;
        u32::try_from(number).map_err(|_| interp.overflow_error("unsigned int is greater than maximum"))
    }

    fn swap_bytes(self) -> Self {
        u32::swap_bytes(self)
    }
}

impl Element for i64 {
    bytes_of_number!(i64);

    fn to_value(self, interp: &Interp) -> Value {
        interp.int(self)
    }

    fn from_value(interp: &Interp, code: u8, value: &Value) -> Outcome<Self> {
        if code == b'l' {
            return to_long(interp, value);
        }
        let integer = number::index(interp, value)?;
        int::view(&integer).to_i64().ok_or_else(|| interp.overflow_error("int too big to convert"))
    }

    fn swap_bytes(self) -> Self {
        i64::swap_bytes(self)
    }
}

impl Element for u64 {
    bytes_of_number!(u64);

    fn to_value(self, interp: &Interp) -> Value {
        match i64::try_from(self) {
            Ok(number) => interp.int(number),
            Err(_) => interp.big_int(self.into()),
        }
    }

    fn from_value(interp: &Interp, code: u8, value: &Value) -> Outcome<Self> {
        if code == b'L' {
            return to_unsigned(interp, value, NEGATIVE_LONG, LARGE_LONG);
        }
        to_unsigned(interp, value, "can't convert negative int to unsigned", "int too big to convert")
    }

    fn swap_bytes(self) -> Self {
        u64::swap_bytes(self)
    }
}

impl Element for f64 {
    bytes_of_number!(f64);

    #[inline]
    fn to_value(self, _interp: &Interp) -> Value {
        Value::float(self)
    }

    #[inline]
    fn from_value(interp: &Interp, _code: u8, value: &Value) -> Outcome<Self> {
        to_f64(interp, value).map(without_number)
    }

    fn swap_bytes(self) -> Self {
        f64::from_bits(self.to_bits().swap_bytes())
    }
}

impl Element for f32 {
    bytes_of_number!(f32);

    fn to_value(self, _interp: &Interp) -> Value {
        Value::float(f64::from(self))
    }

    fn from_value(interp: &Interp, _code: u8, value: &Value) -> Outcome<Self> {
        to_f64(interp, value).map(|number| without_number(number) as f32)
    }

    fn swap_bytes(self) -> Self {
        f32::from_bits(self.to_bits().swap_bytes())
    }
}

impl Element for Character {
    const SIZE: usize = 4;

    fn to_value(self, interp: &Interp) -> Value {
        interp.text_from_wtf8(&text::collect([self.0])).into_value()
    }

    fn from_value(interp: &Interp, _code: u8, value: &Value) -> Outcome<Self> {
        let point = value.cast::<Str>().filter(|text| text.len() == 1).and_then(|text| text::first(text.as_bytes()));
        match point {
            Some((point, _)) => Ok(Character(point)),
            None => Err(not_a_character(interp)),
        }
    }

    fn read(bytes: &[u8]) -> Self {
        Character(<u32 as Element>::read(bytes).min(char::MAX as u32))
    }

    fn swap_bytes(self) -> Self {
        Character(self.0.swap_bytes().min(char::MAX as u32))
    }
}

#[cold]
fn not_a_character(interp: &Interp) -> Raised {
    interp.type_error("array item must be unicode character")
}

//! The native formats of items in memory, as memoryviews read and write them: one letter, sometimes after an `@`.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::engines::float;
use crate::object::integer::IntView;
use crate::object::interp::without_number;
use crate::object::protocol::{number, truth};
use crate::object::value::Value;
use crate::object::{Interp, Outcome, Raised};

use super::bytes::{Bytes, bytes_value};

/// How an item is kept in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    letter: u8,
    /// It was written with an `@` in front.
    has_mark: bool,
}

impl Format {
    /// Unsigned bytes.
    pub const BYTE: Format = Format { letter: b'B', has_mark: false };

    /// Reads a format; `None` when it is no native format of a single item.
    pub fn parse(text: &[u8]) -> Option<Format> {
        let (letter, has_mark) = match text {
            [b'@', letter] => (*letter, true),
            [letter] => (*letter, false),
            _ => return None,
        };
        b"?cbBhHiIlLqQnNPfde".contains(&letter).then_some(Format { letter, has_mark })
    }

    /// The format as scripts write it.
    pub fn text(self) -> String {
        let letter = char::from(self.letter);
        if self.has_mark { format!("@{letter}") } else { letter.to_string() }
    }

    /// Bytes of an item.
    pub fn size(self) -> usize {
        match self.letter {
            b'?' | b'c' | b'b' | b'B' => 1,
            b'h' | b'H' | b'e' => 2,
            b'i' | b'I' | b'f' => 4,
            _ => 8,
        }
    }

    /// Whether items are single bytes without a meaning of their own: `B`, `b`, `c`.
    pub fn is_bytes(self) -> bool {
        matches!(self.letter, b'B' | b'b' | b'c')
    }

    /// Whether both keep equal items as equal bytes.
    pub fn has_same_bytes(self, other: Format) -> bool {
        self.letter == other.letter && !matches!(self.letter, b'f' | b'd' | b'e' | b'?')
    }

    fn is_signed(self) -> bool {
        matches!(self.letter, b'b' | b'h' | b'i' | b'l' | b'q' | b'n')
    }

    /// The item that `bytes` (of the right number) hold.
    pub fn unpack(self, interp: &Interp, bytes: &[u8]) -> Value {
        let mut wide = [0; 8];
        wide[..bytes.len()].copy_from_slice(bytes);
        let bits = u64::from_le_bytes(wide);
        match self.letter {
            b'?' => Value::bool(bits != 0),
            b'c' => bytes_value(interp, bytes.to_vec()),
            b'f' => Value::float(f64::from(f32::from_bits(bits as u32))),
            b'd' => Value::float(f64::from_bits(bits)),
            b'e' => Value::float(half_to_float(bits as u16)),
            _ if self.is_signed() => {
                let unused = 64 - 8 * bytes.len() as u32;
                interp.int((bits << unused) as i64 >> unused)
            }
            _ => interp.big_int(BigInt::from(bits)),
        }
    }

    /// The bytes that hold an item. May run Python.
    pub fn pack(self, interp: &Interp, item: &Value) -> Outcome<Vec<u8>> {
        let size = self.size();
        Ok(match self.letter {
            b'?' => vec![u8::from(truth::is_true(interp, item)?)],
            b'c' => match item.cast::<Bytes>().map(Bytes::as_bytes) {
                Some([byte]) => vec![*byte],
                Some(_) => return Err(self.wrong_value(interp)),
                None => return Err(self.wrong_type(interp)),
            },
            b'f' => (without_number(self.float(interp, item)?) as f32).to_le_bytes().to_vec(),
            b'd' => without_number(self.float(interp, item)?).to_le_bytes().to_vec(),
            b'e' => {
                let half = float_to_half(self.float(interp, item)?);
                half.ok_or_else(|| interp.overflow_error("float too large to pack with e format"))?.to_le_bytes().to_vec()
            }
            _ => self.integer(interp, item)?.to_le_bytes()[..size].to_vec(),
        })
    }

    /// The integer as the bits of its format. May run Python.
    fn integer(self, interp: &Interp, item: &Value) -> Outcome<u64> {
        let outcome = number::index(interp, item);
        let integer = interp.absorb(outcome, &interp.exceptions.type_error)?.ok_or_else(|| self.wrong_type(interp))?;
        let bits = 8 * self.size() as u32;
        let fitting = match integer.as_int() {
            Some(IntView::Small(number)) if self.is_signed() => (number << (64 - bits) >> (64 - bits) == number).then_some(number as u64),
            Some(view) if !self.is_signed() => view.to_big().to_u64().filter(|number| bits == 64 || number >> bits == 0),
            _ => None,
        };
        fitting.ok_or_else(|| self.wrong_value(interp))
    }

    /// `float(item)` of a number. May run Python.
    fn float(self, interp: &Interp, item: &Value) -> Outcome<f64> {
        if let Some(number) = item.as_float() {
            return Ok(number);
        }
        if let Some(convert) = interp.type_of(item).slots.float.get().filter(|_| item.as_int().is_none()) {
            let result = convert(interp, item)?;
            return result.as_float().ok_or_else(|| self.wrong_type(interp));
        }
        let outcome = number::index(interp, item);
        let integer = interp.absorb(outcome, &interp.exceptions.type_error)?.ok_or_else(|| self.wrong_type(interp))?;
        let number = integer.as_int().map(IntView::to_big).unwrap_or_default();
        float::from_integer(&number).map_err(|_| self.wrong_value(interp))
    }

    #[cold]
    fn wrong_type(self, interp: &Interp) -> Raised {
        interp.type_error(format!("memoryview: invalid type for format '{}'", self.text()))
    }

    #[cold]
    fn wrong_value(self, interp: &Interp) -> Raised {
        interp.value_error(format!("memoryview: invalid value for format '{}'", self.text()))
    }
}

/// The value of an IEEE 754 half precision number.
pub fn half_to_float(half: u16) -> f64 {
    let fraction = f64::from(half & 0x3FF);
    let magnitude = match half >> 10 & 0x1F {
        0 => fraction * 2f64.powi(-24),
        0x1F if fraction == 0.0 => f64::INFINITY,
        0x1F => f64::NAN,
        exponent => (1024.0 + fraction) * 2f64.powi(i32::from(exponent) - 25),
    };
    if half >> 15 == 0 { magnitude } else { -magnitude }
}

/// The nearest half precision number, ties to even; `None` when a finite one would become infinite.
pub fn float_to_half(number: f64) -> Option<u16> {
    let sign = u16::from(number.is_sign_negative()) << 15;
    let magnitude = number.abs();
    if magnitude.is_nan() {
        return Some(sign | 0x7E00);
    }
    if magnitude.is_infinite() {
        return Some(sign | 0x7C00);
    }
    // Below 2^-14 numbers are multiples of 2^-24, above of 2^(exponent - 10); the scaling by a power of two is exact.
    let exponent = ((magnitude.to_bits() >> 52) as i32 - 1023).max(-14);
    let scaled = (magnitude * 2f64.powi(10 - exponent)).round_ties_even() as u32;
    // A scaled number of 2048 carries into the exponent by the addition.
    let bits = if scaled < 1024 { scaled } else { ((exponent + 14) as u32 * 1024).saturating_add(scaled) };
    u16::try_from(bits).ok().filter(|bits| *bits < 0x7C00).map(|bits| sign | bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_survive_the_way_through_floats() {
        for half in (0..=u16::MAX).filter(|half| half >> 10 & 0x1F != 0x1F) {
            assert_eq!(float_to_half(half_to_float(half)), Some(half), "{half:#06x}");
        }
    }

    #[test]
    fn halves_round_to_even_and_refuse_what_is_too_large() {
        assert_eq!(float_to_half(2049.0), Some(0x6800));
        assert_eq!(float_to_half(2051.0), Some(0x6802));
        assert_eq!(float_to_half(65519.9), Some(0x7BFF));
        assert_eq!(float_to_half(65520.0), None);
        assert_eq!(float_to_half(2f64.powi(-26)), Some(0));
        assert_eq!(float_to_half(-f64::INFINITY), Some(0xFC00));
    }
}

//! Owns the layout of binary structures: the format strings of `struct`, and floats of 16 bits.

use super::fault::Fault;

/// One item of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The format character.
    pub code: u8,
    /// Repetitions; for `s` and `p` the number of bytes of the one value; for `x` bytes without a value.
    pub count: usize,
    /// Bytes of one repetition.
    pub size: usize,
    /// Place of the first byte.
    pub offset: usize,
}

impl Field {
    /// Number of values that the item stands for.
    pub fn values(&self) -> usize {
        match self.code {
            b'x' => 0,
            b's' | b'p' => 1,
            _ => self.count,
        }
    }

    /// Whether the integers of the item have a sign.
    pub fn is_signed(&self) -> bool {
        self.code.is_ascii_lowercase()
    }
}

/// A parsed format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    /// The items in order.
    pub fields: Vec<Field>,
    /// Bytes of the whole structure.
    pub size: usize,
    /// Number of values.
    pub values: usize,
    /// Whether numbers have their most significant byte first.
    pub is_big_endian: bool,
    /// Whether items have the sizes and alignments of the machine's C compiler.
    pub is_native: bool,
}

impl Format {
    /// Parses a format.
    pub fn parse(text: &[u8]) -> Result<Format, Fault> {
        let machine = cfg!(target_endian = "big");
        let (is_native, is_big_endian, mut rest) = match text {
            [b'@', rest @ ..] => (true, machine, rest),
            [b'=', rest @ ..] => (false, machine, rest),
            [b'<', rest @ ..] => (false, false, rest),
            [b'>' | b'!', rest @ ..] => (false, true, rest),
            rest => (true, machine, rest),
        };
        let mut format = Format { fields: Vec::new(), size: 0, values: 0, is_big_endian, is_native };
        while let Some((first, tail)) = rest.split_first() {
            if first.is_ascii_whitespace() || *first == 0x0B {
                rest = tail;
                continue;
            }
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let count = parse_count(&rest[..digits])?;
            let Some((code, tail)) = rest[digits..].split_first() else {
                return Err(Fault::value("repeat count given without format specifier"));
            };
            format.add(*code, count)?;
            rest = tail;
        }
        Ok(format)
    }

    fn add(&mut self, code: u8, count: usize) -> Result<(), Fault> {
        let size = if self.is_native { native_size(code) } else { standard_size(code) };
        let size = size.ok_or_else(|| Fault::value("bad char in struct format"))?;
        // The alignment of each native type is its size.
        let offset = if self.is_native { self.size.checked_next_multiple_of(size) } else { Some(self.size) };
        let end = offset.and_then(|offset| offset.checked_add(size.checked_mul(count)?)).filter(|end| i64::try_from(*end).is_ok());
        let (Some(offset), Some(end)) = (offset, end) else {
            return Err(too_long());
        };
        let field = Field { code, count, size, offset };
        self.size = end;
        self.values = self.values.checked_add(field.values()).ok_or_else(too_long)?;
        self.fields.push(field);
        Ok(())
    }
}

fn too_long() -> Fault {
    Fault::value("total struct size too long")
}

fn parse_count(digits: &[u8]) -> Result<usize, Fault> {
    if digits.is_empty() {
        return Ok(1);
    }
    let step = |count: i64, digit: &u8| count.checked_mul(10)?.checked_add(i64::from(digit - b'0'));
    digits.iter().try_fold(0, step).and_then(|count| usize::try_from(count).ok()).ok_or_else(too_long)
}

fn standard_size(code: u8) -> Option<usize> {
    Some(match code {
        b'x' | b'b' | b'B' | b'c' | b's' | b'p' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'l' | b'L' | b'f' => 4,
        b'q' | b'Q' | b'd' => 8,
        _ => return None,
    })
}

fn native_size(code: u8) -> Option<usize> {
    match code {
        b'l' | b'L' | b'n' | b'N' | b'P' => Some(8),
        _ => standard_size(code),
    }
}

/// The 16 bits of a float, rounded to even; `None` when it is too large for them.
pub fn half_from_float(value: f64) -> Option<u16> {
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    if value.is_nan() {
        return Some(sign | 0x7E00);
    }
    if value.is_infinite() {
        return Some(sign | 0x7C00);
    }
    let magnitude = value.abs();
    // Units of the last place: 2**-24 below the smallest normal number, 2**-10 of the leading bit above.
    let exponent = (magnitude.to_bits() >> 52) as i32 - 1023;
    let unit = exponent.max(-14) - 10;
    let scaled = (magnitude * f64::from_bits(((1023 - unit) as u64) << 52)).round_ties_even() as u32;
    // Rounding up may carry into the exponent, which is just the right number then.
    let bits = if exponent < -14 { scaled } else { ((exponent + 14) as u32) * 1024 + scaled };
    if exponent > 15 || bits >= 0x7C00 { None } else { Some(sign | bits as u16) }
}

/// The float of 16 bits.
pub fn half_to_float(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let fraction = f64::from(bits & 0x3FF);
    sign * match bits >> 10 & 0x1F {
        0 => fraction * f64::from_bits((1023 - 24) << 52),
        0x1F if fraction == 0.0 => f64::INFINITY,
        0x1F => f64::NAN,
        exponent => (fraction + 1024.0) * f64::from_bits((1023 - 25 + u64::from(exponent)) << 52),
    }
}

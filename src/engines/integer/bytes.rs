//! Owns `int.to_bytes` and `int.from_bytes`.

use num_bigint::{BigInt, Sign};
use num_traits::{One, Signed, Zero};

use super::Integer;
use crate::engines::fault::{Fault, check_text_size};

/// Order of the bytes of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// Most significant byte first.
    Big,
    /// Least significant byte first.
    Little,
}

impl ByteOrder {
    /// Reads the `byteorder` argument.
    pub fn from_name(name: &[u8]) -> Result<Self, Fault> {
        match name {
            b"big" => Ok(ByteOrder::Big),
            b"little" => Ok(ByteOrder::Little),
            _ => Err(Fault::value("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// `value.to_bytes(length, byteorder, signed=is_signed)`.
pub fn to_bytes(value: &BigInt, length: i64, order: ByteOrder, is_signed: bool) -> Result<Vec<u8>, Fault> {
    let Ok(length) = usize::try_from(length) else {
        return Err(Fault::value("length argument must be non-negative"));
    };
    if value.is_negative() && !is_signed {
        return Err(Fault::overflow("can't convert negative int to unsigned"));
    }
    let mut bytes = little_endian(value, is_signed);
    if bytes.len() > length {
        return Err(Fault::overflow("int too big to convert"));
    }
    check_text_size(length)?;
    bytes.resize(length, if value.is_negative() { 0xFF } else { 0 });
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// The fewest bytes that hold the value; none for zero, nor for -1, which sign extension alone makes.
fn little_endian(value: &BigInt, is_signed: bool) -> Vec<u8> {
    if value.is_zero() || value.is_negative() && value.magnitude().is_one() {
        Vec::new()
    } else if is_signed {
        value.to_signed_bytes_le()
    } else {
        value.magnitude().to_bytes_le()
    }
}

/// `int.from_bytes(bytes, byteorder, signed=is_signed)`.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, is_signed: bool) -> Integer {
    let value = match (order, is_signed) {
        (ByteOrder::Big, true) => BigInt::from_signed_bytes_be(bytes),
        (ByteOrder::Big, false) => BigInt::from_bytes_be(Sign::Plus, bytes),
        (ByteOrder::Little, true) => BigInt::from_signed_bytes_le(bytes),
        (ByteOrder::Little, false) => BigInt::from_bytes_le(Sign::Plus, bytes),
    };
    value.into()
}

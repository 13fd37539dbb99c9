//! Values to bytes.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::engines::structure::{Field, Format, half_from_float};
use crate::object::interp::without_number;
use crate::object::protocol::{number, truth};
use crate::object::{Interp, Outcome, Raised, Value};
use crate::types::bytes::{Bytes, bytes_of};
use crate::types::float::to_f64;
use crate::types::int;

use super::error;

/// Packs as many values as the format has. May run Python.
pub(super) fn pack(interp: &Interp, format: &Format, values: &[Value]) -> Outcome<Vec<u8>> {
    let mut packed = vec![0; format.size];
    let mut values = values.iter();
    for field in &format.fields {
        if matches!(field.code, b's' | b'p') {
            let value = values.next().expect("the number of values was checked");
            pack_bytes(interp, field, value, &mut packed[field.offset..field.offset + field.count])?;
            continue;
        }
        for (index, value) in values.by_ref().take(field.values()).enumerate() {
            let start = field.offset + index * field.size;
            let outcome = pack_value(interp, format, field, value, &mut packed[start..start + field.size]);
            outcome.map_err(|raised| explain(interp, value, raised))?;
            if format.is_big_endian {
                packed[start..start + field.size].reverse();
            }
        }
    }
    Ok(packed)
}

/// An integer beyond the range of a float type is an error of the structure, not of arithmetic.
#[cold]
fn explain(interp: &Interp, value: &Value, raised: Raised) -> Raised {
    if value.as_int().is_none() || !interp.raised_is(&raised, &interp.exceptions.overflow_error) {
        return raised;
    }
    drop(interp.take_raised(raised));
    error(interp, "int too large to convert")
}

/// Bytes of fixed length: cut off, or filled up with zeros; for `p` after a byte with their number.
fn pack_bytes(interp: &Interp, field: &Field, value: &Value, target: &mut [u8]) -> Outcome<()> {
    let Some(content) = bytes_of(value) else {
        return Err(error(interp, format!("argument for '{}' must be a bytes object", char::from(field.code))));
    };
    let target = match (field.code, target) {
        (b'p', [length, rest @ ..]) => {
            *length = content.len().min(rest.len()).min(255) as u8;
            rest
        }
        (_, target) => target,
    };
    let count = content.len().min(target.len());
    target[..count].copy_from_slice(&content[..count]);
    Ok(())
}

/// One value, least significant byte first.
fn pack_value(interp: &Interp, format: &Format, field: &Field, value: &Value, target: &mut [u8]) -> Outcome<()> {
    match field.code {
        b'?' => target[0] = u8::from(truth::is_true(interp, value)?),
        b'c' => match value.cast::<Bytes>().map(Bytes::as_bytes) {
            Some([byte]) => target[0] = *byte,
            _ => return Err(error(interp, "char format requires a bytes object of length 1")),
        },
        b'd' => target.copy_from_slice(&without_number(real(interp, value)?).to_le_bytes()),
        b'f' => {
            let number = real(interp, value)?;
            let single = without_number(number) as f32;
            // The machine's own conversion has no error.
            if single.is_infinite() && number.is_finite() && !format.is_native {
                return Err(interp.overflow_error("float too large to pack with f format"));
            }
            target.copy_from_slice(&single.to_le_bytes());
        }
        b'e' => match half_from_float(real(interp, value)?) {
            Some(half) => target.copy_from_slice(&half.to_le_bytes()),
            None => return Err(interp.overflow_error("float too large to pack with e format")),
        },
        _ => pack_integer(interp, field, value, target)?,
    }
    Ok(())
}

fn real(interp: &Interp, value: &Value) -> Outcome<f64> {
    let outcome = to_f64(interp, value);
    // Whatever goes wrong is told in these words.
    outcome.map_err(|raised| {
        drop(interp.take_raised(raised));
        error(interp, "required argument is not a float")
    })
}

fn pack_integer(interp: &Interp, field: &Field, value: &Value, target: &mut [u8]) -> Outcome<()> {
    if !number::has_index(interp, value) {
        return Err(error(interp, "required argument is not an integer"));
    }
    let integer = number::index(interp, value)?;
    let wide = int::view(&integer).to_big();
    // Pointers take negative numbers too.
    let is_pointer = field.code == b'P';
    let bits = 8 * field.size as u32;
    let (low, high) = if is_pointer {
        (BigInt::from(i64::MIN), BigInt::from(u64::MAX))
    } else if field.is_signed() {
        (-(BigInt::from(1) << (bits - 1)), (BigInt::from(1) << (bits - 1)) - 1)
    } else {
        (BigInt::ZERO, (BigInt::from(1) << bits) - 1)
    };
    if wide < low || wide > high {
        return Err(if is_pointer { error(interp, "int too large to convert") } else { out_of_range(interp, field, &low, &high) });
    }
    let number = wide.to_i128().expect("within 64 bits");
    target.copy_from_slice(&number.to_le_bytes()[..field.size]);
    Ok(())
}

#[cold]
fn out_of_range(interp: &Interp, field: &Field, low: &BigInt, high: &BigInt) -> Raised {
    error(interp, format!("'{}' format requires {low} <= number <= {high}", char::from(field.code)))
}

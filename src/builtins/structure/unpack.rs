//! Bytes to values, one structure or many.

use std::cell::Cell;

use num_bigint::BigInt;

use crate::engines::structure::{Field, Format, half_to_float};
use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Visit};
use crate::object::ty::flags;
use crate::object::{Args, Interp, Method, Outcome, SlotFunction, SlotKey, Value};
use crate::types::iterators::itself;
use crate::types::{buffer, bytes};

use super::error;

/// The tuple of the values of one structure; `content` has as many bytes as the format.
pub(super) fn unpack(interp: &Interp, format: &Format, content: &[u8]) -> Outcome {
    interp.check_room(format.values * size_of::<Value>())?;
    let mut values = Vec::with_capacity(format.values);
    for field in &format.fields {
        if matches!(field.code, b's' | b'p') {
            values.push(unpack_bytes(interp, field, &content[field.offset..field.offset + field.count]));
            continue;
        }
        for index in 0..field.values() {
            let start = field.offset + index * field.size;
            values.push(unpack_value(interp, field, &content[start..start + field.size], format.is_big_endian));
        }
    }
    Ok(interp.tuple(values).into_value())
}

fn unpack_bytes(interp: &Interp, field: &Field, content: &[u8]) -> Value {
    let content = match (field.code, content) {
        (b'p', [length, rest @ ..]) => &rest[..usize::from(*length).min(rest.len())],
        (_, content) => content,
    };
    bytes::bytes_value(interp, content.to_vec())
}

fn unpack_value(interp: &Interp, field: &Field, content: &[u8], is_big_endian: bool) -> Value {
    // The bytes of a number, least significant first, with zeros above.
    let mut wide = [0; 8];
    wide[..content.len()].copy_from_slice(content);
    if is_big_endian {
        wide[..content.len()].reverse();
    }
    let bits = u64::from_le_bytes(wide);
    match field.code {
        b'?' => Value::bool(bits != 0),
        b'c' => bytes::bytes_value(interp, content.to_vec()),
        b'e' => Value::float(half_to_float(bits as u16)),
        b'f' => Value::float(f64::from(f32::from_bits(bits as u32))),
        b'd' => Value::float(f64::from_bits(bits)),
        _ if field.is_signed() => {
            let unused = 64 - 8 * content.len() as u32;
            interp.int((bits << unused) as i64 >> unused)
        }
        _ => match i64::try_from(bits) {
            Ok(number) => interp.int(number),
            Err(_) => interp.big_int(BigInt::from(bits)),
        },
    }
}

/// Payload of the iterator of `iter_unpack`.
struct UnpackIterator {
    format: Format,
    /// The buffer; absent when the end was reached.
    source: Slot<Value>,
    offset: Cell<usize>,
}

impl Payload for UnpackIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.source.traverse(visit);
    }

    fn clear(&self) {
        drop(self.source.take());
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "unpack_iterator",
    module: "_struct",
    flags: flags::NO_INSTANTIATION,
    slots: &[(SlotKey::Iter, SlotFunction::Unary(itself)), (SlotKey::Next, SlotFunction::Next(next))],
    methods: &[Method::new("__length_hint__", "", length_hint)],
    ..TypeSpec::EMPTY
};

pub(super) fn install(interp: &Interp) {
    interp.define::<UnpackIterator>(&interp.types.struct_iterator, &interp.types.object, &SPEC);
}

/// An iterator over the structures that follow each other in a buffer.
pub(super) fn iterate(interp: &Interp, format: Format, source: &Value) -> Outcome {
    if format.size == 0 {
        return Err(error(interp, "cannot iteratively unpack with a struct of length 0"));
    }
    let length = buffer::required(interp, source)?.len();
    if length % format.size != 0 {
        let size = format.size;
        return Err(error(interp, format!("iterative unpacking requires a buffer of a multiple of {size} bytes")));
    }
    let payload = UnpackIterator { format, source: Slot::new(Some(source.clone())), offset: Cell::new(0) };
    Ok(interp.allocate(&interp.types.struct_iterator, payload).into_value())
}

fn of(this: &Value) -> &UnpackIterator {
    this.cast::<UnpackIterator>().expect("the receiver is an unpack iterator")
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator = of(this);
    let Some(source) = iterator.source.get() else {
        return Ok(None);
    };
    let content = buffer::required(interp, &source)?;
    let start = iterator.offset.get();
    let Some(part) = content.get(start..start + iterator.format.size) else {
        drop(iterator.source.take());
        return Ok(None);
    };
    iterator.offset.set(start + iterator.format.size);
    unpack(interp, &iterator.format, part).map(Some)
}

fn length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator = of(&args[0]);
    let rest = match iterator.source.get() {
        Some(source) => buffer::required(interp, &source)?.len().saturating_sub(iterator.offset.get()),
        None => 0,
    };
    Ok(interp.int_from_usize(rest / iterator.format.size))
}

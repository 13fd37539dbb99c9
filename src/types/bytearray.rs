//! The type `bytearray`: constructor, operators and the methods that change it. The methods that it shares with `bytes` are in
//! `byte_methods`.
//!
//! While memoryviews export its memory, a bytearray keeps its length.

use std::cell::Cell;

use crate::engines::quote;
use crate::object::builder::TypeSpec;
use crate::object::cell::VecCell;
use crate::object::header::Payload;
use crate::object::protocol::{iterate, number};
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, SlotFunction, SlotKey, Str};

use super::byte_methods::{self, SHARED_METHODS};
use super::bytes::{self, byte_from};
use super::slice::{Fitted, Slice};
use super::str::{repeat_bytes, text_value};
use super::{buffer, byte_iterator, percent, sequence, str_codec, text_arguments};

/// The payload of `bytearray`.
pub struct ByteArray {
    /// The content.
    pub bytes: VecCell<u8>,
    /// Number of memoryviews that export the content.
    pub(super) exports: Cell<usize>,
}

impl Payload for ByteArray {
    fn outside_bytes(&self) -> usize {
        self.bytes.capacity_bytes()
    }
}

impl ByteArray {
    /// A bytearray with this content.
    pub fn new(bytes: Vec<u8>) -> ByteArray {
        ByteArray { bytes: VecCell::new(bytes), exports: Cell::new(0) }
    }

    /// BufferError while the memory is exported.
    pub(crate) fn check_resizable(&self, interp: &Interp) -> Outcome<()> {
        if self.exports.get() == 0 {
            return Ok(());
        }
        Err(interp.buffer_error("Existing exports of data: object cannot be re-sized"))
    }

    /// Replaces the bytes from `start` to `end`; the length changes only when nothing is exported.
    fn replace(&self, interp: &Interp, start: usize, end: usize, bytes: Vec<u8>) -> Outcome<()> {
        if bytes.len() != end - start {
            self.check_resizable(interp)?;
            if !sequence::is_allocatable(interp, self.bytes.len() + bytes.len()) {
                return Err(interp.out_of_memory());
            }
        }
        drop(self.bytes.splice(start, end, bytes));
        Ok(())
    }
}

/// The message for integers that are no bytes.
const RANGE: &str = "byte must be in range(0, 256)";

const OWN_METHODS: &[Method] = &[
    Method::class("fromhex", "string, /", byte_methods::from_hex),
    Method::new("append", "item, /", append),
    Method::new("clear", "", clear),
    Method::new("copy", "", |interp, args| Ok(bytearray_value(interp, array_of(&args[0]).bytes.to_vec()))),
    Method::new("extend", "iterable_of_ints, /", extend),
    Method::new("insert", "index, item, /", insert),
    Method::new("pop", "index=-1, /", pop),
    Method::new("remove", "value, /", remove),
    Method::new("reverse", "", reverse),
    Method::new("__alloc__", "", allocated),
    Method::new("__reduce__", "", reduce),
    Method::new("__reduce_ex__", "proto=0, /", reduce),
    Method::new("__sizeof__", "", size_of_object),
];

static METHODS: [Method; SHARED_METHODS.len() + OWN_METHODS.len()] = byte_methods::with_shared(OWN_METHODS);

static SPEC: TypeSpec = TypeSpec {
    name: "bytearray",
    documentation: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
    flags: flags::BASE | flags::MATCH_SELF,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Str, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Unhashable),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(byte_methods::compare)),
        (SlotKey::Iter, SlotFunction::Unary(byte_iterator::bytearray_iter)),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(array_of(this).bytes.len()))),
        (SlotKey::Contains, SlotFunction::Contains(byte_methods::contains)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::SetItem, SlotFunction::SetItem(set_item)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(add)),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(multiply)),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(reflected_multiply)),
        (SlotKey::Binary(BinaryOp::Remainder), SlotFunction::Binary(remainder)),
        (SlotKey::Reflected(BinaryOp::Remainder), SlotFunction::Binary(reflected_remainder)),
        (SlotKey::Inplace(BinaryOp::Add), SlotFunction::Binary(inplace_add)),
        (SlotKey::Inplace(BinaryOp::Multiply), SlotFunction::Binary(inplace_multiply)),
    ],
    methods: &METHODS,
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<ByteArray>(&interp.types.bytearray, &interp.types.object, &SPEC);
}

#[inline(always)]
fn array_of(value: &Value) -> &ByteArray {
    value.cast().expect("the receiver of a bytearray method is a bytearray")
}

/// A bytearray object.
pub fn bytearray_value(interp: &Interp, bytes: Vec<u8>) -> Value {
    interp.allocate(&interp.types.bytearray, ByteArray::new(bytes)).into_value()
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    Ok(interp.allocate(ty, ByteArray::new(Vec::new())).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let parameters = text_arguments::named(interp, "bytearray", args, ["source", "encoding", "errors"])?;
    let array = array_of(this);
    if !array.bytes.is_empty() {
        array.replace(interp, 0, array.bytes.len(), Vec::new())?;
    }
    let bytes = bytes::content_from(interp, "bytearray", &parameters)?;
    array.replace(interp, 0, array.bytes.len(), bytes)
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let array = array_of(this);
    if !interp.heap.has_room(array.bytes.len().saturating_mul(4)) {
        return Err(interp.out_of_memory());
    }
    let name = interp.type_of(this).name();
    Ok(text_value(interp, array.bytes.read(|bytes| quote::bytearray_repr(&name, bytes))))
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let array = array_of(this);
    if let Some(slice) = key.cast::<Slice>() {
        let slice = slice.unpack(interp)?;
        let part = array.bytes.read(|bytes| byte_methods::slice_bytes(bytes, slice.fit(bytes.len())));
        return Ok(bytearray_value(interp, part));
    }
    let index = sequence::subscript_index(interp, key, "bytearray")?;
    let byte = sequence::resolve_index(index, array.bytes.len()).and_then(|index| array.bytes.get(index));
    match byte {
        Some(byte) => Ok(Value::int_from_i32(i32::from(byte))),
        None => Err(interp.index_error("bytearray index out of range")),
    }
}

fn set_item(interp: &Interp, this: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    let array = array_of(this);
    if let Some(slice) = key.cast::<Slice>() {
        let slice = slice.unpack(interp)?;
        let bytes = value.map_or(Ok(Vec::new()), |value| assigned_bytes(interp, value))?;
        return set_slice(interp, array, slice.fit(array.bytes.len()), bytes);
    }
    let index = sequence::subscript_index(interp, key, "bytearray")?;
    let byte = value.map(|value| byte_from(interp, value, RANGE)).transpose()?;
    let Some(index) = sequence::resolve_index(index, array.bytes.len()) else {
        return Err(interp.index_error("bytearray index out of range"));
    };
    array.replace(interp, index, index + 1, byte.into_iter().collect())
}

/// The bytes that are assigned to a slice. May run Python.
fn assigned_bytes(interp: &Interp, value: &Value) -> Outcome<Vec<u8>> {
    if let Some(bytes) = buffer::to_vec(interp, value)? {
        return Ok(bytes);
    }
    let slots = &interp.type_of(value).slots;
    let is_number = slots.index.get().is_some() || slots.int.get().is_some() || slots.float.get().is_some();
    if is_number || value.as_int().is_some() || value.cast::<Str>().is_some() {
        return Err(interp.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
    }
    bytes::content_from(interp, "bytearray", &[Some(value.clone()), None, None])
}

fn set_slice(interp: &Interp, array: &ByteArray, slice: Fitted, bytes: Vec<u8>) -> Outcome<()> {
    if slice.step == 1 {
        let start = slice.start as usize;
        return array.replace(interp, start, start + slice.count, bytes);
    }
    if bytes.len() == slice.count {
        for (index, byte) in slice.indexes().zip(bytes) {
            array.bytes.set(index, byte).expect("the slice was fitted to the length");
        }
        return Ok(());
    }
    if !bytes.is_empty() {
        let (size, wanted) = (bytes.len(), slice.count);
        return Err(interp.value_error(format!("attempt to assign bytes of size {size} to extended slice of size {wanted}")));
    }
    array.check_resizable(interp)?;
    let mut bytes = array.bytes.to_vec();
    let mut index = 0;
    let mut removed = slice.ascending().indexes().peekable();
    bytes.retain(|_| {
        index += 1;
        removed.next_if_eq(&(index - 1)).is_none()
    });
    drop(array.bytes.replace(bytes));
    Ok(())
}

fn add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match byte_methods::concatenation(interp, this, other)? {
        Some(joined) => Ok(bytearray_value(interp, joined)),
        None => byte_methods::add_foreign(interp, this, other),
    }
}

fn inplace_add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let Some(bytes) = buffer::to_vec(interp, other)? else {
        return Err(byte_methods::concatenation_error(interp, this, other));
    };
    extend_with(interp, array_of(this), bytes)?;
    Ok(this.clone())
}

fn extend_with(interp: &Interp, array: &ByteArray, bytes: Vec<u8>) -> Outcome<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    array.check_resizable(interp)?;
    if !sequence::is_allocatable(interp, array.bytes.len() + bytes.len()) {
        return Err(interp.out_of_memory());
    }
    array.bytes.extend(bytes);
    Ok(())
}

fn multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => Ok(bytearray_value(interp, repeat(interp, this, count)?)),
        None => sequence::multiply_foreign(interp, this, other),
    }
}

fn reflected_multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => Ok(bytearray_value(interp, repeat(interp, this, count)?)),
        None => Err(sequence::repeat_error(interp, other)),
    }
}

fn inplace_multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let Some(count) = sequence::repeat_count(interp, other)? else {
        return Err(sequence::repeat_error(interp, other));
    };
    let repeated = repeat(interp, this, count)?;
    let array = array_of(this);
    array.replace(interp, 0, array.bytes.len(), repeated)?;
    Ok(this.clone())
}

fn repeat(interp: &Interp, this: &Value, count: i64) -> Outcome<Vec<u8>> {
    let repeated = array_of(this).bytes.read(|bytes| repeat_bytes(interp, bytes, count, Interp::out_of_memory));
    Ok(repeated?.unwrap_or_default())
}

fn remainder(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let template = array_of(this).bytes.to_vec();
    Ok(bytearray_value(interp, percent::format_bytes(interp, &template, other)?))
}

fn reflected_remainder(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let Some(template) = other.cast::<ByteArray>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let template = template.bytes.to_vec();
    Ok(bytearray_value(interp, percent::format_bytes(interp, &template, this)?))
}

fn append(interp: &Interp, args: &Args<'_>) -> Outcome {
    let byte = byte_from(interp, &args[1], RANGE)?;
    let array = array_of(&args[0]);
    array.check_resizable(interp)?;
    if array.bytes.is_full() && !interp.heap.has_room(array.bytes.len()) {
        return Err(interp.out_of_memory());
    }
    array.bytes.push(byte);
    Ok(Value::NONE)
}

fn clear(interp: &Interp, args: &Args<'_>) -> Outcome {
    let array = array_of(&args[0]);
    array.replace(interp, 0, array.bytes.len(), Vec::new())?;
    Ok(Value::NONE)
}

fn extend(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (array, source) = (array_of(&args[0]), &args[1]);
    if let Some(bytes) = buffer::to_vec(interp, source)? {
        extend_with(interp, array, bytes)?;
        return Ok(Value::NONE);
    }
    let outcome = iterate::iter(interp, source);
    let Some(iterator) = interp.absorb(outcome, &interp.exceptions.type_error)? else {
        let name = interp.type_of(source).name();
        return Err(interp.type_error(format!("can't extend bytearray with {name}")));
    };
    let outcome = bytes::collect(interp, &iterator, RANGE);
    let bytes = match source.cast::<Str>() {
        None => outcome?,
        Some(_) => interp
            .absorb(outcome, &interp.exceptions.type_error)?
            .ok_or_else(|| interp.type_error("expected iterable of integers; got: 'str'"))?,
    };
    extend_with(interp, array, bytes)?;
    Ok(Value::NONE)
}

fn insert(interp: &Interp, args: &Args<'_>) -> Outcome {
    let index = number::to_i64(interp, &args[1])?;
    let byte = byte_from(interp, &args[2], RANGE)?;
    let array = array_of(&args[0]);
    let place = sequence::clamp_index(index, array.bytes.len());
    array.replace(interp, place, place, vec![byte])?;
    Ok(Value::NONE)
}

fn pop(interp: &Interp, args: &Args<'_>) -> Outcome {
    let index = number::to_i64(interp, &args[1])?;
    let array = array_of(&args[0]);
    if array.bytes.is_empty() {
        return Err(interp.index_error("pop from empty bytearray"));
    }
    let Some(index) = sequence::resolve_index(index, array.bytes.len()) else {
        return Err(interp.index_error("pop index out of range"));
    };
    array.check_resizable(interp)?;
    let byte = array.bytes.remove(index).expect("the index was checked");
    Ok(Value::int_from_i32(i32::from(byte)))
}

fn remove(interp: &Interp, args: &Args<'_>) -> Outcome {
    let byte = byte_from(interp, &args[1], RANGE)?;
    let array = array_of(&args[0]);
    let Some(index) = array.bytes.read(|bytes| memchr::memchr(byte, bytes)) else {
        return Err(interp.value_error("value not found in bytearray"));
    };
    array.check_resizable(interp)?;
    array.bytes.remove(index).expect("the index was found");
    Ok(Value::NONE)
}

fn reverse(_interp: &Interp, args: &Args<'_>) -> Outcome {
    array_of(&args[0]).bytes.reverse();
    Ok(Value::NONE)
}

/// Bytes that the content occupies, with the terminating zero that CPython counts.
fn allocated(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(interp.int_from_usize(allocated_bytes(&args[0])))
}

fn allocated_bytes(this: &Value) -> usize {
    match array_of(this).bytes.len() {
        0 => 0,
        length => length + 1,
    }
}

fn size_of_object(interp: &Interp, args: &Args<'_>) -> Outcome {
    /// Bytes of CPython's object without its content.
    const HEADER: usize = 56;
    Ok(interp.int_from_usize(HEADER + allocated_bytes(&args[0])))
}

fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let text = array_of(&args[0]).bytes.read(|bytes| str_codec::decode(interp, bytes, "latin-1", "strict"))?;
    let arguments = interp.tuple([text, interp.text("latin-1").into_value()]).into_value();
    Ok(interp.tuple([interp.type_of(&args[0]).value(), arguments, Value::NONE]).into_value())
}

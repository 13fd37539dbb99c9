//! The type `bytes`: constructor, operators and special methods. The methods that it shares with `bytearray` are in `byte_methods`.

use std::cell::Cell;

use crate::engines::quote;
use crate::object::builder::TypeSpec;
use crate::object::header::Payload;
use crate::object::protocol::{item, iterate, number};
use crate::object::string::hash_bytes;
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, SlotFunction, SlotKey, Str};

use super::byte_iterator;
use super::byte_methods::{self, SHARED_METHODS};
use super::bytearray::ByteArray;
use super::slice::Slice;
use super::str::repeat_bytes;
use super::{buffer, percent, sequence, str_codec, text_arguments};

/// The payload of `bytes`.
pub struct Bytes {
    bytes: Box<[u8]>,
    /// Cached hash; `NO_HASH` until asked for.
    hash: Cell<i64>,
}

/// No bytes hash to this value.
const NO_HASH: i64 = -1;

impl Payload for Bytes {
    fn outside_bytes(&self) -> usize {
        self.bytes.len()
    }
}

impl Bytes {
    /// Bytes with this content.
    pub fn new(bytes: impl Into<Box<[u8]>>) -> Bytes {
        Bytes { bytes: bytes.into(), hash: Cell::new(NO_HASH) }
    }

    /// The content.
    #[inline(always)]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn hash(&self) -> i64 {
        if self.hash.get() == NO_HASH {
            self.hash.set(hash_bytes(&self.bytes));
        }
        self.hash.get()
    }
}

const OWN_METHODS: &[Method] = &[
    Method::class("fromhex", "string, /", byte_methods::from_hex),
    Method::new("__bytes__", "", |interp, args| Ok(plain(interp, &args[0]))),
    Method::new("__getnewargs__", "", new_arguments),
];

static METHODS: [Method; SHARED_METHODS.len() + OWN_METHODS.len()] = byte_methods::with_shared(OWN_METHODS);

static SPEC: TypeSpec = TypeSpec {
    name: "bytes",
    documentation: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer",
    flags: flags::BASE | flags::MATCH_SELF,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Str, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(|_, this| Ok(bytes_ref(this).hash()))),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(byte_methods::compare)),
        (SlotKey::Iter, SlotFunction::Unary(byte_iterator::bytes_iter)),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(bytes_ref(this).as_bytes().len()))),
        (SlotKey::Contains, SlotFunction::Contains(byte_methods::contains)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(add)),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(multiply)),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(reflected_multiply)),
        (SlotKey::Binary(BinaryOp::Remainder), SlotFunction::Binary(remainder)),
        (SlotKey::Reflected(BinaryOp::Remainder), SlotFunction::Binary(reflected_remainder)),
    ],
    methods: &METHODS,
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Bytes>(&interp.types.bytes, &interp.types.object, &SPEC);
}

#[inline(always)]
fn bytes_ref(value: &Value) -> &Bytes {
    value.cast().expect("the receiver of a bytes method is a bytes object")
}

/// A bytes object.
#[inline]
pub fn bytes_value(interp: &Interp, bytes: Vec<u8>) -> Value {
    interp.allocate(&interp.types.bytes, Bytes::new(bytes)).into_value()
}

/// A copy of the content of a bytes object or a bytearray; `None` for others.
pub fn bytes_of(value: &Value) -> Option<Vec<u8>> {
    match value.cast::<Bytes>() {
        Some(bytes) => Some(bytes.as_bytes().to_vec()),
        None => value.cast::<ByteArray>().map(|array| array.bytes.to_vec()),
    }
}

/// Whether the value is a bytes object or a bytearray.
pub fn is_bytes_or_bytearray(value: &Value) -> bool {
    value.cast::<Bytes>().is_some() || value.cast::<ByteArray>().is_some()
}

/// The bytes object itself, or for an instance of a subclass plain bytes of the same content.
fn plain(interp: &Interp, this: &Value) -> Value {
    if interp.types.bytes.is_type_of(this) { this.clone() } else { bytes_value(interp, bytes_ref(this).as_bytes().to_vec()) }
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let is_exact = ty.is(&interp.types.bytes);
    let bytes = match (args.positional(), args.keyword_count()) {
        ([], 0) => Vec::new(),
        ([source], 0) if is_exact && interp.types.bytes.is_type_of(source) => return Ok(source.clone()),
        _ => {
            let parameters = text_arguments::named(interp, "bytes", args, ["source", "encoding", "errors"])?;
            if let Some(made) = from_special(interp, &parameters)? {
                if is_exact {
                    return Ok(made);
                }
                bytes_ref(&made).as_bytes().to_vec()
            } else {
                content_from(interp, "bytes", &parameters)?
            }
        }
    };
    Ok(interp.allocate(ty, Bytes::new(bytes)).into_value())
}

/// What the `__bytes__` of a lone source gives, if it has one. May run Python.
fn from_special(interp: &Interp, [source, encoding, errors]: &[Option<Value>; 3]) -> Outcome<Option<Value>> {
    let (Some(source), None, None) = (source, encoding, errors) else {
        return Ok(None);
    };
    let Some(result) = item::special(interp, source, &interp.names.bytes_)? else {
        return Ok(None);
    };
    if result.cast::<Bytes>().is_none() {
        let name = interp.type_of(&result).name();
        return Err(interp.type_error(format!("__bytes__ returned non-bytes (type {name})")));
    }
    Ok(Some(result))
}

/// The content that the arguments of `bytes` or `bytearray` describe. May run Python.
pub(super) fn content_from(interp: &Interp, name: &str, [source, encoding, errors]: &[Option<Value>; 3]) -> Outcome<Vec<u8>> {
    let text = |value: &Option<Value>, shown: &str| match value {
        Some(value) => text_arguments::codec_name(interp, value, name, shown).map(Some),
        None => Ok(None),
    };
    let encoding = text(encoding, "argument 'encoding'")?;
    let errors = text(errors, "argument 'errors'")?;
    let refusal = match (&encoding, &errors) {
        (Some(_), _) => "encoding without a string argument",
        (None, Some(_)) => "errors without a string argument",
        (None, None) => "",
    };
    let Some(source) = source else {
        return if refusal.is_empty() { Ok(Vec::new()) } else { Err(interp.type_error(refusal)) };
    };
    if source.cast::<Str>().is_some() {
        let Some(encoding) = encoding else {
            return Err(interp.type_error("string argument without an encoding"));
        };
        return str_codec::encode(interp, source, &encoding, errors.as_deref().unwrap_or("strict"));
    }
    if !refusal.is_empty() {
        return Err(interp.type_error(refusal));
    }
    if number::has_index(interp, source) {
        let outcome = zeros(interp, source);
        if let Some(bytes) = interp.absorb(outcome, &interp.exceptions.type_error)? {
            return Ok(bytes);
        }
    }
    if let Some(bytes) = buffer::to_vec(interp, source)? {
        return Ok(bytes);
    }
    let range = if name == "bytes" { "bytes must be in range(0, 256)" } else { "byte must be in range(0, 256)" };
    let outcome = iterate::iter(interp, source);
    match interp.absorb(outcome, &interp.exceptions.type_error)? {
        Some(iterator) => collect(interp, &iterator, range),
        None => {
            let type_name = interp.type_of(source).name();
            Err(interp.type_error(format!("cannot convert '{type_name}' object to {name}")))
        }
    }
}

/// As many zero bytes as the source says. May run Python.
fn zeros(interp: &Interp, source: &Value) -> Outcome<Vec<u8>> {
    let integer = number::index(interp, source)?;
    let Some(count) = integer.as_int().and_then(crate::object::integer::IntView::to_i64) else {
        let name = interp.type_of(source).name();
        return Err(interp.overflow_error(format!("cannot fit '{name}' into an index-sized integer")));
    };
    let Ok(count) = usize::try_from(count) else {
        return Err(interp.value_error("negative count"));
    };
    interp.charge_bytes(count)?;
    if !sequence::is_allocatable(interp, count) {
        return Err(interp.out_of_memory());
    }
    Ok(vec![0; count])
}

/// The bytes that an iterator gives; `range` is the message for integers that are none. May run Python.
pub(super) fn collect(interp: &Interp, iterable: &Value, range: &str) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    iterate::for_each(interp, iterable, |item| {
        let byte = byte_from(interp, &item, range)?;
        if bytes.len() == bytes.capacity() && !interp.heap.has_room(bytes.len() * 2) {
            return Err(interp.out_of_memory());
        }
        bytes.push(byte);
        Ok(true)
    })?;
    Ok(bytes)
}

/// The byte that an integer is; `range` is the message when it is none. May run Python.
pub(super) fn byte_from(interp: &Interp, value: &Value, range: &str) -> Outcome<u8> {
    let integer = number::index(interp, value)?;
    let byte = integer.as_int().and_then(crate::object::integer::IntView::to_i64).and_then(|number| u8::try_from(number).ok());
    byte.ok_or_else(|| interp.value_error(range))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let bytes = bytes_ref(this).as_bytes();
    if !interp.heap.has_room(bytes.len().saturating_mul(4)) {
        return Err(interp.out_of_memory());
    }
    Ok(super::str::text_value(interp, quote::bytes_repr(bytes)))
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let bytes = bytes_ref(this).as_bytes();
    if let Some(slice) = key.cast::<Slice>() {
        let fitted = slice.unpack(interp)?.fit(bytes.len());
        if fitted.step == 1 && fitted.count == bytes.len() {
            return Ok(plain(interp, this));
        }
        return Ok(bytes_value(interp, byte_methods::slice_bytes(bytes, fitted)));
    }
    let index = sequence::subscript_index(interp, key, "byte")?;
    match sequence::resolve_index(index, bytes.len()) {
        Some(index) => Ok(Value::int_from_i32(i32::from(bytes[index]))),
        None => Err(interp.index_error("index out of range")),
    }
}

fn add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match byte_methods::concatenation(interp, this, other)? {
        Some(joined) => Ok(bytes_value(interp, joined)),
        None => byte_methods::add_foreign(interp, this, other),
    }
}

fn multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => repeat(interp, this, count),
        None => sequence::multiply_foreign(interp, this, other),
    }
}

fn reflected_multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => repeat(interp, this, count),
        None => Err(sequence::repeat_error(interp, other)),
    }
}

fn repeat(interp: &Interp, this: &Value, count: i64) -> Outcome {
    if count == 1 {
        return Ok(plain(interp, this));
    }
    let repeated = repeat_bytes(interp, bytes_ref(this).as_bytes(), count, |interp| interp.overflow_error("repeated bytes are too long"))?;
    Ok(bytes_value(interp, repeated.unwrap_or_default()))
}

fn remainder(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    Ok(bytes_value(interp, percent::format_bytes(interp, bytes_ref(this).as_bytes(), other)?))
}

fn reflected_remainder(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match other.to_ref::<Bytes>() {
        Some(template) => Ok(bytes_value(interp, percent::format_bytes(interp, template.as_bytes(), this)?)),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn new_arguments(interp: &Interp, args: &Args<'_>) -> Outcome {
    let bytes = bytes_value(interp, bytes_ref(&args[0]).as_bytes().to_vec());
    Ok(interp.tuple([bytes]).into_value())
}

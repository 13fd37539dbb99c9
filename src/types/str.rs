//! The type `str`: constructor, operators and the other special methods. The methods with names are in `str_methods` and the files that
//! it lists.

use crate::engines::quote;
use crate::object::builder::TypeSpec;
use crate::object::protocol::text;
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Outcome, Raised, SlotFunction, SlotKey, Str};

use super::percent;
use super::slice::{Fitted, Slice};
use super::{buffer, sequence, str_iterator, str_methods, text_arguments};

pub use super::str_codec::{ascii, decode, encode};

static SPEC: TypeSpec = TypeSpec {
    name: "str",
    documentation: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
    flags: flags::BASE | flags::MATCH_SELF,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Str, SlotFunction::Unary(|interp, this| Ok(plain(interp, this)))),
        (SlotKey::Hash, SlotFunction::Hash(|_, this| Ok(str_of(this).hash()))),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(compare)),
        (SlotKey::Iter, SlotFunction::Unary(str_iterator::iter)),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(str_of(this).len()))),
        (SlotKey::Contains, SlotFunction::Contains(contains)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(add)),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(multiply)),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(reflected_multiply)),
        (SlotKey::Binary(BinaryOp::Remainder), SlotFunction::Binary(remainder)),
        (SlotKey::Reflected(BinaryOp::Remainder), SlotFunction::Binary(reflected_remainder)),
    ],
    methods: str_methods::METHODS,
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Str>(&interp.types.str, &interp.types.object, &SPEC);
    str_iterator::install(interp);
}

/// The receiver of a method.
#[inline(always)]
pub(super) fn str_of(value: &Value) -> &Str {
    value.cast().expect("the receiver of a str method is a str")
}

/// A text from generalised UTF-8 that is not needed any more.
#[inline]
pub fn text_value(interp: &Interp, bytes: Vec<u8>) -> Value {
    match bytes[..] {
        [] => interp.names.empty.value(),
        [byte] if byte.is_ascii() => interp.characters[usize::from(byte)].value(),
        _ => interp.allocate(&interp.types.str, Str::from_wtf8(bytes)).into_value(),
    }
}

/// A text from a part of another one.
#[inline]
pub fn text_value_from(interp: &Interp, bytes: &[u8]) -> Value {
    match *bytes {
        [] => interp.names.empty.value(),
        [byte] if byte.is_ascii() => interp.characters[usize::from(byte)].value(),
        _ => interp.allocate(&interp.types.str, Str::from_wtf8(bytes)).into_value(),
    }
}

/// The text itself, or for an instance of a subclass a plain text of the same content.
#[inline]
pub(super) fn plain(interp: &Interp, this: &Value) -> Value {
    if interp.types.str.is_type_of(this) { this.clone() } else { text_value_from(interp, str_of(this).as_bytes()) }
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let text = match (args.positional(), args.keyword_count()) {
        ([object], 0) => text::str(interp, object)?.into_value(),
        ([], 0) => interp.names.empty.value(),
        _ => from_parameters(interp, args)?,
    };
    if ty.is(&interp.types.str) {
        return Ok(text);
    }
    let bytes = str_of(&text).as_bytes();
    Ok(interp.allocate(ty, Str::from_wtf8(bytes)).into_value())
}

fn from_parameters(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args.keyword_count() == 0 && args.len() > 3 {
        return Err(interp.type_error(format!("str expected at most 3 arguments, got {}", args.len())));
    }
    let [object, encoding, errors] = text_arguments::named(interp, "str", args, ["object", "encoding", "errors"])?;
    let name = |value: &Option<Value>, shown: &str| match value {
        Some(value) => text_arguments::codec_name(interp, value, "str", shown).map(Some),
        None => Ok(None),
    };
    let encoding = name(&encoding, "argument 'encoding'")?;
    let errors = name(&errors, "argument 'errors'")?;
    let Some(object) = object else {
        return Ok(interp.names.empty.value());
    };
    if encoding.is_none() && errors.is_none() {
        return Ok(text::str(interp, &object)?.into_value());
    }
    if object.cast::<Str>().is_some() {
        return Err(interp.type_error("decoding str is not supported"));
    }
    let Some(bytes) = buffer::to_vec(interp, &object)? else {
        let name = interp.type_of(&object).name();
        return Err(interp.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
    };
    decode(interp, &bytes, encoding.as_deref().unwrap_or("utf-8"), errors.as_deref().unwrap_or("strict"))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let text = str_of(this);
    if !interp.heap.has_room(text.as_bytes().len()) {
        return Err(interp.out_of_memory());
    }
    Ok(text_value(interp, quote::repr(text.as_bytes())))
}

fn compare(_interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let Some(other_text) = other.cast::<Str>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (one, other) = (str_of(this).as_bytes(), other_text.as_bytes());
    // The order of generalised UTF-8 is that of code points.
    Ok(Value::bool(match op {
        CompareOp::Equal => one == other,
        CompareOp::NotEqual => one != other,
        _ => op.accepts(one.cmp(other)),
    }))
}

fn contains(interp: &Interp, this: &Value, item: &Value) -> Outcome<bool> {
    let Some(needle) = item.cast::<Str>() else {
        let name = interp.type_of(item).name();
        return Err(interp.type_error(format!("'in <string>' requires string as left operand, not {name}")));
    };
    Ok(crate::engines::search::contains(str_of(this).as_bytes(), needle.as_bytes()))
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let text = str_of(this);
    if let Some(slice) = key.cast::<Slice>() {
        let fitted = slice.unpack(interp)?.fit(text.len());
        return Ok(slice_text(interp, this, text, fitted));
    }
    let index = match key.as_small_int() {
        Some(index) => index,
        None => evaluate_index(interp, key)?,
    };
    match sequence::resolve_index(index, text.len()) {
        Some(index) => Ok(character_at(interp, text, index)),
        None => Err(interp.index_error("string index out of range")),
    }
}

#[inline(never)]
fn evaluate_index(interp: &Interp, key: &Value) -> Outcome<i64> {
    use crate::object::protocol::number;
    if number::has_index(interp, key) {
        return number::to_index(interp, key);
    }
    let name = interp.type_of(key).name();
    Err(interp.type_error(format!("string indices must be integers, not '{name}'")))
}

/// The text of one code point, which exists.
#[inline]
fn character_at(interp: &Interp, text: &Str, index: usize) -> Value {
    if text.is_ascii() {
        return interp.characters[usize::from(text.as_bytes()[index])].value();
    }
    let start = text.byte_offset(index);
    text_value_from(interp, &text.as_bytes()[start..text.next_offset(start)])
}

fn slice_text(interp: &Interp, this: &Value, text: &Str, fitted: Fitted) -> Value {
    if fitted.count == 0 {
        return interp.names.empty.value();
    }
    if fitted.step == 1 {
        if fitted.count == text.len() {
            return plain(interp, this);
        }
        return text_value_from(interp, text.slice_bytes(fitted.start as usize, fitted.stop as usize));
    }
    if text.is_ascii() {
        let bytes = text.as_bytes();
        return text_value(interp, fitted.indexes().map(|index| bytes[index]).collect());
    }
    // The code points between the lowest and the highest index, so that each is found in one step.
    let ascending = fitted.ascending();
    let low = ascending.start as usize;
    let high = low + (ascending.count - 1) * ascending.step as usize;
    let points: Vec<u32> = crate::engines::text::code_points(text.slice_bytes(low, high + 1)).collect();
    text_value(interp, crate::engines::text::collect(fitted.indexes().map(|index| points[index - low])))
}

fn add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let one = str_of(this);
    let Some(more) = other.cast::<Str>() else {
        return sequence::add_foreign(interp, this, other, "str");
    };
    if one.is_empty() {
        return Ok(plain(interp, other));
    }
    if more.is_empty() {
        return Ok(plain(interp, this));
    }
    if !interp.heap.has_room(one.as_bytes().len() + more.as_bytes().len()) {
        return Err(interp.out_of_memory());
    }
    Ok(interp.allocate(&interp.types.str, Str::concatenation(one, more)).into_value())
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
    let text = str_of(this);
    if count == 1 {
        return Ok(plain(interp, this));
    }
    let Some(bytes) = repeat_bytes(interp, text.as_bytes(), count, |interp| interp.overflow_error("repeated string is too long"))? else {
        return Ok(interp.names.empty.value());
    };
    Ok(text_value(interp, bytes))
}

/// Bytes repeated; `None` when nothing comes out. `too_long` makes the error of a length that no object can have.
pub(super) fn repeat_bytes(interp: &Interp, bytes: &[u8], count: i64, too_long: fn(&Interp) -> Raised) -> Outcome<Option<Vec<u8>>> {
    let count = match usize::try_from(count) {
        Ok(count) if count > 0 && !bytes.is_empty() => count,
        _ => return Ok(None),
    };
    let Some(total) = bytes.len().checked_mul(count).filter(|total| i64::try_from(*total).is_ok()) else {
        return Err(too_long(interp));
    };
    interp.charge_bytes(total)?;
    if !sequence::is_allocatable(interp, total) {
        return Err(interp.out_of_memory());
    }
    Ok(Some(if let [byte] = bytes { vec![*byte; total] } else { bytes.repeat(count) }))
}

fn remainder(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    percent::format_text(interp, this, other)
}

fn reflected_remainder(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    if other.cast::<Str>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    percent::format_text(interp, other, this)
}

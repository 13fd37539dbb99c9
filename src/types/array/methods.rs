//! The methods and operators of arrays.

use crate::engines::text;
use crate::object::list::List;
use crate::object::protocol::{call, compare, iterate, number};
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, Str, Value, address};
use crate::types::{buffer, bytes, generic_alias, sequence};

use super::{Array, is_character_code, make, of};

pub(super) const METHODS: &[Method] = &[
    Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    Method::new("__copy__", "", copy),
    Method::new("__deepcopy__", "memo, /", copy),
    Method::new("__reduce_ex__", "protocol, /", reduce),
    Method::new("__sizeof__", "", size),
    Method::new("append", "v, /", append),
    Method::new("buffer_info", "", buffer_info),
    Method::new("byteswap", "", |_, args| {
        of(&args[0]).items.swap_bytes();
        Ok(Value::NONE)
    }),
    Method::new("count", "v, /", count),
    Method::new("extend", "bb, /", |interp, args| extend(interp, &args[0], &args[1]).map(|()| Value::NONE)),
    Method::new("frombytes", "buffer, /", from_bytes),
    Method::new("fromfile", "f, n, /", from_file),
    Method::new("fromlist", "list, /", from_list),
    Method::new("fromunicode", "ustr, /", from_unicode),
    Method::new("index", "v, start=0, stop=..., /", index),
    Method::new("insert", "i, v, /", insert),
    Method::new("pop", "i=-1, /", pop),
    Method::new("remove", "v, /", remove),
    Method::new("reverse", "", |_, args| {
        of(&args[0]).items.reverse();
        Ok(Value::NONE)
    }),
    Method::new("tobytes", "", |interp, args| Ok(bytes::bytes_value(interp, to_bytes(interp, of(&args[0]))?))),
    Method::new("tofile", "f, /", to_file),
    Method::new("tolist", "", |interp, args| Ok(interp.list(values(interp, of(&args[0]))?).into_value())),
    Method::new("tounicode", "", to_unicode),
];

pub(super) const GETSET: &[GetSet] = &[
    GetSet::read_only("itemsize", |interp, this| Ok(interp.int_from_usize(of(this).items.item_size()))),
    GetSet::read_only("typecode", |interp, this| Ok(interp.text(String::from(char::from(of(this).code))).into_value())),
];

/// The values of all items.
pub(super) fn values(interp: &Interp, array: &Array) -> Outcome<Vec<Value>> {
    interp.check_room(array.items.len() * size_of::<Value>())?;
    Ok((0..array.items.len()).filter_map(|index| array.items.get(interp, index)).collect())
}

fn to_bytes(interp: &Interp, array: &Array) -> Outcome<Vec<u8>> {
    interp.check_room(array.items.len() * array.items.item_size())?;
    Ok(array.items.to_bytes())
}

fn copy(interp: &Interp, args: &Args<'_>) -> Outcome {
    let array = of(&args[0]);
    interp.check_room(array.items.capacity_bytes())?;
    Ok(make(interp, array.code, array.items.copy()))
}

fn code_text(interp: &Interp, array: &Array) -> Value {
    interp.text(String::from(char::from(array.code))).into_value()
}

fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    number::to_i64(interp, &args[1])?;
    let array = of(&args[0]);
    let items = interp.list(values(interp, array)?).into_value();
    let arguments = interp.tuple([code_text(interp, array), items]).into_value();
    Ok(interp.tuple([interp.type_of(&args[0]).value(), arguments, Value::NONE]).into_value())
}

fn size(interp: &Interp, args: &Args<'_>) -> Outcome {
    /// Bytes of an empty array of CPython.
    const EMPTY: usize = 80;
    Ok(interp.int_from_usize(EMPTY + of(&args[0]).items.capacity_bytes()))
}

fn append(interp: &Interp, args: &Args<'_>) -> Outcome {
    push(interp, of(&args[0]), &args[1]).map(|()| Value::NONE)
}

/// Appends an item. May run Python, before anything changes.
pub(super) fn push(interp: &Interp, array: &Array, value: &Value) -> Outcome<()> {
    array.check_resizable(interp)?;
    array.items.push(interp, array.code, value)
}

/// The address is that of the object: items have none that stays.
fn buffer_info(interp: &Interp, args: &Args<'_>) -> Outcome {
    let array = of(&args[0]);
    let place = interp.int(address(&args[0]) as i64);
    Ok(interp.tuple([place, interp.int_from_usize(array.items.len())]).into_value())
}

/// The place of the first item that equals `wanted`. Items are fresh values, so identity says nothing. May run Python.
fn find(interp: &Interp, array: &Array, wanted: &Value, start: usize, stop: usize) -> Outcome<Option<usize>> {
    let mut index = start;
    while index < stop
        && let Some(item) = array.items.get(interp, index)
    {
        if compare::test(interp, &item, wanted, CompareOp::Equal)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

/// `item in array`. May run Python.
pub(super) fn contains(interp: &Interp, this: &Value, item: &Value) -> Outcome<bool> {
    Ok(find(interp, of(this), item, 0, usize::MAX)?.is_some())
}

fn count(interp: &Interp, args: &Args<'_>) -> Outcome {
    let array = of(&args[0]);
    let mut number = 0;
    let mut start = 0;
    while let Some(place) = find(interp, array, &args[1], start, usize::MAX)? {
        number += 1;
        start = place + 1;
    }
    Ok(interp.int(number))
}

fn index(interp: &Interp, args: &Args<'_>) -> Outcome {
    let array = of(&args[0]);
    let bound = |value: &Value| sequence::search_bound(interp, value);
    let start = sequence::clamp_index(bound(&args[2])?, array.items.len());
    let stop = match args.optional(3) {
        Some(stop) => sequence::clamp_index(bound(stop)?, array.items.len()),
        None => usize::MAX,
    };
    match find(interp, array, &args[1], start, stop)? {
        Some(place) => Ok(interp.int_from_usize(place)),
        None => Err(interp.value_error("array.index(x): x not in array")),
    }
}

fn remove(interp: &Interp, args: &Args<'_>) -> Outcome {
    let array = of(&args[0]);
    match find(interp, array, &args[1], 0, usize::MAX)? {
        Some(place) => {
            array.check_resizable(interp)?;
            array.items.remove(interp, place);
            Ok(Value::NONE)
        }
        None => Err(interp.value_error("array.remove(x): x not in array")),
    }
}

fn insert(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = number::to_i64(interp, &args[1])?;
    let array = of(&args[0]);
    array.check_resizable(interp)?;
    let place = |length: usize| sequence::clamp_index(place, length);
    array.items.insert(interp, array.code, &args[2], place).map(|()| Value::NONE)
}

fn pop(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = number::to_i64(interp, &args[1])?;
    let array = of(&args[0]);
    let length = array.items.len();
    if length == 0 {
        return Err(interp.index_error("pop from empty array"));
    }
    array.check_resizable(interp)?;
    let item = sequence::resolve_index(place, length).and_then(|place| array.items.remove(interp, place));
    item.ok_or_else(|| interp.index_error("pop index out of range"))
}

/// Appends the items of another array of the same type, or those of any iterable. May run Python.
fn extend(interp: &Interp, this: &Value, more: &Value) -> Outcome<()> {
    let array = of(this);
    let Some(other) = more.cast::<Array>() else {
        return iterate::for_each(interp, more, |item| push(interp, array, &item).map(|()| true));
    };
    if other.code != array.code {
        return Err(interp.type_error("can only extend with array of same kind"));
    }
    array.check_resizable(interp)?;
    interp.check_room(other.items.capacity_bytes())?;
    array.items.extend(&other.items);
    Ok(())
}

/// Appends items from their bytes.
pub(super) fn extend_from_bytes(interp: &Interp, array: &Array, content: &[u8]) -> Outcome<()> {
    if !content.len().is_multiple_of(array.items.item_size()) {
        return Err(interp.value_error("bytes length not a multiple of item size"));
    }
    array.check_resizable(interp)?;
    interp.check_room(content.len())?;
    array.items.extend_bytes(content);
    Ok(())
}

fn from_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let content = buffer::required(interp, &args[1])?;
    extend_from_bytes(interp, of(&args[0]), &content).map(|()| Value::NONE)
}

fn from_file(interp: &Interp, args: &Args<'_>) -> Outcome {
    let array = of(&args[0]);
    let count = number::to_i64(interp, &args[2])?;
    let Ok(count) = usize::try_from(count) else {
        return Err(interp.value_error("negative count"));
    };
    let Some(wanted) = count.checked_mul(array.items.item_size()) else {
        return Err(interp.out_of_memory());
    };
    let content = call::call_method(interp, &args[1], &interp.intern("read"), &[interp.int_from_usize(wanted)])?;
    let Some(content) = content.cast::<bytes::Bytes>().map(|_| buffer::required(interp, &content)) else {
        return Err(interp.type_error("read() didn't return bytes"));
    };
    let content = content?;
    extend_from_bytes(interp, array, &content)?;
    if content.len() < wanted {
        return Err(interp.eof_error("read() didn't return enough bytes"));
    }
    Ok(Value::NONE)
}

fn to_file(interp: &Interp, args: &Args<'_>) -> Outcome {
    let content = bytes::bytes_value(interp, to_bytes(interp, of(&args[0]))?);
    call::call_method(interp, &args[1], &interp.names.write, &[content])?;
    Ok(Value::NONE)
}

/// Appends all items of a list or none.
fn from_list(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(list) = args[1].cast::<List>() else {
        return Err(interp.type_error("arg must be list"));
    };
    let array = of(&args[0]);
    let before = array.items.len();
    for item in list.items.to_vec() {
        if let Err(raised) = push(interp, array, &item) {
            array.items.truncate(before);
            return Err(raised);
        }
    }
    Ok(Value::NONE)
}

fn from_unicode(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(text) = args[1].cast::<Str>() else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("fromunicode() argument must be str, not {name}")));
    };
    let array = of(&args[0]);
    if !is_character_code(array.code) {
        return Err(interp.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')"));
    }
    array.check_resizable(interp)?;
    array.items.extend_characters(text::code_points(text.as_bytes()));
    Ok(Value::NONE)
}

fn to_unicode(interp: &Interp, args: &Args<'_>) -> Outcome {
    match of(&args[0]).items.characters() {
        Some(points) => Ok(interp.text_from_wtf8(&text::collect(points)).into_value()),
        None => Err(interp.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')")),
    }
}

/// `array + other`.
pub(super) fn add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let array = of(this);
    let Some(more) = other.cast::<Array>() else {
        if let Some(result) = sequence::try_foreign(interp, crate::object::BinaryOp::Add, this, other)? {
            return Ok(result);
        }
        let name = interp.type_of(other).name();
        return Err(interp.type_error(format!("can only append array (not \"{name}\") to array")));
    };
    if more.code != array.code {
        return Err(interp.type_error("bad argument type for built-in operation"));
    }
    interp.check_room(array.items.capacity_bytes() + more.items.capacity_bytes())?;
    let sum = array.items.copy();
    sum.extend(&more.items);
    Ok(make(interp, array.code, sum))
}

/// `array += other`.
pub(super) fn inplace_add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    if other.cast::<Array>().is_none() {
        let name = interp.type_of(other).name();
        return Err(interp.type_error(format!("can only extend array with array (not \"{name}\")")));
    }
    extend(interp, this, other)?;
    Ok(this.clone())
}

fn repeated(interp: &Interp, array: &Array, count: i64) -> Outcome<super::storage::Storage> {
    let length = array.items.len();
    let total = sequence::repeat_length(interp, length, count, array.items.item_size())?;
    Ok(array.items.repeated(total.map_or(0, |total| total / length)))
}

/// `array * other`, and `other * array`.
pub(super) fn multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let array = of(this);
    match sequence::repeat_count(interp, other)? {
        Some(count) => Ok(make(interp, array.code, repeated(interp, array, count)?)),
        None => sequence::multiply_foreign(interp, this, other),
    }
}

/// `array *= other`.
pub(super) fn inplace_multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let array = of(this);
    match sequence::repeat_count(interp, other)? {
        Some(count) => {
            array.check_resizable(interp)?;
            array.items.replace(repeated(interp, array, count)?);
            Ok(this.clone())
        }
        None => sequence::multiply_foreign(interp, this, other),
    }
}

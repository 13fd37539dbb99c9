//! The type `list`.
//!
//! Items are copied out before anything that may run Python and places are checked again afterwards.

use crate::object::builder::TypeSpec;
use crate::object::header::Ref;
use crate::object::list::{List, drop_backward};
use crate::object::protocol::{iterate, number, text, truth};
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, SlotFunction, SlotKey};

use super::slice::{Fitted, Slice};
use super::{arguments, generic_alias, iterators, list_sort, sequence};

static SPEC: TypeSpec = TypeSpec {
    name: "list",
    documentation: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
    flags: flags::BASE | flags::SEQUENCE | flags::MATCH_SELF,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Unhashable),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(compare)),
        (SlotKey::Iter, SlotFunction::Unary(iter)),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(list_of(this).items.len()))),
        (SlotKey::Contains, SlotFunction::Contains(contains)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::SetItem, SlotFunction::SetItem(set_item)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(add)),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(multiply)),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(reflected_multiply)),
        (SlotKey::Inplace(BinaryOp::Add), SlotFunction::Binary(inplace_add)),
        (SlotKey::Inplace(BinaryOp::Multiply), SlotFunction::Binary(inplace_multiply)),
    ],
    methods: &[
        Method::class("__class_getitem__", "object, /", super::generic_alias::class_getitem),
        Method::new("append", "object, /", append),
        Method::new("clear", "", clear),
        Method::new("copy", "", copy),
        Method::new("count", "object, /", count),
        Method::new("extend", "iterable, /", extend_method),
        Method::new("index", "object, start=0, stop=..., /", index),
        Method::new("insert", "index, object, /", insert),
        Method::new("pop", "*args", pop),
        Method::new("remove", "object, /", remove),
        Method::new("reverse", "", reverse),
        Method::new("sort", "*, key=None, reverse=False", sort),
        Method::new("__reversed__", "", reversed),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<List>(&interp.types.list, &interp.types.object, &SPEC);
}

#[inline(always)]
fn list_of(value: &Value) -> &List {
    value.cast().expect("the receiver of a list method is a list")
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    Ok(interp.allocate(ty, List::new(Vec::new())).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() > 0 && arguments::has_native_new(interp, interp.type_of(this)) {
        arguments::no_keywords(interp, "list", args)?;
    }
    arguments::count(interp, "list", args, 0, 1)?;
    let list = list_of(this);
    drop(list.items.take());
    match args.positional().first() {
        Some(iterable) => extend(interp, list, iterable),
        None => Ok(()),
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let list = list_of(this);
    if list.items.is_empty() {
        return Ok(interp.text("[]").into_value());
    }
    let bytes = text::guarded_repr(interp, this, || sequence::repr_items(interp, &list.items, "[", "]"))?;
    Ok(sequence::text_from_bytes(interp, bytes.unwrap_or_else(|| b"[...]".to_vec())))
}

fn compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    match other.cast::<List>() {
        Some(other) => sequence::rich_compare(interp, &list_of(this).items, &other.items, op),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn iter(interp: &Interp, this: &Value) -> Outcome {
    let list: Ref<List> = this.to_ref().expect("the receiver of a list method is a list");
    Ok(iterators::list_iterator(interp, list))
}

fn contains(interp: &Interp, this: &Value, item: &Value) -> Outcome<bool> {
    Ok(sequence::find(interp, &list_of(this).items, item, 0, usize::MAX)?.is_some())
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    if let Some(slice) = key.cast::<Slice>() {
        return get_slice(interp, this, slice);
    }
    let index = sequence::subscript_index(interp, key, "list")?;
    let items = &list_of(this).items;
    let item = sequence::resolve_index(index, items.len()).and_then(|index| items.get(index));
    item.ok_or_else(|| interp.index_error("list index out of range"))
}

#[inline(never)]
fn get_slice(interp: &Interp, this: &Value, slice: &Slice) -> Outcome {
    let unfitted = slice.unpack(interp)?;
    let items = &list_of(this).items;
    let fitted = unfitted.fit(items.len());
    Ok(interp.list(items.read(|items| slice_items(items, fitted))).into_value())
}

/// Copies of the items a slice selects. Runs no Python.
pub(super) fn slice_items(items: &[Value], fitted: Fitted) -> Vec<Value> {
    if fitted.count == 0 {
        return Vec::new();
    }
    match fitted.step {
        1 => items[fitted.start as usize..][..fitted.count].to_vec(),
        _ => fitted.indexes().map(|index| items[index].clone()).collect(),
    }
}

fn set_item(interp: &Interp, this: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    if let Some(slice) = key.cast::<Slice>() {
        return match value {
            Some(value) => set_slice(interp, this, slice, value),
            None => delete_slice(interp, this, slice),
        };
    }
    let index = sequence::subscript_index(interp, key, "list")?;
    let items = &list_of(this).items;
    let Some(index) = sequence::resolve_index(index, items.len()) else {
        return Err(interp.index_error("list assignment index out of range"));
    };
    match value {
        Some(value) => drop(items.set(index, value.clone())),
        None => drop(items.remove(index)),
    }
    Ok(())
}

#[inline(never)]
fn set_slice(interp: &Interp, this: &Value, slice: &Slice, value: &Value) -> Outcome<()> {
    let unfitted = slice.unpack(interp)?;
    let values = collect_for_slice(interp, value)?;
    let items = &list_of(this).items;
    let fitted = unfitted.fit(items.len());
    if fitted.step == 1 {
        let (start, stop) = (fitted.start as usize, fitted.stop.max(fitted.start) as usize);
        drop_backward(items.splice(start, stop, values));
        return Ok(());
    }
    if values.len() != fitted.count {
        let (given, wanted) = (values.len(), fitted.count);
        return Err(interp.value_error(format!("attempt to assign sequence of size {given} to extended slice of size {wanted}")));
    }
    for (index, value) in fitted.indexes().zip(values) {
        drop(items.set(index, value));
    }
    Ok(())
}

/// The items to assign to a slice.
fn collect_for_slice(interp: &Interp, value: &Value) -> Outcome<Vec<Value>> {
    let iterable = interp.type_of(value);
    let is_sequence = interp.types.list.is_type_of(value) || interp.types.tuple.is_type_of(value);
    if !is_sequence && iterable.slots.iter.get().is_none() && iterable.slots.getitem.get().is_none() {
        return Err(interp.type_error("must assign iterable to extended slice"));
    }
    iterate::collect(interp, value)
}

#[inline(never)]
fn delete_slice(interp: &Interp, this: &Value, slice: &Slice) -> Outcome<()> {
    let unfitted = slice.unpack(interp)?;
    let items = &list_of(this).items;
    let fitted = unfitted.fit(items.len()).ascending();
    if fitted.count == 0 {
        return Ok(());
    }
    if fitted.step == 1 {
        drop_backward(items.splice(fitted.start as usize, fitted.start as usize + fitted.count, Vec::new()));
        return Ok(());
    }
    let (start, step) = (fitted.start as usize, fitted.step as usize);
    let is_deleted = |index: usize| index >= start && (index - start).is_multiple_of(step) && (index - start) / step < fitted.count;
    let (deleted, kept): (Vec<_>, Vec<_>) = items.take().into_iter().enumerate().partition(|(index, _)| is_deleted(*index));
    drop(items.replace(kept.into_iter().map(|(_, value)| value).collect()));
    drop(deleted);
    Ok(())
}

fn add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let Some(more) = other.cast::<List>() else {
        return sequence::add_foreign(interp, this, other, "list");
    };
    let items = &list_of(this).items;
    if !interp.heap.has_room((items.len() + more.items.len()) * size_of::<Value>()) {
        return Err(interp.memory_error(""));
    }
    let mut sum = Vec::with_capacity(items.len() + more.items.len());
    items.read(|items| sum.extend_from_slice(items));
    more.items.read(|items| sum.extend_from_slice(items));
    Ok(interp.list(sum).into_value())
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
    let repeated = list_of(this).items.read(|items| sequence::repeat_items(interp, items, count))?;
    Ok(interp.list(repeated).into_value())
}

fn inplace_add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    if other.cast::<List>().is_none()
        && let Some(result) = sequence::try_foreign(interp, BinaryOp::Add, this, other)?
    {
        return Ok(result);
    }
    extend(interp, list_of(this), other)?;
    Ok(this.clone())
}

fn inplace_multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let Some(count) = sequence::repeat_count(interp, other)? else {
        return sequence::multiply_foreign(interp, this, other);
    };
    let items = &list_of(this).items;
    let repeated = items.read(|items| sequence::repeat_items(interp, items, count))?;
    drop(items.replace(repeated));
    Ok(this.clone())
}

/// Appends the items of an iterable, one by one as they come. May run Python.
pub fn extend(interp: &Interp, list: &List, iterable: &Value) -> Outcome<()> {
    let is_sequence = interp.types.list.is_type_of(iterable) || interp.types.tuple.is_type_of(iterable);
    if is_sequence {
        list.items.extend(iterate::collect(interp, iterable)?);
        return Ok(());
    }
    let iterator = iterate::iter(interp, iterable)?;
    let hint = iterate::length_hint(interp, iterable)?;
    list.items.reserve(hint.min(1 << 16));
    while let Some(item) = iterate::next(interp, &iterator)? {
        if list.items.is_full() && !interp.heap.has_room(list.items.capacity_bytes() * 2) {
            return Err(interp.memory_error(""));
        }
        list.items.push(item);
    }
    Ok(())
}

fn append(_interp: &Interp, args: &Args<'_>) -> Outcome {
    list_of(&args[0]).items.push(args[1].clone());
    Ok(Value::NONE)
}

fn clear(_interp: &Interp, args: &Args<'_>) -> Outcome {
    drop_backward(list_of(&args[0]).items.take());
    Ok(Value::NONE)
}

fn copy(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(interp.list(list_of(&args[0]).items.to_vec()).into_value())
}

fn count(interp: &Interp, args: &Args<'_>) -> Outcome {
    let number = sequence::count(interp, &list_of(&args[0]).items, &args[1])?;
    Ok(interp.int_from_usize(number))
}

fn extend_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    extend(interp, list_of(&args[0]), &args[1])?;
    Ok(Value::NONE)
}

fn index(interp: &Interp, args: &Args<'_>) -> Outcome {
    let items = &list_of(&args[0]).items;
    match sequence::index_between(interp, items, &args[1], &args[2], args.optional(3))? {
        Some(index) => Ok(interp.int_from_usize(index)),
        None => {
            let wanted = text::repr_string(interp, &args[1])?;
            Err(interp.value_error(format!("{wanted} is not in list")))
        }
    }
}

fn insert(interp: &Interp, args: &Args<'_>) -> Outcome {
    let index = number::to_i64(interp, &args[1])?;
    let items = &list_of(&args[0]).items;
    items.insert(sequence::clamp_index(index, items.len()), args[2].clone());
    Ok(Value::NONE)
}

fn pop(interp: &Interp, args: &Args<'_>) -> Outcome {
    arguments::of_method(interp, "list", "pop", args, 0, 1)?;
    let index = args.positional().get(1).map_or(Ok(-1), |index| number::to_i64(interp, index))?;
    let items = &list_of(&args[0]).items;
    if index == -1
        && let Some(item) = items.pop()
    {
        return Ok(item);
    }
    if items.is_empty() {
        return Err(interp.index_error("pop from empty list"));
    }
    let item = sequence::resolve_index(index, items.len()).and_then(|index| items.remove(index));
    item.ok_or_else(|| interp.index_error("pop index out of range"))
}

fn remove(interp: &Interp, args: &Args<'_>) -> Outcome {
    let items = &list_of(&args[0]).items;
    match sequence::find(interp, items, &args[1], 0, usize::MAX)? {
        Some(index) => {
            drop(items.remove(index));
            Ok(Value::NONE)
        }
        None => Err(interp.value_error("list.remove(x): x not in list")),
    }
}

fn reverse(_interp: &Interp, args: &Args<'_>) -> Outcome {
    list_of(&args[0]).items.reverse();
    Ok(Value::NONE)
}

fn sort(interp: &Interp, args: &Args<'_>) -> Outcome {
    let key = Some(&args[1]).filter(|key| !key.is_none());
    let is_reversed = truth::is_true(interp, &args[2])?;
    list_sort::sort(interp, list_of(&args[0]), key, is_reversed)?;
    Ok(Value::NONE)
}

fn reversed(interp: &Interp, args: &Args<'_>) -> Outcome {
    let list: Ref<List> = args[0].to_ref().expect("the receiver of a list method is a list");
    Ok(iterators::list_reverse_iterator(interp, list))
}

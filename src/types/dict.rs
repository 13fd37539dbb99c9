//! The type `dict`.
//!
//! A lookup may run Python, which may change the dict: places found are used before anything else runs.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::dispatch::call_special;
use crate::object::header::Ref;
use crate::object::protocol::{call, compare, item, iterate, mapping, text};
use crate::object::table::Table;
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, Raised, SlotFunction, SlotKey};

use super::dict_iterators::{self, Kind};
use super::{arguments, dict_update, dict_views, generic_alias, sequence};

static SPEC: TypeSpec = TypeSpec {
    name: "dict",
    documentation: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    flags: flags::BASE | flags::MAPPING | flags::MATCH_SELF,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Unhashable),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(|interp, this| Ok(dict_iterators::forward(interp, reference(this), Kind::Keys)))),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(dict_of(this).table.len()))),
        (SlotKey::Contains, SlotFunction::Contains(contains)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::SetItem, SlotFunction::SetItem(set_item)),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(or)),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(reflected_or)),
        (SlotKey::Inplace(BinaryOp::Or), SlotFunction::Binary(inplace_or)),
    ],
    methods: &[
        Method::class("__class_getitem__", "object, /", super::generic_alias::class_getitem),
        Method::new("clear", "", clear),
        Method::new("copy", "", copy),
        Method::class("fromkeys", "iterable, value=None, /", from_keys),
        Method::new("get", "*args", get),
        Method::new("items", "", |interp, args| Ok(dict_views::view(interp, reference(&args[0]), Kind::Items))),
        Method::new("keys", "", |interp, args| Ok(dict_views::view(interp, reference(&args[0]), Kind::Keys))),
        Method::new("pop", "*args", pop),
        Method::new("popitem", "", pop_item),
        Method::new("setdefault", "key, default=None, /", set_default),
        Method::new("update", "*args, **kwargs", update),
        Method::new("values", "", |interp, args| Ok(dict_views::view(interp, reference(&args[0]), Kind::Values))),
        Method::new("__reversed__", "", |interp, args| Ok(dict_iterators::backward(interp, reference(&args[0]), Kind::Keys))),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Dict>(&interp.types.dict, &interp.types.object, &SPEC);
}

#[inline(always)]
fn dict_of(value: &Value) -> &Dict {
    value.cast().expect("the receiver of a dict method is a dict")
}

#[inline(always)]
fn reference(value: &Value) -> Ref<Dict> {
    value.to_ref().expect("the receiver of a dict method is a dict")
}

/// A plain dict with the same keys and values. May run Python, for a subclass that iterates in its own way.
pub fn copy_of(interp: &Interp, dict: &Value) -> Outcome<Ref<Dict>> {
    let copy = interp.dict();
    dict_update::with(interp, &copy, dict)?;
    Ok(copy)
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    Ok(interp.allocate(ty, Dict::new()).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    arguments::count(interp, "dict", args, 0, 1)?;
    dict_update::with_arguments(interp, dict_of(this), args)
}

fn update(interp: &Interp, args: &Args<'_>) -> Outcome {
    let rest = args.skip(1);
    arguments::count(interp, "update", &rest, 0, 1)?;
    dict_update::with_arguments(interp, dict_of(&args[0]), &rest)?;
    Ok(Value::NONE)
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let table = &dict_of(this).table;
    if table.is_empty() {
        return Ok(interp.text("{}").into_value());
    }
    let bytes = text::guarded_repr(interp, this, || repr_entries(interp, table))?;
    Ok(sequence::text_from_bytes(interp, bytes.unwrap_or_else(|| b"{...}".to_vec())))
}

fn repr_entries(interp: &Interp, table: &Table<Value>) -> Outcome<Vec<u8>> {
    let mut bytes = b"{".to_vec();
    let mut number = 0;
    while let Some((found, key, value)) = table.next_entry(number) {
        if bytes.len() > 1 {
            bytes.extend_from_slice(b", ");
        }
        bytes.extend_from_slice(text::repr(interp, &key)?.as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(text::repr(interp, &value)?.as_bytes());
        if !interp.heap.has_room(bytes.len()) {
            return Err(interp.memory_error(""));
        }
        number = found + 1;
    }
    bytes.push(b'}');
    Ok(bytes)
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (CompareOp::Equal | CompareOp::NotEqual, Some(other)) = (op, other.cast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let is_equal = are_equal(interp, dict_of(this), other)?;
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}

fn are_equal(interp: &Interp, one: &Dict, other: &Dict) -> Outcome<bool> {
    if one.table.len() != other.table.len() {
        return Ok(false);
    }
    let mut number = 0;
    while let Some((found, key, value)) = one.table.next_entry(number) {
        let hash = match one.table.hashed_key(found) {
            Some((hash, _)) => hash,
            None => compare::hash(interp, &key)?,
        };
        let place = mapping::find(interp, &other.table, &key, hash)?;
        match place.and_then(|place| other.table.value_at(place)) {
            Some(counterpart) if compare::equal(interp, &counterpart, &value)? => {}
            _ => return Ok(false),
        }
        number = found + 1;
    }
    Ok(true)
}

fn contains(interp: &Interp, this: &Value, key: &Value) -> Outcome<bool> {
    let hash = compare::hash(interp, key)?;
    Ok(mapping::find(interp, &dict_of(this).table, key, hash)?.is_some())
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    match mapping::get(interp, dict_of(this), key)? {
        Some(value) => Ok(value),
        None => missing(interp, this, key),
    }
}

#[cold]
#[inline(never)]
fn missing(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    if !interp.types.dict.is_type_of(this)
        && let Some(value) = call_special(interp, this, &interp.names.missing, &[key])?
    {
        return Ok(value);
    }
    Err(interp.key_error(key))
}

fn set_item(interp: &Interp, this: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    match value {
        Some(value) => mapping::set(interp, dict_of(this), key.clone(), value.clone()).map(drop),
        None => match mapping::remove(interp, dict_of(this), key)? {
            Some(_) => Ok(()),
            None => Err(interp.key_error(key)),
        },
    }
}

fn or(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    union(interp, this, other)
}

fn reflected_or(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    union(interp, other, this)
}

fn union(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (Some(_), Some(_)) = (one.cast::<Dict>(), other.cast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let result = copy_of(interp, one)?;
    dict_update::with(interp, &result, other)?;
    Ok(result.into_value())
}

fn inplace_or(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    dict_update::with(interp, dict_of(this), other)?;
    Ok(this.clone())
}

fn clear(_interp: &Interp, args: &Args<'_>) -> Outcome {
    dict_of(&args[0]).table.clear();
    Ok(Value::NONE)
}

fn copy(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(copy_of(interp, &args[0])?.into_value())
}

fn from_keys(interp: &Interp, args: &Args<'_>) -> Outcome {
    let result = call::call(interp, &args[0], &Args::EMPTY)?;
    let is_plain = interp.types.dict.is_type_of(&result);
    let value = &args[2];
    let dict = result.to_ref::<Dict>().filter(|_| is_plain);
    iterate::for_each(interp, &args[1], |key| {
        match &dict {
            Some(dict) => drop(mapping::set(interp, dict, key, value.clone())?),
            None => item::set(interp, &result, &key, value)?,
        }
        Ok(true)
    })?;
    Ok(result)
}

fn get(interp: &Interp, args: &Args<'_>) -> Outcome {
    arguments::of_method(interp, "dict", "get", args, 1, 2)?;
    let found = mapping::get(interp, dict_of(&args[0]), &args[1])?;
    Ok(found.unwrap_or_else(|| args.positional().get(2).cloned().unwrap_or(Value::NONE)))
}

fn pop(interp: &Interp, args: &Args<'_>) -> Outcome {
    arguments::of_method(interp, "dict", "pop", args, 1, 2)?;
    let dict = dict_of(&args[0]);
    // The default answers for an empty dict even when the key has no hash.
    let found = if dict.table.is_empty() { None } else { mapping::remove(interp, dict, &args[1])? };
    match (found, args.positional().get(2)) {
        (Some((_, value)), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(interp.key_error(&args[1])),
    }
}

fn pop_item(interp: &Interp, args: &Args<'_>) -> Outcome {
    let table = &dict_of(&args[0]).table;
    let last = table.previous_entry(usize::MAX);
    match last.and_then(|(number, ..)| table.remove(number)) {
        Some((key, value)) => Ok(interp.tuple([key, value]).into_value()),
        None => Err(empty_error(interp)),
    }
}

#[cold]
fn empty_error(interp: &Interp) -> Raised {
    interp.key_error(interp.text("popitem(): dictionary is empty").as_value())
}

fn set_default(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (dict, key, default) = (dict_of(&args[0]), &args[1], &args[2]);
    let hash = compare::hash(interp, key)?;
    let place = mapping::find(interp, &dict.table, key, hash)?;
    if let Some(value) = place.and_then(|place| dict.table.value_at(place)) {
        return Ok(value);
    }
    dict.table.add(key.clone(), hash, default.clone());
    Ok(default.clone())
}

//! The views of dict: `dict_keys`, `dict_values`, `dict_items`, and the set operations of the first and last.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Ref, Visit};
use crate::object::protocol::{compare, item, iterate, mapping, text};
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey};

use super::dict_iterators::{self, Kind};
use super::set::{self, Set};
use super::set_table::SetTable;
use super::{dict, mappingproxy, sequence, set_operations};

/// Payload of the three views; the type says which.
pub struct DictView {
    dict: Ref<Dict>,
}

impl Payload for DictView {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.dict);
    }
}

/// A view of a dict.
pub fn view(interp: &Interp, dict: Ref<Dict>, kind: Kind) -> Value {
    let ty = match kind {
        Kind::Keys => &interp.types.dict_keys,
        Kind::Values => &interp.types.dict_values,
        Kind::Items => &interp.types.dict_items,
    };
    interp.allocate(ty, DictView { dict }).into_value()
}

fn dict_of(value: &Value) -> &Ref<Dict> {
    &value.cast::<DictView>().expect("the receiver is a view of a dict").dict
}

/// Kind of a view that is like a set.
fn set_kind(interp: &Interp, value: &Value) -> Option<Kind> {
    if interp.types.dict_keys.is_type_of(value) {
        Some(Kind::Keys)
    } else if interp.types.dict_items.is_type_of(value) {
        Some(Kind::Items)
    } else {
        None
    }
}

macro_rules! view_type {
    ($spec:ident $name:literal $kind:ident, [$( $slot:expr, )*], [$( $method:expr, )*]) => {
        static $spec: TypeSpec = TypeSpec {
            name: $name,
            slots: &[
                (SlotKey::Repr, SlotFunction::Unary(repr)),
                (SlotKey::Iter, SlotFunction::Unary(|interp, this| Ok(dict_iterators::forward(interp, dict_of(this).clone(), Kind::$kind)))),
                (SlotKey::Length, SlotFunction::Length(|_, this| Ok(dict_of(this).table.len()))),
                $( $slot, )*
            ],
            methods: &[
                Method::new("__reversed__", "", |interp, args| {
                    Ok(dict_iterators::backward(interp, dict_of(&args[0]).clone(), Kind::$kind))
                }),
                $( $method, )*
            ],
            getset: &[GetSet::read_only("mapping", mapping_of)],
            ..TypeSpec::EMPTY
        };
    };
}

macro_rules! set_view_type {
    ($spec:ident $name:literal $kind:ident $contains:ident) => {
        view_type! {
            $spec $name $kind,
            [
                (SlotKey::Contains, SlotFunction::Contains($contains)),
                (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
                (SlotKey::Hash, SlotFunction::Unhashable),
                (SlotKey::Binary(BinaryOp::And), SlotFunction::Binary(and)),
                (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(or)),
                (SlotKey::Binary(BinaryOp::Xor), SlotFunction::Binary(xor)),
                (SlotKey::Binary(BinaryOp::Subtract), SlotFunction::Binary(subtract)),
                (SlotKey::Reflected(BinaryOp::And), SlotFunction::Binary(|interp, this, other| and(interp, other, this))),
                (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(|interp, this, other| or(interp, other, this))),
                (SlotKey::Reflected(BinaryOp::Xor), SlotFunction::Binary(|interp, this, other| xor(interp, other, this))),
                (SlotKey::Reflected(BinaryOp::Subtract), SlotFunction::Binary(|interp, this, other| subtract(interp, other, this))),
            ],
            [Method::new("isdisjoint", "object, /", is_disjoint),]
        }
    };
}

set_view_type! { KEYS "dict_keys" Keys keys_contain }
set_view_type! { ITEMS "dict_items" Items items_contain }
view_type! { VALUES "dict_values" Values, [], [] }

/// Makes the types.
pub fn install(interp: &Interp) {
    let types = &interp.types;
    interp.define::<DictView>(&types.dict_keys, &types.object, &KEYS);
    interp.define::<DictView>(&types.dict_values, &types.object, &VALUES);
    interp.define::<DictView>(&types.dict_items, &types.object, &ITEMS);
}

fn mapping_of(interp: &Interp, this: &Value) -> Outcome {
    Ok(mappingproxy::make(interp, dict_of(this).value()))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let name = interp.type_of(this).name();
    let bytes = text::guarded_repr(interp, this, || {
        let items = iterate::collect(interp, this)?;
        sequence::repr_items(interp, &items[..], &format!("{name}(["), "])")
    })?;
    Ok(sequence::text_from_bytes(interp, bytes.unwrap_or_else(|| b"...".to_vec())))
}

fn keys_contain(interp: &Interp, this: &Value, key: &Value) -> Outcome<bool> {
    let hash = compare::hash(interp, key)?;
    Ok(mapping::find(interp, &dict_of(this).table, key, hash)?.is_some())
}

fn items_contain(interp: &Interp, this: &Value, pair: &Value) -> Outcome<bool> {
    let Some([key, value]) = pair.cast::<Tuple>().map(Tuple::items) else {
        return Ok(false);
    };
    match mapping::get(interp, dict_of(this), key)? {
        Some(found) => compare::equal(interp, &found, value),
        None => Ok(false),
    }
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    if other.cast::<Set>().is_none() && set_kind(interp, other).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (length, other_length) = (item::length(interp, this)?, item::length(interp, other)?);
    let result = match op {
        CompareOp::Equal => length == other_length && all_in(interp, this, other)?,
        CompareOp::NotEqual => !(length == other_length && all_in(interp, this, other)?),
        CompareOp::Less => length < other_length && all_in(interp, this, other)?,
        CompareOp::LessEqual => length <= other_length && all_in(interp, this, other)?,
        CompareOp::Greater => length > other_length && all_in(interp, other, this)?,
        CompareOp::GreaterEqual => length >= other_length && all_in(interp, other, this)?,
    };
    Ok(Value::bool(result))
}

fn all_in(interp: &Interp, members: &Value, container: &Value) -> Outcome<bool> {
    let mut are_all = true;
    iterate::for_each(interp, members, |member| {
        are_all = item::contains(interp, container, &member)?;
        Ok(are_all)
    })?;
    Ok(are_all)
}

/// Either operand may be the view; the other one is any iterable.
fn and(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let (mut view, mut other) = if set_kind(interp, one).is_some() { (one, other) } else { (other, one) };
    let length = item::length(interp, view)?;
    let is_plain_set = interp.types.set.is_type_of(other) || interp.types.frozenset.is_type_of(other);
    if is_plain_set
        && let Some(members) = other.cast::<Set>()
        && length <= members.table.len()
    {
        return set_operations::intersection(interp, members, view).map(|table| set::new_like(interp, other, table));
    }
    if set_kind(interp, other).is_some() && item::length(interp, other)? > length {
        (view, other) = (other, view);
    }
    let result = Set::default();
    iterate::for_each(interp, other, |member| {
        if item::contains(interp, view, &member)? {
            set_operations::add(interp, &result.table, member)?;
        }
        Ok(true)
    })?;
    Ok(set::new_set(interp, result.table))
}

/// A table of the members of an operand. The keys of a plain dict are taken from the dict, which tells how many they are.
fn table_of(interp: &Interp, operand: &Value) -> Outcome<SetTable> {
    if set_kind(interp, operand) == Some(Kind::Keys)
        && let dict = dict_of(operand).as_value()
        && interp.types.dict.is_type_of(dict)
    {
        return set_operations::table_from(interp, dict);
    }
    set_operations::table_from(interp, operand)
}

fn or(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let table = table_of(interp, one)?;
    set_operations::update(interp, &table, other)?;
    Ok(set::new_set(interp, table))
}

fn xor(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    if set_kind(interp, one) == Some(Kind::Items) && set_kind(interp, other) == Some(Kind::Items) {
        return xor_items(interp, dict_of(one), dict_of(other));
    }
    let table = table_of(interp, one)?;
    set_operations::symmetric_difference_update(interp, &table, other)?;
    Ok(set::new_set(interp, table))
}

/// The pairs that only one of two dicts has. Pairs of both need no hash, as their values are compared first.
fn xor_items(interp: &Interp, one: &Ref<Dict>, other: &Ref<Dict>) -> Outcome {
    let rest = dict::copy_of(interp, one.as_value())?;
    let result = SetTable::new();
    let mut number = 0;
    while let Some((found, key, value)) = other.table.next_entry(number) {
        let is_common = match mapping::get(interp, &rest, &key)? {
            Some(counterpart) => compare::equal(interp, &counterpart, &value)?,
            None => false,
        };
        if is_common {
            drop(mapping::remove(interp, &rest, &key)?);
        } else {
            set_operations::add(interp, &result, interp.tuple([key, value]).into_value())?;
        }
        number = found + 1;
    }
    set_operations::update(interp, &result, &view(interp, rest, Kind::Items))?;
    Ok(set::new_set(interp, result))
}

fn subtract(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let table = table_of(interp, one)?;
    set_operations::difference_update(interp, &table, other)?;
    Ok(set::new_set(interp, table))
}

fn is_disjoint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (mut view, mut other) = (&args[0], &args[1]);
    let length = item::length(interp, view)?;
    if view.is(other) {
        return Ok(Value::bool(length == 0));
    }
    let is_plain_set = interp.types.set.is_type_of(other) || interp.types.frozenset.is_type_of(other);
    if (is_plain_set || set_kind(interp, other).is_some()) && item::length(interp, other)? > length {
        (view, other) = (other, view);
    }
    let mut is_disjoint = true;
    iterate::for_each(interp, other, |member| {
        is_disjoint = !item::contains(interp, view, &member)?;
        Ok(is_disjoint)
    })?;
    Ok(Value::bool(is_disjoint))
}

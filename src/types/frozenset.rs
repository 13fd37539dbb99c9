//! The type `frozenset`. Its payload and methods are those of `set`.

use crate::object::builder::TypeSpec;
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, SlotFunction, SlotKey};

use super::set::{self, Set};
use super::set_table::SetTable;
use super::{arguments, generic_alias, set_operations};

static SPEC: TypeSpec = TypeSpec {
    name: "frozenset",
    documentation: "Build an immutable unordered collection of unique elements.",
    flags: flags::BASE | flags::MATCH_SELF | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(set::repr)),
        (SlotKey::Hash, SlotFunction::Hash(|_, this| Ok(set::set_of(this).frozen_hash()))),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(set::rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(set::iter)),
        (SlotKey::Length, SlotFunction::Length(set::length)),
        (SlotKey::Contains, SlotFunction::Contains(set::contains)),
        (SlotKey::Binary(BinaryOp::And), SlotFunction::Binary(set::and)),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(set::or)),
        (SlotKey::Binary(BinaryOp::Xor), SlotFunction::Binary(set::xor)),
        (SlotKey::Binary(BinaryOp::Subtract), SlotFunction::Binary(set::subtract)),
        (SlotKey::Reflected(BinaryOp::And), SlotFunction::Binary(set::reflected_and)),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(set::reflected_or)),
        (SlotKey::Reflected(BinaryOp::Xor), SlotFunction::Binary(set::reflected_xor)),
        (SlotKey::Reflected(BinaryOp::Subtract), SlotFunction::Binary(set::reflected_subtract)),
    ],
    methods: &[
        Method::class("__class_getitem__", "object, /", super::generic_alias::class_getitem),
        Method::new("copy", "", copy),
        Method::new("difference", "*others", set::difference),
        Method::new("intersection", "*others", set::intersection),
        Method::new("isdisjoint", "other, /", set::is_disjoint),
        Method::new("issubset", "other, /", set::is_subset),
        Method::new("issuperset", "other, /", set::is_superset),
        Method::new("__reduce__", "", set::reduce),
        Method::new("symmetric_difference", "other, /", set::symmetric_difference),
        Method::new("union", "*others", set::union),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Set>(&interp.types.frozenset, &interp.types.object, &SPEC);
}

/// A frozenset object.
pub fn new_frozenset(interp: &Interp, table: SetTable) -> Value {
    interp.allocate(&interp.types.frozenset, Set::new(table)).into_value()
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 && arguments::has_native_init(interp, ty) {
        arguments::no_keywords(interp, "frozenset", args)?;
    }
    arguments::count(interp, "frozenset", args, 0, 1)?;
    let table = match args.positional().first() {
        None => SetTable::new(),
        Some(same) if ty.is(&interp.types.frozenset) && interp.types.frozenset.is_type_of(same) => return Ok(same.clone()),
        Some(iterable) => set_operations::table_from(interp, iterable)?,
    };
    Ok(interp.allocate(ty, Set::new(table)).into_value())
}

fn copy(interp: &Interp, args: &Args<'_>) -> Outcome {
    if interp.types.frozenset.is_type_of(&args[0]) {
        return Ok(args[0].clone());
    }
    Ok(new_frozenset(interp, set_operations::copy(interp, &set::set_of(&args[0]).table)?))
}

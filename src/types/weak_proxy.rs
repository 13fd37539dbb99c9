//! `weakref.ProxyType` and `weakref.CallableProxyType`: objects that stand for another one without keeping it alive.

use crate::object::builder::TypeSpec;
use crate::object::header::Ref;
use crate::object::protocol::{attribute, call, compare, item, iterate, number, text, truth};
use crate::object::weakrefs::WeakReference;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::object::address;
use super::weakref::make;

macro_rules! binary_rows {
    ($array:ident: $( $op:ident, )*) => {
        const $array: [(SlotKey, SlotFunction); 3 * crate::object::slots::BINARY_COUNT] = [
            $(
                (SlotKey::Binary(BinaryOp::$op), SlotFunction::Binary(|interp, this, other| {
                    number::binary(interp, BinaryOp::$op, &inside(interp, this)?, &inside(interp, other)?)
                })),
                (SlotKey::Reflected(BinaryOp::$op), SlotFunction::Binary(|interp, this, other| {
                    number::binary(interp, BinaryOp::$op, &inside(interp, other)?, &inside(interp, this)?)
                })),
                (SlotKey::Inplace(BinaryOp::$op), SlotFunction::Binary(|interp, this, other| {
                    number::inplace(interp, BinaryOp::$op, &inside(interp, this)?, &inside(interp, other)?)
                })),
            )*
        ];
    };
}

binary_rows! { BINARY_SLOTS:
    Add, Subtract, Multiply, TrueDivide, FloorDivide, Remainder, Power, LeftShift, RightShift, And, Or, Xor, MatrixMultiply,
}

const OTHER_SLOTS: [(SlotKey, SlotFunction); 19] = [
    (SlotKey::Repr, SlotFunction::Unary(repr)),
    (SlotKey::Str, SlotFunction::Unary(|interp, this| text::str(interp, &inside(interp, this)?).map(Ref::into_value))),
    (SlotKey::Hash, SlotFunction::Unhashable),
    (SlotKey::GetAttribute, SlotFunction::GetAttr(|interp, this, name| attribute::get(interp, &inside(interp, this)?, name))),
    (SlotKey::SetAttr, SlotFunction::SetAttr(|interp, this, name, content| attribute::set(interp, &inside(interp, this)?, name, content))),
    (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
    (SlotKey::Iter, SlotFunction::Unary(|interp, this| iterate::iter(interp, &inside(interp, this)?))),
    (SlotKey::Next, SlotFunction::Next(next)),
    (SlotKey::Negative, SlotFunction::Unary(|interp, this| number::negative(interp, &inside(interp, this)?))),
    (SlotKey::Positive, SlotFunction::Unary(|interp, this| number::positive(interp, &inside(interp, this)?))),
    (SlotKey::Invert, SlotFunction::Unary(|interp, this| number::invert(interp, &inside(interp, this)?))),
    (SlotKey::Absolute, SlotFunction::Unary(|interp, this| number::absolute(interp, &inside(interp, this)?))),
    (SlotKey::Bool, SlotFunction::Bool(|interp, this| truth::is_true(interp, &inside(interp, this)?))),
    (SlotKey::Index, SlotFunction::Unary(|interp, this| number::index(interp, &inside(interp, this)?))),
    (SlotKey::Length, SlotFunction::Length(|interp, this| item::length(interp, &inside(interp, this)?))),
    (SlotKey::GetItem, SlotFunction::Binary(|interp, this, key| item::get(interp, &inside(interp, this)?, key))),
    (SlotKey::SetItem, SlotFunction::SetItem(set_item)),
    (SlotKey::Contains, SlotFunction::Contains(|interp, this, key| item::contains(interp, &inside(interp, this)?, key))),
    (SlotKey::Call, SlotFunction::Call(invoke)),
];

const SLOT_COUNT: usize = BINARY_SLOTS.len() + OTHER_SLOTS.len();

const fn all_slots() -> [(SlotKey, SlotFunction); SLOT_COUNT] {
    let mut all = [OTHER_SLOTS[0]; SLOT_COUNT];
    let mut place = 0;
    while place < SLOT_COUNT {
        all[place] = if place < OTHER_SLOTS.len() { OTHER_SLOTS[place] } else { BINARY_SLOTS[place - OTHER_SLOTS.len()] };
        place += 1;
    }
    all
}

/// The slot of calls comes last among the others, so that the plain proxy's table can leave it out.
static SLOTS: [(SlotKey, SlotFunction); SLOT_COUNT] = all_slots();

const METHODS: &[Method] = &[
    Method::new("__bytes__", "", |interp, args| call::call_method(interp, &inside(interp, &args[0])?, &interp.names.bytes_, &[])),
    Method::new("__reversed__", "", |interp, args| call::call_method(interp, &inside(interp, &args[0])?, &interp.names.reversed, &[])),
];

/// Makes the types.
pub fn install(interp: &Interp) {
    let callable = TypeSpec { name: "CallableProxyType", module: "weakref", slots: &SLOTS, methods: METHODS, ..TypeSpec::EMPTY };
    interp.define::<WeakReference>(&interp.types.weak_callable_proxy, &interp.types.object, &callable);
    let plain = TypeSpec { name: "ProxyType", module: "weakref", slots: &SLOTS, methods: METHODS, ..TypeSpec::EMPTY };
    interp.define::<WeakReference>(&interp.types.weak_proxy, &interp.types.object, &plain);
    let call = &interp.names.call;
    drop(interp.types.weak_proxy.set_entry(call, None));
    interp.types.weak_proxy.slots.call.set(None);
}

/// `weakref.proxy(object, callback=None)`.
pub(super) fn proxy(interp: &Interp, args: &Args<'_>) -> Outcome {
    let target = &args[0];
    let is_callable = call::is_callable(interp, target);
    let ty = if is_callable { &interp.types.weak_callable_proxy } else { &interp.types.weak_proxy };
    let callback = Some(args[1].clone()).filter(|callback| !callback.is_none());
    if callback.is_none() {
        let is_plain = |known: &Ref<WeakReference>| ty.is_type_of(known.as_value()) && !known.callback.is_some();
        if let Some(known) = interp.weakrefs.references(target).into_iter().find(is_plain) {
            return Ok(known.into_value());
        }
    }
    make(interp, ty, target, callback)
}

fn is_proxy(interp: &Interp, value: &Value) -> bool {
    interp.types.weak_proxy.is_type_of(value) || interp.types.weak_callable_proxy.is_type_of(value)
}

/// What a proxy stands for, or the value itself; ReferenceError when that is gone.
fn inside(interp: &Interp, value: &Value) -> Outcome {
    if !is_proxy(interp, value) {
        return Ok(value.clone());
    }
    let target = value.cast::<WeakReference>().and_then(WeakReference::target);
    target.ok_or_else(|| interp.reference_error("weakly-referenced object no longer exists"))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let at = address(this);
    let target = this.cast::<WeakReference>().and_then(WeakReference::target);
    let (name, to) = match &target {
        Some(target) => (interp.type_of(target).name(), address(target)),
        None => ("NoneType".to_owned(), address(&Value::NONE)),
    };
    Ok(interp.text_from_string(format!("<weakproxy at {at:#x} to {name} at {to:#x}>")).into_value())
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    compare::rich(interp, &inside(interp, this)?, &inside(interp, other)?, op)
}

fn next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let target = inside(interp, this)?;
    if interp.type_of(&target).slots.next.get().is_none() {
        let name = interp.type_of(&target).name();
        return Err(interp.type_error(format!("Weakref proxy referenced a non-iterator '{name}' object")));
    }
    iterate::next(interp, &target)
}

fn set_item(interp: &Interp, this: &Value, key: &Value, content: Option<&Value>) -> Outcome<()> {
    let target = inside(interp, this)?;
    match content {
        Some(content) => item::set(interp, &target, key, content),
        None => item::delete(interp, &target, key),
    }
}

fn invoke(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    call::call(interp, &inside(interp, this)?, args)
}

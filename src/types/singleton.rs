//! The types of `None`, `NotImplemented` and `Ellipsis`.

use crate::object::bootstrap::Instance;
use crate::object::builder::TypeSpec;
use crate::object::ty::TypeRef;
use crate::object::{Args, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::object::identity_hash;

/// CPython's hash of `None`, the same on every platform.
const NONE_HASH: i64 = 0xFCA8_6420;

const NONE: TypeSpec = TypeSpec {
    name: "NoneType",
    documentation: "The type of the None singleton.",
    slots: &[
        (SlotKey::New, SlotFunction::New(|interp, ty, args| new(interp, ty, args, Value::NONE))),
        (SlotKey::Repr, SlotFunction::Unary(|interp, _| Ok(interp.intern("None").into_value()))),
        (SlotKey::Bool, SlotFunction::Bool(|_, _| Ok(false))),
        (SlotKey::Hash, SlotFunction::Hash(|_, _| Ok(NONE_HASH))),
    ],
    ..TypeSpec::EMPTY
};

const NOT_IMPLEMENTED: TypeSpec = TypeSpec {
    name: "NotImplementedType",
    documentation: "The type of the NotImplemented singleton.",
    slots: &[
        (SlotKey::New, SlotFunction::New(|interp, ty, args| new(interp, ty, args, Value::NOT_IMPLEMENTED))),
        (SlotKey::Repr, SlotFunction::Unary(|interp, _| Ok(interp.intern("NotImplemented").into_value()))),
        (SlotKey::Hash, SlotFunction::Hash(|_, this| Ok(identity_hash(this)))),
    ],
    methods: &[Method::new("__reduce__", "", |interp, _| Ok(interp.intern("NotImplemented").into_value()))],
    ..TypeSpec::EMPTY
};

const ELLIPSIS: TypeSpec = TypeSpec {
    name: "ellipsis",
    documentation: "The type of the Ellipsis singleton.",
    slots: &[
        (SlotKey::New, SlotFunction::New(|interp, ty, args| new(interp, ty, args, Value::ELLIPSIS))),
        (SlotKey::Repr, SlotFunction::Unary(|interp, _| Ok(interp.intern("Ellipsis").into_value()))),
        (SlotKey::Hash, SlotFunction::Hash(|_, this| Ok(identity_hash(this)))),
    ],
    methods: &[Method::new("__reduce__", "", |interp, _| Ok(interp.intern("Ellipsis").into_value()))],
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub fn install(interp: &Interp) {
    interp.define::<Instance>(&interp.types.none, &interp.types.object, &NONE);
    interp.define::<Instance>(&interp.types.not_implemented, &interp.types.object, &NOT_IMPLEMENTED);
    interp.define::<Instance>(&interp.types.ellipsis, &interp.types.object, &ELLIPSIS);
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>, value: Value) -> Outcome {
    if args.is_empty() {
        return Ok(value);
    }
    // CPython's constructor of Ellipsis has another name in its message than the type has.
    let name = if value.is_ellipsis() { "EllipsisType".to_owned() } else { ty.name() };
    Err(interp.type_error(format!("{name} takes no arguments")))
}

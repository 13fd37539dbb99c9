//! `staticmethod` and `classmethod`.

use crate::object::builder::{StaticMethod, TypeSpec};
use crate::object::callable::BoundMethod;
use crate::object::cell::Slot;
use crate::object::protocol::{attribute, call, text, truth};
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, GetSet, Interp, Outcome, SlotFunction, SlotKey, Value};

use super::object::DICT_ROW;

const ROWS: [GetSet; 4] = [
    GetSet::read_only("__func__", get_function),
    GetSet::read_only("__wrapped__", get_function),
    GetSet::read_only("__isabstractmethod__", get_is_abstract),
    DICT_ROW,
];

const STATIC: TypeSpec = TypeSpec {
    name: "staticmethod",
    documentation: "Convert a function to be a static method.",
    flags: flags::BASE | flags::HAS_DICT,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Get, SlotFunction::Get(static_get)),
        (SlotKey::Call, SlotFunction::Call(static_call)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
    ],
    getset: &ROWS,
    ..TypeSpec::EMPTY
};

const CLASS: TypeSpec = TypeSpec {
    name: "classmethod",
    documentation: "Convert a function to be a class method.",
    flags: flags::BASE | flags::HAS_DICT,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Get, SlotFunction::Get(class_get)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
    ],
    getset: &ROWS,
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub fn install(interp: &Interp) {
    interp.define::<StaticMethod>(&interp.types.staticmethod, &interp.types.object, &STATIC);
    interp.define::<StaticMethod>(&interp.types.classmethod, &interp.types.object, &CLASS);
}

fn function(interp: &Interp, this: &Value) -> Outcome {
    let payload = this.cast::<StaticMethod>().expect("the receiver is a staticmethod or classmethod");
    payload.function.get().ok_or_else(|| {
        let name = interp.type_of(this).name();
        interp.runtime_error(format!("uninitialized {name} object"))
    })
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    Ok(interp.allocate(ty, StaticMethod { function: Slot::new(None) }).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let base = if interp.type_of(this).is_subtype(&interp.types.staticmethod) { "staticmethod" } else { "classmethod" };
    if args.keyword_count() > 0 {
        return Err(interp.type_error(format!("{base}() takes no keyword arguments")));
    }
    let [function] = args.positional() else {
        let count = args.len();
        return Err(interp.type_error(format!("{base} expected 1 argument, got {count}")));
    };
    let payload = this.cast::<StaticMethod>().expect("the receiver is a staticmethod or classmethod");
    drop(payload.function.replace(Some(function.clone())));
    for name in ["__module__", "__name__", "__qualname__", "__doc__"] {
        let name = interp.intern(name);
        if let Some(value) = attribute::try_get(interp, function, &name)? {
            attribute::generic_set(interp, this, &name, Some(&value))?;
        }
    }
    Ok(())
}

fn static_get(interp: &Interp, this: &Value, _: Option<&Value>, _: Option<&Value>) -> Outcome {
    function(interp, this)
}

fn static_call(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    interp.check_native_stack()?;
    let function = function(interp, this)?;
    call::call(interp, &function, args)
}

fn class_get(interp: &Interp, this: &Value, instance: Option<&Value>, owner: Option<&Value>) -> Outcome {
    let function = function(interp, this)?;
    let receiver = match (owner, instance) {
        (Some(owner), _) => owner.clone(),
        (None, Some(instance)) => interp.type_of(instance).value(),
        (None, None) => Value::NONE,
    };
    Ok(interp.allocate(&interp.types.bound_method, BoundMethod { function, receiver }).into_value())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let payload = this.cast::<StaticMethod>().expect("the receiver is a staticmethod or classmethod");
    let inner = match payload.function.get() {
        Some(function) => text::repr_string(interp, &function)?,
        None => "NULL".to_owned(),
    };
    let name = interp.type_of(this).name();
    Ok(interp.text_from_string(format!("<{name}({inner})>")).into_value())
}

fn get_function(_: &Interp, this: &Value) -> Outcome {
    let payload = this.cast::<StaticMethod>().expect("the receiver is a staticmethod or classmethod");
    Ok(payload.function.get().unwrap_or(Value::NONE))
}

/// Whether a function says that it is abstract.
pub(super) fn is_abstract(interp: &Interp, function: Option<Value>) -> Outcome<bool> {
    interp.check_native_stack()?;
    let Some(function) = function else { return Ok(false) };
    match attribute::try_get(interp, &function, &interp.names.isabstractmethod)? {
        Some(answer) => truth::is_true(interp, &answer),
        None => Ok(false),
    }
}

fn get_is_abstract(interp: &Interp, this: &Value) -> Outcome {
    let payload = this.cast::<StaticMethod>().expect("the receiver is a staticmethod or classmethod");
    is_abstract(interp, payload.function.get()).map(Value::bool)
}

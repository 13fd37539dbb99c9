//! `builtin_function_or_method`: functions of modules, static methods, and methods bound to their receiver.

use crate::object::builder::TypeSpec;
use crate::object::callable::{NativeCode, NativeFunction};
use crate::object::protocol::attribute;
use crate::object::string::Str;
use crate::object::ty::{Type, flags};
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::descriptor::qualified;
use super::function_documentation;
use super::module::Module;
use super::object::{address, identity_hash};

const SPEC: TypeSpec = TypeSpec {
    name: "builtin_function_or_method",
    flags: flags::WEAKREFS | flags::NO_INSTANTIATION,
    slots: &[
        (SlotKey::Call, SlotFunction::Call(|interp, this, args| of(this).call(interp, args))),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(compare)),
    ],
    getset: &[
        GetSet::read_only("__name__", |interp, this| Ok(interp.intern(of(this).code.method.name).into_value())),
        GetSet::read_only("__qualname__", get_qualified_name),
        GetSet::read_only("__self__", get_self),
        GetSet::read_only("__module__", get_module),
        GetSet::read_only("__doc__", get_documentation),
        GetSet::read_only("__text_signature__", get_text_signature),
    ],
    methods: &[Method::new("__reduce__", "", reduce)],
    ..TypeSpec::EMPTY
};

/// Fills in the type.
pub fn install(interp: &Interp) {
    interp.define::<NativeFunction>(&interp.types.native_function, &interp.types.object, &SPEC);
}

fn of(this: &Value) -> &NativeFunction {
    this.cast::<NativeFunction>().expect("the receiver is a native function")
}

/// The receiver of a method; for a static method its type.
fn receiver(function: &NativeFunction) -> Option<&Value> {
    function.receiver.as_ref().or_else(|| function.owner.as_ref().filter(|owner| owner.cast::<Type>().is_some()))
}

/// The name of the module that a function belongs to.
fn module_name(interp: &Interp, function: &NativeFunction) -> Outcome<Option<Value>> {
    match function.owner.as_ref() {
        Some(owner) if owner.cast::<Str>().is_some() => Ok(Some(owner.clone())),
        Some(owner) if owner.cast::<Module>().is_some() => attribute::try_get(interp, owner, &interp.names.name),
        _ => Ok(None),
    }
}

fn get_documentation(interp: &Interp, this: &Value) -> Outcome {
    let module = module_name(interp, of(this))?;
    let is_builtin = module.as_ref().and_then(Value::cast::<Str>).is_some_and(|name| name.as_bytes() == b"builtins");
    Ok(if is_builtin { function_documentation::text(interp, of(this).code.method.name) } else { Value::NONE })
}

/// `__self__`: the receiver of a method, the module of a function.
fn get_self(interp: &Interp, this: &Value) -> Outcome {
    let function = of(this);
    if let Some(receiver) = &function.receiver {
        return Ok(receiver.clone());
    }
    let name = module_name(interp, function)?.and_then(Value::into_ref::<Str>);
    Ok(name.and_then(|name| interp.modules.get_text(&name)).unwrap_or(Value::NONE))
}

/// The name of a function of a module; `(getattr, (receiver, name))` for a method.
fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let function = of(&args[0]);
    let name = interp.intern(function.code.method.name).into_value();
    match receiver(function) {
        Some(receiver) => {
            let getattr = interp.builtins.get_text(&interp.intern("getattr")).unwrap_or(Value::NONE);
            let arguments = interp.tuple(vec![receiver.clone(), name]).into_value();
            Ok(interp.tuple(vec![getattr, arguments]).into_value())
        }
        None => Ok(name),
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let function = of(this);
    let name = function.code.method.name;
    let text = match receiver(function) {
        Some(receiver) => format!("<built-in method {name} of {} object at {:#x}>", interp.type_of(receiver).name(), address(receiver)),
        None => format!("<built-in function {name}>"),
    };
    Ok(interp.text_from_string(text).into_value())
}

fn hash(_: &Interp, this: &Value) -> Outcome<i64> {
    let function = of(this);
    let code = function.code.method.function as usize as i64;
    Ok(match receiver(function) {
        Some(receiver) => match identity_hash(receiver) ^ code {
            -1 => -2,
            hash => hash,
        },
        None => identity_hash(this),
    })
}

fn compare(_: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(two)) = (of(this), other.cast::<NativeFunction>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let is_equal = this.is(other)
        || match (&one.receiver, &two.receiver) {
            (Some(one_receiver), Some(two_receiver)) => {
                one_receiver.is(two_receiver)
                    && one.code.method.name == two.code.method.name
                    && std::ptr::fn_addr_eq(one.code.method.function, two.code.method.function)
            }
            _ => false,
        };
    Ok(match op {
        CompareOp::Equal => Value::bool(is_equal),
        CompareOp::NotEqual => Value::bool(!is_equal),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn get_qualified_name(interp: &Interp, this: &Value) -> Outcome {
    let function = of(this);
    let name = function.code.method.name;
    Ok(match receiver(function) {
        Some(receiver) => match receiver.cast::<Type>() {
            Some(ty) => qualified(interp, ty, name),
            None => qualified(interp, interp.type_of(receiver), name),
        },
        None => interp.intern(name).into_value(),
    })
}

fn get_module(interp: &Interp, this: &Value) -> Outcome {
    Ok(module_name(interp, of(this))?.unwrap_or(Value::NONE))
}

fn get_text_signature(interp: &Interp, this: &Value) -> Outcome {
    let function = of(this);
    let first = if function.receiver.is_some() { "$self" } else { "$module" };
    Ok(signature_text(interp, &function.code, first))
}

/// `__text_signature__`: the row's own signature behind the receiver; None where it is not bound by one.
pub(super) fn signature_text(interp: &Interp, code: &NativeCode, first: &str) -> Value {
    let signature = code.method.signature;
    if signature.contains("*args") || signature.contains("**") || signature.contains("...") {
        return Value::NONE;
    }
    let text = match signature {
        "" => format!("({first}, /)"),
        _ if signature.split(',').any(|part| part.trim() == "/") => format!("({first}, {signature})"),
        _ => format!("({first}, /, {signature})"),
    };
    interp.text_from_string(text).into_value()
}

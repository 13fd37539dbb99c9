//! `method`: a function bound to its receiver.

use crate::object::builder::TypeSpec;
use crate::object::callable::BoundMethod;
use crate::object::header::Ref;
use crate::object::protocol::{attribute, call, compare, text};
use crate::object::string::Str;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::object::identity_hash;
use super::property::read_only;

const SPEC: TypeSpec = TypeSpec {
    name: "method",
    documentation: "Create a bound instance method object.",
    flags: flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Call, SlotFunction::Call(invoke)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::GetAttribute, SlotFunction::GetAttr(get_attribute)),
        (SlotKey::Get, SlotFunction::Get(|_, this, _, _| Ok(this.clone()))),
    ],
    methods: &[Method::new("__reduce__", "", reduce)],
    getset: &[
        GetSet::writable("__func__", |_, this| Ok(of(this).function.clone()), read_only),
        GetSet::writable("__self__", |_, this| Ok(of(this).receiver.clone()), read_only),
        GetSet::read_only("__doc__", |interp, this| Ok(forwarded(interp, this, &interp.names.doc)?.unwrap_or(Value::NONE))),
    ],
    ..TypeSpec::EMPTY
};

/// Fills in the type.
pub fn install(interp: &Interp) {
    interp.define::<BoundMethod>(&interp.types.bound_method, &interp.types.object, &SPEC);
}

fn of(this: &Value) -> &BoundMethod {
    this.cast::<BoundMethod>().expect("the receiver is a method")
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("method() takes no keyword arguments"));
    }
    let [function, receiver] = args.positional() else {
        let count = args.len();
        return Err(interp.type_error(format!("method expected 2 arguments, got {count}")));
    };
    if !call::is_callable(interp, function) {
        return Err(interp.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(interp.type_error("instance must not be None"));
    }
    Ok(interp.allocate(ty, BoundMethod { function: function.clone(), receiver: receiver.clone() }).into_value())
}

fn invoke(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    // Methods of methods may be nested as deep as a script likes.
    interp.check_native_stack()?;
    let method = of(this);
    call::call_with_receiver(interp, &method.function, &method.receiver, args)
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let method = of(this);
    let mut name = attribute::try_get(interp, &method.function, &interp.names.qualname)?;
    if name.is_none() {
        name = attribute::try_get(interp, &method.function, &interp.names.name)?;
    }
    let name = name.as_ref().and_then(|name| name.cast::<Str>()).map_or_else(|| "?".to_owned(), |name| name.to_lossy().into_owned());
    let receiver = text::repr_string(interp, &method.receiver)?;
    Ok(interp.text_from_string(format!("<bound method {name} of {receiver}>")).into_value())
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let method = of(this);
    match identity_hash(&method.receiver) ^ compare::hash(interp, &method.function)? {
        -1 => Ok(-2),
        hash => Ok(hash),
    }
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(two)) = (of(this), other.cast::<BoundMethod>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let is_equal = one.receiver.is(&two.receiver) && compare::equal(interp, &one.function, &two.function)?;
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}

fn forwarded(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome<Option<Value>> {
    interp.check_native_stack()?;
    attribute::try_get(interp, &of(this).function, name)
}

/// The method's own attributes, then the function's.
fn get_attribute(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome {
    match attribute::generic_find(interp, this, name)? {
        Some(found) => Ok(found),
        None => {
            interp.check_native_stack()?;
            attribute::get(interp, &of(this).function, name)
        }
    }
}

/// `(getattr, (receiver, name))`.
fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let method = of(&args[0]);
    let name = attribute::get(interp, &method.function, &interp.names.name)?;
    let getattr = interp.builtins.get_text(&interp.intern("getattr")).unwrap_or(Value::NONE);
    let arguments = interp.tuple(vec![method.receiver.clone(), name]).into_value();
    Ok(interp.tuple(vec![getattr, arguments]).into_value())
}

//! `wrapper_descriptor` and `method-wrapper`: the special methods of built-in types as callable objects.

use crate::object::builder::TypeSpec;
use crate::object::callable::SlotWrapper;
use crate::object::header::{Ref, Visit};
use crate::object::slots::BinaryOp;
use crate::object::string::Str;
use crate::object::ty::{Type, flags};
use crate::object::{Args, CompareOp, GetSet, Interp, Outcome, Payload, SlotFunction, SlotKey, Value};

use super::descriptor::{check_instance, qualified};
use super::object::{address, identity_hash};
use super::power::power_modulo;
use super::slot_documentation;

/// Payload of `method-wrapper`: a slot bound to its receiver.
pub struct MethodWrapper {
    wrapper: Ref<SlotWrapper>,
    receiver: Value,
}

impl Payload for MethodWrapper {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.wrapper);
        visit.value(&self.receiver);
    }
}

const WRAPPER: TypeSpec = TypeSpec {
    name: "wrapper_descriptor",
    flags: flags::METHOD,
    slots: &[
        (SlotKey::Get, SlotFunction::Get(get)),
        (SlotKey::Call, SlotFunction::Call(call_unbound)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
    ],
    getset: &[
        GetSet::read_only("__name__", |interp, this| Ok(interp.intern(of(this).name).into_value())),
        GetSet::read_only("__qualname__", |interp, this| Ok(qualified(interp, &of(this).owner, of(this).name))),
        GetSet::read_only("__objclass__", |_, this| Ok(of(this).owner.value())),
        GetSet::read_only("__doc__", |interp, this| Ok(slot_documentation::text(interp, of(this).name))),
        GetSet::read_only("__text_signature__", |interp, this| Ok(slot_documentation::signature(interp, of(this).name))),
    ],
    ..TypeSpec::EMPTY
};

const BOUND: TypeSpec = TypeSpec {
    name: "method-wrapper",
    slots: &[
        (SlotKey::Call, SlotFunction::Call(call_bound)),
        (SlotKey::Repr, SlotFunction::Unary(bound_repr)),
        (SlotKey::Hash, SlotFunction::Hash(bound_hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(bound_compare)),
    ],
    getset: &[
        GetSet::read_only("__name__", |interp, this| Ok(interp.intern(bound(this).wrapper.name).into_value())),
        GetSet::read_only("__qualname__", |interp, this| Ok(qualified(interp, &bound(this).wrapper.owner, bound(this).wrapper.name))),
        GetSet::read_only("__objclass__", |_, this| Ok(bound(this).wrapper.owner.value())),
        GetSet::read_only("__self__", |_, this| Ok(bound(this).receiver.clone())),
        GetSet::read_only("__doc__", |interp, this| Ok(slot_documentation::text(interp, bound(this).wrapper.name))),
        GetSet::read_only("__text_signature__", |interp, this| Ok(slot_documentation::signature(interp, bound(this).wrapper.name))),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub fn install(interp: &Interp) {
    interp.define::<SlotWrapper>(&interp.types.slot_wrapper, &interp.types.object, &WRAPPER);
    interp.define::<MethodWrapper>(&interp.types.method_wrapper, &interp.types.object, &BOUND);
}

fn of(this: &Value) -> &SlotWrapper {
    this.cast::<SlotWrapper>().expect("the receiver is a slot wrapper")
}

fn bound(this: &Value) -> &MethodWrapper {
    this.cast::<MethodWrapper>().expect("the receiver is a method wrapper")
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let wrapper = of(this);
    Ok(interp.text_from_string(format!("<slot wrapper '{}' of '{}' objects>", wrapper.name, wrapper.owner.name())).into_value())
}

fn get(interp: &Interp, this: &Value, instance: Option<&Value>, _owner: Option<&Value>) -> Outcome {
    let Some(instance) = instance else {
        return Ok(this.clone());
    };
    let wrapper = this.to_ref::<SlotWrapper>().expect("the receiver is a slot wrapper");
    check_instance(interp, wrapper.name, &wrapper.owner, instance)?;
    let payload = MethodWrapper { wrapper, receiver: instance.clone() };
    Ok(interp.allocate(&interp.types.method_wrapper, payload).into_value())
}

fn call_unbound(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let wrapper = of(this);
    let (name, owner) = (wrapper.name, &wrapper.owner);
    let Some(receiver) = args.positional().first() else {
        let owner = owner.name();
        return Err(interp.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument")));
    };
    if !interp.type_of(receiver).is_subtype(owner) {
        let (owner, actual) = (owner.name(), interp.type_of(receiver).name());
        return Err(interp.type_error(format!("descriptor '{name}' requires a '{owner}' object but received a '{actual}'")));
    }
    invoke(interp, wrapper, receiver, &args.skip(1))
}

fn call_bound(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let method = bound(this);
    invoke(interp, &method.wrapper, &method.receiver, args)
}

/// Calls the slot as its special method is called from scripts.
pub fn invoke(interp: &Interp, wrapper: &SlotWrapper, this: &Value, args: &Args<'_>) -> Outcome {
    interp.check_native_stack()?;
    match wrapper.function {
        SlotFunction::Call(function) => return function(interp, this, args),
        SlotFunction::Init(function) => return function(interp, this, args).map(|()| Value::NONE),
        _ if args.keyword_count() > 0 => {
            return Err(interp.type_error(format!("wrapper {}() takes no keyword arguments", wrapper.name)));
        }
        _ => {}
    }
    let given = args.positional();
    match wrapper.function {
        SlotFunction::Unary(function) => {
            check_count(interp, given, 0)?;
            function(interp, this)
        }
        SlotFunction::Binary(function) => invoke_binary(interp, wrapper, function, this, given),
        SlotFunction::Compare(function) => {
            check_count(interp, given, 1)?;
            let SlotKey::Compare(op) = wrapper.key else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            function(interp, this, &given[0], op)
        }
        SlotFunction::Hash(function) => {
            check_count(interp, given, 0)?;
            function(interp, this).map(|hash| interp.int(hash))
        }
        SlotFunction::Length(function) => {
            check_count(interp, given, 0)?;
            function(interp, this).map(|length| interp.int_from_usize(length))
        }
        SlotFunction::Bool(function) => {
            check_count(interp, given, 0)?;
            function(interp, this).map(Value::bool)
        }
        SlotFunction::Contains(function) => {
            check_count(interp, given, 1)?;
            function(interp, this, &given[0]).map(Value::bool)
        }
        SlotFunction::Next(function) => {
            check_count(interp, given, 0)?;
            function(interp, this)?.ok_or_else(|| interp.stop_iteration(Value::NONE))
        }
        SlotFunction::Finalise(function) => {
            check_count(interp, given, 0)?;
            function(interp, this).map(|()| Value::NONE)
        }
        _ => invoke_access(interp, wrapper, this, given),
    }
}

fn invoke_binary(
    interp: &Interp,
    wrapper: &SlotWrapper,
    function: crate::object::slots::BinaryFn,
    this: &Value,
    given: &[Value],
) -> Outcome {
    let is_power = matches!(wrapper.key, SlotKey::Binary(BinaryOp::Power) | SlotKey::Reflected(BinaryOp::Power));
    if !is_power {
        check_count(interp, given, 1)?;
        return function(interp, this, &given[0]);
    }
    check_range(interp, given, 1, 2)?;
    match given.get(1).filter(|modulus| !modulus.is_none()) {
        None => function(interp, this, &given[0]),
        Some(modulus) if wrapper.key == SlotKey::Binary(BinaryOp::Power) => power_modulo(interp, this, &given[0], modulus),
        Some(modulus) => power_modulo(interp, &given[0], this, modulus),
    }
}

/// The slots of attributes, items and descriptors.
fn invoke_access(interp: &Interp, wrapper: &SlotWrapper, this: &Value, given: &[Value]) -> Outcome {
    match (wrapper.function, wrapper.key) {
        (SlotFunction::SetItem(function), SlotKey::DelItem) => {
            check_count(interp, given, 1)?;
            function(interp, this, &given[0], None).map(|()| Value::NONE)
        }
        (SlotFunction::SetItem(function), _) => {
            check_range(interp, given, 2, 2)?;
            function(interp, this, &given[0], Some(&given[1])).map(|()| Value::NONE)
        }
        (SlotFunction::GetAttr(function), _) => {
            check_count(interp, given, 1)?;
            let name = attribute_name(interp, &given[0])?;
            function(interp, this, &name)
        }
        (SlotFunction::SetAttr(function), SlotKey::DelAttr) => {
            check_count(interp, given, 1)?;
            let name = attribute_name(interp, &given[0])?;
            check_not_circumvented(interp, wrapper, this, "__delattr__")?;
            function(interp, this, &name, None).map(|()| Value::NONE)
        }
        (SlotFunction::SetAttr(function), _) => {
            check_range(interp, given, 2, 2)?;
            let name = attribute_name(interp, &given[0])?;
            check_not_circumvented(interp, wrapper, this, "__setattr__")?;
            function(interp, this, &name, Some(&given[1])).map(|()| Value::NONE)
        }
        (SlotFunction::Get(function), _) => {
            check_range(interp, given, 1, 2)?;
            let instance = Some(&given[0]).filter(|instance| !instance.is_none());
            let owner = given.get(1).filter(|owner| !owner.is_none());
            if instance.is_none() && owner.is_none() {
                return Err(interp.type_error("__get__(None, None) is invalid"));
            }
            function(interp, this, instance, owner)
        }
        (SlotFunction::Set(function), SlotKey::Delete) => {
            check_count(interp, given, 1)?;
            function(interp, this, &given[0], None).map(|()| Value::NONE)
        }
        (SlotFunction::Set(function), _) => {
            check_range(interp, given, 2, 2)?;
            function(interp, this, &given[0], Some(&given[1])).map(|()| Value::NONE)
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn check_count(interp: &Interp, given: &[Value], count: usize) -> Outcome<()> {
    if given.len() == count {
        return Ok(());
    }
    let plural = if count == 1 { "" } else { "s" };
    Err(interp.type_error(format!("expected {count} argument{plural}, got {}", given.len())))
}

/// As CPython's `PyArg_UnpackTuple` without a function name, whose messages start with the space after it.
fn check_range(interp: &Interp, given: &[Value], least: usize, most: usize) -> Outcome<()> {
    let count = given.len();
    if (least..=most).contains(&count) {
        return Ok(());
    }
    let (bound, limit) = match (least == most, count < least) {
        (true, _) => ("", least),
        (false, true) => ("at least ", least),
        (false, false) => ("at most ", most),
    };
    let plural = if limit == 1 { "" } else { "s" };
    Err(interp.type_error(format!(" expected {bound}{limit} argument{plural}, got {count}")))
}

fn attribute_name(interp: &Interp, name: &Value) -> Outcome<Ref<Str>> {
    match name.to_ref::<Str>() {
        Some(name) => Ok(interp.intern_text(&name)),
        None => {
            let actual = interp.type_of(name).name();
            Err(interp.type_error(format!("attribute name must be string, not '{actual}'")))
        }
    }
}

/// Setting an attribute of a class by `object.__setattr__` would go round what its metaclass guards.
fn check_not_circumvented(interp: &Interp, wrapper: &SlotWrapper, this: &Value, name: &str) -> Outcome<()> {
    if this.cast::<Type>().is_some() && !wrapper.owner.is_subtype(&interp.types.type_) {
        let actual = interp.type_of(this).name();
        return Err(interp.type_error(format!("can't apply this {name} to {actual} object")));
    }
    Ok(())
}

fn bound_repr(interp: &Interp, this: &Value) -> Outcome {
    let method = bound(this);
    let (name, ty, at) = (method.wrapper.name, interp.type_of(&method.receiver).name(), address(&method.receiver));
    Ok(interp.text_from_string(format!("<method-wrapper '{name}' of {ty} object at {at:#x}>")).into_value())
}

fn bound_hash(_: &Interp, this: &Value) -> Outcome<i64> {
    let method = bound(this);
    match identity_hash(&method.receiver) ^ identity_hash(method.wrapper.as_value()) {
        -1 => Ok(-2),
        hash => Ok(hash),
    }
}

fn bound_compare(_: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(two)) = (bound(this), other.cast::<MethodWrapper>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let is_equal = one.wrapper.is(&two.wrapper) && one.receiver.is(&two.receiver);
    Ok(match op {
        CompareOp::Equal => Value::bool(is_equal),
        CompareOp::NotEqual => Value::bool(!is_equal),
        _ => Value::NOT_IMPLEMENTED,
    })
}

//! The entries of built-in types' namespaces: `method_descriptor`, `classmethod_descriptor`, `getset_descriptor`, `member_descriptor`.
//! Slots have `slot_wrapper`.

use crate::object::builder::TypeSpec;
use crate::object::callable::{GetSetDescriptor, Member, MethodDescriptor, NativeFunction};
use crate::object::protocol::attribute::attributes_of;
use crate::object::ty::{Type, TypeRef, flags};
use crate::object::{Args, GetSet, Interp, Outcome, SlotFunction, SlotKey, Value};

use super::native_function::signature_text;

const METHOD: TypeSpec = TypeSpec {
    name: "method_descriptor",
    flags: flags::METHOD,
    slots: &[
        (SlotKey::Get, SlotFunction::Get(method_get)),
        (SlotKey::Call, SlotFunction::Call(|interp, this, args| method(this).call(interp, args))),
        (SlotKey::Repr, SlotFunction::Unary(|interp, this| repr(interp, "method", &method_name(this), &method(this).owner))),
    ],
    getset: &METHOD_ROWS,
    ..TypeSpec::EMPTY
};

const CLASS_METHOD: TypeSpec = TypeSpec {
    name: "classmethod_descriptor",
    slots: &[
        (SlotKey::Get, SlotFunction::Get(class_method_get)),
        (SlotKey::Call, SlotFunction::Call(class_method_call)),
        (SlotKey::Repr, SlotFunction::Unary(|interp, this| repr(interp, "method", &method_name(this), &method(this).owner))),
    ],
    getset: &METHOD_ROWS,
    ..TypeSpec::EMPTY
};

const METHOD_ROWS: [GetSet; 5] = [
    GetSet::read_only("__name__", |interp, this| Ok(interp.intern(method(this).code.method.name).into_value())),
    GetSet::read_only("__qualname__", |interp, this| Ok(qualified(interp, &method(this).owner, &method_name(this)))),
    GetSet::read_only("__objclass__", |_, this| Ok(method(this).owner.value())),
    GetSet::read_only("__doc__", |_, _| Ok(Value::NONE)),
    GetSet::read_only("__text_signature__", |interp, this| Ok(signature_text(interp, &method(this).code, "$self"))),
];

const GETSET: TypeSpec = TypeSpec {
    name: "getset_descriptor",
    slots: &[
        (SlotKey::Get, SlotFunction::Get(getset_get)),
        (SlotKey::Set, SlotFunction::Set(getset_set)),
        (SlotKey::Repr, SlotFunction::Unary(|interp, this| repr(interp, "attribute", getset(this).row.name, &getset(this).owner))),
    ],
    getset: &[
        GetSet::read_only("__name__", |interp, this| Ok(interp.intern(getset(this).row.name).into_value())),
        GetSet::read_only("__qualname__", |interp, this| Ok(qualified(interp, &getset(this).owner, getset(this).row.name))),
        GetSet::read_only("__objclass__", |_, this| Ok(getset(this).owner.value())),
        GetSet::read_only("__doc__", |_, _| Ok(Value::NONE)),
    ],
    ..TypeSpec::EMPTY
};

const MEMBER: TypeSpec = TypeSpec {
    name: "member_descriptor",
    slots: &[
        (SlotKey::Get, SlotFunction::Get(member_get)),
        (SlotKey::Set, SlotFunction::Set(member_set)),
        (SlotKey::Repr, SlotFunction::Unary(|interp, this| repr(interp, "member", &member(this).name.to_lossy(), &member(this).owner))),
    ],
    getset: &[
        GetSet::read_only("__name__", |_, this| Ok(member(this).name.value())),
        GetSet::read_only("__qualname__", |interp, this| Ok(qualified(interp, &member(this).owner, &member(this).name.to_lossy()))),
        GetSet::read_only("__objclass__", |_, this| Ok(member(this).owner.value())),
        GetSet::read_only("__doc__", |_, _| Ok(Value::NONE)),
    ],
    ..TypeSpec::EMPTY
};

/// Fills in the types.
pub fn install(interp: &Interp) {
    let (types, object) = (&interp.types, &interp.types.object);
    interp.define::<MethodDescriptor>(&types.method_descriptor, object, &METHOD);
    interp.define::<MethodDescriptor>(&types.native_method, object, &CLASS_METHOD);
    interp.define::<GetSetDescriptor>(&types.getset, object, &GETSET);
    interp.define::<Member>(&types.member, object, &MEMBER);
}

fn method(this: &Value) -> &MethodDescriptor {
    this.cast::<MethodDescriptor>().expect("the receiver is a method descriptor")
}

fn method_name(this: &Value) -> String {
    method(this).code.method.name.to_owned()
}

fn getset(this: &Value) -> &GetSetDescriptor {
    this.cast::<GetSetDescriptor>().expect("the receiver is a getset descriptor")
}

fn member(this: &Value) -> &Member {
    this.cast::<Member>().expect("the receiver is a member descriptor")
}

fn repr(interp: &Interp, kind: &str, name: &str, owner: &Type) -> Outcome {
    Ok(interp.text_from_string(format!("<{kind} '{name}' of '{}' objects>", owner.name())).into_value())
}

/// `Owner.name`.
pub(super) fn qualified(interp: &Interp, owner: &Type, name: &str) -> Value {
    let owner = owner.qualified_name().map_or_else(String::new, |owner| owner.to_lossy().into_owned());
    interp.text_from_string(format!("{owner}.{name}")).into_value()
}

/// TypeError unless `instance` is one of `owner`'s.
pub(super) fn check_instance(interp: &Interp, name: &str, owner: &TypeRef, instance: &Value) -> Outcome<()> {
    if interp.type_of(instance).is_subtype(owner) {
        return Ok(());
    }
    let (owner, actual) = (owner.name(), interp.type_of(instance).name());
    Err(interp.type_error(format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{actual}' object")))
}

fn method_get(interp: &Interp, this: &Value, instance: Option<&Value>, _owner: Option<&Value>) -> Outcome {
    let Some(instance) = instance else {
        return Ok(this.clone());
    };
    let descriptor = method(this);
    descriptor.check_receiver(interp, instance)?;
    let function =
        NativeFunction { code: descriptor.code.clone(), receiver: Some(instance.clone()), owner: Some(descriptor.owner.value()) };
    Ok(interp.allocate(&interp.types.native_function, function).into_value())
}

fn class_method_get(interp: &Interp, this: &Value, instance: Option<&Value>, owner: Option<&Value>) -> Outcome {
    let descriptor = method(this);
    let class = match (owner, instance) {
        (Some(owner), _) => owner.clone(),
        (None, Some(instance)) => interp.type_of(instance).value(),
        (None, None) => {
            let (name, owner) = (descriptor.code.method.name, descriptor.owner.name());
            return Err(interp.type_error(format!("descriptor '{name}' for type '{owner}' needs either an object or a type")));
        }
    };
    bind_class_method(interp, descriptor, class)
}

fn bind_class_method(interp: &Interp, descriptor: &MethodDescriptor, class: Value) -> Outcome {
    let (name, owner) = (descriptor.code.method.name, descriptor.owner.name());
    let Some(ty) = class.cast::<Type>() else {
        let actual = interp.type_of(&class).name();
        return Err(interp.type_error(format!("descriptor '{name}' for type '{owner}' needs a type, not a '{actual}' as arg 2")));
    };
    if !ty.is_subtype(&descriptor.owner) {
        let actual = ty.name();
        return Err(interp.type_error(format!("descriptor '{name}' requires a subtype of '{owner}' but received '{actual}'")));
    }
    let function = NativeFunction { code: descriptor.code.clone(), receiver: Some(class.clone()), owner: Some(class) };
    Ok(interp.allocate(&interp.types.native_function, function).into_value())
}

fn class_method_call(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let descriptor = method(this);
    let Some(class) = args.positional().first() else {
        let (name, owner) = (descriptor.code.method.name, descriptor.owner.name());
        return Err(interp.type_error(format!("descriptor '{name}' of '{owner}' object needs an argument")));
    };
    let bound = bind_class_method(interp, descriptor, class.clone())?;
    bound.cast::<NativeFunction>().expect("just made").call(interp, &args.skip(1))
}

fn getset_get(interp: &Interp, this: &Value, instance: Option<&Value>, _owner: Option<&Value>) -> Outcome {
    let Some(instance) = instance else {
        return Ok(this.clone());
    };
    let descriptor = getset(this);
    check_instance(interp, descriptor.row.name, &descriptor.owner, instance)?;
    (descriptor.row.get)(interp, instance)
}

fn getset_set(interp: &Interp, this: &Value, instance: &Value, content: Option<&Value>) -> Outcome<()> {
    let descriptor = getset(this);
    check_instance(interp, descriptor.row.name, &descriptor.owner, instance)?;
    match descriptor.row.set {
        Some(set) => set(interp, instance, content),
        None => {
            let (name, owner) = (descriptor.row.name, descriptor.owner.name());
            let message = format!("attribute '{name}' of '{owner}' objects is not writable");
            Err(interp.error(&interp.exceptions.attribute_error, message))
        }
    }
}

fn member_get(interp: &Interp, this: &Value, instance: Option<&Value>, _owner: Option<&Value>) -> Outcome {
    let Some(instance) = instance else {
        return Ok(this.clone());
    };
    let member = member(this);
    check_instance(interp, &member.name.to_lossy(), &member.owner, instance)?;
    let content = instance.header().and_then(attributes_of).and_then(|attributes| attributes.place_read(member.place));
    content.ok_or_else(|| crate::object::protocol::attribute::missing_attribute(interp, instance, &member.name))
}

fn member_set(interp: &Interp, this: &Value, instance: &Value, content: Option<&Value>) -> Outcome<()> {
    let member = member(this);
    check_instance(interp, &member.name.to_lossy(), &member.owner, instance)?;
    let Some(attributes) = instance.header().and_then(attributes_of) else {
        return Err(crate::object::protocol::attribute::missing_attribute(interp, instance, &member.name));
    };
    let old = attributes.place_write(member.place, content.cloned());
    if content.is_none() && old.is_none() {
        return Err(interp.error(&interp.exceptions.attribute_error, member.name.to_lossy()));
    }
    Ok(())
}

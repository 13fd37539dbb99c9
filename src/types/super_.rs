//! `super`: attributes as the classes after a given one in the resolution order define them.

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Ref, Visit};
use crate::object::protocol::attribute;
use crate::object::string::Str;
use crate::object::ty::{Type, TypeRef, flags};
use crate::object::{Args, GetSet, Interp, Outcome, Payload, SlotFunction, SlotKey, Value};

use super::property::read_only;

/// Payload of `super`.
pub struct Super {
    /// `__thisclass__`: lookups start after it.
    class: Slot<TypeRef>,
    /// `__self__`: what attributes are bound to; absent when `super(class)` was given no object.
    object: Slot<Value>,
    /// `__self_class__`: whose resolution order is followed.
    object_type: Slot<TypeRef>,
}

impl Payload for Super {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.class.traverse(visit);
        self.object.traverse(visit);
        self.object_type.traverse(visit);
    }

    fn clear(&self) {
        drop((self.class.take(), self.object.take(), self.object_type.take()));
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "super",
    documentation: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> \
                    bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires \
                    issubclass(type2, type)\n",
    flags: flags::BASE,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::GetAttribute, SlotFunction::GetAttr(get_attribute)),
        (SlotKey::Get, SlotFunction::Get(get)),
    ],
    getset: &[
        GetSet::writable("__thisclass__", |_, this| Ok(type_or_none(&of(this).class)), read_only),
        GetSet::writable("__self__", |_, this| Ok(of(this).object.get().unwrap_or(Value::NONE)), read_only),
        GetSet::writable("__self_class__", |_, this| Ok(type_or_none(&of(this).object_type)), read_only),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Super>(&interp.types.super_, &interp.types.object, &SPEC);
}

fn of(this: &Value) -> &Super {
    this.cast::<Super>().expect("the receiver is a super object")
}

fn type_or_none(slot: &Slot<TypeRef>) -> Value {
    slot.get().map_or(Value::NONE, Ref::into_value)
}

fn new(interp: &Interp, ty: &TypeRef, _: &Args<'_>) -> Outcome {
    let payload = Super { class: Slot::new(None), object: Slot::new(None), object_type: Slot::new(None) };
    Ok(interp.allocate(ty, payload).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("super() takes no keyword arguments"));
    }
    let (class, object) = match args.positional() {
        [] => match interp.hooks.super_arguments.get() {
            Some(hook) => hook(interp).map(|(class, object)| (class, Some(object)))?,
            None => return Err(interp.runtime_error("super(): no current frame")),
        },
        [class] => (class.clone(), None),
        [class, object] => (class.clone(), Some(object.clone())),
        more => {
            let count = more.len();
            return Err(interp.type_error(format!("super() expected at most 2 arguments, got {count}")));
        }
    };
    let Some(class) = class.to_ref::<Type>() else {
        let name = interp.type_of(&class).name();
        return Err(interp.type_error(format!("super() argument 1 must be a type, not {name}")));
    };
    let object = object.filter(|object| !object.is_none());
    let object_type = match &object {
        Some(object) => Some(check(interp, &class, object)?),
        None => None,
    };
    let payload = of(this);
    drop((payload.class.replace(Some(class)), payload.object.replace(object), payload.object_type.replace(object_type)));
    Ok(())
}

/// The type whose order `super(class, object)` follows: `object` itself when it is a subclass of `class`, else its type or what it
/// says its class is.
pub fn check(interp: &Interp, class: &TypeRef, object: &Value) -> Outcome<TypeRef> {
    if let Some(ty) = object.to_ref::<Type>()
        && ty.is_subtype(class)
    {
        return Ok(ty);
    }
    let actual = interp.type_of(object);
    if actual.is_subtype(class) {
        return Ok(actual.clone());
    }
    let pretended = attribute::try_get(interp, object, &interp.names.class)?;
    if let Some(pretended) = pretended.and_then(Value::into_ref::<Type>)
        && pretended.is_subtype(class)
    {
        return Ok(pretended);
    }
    let (kind, name) = match object.cast::<Type>() {
        Some(ty) => ("type", ty.name()),
        None => ("instance of", interp.type_of(object).name()),
    };
    let class = class.name();
    Err(interp.type_error(format!("super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({class}).")))
}

/// `super(class, object).name` for an object whose order is `object_type`'s; `None` when no class after `class` has the name.
pub fn find_bound(interp: &Interp, class: &TypeRef, object: &Value, object_type: &TypeRef, name: &Ref<Str>) -> Outcome<Option<Value>> {
    let Some(found) = object_type.lookup_after(class, name) else {
        return Ok(None);
    };
    let Some(get) = interp.type_of(&found).slots.get.get() else {
        return Ok(Some(found));
    };
    let instance = Some(object).filter(|object| !object.is(object_type.as_value()));
    get(interp, &found, instance, Some(object_type.as_value())).map(Some)
}

fn get_attribute(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome {
    let payload = of(this);
    if let (Some(class), Some(object), Some(object_type)) = (payload.class.get(), payload.object.get(), payload.object_type.get())
        && !name.is(&interp.names.class)
        && let Some(found) = find_bound(interp, &class, &object, &object_type, name)?
    {
        return Ok(found);
    }
    attribute::generic_get(interp, this, name)
}

fn get(interp: &Interp, this: &Value, instance: Option<&Value>, _owner: Option<&Value>) -> Outcome {
    let payload = of(this);
    let (Some(instance), Some(class), None) = (instance, payload.class.get(), payload.object.get()) else {
        return Ok(this.clone());
    };
    if !interp.types.super_.is_type_of(this) {
        let subclass = interp.type_of(this).value();
        return crate::object::protocol::call::call_positional(interp, &subclass, &[class.into_value(), instance.clone()]);
    }
    let object_type = check(interp, &class, instance)?;
    let bound =
        Super { class: Slot::new(Some(class)), object: Slot::new(Some(instance.clone())), object_type: Slot::new(Some(object_type)) };
    Ok(interp.allocate(&interp.types.super_, bound).into_value())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let payload = of(this);
    let class = payload.class.get().map_or_else(|| "NULL".to_owned(), |class| class.name());
    let text = match payload.object_type.get() {
        Some(object_type) => format!("<super: <class '{class}'>, <{} object>>", object_type.name()),
        None => format!("<super: <class '{class}'>, NULL>"),
    };
    Ok(interp.text_from_string(text).into_value())
}

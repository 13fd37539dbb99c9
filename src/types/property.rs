//! `property`.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::Visit;
use crate::object::protocol::{attribute, call, text};
use crate::object::raise::Raised;
use crate::object::signature::{CallName, Signature};
use crate::object::ty::flags;
use crate::object::{Args, GetSet, Interp, Method, Outcome, Payload, SlotFunction, SlotKey, Value};

use super::function_wrappers::is_abstract;

/// Payload of `property`.
#[derive(Default)]
pub struct Property {
    /// `fget`.
    pub getter: Part,
    /// `fset`.
    pub setter: Part,
    /// `fdel`.
    pub deleter: Part,
    documentation: Part,
    name: Part,
    is_documented_by_getter: Cell<bool>,
}

/// A part of a property, which may be absent.
pub struct Part(Slot<Value>);

impl Default for Part {
    fn default() -> Part {
        Part(Slot::new(None))
    }
}

impl Part {
    /// The part, unless absent.
    #[inline]
    pub fn get(&self) -> Option<Value> {
        self.0.get()
    }

    fn put(&self, content: Option<Value>) {
        drop(self.0.replace(content));
    }
}

impl Property {
    fn parts(&self) -> [&Part; 5] {
        [&self.getter, &self.setter, &self.deleter, &self.documentation, &self.name]
    }
}

impl Payload for Property {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.parts().iter().for_each(|part| part.0.traverse(visit));
    }

    fn clear(&self) {
        self.parts().iter().for_each(|part| drop(part.0.take()));
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "property",
    documentation: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function \
                    to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    \
                    docstring",
    flags: flags::BASE,
    slots: &[
        (SlotKey::New, SlotFunction::New(|interp, ty, _| Ok(interp.allocate(ty, Property::default()).into_value()))),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Get, SlotFunction::Get(get)),
        (SlotKey::Set, SlotFunction::Set(set)),
    ],
    methods: &[
        Method::new("getter", "object, /", |interp, args| copy_with(interp, args, 0)),
        Method::new("setter", "object, /", |interp, args| copy_with(interp, args, 1)),
        Method::new("deleter", "object, /", |interp, args| copy_with(interp, args, 2)),
        Method::new("__set_name__", "*args", set_name),
    ],
    getset: &[
        GetSet::writable("fget", |_, this| Ok(part_or_none(&of(this).getter)), read_only),
        GetSet::writable("fset", |_, this| Ok(part_or_none(&of(this).setter)), read_only),
        GetSet::writable("fdel", |_, this| Ok(part_or_none(&of(this).deleter)), read_only),
        GetSet::writable("__doc__", |_, this| Ok(part_or_none(&of(this).documentation)), set_doc),
        GetSet::writable("__name__", get_name, assign_name),
        GetSet::read_only("__isabstractmethod__", get_is_abstract),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Property>(&interp.types.property, &interp.types.object, &SPEC);
}

fn of(this: &Value) -> &Property {
    this.cast::<Property>().expect("the receiver is a property")
}

fn part_or_none(part: &Part) -> Value {
    part.get().unwrap_or(Value::NONE)
}

/// The setter of attributes that CPython declares as read-only members.
pub(super) fn read_only(interp: &Interp, _: &Value, _: Option<&Value>) -> Outcome<()> {
    Err(interp.error(&interp.exceptions.attribute_error, "readonly attribute"))
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let signature = Signature::parse(interp, "fget=None, fset=None, fdel=None, doc=None");
    if args.len() > 4 {
        return Err(interp.type_error(format!("property() takes at most 4 arguments ({} given)", args.len())));
    }
    let bound = signature.bind(interp, &CallName::plain("property"), false, args)?;
    let present = |place: usize| Some(&bound[place]).filter(|value| !value.is_none()).cloned();
    let property = of(this);
    property.getter.put(present(0));
    property.setter.put(present(1));
    property.deleter.put(present(2));
    property.name.put(None);
    property.is_documented_by_getter.set(false);
    let mut documentation = present(3);
    if documentation.is_none()
        && let Some(getter) = property.getter.get()
    {
        let inherited = attribute::try_get(interp, &getter, &interp.names.doc)?;
        documentation = inherited.filter(|text| !text.is_none());
        property.is_documented_by_getter.set(documentation.is_some());
    }
    if interp.types.property.is_type_of(this) {
        property.documentation.put(documentation);
        return Ok(());
    }
    // A subclass has a `__doc__` of its own in its namespace, which hides the row: the text goes into the instance.
    let content = documentation.unwrap_or(Value::NONE);
    let outcome = attribute::set(interp, this, &interp.names.doc, Some(&content));
    if interp.absorb(outcome, &interp.exceptions.attribute_error)?.is_none()
        && !property.is_documented_by_getter.get()
        && !content.is_none()
    {
        let name = interp.type_of(this).name();
        let message = format!("'{name}' object attribute '__doc__' is read-only");
        return Err(interp.error(&interp.exceptions.attribute_error, message));
    }
    Ok(())
}

/// `property 'x' of 'A' object has no …`.
#[cold]
fn missing_part(interp: &Interp, this: &Value, instance: &Value, part: &str) -> Raised {
    let owner = interp.type_of(instance).qualified_name().map_or_else(String::new, |name| name.to_lossy().into_owned());
    let name = match property_name(interp, this) {
        Ok(Some(name)) => name,
        Ok(None) => return interp.error(&interp.exceptions.attribute_error, format!("property of '{owner}' object has no {part}")),
        Err(raised) => return raised,
    };
    let name = match text::repr_string(interp, &name) {
        Ok(name) => name,
        Err(raised) => return raised,
    };
    interp.error(&interp.exceptions.attribute_error, format!("property {name} of '{owner}' object has no {part}"))
}

/// The name given by `__set_name__`, else the getter's.
fn property_name(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let property = of(this);
    if let Some(name) = property.name.get() {
        return Ok(Some(name));
    }
    match property.getter.get() {
        Some(getter) => attribute::try_get(interp, &getter, &interp.names.name),
        None => Ok(None),
    }
}

fn get(interp: &Interp, this: &Value, instance: Option<&Value>, _owner: Option<&Value>) -> Outcome {
    let Some(instance) = instance else {
        return Ok(this.clone());
    };
    match of(this).getter.get() {
        Some(getter) => call::call_positional(interp, &getter, std::slice::from_ref(instance)),
        None => Err(missing_part(interp, this, instance, "getter")),
    }
}

fn set(interp: &Interp, this: &Value, instance: &Value, content: Option<&Value>) -> Outcome<()> {
    match content {
        Some(content) => match of(this).setter.get() {
            Some(setter) => call::call_positional(interp, &setter, &[instance.clone(), content.clone()]).map(drop),
            None => Err(missing_part(interp, this, instance, "setter")),
        },
        None => match of(this).deleter.get() {
            Some(deleter) => call::call_positional(interp, &deleter, std::slice::from_ref(instance)).map(drop),
            None => Err(missing_part(interp, this, instance, "deleter")),
        },
    }
}

/// A property of the same class with one part replaced.
fn copy_with(interp: &Interp, args: &Args<'_>, place: usize) -> Outcome {
    let property = of(&args[0]);
    let mut parts = [part_or_none(&property.getter), part_or_none(&property.setter), part_or_none(&property.deleter)];
    if !args[1].is_none() {
        parts[place] = args[1].clone();
    }
    let [getter, setter, deleter] = parts;
    let documentation = match property.is_documented_by_getter.get() && !getter.is_none() {
        true => Value::NONE,
        false => part_or_none(&property.documentation),
    };
    let class = interp.type_of(&args[0]).value();
    let name = property.name.get();
    let copy = call::call_positional(interp, &class, &[getter, setter, deleter, documentation])?;
    if let Some(copied) = copy.cast::<Property>() {
        copied.name.put(name);
    }
    Ok(copy)
}

fn set_name(interp: &Interp, args: &Args<'_>) -> Outcome {
    let given = &args.positional()[1..];
    let [_owner, name] = given else {
        let count = given.len();
        return Err(interp.type_error(format!("__set_name__() takes 2 positional arguments but {count} were given")));
    };
    of(&args[0]).name.put(Some(name.clone()));
    Ok(Value::NONE)
}

fn set_doc(_: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    of(this).documentation.put(content.cloned());
    Ok(())
}

fn get_name(interp: &Interp, this: &Value) -> Outcome {
    match property_name(interp, this)? {
        Some(name) => Ok(name),
        None => Err(attribute::missing_attribute(interp, this, &interp.names.name)),
    }
}

fn assign_name(_: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    of(this).name.put(content.cloned());
    Ok(())
}

fn get_is_abstract(interp: &Interp, this: &Value) -> Outcome {
    let property = of(this);
    for part in [&property.getter, &property.setter, &property.deleter] {
        if is_abstract(interp, part.get())? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

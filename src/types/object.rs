//! `object`: what every class inherits. Also the attribute rows that other types with a `__dict__` share.

use crate::object::bootstrap::Instance;
use crate::object::builder::{TypeSpec, forget_descriptors};
use crate::object::dict::Dict;
use crate::object::header::Ref;
use crate::object::protocol::attribute::{self, attributes_of};
use crate::object::protocol::{call, text, truth};
use crate::object::string::Str;
use crate::object::ty::{Type, TypeRef, flags};
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::pickling;

const SPEC: TypeSpec = TypeSpec {
    name: "object",
    documentation: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\n\
                    instance that has no instance attributes and cannot be given any.\n",
    flags: flags::BASE,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Str, SlotFunction::Unary(str)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::GetAttribute, SlotFunction::GetAttr(attribute::generic_get)),
        (SlotKey::SetAttr, SlotFunction::SetAttr(attribute::generic_set)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::New, SlotFunction::New(new)),
    ],
    methods: &[
        Method::new("__format__", "format_spec, /", format),
        Method::new("__dir__", "", dir),
        Method::new("__sizeof__", "", size_of_instance),
        Method::new("__reduce__", "", pickling::reduce),
        Method::new("__reduce_ex__", "protocol, /", pickling::reduce_ex),
        Method::new("__getstate__", "", pickling::get_state),
        Method::class("__init_subclass__", "", |_, _| Ok(Value::NONE)),
        Method::class("__subclasshook__", "*args", |_, _| Ok(Value::NOT_IMPLEMENTED)),
    ],
    getset: &[GetSet::writable("__class__", get_class, set_class)],
    ..TypeSpec::EMPTY
};

/// The row for `__dict__` of types whose instances have one.
pub const DICT_ROW: GetSet = GetSet::writable("__dict__", get_dict, set_dict);

/// Fills in the type.
pub fn install(interp: &Interp) {
    interp.define::<Instance>(&interp.types.object, &interp.types.object, &SPEC);
}

/// What `id()` and default reprs show.
pub fn address(value: &Value) -> u64 {
    value.bits()
}

/// The hash of an object by its identity.
pub fn identity_hash(value: &Value) -> i64 {
    // The low bits are alike for all objects; -1 is no hash.
    match (value.bits().rotate_right(4)) as i64 {
        -1 => -2,
        hash => hash,
    }
}

/// `<module.Name object at 0x…>`.
pub fn default_repr(interp: &Interp, this: &Value) -> String {
    let ty = interp.type_of(this);
    format!("<{} object at {:#x}>", super::type_::display_name(interp, ty), address(this))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.text_from_string(default_repr(interp, this)).into_value())
}

/// The repr, unchecked: whoever asked for the str checks that it is a text.
fn str(interp: &Interp, this: &Value) -> Outcome {
    match interp.type_of(this).slots.repr.get() {
        Some(function) => function(interp, this),
        None => repr(interp, this),
    }
}

fn hash(_: &Interp, this: &Value) -> Outcome<i64> {
    Ok(identity_hash(this))
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    match op {
        CompareOp::Equal if this.is(other) => Ok(Value::TRUE),
        CompareOp::NotEqual => {
            let Some(compare) = interp.type_of(this).slots.compare.get() else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let result = compare(interp, this, other, CompareOp::Equal)?;
            if result.is_not_implemented() { Ok(result) } else { Ok(Value::bool(!truth::is_true(interp, &result)?)) }
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Whether the class inherits this slot of `object` itself.
fn has_own_new(interp: &Interp, ty: &Type) -> bool {
    match (ty.slots.new.get(), interp.types.object.slots.new.get()) {
        (Some(one), Some(other)) => !std::ptr::fn_addr_eq(one, other),
        _ => true,
    }
}

fn has_own_init(interp: &Interp, ty: &Type) -> bool {
    match (ty.slots.init.get(), interp.types.object.slots.init.get()) {
        (Some(one), Some(other)) => !std::ptr::fn_addr_eq(one, other),
        _ => true,
    }
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if !args.is_empty() {
        check_excess(interp, ty, true)?;
    }
    check_concrete(interp, ty)?;
    if !ty.has_layout::<Instance>() {
        let name = ty.name();
        return Err(interp.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()")));
    }
    Ok(interp.allocate(ty, Instance).into_value())
}

/// A TypeError when the class has abstract methods. May run Python.
pub fn check_concrete(interp: &Interp, ty: &TypeRef) -> Outcome<()> {
    if ty.flags() & flags::ABSTRACT == 0 { Ok(()) } else { Err(abstract_error(interp, ty)?) }
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    if args.is_empty() { Ok(()) } else { check_excess(interp, interp.type_of(this), false) }
}

/// Arguments are an error unless the class overrides only the other one of `__new__` and `__init__`.
#[cold]
#[inline(never)]
fn check_excess(interp: &Interp, ty: &TypeRef, is_new: bool) -> Outcome<()> {
    let (own_new, own_init) = (has_own_new(interp, ty), has_own_init(interp, ty));
    if is_new && own_new {
        return Err(interp.type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
    }
    if !is_new && own_init {
        return Err(interp.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    let name = ty.name();
    match is_new {
        true if !own_init => Err(interp.type_error(format!("{name}() takes no arguments"))),
        false if !own_new => Err(interp.type_error(format!("{name}.__init__() takes exactly one argument (the instance to initialize)"))),
        _ => Ok(()),
    }
}

#[cold]
fn abstract_error(interp: &Interp, ty: &TypeRef) -> Outcome<crate::object::Raised> {
    let abstract_methods = attribute::get(interp, ty.as_value(), &interp.names.abstractmethods)?;
    let mut names = Vec::new();
    for name in crate::object::protocol::iterate::collect(interp, &abstract_methods)? {
        names.push(text::str(interp, &name)?.to_lossy().into_owned());
    }
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    let list = names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
    let name = ty.name();
    Ok(interp.type_error(format!("Can't instantiate abstract class {name} without an implementation for abstract method{plural} {list}")))
}

fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    let specification = args[1].cast::<Str>();
    match specification {
        None => {
            let name = interp.type_of(&args[1]).name();
            Err(interp.type_error(format!("__format__() argument must be str, not {name}")))
        }
        Some(specification) if !specification.is_empty() => {
            let name = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("unsupported format string passed to {name}.__format__")))
        }
        Some(_) => text::str(interp, &args[0]).map(Ref::into_value),
    }
}

fn size_of_instance(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(interp.int_from_usize(interp.type_of(&args[0]).instance_size()))
}

fn dir(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let names = interp.dict();
    if let Some(own) = attribute::try_get(interp, this, &interp.names.dict)?
        && let Some(own) = own.cast::<Dict>()
    {
        names.table.swap(&own.table.copy());
    }
    if let Some(class) = attribute::try_get(interp, this, &interp.names.class)? {
        merge_class_names(interp, &names, &class)?;
    }
    Ok(interp.list(keys(&names)).into_value())
}

/// The keys of a dict in order.
pub(super) fn keys(dict: &Dict) -> Vec<Value> {
    let mut keys = Vec::with_capacity(dict.table.len());
    let mut next = 0;
    while let Some((number, key, _)) = dict.table.next_entry(next) {
        keys.push(key);
        next = number + 1;
    }
    keys
}

/// Adds the names of a class and its bases to `names`.
pub(super) fn merge_class_names(interp: &Interp, names: &Ref<Dict>, class: &Value) -> Outcome<()> {
    let Some(ty) = class.cast::<Type>() else {
        return Ok(());
    };
    for base in ty.mro() {
        for key in keys(base.dict()) {
            drop(crate::object::protocol::mapping::set(interp, names, key, Value::NONE)?);
        }
    }
    Ok(())
}

/// `object.__dict__` for objects that have attributes.
pub fn get_dict(interp: &Interp, this: &Value) -> Outcome {
    match instance_dict(interp, this) {
        Some(dict) => Ok(dict.into_value()),
        None => {
            let message = format!("'{}' object has no attribute '__dict__'", interp.type_of(this).name());
            Err(interp.attribute_error(this, interp.names.dict.as_value(), message))
        }
    }
}

/// The attributes of an instance as a dict, which from now on is where they live; `None` for objects without any.
pub fn instance_dict(interp: &Interp, this: &Value) -> Option<Ref<Dict>> {
    let ty = interp.type_of(this);
    if !ty.has_flag(flags::HAS_DICT) {
        return None;
    }
    Some(attributes_of(this.header()?)?.to_dict(&interp.heap, ty))
}

/// Sets or resets `__dict__`.
pub fn set_dict(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = interp.type_of(this).clone();
    let Some(attributes) = this.header().and_then(attributes_of).filter(|_| ty.has_flag(flags::HAS_DICT)) else {
        return Err(interp.error(&interp.exceptions.attribute_error, "This object has no __dict__"));
    };
    let dict = match content {
        None => interp.dict(),
        Some(content) => match content.to_ref::<Dict>() {
            Some(dict) => dict,
            None => {
                let name = interp.type_of(content).name();
                return Err(interp.type_error(format!("__dict__ must be set to a dictionary, not a '{name}'")));
            }
        },
    };
    drop(attributes.replace_dict(&interp.heap, &ty, dict));
    Ok(())
}

fn get_class(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.type_of(this).value())
}

fn set_class(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let Some(content) = content else {
        return Err(interp.type_error("can't delete __class__ attribute"));
    };
    let Some(class) = content.to_ref::<Type>() else {
        let name = interp.type_of(content).name();
        return Err(interp.type_error(format!("__class__ must be set to a class, not '{name}' object")));
    };
    let old = interp.type_of(this).clone();
    let is_module = |ty: &TypeRef| interp.types.module.get().is_some_and(|module| ty.is_subtype(module));
    let is_mutable = old.has_flag(flags::MUTABLE) && class.has_flag(flags::MUTABLE);
    let Some(header) = this.header().filter(|_| is_mutable || (is_module(&old) && is_module(&class))) else {
        return Err(interp.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"));
    };
    if !has_same_instances(&old, &class) {
        let (new, old) = (class.name(), old.name());
        return Err(interp.type_error(format!("__class__ assignment: '{new}' object layout differs from '{old}'")));
    }
    if old.is(&class) {
        return Ok(());
    }
    if let Some(attributes) = attributes_of(header)
        && old.has_flag(flags::HAS_DICT)
    {
        // The shape belongs to the old class.
        drop(attributes.to_dict(&interp.heap, &old));
    } else if let Some(attributes) = attributes_of(header) {
        attributes.adopt_root_shape(&class);
    }
    let is_descriptor = |ty: &TypeRef| ty.slots.get.get().is_some() || ty.slots.set.get().is_some();
    let has_to_forget = is_descriptor(&old) || is_descriptor(&class);
    drop(header.set_type(class));
    if has_to_forget {
        forget_descriptors(interp);
    }
    Ok(())
}

/// Whether instances of both classes keep the same things at the same places.
pub(super) fn has_same_instances(one: &TypeRef, other: &TypeRef) -> bool {
    const KINDS: u32 = flags::HAS_DICT | flags::WEAKREFS;
    one.layout().is_same(other.layout())
        && one.slot_count() == other.slot_count()
        && one.flags() & KINDS == other.flags() & KINDS
        && super::class_slots::names_by_place(one) == super::class_slots::names_by_place(other)
}

/// `value.name(…)` of a name that is not interned yet.
pub(super) fn call_named(interp: &Interp, value: &Value, name: &str, arguments: &[Value]) -> Outcome {
    call::call_method(interp, value, &interp.intern(name), arguments)
}

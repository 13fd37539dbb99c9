//! `type`: calling classes, their attributes, their tests. Making one is in `class_build`, changing its bases in `class_bases`.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::Ref;
use crate::object::protocol::{attribute, truth};
use crate::object::raise::Raised;
use crate::object::string::Str;
use crate::object::ty::{Type, TypeRef, flags};
use crate::object::{Args, BinaryOp, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::object::{keys, merge_class_names};
use super::{class_bases, class_build, instance_check, mappingproxy, union};

const DOCUMENTATION: &str = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type";

const SPEC: TypeSpec = TypeSpec {
    name: "type",
    documentation: DOCUMENTATION,
    flags: flags::BASE | flags::METATYPE | flags::WEAKREFS,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Call, SlotFunction::Call(call)),
        (SlotKey::GetAttribute, SlotFunction::GetAttr(attribute::type_get)),
        (SlotKey::SetAttr, SlotFunction::SetAttr(attribute::type_set)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::New, SlotFunction::New(class_build::new)),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(union::or)),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(union::reflected_or)),
    ],
    methods: &[
        Method::new("mro", "", mro),
        Method::new("__subclasses__", "", subclasses),
        Method::new("__instancecheck__", "instance, /", instance_check_method),
        Method::new("__subclasscheck__", "subclass, /", subclass_check_method),
        Method::new("__dir__", "", dir),
        Method::new("__sizeof__", "", |interp, _| Ok(interp.int_from_usize(size_of::<Type>()))),
        Method::class("__prepare__", "*args, **kwargs", |interp, _| Ok(interp.dict().into_value())),
    ],
    getset: &[
        GetSet::writable("__name__", get_name, set_name),
        GetSet::writable("__qualname__", get_qualified_name, set_qualified_name),
        GetSet::writable("__bases__", get_bases, class_bases::set_bases),
        GetSet::writable("__module__", get_module, set_module),
        GetSet::writable("__abstractmethods__", get_abstract_methods, set_abstract_methods),
        GetSet::read_only("__dict__", get_dict),
        GetSet::writable("__doc__", get_doc, set_doc),
        GetSet::read_only("__text_signature__", |_, _| Ok(Value::NONE)),
        GetSet::writable("__annotations__", get_annotations, set_annotations),
        GetSet::writable("__type_params__", get_type_params, set_type_params),
        GetSet::read_only("__mro__", get_mro),
        GetSet::read_only("__base__", |_, this| Ok(of(this).base().map_or(Value::NONE, Ref::into_value))),
        GetSet::read_only("__flags__", get_flags),
        GetSet::read_only("__basicsize__", |interp, this| Ok(interp.int_from_usize(of(this).instance_size()))),
        GetSet::read_only("__itemsize__", |_, _| Ok(Value::int_from_i32(0))),
        GetSet::read_only("__dictoffset__", get_dict_offset),
    ],
    ..TypeSpec::EMPTY
};

/// Fills in the type.
pub fn install(interp: &Interp) {
    interp.define::<Type>(&interp.types.type_, &interp.types.object, &SPEC);
}

/// The type that a receiver of these methods is; the descriptors have checked it.
fn of(this: &Value) -> &Type {
    this.cast::<Type>().expect("the receiver is a type")
}

fn reference(this: &Value) -> TypeRef {
    this.to_ref::<Type>().expect("the receiver is a type")
}

/// `module.QualifiedName`, or the bare name when the module is `builtins` or unknown.
pub fn display_name(interp: &Interp, ty: &Type) -> String {
    if !ty.has_flag(flags::MUTABLE) {
        return ty.name();
    }
    let module = ty.dict().get_text(&interp.names.module);
    match (module.as_ref().and_then(|module| module.cast::<Str>()), ty.qualified_name()) {
        (Some(module), Some(name)) if module.as_bytes() != b"builtins" => format!("{}.{}", module.to_lossy(), name.to_lossy()),
        _ => ty.name(),
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.text_from_string(format!("<class '{}'>", display_name(interp, of(this)))).into_value())
}

/// `class(…)`: a new instance, initialised; for `type` itself with one argument, the type of that. May run Python.
pub fn call(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome {
    let class = reference(this);
    if class.is(&interp.types.type_) {
        let count = args.positional().len();
        if count == 1 && args.names().is_none() {
            return Ok(interp.type_of(&args[0]).value());
        }
        if count != 3 {
            return Err(interp.type_error("type() takes 1 or 3 arguments"));
        }
    }
    let Some(new) = class.slots.new.get().filter(|_| !class.has_flag(flags::NO_INSTANTIATION)) else {
        return Err(interp.type_error(format!("cannot create '{}' instances", class.name())));
    };
    interp.check_native_stack()?;
    let instance = new(interp, &class, args)?;
    let actual = interp.type_of(&instance);
    if !actual.is_subtype(&class) {
        return Ok(instance);
    }
    if let Some(init) = actual.slots.init.get() {
        init(interp, &instance, args)?;
    }
    Ok(instance)
}

fn init(interp: &Interp, _this: &Value, args: &Args<'_>) -> Outcome<()> {
    let count = args.positional().len();
    if count == 1 && args.keyword_count() > 0 {
        return Err(interp.type_error("type.__init__() takes no keyword arguments"));
    }
    if count != 1 && count != 3 {
        return Err(interp.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(())
}

fn mro(interp: &Interp, args: &Args<'_>) -> Outcome {
    let ty = reference(&args[0]);
    let order = class_build::default_mro(interp, &ty)?;
    Ok(interp.list(order.into_iter().map(Ref::into_value).collect()).into_value())
}

fn subclasses(interp: &Interp, args: &Args<'_>) -> Outcome {
    let living = of(&args[0]).living_subclasses();
    Ok(interp.list(living.into_iter().map(Ref::into_value).collect()).into_value())
}

fn instance_check_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    instance_check::is_instance_by_class(interp, &args[1], &args[0]).map(Value::bool)
}

fn subclass_check_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    instance_check::is_subclass_by_class(interp, &args[1], &args[0]).map(Value::bool)
}

fn dir(interp: &Interp, args: &Args<'_>) -> Outcome {
    let names = interp.dict();
    merge_class_names(interp, &names, &args[0])?;
    Ok(interp.list(keys(&names)).into_value())
}

/// TypeError unless the attribute can be set on the class, and to something.
pub(super) fn check_settable<'a>(interp: &Interp, ty: &Type, content: Option<&'a Value>, name: &str) -> Outcome<&'a Value> {
    let verb = if content.is_some() { "set" } else { "delete" };
    match content {
        Some(content) if ty.has_flag(flags::MUTABLE) => Ok(content),
        _ => Err(interp.type_error(format!("cannot {verb} '{name}' attribute of immutable type '{}'", ty.name()))),
    }
}

fn own_entry(ty: &Type, name: &Ref<Str>) -> Option<Value> {
    ty.dict().get_text(name)
}

fn get_name(_: &Interp, this: &Value) -> Outcome {
    Ok(of(this).name_text().map_or(Value::NONE, Ref::into_value))
}

fn set_name(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = reference(this);
    let name = name_from(interp, &ty, content, "__name__")?;
    if name.as_bytes().contains(&0) {
        return Err(interp.value_error("type name must not contain null characters"));
    }
    ty.set_name(name);
    Ok(())
}

fn name_from(interp: &Interp, ty: &Type, content: Option<&Value>, attribute: &str) -> Outcome<Ref<Str>> {
    let content = check_settable(interp, ty, content, attribute)?;
    content.to_ref::<Str>().ok_or_else(|| {
        let (class, actual) = (ty.name(), interp.type_of(content).name());
        interp.type_error(format!("can only assign string to {class}.{attribute}, not '{actual}'"))
    })
}

fn get_qualified_name(_: &Interp, this: &Value) -> Outcome {
    Ok(of(this).qualified_name().map_or(Value::NONE, Ref::into_value))
}

fn set_qualified_name(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = reference(this);
    let name = name_from(interp, &ty, content, "__qualname__")?;
    ty.set_qualified_name(name);
    Ok(())
}

fn get_bases(interp: &Interp, this: &Value) -> Outcome {
    Ok(types_tuple(interp, of(this).bases()))
}

fn get_mro(interp: &Interp, this: &Value) -> Outcome {
    Ok(types_tuple(interp, of(this).mro()))
}

/// A tuple of types.
pub(super) fn types_tuple(interp: &Interp, types: Vec<TypeRef>) -> Value {
    interp.tuple(types.into_iter().map(Ref::into_value).collect::<Vec<_>>()).into_value()
}

/// `class.__module__`.
pub fn module_of(interp: &Interp, ty: &Type) -> Value {
    if !ty.has_flag(flags::MUTABLE) {
        return interp.intern(ty.module()).into_value();
    }
    own_entry(ty, &interp.names.module).unwrap_or_else(|| interp.intern("builtins").into_value())
}

fn get_module(interp: &Interp, this: &Value) -> Outcome {
    Ok(module_of(interp, of(this)))
}

fn set_entry(interp: &Interp, ty: &TypeRef, name: &Ref<Str>, content: Value) {
    drop(ty.set_entry(name, Some(content)));
    let _ = interp;
}

fn set_module(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = reference(this);
    let content = check_settable(interp, &ty, content, "__module__")?;
    drop(ty.set_entry(&interp.names.firstlineno, None));
    set_entry(interp, &ty, &interp.names.module, content.clone());
    Ok(())
}

fn missing(interp: &Interp, this: &Value, name: &Ref<Str>) -> Raised {
    let message = format!("type object '{}' has no attribute '{}'", of(this).name(), name.to_lossy());
    interp.attribute_error(this, name.as_value(), message)
}

fn get_abstract_methods(interp: &Interp, this: &Value) -> Outcome {
    let name = &interp.names.abstractmethods;
    // `type` itself has the row under this name, and no abstract methods.
    let entry = if of(this).has_flag(flags::MUTABLE) { own_entry(of(this), name) } else { None };
    entry.ok_or_else(|| interp.attribute_error(this, name.as_value(), "__abstractmethods__"))
}

fn set_abstract_methods(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = reference(this);
    let name = &interp.names.abstractmethods;
    if !ty.has_flag(flags::MUTABLE) {
        check_settable(interp, &ty, content, "__abstractmethods__")?;
    }
    let is_abstract = match content {
        Some(content) => truth::is_true(interp, content)?,
        None => false,
    };
    let old = ty.set_entry(name, content.cloned());
    if content.is_none() && old.is_none() {
        return Err(interp.attribute_error(this, name.as_value(), "__abstractmethods__"));
    }
    ty.set_flag(flags::ABSTRACT, is_abstract);
    Ok(())
}

fn get_dict(interp: &Interp, this: &Value) -> Outcome {
    Ok(mappingproxy::make(interp, of(this).dict().value()))
}

fn get_doc(interp: &Interp, this: &Value) -> Outcome {
    let ty = of(this);
    if !ty.has_flag(flags::MUTABLE) {
        return Ok(match ty.documentation() {
            "" => Value::NONE,
            text => interp.text(text).into_value(),
        });
    }
    let Some(entry) = own_entry(ty, &interp.names.doc) else {
        return Ok(Value::NONE);
    };
    match interp.type_of(&entry).slots.get.get() {
        Some(get) => get(interp, &entry, None, Some(this)),
        None => Ok(entry),
    }
}

fn set_doc(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = reference(this);
    let content = check_settable(interp, &ty, content, "__doc__")?;
    set_entry(interp, &ty, &interp.names.doc, content.clone());
    Ok(())
}

fn get_annotations(interp: &Interp, this: &Value) -> Outcome {
    let ty = reference(this);
    let name = &interp.names.annotations;
    if !ty.has_flag(flags::MUTABLE) {
        return Err(missing(interp, this, name));
    }
    if let Some(entry) = own_entry(&ty, name) {
        return match interp.type_of(&entry).slots.get.get() {
            Some(get) => get(interp, &entry, None, Some(this)),
            None => Ok(entry),
        };
    }
    let fresh: Ref<Dict> = interp.dict();
    set_entry(interp, &ty, name, fresh.value());
    Ok(fresh.into_value())
}

fn set_annotations(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = reference(this);
    if !ty.has_flag(flags::MUTABLE) {
        check_settable(interp, &ty, content.or(Some(&Value::NONE)), "__annotations__")?;
    }
    let name = &interp.names.annotations;
    let old = ty.set_entry(name, content.cloned());
    if content.is_none() && old.is_none() {
        return Err(interp.attribute_error(this, name.as_value(), "__annotations__"));
    }
    Ok(())
}

fn get_type_params(interp: &Interp, this: &Value) -> Outcome {
    let ty = of(this);
    let entry = if ty.has_flag(flags::MUTABLE) { own_entry(ty, &interp.names.type_params) } else { None };
    Ok(entry.unwrap_or_else(|| interp.empty_tuple.value()))
}

fn set_type_params(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let ty = reference(this);
    let content = check_settable(interp, &ty, content, "__type_params__")?;
    set_entry(interp, &ty, &interp.names.type_params, content.clone());
    Ok(())
}

/// The bits of CPython's `tp_flags` that programs look at.
fn get_flags(interp: &Interp, this: &Value) -> Outcome {
    let ty = of(this);
    let types = &interp.types;
    let mut bits: i64 = 1 << 12;
    let mut set = |is_set: bool, bit: u32| bits |= i64::from(is_set) << bit;
    set(ty.has_flag(flags::SEQUENCE), 5);
    set(ty.has_flag(flags::MAPPING), 6);
    set(!ty.has_flag(flags::MUTABLE), 8);
    set(ty.has_flag(flags::MUTABLE), 9);
    set(ty.has_flag(flags::BASE), 10);
    set(ty.has_flag(flags::ABSTRACT), 20);
    set(ty.has_flag(flags::MATCH_SELF), 22);
    for (base, bit) in [(&types.int, 24), (&types.list, 25), (&types.tuple, 26), (&types.bytes, 27), (&types.str, 28), (&types.dict, 29)] {
        set(base.get().is_some_and(|base| ty.is_subtype(base)), bit);
    }
    set(ty.has_flag(flags::EXCEPTION), 30);
    set(ty.has_flag(flags::METATYPE), 31);
    Ok(interp.int(bits))
}

fn get_dict_offset(_: &Interp, this: &Value) -> Outcome {
    // CPython says -1 for instances whose dict it makes on demand, as all of ours.
    Ok(Value::int_from_i32(if of(this).has_flag(flags::HAS_DICT) { -1 } else { 0 }))
}

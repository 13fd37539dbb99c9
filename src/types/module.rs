//! `module`.
//!
//! The namespace is both in the payload, for whoever runs the module's code, and the instance's attributes, for attribute access.

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::dict::Dict;
use crate::object::header::{Ref, Tag, Visit};
use crate::object::protocol::attribute::{self, attributes_of};
use crate::object::protocol::{call, iterate, text, truth};
use crate::object::raise::Raised;
use crate::object::signature::{CallName, Signature};
use crate::object::string::Str;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, GetSet, Interp, Method, Outcome, Payload, SlotFunction, SlotKey, Value};

use super::object::{get_dict, keys};

/// Payload of `module`.
pub struct Module {
    /// The namespace.
    pub dict: Slot<Ref<Dict>>,
}

impl Payload for Module {
    const TAG: Tag = Tag::Module;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.dict.traverse(visit);
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "module",
    documentation: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    flags: flags::BASE | flags::HAS_DICT | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::GetAttribute, SlotFunction::GetAttr(get_attribute)),
    ],
    methods: &[Method::new("__dir__", "", dir)],
    getset: &[GetSet::read_only("__dict__", get_dict), GetSet::writable("__annotations__", get_annotations, set_annotations)],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Module>(&interp.types.module, &interp.types.object, &SPEC);
}

/// A module of this name with the usual entries, not yet in `sys.modules`.
pub fn make(interp: &Interp, name: &str) -> Ref<Module> {
    let module = allocate(interp, &interp.types.module);
    fill(interp, &module, interp.intern(name).into_value(), Value::NONE);
    module
}

/// The namespace of a module; `None` for other values.
pub fn namespace(value: &Value) -> Option<Ref<Dict>> {
    value.cast::<Module>()?.dict.get()
}

/// Gives a module another namespace, which takes over the entries that the old one has and it lacks.
pub(crate) fn adopt_namespace(interp: &Interp, module: &Ref<Module>, dict: Ref<Dict>) {
    if let Some(old) = module.dict.replace(Some(dict.clone())) {
        let mut number = 0;
        while let Some((at, key, value)) = old.table.next_entry(number) {
            number = at + 1;
            if let Some(key) = key.to_ref::<Str>()
                && dict.get_text(&key).is_none()
            {
                drop(dict.set_text(&key, value));
            }
        }
    }
    if let Some(attributes) = attributes_of(module.header()) {
        drop(attributes.replace_dict(&interp.heap, module.header().ty(), dict));
    }
}

fn allocate(interp: &Interp, ty: &TypeRef) -> Ref<Module> {
    let dict = interp.dict();
    let module = interp.allocate(ty, Module { dict: Slot::new(Some(dict.clone())) });
    if let Some(attributes) = attributes_of(module.header()) {
        drop(attributes.replace_dict(&interp.heap, ty, dict));
    }
    module
}

fn fill(interp: &Interp, module: &Module, name: Value, documentation: Value) {
    let names = &interp.names;
    let Some(dict) = module.dict.get() else { return };
    drop(dict.set_text(&names.name, name));
    drop(dict.set_text(&names.doc, documentation));
    for name in [&names.package, &names.loader, &names.spec] {
        drop(dict.set_text(name, Value::NONE));
    }
}

fn new(interp: &Interp, ty: &TypeRef, _: &Args<'_>) -> Outcome {
    Ok(allocate(interp, ty).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let bound = Signature::parse(interp, "name, doc=None").bind(interp, &CallName::plain("module"), false, args)?;
    if bound[0].cast::<Str>().is_none() {
        let actual = interp.type_of(&bound[0]).name();
        return Err(interp.type_error(format!("module() argument 'name' must be str, not {actual}")));
    }
    fill(interp, this.cast::<Module>().expect("the receiver is a module"), bound[0].clone(), bound[1].clone());
    Ok(())
}

fn own(this: &Value, name: &Ref<Str>) -> Option<Value> {
    namespace(this)?.get_text(name)
}

/// The name as text, when the module has one.
fn name_of(interp: &Interp, this: &Value) -> Option<Ref<Str>> {
    own(this, &interp.names.name)?.into_ref::<Str>()
}

/// What the spec says the module was loaded from, when it says so.
fn origin_of(interp: &Interp, spec: &Value) -> Outcome<Option<Ref<Str>>> {
    let has_location = attribute::try_get(interp, spec, &interp.intern("has_location"))?;
    match has_location {
        Some(has_location) if truth::is_true(interp, &has_location)? => {}
        _ => return Ok(None),
    }
    let origin = attribute::try_get(interp, spec, &interp.intern("origin"))?;
    Ok(origin.and_then(Value::into_ref::<Str>))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let name = match own(this, &interp.names.name) {
        Some(name) => text::repr_string(interp, &name)?,
        None => "'?'".to_owned(),
    };
    let spec = own(this, &interp.names.spec).filter(|spec| !spec.is_none());
    let place = match &spec {
        Some(spec) => place_by_spec(interp, spec)?,
        None => match own(this, &interp.names.file) {
            Some(file) => format!(" from {}", text::repr_string(interp, &file)?),
            None => match own(this, &interp.names.loader).filter(|loader| !loader.is_none()) {
                Some(loader) => format!(" ({})", text::repr_string(interp, &loader)?),
                None => String::new(),
            },
        },
    };
    Ok(interp.text_from_string(format!("<module {name}{place}>")).into_value())
}

fn place_by_spec(interp: &Interp, spec: &Value) -> Outcome<String> {
    let Some(origin) = attribute::try_get(interp, spec, &interp.intern("origin"))?.filter(|origin| !origin.is_none()) else {
        let loader = attribute::try_get(interp, spec, &interp.intern("loader"))?.filter(|loader| !loader.is_none());
        return match loader {
            Some(loader) => Ok(format!(" ({})", text::repr_string(interp, &loader)?)),
            None => Ok(String::new()),
        };
    };
    match attribute::try_get(interp, spec, &interp.intern("has_location"))? {
        Some(has_location) if truth::is_true(interp, &has_location)? => Ok(format!(" from {}", text::repr_string(interp, &origin)?)),
        _ => Ok(format!(" ({})", text::str(interp, &origin)?.to_lossy())),
    }
}

fn get_attribute(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome {
    match attribute::generic_find(interp, this, name)? {
        Some(found) => Ok(found),
        None => missing(interp, this, name),
    }
}

/// The module's own `__getattr__`, or the error.
#[cold]
#[inline(never)]
fn missing(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome {
    if let Some(function) = own(this, &interp.names.getattr) {
        return call::call_positional(interp, &function, &[name.value()]);
    }
    Err(missing_error(interp, this, name)?)
}

fn missing_error(interp: &Interp, this: &Value, name: &Ref<Str>) -> Outcome<Raised> {
    let wanted = name.to_lossy();
    let Some(module) = name_of(interp, this) else {
        return Ok(interp.attribute_error(this, name.as_value(), format!("module has no attribute '{wanted}'")));
    };
    let module = module.to_lossy();
    let mut message = format!("module '{module}' has no attribute '{wanted}'");
    if let Some(spec) = own(this, &interp.names.spec).filter(|spec| !spec.is_none()) {
        if is_set(interp, &spec, "_initializing")? {
            message = match origin_of(interp, &spec)? {
                Some(origin) if is_beside_script(interp, &origin)? => format!(
                    "module '{module}' has no attribute '{wanted}' (consider renaming '{}' if it has the same name as a third-party \
                     module you intended to import)",
                    origin.to_lossy()
                ),
                Some(origin) => format!(
                    "partially initialized module '{module}' from '{}' has no attribute '{wanted}' (most likely due to a circular import)",
                    origin.to_lossy()
                ),
                None => {
                    format!("partially initialized module '{module}' has no attribute '{wanted}' (most likely due to a circular import)")
                }
            };
        } else if is_uninitialized_submodule(interp, &spec, name)? {
            message = format!("cannot access submodule '{wanted}' of module '{module}' (most likely due to a circular import)");
        }
    }
    Ok(interp.attribute_error(this, name.as_value(), message))
}

fn is_set(interp: &Interp, spec: &Value, name: &str) -> Outcome<bool> {
    match attribute::try_get(interp, spec, &interp.intern(name))? {
        Some(value) => truth::is_true(interp, &value),
        None => Ok(false),
    }
}

/// Whether the file is in the first directory of `sys.path`, where the script is: then it may hide a library of the same name.
fn is_beside_script(interp: &Interp, origin: &Str) -> Outcome<bool> {
    let path = interp.modules.get_text(&interp.intern("sys")).as_ref().and_then(namespace);
    let path = path.and_then(|sys| sys.get_text(&interp.intern("path")));
    let Some(path) = path else { return Ok(false) };
    let first = iterate::collect(interp, &path)?.into_iter().next().and_then(Value::into_ref::<Str>);
    let Some(first) = first else { return Ok(false) };
    let (origin, first) = (origin.to_lossy(), first.to_lossy());
    let directory = origin.rsplit_once('/').map_or("", |(directory, _)| directory);
    // A package counts as the directory it is.
    let directory = match origin.ends_with("/__init__.py") {
        true => directory.rsplit_once('/').map_or("", |(parent, _)| parent),
        false => directory,
    };
    Ok(directory == first.trim_end_matches('/'))
}

fn is_uninitialized_submodule(interp: &Interp, spec: &Value, name: &Ref<Str>) -> Outcome<bool> {
    match attribute::try_get(interp, spec, &interp.intern("_uninitialized_submodules"))? {
        Some(pending) => crate::object::protocol::item::contains(interp, &pending, name.as_value()),
        None => Ok(false),
    }
}

fn dir(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let Some(dict) = namespace(this) else {
        return Ok(interp.list(Vec::new()).into_value());
    };
    match dict.get_text(&interp.names.dir) {
        Some(function) => call::call_positional(interp, &function, &[]),
        None => Ok(interp.list(keys(&dict)).into_value()),
    }
}

fn get_annotations(interp: &Interp, this: &Value) -> Outcome {
    let name = &interp.names.annotations;
    let dict = namespace(this).expect("the receiver is a module");
    if let Some(known) = dict.get_text(name) {
        return Ok(known);
    }
    let fresh = interp.dict();
    drop(dict.set_text(name, fresh.value()));
    Ok(fresh.into_value())
}

fn set_annotations(interp: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    let name = &interp.names.annotations;
    let dict = namespace(this).expect("the receiver is a module");
    match content {
        Some(content) => drop(dict.set_text(name, content.clone())),
        None if dict.remove_text(name).is_none() => {
            return Err(interp.attribute_error(this, name.as_value(), "__annotations__"));
        }
        None => {}
    }
    Ok(())
}

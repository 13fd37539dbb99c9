//! `types.SimpleNamespace`: attributes given as keywords.

use crate::object::bootstrap::Instance;
use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::Ref;
use crate::object::protocol::{call, compare, mapping, text};
use crate::object::string::Str;
use crate::object::ty::flags;
use crate::object::{Args, CompareOp, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::object::{DICT_ROW, instance_dict, keys};
use super::pickling;

const SPEC: TypeSpec = TypeSpec {
    name: "SimpleNamespace",
    module: "types",
    documentation: "A simple attribute-based namespace.",
    flags: flags::BASE | flags::HAS_DICT,
    slots: &[
        (SlotKey::New, SlotFunction::New(|interp, ty, _| Ok(interp.allocate(ty, Instance).into_value()))),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Hash, SlotFunction::Unhashable),
    ],
    methods: &[Method::new("__reduce__", "", reduce), Method::new("__replace__", "**changes", replace)],
    getset: &[DICT_ROW],
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Instance>(&interp.types.simple_namespace, &interp.types.object, &SPEC);
}

/// A namespace with these attributes.
pub fn make(interp: &Interp, attributes: &[(&str, Value)]) -> Value {
    let namespace = interp.allocate(&interp.types.simple_namespace, Instance).into_value();
    let dict = dict_of(interp, &namespace);
    for (name, value) in attributes {
        drop(dict.set_text(&interp.intern(name), value.clone()));
    }
    namespace
}

fn dict_of(interp: &Interp, this: &Value) -> Ref<Dict> {
    instance_dict(interp, this).unwrap_or_else(|| interp.dict())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    match args.positional() {
        [] => {}
        [source] => add_all(interp, this, source)?,
        more => {
            let (name, count) = (interp.type_of(this).name(), more.len());
            let name = name.rsplit('.').next().unwrap_or_default();
            return Err(interp.type_error(format!("{name} expected at most 1 argument, got {count}")));
        }
    }
    add_keywords(interp, this, args);
    Ok(())
}

fn add_keywords(interp: &Interp, this: &Value, args: &Args<'_>) {
    let dict = dict_of(interp, this);
    for (name, value) in args.keywords() {
        if let Some(name) = name.to_ref::<Str>() {
            drop(dict.set_text(&interp.intern_text(&name), value.clone()));
        }
    }
}

/// Adds the entries of a mapping, or of an iterable of pairs.
fn add_all(interp: &Interp, this: &Value, source: &Value) -> Outcome<()> {
    let entries = if interp.types.dict.is_type_of(source) {
        source.clone()
    } else {
        let class = interp.types.dict.value();
        call::call_positional(interp, &class, std::slice::from_ref(source))?
    };
    let entries = entries.to_ref::<Dict>().ok_or_else(|| interp.type_error("keywords must be strings"))?;
    let dict = dict_of(interp, this);
    let mut next = 0;
    let mut pairs = Vec::new();
    while let Some((number, key, value)) = entries.table.next_entry(next) {
        next = number + 1;
        let name = key.to_ref::<Str>().ok_or_else(|| interp.type_error("keywords must be strings"))?;
        pairs.push((interp.intern_text(&name), value));
    }
    for (name, value) in pairs {
        drop(dict.set_text(&name, value));
    }
    Ok(())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let is_exact = interp.types.simple_namespace.is_type_of(this);
    let name = match is_exact {
        true => "namespace".to_owned(),
        false => interp.type_of(this).name(),
    };
    let body = text::guarded_repr(interp, this, || {
        let mut parts = Vec::new();
        let dict = dict_of(interp, this);
        for key in keys(&dict) {
            let Some(name) = key.to_ref::<Str>().filter(|name| !name.is_empty()) else { continue };
            if let Some(value) = mapping::get(interp, &dict, &key)? {
                parts.push(format!("{}={}", name.to_lossy(), text::repr_string(interp, &value)?));
            }
        }
        Ok(parts.join(", "))
    })?;
    let body = body.unwrap_or_else(|| "...".to_owned());
    Ok(interp.text_from_string(format!("{name}({body})")).into_value())
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let general = &interp.types.simple_namespace;
    if !interp.type_of(this).is_subtype(general) || !interp.type_of(other).is_subtype(general) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (one, two) = (dict_of(interp, this).into_value(), dict_of(interp, other).into_value());
    match op {
        CompareOp::Equal | CompareOp::NotEqual => compare::rich(interp, &one, &two, op),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let (class, dict) = (interp.type_of(this).value(), pickling::copy(interp, &dict_of(interp, this)));
    let parts = vec![class, interp.empty_tuple.value(), dict.into_value()];
    Ok(interp.tuple(parts).into_value())
}

fn replace(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args.positional().len() > 1 {
        return Err(interp.type_error("__replace__() takes no positional arguments"));
    }
    let this = &args[0];
    let class = interp.type_of(this).value();
    let copy = call::call_positional(interp, &class, &[])?;
    let source = dict_of(interp, this);
    add_all(interp, &copy, source.as_value())?;
    add_keywords(interp, &copy, args);
    Ok(copy)
}

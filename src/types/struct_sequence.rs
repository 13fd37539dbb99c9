//! Records such as `sys.version_info`: tuples whose items also have names.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::protocol::text;
use crate::object::slots::SlotFunction;
use crate::object::tuple::Tuple;
use crate::object::ty::flags;
use crate::object::{Interp, Outcome, Ref, SlotKey, TypeRef, Value};

const SPEC: TypeSpec = TypeSpec { flags: flags::NO_INSTANTIATION, slots: &[(SlotKey::Repr, SlotFunction::Unary(repr))], ..TypeSpec::EMPTY };

/// The name under which a record type keeps the names of its items.
const FIELDS: &str = "_fields_in_order";

/// A record of a type of its own; `name` is the type's name with its module.
pub fn record(interp: &Interp, name: &str, fields: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let ty = record_type(interp, name, &names);
    make(interp, &ty, fields.iter().map(|(_, value)| value.clone()).collect())
}

/// A record type; see `make`.
pub fn record_type(interp: &Interp, name: &str, fields: &[&str]) -> TypeRef {
    let ty = interp.native_type::<Tuple>(&interp.types.tuple, &SPEC);
    let (module, short) = name.rsplit_once('.').unwrap_or(("builtins", name));
    ty.set_name(interp.intern(short));
    ty.set_qualified_name(interp.intern(short));
    let names: Vec<Value> = fields.iter().map(|field| interp.intern(field).into_value()).collect();
    let enter = |name: &str, value: Value| drop(ty.dict().set_text(&interp.intern(name), value));
    enter(FIELDS, interp.tuple(names).into_value());
    enter("__module__", interp.intern(module).into_value());
    enter("n_fields", interp.int_from_usize(fields.len()));
    enter("n_sequence_fields", interp.int_from_usize(fields.len()));
    enter("__match_args__", interp.tuple(fields.iter().map(|field| interp.intern(field).into_value()).collect::<Vec<_>>()).into_value());
    for (place, field) in fields.iter().enumerate() {
        enter(field, field_property(interp, place));
    }
    ty.invalidate();
    ty
}

/// A record of a type that `record_type` made.
pub fn make(interp: &Interp, ty: &TypeRef, items: Vec<Value>) -> Value {
    interp.allocate(ty, Tuple::new(items)).into_value()
}

/// A property that reads the item at a place, through `operator.itemgetter`-like native access.
fn field_property(interp: &Interp, place: usize) -> Value {
    interp.allocate(&interp.types.record_field, RecordField { place }).into_value()
}

/// Payload of the descriptor of a record's field.
pub struct RecordField {
    place: usize,
}

impl crate::object::Payload for RecordField {}

const FIELD_SPEC: TypeSpec = TypeSpec {
    name: "member_descriptor",
    slots: &[(SlotKey::Get, SlotFunction::Get(get_field)), (SlotKey::Set, SlotFunction::Set(set_field))],
    ..TypeSpec::EMPTY
};

/// Makes the type of the fields' descriptors.
pub fn install(interp: &Interp) {
    interp.define::<RecordField>(&interp.types.record_field, &interp.types.object, &FIELD_SPEC);
}

fn get_field(interp: &Interp, descriptor: &Value, instance: Option<&Value>, _owner: Option<&Value>) -> Outcome {
    let field = descriptor.cast::<RecordField>().expect("the descriptor of a record's field");
    match instance.and_then(Value::cast::<Tuple>) {
        Some(tuple) => Ok(tuple.items().get(field.place).cloned().unwrap_or(Value::NONE)),
        None => {
            let _ = interp;
            Ok(descriptor.clone())
        }
    }
}

fn set_field(interp: &Interp, _descriptor: &Value, _instance: &Value, _value: Option<&Value>) -> Outcome<()> {
    Err(interp.error(&interp.exceptions.attribute_error, "readonly attribute"))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let ty = interp.type_of(this).clone();
    let name = qualified_name(interp, &ty);
    let names = ty.lookup(&interp.intern(FIELDS));
    let names: Vec<Value> = names.as_ref().and_then(|names| names.cast::<Tuple>()).map_or_else(Vec::new, |names| names.items().to_vec());
    let items = this.cast::<Tuple>().map_or_else(Vec::new, |tuple| tuple.items().to_vec());
    let mut shown = Vec::with_capacity(items.len());
    for (name, item) in names.iter().zip(&items) {
        shown.push(format!("{}={}", text::str(interp, name)?.to_lossy(), text::repr_string(interp, item)?));
    }
    Ok(interp.text(format!("{name}({})", shown.join(", "))).into_value())
}

fn qualified_name(interp: &Interp, ty: &TypeRef) -> String {
    let dict: &Ref<Dict> = ty.dict();
    let module = dict.get_text(&interp.names.module).and_then(|module| module.to_ref::<crate::object::Str>());
    let module = module.filter(|module| module.as_bytes() != b"builtins");
    module.map_or_else(|| ty.name(), |module| format!("{}.{}", module.to_lossy(), ty.name()))
}

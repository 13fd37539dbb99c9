//! Records such as `sys.version_info`: tuples whose items also have names.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::protocol::{iterate, text};
use crate::object::signature::{Signature, bind_new};
use crate::object::slots::SlotFunction;
use crate::object::tuple::Tuple;
use crate::object::ty::flags;
use crate::object::{Args, Interp, Outcome, Ref, SlotKey, TypeRef, Value};

const SPEC: TypeSpec = TypeSpec { flags: flags::NO_INSTANTIATION, slots: &[(SlotKey::Repr, SlotFunction::Unary(repr))], ..TypeSpec::EMPTY };

/// Of a type that scripts may make records of.
const OPEN_SPEC: TypeSpec =
    TypeSpec { slots: &[(SlotKey::Repr, SlotFunction::Unary(repr)), (SlotKey::New, SlotFunction::New(new))], ..TypeSpec::EMPTY };

/// CPython's one open type, `time.struct_time`, also takes a zone's name and offset, which are no items; they are not kept.
const UNSEEN_FIELDS: usize = 2;

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
    define(interp, name, fields, &SPEC)
}

/// A record type that scripts can call with a sequence of the fields.
pub fn open_record_type(interp: &Interp, name: &str, fields: &[&str]) -> TypeRef {
    define(interp, name, fields, &OPEN_SPEC)
}

fn define(interp: &Interp, name: &str, fields: &[&str], spec: &TypeSpec) -> TypeRef {
    let ty = interp.native_type::<Tuple>(&interp.types.tuple, spec);
    let (module, short) = name.rsplit_once('.').unwrap_or(("builtins", name));
    ty.set_name(interp.intern(short));
    ty.set_qualified_name(interp.intern(short));
    let names: Vec<Value> = fields.iter().map(|field| interp.intern(field).into_value()).collect();
    let enter = |name: &str, value: Value| drop(ty.dict().set_text(&interp.intern(name), value));
    enter(FIELDS, interp.tuple(names).into_value());
    enter("__module__", interp.intern(module).into_value());
    enter("n_fields", interp.int_from_usize(fields.len()));
    enter("n_unnamed_fields", interp.int(0));
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

/// The call of an open record type. May run Python.
fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let signature = Signature::parse(interp, "sequence, dict=None");
    let given = bind_new(interp, "structseq", &signature, args)?;
    let name = qualified_name(interp, ty);
    if !given[1].is_none() && !interp.types.dict.is_type_of(&given[1]) {
        return Err(interp.type_error(format!("{name}() takes a dict as second arg, if any")));
    }
    if interp.type_of(&given[0]).slots.iter.get().is_none() && interp.type_of(&given[0]).slots.getitem.get().is_none() {
        return Err(interp.type_error("constructor requires a sequence"));
    }
    let mut items = iterate::collect(interp, &given[0])?;
    let (length, least) = (items.len(), field_names(interp, ty).len());
    let most = least + UNSEEN_FIELDS;
    let limit = match length {
        _ if length < least => format!("at least {least}"),
        _ if length > most => format!("at most {most}"),
        _ => {
            items.truncate(least);
            return Ok(make(interp, ty, items));
        }
    };
    Err(interp.type_error(format!("{name}() takes an {limit}-sequence ({length}-sequence given)")))
}

fn field_names(interp: &Interp, ty: &TypeRef) -> Vec<Value> {
    let names = ty.lookup(&interp.intern(FIELDS));
    names.as_ref().and_then(|names| names.cast::<Tuple>()).map_or_else(Vec::new, |names| names.items().to_vec())
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
    let names = field_names(interp, &ty);
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

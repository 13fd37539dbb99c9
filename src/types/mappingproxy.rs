//! `mappingproxy`: a read-only view of a mapping, such as the namespace of a class.

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::{Ref, Visit};
use crate::object::list::List;
use crate::object::protocol::{call, compare, item, iterate, mapping, number, text};
use crate::object::tuple::Tuple;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, Payload, SlotFunction, SlotKey, Value};

use super::generic_alias;

/// Payload of `mappingproxy`.
pub struct MappingProxy {
    /// What is viewed.
    pub mapping: Value,
}

impl Payload for MappingProxy {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.mapping);
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "mappingproxy",
    documentation: "Read-only proxy of a mapping.",
    flags: flags::MAPPING,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Str, SlotFunction::Unary(|interp, this| text::str(interp, inside(interp, this)?).map(Ref::into_value))),
        (SlotKey::Hash, SlotFunction::Hash(|interp, this| compare::hash(interp, inside(interp, this)?))),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Length, SlotFunction::Length(|interp, this| item::length(interp, inside(interp, this)?))),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::Contains, SlotFunction::Contains(contains)),
        (SlotKey::Iter, SlotFunction::Unary(|interp, this| iterate::iter(interp, inside(interp, this)?))),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(union)),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(reflected_union)),
        (SlotKey::Inplace(BinaryOp::Or), SlotFunction::Binary(inplace_union)),
    ],
    methods: &[
        Method::new("get", "key, default=None, /", |interp, args| forward(interp, args, "get")),
        Method::new("keys", "", |interp, args| forward(interp, args, "keys")),
        Method::new("values", "", |interp, args| forward(interp, args, "values")),
        Method::new("items", "", |interp, args| forward(interp, args, "items")),
        Method::new("copy", "", |interp, args| forward(interp, args, "copy")),
        Method::new("__reversed__", "", |interp, args| forward(interp, args, "__reversed__")),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<MappingProxy>(&interp.types.mappingproxy, &interp.types.object, &SPEC);
}

/// A proxy of a mapping.
pub fn make(interp: &Interp, mapping: Value) -> Value {
    interp.allocate(&interp.types.mappingproxy, MappingProxy { mapping }).into_value()
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let mapping = match (args.positional(), args.keyword("mapping")) {
        ([mapping], None) if args.keyword_count() == 0 => mapping,
        ([], Some(mapping)) if args.keyword_count() == 1 => mapping,
        ([], None) => return Err(interp.type_error("mappingproxy() missing required argument 'mapping' (pos 1)")),
        _ => {
            let count = args.len();
            return Err(interp.type_error(format!("mappingproxy() takes at most 1 argument ({count} given)")));
        }
    };
    let is_mapping =
        interp.type_of(mapping).slots.getitem.get().is_some() && mapping.cast::<List>().is_none() && mapping.cast::<Tuple>().is_none();
    if !is_mapping {
        let name = interp.type_of(mapping).name();
        return Err(interp.type_error(format!("mappingproxy() argument must be a mapping, not {name}")));
    }
    Ok(interp.allocate(ty, MappingProxy { mapping: mapping.clone() }).into_value())
}

/// The mapping, after a look at the native stack: proxies of proxies may be nested as deep as a script likes.
fn inside<'a>(interp: &Interp, this: &'a Value) -> Outcome<&'a Value> {
    interp.check_native_stack()?;
    Ok(&this.cast::<MappingProxy>().expect("the receiver is a mappingproxy").mapping)
}

fn forward(interp: &Interp, args: &Args<'_>, name: &str) -> Outcome {
    let mapping = inside(interp, &args[0])?;
    call::call_method(interp, mapping, &interp.intern(name), &args.positional()[1..])
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let inner = text::repr_string(interp, inside(interp, this)?)?;
    Ok(interp.text_from_string(format!("mappingproxy({inner})")).into_value())
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    compare::rich(interp, inside(interp, this)?, other, op)
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    item::get(interp, inside(interp, this)?, key)
}

fn contains(interp: &Interp, this: &Value, key: &Value) -> Outcome<bool> {
    let mapping = inside(interp, this)?;
    match mapping.cast::<Dict>() {
        Some(dict) if interp.types.dict.is_type_of(mapping) => Ok(mapping::get(interp, dict, key)?.is_some()),
        _ => item::contains(interp, mapping, key),
    }
}

fn unwrapped<'a>(interp: &Interp, value: &'a Value) -> Outcome<&'a Value> {
    if value.cast::<MappingProxy>().is_some() { inside(interp, value) } else { Ok(value) }
}

fn union(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    number::binary(interp, BinaryOp::Or, unwrapped(interp, this)?, unwrapped(interp, other)?)
}

fn reflected_union(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    number::binary(interp, BinaryOp::Or, unwrapped(interp, other)?, unwrapped(interp, this)?)
}

fn inplace_union(interp: &Interp, this: &Value, _: &Value) -> Outcome {
    let name = interp.type_of(this).name();
    Err(interp.type_error(format!("'|=' is not supported by {name}; use '|' instead")))
}

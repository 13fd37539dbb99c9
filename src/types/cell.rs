//! `cell`: a variable that functions share.

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Tag, Visit};
use crate::object::protocol::compare;
use crate::object::ty::TypeRef;
use crate::object::{Args, CompareOp, GetSet, Interp, Outcome, Payload, SlotFunction, SlotKey, Value};

use super::object::address;

/// Payload of `cell`.
pub struct CellObject {
    /// The variable's value, absent while it is unbound.
    pub content: Slot<Value>,
}

impl CellObject {
    /// A cell with this content.
    pub const fn new(content: Option<Value>) -> CellObject {
        CellObject { content: Slot::new(content) }
    }
}

impl Payload for CellObject {
    const TAG: Tag = Tag::Cell;
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.content.traverse(visit);
    }

    fn clear(&self) {
        drop(self.content.take());
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "cell",
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Hash, SlotFunction::Unhashable),
    ],
    getset: &[GetSet::writable("cell_contents", get_contents, set_contents)],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<CellObject>(&interp.types.cell, &interp.types.object, &SPEC);
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let count = args.len();
    if args.keyword_count() > 0 {
        return Err(interp.type_error("cell() takes no keyword arguments"));
    }
    if count > 1 {
        return Err(interp.type_error(format!("cell expected at most 1 argument, got {count}")));
    }
    Ok(interp.allocate(ty, CellObject::new(args.positional().first().cloned())).into_value())
}

fn of(this: &Value) -> &CellObject {
    this.cast::<CellObject>().expect("the receiver is a cell")
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let at = address(this);
    let text = match of(this).content.get() {
        None => format!("<cell at {at:#x}: empty>"),
        Some(content) => format!("<cell at {at:#x}: {} object at {:#x}>", interp.type_of(&content).name(), address(&content)),
    };
    Ok(interp.text_from_string(text).into_value())
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let Some(other) = other.cast::<CellObject>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (of(this).content.get(), other.content.get()) {
        (Some(one), Some(other)) => compare::rich(interp, &one, &other, op),
        // An empty cell comes before all others.
        (one, other) => Ok(Value::bool(op.accepts(one.is_some().cmp(&other.is_some())))),
    }
}

fn get_contents(interp: &Interp, this: &Value) -> Outcome {
    of(this).content.get().ok_or_else(|| interp.value_error("Cell is empty"))
}

fn set_contents(_: &Interp, this: &Value, content: Option<&Value>) -> Outcome<()> {
    drop(of(this).content.replace(content.cloned()));
    Ok(())
}

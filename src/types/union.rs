//! `types.UnionType`: `int | str`.

use crate::object::builder::TypeSpec;
use crate::object::header::{Ref, Visit};
use crate::object::protocol::{compare, number};
use crate::object::tuple::Tuple;
use crate::object::ty::{Type, flags};
use crate::object::{BinaryOp, CompareOp, GetSet, Interp, Outcome, Payload, SlotFunction, SlotKey, Value};

use super::generic_alias::{GenericAlias, collect_parameters, item_text, substitute};
use super::property::read_only;

/// Payload of `types.UnionType`.
pub struct Union {
    /// The members, without repetitions; `None` is there as its type.
    pub arguments: Ref<Tuple>,
}

impl Payload for Union {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.arguments);
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "UnionType",
    module: "types",
    documentation: "Represent a PEP 604 union type\n\nE.g. for int | str",
    flags: flags::NO_INSTANTIATION,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(or)),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(reflected_or)),
    ],
    getset: &[
        GetSet::writable("__args__", |_, this| Ok(of(this).arguments.value()), read_only),
        GetSet::read_only("__parameters__", |interp, this| collect_parameters(interp, of(this).arguments.items()).map(Ref::into_value)),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Union>(&interp.types.union, &interp.types.object, &SPEC);
}

fn of(this: &Value) -> &Union {
    this.cast::<Union>().expect("the receiver is a union")
}

fn can_be_member(value: &Value) -> bool {
    value.is_none() || value.cast::<Type>().is_some() || value.cast::<GenericAlias>().is_some() || value.cast::<Union>().is_some()
}

/// `one | other` of classes.
pub fn or(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    if !can_be_member(one) || !can_be_member(other) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut members = Vec::new();
    for operand in [one, other] {
        match operand.cast::<Union>() {
            Some(union) => add_all(interp, &mut members, union.arguments.items())?,
            None if operand.is_none() => add_all(interp, &mut members, &[interp.types.none.value()])?,
            None => add_all(interp, &mut members, std::slice::from_ref(operand))?,
        }
    }
    if let [only] = members.as_slice() {
        return Ok(only.clone());
    }
    let arguments = interp.tuple(members);
    Ok(interp.allocate(&interp.types.union, Union { arguments }).into_value())
}

/// `other | this` of classes, asked of the right operand.
pub fn reflected_or(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    or(interp, other, this)
}

fn add_all(interp: &Interp, members: &mut Vec<Value>, more: &[Value]) -> Outcome<()> {
    for candidate in more {
        let mut is_known = false;
        for known in members.iter() {
            let are_aliases = known.cast::<GenericAlias>().is_some() && candidate.cast::<GenericAlias>().is_some();
            is_known |= known.is(candidate) || (are_aliases && compare::equal(interp, known, candidate)?);
        }
        if !is_known {
            members.push(candidate.clone());
        }
    }
    Ok(())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let mut parts = Vec::new();
    for member in of(this).arguments.items() {
        let is_none_type = member.is(interp.types.none.as_value());
        parts.push(if is_none_type { "None".to_owned() } else { item_text(interp, member)? });
    }
    Ok(interp.text_from_string(parts.join(" | ")).into_value())
}

/// The same for all orders of the members.
fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let mut sum = 0i64;
    for member in of(this).arguments.items() {
        let hash = compare::hash(interp, member)?;
        sum = sum.wrapping_add(hash.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64 as i64).rotate_left(29));
    }
    Ok(if sum == -1 { -2 } else { sum })
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(two)) = (of(this), other.cast::<Union>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    // Members are distinct, so equal numbers and inclusion one way make equal sets.
    let mut is_equal = one.arguments.len() == two.arguments.len();
    for member in one.arguments.items() {
        let mut is_found = false;
        for candidate in two.arguments.items() {
            is_found = is_found || compare::equal(interp, member, candidate)?;
        }
        is_equal &= is_found;
    }
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}

fn get_item(interp: &Interp, this: &Value, item: &Value) -> Outcome {
    let union = of(this);
    let known = collect_parameters(interp, union.arguments.items())?;
    let members = substitute(interp, this, union.arguments.items(), known.items(), item)?;
    let mut result: Option<Value> = None;
    for member in members {
        result = Some(match result {
            Some(result) => number::binary(interp, BinaryOp::Or, &result, &member)?,
            None => member,
        });
    }
    Ok(result.unwrap_or(Value::NONE))
}

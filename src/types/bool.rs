//! The type `bool`.

use crate::object::builder::TypeSpec;
use crate::object::integer::Int;
use crate::object::protocol::truth;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, BinaryOp, Interp, Method, Outcome, SlotFunction, SlotKey, Value};

use super::int_operators as operators;

const SPEC: TypeSpec = TypeSpec {
    name: "bool",
    documentation: "bool(object=False, /)\n--\n\nReturns True when the argument is true, False otherwise.",
    flags: flags::MATCH_SELF,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Binary(BinaryOp::And), SlotFunction::Binary(|interp, one, other| logical(interp, one, other, BinaryOp::And))),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(|interp, one, other| logical(interp, one, other, BinaryOp::Or))),
        (SlotKey::Binary(BinaryOp::Xor), SlotFunction::Binary(|interp, one, other| logical(interp, one, other, BinaryOp::Xor))),
        (SlotKey::Reflected(BinaryOp::And), SlotFunction::Binary(|interp, one, other| logical(interp, other, one, BinaryOp::And))),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(|interp, one, other| logical(interp, other, one, BinaryOp::Or))),
        (SlotKey::Reflected(BinaryOp::Xor), SlotFunction::Binary(|interp, one, other| logical(interp, other, one, BinaryOp::Xor))),
    ],
    methods: &[Method::new("__format__", "format_spec, /", format)],
    ..TypeSpec::EMPTY
};

/// Makes the type. Its instances are immediates; the layout is that of its base.
pub fn install(interp: &Interp) {
    interp.define::<Int>(&interp.types.bool, &interp.types.int, &SPEC);
}

fn new(interp: &Interp, _ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("bool() takes no keyword arguments"));
    }
    match args.positional() {
        [] => Ok(Value::FALSE),
        [value] => truth::is_true(interp, value).map(Value::bool),
        more => Err(interp.type_error(format!("bool expected at most 1 argument, got {}", more.len()))),
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.intern(if this.as_bool() == Some(true) { "True" } else { "False" }).into_value())
}

fn logical(interp: &Interp, one: &Value, other: &Value, op: BinaryOp) -> Outcome {
    if let (Some(one), Some(other)) = (one.as_bool(), other.as_bool()) {
        return Ok(Value::bool(match op {
            BinaryOp::And => one & other,
            BinaryOp::Or => one | other,
            _ => one ^ other,
        }));
    }
    match op {
        BinaryOp::And => operators::and(interp, one, other),
        BinaryOp::Or => operators::or(interp, one, other),
        _ => operators::xor(interp, one, other),
    }
}

/// Without a specification a truth shows itself by name, with one as the integer it is.
fn format(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args[1].cast::<crate::object::Str>().is_some_and(crate::object::Str::is_empty) {
        return repr(interp, &args[0]);
    }
    let format = interp.types.int.lookup(&interp.names.format).unwrap_or(Value::NONE);
    crate::object::protocol::call::call(interp, &format, args)
}

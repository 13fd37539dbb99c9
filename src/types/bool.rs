//! The type `bool`, whose two instances are immediates. What it does not say itself it inherits from `int`.

use crate::object::builder::TypeSpec;
use crate::object::integer::Int;
use crate::object::protocol::truth;
use crate::object::ty::TypeRef;
use crate::object::{Args, BinaryOp, Interp, Outcome, SlotFunction, SlotKey, Value};

use super::arguments;
use super::int_operators as operators;

const SPEC: TypeSpec = TypeSpec {
    name: "bool",
    documentation: "Whether the argument is true.\nTrue and False are the only instances of the class, which is a subclass of int\n\
        and has no subclasses.",
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Invert, SlotFunction::Unary(operators::invert)),
        (SlotKey::Binary(BinaryOp::And), SlotFunction::Binary(and)),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(or)),
        (SlotKey::Binary(BinaryOp::Xor), SlotFunction::Binary(xor)),
        (SlotKey::Reflected(BinaryOp::And), SlotFunction::Binary(and)),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(or)),
        (SlotKey::Reflected(BinaryOp::Xor), SlotFunction::Binary(xor)),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Int>(&interp.types.bool, &interp.types.int, &SPEC);
}

fn new(interp: &Interp, _ty: &TypeRef, args: &Args<'_>) -> Outcome {
    arguments::positional(interp, "bool", args, 0, 1)?;
    match args.positional().first() {
        Some(value) => truth::is_true(interp, value).map(Value::bool),
        None => Ok(Value::FALSE),
    }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let name = if this.as_bool() == Some(true) { "True" } else { "False" };
    Ok(interp.intern(name).into_value())
}

/// Two bools give a bool; with another integer the operation is that of `int`. All three are commutative.
macro_rules! bitwise {
    ($( $name:ident $operator:tt; )*) => {
        $(
            fn $name(interp: &Interp, this: &Value, other: &Value) -> Outcome {
                match (this.as_bool(), other.as_bool()) {
                    (Some(this), Some(other)) => Ok(Value::bool(this $operator other)),
                    _ => operators::$name(interp, this, other),
                }
            }
        )*
    };
}

bitwise! {
    and &;
    or |;
    xor ^;
}

//! temporary
use crate::object::builder::TypeSpec;
use crate::object::integer::Int;
use crate::object::slots::SlotFunction;
use crate::object::*;
pub struct Float(pub f64);
impl Payload for Float {}
pub struct Bool;
impl Payload for Bool {}
fn r(i: &Interp, v: &Value) -> Outcome {
    Ok(i.text(match (v.as_bool(), v.as_int(), v.as_float()) {
        (Some(b), _, _) => (if b { "True" } else { "False" }).to_string(),
        (_, Some(n), _) => n.to_big().to_string(),
        (_, _, Some(f)) => crate::engines::float::repr(f),
        _ => "?".into(),
    })
    .into_value())
}
const INT: TypeSpec = TypeSpec {
    name: "int",
    flags: ty::flags::BASE,
    slots: &[
        (SlotKey::Repr, SlotFunction::Unary(r)),
        (SlotKey::Hash, SlotFunction::Hash(|_, v| Ok(v.as_int().and_then(|n| n.to_i64()).unwrap_or(0)))),
    ],
    ..TypeSpec::EMPTY
};
const FLOAT: TypeSpec =
    TypeSpec { name: "float", flags: ty::flags::BASE, slots: &[(SlotKey::Repr, SlotFunction::Unary(r))], ..TypeSpec::EMPTY };
const BOOL: TypeSpec = TypeSpec { name: "bool", slots: &[(SlotKey::Repr, SlotFunction::Unary(r))], ..TypeSpec::EMPTY };
const COMPLEX: TypeSpec = TypeSpec { name: "complex", ..TypeSpec::EMPTY };
pub fn install(i: &Interp) {
    i.define::<Int>(&i.types.int, &i.types.object, &INT);
    i.define::<Float>(&i.types.float, &i.types.object, &FLOAT);
    i.define::<Int>(&i.types.bool, &i.types.int, &BOOL);
    i.define::<Float>(&i.types.complex, &i.types.object, &COMPLEX);
}

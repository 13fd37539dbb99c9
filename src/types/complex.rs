//! temporary
use crate::object::*;
pub fn complex_value(_: &Interp, _: f64, _: f64) -> Value {
    Value::NONE
}

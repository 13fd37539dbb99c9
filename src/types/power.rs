//! `pow` with a modulus, which is an operation of three operands.

use crate::engines::complex::Complex;
use crate::object::callable::SlotWrapper;
use crate::object::dispatch::{binary_name, call_special};
use crate::object::integer::IntView;
use crate::object::{BinaryOp, Interp, Outcome, Raised, Value};

use super::{float, int_operators};

/// `pow(base, exponent, modulus)` for a modulus that is not None. May run Python.
pub fn pow3(interp: &Interp, base: &Value, exponent: &Value, modulus: &Value) -> Outcome {
    let name = interp.intern(binary_name(BinaryOp::Power, false));
    let is_own = interp.type_of(base).lookup(&name).is_some_and(|found| found.cast::<SlotWrapper>().is_none());
    let result = if is_own { call_special(interp, base, &name, &[exponent, modulus])? } else { None };
    let result = match result.filter(|result| !result.is_not_implemented()) {
        Some(result) => result,
        None => power_modulo(interp, base, exponent, modulus)?,
    };
    if result.is_not_implemented() {
        return Err(unsupported_power(interp, base, exponent, modulus));
    }
    Ok(result)
}

/// The value of `pow(base, exponent, modulus)` as the slots of the built-in number types have it: integers only.
pub fn power_modulo(interp: &Interp, base: &Value, exponent: &Value, modulus: &Value) -> Outcome {
    let views: [Option<IntView<'_>>; 3] = [base.as_int(), exponent.as_int(), modulus.as_int()];
    if let [Some(base), Some(exponent), Some(modulus)] = views {
        return int_operators::power_modulo(interp, base, exponent, modulus);
    }
    for operand in [base, exponent, modulus] {
        if float::float_of(operand).is_some() {
            return Err(interp.type_error("pow() 3rd argument not allowed unless all arguments are integers"));
        }
        if operand.cast::<Complex>().is_some() {
            return Err(interp.value_error("complex modulo"));
        }
    }
    Ok(Value::NOT_IMPLEMENTED)
}

/// The TypeError for operands of `pow` with a modulus.
#[cold]
fn unsupported_power(interp: &Interp, base: &Value, exponent: &Value, modulus: &Value) -> Raised {
    let [base, exponent, modulus] = [base, exponent, modulus].map(|value| interp.type_of(value).name());
    interp.type_error(format!("unsupported operand type(s) for ** or pow(): '{base}', '{exponent}', '{modulus}'"))
}

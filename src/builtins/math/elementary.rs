//! The functions of `math` from floats to a float.

use crate::engines::fault::Fault;
use crate::engines::math as engine;
use crate::object::integer::IntView;
use crate::object::protocol::number;
use crate::object::{Args, Interp, Outcome, Value};
use crate::types::float::to_f64;

#[inline]
fn finish(interp: &Interp, outcome: Result<f64, Fault>) -> Outcome {
    match outcome {
        Ok(number) => Ok(Value::float(number)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

/// A function of one float; what follows the name says whether an infinite result is an overflow or a pole.
macro_rules! functions {
    ($( $name:ident $can_overflow:literal $function:expr; )*) => {
        $(
            pub(super) fn $name(interp: &Interp, args: &Args<'_>) -> Outcome {
                let argument = to_f64(interp, &args[0])?;
                let result = ($function)(argument);
                if result.is_finite() {
                    return Ok(Value::float(result));
                }
                finish(interp, engine::checked(argument, result, $can_overflow))
            }
        )*
    };
}

functions! {
    acos false f64::acos;
    acosh false engine::acosh;
    asin false f64::asin;
    asinh false engine::asinh;
    atan false f64::atan;
    atanh false engine::atanh;
    cbrt false engine::cube_root;
    cos false f64::cos;
    cosh true f64::cosh;
    erf false engine::erf;
    erfc false engine::erfc;
    exp true f64::exp;
    exp2 true f64::exp2;
    expm1 true f64::exp_m1;
    fabs false f64::abs;
    log1p false f64::ln_1p;
    radians false |angle: f64| angle * (std::f64::consts::PI / 180.0);
    sin false f64::sin;
    sinh true f64::sinh;
    sqrt false f64::sqrt;
    tan false f64::tan;
    tanh false f64::tanh;
}

/// A function of one float with errors of its own.
macro_rules! checked_functions {
    ($( $name:ident $function:path; )*) => {
        $(
            pub(super) fn $name(interp: &Interp, args: &Args<'_>) -> Outcome {
                let argument = to_f64(interp, &args[0])?;
                finish(interp, $function(argument))
            }
        )*
    };
}

checked_functions! {
    gamma engine::gamma;
    lgamma engine::log_gamma;
}

/// A function of two floats.
macro_rules! functions_of_two {
    ($( $name:ident $function:expr; )*) => {
        $(
            pub(super) fn $name(interp: &Interp, args: &Args<'_>) -> Outcome {
                let one = to_f64(interp, &args[0])?;
                let other = to_f64(interp, &args[1])?;
                let function: fn(f64, f64) -> Result<f64, Fault> = $function;
                finish(interp, function(one, other))
            }
        )*
    };
}

functions_of_two! {
    atan2 |y, x| Ok(y.atan2(x));
    copysign |magnitude, sign| Ok(magnitude.copysign(sign));
    fmod engine::modulo;
    pow engine::power;
    remainder engine::remainder;
}

/// A conversion, whose infinite results are no errors.
pub(super) fn degrees(interp: &Interp, args: &Args<'_>) -> Outcome {
    to_f64(interp, &args[0]).map(|angle| Value::float(angle * (180.0 / std::f64::consts::PI)))
}

pub(super) fn fma(interp: &Interp, args: &Args<'_>) -> Outcome {
    let one = to_f64(interp, &args[0])?;
    let other = to_f64(interp, &args[1])?;
    let summand = to_f64(interp, &args[2])?;
    finish(interp, engine::fused_multiply_add(one, other, summand))
}

/// A logarithm of an integer of any size, or of what is a float.
fn logarithm(interp: &Interp, value: &Value, log: fn(f64) -> f64) -> Outcome<f64> {
    let outcome = match value.as_int() {
        Some(IntView::Big(big)) => engine::log_of_integer(big, log),
        Some(IntView::Small(small)) if small <= 0 => Err(engine::domain_error()),
        Some(IntView::Small(small)) => Ok(log(small as f64)),
        None => {
            let argument = to_f64(interp, value)?;
            engine::checked(argument, log(argument), false)
        }
    };
    outcome.map_err(|fault| interp.fault(fault))
}

pub(super) fn log(interp: &Interp, args: &Args<'_>) -> Outcome {
    let log = logarithm(interp, &args[0], f64::ln)?;
    match args.optional(1) {
        None => Ok(Value::float(log)),
        Some(base) => {
            let base = logarithm(interp, base, f64::ln)?;
            number::binary(interp, crate::object::BinaryOp::TrueDivide, &Value::float(log), &Value::float(base))
        }
    }
}

pub(super) fn log2(interp: &Interp, args: &Args<'_>) -> Outcome {
    logarithm(interp, &args[0], f64::log2).map(Value::float)
}

pub(super) fn log10(interp: &Interp, args: &Args<'_>) -> Outcome {
    logarithm(interp, &args[0], f64::log10).map(Value::float)
}

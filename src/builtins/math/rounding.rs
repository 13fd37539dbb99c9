//! The functions of `math` that take floats apart, round or classify them.

use crate::engines::float;
use crate::engines::math::{self as engine, ScaleBy};
use crate::object::dispatch::call_special;
use crate::object::integer::IntView;
use crate::object::protocol::number;
use crate::object::{Args, Interp, Outcome, Value};
use crate::types::float::to_f64;
use crate::types::int;

pub(super) fn ceil(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args[0].as_float().is_none()
        && let Some(result) = call_special(interp, &args[0], &interp.names.ceil, &[])?
    {
        return Ok(result);
    }
    interp.integer_or_fault(float::ceiling(to_f64(interp, &args[0])?))
}

pub(super) fn floor(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args[0].as_float().is_none()
        && let Some(result) = call_special(interp, &args[0], &interp.names.floor, &[])?
    {
        return Ok(result);
    }
    interp.integer_or_fault(float::floor(to_f64(interp, &args[0])?))
}

pub(super) fn trunc(interp: &Interp, args: &Args<'_>) -> Outcome {
    if let Some(number) = args[0].as_float() {
        return interp.integer_or_fault(float::truncate(number));
    }
    match call_special(interp, &args[0], &interp.names.trunc, &[])? {
        Some(result) => Ok(result),
        None => {
            let name = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("type {name} doesn't define __trunc__ method")))
        }
    }
}

pub(super) fn isfinite(interp: &Interp, args: &Args<'_>) -> Outcome {
    to_f64(interp, &args[0]).map(|number| Value::bool(number.is_finite()))
}

pub(super) fn isinf(interp: &Interp, args: &Args<'_>) -> Outcome {
    to_f64(interp, &args[0]).map(|number| Value::bool(number.is_infinite()))
}

pub(super) fn isnan(interp: &Interp, args: &Args<'_>) -> Outcome {
    to_f64(interp, &args[0]).map(|number| Value::bool(number.is_nan()))
}

pub(super) fn ulp(interp: &Interp, args: &Args<'_>) -> Outcome {
    to_f64(interp, &args[0]).map(|number| Value::float(engine::unit_in_last_place(number)))
}

pub(super) fn frexp(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (fraction, exponent) = engine::split_exponent(to_f64(interp, &args[0])?);
    Ok(interp.tuple([Value::float(fraction), Value::int_from_i32(exponent)]).into_value())
}

pub(super) fn modf(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (fraction, whole) = engine::split(to_f64(interp, &args[0])?);
    Ok(interp.tuple([Value::float(fraction), Value::float(whole)]).into_value())
}

pub(super) fn ldexp(interp: &Interp, args: &Args<'_>) -> Outcome {
    let value = to_f64(interp, &args[0])?;
    let by = match args[1].as_int() {
        Some(IntView::Small(exponent)) => ScaleBy::Exponent(exponent),
        Some(view) if view.is_negative() => ScaleBy::FarDown,
        Some(_) => ScaleBy::FarUp,
        None => return Err(interp.type_error("Expected an int as second argument to ldexp.")),
    };
    match engine::scale(value, by) {
        Ok(scaled) => Ok(Value::float(scaled)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

pub(super) fn nextafter(interp: &Interp, args: &Args<'_>) -> Outcome {
    let from = to_f64(interp, &args[0])?;
    let to = to_f64(interp, &args[1])?;
    if args[2].is_none() {
        return Ok(Value::float(if from.is_nan() || to.is_nan() { from + to } else { engine::neighbour(from, to, 1) }));
    }
    let steps = number::index(interp, &args[2])?;
    let steps = match int::view(&steps) {
        view if view.is_negative() => return Err(interp.value_error("steps must be a non-negative integer")),
        IntView::Small(steps) => steps as u64,
        IntView::Big(_) => u64::MAX,
    };
    Ok(Value::float(engine::neighbour(from, to, steps)))
}

pub(super) fn isclose(interp: &Interp, args: &Args<'_>) -> Outcome {
    let one = to_f64(interp, &args[0])?;
    let other = to_f64(interp, &args[1])?;
    let tolerance = |place: usize, default: f64| args.optional(place).map_or(Ok(default), |value| to_f64(interp, value));
    let relative = tolerance(2, 1e-9)?;
    let absolute = tolerance(3, 0.0)?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(interp.value_error("tolerances must be non-negative"));
    }
    if one == other {
        return Ok(Value::TRUE);
    }
    if one.is_infinite() || other.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (other - one).abs();
    let is_close = difference <= (relative * other).abs() || difference <= (relative * one).abs() || difference <= absolute;
    Ok(Value::bool(is_close))
}

//! The module `math`.

use num_bigint::BigInt;

use crate::engines::float as engine;
use crate::engines::integer as integers;
use crate::object::dict::Dict;
use crate::object::dispatch::call_special;
use crate::object::native::Method;
use crate::object::protocol::{iterate, number};
use crate::object::{Args, BinaryOp, Interp, Outcome, Ref, Value};
use crate::types::float::{float_of, to_f64};

use super::enter_functions;

/// Rows for functions of one float: a NaN result of a number is a domain error, an infinite one of a finite number a range error.
macro_rules! unary {
    ($( $name:literal $function:expr; )*) => {
        &[ $( Method::function($name, "x, /", |interp, args| checked_unary(interp, &args[0], $function)), )* ]
    };
}

const UNARY: &[Method] = unary! {
    "acos" f64::acos;
    "acosh" f64::acosh;
    "asin" f64::asin;
    "asinh" f64::asinh;
    "atan" f64::atan;
    "cbrt" f64::cbrt;
    "cos" f64::cos;
    "cosh" f64::cosh;
    "degrees" |x: f64| x * (180.0 / std::f64::consts::PI);
    "exp" f64::exp;
    "exp2" f64::exp2;
    "expm1" f64::exp_m1;
    "fabs" f64::abs;
    "radians" |x: f64| x * (std::f64::consts::PI / 180.0);
    "sin" f64::sin;
    "sinh" f64::sinh;
    "tan" f64::tan;
    "tanh" f64::tanh;
};

const FUNCTIONS: &[Method] = &[
    Method::function("atan2", "y, x, /", |interp, args| binary(interp, args, f64::atan2)),
    Method::function("atanh", "x, /", atanh),
    Method::function("ceil", "x, /", |interp, args| rounded(interp, &args[0], "__ceil__", engine::ceiling)),
    Method::function("comb", "n, k, /", comb),
    Method::function("copysign", "x, y, /", |interp, args| binary(interp, args, f64::copysign)),
    Method::function("dist", "p, q, /", dist),
    Method::function("factorial", "n, /", factorial),
    Method::function("floor", "x, /", |interp, args| rounded(interp, &args[0], "__floor__", engine::floor)),
    Method::function("fmod", "x, y, /", fmod),
    Method::function("fsum", "seq, /", fsum),
    Method::function("gcd", "*args", |interp, args| folded(interp, args, "gcd", 0, integers::greatest_common_divisor)),
    Method::function("hypot", "*args", hypot),
    Method::function("isclose", "a, b, *, rel_tol=..., abs_tol=...", is_close),
    Method::function("isfinite", "x, /", |interp, args| Ok(Value::bool(to_f64(interp, &args[0])?.is_finite()))),
    Method::function("isinf", "x, /", |interp, args| Ok(Value::bool(to_f64(interp, &args[0])?.is_infinite()))),
    Method::function("isnan", "x, /", |interp, args| Ok(Value::bool(to_f64(interp, &args[0])?.is_nan()))),
    Method::function("isqrt", "n, /", isqrt),
    Method::function("lcm", "*args", |interp, args| folded(interp, args, "lcm", 1, integers::least_common_multiple)),
    Method::function("ldexp", "x, i, /", ldexp),
    Method::function("log", "x, base=..., /", log),
    Method::function("log10", "x, /", |interp, args| logarithm(interp, &args[0], f64::log10)),
    Method::function("log1p", "x, /", log1p),
    Method::function("log2", "x, /", |interp, args| logarithm(interp, &args[0], f64::log2)),
    Method::function("modf", "x, /", modf),
    Method::function("frexp", "x, /", frexp),
    Method::function("perm", "n, k=None, /", perm),
    Method::function("pow", "x, y, /", power),
    Method::function("prod", "iterable, /, *, start=1", prod),
    Method::function("sqrt", "x, /", sqrt),
    Method::function("trunc", "x, /", trunc),
    Method::function("ulp", "x, /", ulp),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, UNARY);
    enter_functions(interp, dict, FUNCTIONS);
    let enter = |name: &str, number: f64| drop(dict.set_text(&interp.intern(name), Value::float(number)));
    enter("pi", std::f64::consts::PI);
    enter("e", std::f64::consts::E);
    enter("tau", std::f64::consts::TAU);
    enter("inf", f64::INFINITY);
    enter("nan", f64::NAN);
}

fn domain(interp: &Interp) -> crate::object::Raised {
    interp.value_error("math domain error")
}

/// A result of finite operands: not a number is a domain error, infinite a range error.
fn checked(interp: &Interp, result: f64, has_nan: bool, is_finite: bool) -> Outcome {
    if result.is_nan() && !has_nan {
        return Err(domain(interp));
    }
    if result.is_infinite() && is_finite {
        return Err(interp.overflow_error("math range error"));
    }
    Ok(Value::float(result))
}

fn checked_unary(interp: &Interp, value: &Value, function: fn(f64) -> f64) -> Outcome {
    let x = to_f64(interp, value)?;
    checked(interp, function(x), x.is_nan(), x.is_finite())
}

fn binary(interp: &Interp, args: &Args<'_>, function: fn(f64, f64) -> f64) -> Outcome {
    let (x, y) = (to_f64(interp, &args[0])?, to_f64(interp, &args[1])?);
    checked(interp, function(x, y), x.is_nan() || y.is_nan(), x.is_finite() && y.is_finite())
}

fn sqrt(interp: &Interp, args: &Args<'_>) -> Outcome {
    let x = to_f64(interp, &args[0])?;
    if x < 0.0 {
        return Err(domain(interp));
    }
    Ok(Value::float(x.sqrt()))
}

fn atanh(interp: &Interp, args: &Args<'_>) -> Outcome {
    let x = to_f64(interp, &args[0])?;
    if x.abs() >= 1.0 { Err(domain(interp)) } else { Ok(Value::float(x.atanh())) }
}

fn log1p(interp: &Interp, args: &Args<'_>) -> Outcome {
    let x = to_f64(interp, &args[0])?;
    if x <= -1.0 { Err(domain(interp)) } else { Ok(Value::float(x.ln_1p())) }
}

fn fmod(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (x, y) = (to_f64(interp, &args[0])?, to_f64(interp, &args[1])?);
    if y.is_infinite() && x.is_finite() {
        return Ok(Value::float(x));
    }
    checked(interp, x % y, x.is_nan() || y.is_nan(), true)
}

fn power(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (x, y) = (to_f64(interp, &args[0])?, to_f64(interp, &args[1])?);
    let result = x.powf(y);
    if x == 0.0 && y < 0.0 {
        return if y.is_infinite() { Ok(Value::float(f64::INFINITY)) } else { Err(domain(interp)) };
    }
    checked(interp, result, x.is_nan() || y.is_nan(), x.is_finite() && y.is_finite())
}

/// A logarithm of an integer of any size, or of a float.
fn logarithm(interp: &Interp, value: &Value, function: fn(f64) -> f64) -> Outcome {
    natural(interp, value, function).map(Value::float)
}

fn natural(interp: &Interp, value: &Value, function: fn(f64) -> f64) -> Outcome<f64> {
    if let Some(view) = value.as_int() {
        let big = view.to_big();
        if big.sign() != num_bigint::Sign::Plus {
            return Err(domain(interp));
        }
        return Ok(match view.to_f64() {
            Some(float) => function(float),
            None => {
                // Beyond the floats: the top 64 bits, and the rest as a power of two.
                let shift = big.bits() - 64;
                let top: BigInt = big >> shift;
                let top = engine::from_integer(&top).map_err(|fault| interp.fault(fault))?;
                function(top) + function(2.0) * shift as f64
            }
        });
    }
    let x = to_f64(interp, value)?;
    if x <= 0.0 {
        return Err(domain(interp));
    }
    Ok(function(x))
}

fn log(interp: &Interp, args: &Args<'_>) -> Outcome {
    let numerator = natural(interp, &args[0], f64::ln)?;
    let Some(base) = args.optional(1) else { return Ok(Value::float(numerator)) };
    let denominator = natural(interp, base, f64::ln)?;
    engine::divide(numerator, denominator).map(Value::float).map_err(|fault| interp.fault(fault))
}

fn rounded(
    interp: &Interp,
    value: &Value,
    method: &str,
    function: fn(f64) -> Result<integers::Integer, crate::engines::fault::Fault>,
) -> Outcome {
    if value.as_float().is_none()
        && let Some(result) = call_special(interp, value, &interp.intern(method), &[])?
    {
        return Ok(result);
    }
    interp.integer_or_fault(function(to_f64(interp, value)?))
}

fn trunc(interp: &Interp, args: &Args<'_>) -> Outcome {
    match call_special(interp, &args[0], &interp.names.trunc, &[])? {
        Some(result) => Ok(result),
        None => {
            let name = interp.type_of(&args[0]).name();
            Err(interp.type_error(format!("type {name} doesn't define __trunc__ method")))
        }
    }
}

/// The integer that a value stands for.
fn integer(interp: &Interp, value: &Value) -> Outcome<BigInt> {
    let integer = number::index(interp, value)?;
    Ok(integer.as_int().map_or(BigInt::ZERO, |view| view.to_big()))
}

fn folded(interp: &Interp, args: &Args<'_>, name: &str, start: i64, fold: fn(&BigInt, &BigInt) -> integers::Integer) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error(format!("math.{name}() takes no keyword arguments")));
    }
    let mut result = BigInt::from(start);
    for value in args.positional() {
        result = fold(&result, &integer(interp, value)?).into_big();
    }
    Ok(interp.big_int(result))
}

fn factorial(interp: &Interp, args: &Args<'_>) -> Outcome {
    if float_of(&args[0]).is_some() {
        return Err(interp.type_error("'float' object cannot be interpreted as an integer"));
    }
    interp.integer_or_fault(integers::factorial(&integer(interp, &args[0])?))
}

fn comb(interp: &Interp, args: &Args<'_>) -> Outcome {
    interp.integer_or_fault(integers::combinations(&integer(interp, &args[0])?, &integer(interp, &args[1])?))
}

fn perm(interp: &Interp, args: &Args<'_>) -> Outcome {
    let total = integer(interp, &args[0])?;
    if args[1].is_none() {
        return interp.integer_or_fault(integers::factorial(&total));
    }
    interp.integer_or_fault(integers::permutations(&total, &integer(interp, &args[1])?))
}

fn isqrt(interp: &Interp, args: &Args<'_>) -> Outcome {
    interp.integer_or_fault(integers::integer_square_root(&integer(interp, &args[0])?))
}

fn floats(interp: &Interp, values: &[Value]) -> Outcome<Vec<f64>> {
    values.iter().map(|value| to_f64(interp, value)).collect()
}

/// The length of a vector, scaled so that squares neither overflow nor vanish.
fn norm(parts: &[f64]) -> f64 {
    if parts.iter().any(|part| part.is_infinite()) {
        return f64::INFINITY;
    }
    if let [x, y] = parts {
        return x.hypot(*y);
    }
    let largest = parts.iter().fold(0.0f64, |largest, part| largest.max(part.abs()));
    if largest == 0.0 {
        return if parts.iter().any(|part| part.is_nan()) { f64::NAN } else { 0.0 };
    }
    largest * parts.iter().map(|part| (part / largest) * (part / largest)).sum::<f64>().sqrt()
}

fn hypot(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(Value::float(norm(&floats(interp, args.positional())?)))
}

fn dist(interp: &Interp, args: &Args<'_>) -> Outcome {
    let p = floats(interp, &iterate::collect(interp, &args[0])?)?;
    let q = floats(interp, &iterate::collect(interp, &args[1])?)?;
    if p.len() != q.len() {
        return Err(interp.value_error("both points must have the same number of dimensions"));
    }
    let difference: Vec<f64> = p.iter().zip(&q).map(|(p, q)| p - q).collect();
    Ok(Value::float(norm(&difference)))
}

/// The exactly rounded sum, by Shewchuk's non-overlapping partial sums.
fn fsum(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mut partials: Vec<f64> = Vec::new();
    let mut special = 0.0;
    for value in iterate::collect(interp, &args[0])? {
        let mut x = to_f64(interp, &value)?;
        if !x.is_finite() {
            special += x;
            continue;
        }
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut y = partials[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x.is_infinite() {
            return Err(interp.overflow_error("intermediate overflow in fsum"));
        }
        partials.push(x);
    }
    if special != 0.0 || f64::is_nan(special) {
        return if special.is_nan() { Err(interp.value_error("-inf + inf in fsum")) } else { Ok(Value::float(special)) };
    }
    Ok(Value::float(rounded_sum(&partials)))
}

fn rounded_sum(partials: &[f64]) -> f64 {
    let Some((last, rest)) = partials.split_last() else { return 0.0 };
    let (mut high, mut low, mut left) = (*last, 0.0, rest);
    while let Some((y, before)) = left.split_last() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        left = before;
        if low != 0.0 {
            break;
        }
    }
    // Half-way cases go to even unless a further partial says otherwise.
    if let Some(next) = left.last()
        && ((low < 0.0 && *next < 0.0) || (low > 0.0 && *next > 0.0))
    {
        let doubled = low * 2.0;
        let candidate = high + doubled;
        if doubled == candidate - high {
            high = candidate;
        }
    }
    high
}

fn is_close(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (a, b) = (to_f64(interp, &args[0])?, to_f64(interp, &args[1])?);
    let tolerance = |place: usize, default: f64| args.optional(place).map_or(Ok(default), |value| to_f64(interp, value));
    let (relative, absolute) = (tolerance(2, 1e-9)?, tolerance(3, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(interp.value_error("tolerances must be non-negative"));
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Value::FALSE);
    }
    let difference = (b - a).abs();
    Ok(Value::bool(difference <= (relative * b).abs() || difference <= (relative * a).abs() || difference <= absolute))
}

fn ldexp(interp: &Interp, args: &Args<'_>) -> Outcome {
    let x = to_f64(interp, &args[0])?;
    let exponent = number::to_i64_clamped(interp, &args[1])?.clamp(-5000, 5000);
    let mut result = x;
    let mut left = exponent;
    // In steps that stay inside the exponent range, so that the result is rounded once at most.
    while left != 0 && result != 0.0 && result.is_finite() {
        let step = left.clamp(-1000, 1000);
        result *= 2f64.powi(step as i32);
        left -= step;
    }
    checked(interp, result, x.is_nan(), x.is_finite())
}

fn frexp(interp: &Interp, args: &Args<'_>) -> Outcome {
    let x = to_f64(interp, &args[0])?;
    if x == 0.0 || !x.is_finite() {
        return Ok(interp.tuple([Value::float(x), Value::int_from_i32(0)]).into_value());
    }
    let (scaled, offset) = if x.abs() < f64::MIN_POSITIVE { (x * 2f64.powi(54), -54) } else { (x, 0) };
    let bits = scaled.to_bits();
    let exponent = ((bits >> 52) & 0x7FF) as i32 - 1022;
    let mantissa = f64::from_bits(bits & !(0x7FF << 52) | 1022 << 52);
    Ok(interp.tuple([Value::float(mantissa), Value::int_from_i32(exponent + offset)]).into_value())
}

fn modf(interp: &Interp, args: &Args<'_>) -> Outcome {
    let x = to_f64(interp, &args[0])?;
    let whole = if x.is_infinite() { x } else { x.trunc() };
    let part = if x.is_infinite() { 0f64.copysign(x) } else { (x - whole).copysign(x) };
    Ok(interp.tuple([Value::float(part), Value::float(whole)]).into_value())
}

fn prod(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mut result = args[1].clone();
    iterate::for_each(interp, &args[0], |item| {
        let known = std::mem::replace(&mut result, Value::NONE);
        result = number::binary(interp, BinaryOp::Multiply, &known, &item)?;
        Ok(true)
    })?;
    Ok(result)
}

fn ulp(interp: &Interp, args: &Args<'_>) -> Outcome {
    let x = to_f64(interp, &args[0])?.abs();
    if !x.is_finite() {
        return Ok(Value::float(x));
    }
    let next = f64::from_bits(x.to_bits() + 1);
    Ok(Value::float(if next.is_infinite() { x - f64::from_bits(x.to_bits() - 1) } else { next - x }))
}

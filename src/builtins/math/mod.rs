//! The module `math`: its table of functions and constants. The functions are in the files beside this one, what they compute in
//! `engines::math` and `engines::integer`.

mod elementary;
mod integers;
mod rounding;
mod sums;

use crate::object::dict::Dict;
use crate::object::{Interp, Method, Ref, Value};

use super::enter_functions;

const FUNCTIONS: &[Method] = &[
    Method::function("acos", "x, /", elementary::acos),
    Method::function("acosh", "x, /", elementary::acosh),
    Method::function("asin", "x, /", elementary::asin),
    Method::function("asinh", "x, /", elementary::asinh),
    Method::function("atan", "x, /", elementary::atan),
    Method::function("atan2", "y, x, /", elementary::atan2),
    Method::function("atanh", "x, /", elementary::atanh),
    Method::function("cbrt", "x, /", elementary::cbrt),
    Method::function("ceil", "x, /", rounding::ceil),
    Method::function("comb", "n, k, /", integers::comb),
    Method::function("copysign", "x, y, /", elementary::copysign),
    Method::function("cos", "x, /", elementary::cos),
    Method::function("cosh", "x, /", elementary::cosh),
    Method::function("degrees", "x, /", elementary::degrees),
    Method::function("dist", "p, q, /", sums::dist),
    Method::function("erf", "x, /", elementary::erf),
    Method::function("erfc", "x, /", elementary::erfc),
    Method::function("exp", "x, /", elementary::exp),
    Method::function("exp2", "x, /", elementary::exp2),
    Method::function("expm1", "x, /", elementary::expm1),
    Method::function("fabs", "x, /", elementary::fabs),
    Method::function("factorial", "n, /", integers::factorial),
    Method::function("floor", "x, /", rounding::floor),
    Method::function("fma", "x, y, z, /", elementary::fma),
    Method::function("fmod", "x, y, /", elementary::fmod),
    Method::function("frexp", "x, /", rounding::frexp),
    Method::function("fsum", "seq, /", sums::fsum),
    Method::function("gamma", "x, /", elementary::gamma),
    Method::function("gcd", "*integers", integers::gcd),
    Method::function("hypot", "*coordinates", sums::hypot),
    Method::function("isclose", "a, b, *, rel_tol=..., abs_tol=...", rounding::isclose),
    Method::function("isfinite", "x, /", rounding::isfinite),
    Method::function("isinf", "x, /", rounding::isinf),
    Method::function("isnan", "x, /", rounding::isnan),
    Method::function("isqrt", "n, /", integers::isqrt),
    Method::function("lcm", "*integers", integers::lcm),
    Method::function("ldexp", "x, i, /", rounding::ldexp),
    Method::function("lgamma", "x, /", elementary::lgamma),
    Method::function("log", "x, base=..., /", elementary::log),
    Method::function("log10", "x, /", elementary::log10),
    Method::function("log1p", "x, /", elementary::log1p),
    Method::function("log2", "x, /", elementary::log2),
    Method::function("modf", "x, /", rounding::modf),
    Method::function("nextafter", "x, y, /, *, steps=None", rounding::nextafter),
    Method::function("perm", "n, k=None, /", integers::perm),
    Method::function("pow", "x, y, /", elementary::pow),
    Method::function("prod", "iterable, /, *, start=1", sums::prod),
    Method::function("radians", "x, /", elementary::radians),
    Method::function("remainder", "x, y, /", elementary::remainder),
    Method::function("sin", "x, /", elementary::sin),
    Method::function("sinh", "x, /", elementary::sinh),
    Method::function("sqrt", "x, /", elementary::sqrt),
    Method::function("sumprod", "p, q, /", sums::sumprod),
    Method::function("tan", "x, /", elementary::tan),
    Method::function("tanh", "x, /", elementary::tanh),
    Method::function("trunc", "x, /", rounding::trunc),
    Method::function("ulp", "x, /", rounding::ulp),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, constant) in constants {
        drop(dict.set_text(&interp.intern(name), Value::float(constant)));
    }
}

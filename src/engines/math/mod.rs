//! Owns what `math` computes on floats: the functions that the processor and the standard library lack, and the errors of all.
//!
//! Results are those of CPython on the same C library, bit for bit: elementary functions come from that library, the gamma functions,
//! sums and norms follow CPython's own formulas.

mod c_library;
mod gamma;
mod norm;
mod parts;
mod sums;

pub use c_library::{acosh, asinh, atanh, cube_root, erf, erfc};
pub use gamma::{gamma, log_gamma};
pub use norm::norm;
pub use parts::{
    ScaleBy, fused_multiply_add, log_of_integer, modulo, neighbour, power, remainder, scale, split, split_exponent, unit_in_last_place,
};
pub use sums::{ExactSum, ProductSum};

use super::fault::Fault;

/// An argument outside the domain of a function.
#[cold]
pub fn domain_error() -> Fault {
    Fault::value("math domain error")
}

/// A result beyond the largest float.
#[cold]
pub fn range_error() -> Fault {
    Fault::overflow("math range error")
}

/// Checks the result of an elementary function: what was no NaN must not become one, and an infinity from a finite argument is a pole,
/// or an overflow for functions that `can_overflow`.
#[inline]
pub fn checked(argument: f64, result: f64, can_overflow: bool) -> Result<f64, Fault> {
    if result.is_finite() {
        return Ok(result);
    }
    if result.is_nan() && !argument.is_nan() {
        return Err(domain_error());
    }
    if result.is_infinite() && argument.is_finite() {
        return Err(if can_overflow { range_error() } else { domain_error() });
    }
    Ok(result)
}

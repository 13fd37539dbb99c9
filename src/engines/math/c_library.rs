//! Owns the functions of the C library that the standard library lacks or computes otherwise.
#![allow(unsafe_code, reason = "declares functions of the C library")]
//!
//! Invariants:
//! 1. The declarations are those of C99: functions of one `double` without side effects, defined for every argument.

// SAFETY: invariant 1. Naming the library puts it before the compiler's own run-time library, whose cube root is another.
#[link(name = "m")]
unsafe extern "C" {
    /// The inverse hyperbolic cosine; the standard library computes it by a formula of its own.
    pub safe fn acosh(argument: f64) -> f64;
    /// The inverse hyperbolic sine.
    pub safe fn asinh(argument: f64) -> f64;
    /// The inverse hyperbolic tangent.
    pub safe fn atanh(argument: f64) -> f64;
    /// The cube root.
    pub safe fn cbrt(argument: f64) -> f64;
    /// The error function.
    pub safe fn erf(argument: f64) -> f64;
    /// The complementary error function.
    pub safe fn erfc(argument: f64) -> f64;
}

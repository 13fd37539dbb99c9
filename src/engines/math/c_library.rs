//! Owns the functions of the C library that the standard library lacks or computes otherwise.
#![allow(unsafe_code, reason = "declares and looks up functions of the C library")]
//!
//! Invariants:
//! 1. The functions are those of C99: of one `double`, without side effects, defined for every argument.

use std::sync::OnceLock;

// SAFETY: invariant 1.
unsafe extern "C" {
    /// The inverse hyperbolic cosine; the standard library computes it by a formula of its own.
    pub safe fn acosh(argument: f64) -> f64;
    /// The inverse hyperbolic sine.
    pub safe fn asinh(argument: f64) -> f64;
    /// The inverse hyperbolic tangent.
    pub safe fn atanh(argument: f64) -> f64;
    /// The error function.
    pub safe fn erf(argument: f64) -> f64;
    /// The complementary error function.
    pub safe fn erfc(argument: f64) -> f64;
}

type Function = extern "C" fn(f64) -> f64;

/// `math.cbrt`. The linker finds the cube root of the compiler's run-time library, which rounds otherwise than most C libraries, so the
/// C library's is asked for by name; where that is not possible, as in a static program, the other one serves.
pub fn cube_root(argument: f64) -> f64 {
    static FUNCTION: OnceLock<Option<Function>> = OnceLock::new();
    match FUNCTION.get_or_init(look_up_cube_root) {
        Some(function) => function(argument),
        None => argument.cbrt(),
    }
}

fn look_up_cube_root() -> Option<Function> {
    // SAFETY: the name ends in a zero byte, and the call has no other requirement.
    let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, c"cbrt".as_ptr()) };
    // SAFETY: a null pointer is `None`, and any other is the address of C99's function of this name (invariant 1).
    unsafe { std::mem::transmute::<*mut libc::c_void, Option<Function>>(address) }
}

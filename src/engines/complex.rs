//! Owns complex numbers: arithmetic by CPython's formulas, text and parsing.
//!
//! Only the platform's elementary functions and the float engine are relied on; results are equal bit for bit.

use std::ops::{Add, Mul, Neg, Sub};

use super::fault::Fault;
use super::float::{Form, Style, format, strip_c_space, to_ascii, try_parse_ascii, without_underscores};
use super::quote;

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    /// Real part.
    pub real: f64,
    /// Imaginary part.
    pub imaginary: f64,
}

const ONE: Complex = Complex { real: 1.0, imaginary: 0.0 };
const ZERO: Complex = Complex { real: 0.0, imaginary: 0.0 };

impl Add for Complex {
    type Output = Complex;

    fn add(self, other: Complex) -> Complex {
        Complex { real: self.real + other.real, imaginary: self.imaginary + other.imaginary }
    }
}

impl Sub for Complex {
    type Output = Complex;

    fn sub(self, other: Complex) -> Complex {
        Complex { real: self.real - other.real, imaginary: self.imaginary - other.imaginary }
    }
}

impl Mul for Complex {
    type Output = Complex;

    fn mul(self, other: Complex) -> Complex {
        Complex {
            real: self.real * other.real - self.imaginary * other.imaginary,
            imaginary: self.real * other.imaginary + self.imaginary * other.real,
        }
    }
}

impl Neg for Complex {
    type Output = Complex;

    fn neg(self) -> Complex {
        Complex { real: -self.real, imaginary: -self.imaginary }
    }
}

/// `a / b`.
pub fn divide(dividend: Complex, divisor: Complex) -> Result<Complex, Fault> {
    try_divide(dividend, divisor).ok_or_else(|| Fault::zero_division("complex division by zero"))
}

/// Scales by the larger part of the divisor, which keeps its square from overflowing; `None` for a zero divisor.
fn try_divide(dividend: Complex, divisor: Complex) -> Option<Complex> {
    let (real, imaginary) = (divisor.real.abs(), divisor.imaginary.abs());
    if real >= imaginary {
        if real == 0.0 {
            return None;
        }
        let ratio = divisor.imaginary / divisor.real;
        let scale = divisor.real + divisor.imaginary * ratio;
        return Some(Complex {
            real: (dividend.real + dividend.imaginary * ratio) / scale,
            imaginary: (dividend.imaginary - dividend.real * ratio) / scale,
        });
    }
    if imaginary >= real {
        let ratio = divisor.real / divisor.imaginary;
        let scale = divisor.real * ratio + divisor.imaginary;
        return Some(Complex {
            real: (dividend.real * ratio + dividend.imaginary) / scale,
            imaginary: (dividend.imaginary * ratio - dividend.real) / scale,
        });
    }
    // Neither comparison holds: a part of the divisor is NaN.
    Some(Complex { real: f64::NAN, imaginary: f64::NAN })
}

/// `a ** b`.
pub fn power(base: Complex, exponent: Complex) -> Result<Complex, Fault> {
    let real = exponent.real;
    let is_small_integer = exponent.imaginary == 0.0 && real == real.floor() && real.abs() <= 100.0;
    let result = if is_small_integer { integer_power(base, real as i32) } else { polar_power(base, exponent) };
    let result = result.ok_or_else(|| Fault::zero_division("0.0 to a negative or complex power"))?;
    if result.real.is_infinite() || result.imaginary.is_infinite() {
        return Err(Fault::overflow("complex exponentiation"));
    }
    Ok(result)
}

fn integer_power(base: Complex, exponent: i32) -> Option<Complex> {
    let magnitude = exponent.unsigned_abs();
    let mut result = ONE;
    let mut square = base;
    for bit in 0..(32 - magnitude.leading_zeros()) {
        if magnitude >> bit & 1 == 1 {
            result = result * square;
        }
        square = square * square;
    }
    if exponent > 0 { Some(result) } else { try_divide(ONE, result) }
}

fn polar_power(base: Complex, exponent: Complex) -> Option<Complex> {
    if exponent == ZERO {
        return Some(ONE);
    }
    if base == ZERO {
        return (exponent.imaginary == 0.0 && exponent.real >= 0.0).then_some(ZERO);
    }
    let modulus = base.real.hypot(base.imaginary);
    let angle = base.imaginary.atan2(base.real);
    let mut length = modulus.powf(exponent.real);
    let mut phase = angle * exponent.real;
    if exponent.imaginary != 0.0 {
        length /= (angle * exponent.imaginary).exp();
        phase += exponent.imaginary * modulus.ln();
    }
    // The C library reports the cosine of an infinity as a domain error, which CPython takes for a zero base.
    if phase.is_infinite() {
        return None;
    }
    Some(Complex { real: length * phase.cos(), imaginary: length * phase.sin() })
}

/// `abs(value)`.
pub fn absolute(value: Complex) -> Result<f64, Fault> {
    // `hypot` already answers infinity when either part is infinite, even beside a NaN.
    let result = value.real.hypot(value.imaginary);
    let is_finite = value.real.is_finite() && value.imaginary.is_finite();
    if is_finite && result.is_infinite() {
        return Err(Fault::overflow("absolute value too large"));
    }
    Ok(result)
}

/// `repr(value)` and `str(value)`.
pub fn repr(value: Complex) -> String {
    let form = Form { style: Style::Repr, precision: 0, is_alternate: false, adds_point_zero: false, is_upper: false };
    let imaginary = format(value.imaginary, form);
    if value.real == 0.0 && value.real.is_sign_positive() {
        return format!("{imaginary}j");
    }
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", format(value.real, form))
}

/// `complex(text)` for generalised UTF-8.
pub fn parse(text: &[u8]) -> Result<Complex, Fault> {
    let ascii = to_ascii(text);
    let stripped = strip_c_space(&ascii);
    let plain = if stripped.contains(&b'_') {
        let failure = || {
            let quoted = quote::repr(text);
            Fault::value([b"could not convert string to complex: ", &quoted[..]].concat())
        };
        without_underscores(stripped).ok_or_else(failure)?
    } else {
        stripped.to_vec()
    };
    parse_ascii(&plain).ok_or_else(|| Fault::value("complex() arg is a malformed string"))
}

fn parse_ascii(text: &[u8]) -> Option<Complex> {
    let body = match strip_c_space(text) {
        [b'(', inside @ .., b')'] => strip_c_space(inside),
        outside => outside,
    };
    let (first, rest) = split_number(body);
    let is_imaginary_end = |rest: &[u8]| matches!(rest, [b'j' | b'J']);
    let Some(first) = first else {
        return match rest {
            [b'-', rest @ ..] if is_imaginary_end(rest) => Some(Complex { real: 0.0, imaginary: -1.0 }),
            [b'+', rest @ ..] if is_imaginary_end(rest) => Some(Complex { real: 0.0, imaginary: 1.0 }),
            rest if is_imaginary_end(rest) => Some(Complex { real: 0.0, imaginary: 1.0 }),
            _ => None,
        };
    };
    match rest {
        [] => Some(Complex { real: first, imaginary: 0.0 }),
        [b'j' | b'J'] => Some(Complex { real: 0.0, imaginary: first }),
        [sign @ (b'+' | b'-'), unsigned @ ..] => {
            let (second, rest) = match split_number(rest) {
                (Some(second), rest) => (second, rest),
                (None, _) => (if *sign == b'-' { -1.0 } else { 1.0 }, unsigned),
            };
            is_imaginary_end(rest).then_some(Complex { real: first, imaginary: second })
        }
        _ => None,
    }
}

/// The longest number at the start of `text`, and what follows it; all of `text` without one.
fn split_number(text: &[u8]) -> (Option<f64>, &[u8]) {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let unsigned = &text[sign..];
    let word = ["infinity", "inf", "nan"]
        .into_iter()
        .find(|word| unsigned.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())));
    let length = sign + word.map_or_else(|| decimal_length(unsigned), str::len);
    match try_parse_ascii(&text[..length]) {
        Some(number) => (Some(number), &text[length..]),
        None => (None, text),
    }
}

/// Length of the unsigned decimal number at the start of `text`; 0 when there is none.
fn decimal_length(text: &[u8]) -> usize {
    let digits = |from: usize| text[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(0);
    let mut end = whole;
    if text.get(whole) == Some(&b'.') {
        let fraction = digits(whole + 1);
        if whole + fraction == 0 {
            return 0;
        }
        end = whole + 1 + fraction;
    }
    if end > 0 && matches!(text.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        let exponent = text.get(end + 1 + sign..).map_or(0, |_| digits(end + 1 + sign));
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    end
}

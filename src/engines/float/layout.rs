//! Owns the layout of float digits as text: `repr`, and the styles that formatting needs.
//!
//! Relied on by `format_spec`, `percent` and `complex`.

use std::fmt::Write;

/// How digits are chosen and laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Shortest digits that read back as the same float; exponents below -4 and from 16 on.
    Repr,
    /// `e`: one digit, point, precision digits, exponent.
    Exponent,
    /// `f`: precision digits after the point.
    Fixed,
    /// `g`: precision significant digits, exponent when it is shorter.
    General,
}

/// A style with its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The style.
    pub style: Style,
    /// Digits as the style counts them; `Repr` has no use for it.
    pub precision: usize,
    /// `#`: the point stays without digits after it, and `General` keeps trailing zeros.
    pub is_alternate: bool,
    /// `.0` is appended to what would look like an integer.
    pub adds_point_zero: bool,
    /// `E`, `INF` and `NAN` in capitals.
    pub is_upper: bool,
}

/// The significant digits of a finite float: `0.DIGITS * 10**point`.
struct Decimal {
    digits: String,
    point: i64,
}

/// More digits than any float has before or after its point; what a larger precision adds is zeros.
const MOST_DIGITS: usize = 1100;

/// `repr(value)` and `str(value)`.
pub fn repr(value: f64) -> String {
    // In this range the library's own layout is that of Python.
    if value == 0.0 || (1e-4..1e16).contains(&value.abs()) {
        return zmij::Buffer::new().format_finite(value).to_string();
    }
    let form = Form { style: Style::Repr, precision: 0, is_alternate: false, adds_point_zero: true, is_upper: false };
    format(value, form)
}

/// The text of `value`; a leading `-` is the only sign, also on a negative zero, never on NaN.
///
/// The caller bounds the precision, see `fault::check_text_size`.
pub fn format(value: f64, form: Form) -> String {
    let text = match (value.is_nan(), value.is_infinite()) {
        (true, _) => "nan".to_string(),
        (_, true) => if value < 0.0 { "-inf" } else { "inf" }.to_string(),
        _ => format_finite(value, form),
    };
    if form.is_upper { text.to_ascii_uppercase() } else { text }
}

fn format_finite(value: f64, form: Form) -> String {
    let sign = if value.is_sign_negative() { "-" } else { "" };
    let magnitude = value.abs();
    let precision = form.precision;
    let body = match form.style {
        Style::Fixed => fixed(magnitude, form),
        Style::Exponent => exponent_layout(&significant(magnitude, precision.saturating_add(1)), form),
        Style::General => general(magnitude, form),
        Style::Repr => {
            let decimal = shortest(magnitude);
            let uses_exponent = decimal.point <= -4 || decimal.point > 16;
            choose(&decimal, uses_exponent, form)
        }
    };
    format!("{sign}{body}")
}

/// `d` shortest digits.
fn shortest(magnitude: f64) -> Decimal {
    if magnitude == 0.0 {
        return Decimal { digits: "0".into(), point: 1 };
    }
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(magnitude);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: i64 = exponent.parse().expect("an exponent in digits");
    let all = format!("{whole}{fraction}");
    let significant = all.trim_start_matches('0');
    let leading_zeros = (all.len() - significant.len()) as i64;
    Decimal { digits: significant.trim_end_matches('0').to_string(), point: whole.len() as i64 - leading_zeros + exponent }
}

/// `count` significant digits, correctly rounded, zeros included.
fn significant(magnitude: f64, count: usize) -> Decimal {
    let computed = count.min(MOST_DIGITS);
    let text = format!("{magnitude:.*e}", computed - 1);
    let (mantissa, exponent) = text.split_once('e').expect("scientific notation");
    let mut digits: String = mantissa.chars().filter(|digit| *digit != '.').collect();
    digits.extend(std::iter::repeat_n('0', count - computed));
    let exponent: i64 = exponent.parse().expect("an exponent in digits");
    Decimal { digits, point: exponent + 1 }
}

fn fixed(magnitude: f64, form: Form) -> String {
    let computed = form.precision.min(MOST_DIGITS);
    let mut text = format!("{magnitude:.computed$}");
    text.extend(std::iter::repeat_n('0', form.precision - computed));
    if form.precision == 0 {
        text.push_str(ending(form, true));
    }
    text
}

fn general(magnitude: f64, form: Form) -> String {
    let precision = form.precision.max(1);
    let mut decimal = significant(magnitude, precision);
    // With `.0` to come, a whole number needs one more digit than the precision gives.
    let limit = precision as i64 - i64::from(form.adds_point_zero);
    let uses_exponent = decimal.point <= -4 || decimal.point > limit;
    if !form.is_alternate {
        let kept = decimal.digits.trim_end_matches('0').len().max(1);
        decimal.digits.truncate(kept);
    }
    choose(&decimal, uses_exponent, form)
}

fn choose(decimal: &Decimal, uses_exponent: bool, form: Form) -> String {
    if uses_exponent { exponent_layout(decimal, form) } else { positional_layout(decimal, form) }
}

fn exponent_layout(decimal: &Decimal, form: Form) -> String {
    let (first, others) = decimal.digits.split_at(1);
    let mut text = String::with_capacity(decimal.digits.len() + 8);
    text.push_str(first);
    if others.is_empty() {
        text.push_str(ending(form, false));
    } else {
        text.push('.');
        text.push_str(others);
    }
    let exponent = decimal.point - 1;
    let sign = if exponent < 0 { '-' } else { '+' };
    write!(text, "e{sign}{:02}", exponent.abs()).expect("a string takes all text");
    text
}

fn positional_layout(decimal: &Decimal, form: Form) -> String {
    let digits = &decimal.digits;
    let Ok(point) = usize::try_from(decimal.point) else {
        return format!("0.{}{digits}", "0".repeat(decimal.point.unsigned_abs() as usize));
    };
    if point == 0 {
        return format!("0.{digits}");
    }
    if point < digits.len() {
        return format!("{}.{}", &digits[..point], &digits[point..]);
    }
    format!("{digits}{}{}", "0".repeat(point - digits.len()), ending(form, true))
}

/// What follows digits that have no fraction.
fn ending(form: Form, may_add_zero: bool) -> &'static str {
    match () {
        () if form.adds_point_zero && may_add_zero => ".0",
        () if form.is_alternate => ".",
        () => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortcut_of_repr_agrees_with_the_general_layout() {
        let form = Form { style: Style::Repr, precision: 0, is_alternate: false, adds_point_zero: true, is_upper: false };
        let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
        let mut compared = 0;
        for round in 0..200_000_u64 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round | 1);
            // Exponents from 2**-16 to 2**55 cover the range of the shortcut and a little around it.
            let exponent = 1007 + (bits >> 40) % 71;
            let mantissa = bits.rotate_left(17) & ((1 << 52) - 1) & !(0xFFFF_FFFF >> (round % 33));
            let value = f64::from_bits(exponent << 52 | mantissa);
            assert_eq!(repr(value), format(value, form));
            compared += usize::from((1e-4..1e16).contains(&value));
        }
        assert!(compared > 100_000);
    }
}

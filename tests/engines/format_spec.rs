//! The format specification engine against CPython.

use morelia::engines::complex::Complex;
use morelia::engines::fault::Fault;
use morelia::engines::format_spec::{format_complex, format_float, format_integer, format_text};
use morelia::engines::integer::DEFAULT_DIGIT_LIMIT;

use crate::corpus::{Case, Outcome, check, text_field};

fn run(case: &Case) -> Outcome {
    let formatted = match case.operation.as_str() {
        "text" => format_text(&case.text(0), &case.text(1), "str"),
        "integer" => format_integer(&case.integer(0), &case.text(1), case.raw(2), DEFAULT_DIGIT_LIMIT),
        "float" => format_float(case.float(0), &case.text(1), "float"),
        "complex" => {
            let value = Complex { real: case.float(0), imaginary: case.float(1) };
            format_complex(value, &case.text(2), "complex")
        }
        other => panic!("unknown operation {other}"),
    };
    formatted.map(text_field)
}

#[test]
fn agrees_with_cpython() {
    check("format_spec", 20_000, run);
}

#[test]
fn hopeless_sizes_are_refused_at_once() {
    assert_eq!(format_text(b"", b"9999999999999999", "str"), Err(Fault::memory()));
    assert_eq!(format_float(1.0, b".2000000000f", "float"), Err(Fault::memory()));
    assert_eq!(format_float(1.0, b"09999999999999999,", "float"), Err(Fault::memory()));
}

//! The complex engine against CPython.

use morelia::engines::complex::{self, Complex};

use crate::corpus::{Case, Outcome, check, float_field};

fn field(value: Complex) -> String {
    format!("{},{}", float_field(value.real), float_field(value.imaginary))
}

fn operand(case: &Case, index: usize) -> Complex {
    Complex { real: case.float(index), imaginary: case.float(index + 1) }
}

fn run(case: &Case) -> Outcome {
    if case.operation == "parse" {
        return complex::parse(&case.text(0)).map(field);
    }
    let left = operand(case, 0);
    match case.operation.as_str() {
        "repr" => Ok(complex::repr(left)),
        "absolute" => complex::absolute(left).map(float_field),
        "add" => Ok(field(left + operand(case, 2))),
        "subtract" => Ok(field(left - operand(case, 2))),
        "multiply" => Ok(field(left * operand(case, 2))),
        "divide" => complex::divide(left, operand(case, 2)).map(field),
        "power" => complex::power(left, operand(case, 2)).map(field),
        other => panic!("unknown operation {other}"),
    }
}

#[test]
fn agrees_with_cpython() {
    check("complex", 5_000, run);
}

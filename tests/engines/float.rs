//! The float engine against CPython.

use morelia::engines::float;

use crate::corpus::{Case, Outcome, check, float_field, integer_field};

fn run(case: &Case) -> Outcome {
    let whole = |result: Result<_, _>| result.map(|value: morelia::engines::integer::Integer| integer_field(value.into_big()));
    match case.operation.as_str() {
        "repr" => Ok(float::repr(case.float(0))),
        "hex" => Ok(float::to_hex(case.float(0))),
        "trunc" => whole(float::truncate(case.float(0))),
        "floor" => whole(float::floor(case.float(0))),
        "ceil" => whole(float::ceiling(case.float(0))),
        "round" => whole(float::round_to_integer(case.float(0))),
        "ratio" => float::as_integer_ratio(case.float(0))
            .map(|(numerator, denominator)| format!("{}|{}|", integer_field(numerator), integer_field(denominator))),
        "round_digits" => float::round_to_digits(case.float(0), case.small(1)).map(float_field),
        "parse" => float::parse(&case.text(0)).map(float_field),
        "parse_bytes" => float::parse_bytes(&case.text(0)).map(float_field),
        "fromhex" => float::from_hex(&case.text(0)).map(float_field),
        "from_integer" => float::from_integer(&case.integer(0)).map(float_field),
        "true_divide" => float::divide_integers(&case.integer(0), &case.integer(1)).map(float_field),
        "compare" => {
            let order = float::compare_with_integer(case.float(0), &case.integer(1));
            let holds = |wanted| i32::from(order == Some(wanted));
            use std::cmp::Ordering::{Equal, Greater, Less};
            Ok(format!("{}{}{}", holds(Less), holds(Equal), holds(Greater)))
        }
        _ => run_pair(case),
    }
}

fn run_pair(case: &Case) -> Outcome {
    let (left, right) = (case.float(0), case.float(1));
    match case.operation.as_str() {
        "divide" => float::divide(left, right).map(float_field),
        "floor_divide" => float::floor_divide(left, right).map(float_field),
        "modulo" => float::modulo(left, right).map(float_field),
        "divmod" => {
            float::divmod(left, right).map(|(quotient, remainder)| format!("{}|{}|", float_field(quotient), float_field(remainder)))
        }
        "power" => float::power(left, right).map(|power| match power {
            float::Power::Real(value) => float_field(value),
            float::Power::Complex => "complex".into(),
        }),
        other => panic!("unknown operation {other}"),
    }
}

#[test]
fn agrees_with_cpython() {
    check("float", 20_000, run);
}

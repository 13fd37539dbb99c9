//! The case and class methods of bytes against CPython.

use morelia::engines::ascii::{self, Class};

use crate::corpus::{Case, Outcome, bool_field, check, text_field};

fn run(case: &Case) -> Outcome {
    let value = case.text(0);
    let class = |class| bool_field(ascii::is_all(&value, class));
    Ok(match case.operation.as_str() {
        "isalpha" => class(Class::Alphabetic),
        "isdigit" => class(Class::Digit),
        "isalnum" => class(Class::Alphanumeric),
        "isspace" => class(Class::Space),
        "isupper" => bool_field(ascii::is_upper(&value)),
        "islower" => bool_field(ascii::is_lower(&value)),
        "istitle" => bool_field(ascii::is_title(&value)),
        "title" => text_field(ascii::title(&value)),
        "capitalize" => text_field(ascii::capitalize(&value)),
        "swapcase" => text_field(ascii::swapcase(&value)),
        other => panic!("unknown operation {other}"),
    })
}

#[test]
fn agrees_with_cpython() {
    check("ascii", 5_000, run);
}

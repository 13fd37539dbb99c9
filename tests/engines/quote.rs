//! The quoting engine against CPython.

use morelia::engines::quote;

use crate::corpus::{Case, Outcome, check, text_field};

fn run(case: &Case) -> Outcome {
    let value = case.text(0);
    Ok(text_field(match case.operation.as_str() {
        "repr" => quote::repr(&value),
        "ascii" => {
            let ascii = quote::ascii(&value);
            assert_eq!(ascii, quote::escape_non_ascii(&quote::repr(&value)));
            ascii
        }
        "bytes" => quote::bytes_repr(&value),
        other => panic!("unknown operation {other}"),
    }))
}

#[test]
fn agrees_with_cpython() {
    check("quote", 5_000, run);
}

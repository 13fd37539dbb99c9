//! The codec engine against CPython.

use morelia::engines::codec::{DecodeFailure, Encoding, ErrorHandler, WRONG_DIRECTION, decode, encode};
use morelia::engines::fault::Fault;

use crate::corpus::{Case, Outcome, check, text_field};

fn run(case: &Case) -> Outcome {
    let value = case.text(0);
    if case.operation == "name" {
        return Ok(Encoding::from_name(&value).map_or("None", Encoding::name).into());
    }
    let encoding = Encoding::from_name(&case.text(1)).unwrap();
    let handler = ErrorHandler::from_name(&case.text(2)).unwrap();
    if case.operation == "encode" {
        return Ok(text_field(match encode(&value, encoding, handler) {
            Ok(bytes) => bytes,
            Err(error) => format!("UnicodeEncodeError {} {} {}", error.start, error.end, error.message(&value)).into_bytes(),
        }));
    }
    match decode(&value, encoding, handler) {
        Ok(text) => Ok(text_field(text)),
        Err(DecodeFailure::WrongDirection) => Err(Fault::type_error(WRONG_DIRECTION)),
        Err(DecodeFailure::Error(error)) => {
            Ok(text_field(format!("UnicodeDecodeError {} {} {}", error.start, error.end, error.message(&value))))
        }
    }
}

#[test]
fn agrees_with_cpython() {
    check("codec", 20_000, run);
}

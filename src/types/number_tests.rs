//! The operators of the number types against those of CPython: each line of `tests/numbers/operators.tsv` is one operation, and the
//! hashes of equal numbers must agree. `tests/numbers/generate.py` tells the format and makes the file anew.
#![cfg(test)]

use num_bigint::BigInt;

use crate::engines::complex::Complex;
use crate::object::exception::Exception;
use crate::object::protocol::{compare, number, text};
use crate::object::{BinaryOp, CompareOp, Interp, Outcome, Raised, Value};

use super::complex::complex_value;
use super::testing::interpreter;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/numbers/operators.tsv");

fn real(field: &str) -> f64 {
    if field == "nan" { f64::NAN } else { f64::from_bits(u64::from_str_radix(field, 16).expect("hexadecimal digits")) }
}

fn read(interp: &Interp, field: &str) -> Value {
    let (kind, digits) = field.split_once(':').expect("a number has a type");
    match kind {
        "i" => interp.big_int(BigInt::parse_bytes(digits.as_bytes(), 16).expect("hexadecimal digits")),
        "f" => Value::float(real(digits)),
        "b" => Value::bool(digits == "1"),
        _ => {
            let (one, other) = digits.split_once(',').expect("a complex number has two parts");
            complex_value(interp, real(one), real(other))
        }
    }
}

fn write(value: &Value) -> String {
    let real = |number: f64| if number.is_nan() { "nan".to_owned() } else { format!("{:016x}", number.to_bits()) };
    if let Some(truth) = value.as_bool() {
        format!("b:{}", u8::from(truth))
    } else if let Some(integer) = value.as_int() {
        format!("i:{}", integer.to_big().to_str_radix(16))
    } else if let Some(number) = value.as_float() {
        format!("f:{}", real(number))
    } else {
        let number = value.cast::<Complex>().expect("a number");
        format!("c:{},{}", real(number.real), real(number.imaginary))
    }
}

/// The class and the last argument, which is the message.
fn message(interp: &Interp, raised: Raised) -> String {
    let exception = interp.take_raised(raised);
    let args = exception.cast::<Exception>().and_then(|payload| payload.args.get()).expect("has arguments");
    let last = args.items().last().map(|last| text::str(interp, last).expect("is a text"));
    format!("{}: {}", interp.type_of(&exception).name(), last.map_or_else(String::new, |text| text.to_lossy().into_owned()))
}

fn apply(interp: &Interp, operator: &str, one: &Value, other: &Value) -> Outcome {
    if let Some(op) = CompareOp::ALL.into_iter().find(|op| op.symbol() == operator) {
        return compare::rich(interp, one, other, op);
    }
    let symbol = if operator == "**" { BinaryOp::Power.symbol() } else { operator };
    let op = BinaryOp::ALL.into_iter().find(|op| op.symbol() == symbol).expect("an operator");
    number::binary(interp, op, one, other)
}

#[test]
fn operators_agree_with_cpython() {
    let interp = interpreter();
    let cases = std::fs::read_to_string(CASES).expect("the cases are there");
    let mut count = 0;
    let mut failures = Vec::new();
    for line in cases.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [operator, one, other, expected] = fields[..] else { panic!("malformed case: {line}") };
        let result = apply(&interp, operator, &read(&interp, one), &read(&interp, other));
        let actual = match result {
            Ok(value) => format!("={}", write(&value)),
            Err(raised) => format!("!{}", message(&interp, raised)),
        };
        if actual != expected {
            failures.push(format!("{one} {operator} {other}\n  expected {expected}\n  actual   {actual}"));
        }
        count += 1;
    }
    assert!(count > 5000, "only {count} cases");
    assert!(failures.is_empty(), "{} of {count} differ\n{}", failures.len(), failures[..failures.len().min(10)].join("\n"));
}

#[test]
fn equal_numbers_have_equal_hashes() {
    let interp = interpreter();
    let cases = std::fs::read_to_string(CASES).expect("the cases are there");
    let mut pairs = 0;
    for line in cases.lines().filter(|line| line.starts_with("==") && line.ends_with("=b:1")) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (one, other) = (read(&interp, fields[1]), read(&interp, fields[2]));
        let hash = |value: &Value| compare::hash(&interp, value).expect("numbers have hashes");
        assert_eq!(hash(&one), hash(&other), "{line}");
        pairs += 1;
    }
    assert!(pairs > 80, "only {pairs} pairs");
}

#[test]
fn large_results_are_refused_before_they_are_made() {
    let interp = interpreter();
    interp.heap.set_limit(interp.heap.bytes_used() + (1 << 20));
    let big = interp.big_int(BigInt::from(1) << 80);
    let is_refused = |op: BinaryOp, other: i64| {
        let result = number::binary(&interp, op, &big, &interp.int(other));
        result.map_or_else(|raised| message(&interp, raised).starts_with("MemoryError"), |_| false)
    };
    assert!(is_refused(BinaryOp::LeftShift, 100_000_000));
    assert!(is_refused(BinaryOp::Power, 10_000_000));
    assert!(!is_refused(BinaryOp::LeftShift, 1000));
    assert!(!is_refused(BinaryOp::Power, 100));
}

#[test]
fn arithmetic_at_the_edges_of_immediates_keeps_the_smallest_form() {
    let interp = interpreter();
    let one = Value::int_from_i32(1);
    let above = number::binary(&interp, BinaryOp::Add, &interp.int(Value::MAX_INT), &one).expect("no error");
    assert!(above.is_object());
    let back = number::binary(&interp, BinaryOp::Subtract, &above, &one).expect("no error");
    assert_eq!(back.as_small_int(), Some(Value::MAX_INT));
    let wide = number::binary(&interp, BinaryOp::Add, &interp.int(i64::MAX), &one).expect("no error");
    let narrow = number::binary(&interp, BinaryOp::Subtract, &wide, &interp.int(i64::MAX)).expect("no error");
    assert_eq!(narrow.as_small_int(), Some(1));
}

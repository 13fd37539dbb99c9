//! The hash engine against CPython.

use morelia::engines::hash::{self, SetHasher, TextKey, TupleHasher};

use crate::corpus::{Case, Outcome, check, integer_field};

fn hashes(case: &Case) -> Vec<i64> {
    let parse = |field: Vec<u8>| i64::from_str_radix(std::str::from_utf8(&field).unwrap(), 16).unwrap();
    case.list(0).into_iter().map(|field| hash::of_i64(parse(field))).collect()
}

fn run(case: &Case) -> Outcome {
    let hash = match case.operation.as_str() {
        "integer" => {
            let value = case.integer(0);
            let hash = hash::of_integer(&value);
            if let Ok(small) = i64::try_from(&value) {
                assert_eq!(hash::of_i64(small), hash);
            }
            hash
        }
        "float" => hash::of_float(case.float(0)).unwrap(),
        "complex" => hash::of_complex(hash::of_float(case.float(0)).unwrap(), hash::of_float(case.float(1)).unwrap()),
        "tuple" => {
            let mut hasher = TupleHasher::default();
            hashes(case).into_iter().for_each(|hash| hasher.add(hash));
            hasher.finish()
        }
        "frozenset" => {
            let mut hasher = SetHasher::default();
            hashes(case).into_iter().rev().for_each(|hash| hasher.add(hash));
            hasher.finish()
        }
        other => panic!("unknown operation {other}"),
    };
    Ok(integer_field(hash))
}

#[test]
fn agrees_with_cpython() {
    check("hash", 4_000, run);
}

#[test]
fn text_hashes_depend_on_the_key() {
    let (one, other) = (TextKey(1, 2), TextKey(3, 4));
    assert_eq!(hash::of_bytes(b"", one), 0);
    assert_eq!(hash::of_bytes(b"spam", one), hash::of_bytes(b"spam", one));
    assert_ne!(hash::of_bytes(b"spam", one), hash::of_bytes(b"spam", other));
    assert_ne!(hash::of_bytes(b"spam", one), hash::of_bytes(b"eggs", one));
    assert_eq!(hash::of_float(f64::NAN), None);
}

//! The random number engine against CPython.

use morelia::engines::integer::Integer;
use morelia::engines::random_mt::MersenneTwister;

use crate::corpus::{Case, Outcome, check, float_field, integer_field};

fn bits(generator: &mut MersenneTwister, count: i64) -> Outcome {
    generator.random_bits(count).map(Integer::into_big).map(integer_field)
}

fn run(case: &Case) -> Outcome {
    let (operation, kind) = case.operation.rsplit_once('_').unwrap();
    let mut generator = match kind {
        "int" => MersenneTwister::from_integer(&case.integer(0)),
        _ => MersenneTwister::from_bytes(&case.text(0)),
    };
    let fields: Result<Vec<String>, _> = match operation {
        "random" => {
            let count = case.expected.split_terminator('|').count();
            (0..count).map(|_| Ok(float_field(generator.random()))).collect()
        }
        "later_words" => {
            for _ in 0..1292 {
                generator.next_word();
            }
            (0..8).map(|_| Ok(integer_field(generator.next_word()))).collect()
        }
        "bits" => {
            let sizes = case.list(1);
            let parse = |size: &Vec<u8>| i64::from_str_radix(std::str::from_utf8(size).unwrap(), 16).unwrap();
            sizes.iter().map(|size| bits(&mut generator, parse(size))).collect()
        }
        "state" => {
            generator.random_bits(7)?;
            let (words, index) = generator.state();
            let restored = MersenneTwister::from_state(words, index).unwrap();
            assert_eq!(restored, generator);
            let last_words = words[words.len() - 8..].iter().map(|word| Ok(integer_field(*word)));
            last_words.chain([Ok(integer_field(index))]).collect()
        }
        other => panic!("unknown operation {other}"),
    };
    fields.map(|fields| fields.join("|") + "|")
}

#[test]
fn agrees_with_cpython() {
    check("random_mt", 1_500, run);
}

#[test]
fn hopeless_sizes_are_refused_at_once() {
    let mut generator = MersenneTwister::from_integer(&1.into());
    assert!(generator.random_bits(i64::MAX).is_err());
    let (words, _) = generator.state();
    assert_eq!(MersenneTwister::from_state(words, 625), None);
}

//! The integer engine against CPython.

use morelia::engines::fault::Fault;
use morelia::engines::integer::{self, ByteOrder, DEFAULT_DIGIT_LIMIT, Integer};
use num_bigint::BigInt;
use num_integer::Integer as _;

use crate::corpus::{Case, Outcome, check, integer_field, text_field};

fn field(value: Integer) -> String {
    if let Integer::Big(value) = &value {
        assert!(i64::try_from(value).is_err(), "{value} fits in 64 bits");
    }
    integer_field(value.into_big())
}

fn whole(result: Result<Integer, Fault>) -> Outcome {
    result.map(field)
}

fn run(case: &Case) -> Outcome {
    match case.operation.as_str() {
        "parse" => whole(integer::parse(&case.text(0), case.small(1), DEFAULT_DIGIT_LIMIT)),
        "parse_bytes" => whole(integer::parse_bytes(&case.text(0), case.small(1), DEFAULT_DIGIT_LIMIT)),
        "decimal" => integer::to_decimal(&case.integer(0), DEFAULT_DIGIT_LIMIT),
        "base" => Ok(integer::to_base(&case.integer(0), case.small(1) as u32)),
        "bit_length" => Ok(integer_field(integer::bit_length(&case.integer(0)))),
        "bit_count" => Ok(integer_field(integer::bit_count(&case.integer(0)))),
        "isqrt" => whole(integer::integer_square_root(&case.integer(0))),
        "factorial" => whole(integer::factorial(&case.integer(0))),
        "to_bytes" => ByteOrder::from_name(&case.text(2))
            .and_then(|order| integer::to_bytes(&case.integer(0), case.small(1), order, case.raw(3) == "1").map(text_field)),
        "from_bytes" => {
            ByteOrder::from_name(&case.text(1)).map(|order| field(integer::from_bytes(&case.text(0), order, case.raw(2) == "1")))
        }
        _ => run_binary(case),
    }
}

fn run_binary(case: &Case) -> Outcome {
    let (left, right) = (&case.integer(0), &case.integer(1));
    check_small(case, left, right);
    match case.operation.as_str() {
        "round" => Ok(field(integer::round_to_digits(left, right))),
        "floor_divide" => whole(integer::floor_divide(left, right)),
        "modulo" => whole(integer::modulo(left, right)),
        "divmod" => integer::divmod(left, right).map(|(quotient, remainder)| format!("{}|{}|", field(quotient), field(remainder))),
        "gcd" => Ok(field(integer::greatest_common_divisor(left, right))),
        "lcm" => Ok(field(integer::least_common_multiple(left, right))),
        "shift_left" => whole(integer::shift_left(left, right)),
        "shift_right" => whole(integer::shift_right(left, right)),
        "power" => whole(integer::power(left, right)),
        "power_modulo" => whole(integer::power_modulo(left, right, &case.integer(2))),
        "comb" => whole(integer::combinations(left, right)),
        "perm" => whole(integer::permutations(left, right)),
        other => panic!("unknown operation {other}"),
    }
}

/// The functions for small operands agree with those for big ones.
fn check_small(case: &Case, left: &BigInt, right: &BigInt) {
    let (Ok(a), Ok(b)) = (i64::try_from(left), i64::try_from(right)) else {
        return;
    };
    match case.operation.as_str() {
        "floor_divide" => assert_eq!(integer::floor_divide_small(a, b), integer::floor_divide(left, right)),
        "modulo" => assert_eq!(integer::modulo_small(a, b).map(Integer::Small), integer::modulo(left, right)),
        "divmod" => {
            let small = integer::divmod_small(a, b);
            let expected = integer::divmod(left, right);
            assert_eq!(small.map(|(quotient, rest)| (quotient, Integer::Small(rest))), expected);
        }
        "power" => {
            if let Some(small) = integer::power_small(a, b) {
                assert_eq!(Ok(Integer::Small(small)), integer::power(left, right));
            }
        }
        _ => {}
    }
}

#[test]
fn agrees_with_cpython() {
    check("integer", 15_000, run);
}

#[test]
fn hopeless_sizes_are_refused_at_once() {
    let huge = BigInt::from(i64::MAX);
    let two = BigInt::from(2);
    assert_eq!(integer::shift_left(&two, &huge), Err(Fault::memory()));
    assert_eq!(integer::power(&two, &huge), Err(Fault::memory()));
    assert_eq!(integer::factorial(&huge), Err(Fault::memory()));
    assert_eq!(integer::combinations(&huge, &BigInt::from(1_i64 << 40)), Err(Fault::memory()));
    assert_eq!(integer::to_bytes(&two, i64::MAX, ByteOrder::Big, false), Err(Fault::memory()));
    assert!(integer::to_decimal(&(BigInt::from(1) << (1 << 24)), DEFAULT_DIGIT_LIMIT).is_err());
}

/// Numbers for divisions: with all bits set, one bit set, or any bits, of every length near the limits of a short quotient.
fn number(bits: u64, kind: u8, seed: u64) -> BigInt {
    let top = BigInt::from(1) << bits;
    match kind {
        0 => top,
        1 => top - 1,
        _ => {
            let mut state = seed | 1;
            let mut number = BigInt::from(1);
            while number.bits() < bits {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                number = (number << 32) + (state >> 32);
            }
            number
        }
    }
}

fn assert_divides(dividend: &BigInt, divisor: &BigInt) {
    let (quotient, rest) = dividend.div_mod_floor(divisor);
    let expected = (Integer::from(quotient), Integer::from(rest));
    assert_eq!(integer::divmod(dividend, divisor).as_ref(), Ok(&expected), "{dividend} divmod {divisor}");
    assert_eq!(integer::floor_divide(dividend, divisor), Ok(expected.0));
    assert_eq!(integer::modulo(dividend, divisor), Ok(expected.1));
}

/// All combinations of signs, of the product and its neighbours.
fn assert_divides_around(quotient: &BigInt, divisor: &BigInt) {
    for offset in -2..=2 {
        let dividend = quotient * divisor + offset;
        for (dividend, divisor) in [(&dividend, divisor), (&-&dividend, divisor), (&dividend, &-divisor), (&-&dividend, &-divisor)] {
            assert_divides(dividend, divisor);
        }
    }
}

#[test]
fn short_quotients_at_their_limits() {
    for divisor_bits in [64, 127, 128, 129, 130, 191, 192, 193, 1000] {
        for quotient_bits in [0, 1, 2, 31, 32, 59, 60, 61, 62, 63, 64, 65, 128] {
            for kinds in 0..9 {
                let divisor = number(divisor_bits, kinds / 3, 7);
                assert_divides_around(&number(quotient_bits, kinds % 3, 11), &divisor);
            }
        }
    }
}

/// Numbers of any bits, quotients of 0 to 69 bits, divisors of 100 to 399.
#[test]
fn division_agrees_with_the_plain_one() {
    let mut seed = 1_u64;
    for round in 0..4000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(round);
        let (quotient_bits, divisor_bits) = ((seed >> 40) % 70, 100 + (seed >> 20) % 300);
        let (quotient, divisor) = (number(quotient_bits, (round % 4) as u8, seed), number(divisor_bits, (round % 3) as u8, !seed));
        assert_divides_around(&quotient, &divisor);
        // A dividend that is no near multiple of the divisor.
        let dividend = quotient * &divisor + number(divisor_bits - 1, 2, seed.rotate_left(9));
        for (dividend, divisor) in [(&dividend, &divisor), (&-&dividend, &divisor), (&dividend, &-&divisor), (&-&dividend, &-&divisor)] {
            assert_divides(dividend, divisor);
        }
    }
}

//! The functions of `math` on integers.

use num_bigint::BigInt;
use num_integer::Integer as _;

use crate::engines::fault::Fault;
use crate::engines::integer::{self as engine, Integer};
use crate::object::integer::IntView;
use crate::object::protocol::number;
use crate::object::{Args, Interp, Outcome, Value};
use crate::types::int;

/// The integer of an argument as a big one.
fn big_argument(interp: &Interp, value: &Value) -> Outcome<BigInt> {
    number::index(interp, value).map(|integer| int::view(&integer).to_big())
}

/// Combines all arguments from `start` on; `small` may decline a pair.
fn fold(interp: &Interp, args: &Args<'_>, start: i32, small: fn(i64, i64) -> Option<i64>, big: fn(&BigInt, &BigInt) -> Integer) -> Outcome {
    let mut total = Value::int_from_i32(start);
    for argument in args.values() {
        let argument = number::index(interp, argument)?;
        let (one, other) = (int::view(&total), int::view(&argument));
        let pair = match (one, other) {
            (IntView::Small(one), IntView::Small(other)) => small(one, other),
            _ => None,
        };
        total = match pair {
            Some(result) => interp.int(result),
            None => interp.integer(big(&one.to_big(), &other.to_big())),
        };
    }
    Ok(total)
}

fn no_keywords(interp: &Interp, name: &str, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() == 0 { Ok(()) } else { Err(interp.type_error(format!("math.{name}() takes no keyword arguments"))) }
}

pub(super) fn gcd(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, "gcd", args)?;
    let small = |one: i64, other: i64| i64::try_from(one.unsigned_abs().gcd(&other.unsigned_abs())).ok();
    fold(interp, args, 0, small, engine::greatest_common_divisor)
}

pub(super) fn lcm(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, "lcm", args)?;
    let small = |one: i64, other: i64| {
        if one == 0 || other == 0 {
            return Some(0);
        }
        let (one, other) = (one.unsigned_abs(), other.unsigned_abs());
        (one / one.gcd(&other)).checked_mul(other).and_then(|multiple| i64::try_from(multiple).ok())
    };
    fold(interp, args, 1, small, engine::least_common_multiple)
}

pub(super) fn isqrt(interp: &Interp, args: &Args<'_>) -> Outcome {
    let value = number::index(interp, &args[0])?;
    if let IntView::Small(small) = int::view(&value)
        && small >= 0
    {
        return Ok(interp.int(small.isqrt()));
    }
    interp.integer_or_fault(engine::integer_square_root(&int::view(&value).to_big()))
}

pub(super) fn factorial(interp: &Interp, args: &Args<'_>) -> Outcome {
    let value = big_argument(interp, &args[0])?;
    charge(interp, &value)?;
    interp.integer_or_fault(engine::factorial(&value))
}

pub(super) fn perm(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args[1].is_none() {
        return factorial(interp, args);
    }
    select(interp, args, engine::permutations)
}

pub(super) fn comb(interp: &Interp, args: &Args<'_>) -> Outcome {
    select(interp, args, engine::combinations)
}

fn select(interp: &Interp, args: &Args<'_>, count: fn(&BigInt, &BigInt) -> Result<Integer, Fault>) -> Outcome {
    let total = big_argument(interp, &args[0])?;
    let chosen = big_argument(interp, &args[1])?;
    charge(interp, &chosen)?;
    interp.integer_or_fault(count(&total, &chosen))
}

/// Products of many factors cost steps of the budget.
fn charge(interp: &Interp, factors: &BigInt) -> Outcome<()> {
    let factors = u64::try_from(factors).unwrap_or(0);
    if factors > 1000 { interp.check_limits(factors) } else { Ok(()) }
}

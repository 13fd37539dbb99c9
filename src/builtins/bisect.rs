//! The module `bisect`: places in sorted sequences.

use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::protocol::{call, compare, item, number};
use crate::object::{Args, CompareOp, Interp, Method, Outcome, Ref, Value};

use super::enter_functions;

const FUNCTIONS: &[Method] = &[
    Method::function("bisect_left", SIGNATURE, |interp, args| find(interp, args, Side::Left)),
    Method::function("bisect_right", SIGNATURE, |interp, args| find(interp, args, Side::Right)),
    Method::function("insort_left", SIGNATURE, |interp, args| insert(interp, args, Side::Left)),
    Method::function("insort_right", SIGNATURE, |interp, args| insert(interp, args, Side::Right)),
];

const SIGNATURE: &str = "a, x, lo=0, hi=None, *, key=None";

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    for (alias, name) in [("bisect", "bisect_right"), ("insort", "insort_right")] {
        let function = dict.get_text(&interp.intern(name)).expect("entered just before");
        drop(dict.set_text(&interp.intern(alias), function));
    }
}

/// On which side of equal items the place is.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

fn find(interp: &Interp, args: &Args<'_>, side: Side) -> Outcome {
    let place = bisect(interp, args, &args[1], side)?;
    Ok(interp.int(place))
}

fn insert(interp: &Interp, args: &Args<'_>, side: Side) -> Outcome {
    let wanted = if args[4].is_none() { args[1].clone() } else { call::call_positional(interp, &args[4], &args.values()[1..2])? };
    let place = bisect(interp, args, &wanted, side)?;
    if interp.types.list.is_type_of(&args[0])
        && let Some(list) = args[0].cast::<List>()
    {
        list.items.insert(place as usize, args[1].clone());
        return Ok(Value::NONE);
    }
    call::call_method(interp, &args[0], &interp.intern("insert"), &[interp.int(place), args[1].clone()])?;
    Ok(Value::NONE)
}

/// The place between `lo` and `hi`. May run Python at each comparison, and with it change the sequence.
fn bisect(interp: &Interp, args: &Args<'_>, wanted: &Value, side: Side) -> Outcome<i64> {
    let (sequence, key) = (&args[0], Some(&args[4]).filter(|key| !key.is_none()));
    let mut low = number::to_i64(interp, &args[2])?;
    let high = if args[3].is_none() { None } else { Some(number::to_i64(interp, &args[3])?) };
    if low < 0 {
        return Err(interp.value_error("lo must be non-negative"));
    }
    let mut high = match high {
        Some(high) if high != -1 => high,
        _ => item::length(interp, sequence)? as i64,
    };
    while low < high {
        let middle = low + (high - low) / 2;
        let found = item_at(interp, sequence, middle)?;
        let found = match key {
            Some(key) => call::call_positional(interp, key, &[found])?,
            None => found,
        };
        let goes_left = match side {
            Side::Right => compare::test(interp, wanted, &found, CompareOp::Less)?,
            Side::Left => !compare::test(interp, &found, wanted, CompareOp::Less)?,
        };
        if goes_left {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(low)
}

#[inline]
fn item_at(interp: &Interp, sequence: &Value, index: i64) -> Outcome {
    if interp.types.list.is_type_of(sequence)
        && let Some(list) = sequence.cast::<List>()
        && let Some(item) = list.items.get(index as usize)
    {
        return Ok(item);
    }
    item::get(interp, sequence, &interp.int(index))
}

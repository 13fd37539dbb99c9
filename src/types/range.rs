//! The type `range`. Bounds are integers of any size; a range whose bounds fit in 64 bits computes in machine words.

use std::cell::Cell;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::object::builder::TypeSpec;
use crate::object::header::{Payload, Tag};
use crate::object::integer::IntView;
use crate::object::protocol::{compare, iterate, number, text};
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey};

use super::hashing::TupleHasher;
use super::slice::{self, Slice};
use super::{arguments, iterators, sequence};

/// The payload of `range`.
pub struct Range {
    start: Value,
    stop: Value,
    step: Value,
    numbers: Numbers,
}

/// The numbers of a range.
enum Numbers {
    /// `length` numbers from `start`; all of them, and `step`, fit in 64 bits.
    Small { start: i64, step: i64, length: u64 },
    /// The same, of any size.
    Big { start: BigInt, step: BigInt, length: BigInt },
}

// The three values are integers, which refer to nothing.
impl Payload for Range {}

/// Payload of `range_iterator`.
pub struct RangeIterator {
    /// The next number, if any remain.
    pub(crate) next: Cell<i64>,
    /// Distance between numbers.
    pub(crate) step: i64,
    /// How many numbers are left.
    pub(crate) remaining: Cell<u64>,
}

impl RangeIterator {
    /// The next number. Runs no Python.
    #[inline(always)]
    pub(crate) fn next(&self) -> Option<i64> {
        let remaining = self.remaining.get();
        if remaining == 0 {
            return None;
        }
        self.remaining.set(remaining - 1);
        let number = self.next.get();
        // After the last number the sum is not used and may wrap.
        self.next.set(number.wrapping_add(self.step));
        Some(number)
    }
}

impl Payload for RangeIterator {
    const TAG: Tag = Tag::RangeIterator;
}

/// Payload of `longrange_iterator`.
pub struct LongRangeIterator {
    start: BigInt,
    step: BigInt,
    length: BigInt,
    /// How many numbers were given. No program lives long enough to exhaust it.
    given: Cell<u64>,
}

impl Payload for LongRangeIterator {}

impl Range {
    /// A range from integers; `step` is not 0.
    fn new(interp: &Interp, start: &BigInt, stop: &BigInt, step: &BigInt) -> Range {
        let numbers = match (start.to_i64(), stop.to_i64(), step.to_i64()) {
            (Some(start), Some(stop), Some(step)) => Numbers::Small { start, step, length: small_length(start, stop, step) },
            _ => Numbers::Big { start: start.clone(), step: step.clone(), length: big_length(start, stop, step) },
        };
        let value = |number: &BigInt| interp.big_int(number.clone());
        Range { start: value(start), stop: value(stop), step: value(step), numbers }
    }

    fn from_small(interp: &Interp, start: i64, stop: i64, step: i64) -> Range {
        let numbers = Numbers::Small { start, step, length: small_length(start, stop, step) };
        Range { start: interp.int(start), stop: interp.int(stop), step: interp.int(step), numbers }
    }

    fn length(&self) -> BigInt {
        match &self.numbers {
            Numbers::Small { length, .. } => BigInt::from(*length),
            Numbers::Big { length, .. } => length.clone(),
        }
    }

    fn is_empty(&self) -> bool {
        match &self.numbers {
            Numbers::Small { length, .. } => *length == 0,
            Numbers::Big { length, .. } => length.is_zero(),
        }
    }

    /// The number at a place that exists.
    fn at(&self, interp: &Interp, place: &BigInt) -> Value {
        let (start, step) = self.start_and_step();
        interp.big_int(start + step * place)
    }

    fn start_and_step(&self) -> (BigInt, BigInt) {
        match &self.numbers {
            Numbers::Small { start, step, .. } => (BigInt::from(*start), BigInt::from(*step)),
            Numbers::Big { start, step, .. } => (start.clone(), step.clone()),
        }
    }

    /// The place of an integer, if it is one of the numbers.
    fn place_of(&self, wanted: IntView<'_>) -> Option<BigInt> {
        if let (Numbers::Small { start, step, length }, Some(wanted)) = (&self.numbers, wanted.to_i64()) {
            let distance = i128::from(wanted) - i128::from(*start);
            let (place, rest) = (distance / i128::from(*step), distance % i128::from(*step));
            return (rest == 0 && (0..i128::from(*length)).contains(&place)).then(|| BigInt::from(place));
        }
        let (start, step) = self.start_and_step();
        let (place, rest) = (wanted.to_big() - start).div_rem(&step);
        (rest.is_zero() && !place.is_negative() && place < self.length()).then_some(place)
    }
}

fn small_length(start: i64, stop: i64, step: i64) -> u64 {
    let distance = if step > 0 { i128::from(stop) - i128::from(start) } else { i128::from(start) - i128::from(stop) };
    if distance <= 0 {
        return 0;
    }
    // At most 2^64 - 1.
    ((distance - 1) as u64) / step.unsigned_abs() + 1
}

fn big_length(start: &BigInt, stop: &BigInt, step: &BigInt) -> BigInt {
    let distance = if step.is_positive() { stop - start } else { start - stop };
    if distance.is_positive() { (distance - 1u32) / step.abs() + 1u32 } else { BigInt::ZERO }
}

static SPEC: TypeSpec = TypeSpec {
    name: "range",
    documentation: "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
    flags: flags::SEQUENCE,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(|interp, this| Ok(iter(interp, range_of(this))))),
        (SlotKey::Bool, SlotFunction::Bool(|_, this| Ok(!range_of(this).is_empty()))),
        (SlotKey::Length, SlotFunction::Length(length)),
        (SlotKey::Contains, SlotFunction::Contains(contains)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
    ],
    methods: &[
        Method::new("count", "object, /", count),
        Method::new("index", "object, /", index),
        Method::new("__reversed__", "", reversed),
    ],
    getset: &[
        GetSet::writable("start", |_, this| Ok(range_of(this).start.clone()), arguments::read_only),
        GetSet::writable("stop", |_, this| Ok(range_of(this).stop.clone()), arguments::read_only),
        GetSet::writable("step", |_, this| Ok(range_of(this).step.clone()), arguments::read_only),
    ],
    ..TypeSpec::EMPTY
};

static ITERATOR: TypeSpec = TypeSpec {
    name: "range_iterator",
    slots: &[(SlotKey::Iter, SlotFunction::Unary(iterators::itself)), (SlotKey::Next, SlotFunction::Next(iterator_next))],
    methods: &[Method::new("__length_hint__", "", iterator_length_hint)],
    ..TypeSpec::EMPTY
};

static LONG_ITERATOR: TypeSpec = TypeSpec {
    name: "longrange_iterator",
    slots: &[(SlotKey::Iter, SlotFunction::Unary(iterators::itself)), (SlotKey::Next, SlotFunction::Next(long_iterator_next))],
    methods: &[Method::new("__length_hint__", "", long_iterator_length_hint)],
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub fn install(interp: &Interp) {
    interp.define::<Range>(&interp.types.range, &interp.types.object, &SPEC);
    interp.define::<RangeIterator>(&interp.types.range_iterator, &interp.types.object, &ITERATOR);
    interp.define::<LongRangeIterator>(&interp.types.long_range_iterator, &interp.types.object, &LONG_ITERATOR);
}

fn range_of(value: &Value) -> &Range {
    value.cast().expect("the receiver of a range method is a range")
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    arguments::positional(interp, "range", args, 1, 3)?;
    let (zero, one) = (Value::int_from_i32(0), Value::int_from_i32(1));
    let (start, stop, step) = match args.positional() {
        [stop] => (&zero, stop, &one),
        [start, stop] => (start, stop, &one),
        [start, stop, step, ..] => (start, stop, step),
        [] => unreachable!("counted above"),
    };
    if let (Some(start), Some(stop), Some(step)) = (start.as_small_int(), stop.as_small_int(), step.as_small_int())
        && step != 0
    {
        return Ok(interp.allocate(ty, Range::from_small(interp, start, stop, step)).into_value());
    }
    let [start, stop, step] = [big(interp, start)?, big(interp, stop)?, big(interp, step)?];
    if step.is_zero() {
        return Err(interp.value_error("range() arg 3 must not be zero"));
    }
    Ok(interp.allocate(ty, Range::new(interp, &start, &stop, &step)).into_value())
}

fn big(interp: &Interp, value: &Value) -> Outcome<BigInt> {
    let integer = number::index(interp, value)?;
    Ok(integer.as_int().map(IntView::to_big).unwrap_or_default())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let range = range_of(this);
    let mut words = vec![text::repr_string(interp, &range.start)?, text::repr_string(interp, &range.stop)?];
    if range.step.as_small_int() != Some(1) {
        words.push(text::repr_string(interp, &range.step)?);
    }
    Ok(interp.text_from_string(format!("range({})", words.join(", "))).into_value())
}

/// Length, first number and step, as far as they matter for equality.
fn identity(interp: &Interp, range: &Range) -> [Value; 3] {
    let length = range.length();
    let (has_start, has_step) = (!length.is_zero(), length > BigInt::from(1));
    let if_it_matters = |matters: bool, value: &Value| if matters { value.clone() } else { Value::NONE };
    [interp.big_int(length), if_it_matters(has_start, &range.start), if_it_matters(has_step, &range.step)]
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let mut hasher = TupleHasher::default();
    for part in identity(interp, range_of(this)) {
        hasher.add(compare::hash(interp, &part)?);
    }
    Ok(hasher.finish())
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (CompareOp::Equal | CompareOp::NotEqual, Some(other)) = (op, other.cast::<Range>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (one, other) = (identity(interp, range_of(this)), identity(interp, other));
    sequence::rich_compare(interp, &one[..], &other[..], op)
}

fn small_iterator(interp: &Interp, next: i64, step: i64, remaining: u64) -> Value {
    let iterator = RangeIterator { next: Cell::new(next), step, remaining: Cell::new(remaining) };
    interp.allocate(&interp.types.range_iterator, iterator).into_value()
}

fn long_iterator(interp: &Interp, start: BigInt, step: BigInt, length: BigInt) -> Value {
    let iterator = LongRangeIterator { start, step, length, given: Cell::new(0) };
    interp.allocate(&interp.types.long_range_iterator, iterator).into_value()
}

fn iter(interp: &Interp, range: &Range) -> Value {
    match &range.numbers {
        Numbers::Small { start, step, length } => small_iterator(interp, *start, *step, *length),
        Numbers::Big { start, step, length } => long_iterator(interp, start.clone(), step.clone(), length.clone()),
    }
}

fn reversed(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(match &range_of(&args[0]).numbers {
        Numbers::Small { start, step, length } => {
            let last = start.wrapping_add(step.wrapping_mul(length.wrapping_sub(1) as i64));
            match step.checked_neg() {
                Some(negative) => small_iterator(interp, last, negative, *length),
                None => long_iterator(interp, last.into(), -BigInt::from(*step), (*length).into()),
            }
        }
        Numbers::Big { start, step, length } => long_iterator(interp, start + step * (length - 1u32), -step, length.clone()),
    })
}

fn length(interp: &Interp, this: &Value) -> Outcome<usize> {
    let length = match &range_of(this).numbers {
        Numbers::Small { length, .. } => i64::try_from(*length).ok(),
        Numbers::Big { length, .. } => length.to_i64(),
    };
    match length {
        Some(length) => Ok(length as usize),
        None => Err(interp.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// Whether a value is searched for by arithmetic rather than by comparison.
fn exact_int<'a>(interp: &Interp, value: &'a Value) -> Option<IntView<'a>> {
    let is_exact = value.is_small_int() || value.is_bool() || interp.types.int.is_type_of(value);
    if is_exact { value.as_int() } else { None }
}

fn contains(interp: &Interp, this: &Value, item: &Value) -> Outcome<bool> {
    let range = range_of(this);
    match exact_int(interp, item) {
        Some(wanted) => Ok(range.place_of(wanted).is_some()),
        None => Ok(search(interp, this, item)?.is_some()),
    }
}

/// Finds a value that is no plain integer by comparing. May run Python.
fn search(interp: &Interp, this: &Value, item: &Value) -> Outcome<Option<u64>> {
    let mut place = 0;
    let mut found = None;
    iterate::for_each(interp, this, |candidate| {
        if compare::equal(interp, &candidate, item)? {
            found = Some(place);
        }
        place += 1;
        Ok(found.is_none())
    })?;
    Ok(found)
}

fn count(interp: &Interp, args: &Args<'_>) -> Outcome {
    if let Some(wanted) = exact_int(interp, &args[1]) {
        let is_found = range_of(&args[0]).place_of(wanted).is_some();
        return Ok(Value::int_from_i32(i32::from(is_found)));
    }
    let mut number = 0;
    iterate::for_each(interp, &args[0], |candidate| {
        number += usize::from(compare::equal(interp, &candidate, &args[1])?);
        Ok(true)
    })?;
    Ok(interp.int_from_usize(number))
}

fn index(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(wanted) = exact_int(interp, &args[1]) else {
        return match search(interp, &args[0], &args[1])? {
            Some(place) => Ok(interp.big_int(place.into())),
            None => Err(interp.value_error("sequence.index(x): x not in sequence")),
        };
    };
    match range_of(&args[0]).place_of(wanted) {
        Some(place) => Ok(interp.big_int(place)),
        None => {
            let wanted = text::repr_string(interp, &args[1])?;
            Err(interp.value_error(format!("{wanted} is not in range")))
        }
    }
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let range = range_of(this);
    if let Some(slice) = key.cast::<Slice>() {
        return get_slice(interp, range, slice);
    }
    if let (Numbers::Small { start, step, length }, Some(index)) = (&range.numbers, key.as_small_int())
        && let Ok(length) = i64::try_from(*length)
    {
        return match sequence::resolve_index(index, length as usize) {
            Some(place) => Ok(interp.int(start.wrapping_add(step.wrapping_mul(place as i64)))),
            None => Err(interp.index_error("range object index out of range")),
        };
    }
    if !number::has_index(interp, key) {
        let name = interp.type_of(key).name();
        return Err(interp.type_error(format!("range indices must be integers or slices, not {name}")));
    }
    let (mut place, length) = (big(interp, key)?, range.length());
    if place.is_negative() {
        place += &length;
    }
    if place.is_negative() || place >= length {
        return Err(interp.index_error("range object index out of range"));
    }
    Ok(range.at(interp, &place))
}

fn get_slice(interp: &Interp, range: &Range, slice: &Slice) -> Outcome {
    let [start, stop, step] = slice::fit_unbounded(interp, slice, &range.length())?;
    let (range_start, range_step) = range.start_and_step();
    let at = |place: BigInt| &range_start + &range_step * place;
    let sliced = Range::new(interp, &at(start), &at(stop), &(&range_step * step));
    Ok(interp.allocate(&interp.types.range, sliced).into_value())
}

fn iterator_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator: &RangeIterator = this.cast().expect("the receiver is a range iterator");
    Ok(iterator.next().map(|number| interp.int(number)))
}

fn iterator_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &RangeIterator = args[0].cast().expect("the receiver is a range iterator");
    Ok(interp.big_int(iterator.remaining.get().into()))
}

fn long_iterator_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator: &LongRangeIterator = this.cast().expect("the receiver is a range iterator");
    let given = BigInt::from(iterator.given.get());
    if given >= iterator.length {
        return Ok(None);
    }
    iterator.given.set(iterator.given.get() + 1);
    Ok(Some(interp.big_int(&iterator.start + &iterator.step * given)))
}

fn long_iterator_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &LongRangeIterator = args[0].cast().expect("the receiver is a range iterator");
    Ok(interp.big_int(&iterator.length - iterator.given.get()))
}

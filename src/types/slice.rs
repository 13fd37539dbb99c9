//! The type `slice`, and the resolution of slices against the length of a sequence.

use num_bigint::BigInt;

use crate::object::builder::TypeSpec;
use crate::object::integer::IntView;
use crate::object::protocol::{compare, number, text};

use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, Payload, SlotFunction, SlotKey, Visit};

use super::arguments;
use super::hashing::TupleHasher;
use super::sequence;

/// The payload of `slice`.
pub struct Slice {
    /// `start`; any value.
    pub start: Value,
    /// `stop`; any value.
    pub stop: Value,
    /// `step`; any value.
    pub step: Value,
}

impl Payload for Slice {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.start);
        visit.value(&self.stop);
        visit.value(&self.step);
    }
}

impl Interp {
    /// A slice object.
    pub fn slice(&self, start: Value, stop: Value, step: Value) -> Value {
        self.allocate(&self.types.slice, Slice { start, stop, step }).into_value()
    }
}

/// The numbers of a slice before they are fitted to a length; omitted ones have the values that mean "to the end".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfitted {
    start: i64,
    stop: i64,
    step: i64,
}

/// A slice fitted to a length: `count` indexes from `start` in steps of `step`, all of them valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// First index; with `count` 0, the place where an insertion goes.
    pub start: i64,
    /// Exclusive bound of the indexes.
    pub stop: i64,
    /// Distance of the indexes; not 0.
    pub step: i64,
    /// Number of indexes.
    pub count: usize,
}

impl Slice {
    /// Evaluates the numbers. May run Python: read the length of the sequence afterwards.
    #[inline]
    pub fn unpack(&self, interp: &Interp) -> Outcome<Unfitted> {
        let step = match slice_number(interp, &self.step)? {
            None => 1,
            Some(0) => return Err(interp.value_error("slice step cannot be zero")),
            // So that the negation of the step does not overflow.
            Some(step) => step.max(-i64::MAX),
        };
        let (low, high) = if step < 0 { (i64::MAX, i64::MIN) } else { (0, i64::MAX) };
        let start = slice_number(interp, &self.start)?.unwrap_or(low);
        let stop = slice_number(interp, &self.stop)?.unwrap_or(high);
        Ok(Unfitted { start, stop, step })
    }
}

impl Unfitted {
    /// Fits the slice to a sequence of `length` items.
    #[inline]
    pub fn fit(self, length: usize) -> Fitted {
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        let is_backward = self.step < 0;
        let fit_bound = |bound: i64| {
            if bound < 0 {
                let bound = bound.saturating_add(length);
                if bound < 0 { -i64::from(is_backward) } else { bound }
            } else if bound >= length {
                length - i64::from(is_backward)
            } else {
                bound
            }
        };
        let (start, stop) = (fit_bound(self.start), fit_bound(self.stop));
        let count = match is_backward {
            true if stop < start => (start - stop - 1) / -self.step + 1,
            false if start < stop => (stop - start - 1) / self.step + 1,
            _ => 0,
        };
        Fitted { start, stop, step: self.step, count: count as usize }
    }
}

impl Fitted {
    /// The indexes in order.
    pub fn indexes(self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
        (0..self.count).map(move |number| (self.start + number as i64 * self.step) as usize)
    }

    /// The same indexes in ascending order.
    pub fn ascending(self) -> Fitted {
        if self.step > 0 || self.count == 0 {
            return self;
        }
        let start = self.start + (self.count as i64 - 1) * self.step;
        Fitted { start, stop: self.start + 1, step: -self.step, count: self.count }
    }
}

#[inline(always)]
fn slice_number(interp: &Interp, value: &Value) -> Outcome<Option<i64>> {
    if value.is_none() {
        return Ok(None);
    }
    match value.as_small_int() {
        Some(number) => Ok(Some(number)),
        None => evaluate_number(interp, value).map(Some),
    }
}

#[inline(never)]
fn evaluate_number(interp: &Interp, value: &Value) -> Outcome<i64> {
    if !number::has_index(interp, value) {
        return Err(interp.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    number::to_i64_clamped(interp, value)
}

static SPEC: TypeSpec = TypeSpec {
    name: "slice",
    documentation: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(slice_compare)),
    ],
    methods: &[Method::new("indices", "object, /", indices)],
    getset: &[
        GetSet::writable("start", |_, this| Ok(slice_of(this).start.clone()), arguments::read_only),
        GetSet::writable("stop", |_, this| Ok(slice_of(this).stop.clone()), arguments::read_only),
        GetSet::writable("step", |_, this| Ok(slice_of(this).step.clone()), arguments::read_only),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Slice>(&interp.types.slice, &interp.types.object, &SPEC);
}

fn slice_of(value: &Value) -> &Slice {
    value.cast().expect("the receiver of a slice method is a slice")
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    arguments::positional(interp, "slice", args, 1, 3)?;
    let (start, stop, step) = match args.positional() {
        [stop] => (&Value::NONE, stop, &Value::NONE),
        [start, stop] => (start, stop, &Value::NONE),
        [start, stop, step, ..] => (start, stop, step),
        [] => unreachable!("counted above"),
    };
    let slice = Slice { start: start.clone(), stop: stop.clone(), step: step.clone() };
    Ok(interp.allocate(ty, slice).into_value())
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let slice = slice_of(this);
    let mut bytes = b"slice(".to_vec();
    for (place, part) in [&slice.start, &slice.stop, &slice.step].into_iter().enumerate() {
        if place > 0 {
            bytes.extend_from_slice(b", ");
        }
        bytes.extend_from_slice(text::repr(interp, part)?.as_bytes());
    }
    bytes.push(b')');
    Ok(sequence::text_from_bytes(interp, bytes))
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let slice = slice_of(this);
    let mut hasher = TupleHasher::default();
    for part in [&slice.start, &slice.stop, &slice.step] {
        hasher.add(compare::hash(interp, part)?);
    }
    Ok(hasher.finish_without_length())
}

fn slice_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(other)) = (slice_of(this), other.cast::<Slice>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if std::ptr::eq(one, other) {
        return Ok(Value::bool(op.accepts(std::cmp::Ordering::Equal)));
    }
    let one = [one.start.clone(), one.stop.clone(), one.step.clone()];
    let other = [other.start.clone(), other.stop.clone(), other.step.clone()];
    sequence::rich_compare(interp, &one[..], &other[..], op)
}

/// `slice.indices(length)`: works on integers of any size.
fn indices(interp: &Interp, args: &Args<'_>) -> Outcome {
    let slice = slice_of(&args[0]);
    let length = big_number(interp, &args[1])?;
    if length.sign() == num_bigint::Sign::Minus {
        return Err(interp.value_error("length should not be negative"));
    }
    let [start, stop, step] = fit_unbounded(interp, slice, &length)?;
    let numbers = [start, stop, step].map(|number| interp.big_int(number));
    Ok(interp.tuple(numbers).into_value())
}

fn big_number(interp: &Interp, value: &Value) -> Outcome<BigInt> {
    let integer = number::index(interp, value)?;
    Ok(integer.as_int().map(IntView::to_big).unwrap_or_default())
}

fn big_slice_number(interp: &Interp, value: &Value) -> Outcome<Option<BigInt>> {
    if value.is_none() {
        return Ok(None);
    }
    if !number::has_index(interp, value) {
        return Err(interp.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    big_number(interp, value).map(Some)
}

/// Start, stop and step of a slice fitted to a length of any size.
pub(super) fn fit_unbounded(interp: &Interp, slice: &Slice, length: &BigInt) -> Outcome<[BigInt; 3]> {
    let zero = BigInt::ZERO;
    let step = big_slice_number(interp, &slice.step)?.unwrap_or_else(|| BigInt::from(1));
    if step == zero {
        return Err(interp.value_error("slice step cannot be zero"));
    }
    let is_backward = step < zero;
    let (lower, upper) = if is_backward { (BigInt::from(-1), length - 1) } else { (zero, length.clone()) };
    let fit = |bound: BigInt| {
        let bound = if bound.sign() == num_bigint::Sign::Minus { bound + length } else { bound };
        bound.clamp(lower.clone(), upper.clone())
    };
    let (first, last) = if is_backward { (&upper, &lower) } else { (&lower, &upper) };
    let start = big_slice_number(interp, &slice.start)?.map_or_else(|| first.clone(), fit);
    let stop = big_slice_number(interp, &slice.stop)?.map_or_else(|| last.clone(), fit);
    Ok([start, stop, step])
}

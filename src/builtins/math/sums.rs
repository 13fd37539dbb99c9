//! The functions of `math` that add or multiply the items of iterables, and the lengths of vectors.

use crate::engines::math::{self as engine, ExactSum, ProductSum};
use crate::object::integer::IntView;
use crate::object::protocol::{iterate, number};
use crate::object::tuple::Tuple;
use crate::object::{Args, BinaryOp, Interp, Outcome, Raised, Value, arithmetic};
use crate::types::float::to_f64;
use crate::types::int_operators;

pub(super) fn fsum(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mut sum = ExactSum::default();
    iterate::for_each(interp, &args[0], |item| {
        let item = to_f64(interp, &item)?;
        sum.add(item).map_err(|fault| interp.fault(fault))?;
        Ok(true)
    })?;
    match sum.finish() {
        Ok(total) => Ok(Value::float(total)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

pub(super) fn prod(interp: &Interp, args: &Args<'_>) -> Outcome {
    let mut product = args[1].clone();
    iterate::for_each(interp, &args[0], |item| {
        product = match arithmetic::multiply(&product, &item) {
            Some(quick) => quick,
            None => number::binary(interp, BinaryOp::Multiply, &product, &item)?,
        };
        Ok(true)
    })?;
    Ok(product)
}

pub(super) fn hypot(interp: &Interp, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("math.hypot() takes no keyword arguments"));
    }
    let mut coordinates: smallvec::SmallVec<[f64; 4]> = smallvec::SmallVec::with_capacity(args.len());
    for argument in args.values() {
        coordinates.push(to_f64(interp, argument)?.abs());
    }
    Ok(Value::float(engine::norm(&mut coordinates)))
}

pub(super) fn dist(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (one, other) = (point(interp, &args[0])?, point(interp, &args[1])?);
    if one.len() != other.len() {
        return Err(interp.value_error("both points must have the same number of dimensions"));
    }
    let mut differences: smallvec::SmallVec<[f64; 4]> = smallvec::SmallVec::with_capacity(one.len());
    for (one, other) in one.iter().zip(&other) {
        let one = to_f64(interp, one)?;
        differences.push((one - to_f64(interp, other)?).abs());
    }
    Ok(Value::float(engine::norm(&mut differences)))
}

fn point(interp: &Interp, value: &Value) -> Outcome<Vec<Value>> {
    match value.cast::<Tuple>() {
        Some(tuple) => Ok(tuple.items().to_vec()),
        None => iterate::collect(interp, value),
    }
}

/// `math.sumprod`: products of 64-bit integers and of floats are gathered aside, with floats in triple precision, until a pair of
/// another kind comes. May run Python.
pub(super) fn sumprod(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (left, right) = (iterate::iter(interp, &args[0])?, iterate::iter(interp, &args[1])?);
    let mut sum =
        Sumprod { interp, total: Value::int_from_i32(0), integers: Gathered::new(0), floats: Gathered::new(ProductSum::default()) };
    loop {
        let one = iterate::next(interp, &left)?;
        let other = iterate::next(interp, &right)?;
        match (one, other) {
            (Some(one), Some(other)) => sum.add(&one, &other)?,
            (None, None) => break,
            _ => return Err(different_lengths(interp)),
        }
    }
    sum.settle_integers()?;
    sum.settle_floats()?;
    Ok(sum.total)
}

#[cold]
fn different_lengths(interp: &Interp) -> Raised {
    interp.value_error("Inputs are not the same length")
}

/// A partial sum aside from the total. Once settled it stays closed, so that items are added in their order.
struct Gathered<T> {
    sum: T,
    is_open: bool,
    is_used: bool,
}

impl<T> Gathered<T> {
    fn new(zero: T) -> Gathered<T> {
        Gathered { sum: zero, is_open: true, is_used: false }
    }
}

struct Sumprod<'a> {
    interp: &'a Interp,
    total: Value,
    integers: Gathered<i64>,
    floats: Gathered<ProductSum>,
}

impl Sumprod<'_> {
    fn add(&mut self, one: &Value, other: &Value) -> Outcome<()> {
        if self.integers.is_open {
            let sum = match (self.exact_integer(one), self.exact_integer(other)) {
                (Some(one), Some(other)) => one.checked_mul(other).and_then(|product| self.integers.sum.checked_add(product)),
                _ => None,
            };
            if let Some(sum) = sum {
                (self.integers.sum, self.integers.is_used) = (sum, true);
                return Ok(());
            }
            self.settle_integers()?;
        }
        if self.floats.is_open {
            if let Some((one, other)) = self.floats_of(one, other) {
                let sum = self.floats.sum.with(one, other);
                if sum.is_finite() {
                    (self.floats.sum, self.floats.is_used) = (sum, true);
                    return Ok(());
                }
            }
            self.settle_floats()?;
        }
        let product = number::binary(self.interp, BinaryOp::Multiply, one, other)?;
        self.add_to_total(&product)
    }

    fn exact_integer(&self, value: &Value) -> Option<i64> {
        match value.as_small_int() {
            Some(small) => Some(small),
            None if self.interp.types.int.is_type_of(value) => value.as_int().and_then(IntView::to_i64),
            None => None,
        }
    }

    /// A pair of floats, or of a float and an integer that has a float.
    fn floats_of(&self, one: &Value, other: &Value) -> Option<(f64, f64)> {
        let of_integer = |value: &Value| {
            let is_exact = value.is_small_int() || value.is_bool() || self.interp.types.int.is_type_of(value);
            value.as_int().filter(|_| is_exact).and_then(int_operators::finite_f64)
        };
        match (one.as_float(), other.as_float()) {
            (Some(one), Some(other)) => Some((one, other)),
            (Some(one), None) => Some((one, of_integer(other)?)),
            (None, Some(other)) => Some((of_integer(one)?, other)),
            (None, None) => None,
        }
    }

    fn settle_integers(&mut self) -> Outcome<()> {
        self.integers.is_open = false;
        if std::mem::take(&mut self.integers.is_used) {
            let sum = self.interp.int(self.integers.sum);
            self.add_to_total(&sum)?;
        }
        Ok(())
    }

    fn settle_floats(&mut self) -> Outcome<()> {
        self.floats.is_open = false;
        if std::mem::take(&mut self.floats.is_used) {
            self.add_to_total(&Value::float(self.floats.sum.total()))?;
        }
        Ok(())
    }

    fn add_to_total(&mut self, summand: &Value) -> Outcome<()> {
        self.total = number::binary(self.interp, BinaryOp::Add, &self.total, summand)?;
        Ok(())
    }
}

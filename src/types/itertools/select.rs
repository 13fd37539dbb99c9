//! Iterators that select items: `compress`, `dropwhile`, `takewhile`, `filterfalse`, `islice`.

use std::cell::Cell;

use crate::object::cell::Slot;
use crate::object::protocol::{iterate, number, truth};
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome};
use crate::types::functional::accepts;
use crate::types::{arguments, functional};

use super::{iterator_type, traced_payload};

/// Payload of `compress`.
pub(super) struct Compress {
    data: Value,
    selectors: Value,
}

traced_payload! { Compress: data selectors }

iterator_type! {
    COMPRESS "compress" compress_new, compress_next, slots: [], methods: [],
    "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements."
}

fn compress_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [data, selectors] = arguments::bind(interp, "compress", ["data", "selectors"], 2, 2, args)?;
    let data = iterate::iter(interp, data.unwrap_or(&Value::NONE))?;
    let selectors = iterate::iter(interp, selectors.unwrap_or(&Value::NONE))?;
    Ok(interp.allocate(ty, Compress { data, selectors }).into_value())
}

fn compress_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let compress: &Compress = this.cast().expect("the receiver is a compress");
    loop {
        let Some(datum) = iterate::next(interp, &compress.data)? else { return Ok(None) };
        let Some(selector) = iterate::next(interp, &compress.selectors)? else { return Ok(None) };
        if truth::is_true(interp, &selector)? {
            return Ok(Some(datum));
        }
    }
}

/// Payload of `dropwhile`.
pub(super) struct DropWhile {
    predicate: Value,
    iterator: Value,
    has_started: Cell<bool>,
}

traced_payload! { DropWhile: predicate iterator }

iterator_type! {
    DROPWHILE "dropwhile" dropwhile_new, dropwhile_next, slots: [], methods: [],
    "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted."
}

/// The predicate and an iterator over the iterable: the arguments of three of the types.
fn predicate_and_iterator(interp: &Interp, ty: &TypeRef, name: &str, args: &Args<'_>) -> Outcome<(Value, Value)> {
    functional::no_keywords(interp, ty, name, args)?;
    arguments::count(interp, name, args, 2, 2)?;
    let iterator = iterate::iter(interp, &args[1])?;
    Ok((args[0].clone(), iterator))
}

/// Whether the predicate, which must be callable, accepts a value; `None` when it raises StopIteration.
fn test(interp: &Interp, predicate: &Value, value: &Value) -> Outcome<Option<bool>> {
    let outcome = crate::object::protocol::call::call_positional(interp, predicate, std::slice::from_ref(value));
    match interp.absorb(outcome, &interp.exceptions.stop_iteration)? {
        Some(result) => truth::is_true(interp, &result).map(Some),
        None => Ok(None),
    }
}

fn dropwhile_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let (predicate, iterator) = predicate_and_iterator(interp, ty, "dropwhile", args)?;
    Ok(interp.allocate(ty, DropWhile { predicate, iterator, has_started: Cell::new(false) }).into_value())
}

fn dropwhile_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let dropwhile: &DropWhile = this.cast().expect("the receiver is a dropwhile");
    while let Some(value) = iterate::next(interp, &dropwhile.iterator)? {
        if dropwhile.has_started.get() {
            return Ok(Some(value));
        }
        match test(interp, &dropwhile.predicate, &value)? {
            Some(true) => {}
            Some(false) => {
                dropwhile.has_started.set(true);
                return Ok(Some(value));
            }
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// Payload of `takewhile`.
pub(super) struct TakeWhile {
    predicate: Value,
    iterator: Value,
    has_ended: Cell<bool>,
}

traced_payload! { TakeWhile: predicate iterator }

iterator_type! {
    TAKEWHILE "takewhile" takewhile_new, takewhile_next, slots: [], methods: [],
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry."
}

fn takewhile_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let (predicate, iterator) = predicate_and_iterator(interp, ty, "takewhile", args)?;
    Ok(interp.allocate(ty, TakeWhile { predicate, iterator, has_ended: Cell::new(false) }).into_value())
}

fn takewhile_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let takewhile: &TakeWhile = this.cast().expect("the receiver is a takewhile");
    if takewhile.has_ended.get() {
        return Ok(None);
    }
    let Some(value) = iterate::next(interp, &takewhile.iterator)? else {
        return Ok(None);
    };
    match test(interp, &takewhile.predicate, &value)? {
        Some(true) => Ok(Some(value)),
        Some(false) => {
            takewhile.has_ended.set(true);
            Ok(None)
        }
        None => Ok(None),
    }
}

/// Payload of `filterfalse`.
pub(super) struct FilterFalse {
    predicate: Value,
    iterator: Value,
}

traced_payload! { FilterFalse: predicate iterator }

iterator_type! {
    FILTERFALSE "filterfalse" filterfalse_new, filterfalse_next, slots: [], methods: [],
    "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false."
}

fn filterfalse_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let (predicate, iterator) = predicate_and_iterator(interp, ty, "filterfalse", args)?;
    Ok(interp.allocate(ty, FilterFalse { predicate, iterator }).into_value())
}

fn filterfalse_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let filter: &FilterFalse = this.cast().expect("the receiver is a filterfalse");
    while let Some(value) = iterate::next(interp, &filter.iterator)? {
        let outcome = accepts(interp, &filter.predicate, &value);
        match interp.absorb(outcome, &interp.exceptions.stop_iteration)? {
            Some(false) => return Ok(Some(value)),
            Some(true) => {}
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// Payload of `islice`.
pub(super) struct Slice {
    /// Absent at the end.
    iterator: Slot<Value>,
    /// Index of the next item to give.
    next: Cell<u64>,
    stop: Option<u64>,
    step: u64,
    /// Items taken so far.
    taken: Cell<u64>,
}

traced_payload! { Slice: iterator }

iterator_type! {
    ISLICE "islice" islice_new, islice_next, slots: [], methods: [],
    "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator."
}

/// A bound: `None` when it was not given; the error when it is no integer from 0 up.
fn islice_bound(interp: &Interp, value: &Value, message: &str) -> Outcome<Option<u64>> {
    if value.is_none() {
        return Ok(None);
    }
    let number = if number::has_index(interp, value) { number::to_i64(interp, value).map(Some) } else { Ok(None) };
    let number = match number {
        Err(raised) if interp.raised_is(&raised, &interp.exceptions.overflow_error) => {
            drop(interp.take_raised(raised));
            None
        }
        other => other?,
    };
    match number.and_then(|number| u64::try_from(number).ok()) {
        Some(number) => Ok(Some(number)),
        None => Err(interp.value_error(message)),
    }
}

fn islice_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const INDICES: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    functional::no_keywords(interp, ty, "islice", args)?;
    arguments::count(interp, "islice", args, 2, 4)?;
    let (start, stop, step) = match args.positional() {
        [_, stop] => (0, islice_bound(interp, stop, STOP)?, None),
        [_, start, stop, rest @ ..] => {
            let start_number = islice_bound(interp, start, INDICES)?;
            // A stop that is no integer at all has a message of its own; a negative one has not.
            let message = if number::has_index(interp, stop) { INDICES } else { STOP };
            let stop = islice_bound(interp, stop, message)?;
            (start_number.unwrap_or(0), stop, rest.first())
        }
        _ => unreachable!("counted above"),
    };
    let step = match step {
        Some(step) => islice_bound(interp, step, STEP)?,
        None => None,
    };
    if step == Some(0) {
        return Err(interp.value_error(STEP));
    }
    let iterator = Slot::new(Some(iterate::iter(interp, &args[0])?));
    let slice = Slice { iterator, next: Cell::new(start), stop, step: step.unwrap_or(1), taken: Cell::new(0) };
    Ok(interp.allocate(ty, slice).into_value())
}

fn islice_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let slice: &Slice = this.cast().expect("the receiver is an islice");
    let Some(iterator) = slice.iterator.get() else {
        return Ok(None);
    };
    let end = || drop(slice.iterator.take());
    // The items before the next one; before the stop, when it is nearer.
    let skip_to = slice.stop.map_or(slice.next.get(), |stop| stop.min(slice.next.get()));
    while slice.taken.get() < skip_to {
        let Some(_) = iterate::next(interp, &iterator)? else {
            end();
            return Ok(None);
        };
        slice.taken.set(slice.taken.get() + 1);
    }
    if slice.stop.is_some_and(|stop| slice.taken.get() >= stop) {
        end();
        return Ok(None);
    }
    let Some(value) = iterate::next(interp, &iterator)? else {
        end();
        return Ok(None);
    };
    slice.taken.set(slice.taken.get() + 1);
    slice.next.set(slice.next.get().saturating_add(slice.step));
    Ok(Some(value))
}

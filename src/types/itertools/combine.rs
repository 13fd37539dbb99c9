//! Iterators that combine items: `chain`, `zip_longest`, `starmap`, `accumulate`, `pairwise`, `batched`.

use std::cell::Cell;

use crate::object::cell::{Slot, VecCell};
use crate::object::protocol::{call, iterate, number, truth};
use crate::object::ty::{Type, TypeRef};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, Interp, Method, Outcome, Str};
use crate::types::result_tuple::ResultTuple;
use crate::types::{arguments, functional, generic_alias};

use super::{iterator_type, traced_payload};

/// Payload of `chain`.
pub(super) struct Chain {
    /// Iterator over the iterables; absent at the end.
    source: Slot<Value>,
    active: Slot<Value>,
}

traced_payload! { Chain: source active }

iterator_type! {
    CHAIN "chain" chain_new, chain_next, slots: [],
    methods: [Method::class("from_iterable", "iterable, /", chain_from_iterable),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),],
    "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted."
}

fn chain_of(interp: &Interp, ty: &TypeRef, source: Value) -> Value {
    interp.allocate(ty, Chain { source: Slot::new(Some(source)), active: Slot::new(None) }).into_value()
}

fn chain_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    functional::no_keywords(interp, ty, "chain", args)?;
    let iterables = interp.tuple(args.positional()).into_value();
    Ok(chain_of(interp, ty, iterate::iter(interp, &iterables)?))
}

fn chain_from_iterable(interp: &Interp, args: &Args<'_>) -> Outcome {
    let ty = args[0].to_ref::<Type>().expect("the receiver of a class method is a class");
    Ok(chain_of(interp, &ty, iterate::iter(interp, &args[1])?))
}

fn chain_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let chain: &Chain = this.cast().expect("the receiver is a chain");
    while let Some(source) = chain.source.get() {
        if let Some(active) = chain.active.get() {
            if let Some(value) = iterate::next(interp, &active)? {
                return Ok(Some(value));
            }
            drop(chain.active.take());
        }
        let opened = match iterate::next(interp, &source) {
            Ok(Some(iterable)) => iterate::iter(interp, &iterable).map(Some),
            other => other,
        };
        match opened {
            Ok(Some(iterator)) => chain.active.set(iterator),
            ended => {
                drop(chain.source.take());
                return ended;
            }
        }
    }
    Ok(None)
}

/// Payload of `zip_longest`.
pub(super) struct ZipLongest {
    /// `None` (the language's) in place of those that are exhausted.
    iterators: VecCell<Value>,
    active: Cell<usize>,
    filler: Value,
}

traced_payload! { ZipLongest: iterators filler }

iterator_type! {
    ZIP_LONGEST "zip_longest" zip_longest_new, zip_longest_next, slots: [], methods: [],
    "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument."
}

fn zip_longest_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if args.keywords().any(|(name, _)| name.cast::<Str>().is_none_or(|name| name.as_bytes() != b"fillvalue")) {
        return Err(interp.type_error("zip_longest() got an unexpected keyword argument"));
    }
    let filler = args.keyword("fillvalue").cloned().unwrap_or(Value::NONE);
    let iterators: Vec<Value> = args.positional().iter().map(|iterable| iterate::iter(interp, iterable)).collect::<Outcome<_>>()?;
    let active = Cell::new(iterators.len());
    Ok(interp.allocate(ty, ZipLongest { iterators: VecCell::new(iterators), active, filler }).into_value())
}

fn zip_longest_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let zip: &ZipLongest = this.cast().expect("the receiver is a zip_longest");
    if zip.active.get() == 0 {
        return Ok(None);
    }
    let mut values = Vec::with_capacity(zip.iterators.len());
    for place in 0..zip.iterators.len() {
        let iterator = zip.iterators.get(place).filter(|iterator| !iterator.is_none());
        let Some(iterator) = iterator else {
            values.push(zip.filler.clone());
            continue;
        };
        match iterate::next(interp, &iterator) {
            Ok(Some(value)) => values.push(value),
            Ok(None) => {
                zip.active.set(zip.active.get().saturating_sub(1));
                if zip.active.get() == 0 {
                    return Ok(None);
                }
                drop(zip.iterators.set(place, Value::NONE));
                values.push(zip.filler.clone());
            }
            Err(raised) => {
                zip.active.set(0);
                return Err(raised);
            }
        }
    }
    Ok(Some(interp.tuple(values).into_value()))
}

/// Payload of `starmap`.
pub(super) struct StarMap {
    function: Value,
    iterator: Value,
}

traced_payload! { StarMap: function iterator }

iterator_type! {
    STARMAP "starmap" starmap_new, starmap_next, slots: [], methods: [],
    "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence."
}

fn starmap_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    functional::no_keywords(interp, ty, "starmap", args)?;
    arguments::count(interp, "starmap", args, 2, 2)?;
    let iterator = iterate::iter(interp, &args[1])?;
    Ok(interp.allocate(ty, StarMap { function: args[0].clone(), iterator }).into_value())
}

fn starmap_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let starmap: &StarMap = this.cast().expect("the receiver is a starmap");
    let Some(arguments) = iterate::next(interp, &starmap.iterator)? else {
        return Ok(None);
    };
    let arguments = iterate::collect(interp, &arguments)?;
    let outcome = call::call_positional(interp, &starmap.function, &arguments);
    interp.absorb(outcome, &interp.exceptions.stop_iteration)
}

/// Payload of `accumulate`.
pub(super) struct Accumulate {
    iterator: Value,
    /// `None` (the language's) for addition.
    function: Value,
    total: Slot<Value>,
    /// What comes first, until it came.
    initial: Slot<Value>,
}

traced_payload! { Accumulate: iterator function total initial }

iterator_type! {
    ACCUMULATE "accumulate" accumulate_new, accumulate_next, slots: [], methods: [],
    "Return series of accumulated sums (or other binary function results)."
}

fn accumulate_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [iterable, function, initial] = arguments::bind(interp, "accumulate", ["iterable", "func", "initial"], 1, 2, args)?;
    let iterator = iterate::iter(interp, iterable.unwrap_or(&Value::NONE))?;
    let function = function.cloned().unwrap_or(Value::NONE);
    let initial = Slot::new(initial.filter(|initial| !initial.is_none()).cloned());
    Ok(interp.allocate(ty, Accumulate { iterator, function, total: Slot::new(None), initial }).into_value())
}

fn accumulate_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let accumulate: &Accumulate = this.cast().expect("the receiver is an accumulate");
    if let Some(initial) = accumulate.initial.take() {
        accumulate.total.set(initial.clone());
        return Ok(Some(initial));
    }
    let Some(value) = iterate::next(interp, &accumulate.iterator)? else {
        return Ok(None);
    };
    let total = match accumulate.total.get() {
        None => value,
        Some(total) => {
            let outcome = if accumulate.function.is_none() {
                number::binary(interp, BinaryOp::Add, &total, &value)
            } else {
                call::call_positional(interp, &accumulate.function, &[total, value])
            };
            match interp.absorb(outcome, &interp.exceptions.stop_iteration)? {
                Some(total) => total,
                None => return Ok(None),
            }
        }
    };
    accumulate.total.set(total.clone());
    Ok(Some(total))
}

/// Payload of `pairwise`.
pub(super) struct Pairwise {
    /// Absent at the end.
    iterator: Slot<Value>,
    previous: Slot<Value>,
    result: ResultTuple,
}

traced_payload! { Pairwise: iterator previous result }

iterator_type! {
    PAIRWISE "pairwise" pairwise_new, pairwise_next, slots: [], methods: [],
    "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ..."
}

fn pairwise_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    functional::no_keywords(interp, ty, "pairwise", args)?;
    arguments::count(interp, "pairwise", args, 1, 1)?;
    let iterator = Slot::new(Some(iterate::iter(interp, &args[0])?));
    Ok(interp.allocate(ty, Pairwise { iterator, previous: Slot::new(None), result: ResultTuple::new() }).into_value())
}

fn pairwise_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let pairwise: &Pairwise = this.cast().expect("the receiver is a pairwise");
    let Some(iterator) = pairwise.iterator.get() else {
        return Ok(None);
    };
    let end = || drop((pairwise.iterator.take(), pairwise.previous.take()));
    let previous = match pairwise.previous.get() {
        Some(previous) => previous,
        None => {
            let first = iterate::next(interp, &iterator);
            let Ok(Some(first)) = first else {
                end();
                return first;
            };
            pairwise.previous.set(first.clone());
            // Asking for the first item may have run this very iterator to its end.
            if !pairwise.iterator.is_some() {
                end();
                return Ok(None);
            }
            first
        }
    };
    let next = iterate::next(interp, &iterator);
    let Ok(Some(next)) = next else {
        end();
        return next;
    };
    pairwise.previous.set(next.clone());
    Ok(Some(pairwise.result.give(interp, &mut [previous, next])))
}

/// Payload of `batched`.
pub(super) struct Batched {
    /// Absent at the end.
    iterator: Slot<Value>,
    size: usize,
    is_strict: bool,
}

traced_payload! { Batched: iterator }

iterator_type! {
    BATCHED "batched" batched_new, batched_next, slots: [], methods: [],
    "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n."
}

fn batched_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [iterable, size, strict] = arguments::bind(interp, "batched", ["iterable", "n", "strict"], 2, 2, args)?;
    let size = number::to_i64(interp, size.unwrap_or(&Value::NONE))?;
    let is_strict = strict.map_or(Ok(false), |strict| truth::is_true(interp, strict))?;
    if size < 1 {
        return Err(interp.value_error("n must be at least one"));
    }
    let iterator = Slot::new(Some(iterate::iter(interp, iterable.unwrap_or(&Value::NONE))?));
    Ok(interp.allocate(ty, Batched { iterator, size: size as usize, is_strict }).into_value())
}

fn batched_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let batched: &Batched = this.cast().expect("the receiver is a batched");
    let Some(iterator) = batched.iterator.get() else {
        return Ok(None);
    };
    let mut values = Vec::with_capacity(batched.size.min(1 << 10));
    while values.len() < batched.size {
        match iterate::next(interp, &iterator)? {
            Some(value) => values.push(value),
            None => {
                drop(batched.iterator.take());
                break;
            }
        }
    }
    if values.len() < batched.size && batched.is_strict && !values.is_empty() {
        return Err(interp.value_error("batched(): incomplete batch"));
    }
    if values.is_empty() { Ok(None) } else { Ok(Some(interp.tuple(values).into_value())) }
}

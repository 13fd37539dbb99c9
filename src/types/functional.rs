//! The types `enumerate`, `zip`, `map`, `filter` and `reversed`.
//!
//! A StopIteration that a callback raises ends the iteration, as in CPython, where natives cannot tell it from the end of the inner iterator.

use std::cell::Cell;

use num_bigint::BigInt;
use smallvec::SmallVec;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::dispatch::call_special;
use crate::object::header::{Payload, Visit};
use crate::object::integer::IntView;
use crate::object::protocol::{call, item, iterate, number, truth};
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, Interp, Method, Outcome, Raised, SlotFunction, SlotKey, Str};

use super::iterators::itself;
use super::result_tuple::ResultTuple;
use super::{arguments, generic_alias};

/// Payload of `enumerate`.
pub struct Enumerate {
    iterator: Value,
    /// The integer that counting started from.
    start: Value,
    given: Cell<i64>,
    result: ResultTuple,
}

impl Payload for Enumerate {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.iterator);
        self.result.traverse(visit);
    }

    fn clear(&self) {
        self.result.clear();
    }
}

/// Payload of `zip`.
pub struct Zip {
    iterators: Box<[Value]>,
    is_strict: bool,
    result: ResultTuple,
}

impl Payload for Zip {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.iterators.iter().for_each(|iterator| visit.value(iterator));
        self.result.traverse(visit);
    }

    fn clear(&self) {
        self.result.clear();
    }
}

/// Payload of `map`.
pub struct Map {
    function: Value,
    iterators: Box<[Value]>,
}

impl Payload for Map {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.function);
        self.iterators.iter().for_each(|iterator| visit.value(iterator));
    }
}

/// Payload of `filter`.
pub struct Filter {
    function: Value,
    iterator: Value,
}

impl Payload for Filter {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.value(&self.function);
        visit.value(&self.iterator);
    }
}

/// Payload of `reversed`.
pub struct Reversed {
    /// Absent at the end.
    sequence: Slot<Value>,
    /// The next index; -1 at the end.
    index: Cell<i64>,
}

impl Payload for Reversed {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.sequence.traverse(visit);
    }

    fn clear(&self) {
        drop(self.sequence.take());
    }
}

macro_rules! iterator_spec {
    ($spec:ident $name:literal $new:ident $next:ident $methods:expr, $documentation:literal) => {
        static $spec: TypeSpec = TypeSpec {
            name: $name,
            documentation: $documentation,
            flags: flags::BASE,
            slots: &[
                (SlotKey::New, SlotFunction::New($new)),
                (SlotKey::Iter, SlotFunction::Unary(itself)),
                (SlotKey::Next, SlotFunction::Next($next)),
            ],
            methods: $methods,
            ..TypeSpec::EMPTY
        };
    };
}

iterator_spec! { ENUMERATE "enumerate" enumerate_new enumerate_next &[Method::class("__class_getitem__", "object, /", generic_alias::class_getitem)],
"Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ..." }
iterator_spec! { ZIP "zip" zip_new zip_next &[],
"The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]" }
iterator_spec! { MAP "map" map_new map_next &[],
"Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted." }
iterator_spec! { FILTER "filter" filter_new filter_next &[],
"Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true." }
iterator_spec! { REVERSED "reversed" reversed_new reversed_next &[Method::new("__length_hint__", "", reversed_length_hint)],
"Return a reverse iterator over the values of the given sequence." }

/// Makes the types.
pub fn install(interp: &Interp) {
    let (types, object) = (&interp.types, &interp.types.object);
    interp.define::<Enumerate>(&types.enumerate, object, &ENUMERATE);
    interp.define::<Zip>(&types.zip, object, &ZIP);
    interp.define::<Map>(&types.map, object, &MAP);
    interp.define::<Filter>(&types.filter, object, &FILTER);
    interp.define::<Reversed>(&types.reversed, object, &REVERSED);
}

/// The keyword refusal of types whose subclasses may take keywords in their own `__init__`.
pub(super) fn no_keywords(interp: &Interp, ty: &TypeRef, name: &str, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() > 0 && arguments::has_native_init(interp, ty) { arguments::no_keywords(interp, name, args) } else { Ok(()) }
}

/// Iterators over each of the arguments.
fn iterators_of(interp: &Interp, iterables: &[Value]) -> Outcome<Box<[Value]>> {
    iterables.iter().map(|iterable| iterate::iter(interp, iterable)).collect()
}

fn enumerate_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [iterable, start] = enumerate_arguments(interp, args)?;
    let start = match start {
        Some(start) => number::index(interp, start)?,
        None => Value::int_from_i32(0),
    };
    let iterator = iterate::iter(interp, iterable.unwrap_or(&Value::NONE))?;
    Ok(interp.allocate(ty, Enumerate { iterator, start, given: Cell::new(0), result: ResultTuple::new() }).into_value())
}

fn enumerate_arguments<'a>(interp: &Interp, args: &Args<'a>) -> Outcome<[Option<&'a Value>; 2]> {
    let total = args.len();
    if let ([iterable, rest @ ..], 0) = (args.positional(), args.keyword_count())
        && rest.len() < 2
    {
        return Ok([Some(iterable), rest.first()]);
    }
    if total > 2 {
        return Err(interp.type_error(format!("enumerate() takes at most 2 arguments ({total} given)")));
    }
    if total == 0 {
        return Err(interp.type_error("enumerate() missing required argument 'iterable'"));
    }
    let given = args.positional().len();
    let is_named = |name: &Value, wanted: &str| name.cast::<Str>().is_some_and(|name| name.as_bytes() == wanted.as_bytes());
    let iterable = args.positional().first().or_else(|| args.keyword("iterable"));
    let is_known = |name: &Value| is_named(name, "start") && iterable.is_some() || is_named(name, "iterable") && given == 0;
    if let Some((name, _)) = args.keywords().find(|(name, _)| !is_known(name)) {
        let name = name.cast::<Str>().map_or_else(String::new, |name| name.to_lossy().into_owned());
        return Err(interp.type_error(format!("'{name}' is an invalid keyword argument for enumerate()")));
    }
    Ok([iterable, args.keyword("start")])
}

fn enumerate_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let enumerate: &Enumerate = this.cast().expect("the receiver is an enumerate");
    let Some(value) = iterate::next(interp, &enumerate.iterator)? else {
        return Ok(None);
    };
    let given = enumerate.given.get();
    enumerate.given.set(given + 1);
    let count = match enumerate.start.as_small_int() {
        Some(start) => interp.int(start + given),
        None => interp.big_int(enumerate.start.as_int().map_or(BigInt::ZERO, IntView::to_big) + given),
    };
    Ok(Some(enumerate.result.give(interp, &mut [count, value])))
}

fn zip_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let is_strict = if args.keyword_count() == 0 { false } else { zip_strict(interp, ty, args)? };
    let iterators = iterators_of(interp, args.positional())?;
    Ok(interp.allocate(ty, Zip { iterators, is_strict, result: ResultTuple::new() }).into_value())
}

#[cold]
fn zip_strict(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome<bool> {
    let given = args.keyword_count();
    if given > 1 && arguments::has_native_init(interp, ty) {
        return Err(interp.type_error(format!("zip() takes at most 1 keyword argument ({given} given)")));
    }
    let strict = args.keyword("strict");
    let unknown = args.keywords().find(|(name, _)| name.cast::<Str>().is_none_or(|name| name.as_bytes() != b"strict"));
    if let Some((name, _)) = unknown
        && arguments::has_native_init(interp, ty)
    {
        let name = name.cast::<Str>().map_or_else(String::new, |name| name.to_lossy().into_owned());
        return Err(interp.type_error(format!("zip() got an unexpected keyword argument '{name}'")));
    }
    strict.map_or(Ok(false), |strict| truth::is_true(interp, strict))
}

fn zip_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let zip: &Zip = this.cast().expect("the receiver is a zip");
    if let [one, other] = &*zip.iterators
        && !zip.is_strict
    {
        let Some(one) = iterate::next(interp, one)? else { return Ok(None) };
        let Some(other) = iterate::next(interp, other)? else { return Ok(None) };
        return Ok(Some(zip.result.give(interp, &mut [one, other])));
    }
    let mut values: SmallVec<[Value; 4]> = SmallVec::with_capacity(zip.iterators.len());
    for iterator in &zip.iterators {
        match iterate::next(interp, iterator)? {
            Some(value) => values.push(value),
            None if zip.is_strict => return zip_end(interp, zip, values.len()),
            None => return Ok(None),
        }
    }
    if values.is_empty() { Ok(None) } else { Ok(Some(zip.result.give(interp, &mut values))) }
}

/// The end of a strict zip: argument number `ended` (from 0) is exhausted.
#[cold]
#[inline(never)]
fn zip_end(interp: &Interp, zip: &Zip, ended: usize) -> Outcome<Option<Value>> {
    if ended > 0 {
        return Err(zip_error(interp, ended, "shorter"));
    }
    for (place, iterator) in zip.iterators.iter().enumerate().skip(1) {
        if iterate::next(interp, iterator)?.is_some() {
            return Err(zip_error(interp, place, "longer"));
        }
    }
    Ok(None)
}

fn zip_error(interp: &Interp, place: usize, what: &str) -> Raised {
    let others = if place == 1 { " 1".to_owned() } else { format!("s 1-{place}") };
    interp.value_error(format!("zip() argument {} is {what} than argument{others}", place + 1))
}

fn map_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    no_keywords(interp, ty, "map", args)?;
    let [function, iterables @ ..] = args.positional() else {
        return Err(interp.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(interp.type_error("map() must have at least two arguments."));
    }
    let iterators = iterators_of(interp, iterables)?;
    Ok(interp.allocate(ty, Map { function: function.clone(), iterators }).into_value())
}

fn map_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let map: &Map = this.cast().expect("the receiver is a map");
    let outcome = if let [iterator] = &*map.iterators {
        let Some(value) = iterate::next(interp, iterator)? else { return Ok(None) };
        call::call_positional(interp, &map.function, std::slice::from_ref(&value))
    } else {
        let mut values: SmallVec<[Value; 4]> = SmallVec::with_capacity(map.iterators.len());
        for iterator in &map.iterators {
            let Some(value) = iterate::next(interp, iterator)? else { return Ok(None) };
            values.push(value);
        }
        call::call_positional(interp, &map.function, &values)
    };
    interp.absorb(outcome, &interp.exceptions.stop_iteration)
}

fn filter_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    no_keywords(interp, ty, "filter", args)?;
    arguments::count(interp, "filter", args, 2, 2)?;
    let iterator = iterate::iter(interp, &args[1])?;
    Ok(interp.allocate(ty, Filter { function: args[0].clone(), iterator }).into_value())
}

/// What `function` says of a value; without a function, the value's truth. May run Python.
pub(super) fn accepts(interp: &Interp, function: &Value, value: &Value) -> Outcome<bool> {
    if function.is_none() || interp.types.bool.get().is_some_and(|ty| ty.as_value().is(function)) {
        return truth::is_true(interp, value);
    }
    let result = call::call_positional(interp, function, std::slice::from_ref(value))?;
    truth::is_true(interp, &result)
}

fn filter_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let filter: &Filter = this.cast().expect("the receiver is a filter");
    while let Some(value) = iterate::next(interp, &filter.iterator)? {
        let outcome = accepts(interp, &filter.function, &value);
        match interp.absorb(outcome, &interp.exceptions.stop_iteration)? {
            Some(true) => return Ok(Some(value)),
            Some(false) => {}
            None => return Ok(None),
        }
    }
    Ok(None)
}

fn reversed_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    no_keywords(interp, ty, "reversed", args)?;
    arguments::count(interp, "reversed", args, 1, 1)?;
    let sequence = &args[0];
    let sequence_type = interp.type_of(sequence);
    let own = sequence_type.lookup(&interp.names.reversed);
    if let Some(own) = &own
        && !own.is_none()
        && let Some(result) = call_special(interp, sequence, &interp.names.reversed, &[])?
    {
        return Ok(result);
    }
    let is_sequence = sequence_type.slots.getitem.get().is_some() && !sequence_type.is_subtype(&interp.types.dict);
    if own.is_some() || !is_sequence {
        let name = sequence_type.name();
        return Err(interp.type_error(format!("'{name}' object is not reversible")));
    }
    let length = item::length(interp, sequence)?;
    let reversed = Reversed { sequence: Slot::new(Some(sequence.clone())), index: Cell::new(length as i64 - 1) };
    Ok(interp.allocate(ty, reversed).into_value())
}

fn reversed_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let reversed: &Reversed = this.cast().expect("the receiver is a reversed");
    let (Some(sequence), index @ 0..) = (reversed.sequence.get(), reversed.index.get()) else {
        return Ok(None);
    };
    match item::get(interp, &sequence, &interp.int(index)) {
        Ok(value) => {
            reversed.index.set(index - 1);
            Ok(Some(value))
        }
        Err(raised) => {
            reversed.index.set(-1);
            drop(reversed.sequence.take());
            let exceptions = &interp.exceptions;
            if interp.raised_is(&raised, &exceptions.index_error) || interp.raised_is(&raised, &exceptions.stop_iteration) {
                drop(interp.take_raised(raised));
                return Ok(None);
            }
            Err(raised)
        }
    }
}

fn reversed_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let reversed: &Reversed = args[0].cast().expect("the receiver is a reversed");
    let Some(sequence) = reversed.sequence.get() else {
        return Ok(Value::int_from_i32(0));
    };
    let length = item::length(interp, &sequence)?;
    let position = reversed.index.get() + 1;
    Ok(interp.int(if (length as i64) < position { 0 } else { position }))
}

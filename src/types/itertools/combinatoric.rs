//! `product`, `permutations`, `combinations`, `combinations_with_replacement`. Their state is a vector of places in a pool that never
//! changes, and advancing it runs no Python.

use std::cell::Cell;

use crate::object::cell::VecCell;
use crate::object::protocol::{iterate, number};
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Payload, Str, Visit};
use crate::types::arguments;

use super::{iterator_type, traced_payload};

/// Where an iterator of this module stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fresh,
    Running,
    Ended,
}

/// Payload of `product`.
pub(super) struct Product {
    pools: Box<[Box<[Value]>]>,
    places: VecCell<usize>,
    stage: Cell<Stage>,
}

impl Payload for Product {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.pools.iter().flatten().for_each(|value| visit.value(value));
    }
}

iterator_type! {
    PRODUCT "product" product_new, product_next, slots: [], methods: [],
    "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested for-loops."
}

fn product_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let repeat = product_repeat(interp, args)?;
    let mut pools: Vec<Box<[Value]>> = Vec::new();
    if repeat > 0 {
        for iterable in args.positional() {
            pools.push(iterate::collect(interp, iterable)?.into());
        }
    }
    let total = pools.len().checked_mul(repeat).filter(|total| interp.heap.has_room(total.saturating_mul(size_of::<usize>())));
    // CPython keeps the places in an array whose size it checks in this way.
    let Some(total) = total.filter(|total| *total < isize::MAX as usize / size_of::<usize>()) else {
        return Err(interp.overflow_error("repeat argument too large"));
    };
    let mut all = Vec::new();
    if all.try_reserve_exact(total).is_err() {
        return Err(interp.memory_error(""));
    }
    while all.len() < total {
        all.extend_from_slice(&pools);
    }
    let has_empty = all.iter().any(|pool| pool.is_empty());
    let stage = Cell::new(if has_empty { Stage::Ended } else { Stage::Fresh });
    let product = Product { places: VecCell::new(vec![0; total]), pools: all.into(), stage };
    Ok(interp.allocate(ty, product).into_value())
}

fn product_repeat(interp: &Interp, args: &Args<'_>) -> Outcome<usize> {
    let given = args.keyword_count();
    if given == 0 {
        return Ok(1);
    }
    if given > 1 {
        return Err(interp.type_error(format!("product() takes at most 1 keyword argument ({given} given)")));
    }
    let Some(repeat) = args.keyword("repeat") else {
        let name =
            args.keywords().next().and_then(|(name, _)| name.cast::<Str>()).map_or_else(String::new, |name| name.to_lossy().into_owned());
        return Err(interp.type_error(format!("product() got an unexpected keyword argument '{name}'")));
    };
    let repeat = number::to_i64(interp, repeat)?;
    usize::try_from(repeat).map_err(|_| interp.value_error("repeat argument cannot be negative"))
}

fn product_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let product: &Product = this.cast().expect("the receiver is a product");
    match product.stage.get() {
        Stage::Ended => return Ok(None),
        Stage::Fresh => product.stage.set(Stage::Running),
        Stage::Running => {
            if !advance_product(product) {
                product.stage.set(Stage::Ended);
                return Ok(None);
            }
        }
    }
    let values: Vec<Value> =
        product.places.read(|places| product.pools.iter().zip(places).map(|(pool, place)| pool[*place].clone()).collect());
    Ok(Some(interp.tuple(values).into_value()))
}

fn advance_product(product: &Product) -> bool {
    for (digit, pool) in product.pools.iter().enumerate().rev() {
        let place = product.places.get(digit).map_or(0, |place| place + 1);
        if place < pool.len() {
            let _ = product.places.set(digit, place);
            return true;
        }
        let _ = product.places.set(digit, 0);
    }
    false
}

/// Payload of `permutations`.
pub(super) struct Permutations {
    pool: Box<[Value]>,
    length: usize,
    /// A permutation of all places; the first `length` are given.
    places: VecCell<usize>,
    /// How often each of the first places can still change before it starts over.
    cycles: VecCell<usize>,
    stage: Cell<Stage>,
}

traced_payload! { Permutations: pool }

iterator_type! {
    PERMUTATIONS "permutations" permutations_new, permutations_next, slots: [], methods: [],
    "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)"
}

/// Length of the tuples: an integer from 0 up.
fn tuple_length(interp: &Interp, value: &Value) -> Outcome<usize> {
    let length = number::to_i64(interp, value)?;
    usize::try_from(length).map_err(|_| interp.value_error("r must be non-negative"))
}

fn permutations_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [iterable, length] = arguments::bind(interp, "permutations", ["iterable", "r"], 1, 2, args)?;
    let pool: Box<[Value]> = iterate::collect(interp, iterable.unwrap_or(&Value::NONE))?.into();
    let length = match length.filter(|length| !length.is_none()) {
        None => pool.len(),
        Some(length) if length.as_int().is_none() => return Err(interp.type_error("Expected int as r")),
        Some(length) => tuple_length(interp, length)?,
    };
    let stage = Cell::new(if length > pool.len() { Stage::Ended } else { Stage::Fresh });
    let places = VecCell::new((0..pool.len()).collect());
    let cycles = VecCell::new((0..length.min(pool.len())).map(|place| pool.len() - place).collect());
    Ok(interp.allocate(ty, Permutations { pool, length, places, cycles, stage }).into_value())
}

fn permutations_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let permutations: &Permutations = this.cast().expect("the receiver is a permutations");
    match permutations.stage.get() {
        Stage::Ended => return Ok(None),
        Stage::Fresh => permutations.stage.set(Stage::Running),
        Stage::Running => {
            if !advance_permutations(permutations) {
                permutations.stage.set(Stage::Ended);
                return Ok(None);
            }
        }
    }
    let pool = &permutations.pool;
    let values: Vec<Value> =
        permutations.places.read(|places| places[..permutations.length].iter().map(|place| pool[*place].clone()).collect());
    Ok(Some(interp.tuple(values).into_value()))
}

fn advance_permutations(permutations: &Permutations) -> bool {
    let (mut places, mut cycles) = (permutations.places.take(), permutations.cycles.take());
    let total = places.len();
    let mut has_more = false;
    for digit in (0..permutations.length).rev() {
        cycles[digit] -= 1;
        if cycles[digit] > 0 {
            places.swap(digit, total - cycles[digit]);
            has_more = true;
            break;
        }
        places[digit..].rotate_left(1);
        cycles[digit] = total - digit;
    }
    drop((permutations.places.replace(places), permutations.cycles.replace(cycles)));
    has_more
}

/// Payload of `combinations` and `combinations_with_replacement`.
pub(super) struct Combinations {
    pool: Box<[Value]>,
    /// Ascending places; with replacement a place may occur more than once.
    places: VecCell<usize>,
    has_replacement: bool,
    stage: Cell<Stage>,
}

traced_payload! { Combinations: pool }

iterator_type! {
    COMBINATIONS "combinations" |interp, ty, args| combinations_new(interp, ty, args, false), combinations_next, slots: [], methods: [],
    "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)"
}

iterator_type! {
    COMBINATIONS_WITH_REPLACEMENT "combinations_with_replacement"
    |interp, ty, args| combinations_new(interp, ty, args, true), combinations_next, slots: [], methods: [],
    "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')"
}

fn combinations_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>, has_replacement: bool) -> Outcome {
    let name = if has_replacement { "combinations_with_replacement" } else { "combinations" };
    let [iterable, length] = arguments::bind(interp, name, ["iterable", "r"], 2, 2, args)?;
    let length = number::to_i64(interp, length.unwrap_or(&Value::NONE))?;
    let pool: Box<[Value]> = iterate::collect(interp, iterable.unwrap_or(&Value::NONE))?.into();
    let Ok(length) = usize::try_from(length) else {
        return Err(interp.value_error("r must be non-negative"));
    };
    let has_any = if has_replacement { length == 0 || !pool.is_empty() } else { length <= pool.len() };
    if has_any && !crate::types::sequence::is_allocatable(interp, length.saturating_mul(size_of::<usize>())) {
        return Err(interp.memory_error(""));
    }
    let places = match (has_any, has_replacement) {
        (false, _) => Vec::new(),
        (true, true) => vec![0; length],
        (true, false) => (0..length).collect(),
    };
    let stage = Cell::new(if has_any { Stage::Fresh } else { Stage::Ended });
    Ok(interp.allocate(ty, Combinations { pool, places: VecCell::new(places), has_replacement, stage }).into_value())
}

fn combinations_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let combinations: &Combinations = this.cast().expect("the receiver is a combinations");
    match combinations.stage.get() {
        Stage::Ended => return Ok(None),
        Stage::Fresh => combinations.stage.set(Stage::Running),
        Stage::Running => {
            if !advance_combinations(combinations) {
                combinations.stage.set(Stage::Ended);
                return Ok(None);
            }
        }
    }
    let pool = &combinations.pool;
    let values: Vec<Value> = combinations.places.read(|places| places.iter().map(|place| pool[*place].clone()).collect());
    Ok(Some(interp.tuple(values).into_value()))
}

fn advance_combinations(combinations: &Combinations) -> bool {
    let mut places = combinations.places.take();
    let (total, length) = (combinations.pool.len(), places.len());
    let last = |digit: usize| if combinations.has_replacement { total - 1 } else { total - length + digit };
    let digit = (0..length).rev().find(|digit| places[*digit] < last(*digit));
    if let Some(digit) = digit {
        let place = places[digit] + 1;
        for (number, following) in places[digit..].iter_mut().enumerate() {
            *following = if combinations.has_replacement { place } else { place + number };
        }
    }
    drop(combinations.places.replace(places));
    digit.is_some()
}

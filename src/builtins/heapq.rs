//! The module `_heapq`: binary heaps in lists. The module `heapq` adds what is easier in the language.
//!
//! Every comparison may run Python, which may change the list: items are read anew after each, and a changed length is an error.

use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::protocol::compare;
use crate::object::{Args, CompareOp, Interp, Method, Outcome, Raised, Ref, Value};

use super::enter_functions;

const FUNCTIONS: &[Method] = &[
    Method::function("_heapify_max", "heap, /", |interp, args| heapify(interp, args, &MAXIMUM_HEAP)),
    Method::function("_heappop_max", "heap, /", |interp, args| pop(interp, args, "_heappop_max", &MAXIMUM_HEAP)),
    Method::function("_heapreplace_max", "heap, item, /", |interp, args| replace(interp, args, "_heapreplace_max", &MAXIMUM_HEAP)),
    Method::function("heapify", "heap, /", |interp, args| heapify(interp, args, &MINIMUM_HEAP)),
    Method::function("heappop", "heap, /", |interp, args| pop(interp, args, "heappop", &MINIMUM_HEAP)),
    Method::function("heappush", "heap, item, /", push),
    Method::function("heappushpop", "heap, item, /", push_pop),
    Method::function("heapreplace", "heap, item, /", |interp, args| replace(interp, args, "heapreplace", &MINIMUM_HEAP)),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
}

/// Which item is on top: whether `one` is to be above `other`. May run Python.
type IsAbove = fn(&Interp, &Value, &Value) -> Outcome<bool>;

const MINIMUM_HEAP: IsAbove = |interp, one, other| compare::test(interp, one, other, CompareOp::Less);
const MAXIMUM_HEAP: IsAbove = |interp, one, other| compare::test(interp, other, one, CompareOp::Less);

fn list_argument(interp: &Interp, args: &Args<'_>, function: &str) -> Outcome<Ref<List>> {
    args[0].to_ref::<List>().ok_or_else(|| {
        let name = interp.type_of(&args[0]).name();
        interp.type_error(format!("{function}() argument must be list, not {name}"))
    })
}

/// As `list_argument`, for functions of several arguments, which number them.
fn first_list_argument(interp: &Interp, args: &Args<'_>, function: &str) -> Outcome<Ref<List>> {
    args[0].to_ref::<List>().ok_or_else(|| {
        let name = interp.type_of(&args[0]).name();
        interp.type_error(format!("{function}() argument 1 must be list, not {name}"))
    })
}

#[cold]
fn size_changed(interp: &Interp) -> Raised {
    interp.runtime_error("list changed size during iteration")
}

#[cold]
fn empty(interp: &Interp) -> Raised {
    interp.index_error("index out of range")
}

/// The items at two places; RuntimeError when one is gone.
fn pair(interp: &Interp, heap: &List, one: usize, other: usize) -> Outcome<(Value, Value)> {
    match (heap.items.get(one), heap.items.get(other)) {
        (Some(one), Some(other)) => Ok((one, other)),
        _ => Err(size_changed(interp)),
    }
}

/// Compares the items at two places of a heap of `length` items, which must keep that length.
fn is_above_at(interp: &Interp, heap: &List, length: usize, places: (usize, usize), is_above: IsAbove) -> Outcome<bool> {
    let (one, other) = pair(interp, heap, places.0, places.1)?;
    let answer = is_above(interp, &one, &other)?;
    if heap.items.len() == length { Ok(answer) } else { Err(size_changed(interp)) }
}

/// Lets the item at `place` rise until its parent is not below it, at most to `top`.
fn rise(interp: &Interp, heap: &List, top: usize, mut place: usize, is_above: IsAbove) -> Outcome<()> {
    let length = heap.items.len();
    if place >= length {
        return Err(empty(interp));
    }
    while place > top {
        let parent = (place - 1) / 2;
        if !is_above_at(interp, heap, length, (place, parent), is_above)? {
            break;
        }
        heap.items.swap(place, parent);
        place = parent;
    }
    Ok(())
}

/// Lets the item at `top` sink to a leaf, then rise: items that sink usually come from the bottom.
fn sink(interp: &Interp, heap: &List, top: usize, is_above: IsAbove) -> Outcome<()> {
    let length = heap.items.len();
    if top >= length {
        return Err(empty(interp));
    }
    let mut place = top;
    while place < length / 2 {
        let mut child = 2 * place + 1;
        if child + 1 < length && !is_above_at(interp, heap, length, (child, child + 1), is_above)? {
            child += 1;
        }
        heap.items.swap(child, place);
        place = child;
    }
    rise(interp, heap, top, place, is_above)
}

fn heapify(interp: &Interp, args: &Args<'_>, is_above: &IsAbove) -> Outcome {
    let heap = list_argument(interp, args, "heapify")?;
    for place in (0..heap.items.len() / 2).rev() {
        sink(interp, &heap, place, *is_above)?;
    }
    Ok(Value::NONE)
}

fn push(interp: &Interp, args: &Args<'_>) -> Outcome {
    let heap = first_list_argument(interp, args, "heappush")?;
    heap.items.push(args[1].clone());
    rise(interp, &heap, 0, heap.items.len() - 1, MINIMUM_HEAP)?;
    Ok(Value::NONE)
}

fn pop(interp: &Interp, args: &Args<'_>, function: &str, is_above: &IsAbove) -> Outcome {
    let heap = list_argument(interp, args, function)?;
    let Some(last) = heap.items.pop() else {
        return Err(empty(interp));
    };
    match heap.items.set(0, last) {
        Ok(top) => {
            sink(interp, &heap, 0, *is_above)?;
            Ok(top)
        }
        // The last item was the only one.
        Err(last) => Ok(last),
    }
}

fn replace(interp: &Interp, args: &Args<'_>, function: &str, is_above: &IsAbove) -> Outcome {
    let heap = first_list_argument(interp, args, function)?;
    let Ok(top) = heap.items.set(0, args[1].clone()) else {
        return Err(empty(interp));
    };
    sink(interp, &heap, 0, *is_above)?;
    Ok(top)
}

fn push_pop(interp: &Interp, args: &Args<'_>) -> Outcome {
    let heap = first_list_argument(interp, args, "heappushpop")?;
    let Some(top) = heap.items.get(0) else {
        return Ok(args[1].clone());
    };
    if !MINIMUM_HEAP(interp, &top, &args[1])? {
        return Ok(args[1].clone());
    }
    let Ok(top) = heap.items.set(0, args[1].clone()) else {
        return Err(empty(interp));
    };
    sink(interp, &heap, 0, MINIMUM_HEAP)?;
    Ok(top)
}

//! The module `gc`: the collector as scripts see it. Three generations are spoken of, as CPython does; the collector has two, so that 1 and
//! 2 mean the same.

use crate::object::cell::Slot;
use crate::object::collect;
use crate::object::dict::Dict;
use crate::object::header::FINALIZED;
use crate::object::list::List;
use crate::object::native::Method;
use crate::object::protocol::{call, number};
use crate::object::{Args, Interp, Outcome, Ref, Value};
use crate::types::finalise;

use super::enter_functions;

const FUNCTIONS: &[Method] = &[
    Method::function("collect", "generation=2", run_collection),
    Method::function("enable", "", |interp, _| {
        interp.heap.set_collect_enabled(true);
        Ok(Value::NONE)
    }),
    Method::function("disable", "", |interp, _| {
        interp.heap.set_collect_enabled(false);
        Ok(Value::NONE)
    }),
    Method::function("isenabled", "", |interp, _| Ok(Value::bool(interp.heap.is_collect_enabled()))),
    Method::function("get_count", "", |interp, _| {
        let young = interp.int_from_usize(interp.heap.young_allocations());
        Ok(interp.tuple(vec![young, interp.int(0), interp.int(0)]).into_value())
    }),
    Method::function("get_threshold", "", |interp, _| {
        let thresholds = interp.heap.thresholds().map(|threshold| interp.int(threshold));
        Ok(interp.tuple(thresholds.to_vec()).into_value())
    }),
    Method::function("set_threshold", "*args", set_threshold),
    Method::function("get_debug", "", |interp, _| Ok(interp.int(0))),
    Method::function("set_debug", "flags, /", set_debug),
    Method::function("get_objects", "generation=None", get_objects),
    Method::function("get_referents", "*objs", get_referents),
    Method::function("get_referrers", "*objs", get_referrers),
    Method::function("is_tracked", "obj, /", |_, args| Ok(Value::bool(is_tracked(&args[0])))),
    Method::function("is_finalized", "obj, /", |_, args| {
        Ok(Value::bool(args[0].header().is_some_and(|header| header.has_flag(FINALIZED))))
    }),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    let enter = |name: &str, value: Value| drop(dict.set_text(&interp.intern(name), value));
    enter("garbage", interp.list(Vec::new()).into_value());
    let callbacks = interp.list(Vec::new()).into_value();
    interp.collection_callbacks.set(callbacks.clone());
    enter("callbacks", callbacks);
    for (name, flag) in [("STATS", 1), ("COLLECTABLE", 2), ("UNCOLLECTABLE", 4), ("SAVEALL", 32), ("LEAK", 38)] {
        enter(&format!("DEBUG_{name}"), interp.int(flag));
    }
}

fn run_collection(interp: &Interp, args: &Args<'_>) -> Outcome {
    let generation = number::to_i64(interp, &args[0])?;
    if !(0..=2).contains(&generation) {
        return Err(interp.value_error("invalid generation"));
    }
    let collected = crate::vm::collect(interp, generation > 0);
    finalise::run_pending(interp);
    Ok(interp.int_from_usize(collected.unreachable))
}

/// Calls the functions of `gc.callbacks` before (`start`) or after (`stop`) a collection. What they raise is reported. May run Python.
pub(crate) fn announce(interp: &Interp, phase: &str, is_full: bool, collected: usize) {
    let callbacks: &Slot<Value> = &interp.collection_callbacks;
    let Some(callbacks) = callbacks.get() else { return };
    let Some(callbacks) = callbacks.cast::<List>().filter(|list| !list.items.is_empty()) else { return };
    let facts = interp.dict();
    let generation = interp.int(if is_full { 2 } else { 0 });
    for (name, value) in [("generation", generation), ("collected", interp.int_from_usize(collected)), ("uncollectable", interp.int(0))] {
        drop(facts.set_text(&interp.intern(name), value));
    }
    let phase = interp.intern(phase).into_value();
    for callback in callbacks.items.to_vec() {
        if let Err(raised) = call::call_positional(interp, &callback, &[phase.clone(), facts.value()]) {
            let exception = interp.take_raised(raised);
            finalise::report_unraisable(interp, &exception, &callback);
        }
    }
}

fn set_threshold(interp: &Interp, args: &Args<'_>) -> Outcome {
    if !(1..=3).contains(&args.len()) || args.keyword_count() > 0 {
        return Err(interp.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    let mut thresholds = interp.heap.thresholds();
    for (place, threshold) in thresholds.iter_mut().enumerate() {
        if let Some(given) = args.optional(place) {
            let number = number::to_i64(interp, given)?;
            *threshold =
                i32::try_from(number).map(i64::from).map_err(|_| interp.overflow_error("Python int too large to convert to C int"))?;
        }
    }
    interp.heap.set_thresholds(thresholds);
    Ok(Value::NONE)
}

fn set_debug(interp: &Interp, args: &Args<'_>) -> Outcome {
    match number::to_i64(interp, &args[0])? {
        0 => Ok(Value::NONE),
        _ => Err(interp.not_implemented_error("gc.set_debug() is not supported")),
    }
}

fn get_objects(interp: &Interp, args: &Args<'_>) -> Outcome {
    if !args[0].is_none() {
        let generation = number::to_i64(interp, &args[0])?;
        match generation {
            -1..=2 => {}
            3.. => return Err(interp.value_error("generation parameter must be less than the number of available generations (3)")),
            _ => return Err(interp.value_error("generation parameter cannot be negative")),
        }
    }
    Ok(interp.list(interp.heap.tracked_objects()).into_value())
}

fn get_referents(interp: &Interp, args: &Args<'_>) -> Outcome {
    let referents = args.positional().iter().flat_map(collect::referents).collect();
    Ok(interp.list(referents).into_value())
}

fn get_referrers(interp: &Interp, args: &Args<'_>) -> Outcome {
    let wanted = args.positional();
    let refers = |object: &Value| collect::referents(object).iter().any(|child| wanted.iter().any(|wanted| wanted.is(child)));
    let referrers = interp.heap.tracked_objects().into_iter().filter(refers).collect();
    Ok(interp.list(referrers).into_value())
}

/// Whether CPython's collector would look at an object. A dict of plain keys and values cannot be part of a cycle: it leaves those out.
fn is_tracked(object: &Value) -> bool {
    let is_known = |object: &Value| object.header().is_some_and(|header| header.registry_index().is_some());
    let Some(dict) = object.cast::<Dict>().filter(|_| object.object_type().is_some_and(|ty| ty.name() == "dict")) else {
        return is_known(object) && !object.cast::<crate::object::tuple::Tuple>().is_some_and(|tuple| tuple.items().is_empty());
    };
    let mut number = 0;
    while let Some((at, key, value)) = dict.table.next_entry(number) {
        number = at + 1;
        if is_known(&key) || is_known(&value) {
            return true;
        }
    }
    false
}

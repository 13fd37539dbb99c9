//! Updating a dict: from dicts, from anything with `keys()`, from pairs, from keyword arguments.

use crate::object::callable::SlotWrapper;
use crate::object::dict::Dict;
use crate::object::protocol::{attribute, call, item, iterate, mapping};
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Raised};

/// Updates from the arguments of `dict(…)` or `update(…)`: at most one positional one, and keywords.
pub(super) fn with_arguments(interp: &Interp, dict: &Dict, args: &Args<'_>) -> Outcome<()> {
    if let Some(source) = args.positional().first() {
        with(interp, dict, source)?;
    }
    for (name, value) in args.keywords() {
        drop(mapping::set(interp, dict, name.clone(), value.clone())?);
    }
    Ok(())
}

/// Updates from a mapping or an iterable of pairs. May run Python.
pub fn with(interp: &Interp, dict: &Dict, source: &Value) -> Outcome<()> {
    if let Some(other) = source.cast::<Dict>()
        && iterates_as_dict(interp, source)
    {
        return with_dict(interp, dict, other);
    }
    match attribute::try_get(interp, source, &interp.names.keys)? {
        Some(method) => with_mapping(interp, dict, source, &method),
        None => with_pairs(interp, dict, source),
    }
}

/// Whether `source`, a dict, has dict's own `__iter__`, so that its entries may be read directly.
fn iterates_as_dict(interp: &Interp, source: &Value) -> bool {
    if interp.types.dict.is_type_of(source) {
        return true;
    }
    let found = interp.type_of(source).lookup(&interp.names.iter);
    found.is_some_and(|found| found.cast::<SlotWrapper>().is_some_and(|wrapper| wrapper.owner.is(&interp.types.dict)))
}

fn with_dict(interp: &Interp, dict: &Dict, other: &Dict) -> Outcome<()> {
    if std::ptr::eq(dict, other) {
        return Ok(());
    }
    if dict.table.is_empty() {
        let copy = other.table.copy();
        dict.table.swap(&copy);
        return Ok(());
    }
    dict.table.reserve(other.table.len());
    let bound = other.table.entry_bound();
    let mut number = 0;
    while let Some((found, key, value)) = other.table.next_entry(number) {
        let Some((hash, _)) = other.table.hashed_key(found) else { break };
        drop(mapping::set_hashed(interp, dict, key, hash, value)?);
        if other.table.entry_bound() != bound {
            return Err(interp.runtime_error("dict mutated during update"));
        }
        number = found + 1;
    }
    Ok(())
}

/// Updates from something whose keys the method `keys` gives.
fn with_mapping(interp: &Interp, dict: &Dict, source: &Value, method: &Value) -> Outcome<()> {
    let keys = call::call(interp, method, &Args::EMPTY)?;
    let iterator = iterate::iter(interp, &keys);
    let Some(iterator) = interp.absorb(iterator, &interp.exceptions.type_error)? else {
        let (source, keys) = (interp.type_of(source).name(), interp.type_of(&keys).name());
        return Err(interp.type_error(format!("{source}.keys() returned a non-iterable (type {keys})")));
    };
    // All keys first, as CPython does.
    let keys = iterate::collect(interp, &iterator)?;
    for key in keys {
        let value = item::get(interp, source, &key)?;
        drop(mapping::set(interp, dict, key, value)?);
    }
    Ok(())
}

fn with_pairs(interp: &Interp, dict: &Dict, source: &Value) -> Outcome<()> {
    let mut place = 0;
    iterate::for_each(interp, source, |pair| {
        let [key, value] = split_pair(interp, &pair, place)?;
        drop(mapping::set(interp, dict, key, value)?);
        place += 1;
        Ok(true)
    })
}

fn split_pair(interp: &Interp, pair: &Value, place: usize) -> Outcome<[Value; 2]> {
    let is_sequence = interp.types.tuple.is_type_of(pair) || interp.types.list.is_type_of(pair);
    let items = if is_sequence {
        iterate::collect(interp, pair)?
    } else {
        let iterator = iterate::iter(interp, pair);
        match interp.absorb(iterator, &interp.exceptions.type_error)? {
            Some(iterator) => iterate::collect(interp, &iterator)?,
            None => {
                let message = format!("cannot convert dictionary update sequence element #{place} to a sequence");
                return Err(interp.type_error(message));
            }
        }
    };
    let length = items.len();
    items.try_into().map_err(|_| length_error(interp, place, length))
}

#[cold]
fn length_error(interp: &Interp, place: usize, length: usize) -> Raised {
    interp.value_error(format!("dictionary update sequence element #{place} has length {length}; 2 is required"))
}

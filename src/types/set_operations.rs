//! The algebra of sets, on tables: what set, frozenset and the views of dict share.
//!
//! Hashing and comparing members may run Python, which may change any of the tables: members are read one by one, by copy, and every
//! search notices when its table changed. The order of the steps is CPython's, and with it the order of the results.

use crate::object::dict::Dict;
use crate::object::protocol::{compare, iterate, mapping};
use crate::object::value::Value;
use crate::object::{Interp, Outcome};

use super::set::Set;
use super::set_table::{Found, Probe, SetTable};

/// Where a search ended.
enum Searched {
    Member(usize),
    Free(usize),
}

fn search(interp: &Interp, table: &SetTable, key: &Value, hash: i64) -> Outcome<Searched> {
    'again: loop {
        let generation = table.generation();
        let mut probe = Probe::new(table, hash);
        loop {
            match table.probe(key, hash, &mut probe) {
                Found::Same(number) => return Ok(Searched::Member(number)),
                Found::Free(number) => return Ok(Searched::Free(number)),
                Found::Candidate(number, candidate) => {
                    let is_equal = compare::equal(interp, &candidate, key)?;
                    if !table.is_unchanged(generation, number, &candidate) {
                        continue 'again;
                    }
                    if is_equal {
                        return Ok(Searched::Member(number));
                    }
                }
            }
        }
    }
}

/// Whether a key with this hash is a member.
pub fn contains_hashed(interp: &Interp, table: &SetTable, key: &Value, hash: i64) -> Outcome<bool> {
    Ok(matches!(search(interp, table, key, hash)?, Searched::Member(_)))
}

/// Adds a key with this hash unless an equal one is a member.
pub fn add_hashed(interp: &Interp, table: &SetTable, key: Value, hash: i64) -> Outcome<()> {
    if let Searched::Free(number) = search(interp, table, &key, hash)? {
        table.add_at(number, key, hash);
    }
    Ok(())
}

/// Adds a key unless an equal one is a member.
pub fn add(interp: &Interp, table: &SetTable, key: Value) -> Outcome<()> {
    let hash = compare::hash(interp, &key)?;
    add_hashed(interp, table, key, hash)
}

/// Removes the member equal to a key with this hash; whether there was one.
pub fn discard_hashed(interp: &Interp, table: &SetTable, key: &Value, hash: i64) -> Outcome<bool> {
    match search(interp, table, key, hash)? {
        Searched::Member(number) => Ok(table.remove_at(number).is_some()),
        Searched::Free(_) => Ok(false),
    }
}

/// Calls `each` with the members, their hashes first, until it answers `false`.
pub fn for_each_member(table: &SetTable, mut each: impl FnMut(i64, Value) -> Outcome<bool>) -> Outcome<()> {
    let mut number = 0;
    while let Some((found, hash, key)) = table.next(number) {
        if !each(hash, key)? {
            break;
        }
        number = found + 1;
    }
    Ok(())
}

/// What the other operand of an operation is.
enum Operand<'a> {
    Set(&'a Set),
    /// Exactly a dict, whose keys count.
    Dict(&'a Dict),
    Iterable(&'a Value),
}

impl<'a> Operand<'a> {
    fn of(interp: &Interp, value: &'a Value) -> Operand<'a> {
        if let Some(set) = value.cast::<Set>() {
            return Operand::Set(set);
        }
        match value.cast::<Dict>() {
            Some(dict) if interp.types.dict.is_type_of(value) => Operand::Dict(dict),
            _ => Operand::Iterable(value),
        }
    }
}

/// Calls `each` with the keys of a dict, their hashes first.
fn for_each_key(dict: &Dict, mut each: impl FnMut(i64, Value) -> Outcome<()>) -> Outcome<()> {
    let mut number = 0;
    while let Some((found, ..)) = dict.table.next_entry(number) {
        if let Some((hash, key)) = dict.table.hashed_key(found) {
            each(hash, key)?;
        }
        number = found + 1;
    }
    Ok(())
}

/// A table of the members of an iterable.
pub fn table_from(interp: &Interp, iterable: &Value) -> Outcome<SetTable> {
    let table = SetTable::new();
    update(interp, &table, iterable)?;
    Ok(table)
}

/// A table with the same members.
pub fn copy(interp: &Interp, other: &SetTable) -> Outcome<SetTable> {
    let table = SetTable::new();
    merge(interp, &table, other)?;
    Ok(table)
}

/// Adds the members of an iterable.
pub fn update(interp: &Interp, table: &SetTable, other: &Value) -> Outcome<()> {
    match Operand::of(interp, other) {
        Operand::Set(other) => merge(interp, table, &other.table),
        Operand::Dict(dict) => {
            table.reserve(dict.table.len());
            for_each_key(dict, |hash, key| add_hashed(interp, table, key, hash))
        }
        Operand::Iterable(iterable) => iterate::for_each(interp, iterable, |key| {
            if !interp.heap.has_room(table.len() * size_of::<(i64, Value)>()) {
                return Err(interp.memory_error(""));
            }
            add(interp, table, key)?;
            Ok(true)
        }),
    }
}

fn merge(interp: &Interp, table: &SetTable, other: &SetTable) -> Outcome<()> {
    if std::ptr::eq(table, other) || other.is_empty() {
        return Ok(());
    }
    table.reserve(other.len());
    if table.is_clean() {
        table.fill_from(other);
        return Ok(());
    }
    for_each_member(other, |hash, key| {
        add_hashed(interp, table, key, hash)?;
        Ok(true)
    })
}

/// The members of `set` that are also in an iterable.
pub fn intersection(interp: &Interp, set: &Set, other: &Value) -> Outcome<SetTable> {
    let table = &set.table;
    let result = SetTable::new();
    let Some(other) = other.cast::<Set>().map(|other| &other.table) else {
        iterate::for_each(interp, other, |key| {
            let hash = compare::hash(interp, &key)?;
            if contains_hashed(interp, table, &key, hash)? {
                add_hashed(interp, &result, key, hash)?;
            }
            Ok(true)
        })?;
        return Ok(result);
    };
    if std::ptr::eq(table, other) {
        return copy(interp, table);
    }
    let (smaller, larger) = if other.len() > table.len() { (table, other) } else { (other, table) };
    for_each_member(smaller, |hash, key| {
        if contains_hashed(interp, larger, &key, hash)? {
            add_hashed(interp, &result, key, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

/// The members of `set` that are not in an iterable.
pub fn difference(interp: &Interp, set: &Set, other: &Value) -> Outcome<SetTable> {
    let table = &set.table;
    let operand = Operand::of(interp, other);
    let other_length = match &operand {
        Operand::Set(other) => other.table.len(),
        Operand::Dict(dict) => dict.table.len(),
        Operand::Iterable(_) => 0,
    };
    // When few members can go, copying and removing is less work than testing each.
    if matches!(operand, Operand::Iterable(_)) || table.len() >> 2 > other_length {
        let result = copy(interp, table)?;
        difference_update(interp, &result, other)?;
        return Ok(result);
    }
    let result = SetTable::new();
    for_each_member(table, |hash, key| {
        let is_in_other = match &operand {
            Operand::Set(other) => contains_hashed(interp, &other.table, &key, hash)?,
            Operand::Dict(dict) => mapping::find(interp, &dict.table, &key, hash)?.is_some(),
            Operand::Iterable(_) => false,
        };
        if !is_in_other {
            add_hashed(interp, &result, key, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

/// Removes the members of an iterable.
pub fn difference_update(interp: &Interp, table: &SetTable, other: &Value) -> Outcome<()> {
    match other.cast::<Set>() {
        Some(other) if std::ptr::eq(table, &raw const other.table) => {
            table.clear();
            return Ok(());
        }
        Some(other) if other.table.len() >> 3 > table.len() => remove_all(interp, table, &common(interp, table, &other.table)?)?,
        Some(other) => remove_all(interp, table, &other.table)?,
        None => iterate::for_each(interp, other, |key| {
            let hash = compare::hash(interp, &key)?;
            discard_hashed(interp, table, &key, hash)?;
            Ok(true)
        })?,
    }
    table.squeeze();
    Ok(())
}

fn remove_all(interp: &Interp, table: &SetTable, members: &SetTable) -> Outcome<()> {
    for_each_member(members, |hash, key| {
        discard_hashed(interp, table, &key, hash)?;
        Ok(true)
    })
}

/// The members of `smaller` that are also in `larger`.
fn common(interp: &Interp, smaller: &SetTable, larger: &SetTable) -> Outcome<SetTable> {
    let result = SetTable::new();
    for_each_member(smaller, |hash, key| {
        if contains_hashed(interp, larger, &key, hash)? {
            add_hashed(interp, &result, key, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

/// Removes the members that are in an iterable and adds those of it that are not members.
pub fn symmetric_difference_update(interp: &Interp, table: &SetTable, other: &Value) -> Outcome<()> {
    match Operand::of(interp, other) {
        Operand::Set(other) if std::ptr::eq(table, &raw const other.table) => {
            table.clear();
            Ok(())
        }
        Operand::Set(other) => toggle_all(interp, table, &other.table),
        Operand::Dict(dict) => for_each_key(dict, |hash, key| toggle(interp, table, key, hash)),
        Operand::Iterable(iterable) => toggle_all(interp, table, &table_from(interp, iterable)?),
    }
}

fn toggle_all(interp: &Interp, table: &SetTable, members: &SetTable) -> Outcome<()> {
    for_each_member(members, |hash, key| {
        toggle(interp, table, key, hash)?;
        Ok(true)
    })
}

fn toggle(interp: &Interp, table: &SetTable, key: Value, hash: i64) -> Outcome<()> {
    if discard_hashed(interp, table, &key, hash)? { Ok(()) } else { add_hashed(interp, table, key, hash) }
}

/// Whether all members of `one` are members of `other`.
pub fn is_subset(interp: &Interp, one: &SetTable, other: &SetTable) -> Outcome<bool> {
    if one.len() > other.len() {
        return Ok(false);
    }
    let mut are_all = true;
    for_each_member(one, |hash, key| {
        are_all = contains_hashed(interp, other, &key, hash)?;
        Ok(are_all)
    })?;
    Ok(are_all)
}

/// Whether a set and an iterable have no member in common.
pub fn are_disjoint(interp: &Interp, set: &Set, other: &Value) -> Outcome<bool> {
    let mut are_disjoint = true;
    match other.cast::<Set>() {
        Some(other) if std::ptr::eq(set, other) => are_disjoint = set.table.is_empty(),
        Some(other) => {
            let (one, other) = (&set.table, &other.table);
            let (smaller, larger) = if other.len() > one.len() { (one, other) } else { (other, one) };
            for_each_member(smaller, |hash, key| {
                are_disjoint = !contains_hashed(interp, larger, &key, hash)?;
                Ok(are_disjoint)
            })?;
        }
        None => iterate::for_each(interp, other, |key| {
            let hash = compare::hash(interp, &key)?;
            are_disjoint = !contains_hashed(interp, &set.table, &key, hash)?;
            Ok(are_disjoint)
        })?,
    }
    Ok(are_disjoint)
}

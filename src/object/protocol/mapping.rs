//! Lookup by any key in the tables of `dict` and `set`. Equality may run Python, which may change the table: the lookup
//! notices when it cannot go on and starts again, as CPython's does.

use crate::object::dict::Dict;
use crate::object::interp::Interp;
use crate::object::slots::Outcome;
use crate::object::table::{Found, Probe, Quick, Table};
use crate::object::value::Value;

use super::compare;

/// The entry number of a key with a known hash.
#[inline]
pub fn find<V: Clone>(interp: &Interp, table: &Table<V>, key: &Value, hash: i64) -> Outcome<Option<usize>> {
    match table.find(key, hash) {
        Quick::Entry(number) => Ok(Some(number)),
        Quick::Nothing => Ok(None),
        Quick::Uncertain => find_by_equality(interp, table, key, hash),
    }
}

#[inline(never)]
fn find_by_equality<V: Clone>(interp: &Interp, table: &Table<V>, key: &Value, hash: i64) -> Outcome<Option<usize>> {
    'again: loop {
        let (stamp, generation) = (table.stamp(), table.generation());
        let mut probe = Probe::default();
        loop {
            match table.probe(key, hash, &mut probe) {
                Found::Entry(number) => return Ok(Some(number)),
                Found::Nothing if table.stamp() == stamp => return Ok(None),
                // A comparison may have added the key itself in front of where the search stood.
                Found::Nothing => match table.find(key, hash) {
                    Quick::Entry(number) => return Ok(Some(number)),
                    Quick::Uncertain | Quick::Nothing => return Ok(None),
                },
                Found::Candidate(number, candidate) => {
                    // May run Python.
                    let is_equal = compare::equal(interp, &candidate, key)?;
                    if !table.is_unchanged(generation, number, &candidate) {
                        continue 'again;
                    }
                    if is_equal {
                        return Ok(Some(number));
                    }
                }
            }
        }
    }
}

/// `dict.get(key)`; `None` when the key is missing.
#[inline]
pub fn get(interp: &Interp, dict: &Dict, key: &Value) -> Outcome<Option<Value>> {
    let hash = compare::hash(interp, key)?;
    Ok(find(interp, &dict.table, key, hash)?.and_then(|number| dict.table.value_at(number)))
}

/// `dict[key] = value`; the old value is returned.
#[inline]
pub fn set(interp: &Interp, dict: &Dict, key: Value, value: Value) -> Outcome<Option<Value>> {
    let hash = compare::hash(interp, &key)?;
    set_hashed(interp, dict, key, hash, value)
}

/// `dict[key] = value` with the hash of the key; the old value is returned.
#[inline]
pub fn set_hashed(interp: &Interp, dict: &Dict, key: Value, hash: i64, value: Value) -> Outcome<Option<Value>> {
    match find(interp, &dict.table, &key, hash)? {
        Some(number) => Ok(dict.table.replace_value(number, value)),
        None => {
            dict.table.add(key, hash, value);
            Ok(None)
        }
    }
}

/// Removes a key; its key and value are returned.
pub fn remove(interp: &Interp, dict: &Dict, key: &Value) -> Outcome<Option<(Value, Value)>> {
    let hash = compare::hash(interp, key)?;
    Ok(find(interp, &dict.table, key, hash)?.and_then(|number| dict.table.remove(number)))
}

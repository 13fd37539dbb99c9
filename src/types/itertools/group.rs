//! `groupby` and the iterators over its groups.

use crate::object::cell::Slot;
use crate::object::header::Ref;
use crate::object::protocol::{call, compare, iterate};
use crate::object::ty::TypeRef;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Payload, Visit};
use crate::types::arguments;

use super::{iterator_type, traced_payload};

/// Payload of `groupby`.
pub(super) struct GroupBy {
    iterator: Value,
    /// `None` (the language's) for the items themselves.
    key_function: Value,
    /// Key of the group that was given last.
    target: Slot<Value>,
    /// Key of the item that waits.
    key: Slot<Value>,
    /// The item that waits.
    value: Slot<Value>,
    /// Changes with each group, which ends the groups before.
    group: std::cell::Cell<u64>,
}

traced_payload! { GroupBy: iterator key_function target key value }

iterator_type! {
    GROUPBY "groupby" groupby_new, groupby_next, slots: [], methods: [],
    "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping."
}

/// Payload of `_grouper`.
pub(super) struct Grouper {
    parent: Ref<GroupBy>,
    target: Value,
    group: u64,
}

impl Payload for Grouper {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.reference(&self.parent);
        visit.value(&self.target);
    }
}

iterator_type! { GROUPER "_grouper" grouper_new, grouper_next, slots: [], methods: [], "" }

fn groupby_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [iterable, key_function] = arguments::bind(interp, "groupby", ["iterable", "key"], 1, 2, args)?;
    let iterator = iterate::iter(interp, iterable.unwrap_or(&Value::NONE))?;
    let key_function = key_function.cloned().unwrap_or(Value::NONE);
    let (target, key, value) = (Slot::new(None), Slot::new(None), Slot::new(None));
    let groupby = GroupBy { iterator, key_function, target, key, value, group: std::cell::Cell::new(0) };
    Ok(interp.allocate(ty, groupby).into_value())
}

/// Takes the next item, which then waits with its key; `false` at the end.
fn step(interp: &Interp, groupby: &GroupBy) -> Outcome<bool> {
    let Some(value) = iterate::next(interp, &groupby.iterator)? else {
        return Ok(false);
    };
    let key = if groupby.key_function.is_none() {
        value.clone()
    } else {
        let outcome = call::call_positional(interp, &groupby.key_function, std::slice::from_ref(&value));
        match interp.absorb(outcome, &interp.exceptions.stop_iteration)? {
            Some(key) => key,
            None => return Ok(false),
        }
    };
    groupby.value.set(value);
    groupby.key.set(key);
    Ok(true)
}

fn groupby_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let groupby: Ref<GroupBy> = this.to_ref().expect("the receiver is a groupby");
    groupby.group.set(groupby.group.get() + 1);
    // Skips what is left of the group before.
    loop {
        match (groupby.key.get(), groupby.target.get()) {
            (Some(_), None) => break,
            (Some(key), Some(target)) => {
                if !compare::equal(interp, &target, &key)? {
                    break;
                }
            }
            (None, _) => {}
        }
        if !step(interp, &groupby)? {
            return Ok(None);
        }
    }
    let key = groupby.key.get().unwrap_or(Value::NONE);
    groupby.target.set(key.clone());
    // Deciding about the group before may have run Python that asked for the next one.
    groupby.group.set(groupby.group.get() + 1);
    let grouper = Grouper { target: key.clone(), group: groupby.group.get(), parent: groupby };
    let grouper = interp.allocate(&interp.types.grouper, grouper).into_value();
    Ok(Some(interp.tuple([key, grouper]).into_value()))
}

fn grouper_new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    arguments::positional(interp, "_grouper", args, 2, 2)?;
    let Some(parent) = args[0].to_ref::<GroupBy>() else {
        let name = interp.type_of(&args[0]).name();
        return Err(interp.type_error(format!("_grouper() argument 1 must be itertools.groupby, not {name}")));
    };
    parent.group.set(parent.group.get() + 1);
    let grouper = Grouper { target: args[1].clone(), group: parent.group.get(), parent };
    Ok(interp.allocate(ty, grouper).into_value())
}

fn grouper_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let grouper: &Grouper = this.cast().expect("the receiver is a group");
    let parent = &grouper.parent;
    if parent.group.get() != grouper.group {
        return Ok(None);
    }
    if !parent.value.is_some() && !step(interp, parent)? {
        return Ok(None);
    }
    let key = parent.key.get().unwrap_or(Value::NONE);
    if !compare::equal(interp, &grouper.target, &key)? {
        return Ok(None);
    }
    // The key stays: it tells the next group that this one has ended.
    Ok(parent.value.take())
}

//! Items of containers.

use crate::object::dict::Dict;
use crate::object::list::List;
use crate::object::protocol::item;
use crate::object::protocol::number::hash_small;
use crate::object::table::Quick;
use crate::object::tuple::Tuple;
use crate::object::{Interp, Str, Value};

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, complete, complete_unit};

/// The place of an index in a sequence of this length.
#[inline(always)]
fn place(index: i64, length: usize) -> usize {
    if index < 0 { (index + length as i64) as usize } else { index as usize }
}

/// An item of an exact list or tuple at an immediate index inside the bounds.
#[inline(always)]
fn sequence_item(interp: &Interp, container: &Value, index: i64) -> Option<Value> {
    if interp.types.list.is_type_of(container) {
        let list = container.cast::<List>()?;
        return list.items.get(place(index, list.items.len()));
    }
    if interp.types.tuple.is_type_of(container) {
        let items = container.cast::<Tuple>()?.items();
        return items.get(place(index, items.len())).cloned();
    }
    None
}

/// `A = B[C]`.
#[inline(always)]
pub(in crate::vm) fn get_item(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    if let Some(index) = frame.get(pc.c()).as_small_int()
        && let Some(value) = sequence_item(interp, frame.get(pc.b()), index)
    {
        frame.consume(interp, pc.b(), pc.a());
        frame.store(interp, pc.a(), value);
        return Some(pc.next());
    }
    get_item_slow(interp, frame, pc)
}

/// An item of an exact dict, when it is there and no script code is needed to find it.
#[inline(always)]
fn dict_item(interp: &Interp, container: &Value, key: &Value) -> Option<Value> {
    if !interp.types.dict.is_type_of(container) {
        return None;
    }
    let table = &container.cast::<Dict>()?.table;
    match table.find(key, certain_hash(interp, key)?) {
        Quick::Entry(number) => table.value_at(number),
        Quick::Uncertain | Quick::Nothing => None,
    }
}

/// The hash of an exact text or an immediate integer.
#[inline(always)]
fn certain_hash(interp: &Interp, key: &Value) -> Option<i64> {
    match key.as_small_int() {
        Some(number) => Some(hash_small(number)),
        None if interp.types.str.is_type_of(key) => key.cast::<Str>().map(Str::hash),
        None => None,
    }
}

#[inline(never)]
fn get_item_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (container, key) = (frame.get(pc.b()), frame.get(pc.c()));
    let outcome = match dict_item(interp, container, key) {
        Some(value) => Ok(value),
        None => item::get(interp, container, key),
    };
    complete(interp, frame, pc, outcome, &[pc.c(), pc.b()], pc.next())
}

/// `A = B[C]`, C a number.
#[inline(always)]
pub(in crate::vm) fn get_item_int(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    if let Some(value) = sequence_item(interp, frame.get(pc.b()), pc.c() as i64) {
        frame.consume(interp, pc.b(), pc.a());
        frame.store(interp, pc.a(), value);
        return Some(pc.next());
    }
    get_item_int_slow(interp, frame, pc)
}

#[inline(never)]
fn get_item_int_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = item::get(interp, frame.get(pc.b()), &Value::int_from_i32(pc.c() as i32));
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

/// `A[B] = C`.
#[inline(always)]
pub(in crate::vm) fn set_item(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let container = frame.get(pc.a());
    if let Some(index) = frame.get(pc.b()).as_small_int()
        && interp.types.list.is_type_of(container)
        && let Some(list) = container.cast::<List>()
    {
        let place = place(index, list.items.len());
        if place < list.items.len() {
            // Cloning C keeps the store independent of whether C is a temporary.
            let old = list.items.set(place, frame.get(pc.c()).clone());
            drop(old);
            return complete_unit(interp, frame, Ok(()), &[pc.c(), pc.a()], pc.next());
        }
    }
    set_item_slow(interp, frame, pc)
}

#[inline(never)]
fn set_item_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = item::set(interp, frame.get(pc.a()), frame.get(pc.b()), frame.get(pc.c()));
    complete_unit(interp, frame, outcome, &[pc.c(), pc.b(), pc.a()], pc.next())
}

/// `del A[B]`.
#[inline(never)]
pub(in crate::vm) fn delete_item(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = item::delete(interp, frame.get(pc.a()), frame.get(pc.b()));
    complete_unit(interp, frame, outcome, &[pc.b(), pc.a()], pc.next())
}

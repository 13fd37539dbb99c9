//! Loops and unpacking.

use crate::object::list::List;
use crate::object::protocol::iterate;
use crate::object::tuple::Tuple;
use crate::object::{Interp, Outcome, Value};
use crate::types::iterators::{ListIterator, TupleIterator};
use crate::types::range::RangeIterator;

use super::super::frame::Frame;
use super::super::pc::Pc;
use super::{Step, attend, complete};

/// `A = iter(B)`.
#[inline(never)]
pub(in crate::vm) fn get_iter(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let outcome = iterate::iter(interp, frame.get(pc.b()));
    complete(interp, frame, pc, outcome, &[pc.b()], pc.next())
}

/// `B = next(A)`; at the end drops A and jumps.
#[inline(always)]
pub(in crate::vm) fn for_iter(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let iterator = frame.get(pc.a());
    let found = if let Some(range) = iterator.cast::<RangeIterator>() {
        range.next().map(|number| interp.int(number))
    } else if let Some(list) = iterator.cast::<ListIterator>() {
        list.next()
    } else {
        None
    };
    match found {
        Some(value) => {
            frame.store(interp, pc.b(), value);
            Some(pc.next2())
        }
        None => for_iter_slow(interp, frame, pc),
    }
}

#[inline(never)]
fn for_iter_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let iterator = frame.get(pc.a());
    if let Some(tuple) = iterator.cast::<TupleIterator>()
        && let Some(value) = tuple.next()
    {
        frame.store(interp, pc.b(), value);
        return Some(pc.next2());
    }
    frame.set_pc(pc);
    go_on_looping(interp, frame, pc, iterate::advance(interp, iterator).ok()?)
}

/// Goes on with a loop whose iterator gave this: stores the item, or at the end drops the iterator and jumps. May run Python.
#[inline(always)]
pub(super) fn go_on_looping(interp: &Interp, frame: &Frame, pc: Pc, item: Option<Value>) -> Step {
    let next = match item {
        Some(value) => {
            frame.store(interp, pc.b(), value);
            pc.next2()
        }
        None => {
            frame.clear_register(interp, pc.a());
            pc.next2().step(pc.extra_jump())
        }
    };
    attend(interp);
    Some(next)
}

/// Unpacks B into exactly C registers from A.
#[inline(always)]
pub(in crate::vm) fn unpack(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let source = frame.get(pc.b());
    if interp.types.tuple.is_type_of(source)
        && let Some(tuple) = source.cast::<Tuple>()
        && tuple.len() == pc.c()
    {
        return unpack_tuple(interp, frame, pc);
    }
    unpack_slow(interp, frame, pc)
}

#[inline(always)]
fn unpack_tuple(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    // The tuple is held while the registers, one of which may be its own, are written.
    let source = frame.operand(pc.b());
    if let Some(tuple) = source.cast::<Tuple>() {
        for (place, item) in tuple.items().iter().enumerate() {
            frame.store(interp, pc.a() + place, item.clone());
        }
    }
    drop(source);
    attend(interp);
    Some(pc.next())
}

#[inline(never)]
fn unpack_slow(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let source = frame.get(pc.b());
    if interp.types.list.is_type_of(source)
        && let Some(list) = source.cast::<List>()
        && list.items.len() == pc.c()
    {
        return unpack_list(interp, frame, pc);
    }
    let items = unpack_exactly(interp, source, pc.c()).ok()?;
    frame.consume(interp, pc.b(), usize::MAX);
    for (place, item) in items.into_iter().enumerate() {
        frame.store(interp, pc.a() + place, item);
    }
    attend(interp);
    Some(pc.next())
}

/// As `unpack_tuple`. What the stores drop may run Python, which may change the list: so the items are taken first, where there are many.
#[inline(always)]
fn unpack_list(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    let source = frame.operand(pc.b());
    let list = source.cast::<List>()?;
    let items: smallvec::SmallVec<[Value; 12]> = list.items.read(|items| items.iter().cloned().collect());
    for (place, item) in items.into_iter().enumerate() {
        frame.store(interp, pc.a() + place, item);
    }
    drop(source);
    attend(interp);
    Some(pc.next())
}

fn cannot_unpack(interp: &Interp, source: &Value) -> Outcome {
    match iterate::iter(interp, source) {
        Ok(iterator) => Ok(iterator),
        Err(raised) => {
            let ty = interp.type_of(source);
            let is_plain = ty.slots.iter.get().is_none() && ty.slots.getitem.get().is_none();
            if is_plain && interp.raised_is(&raised, &interp.exceptions.type_error) {
                drop(interp.take_raised(raised));
                return Err(interp.type_error(format!("cannot unpack non-iterable {} object", ty.name())));
            }
            Err(raised)
        }
    }
}

fn unpack_exactly(interp: &Interp, source: &Value, count: usize) -> Outcome<Vec<Value>> {
    if let Some(items) = sequence_items(interp, source) {
        return match items.len() {
            length if length == count => Ok(items),
            length if length < count => Err(interp.value_error(format!("not enough values to unpack (expected {count}, got {length})"))),
            _ => Err(interp.value_error(format!("too many values to unpack (expected {count})"))),
        };
    }
    let iterator = cannot_unpack(interp, source)?;
    let mut items = Vec::with_capacity(count);
    while items.len() < count {
        match iterate::next(interp, &iterator)? {
            Some(item) => items.push(item),
            None => {
                let length = items.len();
                return Err(interp.value_error(format!("not enough values to unpack (expected {count}, got {length})")));
            }
        }
    }
    match iterate::next(interp, &iterator)? {
        None => Ok(items),
        Some(_) => Err(interp.value_error(format!("too many values to unpack (expected {count})"))),
    }
}

fn sequence_items(interp: &Interp, source: &Value) -> Option<Vec<Value>> {
    if interp.types.list.is_type_of(source) {
        return source.cast::<List>().map(|list| list.items.to_vec());
    }
    if interp.types.tuple.is_type_of(source) {
        return source.cast::<Tuple>().map(|tuple| tuple.items().to_vec());
    }
    None
}

/// Unpacks B into C registers from A, a list of the rest, and `extra` registers.
#[inline(never)]
pub(in crate::vm) fn unpack_star(interp: &Interp, frame: &Frame, pc: Pc) -> Step {
    frame.set_pc(pc);
    let (before, after) = (pc.c(), pc.extra() as usize);
    let mut items = unpack_all(interp, frame.get(pc.b()), before, after).ok()?;
    frame.consume(interp, pc.b(), usize::MAX);
    let tail = items.split_off(items.len() - after);
    let rest = items.split_off(before);
    let rest = interp.list(rest).into_value();
    for (place, item) in items.into_iter().chain([rest]).chain(tail).enumerate() {
        frame.store(interp, pc.a() + place, item);
    }
    attend(interp);
    Some(pc.next2())
}

fn unpack_all(interp: &Interp, source: &Value, before: usize, after: usize) -> Outcome<Vec<Value>> {
    let iterator = cannot_unpack(interp, source)?;
    let mut items = Vec::new();
    while items.len() < before
        && let Some(item) = iterate::next(interp, &iterator)?
    {
        items.push(item);
    }
    if items.len() == before {
        items.append(&mut iterate::collect(interp, &iterator)?);
    }
    let (needed, length) = (before + after, items.len());
    if length < needed {
        return Err(interp.value_error(format!("not enough values to unpack (expected at least {needed}, got {length})")));
    }
    Ok(items)
}

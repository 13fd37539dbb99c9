//! The cycle collector: finds tracked objects that only refer to each other, as CPython's does, by subtracting internal references from
//! the counts.
#![allow(unsafe_code, reason = "walks the registry of objects and the erased traversal functions")]
//!
//! A reference that no `traverse` accounts for, from the native stack or from a saved slice of it, keeps its object alive: such an
//! object is a root. The collector itself frees nothing: it calls finalisers and `clear`, and the counts do the rest.
//!
//! Invariants:
//! 1. Collections run only at safe points, never inside an allocation or a release, so no payload is in the middle of a change.
//! 2. While garbage is dealt with, `held` owns one count of each of its objects.

use std::ptr::NonNull;

use super::header::{FINALIZED, Header, OLD, QUEUED, Visit};
use super::heap::Heap;
use super::interp::Interp;
use super::protocol::attribute::attributes_of;
use super::value::Value;

/// What a collection found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Collected {
    /// Objects that were unreachable.
    pub unreachable: usize,
    /// Objects that were looked at.
    pub examined: usize,
}

/// Hooks of the layers above: how to finalise one object, and what to do with weak references to garbage. They may run Python.
#[derive(Clone, Copy)]
pub struct CollectHooks {
    /// Runs the finaliser of an object, if it has one that has not run.
    pub finalise: fn(&Interp, &Value),
    /// Clears the weak references to these objects, and calls the callbacks of those that are themselves reachable.
    pub clear_weakrefs: fn(&Interp, &[Value]),
}

/// Collects the young generation, or everything. May run Python.
pub fn collect(interp: &Interp, is_full: bool, hooks: &CollectHooks) -> Collected {
    let heap = &interp.heap;
    if is_full {
        merge_old_into_young(heap);
    }
    let (examined, garbage) = find_garbage(heap);
    age_survivors(heap, &garbage);
    if is_full {
        heap.note_full_collection();
    }
    let unreachable = garbage.len();
    if unreachable > 0 {
        dispose(interp, garbage, hooks);
    }
    Collected { unreachable, examined }
}

fn traverse(header: &Header, visit: &mut dyn FnMut(&Header)) {
    let mut visit = Visit::new(visit);
    let ty = header.ty();
    // SAFETY: the layout's function belongs to the object's payload (invariant 2 of `header`).
    unsafe { (ty.layout().traverse)(std::ptr::from_ref(header), &mut visit) };
    if let Some(attributes) = attributes_of(header) {
        attributes.traverse(&mut visit);
    }
    visit.reference(ty);
}

/// Moves all old objects to the end of the young generation.
fn merge_old_into_young(heap: &Heap) {
    // SAFETY: nobody else refers into the registry during the collection.
    let (young, old) = unsafe { (&mut *heap.registry[0].get(), &mut *heap.registry[1].get()) };
    for object in old.drain(..) {
        // SAFETY: registered objects are alive.
        let header = unsafe { object.as_ref() };
        header.set_flag(OLD, false);
        header.set_registry_index(Some(young.len()));
        young.push(object);
    }
}

/// The objects of the young generation that nothing outside of it reaches, each with one more count.
fn find_garbage(heap: &Heap) -> (usize, Vec<Value>) {
    // SAFETY: as above; traversal changes nothing.
    let young = unsafe { &*heap.registry[0].get() };
    // SAFETY: registered objects are alive.
    let headers: Vec<&Header> = young.iter().map(|object| unsafe { object.as_ref() }).collect();
    // References from outside; `REACHED` once the object is known to be reachable.
    const REACHED: u32 = u32::MAX;
    let mut external: Vec<u32> = headers.iter().map(|header| header.count()).collect();
    let young_index = |header: &Header| header.registry_index().filter(|_| !header.has_flag(OLD));
    for header in &headers {
        traverse(header, &mut |child| {
            if let Some(index) = young_index(child) {
                external[index] = external[index].saturating_sub(1);
            }
        });
    }
    let mut pending: Vec<usize> = (0..headers.len()).filter(|index| external[*index] > 0).collect();
    for index in &pending {
        external[*index] = REACHED;
    }
    while let Some(index) = pending.pop() {
        traverse(headers[index], &mut |child| {
            if let Some(index) = young_index(child)
                && external[index] != REACHED
            {
                external[index] = REACHED;
                pending.push(index);
            }
        });
    }
    let garbage = headers.iter().zip(&external).filter(|(_, external)| **external != REACHED).map(|(header, _)| hold(header));
    (headers.len(), garbage.collect())
}

fn hold(header: &Header) -> Value {
    header.increment();
    // SAFETY: the count just added passes to the value.
    unsafe { Value::from_bits(std::ptr::from_ref(header) as u64) }
}

/// Moves what survived to the old generation; garbage stays young.
fn age_survivors(heap: &Heap, garbage: &[Value]) {
    // SAFETY: as above.
    let (young, old) = unsafe { (&mut *heap.registry[0].get(), &mut *heap.registry[1].get()) };
    let mut is_garbage = vec![false; young.len()];
    for index in garbage.iter().filter_map(|value| value.header()?.registry_index()) {
        is_garbage[index] = true;
    }
    let mut kept: Vec<NonNull<Header>> = Vec::with_capacity(garbage.len());
    for (object, is_garbage) in young.drain(..).zip(is_garbage) {
        // SAFETY: registered objects are alive.
        let header = unsafe { object.as_ref() };
        let registry: &mut Vec<NonNull<Header>> = if is_garbage { &mut kept } else { &mut *old };
        header.set_flag(OLD, !is_garbage);
        header.set_registry_index(Some(registry.len()));
        registry.push(object);
    }
    *young = kept;
}

fn dispose(interp: &Interp, held: Vec<Value>, hooks: &CollectHooks) {
    (hooks.clear_weakrefs)(interp, &held);
    let needs_finaliser =
        |value: &Value| value.header().is_some_and(|header| header.ty().has_finaliser() && !header.has_flag(FINALIZED | QUEUED));
    let mut has_finalised = false;
    for value in held.iter().filter(|value| needs_finaliser(value)) {
        has_finalised = true;
        (hooks.finalise)(interp, value);
    }
    let doomed = if has_finalised { still_unreachable(held) } else { held };
    for value in &doomed {
        if let Some(header) = value.header() {
            // SAFETY: the layout's function belongs to the payload.
            unsafe { (header.ty().layout().clear)(std::ptr::from_ref(header)) };
            if let Some(attributes) = attributes_of(header) {
                attributes.clear(header.ty());
            }
        }
    }
}

/// Of objects that were garbage before finalisers ran, those that still only refer to each other (CPython: `handle_resurrected_objects`).
fn still_unreachable(held: Vec<Value>) -> Vec<Value> {
    let place =
        |header: &Header, places: &std::collections::HashMap<usize, usize>| places.get(&(std::ptr::from_ref(header) as usize)).copied();
    let headers: Vec<&Header> = held.iter().filter_map(Value::header).collect();
    let places = headers.iter().enumerate().map(|(place, header)| (std::ptr::from_ref(*header) as usize, place)).collect();
    // One count is ours.
    let mut external: Vec<u32> = headers.iter().map(|header| header.count() - 1).collect();
    for header in &headers {
        traverse(header, &mut |child| {
            if let Some(place) = place(child, &places) {
                external[place] = external[place].saturating_sub(1);
            }
        });
    }
    let mut pending: Vec<usize> = (0..headers.len()).filter(|place| external[*place] > 0).collect();
    let mut is_reached: Vec<bool> = external.iter().map(|count| *count > 0).collect();
    while let Some(next) = pending.pop() {
        traverse(headers[next], &mut |child| {
            if let Some(place) = place(child, &places)
                && !is_reached[place]
            {
                is_reached[place] = true;
                pending.push(place);
            }
        });
    }
    drop(headers);
    held.into_iter().zip(is_reached).filter(|(_, is_reached)| !is_reached).map(|(value, _)| value).collect()
}

/// CPython's collector walks lists and tuples from their end, which can be seen in the order of finalisers.
fn is_walked_backwards(header: &Header) -> bool {
    header.ty().has_layout::<super::list::List>() || header.ty().has_layout::<super::tuple::Tuple>()
}

/// What an object refers to, with its class when that was made by a script.
pub(crate) fn referents(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let Some(header) = value.header() else { return found };
    let ty = header.ty();
    let mut visit_child = |child: &Header| found.push(hold(child));
    let mut visit = Visit::new(&mut visit_child);
    // SAFETY: the layout's function belongs to the object's payload (invariant 2 of `header`).
    unsafe { (ty.layout().traverse)(std::ptr::from_ref(header), &mut visit) };
    if let Some(attributes) = attributes_of(header) {
        attributes.traverse(&mut visit);
    }
    if ty.has_flag(super::ty::flags::MUTABLE) {
        visit.reference(ty);
    }
    if is_walked_backwards(header) {
        found.reverse();
    }
    found
}

/// Puts the tracked objects that `roots` reach first, and in the order of a walk that meets the nearest first: the next collection
/// finalises garbage in this order.
pub(crate) fn sort_by_distance(heap: &Heap, roots: &[Value]) {
    merge_old_into_young(heap);
    // SAFETY: nobody else refers into the registry, and traversal changes nothing.
    let young = unsafe { &mut *heap.registry[0].get() };
    let mut is_met = vec![false; young.len()];
    let mut order: Vec<NonNull<Header>> = Vec::with_capacity(young.len());
    let mut meet = |header: &Header, order: &mut Vec<NonNull<Header>>| {
        if let Some(index) = header.registry_index()
            && !std::mem::replace(&mut is_met[index], true)
        {
            order.push(NonNull::from(header));
        }
    };
    for root in roots.iter().filter_map(Value::header) {
        meet(root, &mut order);
    }
    let mut next = 0;
    while let Some(object) = order.get(next).copied() {
        next += 1;
        // SAFETY: registered objects are alive.
        let header = unsafe { object.as_ref() };
        let start = order.len();
        traverse(header, &mut |child| meet(child, &mut order));
        if is_walked_backwards(header) {
            order[start..].reverse();
        }
    }
    let rest: Vec<NonNull<Header>> = young.iter().zip(is_met).filter(|(_, is_met)| !is_met).map(|(object, _)| *object).collect();
    *young = order;
    young.extend(rest);
    for (index, object) in young.iter().enumerate() {
        // SAFETY: registered objects are alive.
        unsafe { object.as_ref() }.set_registry_index(Some(index));
    }
}

/// Breaks every cycle, when the interpreter goes away: clears each object still registered. Runs no script code.
pub(crate) fn clear_everything(heap: &Heap) {
    for generation in &heap.registry {
        // SAFETY: a copy of the addresses; each is held before anything is cleared.
        let held: Vec<Value> = unsafe { &*generation.get() }.iter().map(|object| hold(unsafe { object.as_ref() })).collect();
        for value in &held {
            if let Some(header) = value.header() {
                header.set_flag(FINALIZED, true);
                // SAFETY: the layout's function belongs to the payload.
                unsafe { (header.ty().layout().clear)(std::ptr::from_ref(header)) };
                if let Some(attributes) = attributes_of(header) {
                    attributes.clear(header.ty());
                }
            }
        }
    }
}

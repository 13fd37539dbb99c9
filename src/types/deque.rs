//! The type `collections.deque`, and its iterators.
//!
//! The stamp changes whenever items are added, removed or moved, so that iterators and searches notice what script code did meanwhile.

use std::cell::Cell;
use std::collections::VecDeque;

use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::{Payload, Ref, Visit};
use crate::object::protocol::{call, compare, iterate, number, text};
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, GetSet, Interp, Method, Outcome, Raised, SlotFunction, SlotKey};

use super::sequence::{self, Items};
use super::{arguments, deque_iterators, generic_alias, object};

/// The payload of `deque`.
#[derive(Default)]
pub struct Deque {
    ring: Cell<VecDeque<Value>>,
    /// Most items, if there is a bound.
    bound: Cell<Option<usize>>,
    stamp: Cell<u64>,
}

impl Deque {
    /// Works on the items. `work` runs no Python and drops no value: it returns those it removes.
    fn with<R>(&self, work: impl FnOnce(&mut VecDeque<Value>) -> R) -> R {
        let mut ring = self.ring.take();
        let result = work(&mut ring);
        self.ring.set(ring);
        result
    }

    /// As `with`, for work that adds, removes or moves items.
    fn change<R>(&self, work: impl FnOnce(&mut VecDeque<Value>) -> R) -> R {
        self.stamp.set(self.stamp.get().wrapping_add(1));
        self.with(work)
    }

    pub(super) fn stamp(&self) -> u64 {
        self.stamp.get()
    }

    fn push_back(&self, item: Value) {
        let bound = self.bound.get();
        drop(self.change(|ring| {
            ring.push_back(item);
            if bound.is_some_and(|bound| ring.len() > bound) { ring.pop_front() } else { None }
        }));
    }

    fn push_front(&self, item: Value) {
        let bound = self.bound.get();
        drop(self.change(|ring| {
            ring.push_front(item);
            if bound.is_some_and(|bound| ring.len() > bound) { ring.pop_back() } else { None }
        }));
    }

    fn to_vec(&self) -> Vec<Value> {
        self.with(|ring| ring.iter().cloned().collect())
    }

    fn clear_items(&self) {
        drop(self.change(std::mem::take));
    }

    /// Moves the last `count` items to the front, or the first ones to the back when it is negative.
    fn rotate_right(&self, count: i64) {
        let length = self.length();
        if length > 1 && count != 0 {
            let count = count.rem_euclid(length as i64) as usize;
            self.change(|ring| ring.rotate_right(count));
        }
    }
}

impl Items for Deque {
    fn length(&self) -> usize {
        self.with(|ring| ring.len())
    }

    fn item(&self, index: usize) -> Option<Value> {
        self.with(|ring| ring.get(index).cloned())
    }
}

impl Payload for Deque {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.with(|ring| ring.iter().for_each(|item| visit.value(item)));
    }

    fn outside_bytes(&self) -> usize {
        self.with(|ring| ring.capacity() * size_of::<Value>())
    }

    fn clear(&self) {
        self.clear_items();
    }
}

static SPEC: TypeSpec = TypeSpec {
    name: "deque",
    module: "collections",
    documentation: "A list-like sequence optimized for data accesses near its endpoints.",
    flags: flags::BASE | flags::SEQUENCE | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Unhashable),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(|interp, this| Ok(deque_iterators::forward(interp, reference(this))))),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(deque_of(this).length()))),
        (SlotKey::Contains, SlotFunction::Contains(contains)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::SetItem, SlotFunction::SetItem(set_item)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(add)),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(multiply)),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(reflected_multiply)),
        (SlotKey::Inplace(BinaryOp::Add), SlotFunction::Binary(inplace_add)),
        (SlotKey::Inplace(BinaryOp::Multiply), SlotFunction::Binary(inplace_multiply)),
    ],
    methods: &[
        Method::new("append", "item, /", append),
        Method::new("appendleft", "item, /", append_left),
        Method::new("clear", "", clear),
        Method::new("copy", "", copy_method),
        Method::new("count", "value, /", count),
        Method::new("extend", "iterable, /", extend_method),
        Method::new("extendleft", "iterable, /", extend_left),
        Method::new("index", "value, start=0, stop=..., /", index),
        Method::new("insert", "index, value, /", insert),
        Method::new("pop", "", pop),
        Method::new("popleft", "", pop_left),
        Method::new("remove", "value, /", remove),
        Method::new("reverse", "", reverse),
        Method::new("rotate", "n=1, /", rotate),
        Method::new("__copy__", "", copy_method),
        Method::new("__reduce__", "", reduce),
        Method::new("__reversed__", "", |interp, args| Ok(deque_iterators::backward(interp, reference(&args[0])))),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    getset: &[GetSet::read_only("maxlen", bound)],
};

/// Makes the types.
pub fn install(interp: &Interp) {
    interp.define::<Deque>(&interp.types.deque, &interp.types.object, &SPEC);
    deque_iterators::install(interp);
}

/// Fills the namespace of the module `_collections`.
pub fn populate(interp: &Interp, namespace: &Ref<Dict>) {
    let types = &interp.types;
    for ty in [&types.deque, &types.deque_iterator, &types.deque_reverse_iterator] {
        let name = ty.qualified_name().expect("a built-in type has a name");
        drop(namespace.set_text(&interp.intern_text(&name), ty.value()));
    }
}

fn deque_of(value: &Value) -> &Deque {
    value.cast().expect("the receiver of a deque method is a deque")
}

fn reference(value: &Value) -> Ref<Deque> {
    value.to_ref().expect("the receiver of a deque method is a deque")
}

#[cold]
pub(super) fn mutated(interp: &Interp) -> Raised {
    interp.runtime_error("deque mutated during iteration")
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    Ok(interp.allocate(ty, Deque::default()).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let [iterable, bound] = arguments::bind(interp, "deque", ["iterable", "maxlen"], 0, 2, args)?;
    let deque = deque_of(this);
    if let Some(bound) = bound.filter(|bound| !bound.is_none()) {
        if bound.as_int().is_none() {
            return Err(interp.type_error("an integer is required"));
        }
        let bound = number::to_i64(interp, bound)?;
        let bound = usize::try_from(bound).map_err(|_| interp.value_error("maxlen must be non-negative"))?;
        deque.bound.set(Some(bound));
    } else {
        deque.bound.set(None);
    }
    deque.clear_items();
    match iterable {
        Some(iterable) => extend(interp, deque, iterable),
        None => Ok(()),
    }
}

fn bound(interp: &Interp, this: &Value) -> Outcome {
    Ok(deque_of(this).bound.get().map_or(Value::NONE, |bound| interp.int_from_usize(bound)))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let deque = deque_of(this);
    let name = interp.type_of(this).name_text();
    let name = name.as_ref().map_or_else(Default::default, |name| name.to_lossy());
    let close = deque.bound.get().map_or_else(|| "])".to_owned(), |bound| format!("], maxlen={bound})"));
    let bytes = text::guarded_repr(interp, this, || {
        let items = deque.to_vec();
        sequence::repr_items(interp, &items[..], &format!("{name}(["), &close)
    })?;
    Ok(sequence::text_from_bytes(interp, bytes.unwrap_or_else(|| b"[...]".to_vec())))
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(other)) = (deque_of(this), other.cast::<Deque>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if matches!(op, CompareOp::Equal | CompareOp::NotEqual) && (std::ptr::eq(one, other) || one.length() != other.length()) {
        return Ok(Value::bool(std::ptr::eq(one, other) == (op == CompareOp::Equal)));
    }
    let stamps = (one.stamp(), other.stamp());
    let mut index = 0;
    while let (Some(left), Some(right)) = (one.item(index), other.item(index)) {
        if !compare::equal(interp, &left, &right)? {
            return Ok(Value::bool(compare::test(interp, &left, &right, op)?));
        }
        if (one.stamp(), other.stamp()) != stamps {
            return Err(mutated(interp));
        }
        index += 1;
    }
    Ok(Value::bool(op.accepts(one.length().cmp(&other.length()))))
}

/// The place of an equal item from `start` on and before `stop`; RuntimeError when the comparison changes the deque.
fn find(interp: &Interp, deque: &Deque, wanted: &Value, start: usize, stop: usize) -> Outcome<Option<usize>> {
    let stamp = deque.stamp();
    let mut index = start;
    while index < stop
        && let Some(item) = deque.item(index)
    {
        let is_equal = compare::equal(interp, &item, wanted)?;
        if deque.stamp() != stamp && !is_equal {
            return Err(mutated(interp));
        }
        if is_equal {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

fn contains(interp: &Interp, this: &Value, wanted: &Value) -> Outcome<bool> {
    Ok(find(interp, deque_of(this), wanted, 0, usize::MAX)?.is_some())
}

fn item_index(interp: &Interp, key: &Value) -> Outcome<i64> {
    if number::has_index(interp, key) {
        return number::to_index(interp, key);
    }
    let name = interp.type_of(key).name();
    Err(interp.type_error(format!("sequence index must be integer, not '{name}'")))
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let index = item_index(interp, key)?;
    let deque = deque_of(this);
    let item = sequence::resolve_index(index, deque.length()).and_then(|index| deque.item(index));
    item.ok_or_else(|| interp.index_error("deque index out of range"))
}

fn set_item(interp: &Interp, this: &Value, key: &Value, value: Option<&Value>) -> Outcome<()> {
    let index = item_index(interp, key)?;
    let deque = deque_of(this);
    let Some(index) = sequence::resolve_index(index, deque.length()) else {
        return Err(interp.index_error("deque index out of range"));
    };
    match value {
        Some(value) => drop(deque.with(|ring| std::mem::replace(&mut ring[index], value.clone()))),
        None => drop(deque.change(|ring| ring.remove(index))),
    }
    Ok(())
}

/// A deque of the same class, items and bound. May run Python for a subclass.
fn copy(interp: &Interp, this: &Value) -> Outcome {
    let deque = deque_of(this);
    if interp.types.deque.is_type_of(this) {
        let ring: VecDeque<Value> = deque.to_vec().into();
        let copy = Deque { ring: Cell::new(ring), bound: deque.bound.clone(), stamp: Cell::new(0) };
        return Ok(interp.allocate(&interp.types.deque, copy).into_value());
    }
    let class = interp.type_of(this).value();
    let copy = match deque.bound.get() {
        None => call::call_positional(interp, &class, std::slice::from_ref(this))?,
        Some(bound) => call::call_positional(interp, &class, &[this.clone(), interp.int_from_usize(bound)])?,
    };
    if copy.cast::<Deque>().is_none() {
        let (class, name) = (interp.type_of(this).name(), interp.type_of(&copy).name());
        return Err(interp.type_error(format!("{class}() must return a deque, not {name}")));
    }
    Ok(copy)
}

fn add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    if other.cast::<Deque>().is_none() {
        return sequence::add_foreign(interp, this, other, "deque");
    }
    let sum = copy(interp, this)?;
    extend(interp, deque_of(&sum), other)?;
    Ok(sum)
}

fn multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => repeat(interp, copy(interp, this)?, count),
        None => sequence::multiply_foreign(interp, this, other),
    }
}

fn reflected_multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => repeat(interp, copy(interp, this)?, count),
        None => Err(sequence::repeat_error(interp, other)),
    }
}

fn inplace_multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => repeat(interp, this.clone(), count),
        None => sequence::multiply_foreign(interp, this, other),
    }
}

/// Repeats the items of a deque in place.
fn repeat(interp: &Interp, this: Value, count: i64) -> Outcome {
    let deque = deque_of(&this);
    let items = deque.to_vec();
    // A bound keeps only the last items, so that more repetitions than fill it make no difference but to where they end: nowhere,
    // as every repetition ends with the last item.
    let enough = deque.bound.get().filter(|_| !items.is_empty()).map_or(i64::MAX, |bound| (bound / items.len()) as i64 + 1);
    let repeated = sequence::repeat_items(interp, &items, count.min(enough))?;
    let surplus = repeated.len().saturating_sub(deque.bound.get().unwrap_or(usize::MAX));
    let mut ring: VecDeque<Value> = repeated.into();
    ring.drain(..surplus);
    drop(deque.change(|old| std::mem::replace(old, ring)));
    Ok(this)
}

fn inplace_add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    extend(interp, deque_of(this), other)?;
    Ok(this.clone())
}

/// Calls `each` for the items of an iterable, which may be the deque itself.
fn for_each_item(interp: &Interp, deque: &Deque, iterable: &Value, each: fn(&Deque, Value)) -> Outcome<()> {
    if iterable.cast::<Deque>().is_some_and(|other| std::ptr::eq(other, deque)) {
        deque.to_vec().into_iter().for_each(|item| each(deque, item));
        return Ok(());
    }
    iterate::for_each(interp, iterable, |item| {
        if !interp.heap.has_room(deque.length() * size_of::<Value>()) {
            return Err(interp.memory_error(""));
        }
        each(deque, item);
        Ok(true)
    })
}

fn extend(interp: &Interp, deque: &Deque, iterable: &Value) -> Outcome<()> {
    for_each_item(interp, deque, iterable, Deque::push_back)
}

fn extend_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    extend(interp, deque_of(&args[0]), &args[1])?;
    Ok(Value::NONE)
}

fn extend_left(interp: &Interp, args: &Args<'_>) -> Outcome {
    for_each_item(interp, deque_of(&args[0]), &args[1], Deque::push_front)?;
    Ok(Value::NONE)
}

fn append(_interp: &Interp, args: &Args<'_>) -> Outcome {
    deque_of(&args[0]).push_back(args[1].clone());
    Ok(Value::NONE)
}

fn append_left(_interp: &Interp, args: &Args<'_>) -> Outcome {
    deque_of(&args[0]).push_front(args[1].clone());
    Ok(Value::NONE)
}

fn clear(_interp: &Interp, args: &Args<'_>) -> Outcome {
    deque_of(&args[0]).clear_items();
    Ok(Value::NONE)
}

fn copy_method(interp: &Interp, args: &Args<'_>) -> Outcome {
    copy(interp, &args[0])
}

/// What `copy` and pickling make the deque again from.
fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let bound = deque_of(this).bound.get().map(|bound| [interp.empty_tuple.value(), interp.int_from_usize(bound)]);
    let arguments = bound.map_or_else(|| interp.empty_tuple.value(), |bound| interp.tuple(bound).into_value());
    let state = object::call_named(interp, this, "__getstate__", &[])?;
    let items = iterate::iter(interp, this)?;
    Ok(interp.tuple([interp.type_of(this).value(), arguments, state, items]).into_value())
}

fn count(interp: &Interp, args: &Args<'_>) -> Outcome {
    let deque = deque_of(&args[0]);
    let stamp = deque.stamp();
    let (mut index, mut number) = (0, 0);
    while let Some(item) = deque.item(index) {
        number += usize::from(compare::equal(interp, &item, &args[1])?);
        if deque.stamp() != stamp {
            return Err(mutated(interp));
        }
        index += 1;
    }
    Ok(interp.int_from_usize(number))
}

fn index(interp: &Interp, args: &Args<'_>) -> Outcome {
    let deque = deque_of(&args[0]);
    let start = sequence::search_bound(interp, &args[2])?;
    let stop = args.optional(3).map_or(Ok(i64::MAX), |stop| sequence::search_bound(interp, stop))?;
    let length = deque.length();
    let (start, stop) = (sequence::clamp_index(start, length), sequence::clamp_index(stop, length));
    match find(interp, deque, &args[1], start, stop)? {
        Some(index) => Ok(interp.int_from_usize(index)),
        None => Err(not_found(interp, &args[1])?),
    }
}

#[cold]
fn not_found(interp: &Interp, wanted: &Value) -> Outcome<Raised> {
    let wanted = text::repr_string(interp, wanted)?;
    Ok(interp.value_error(format!("{wanted} is not in deque")))
}

fn insert(interp: &Interp, args: &Args<'_>) -> Outcome {
    let index = number::to_i64(interp, &args[1])?;
    let deque = deque_of(&args[0]);
    let length = deque.length();
    if deque.bound.get() == Some(length) {
        return Err(interp.index_error("deque already at its maximum size"));
    }
    let index = sequence::clamp_index(index, length);
    deque.change(|ring| ring.insert(index, args[2].clone()));
    Ok(Value::NONE)
}

fn pop(interp: &Interp, args: &Args<'_>) -> Outcome {
    let item = deque_of(&args[0]).change(VecDeque::pop_back);
    item.ok_or_else(|| interp.index_error("pop from an empty deque"))
}

fn pop_left(interp: &Interp, args: &Args<'_>) -> Outcome {
    let item = deque_of(&args[0]).change(VecDeque::pop_front);
    item.ok_or_else(|| interp.index_error("pop from an empty deque"))
}

fn remove(interp: &Interp, args: &Args<'_>) -> Outcome {
    let deque = deque_of(&args[0]);
    let length = deque.length();
    let mut index = 0;
    while let Some(item) = deque.item(index) {
        let is_equal = compare::equal(interp, &item, &args[1])?;
        if deque.length() != length {
            return Err(interp.index_error("deque mutated during iteration"));
        }
        if is_equal {
            drop(deque.change(|ring| ring.remove(index)));
            return Ok(Value::NONE);
        }
        index += 1;
    }
    Err(not_found(interp, &args[1])?)
}

fn reverse(_interp: &Interp, args: &Args<'_>) -> Outcome {
    deque_of(&args[0]).with(|ring| ring.make_contiguous().reverse());
    Ok(Value::NONE)
}

fn rotate(interp: &Interp, args: &Args<'_>) -> Outcome {
    let count = number::to_i64(interp, &args[1])?;
    deque_of(&args[0]).rotate_right(count);
    Ok(Value::NONE)
}

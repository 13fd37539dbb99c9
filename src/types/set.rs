//! The payload of `set` and `frozenset`, the type `set`, and the methods that both types have.

use std::cell::Cell;

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Ref, Visit};
use crate::object::protocol::{compare, iterate, text};
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, Raised, SlotFunction, SlotKey};

use super::hashing::SetHasher;
use super::iterators::itself;
use super::set_table::SetTable;
use super::{arguments, generic_alias, object, sequence, set_operations};

/// Stands for a hash that was not asked for.
const NO_HASH: i64 = -1;

/// The payload of `set` and `frozenset`; the type says which.
pub struct Set {
    /// The members.
    pub table: SetTable,
    /// Hash of a frozenset, once asked for.
    hash: Cell<i64>,
}

impl Set {
    /// A set of the members of a table.
    pub fn new(table: SetTable) -> Set {
        Set { table, hash: Cell::new(NO_HASH) }
    }

    /// The hash of a frozenset with these members. Runs no Python.
    pub(super) fn hash(&self) -> i64 {
        let known = self.hash.get();
        if known != NO_HASH {
            return known;
        }
        let mut hasher = SetHasher::default();
        let mut number = 0;
        while let Some((found, hash, _)) = self.table.next(number) {
            hasher.add(hash);
            number = found + 1;
        }
        hasher.finish()
    }

    /// As `hash`, and remembers it: the members will not change.
    pub(super) fn frozen_hash(&self) -> i64 {
        let hash = self.hash();
        self.hash.set(hash);
        hash
    }
}

impl Default for Set {
    fn default() -> Set {
        Set::new(SetTable::new())
    }
}

impl Payload for Set {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.table.traverse(visit);
    }

    fn outside_bytes(&self) -> usize {
        self.table.capacity_bytes()
    }

    fn clear(&self) {
        self.table.clear();
    }
}

/// Payload of `set_iterator`.
pub struct SetIterator {
    /// Absent at the end.
    set: Slot<Ref<Set>>,
    /// The next place.
    place: Cell<usize>,
    /// Length of the set when the iterator was made.
    length: Cell<usize>,
    /// Members that are still expected.
    expected: Cell<usize>,
}

impl Payload for SetIterator {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.set.traverse(visit);
    }

    fn clear(&self) {
        drop(self.set.take());
    }
}

/// A set object.
pub fn new_set(interp: &Interp, table: SetTable) -> Value {
    interp.allocate(&interp.types.set, Set::new(table)).into_value()
}

/// A set or a frozenset, whichever `like` is an instance of.
pub fn new_like(interp: &Interp, like: &Value, table: SetTable) -> Value {
    let ty = if is_mutable(interp, like) { &interp.types.set } else { &interp.types.frozenset };
    interp.allocate(ty, Set::new(table)).into_value()
}

/// Whether a value is a `set`, not a `frozenset`.
fn is_mutable(interp: &Interp, value: &Value) -> bool {
    value.cast::<Set>().is_some() && interp.type_of(value).is_subtype(&interp.types.set)
}

static SPEC: TypeSpec = TypeSpec {
    name: "set",
    documentation: "Build an unordered collection of unique elements.",
    flags: flags::BASE | flags::MATCH_SELF | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Init, SlotFunction::Init(init)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Unhashable),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(iter)),
        (SlotKey::Length, SlotFunction::Length(length)),
        (SlotKey::Contains, SlotFunction::Contains(contains)),
        (SlotKey::Binary(BinaryOp::And), SlotFunction::Binary(and)),
        (SlotKey::Binary(BinaryOp::Or), SlotFunction::Binary(or)),
        (SlotKey::Binary(BinaryOp::Xor), SlotFunction::Binary(xor)),
        (SlotKey::Binary(BinaryOp::Subtract), SlotFunction::Binary(subtract)),
        (SlotKey::Reflected(BinaryOp::And), SlotFunction::Binary(reflected_and)),
        (SlotKey::Reflected(BinaryOp::Or), SlotFunction::Binary(reflected_or)),
        (SlotKey::Reflected(BinaryOp::Xor), SlotFunction::Binary(reflected_xor)),
        (SlotKey::Reflected(BinaryOp::Subtract), SlotFunction::Binary(reflected_subtract)),
        (SlotKey::Inplace(BinaryOp::And), SlotFunction::Binary(inplace_and)),
        (SlotKey::Inplace(BinaryOp::Or), SlotFunction::Binary(inplace_or)),
        (SlotKey::Inplace(BinaryOp::Xor), SlotFunction::Binary(inplace_xor)),
        (SlotKey::Inplace(BinaryOp::Subtract), SlotFunction::Binary(inplace_subtract)),
    ],
    methods: &[
        Method::class("__class_getitem__", "object, /", super::generic_alias::class_getitem),
        Method::new("add", "object, /", add),
        Method::new("clear", "", clear),
        Method::new("copy", "", copy),
        Method::new("difference", "*others", difference),
        Method::new("difference_update", "*others", difference_update),
        Method::new("discard", "object, /", discard),
        Method::new("intersection", "*others", intersection),
        Method::new("intersection_update", "*others", intersection_update),
        Method::new("isdisjoint", "other, /", is_disjoint),
        Method::new("issubset", "other, /", is_subset),
        Method::new("issuperset", "other, /", is_superset),
        Method::new("__reduce__", "", reduce),
        Method::new("pop", "", pop),
        Method::new("remove", "object, /", remove),
        Method::new("symmetric_difference", "other, /", symmetric_difference),
        Method::new("symmetric_difference_update", "other, /", symmetric_difference_update),
        Method::new("union", "*others", union),
        Method::new("update", "*others", update),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    ..TypeSpec::EMPTY
};

static ITERATOR: TypeSpec = TypeSpec {
    name: "set_iterator",
    slots: &[(SlotKey::Iter, SlotFunction::Unary(itself)), (SlotKey::Next, SlotFunction::Next(iterator_next))],
    methods: &[Method::new("__length_hint__", "", iterator_length_hint)],
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub fn install(interp: &Interp) {
    interp.define::<Set>(&interp.types.set, &interp.types.object, &SPEC);
    interp.define::<SetIterator>(&interp.types.set_iterator, &interp.types.object, &ITERATOR);
}

pub(super) fn set_of(value: &Value) -> &Set {
    value.cast().expect("the receiver of a set method is a set")
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    Ok(interp.allocate(ty, Set::default()).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() > 0 && arguments::has_native_new(interp, interp.type_of(this)) {
        arguments::no_keywords(interp, "set", args)?;
    }
    arguments::count(interp, "set", args, 0, 1)?;
    let table = &set_of(this).table;
    table.clear();
    match args.positional().first() {
        Some(iterable) => set_operations::update(interp, table, iterable),
        None => Ok(()),
    }
}

pub(super) fn repr(interp: &Interp, this: &Value) -> Outcome {
    let name = interp.type_of(this).name();
    if set_of(this).table.is_empty() {
        return Ok(interp.text_from_string(format!("{name}()")).into_value());
    }
    let (open, close) = if interp.types.set.is_type_of(this) { ("{".to_owned(), "}") } else { (format!("{name}({{"), "})") };
    let bytes = text::guarded_repr(interp, this, || {
        let members = iterate::collect(interp, this)?;
        sequence::repr_items(interp, &members[..], &open, close)
    })?;
    Ok(sequence::text_from_bytes(interp, bytes.unwrap_or_else(|| format!("{name}(...)").into_bytes())))
}

pub(super) fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (one, Some(other)) = (set_of(this), other.cast::<Set>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (one_length, other_length) = (one.table.len(), other.table.len());
    let is_within = |one: &Set, other: &Set| set_operations::is_subset(interp, &one.table, &other.table);
    let are_equal = || {
        let (one_hash, other_hash) = (one.hash.get(), other.hash.get());
        let differ = one_hash != NO_HASH && other_hash != NO_HASH && one_hash != other_hash;
        if one_length != other_length || differ { Ok(false) } else { is_within(one, other) }
    };
    let result = match op {
        CompareOp::Equal => are_equal()?,
        CompareOp::NotEqual => !are_equal()?,
        CompareOp::LessEqual => is_within(one, other)?,
        CompareOp::GreaterEqual => is_within(other, one)?,
        CompareOp::Less => one_length < other_length && is_within(one, other)?,
        CompareOp::Greater => one_length > other_length && is_within(other, one)?,
    };
    Ok(Value::bool(result))
}

pub(super) fn iter(interp: &Interp, this: &Value) -> Outcome {
    let set: Ref<Set> = this.to_ref().expect("the receiver of a set method is a set");
    let length = set.table.len();
    let iterator = SetIterator { set: Slot::new(Some(set)), place: Cell::new(0), length: Cell::new(length), expected: Cell::new(length) };
    Ok(interp.allocate(&interp.types.set_iterator, iterator).into_value())
}

pub(super) fn length(_interp: &Interp, this: &Value) -> Outcome<usize> {
    Ok(set_of(this).table.len())
}

/// The hash of a key that is searched for; a set stands for the frozenset of its members. The key to compare with comes along.
fn search_key(interp: &Interp, key: &Value) -> Outcome<(i64, Value)> {
    let outcome = compare::hash(interp, key);
    if !is_mutable(interp, key) {
        return Ok((outcome?, key.clone()));
    }
    match interp.absorb(outcome, &interp.exceptions.type_error)? {
        Some(hash) => Ok((hash, key.clone())),
        None => {
            let members = Set::new(set_operations::copy(interp, &set_of(key).table)?);
            let hash = members.frozen_hash();
            Ok((hash, interp.allocate(&interp.types.frozenset, members).into_value()))
        }
    }
}

pub(super) fn contains(interp: &Interp, this: &Value, key: &Value) -> Outcome<bool> {
    let (hash, key) = search_key(interp, key)?;
    set_operations::contains_hashed(interp, &set_of(this).table, &key, hash)
}

/// Both operands of an operator, when both are sets.
fn operands<'a>(one: &'a Value, other: &'a Value) -> Option<(&'a Set, &'a Set)> {
    Some((one.cast()?, other.cast()?))
}

pub(super) fn and(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let Some((set, _)) = operands(one, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(new_like(interp, one, set_operations::intersection(interp, set, other)?))
}

pub(super) fn or(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let Some((set, _)) = operands(one, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let table = set_operations::copy(interp, &set.table)?;
    set_operations::update(interp, &table, other)?;
    Ok(new_like(interp, one, table))
}

pub(super) fn xor(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    if operands(one, other).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    symmetric_difference_of(interp, one, other)
}

/// CPython starts from the other operand, which shows in the order.
fn symmetric_difference_of(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let table = set_operations::table_from(interp, other)?;
    set_operations::symmetric_difference_update(interp, &table, one)?;
    Ok(new_like(interp, one, table))
}

pub(super) fn subtract(interp: &Interp, one: &Value, other: &Value) -> Outcome {
    let Some((set, _)) = operands(one, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(new_like(interp, one, set_operations::difference(interp, set, other)?))
}

pub(super) fn reflected_and(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    and(interp, other, this)
}

pub(super) fn reflected_or(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    or(interp, other, this)
}

pub(super) fn reflected_xor(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    xor(interp, other, this)
}

pub(super) fn reflected_subtract(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    subtract(interp, other, this)
}

fn inplace_and(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let Some((set, _)) = operands(this, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    set.table.swap(&set_operations::intersection(interp, set, other)?);
    Ok(this.clone())
}

fn inplace_or(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    inplace(interp, this, other, set_operations::update)
}

fn inplace_xor(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    inplace(interp, this, other, set_operations::symmetric_difference_update)
}

fn inplace_subtract(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    inplace(interp, this, other, set_operations::difference_update)
}

fn inplace(interp: &Interp, this: &Value, other: &Value, change: fn(&Interp, &SetTable, &Value) -> Outcome<()>) -> Outcome {
    let Some((set, _)) = operands(this, other) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    change(interp, &set.table, other)?;
    Ok(this.clone())
}

fn add(interp: &Interp, args: &Args<'_>) -> Outcome {
    set_operations::add(interp, &set_of(&args[0]).table, args[1].clone())?;
    Ok(Value::NONE)
}

fn clear(_interp: &Interp, args: &Args<'_>) -> Outcome {
    set_of(&args[0]).table.clear();
    Ok(Value::NONE)
}

fn copy(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(new_like(interp, &args[0], set_operations::copy(interp, &set_of(&args[0]).table)?))
}

fn no_keywords(interp: &Interp, args: &Args<'_>, method: &str) -> Outcome<()> {
    if args.keyword_count() == 0 {
        return Ok(());
    }
    let name = if is_mutable(interp, &args[0]) { "set" } else { "frozenset" };
    Err(interp.type_error(format!("{name}.{method}() takes no keyword arguments")))
}

pub(super) fn difference(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, args, "difference")?;
    let set = set_of(&args[0]);
    let [_, first, rest @ ..] = args.positional() else {
        return copy(interp, args);
    };
    let table = set_operations::difference(interp, set, first)?;
    for other in rest {
        set_operations::difference_update(interp, &table, other)?;
    }
    Ok(new_like(interp, &args[0], table))
}

fn difference_update(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, args, "difference_update")?;
    for other in &args.positional()[1..] {
        set_operations::difference_update(interp, &set_of(&args[0]).table, other)?;
    }
    Ok(Value::NONE)
}

fn discard(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (hash, key) = search_key(interp, &args[1])?;
    set_operations::discard_hashed(interp, &set_of(&args[0]).table, &key, hash)?;
    Ok(Value::NONE)
}

fn intersection_table(interp: &Interp, args: &Args<'_>) -> Outcome<SetTable> {
    let set = set_of(&args[0]);
    let [_, first, rest @ ..] = args.positional() else {
        return set_operations::copy(interp, &set.table);
    };
    let mut common = Set::new(set_operations::intersection(interp, set, first)?);
    for other in rest {
        common = Set::new(set_operations::intersection(interp, &common, other)?);
    }
    Ok(common.table)
}

pub(super) fn intersection(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, args, "intersection")?;
    Ok(new_like(interp, &args[0], intersection_table(interp, args)?))
}

fn intersection_update(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, args, "intersection_update")?;
    set_of(&args[0]).table.swap(&intersection_table(interp, args)?);
    Ok(Value::NONE)
}

pub(super) fn is_disjoint(interp: &Interp, args: &Args<'_>) -> Outcome {
    Ok(Value::bool(set_operations::are_disjoint(interp, set_of(&args[0]), &args[1])?))
}

pub(super) fn is_subset(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (set, other) = (set_of(&args[0]), &args[1]);
    let result = match other.cast::<Set>() {
        Some(other) => set_operations::is_subset(interp, &set.table, &other.table)?,
        None => set_operations::intersection(interp, set, other)?.len() == set.table.len(),
    };
    Ok(Value::bool(result))
}

pub(super) fn is_superset(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (set, other) = (set_of(&args[0]), &args[1]);
    if let Some(other) = other.cast::<Set>() {
        return Ok(Value::bool(set_operations::is_subset(interp, &other.table, &set.table)?));
    }
    let mut are_all = true;
    iterate::for_each(interp, other, |key| {
        let hash = compare::hash(interp, &key)?;
        are_all = set_operations::contains_hashed(interp, &set.table, &key, hash)?;
        Ok(are_all)
    })?;
    Ok(Value::bool(are_all))
}

fn pop(interp: &Interp, args: &Args<'_>) -> Outcome {
    match set_of(&args[0]).table.pop() {
        Some(member) => Ok(member),
        None => Err(interp.key_error(interp.text("pop from an empty set").as_value())),
    }
}

fn remove(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (hash, key) = search_key(interp, &args[1])?;
    match set_operations::discard_hashed(interp, &set_of(&args[0]).table, &key, hash)? {
        true => Ok(Value::NONE),
        false => Err(interp.key_error(&args[1])),
    }
}

pub(super) fn symmetric_difference(interp: &Interp, args: &Args<'_>) -> Outcome {
    symmetric_difference_of(interp, &args[0], &args[1])
}

fn symmetric_difference_update(interp: &Interp, args: &Args<'_>) -> Outcome {
    set_operations::symmetric_difference_update(interp, &set_of(&args[0]).table, &args[1])?;
    Ok(Value::NONE)
}

pub(super) fn union(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, args, "union")?;
    let table = set_operations::copy(interp, &set_of(&args[0]).table)?;
    for other in &args.positional()[1..] {
        set_operations::update(interp, &table, other)?;
    }
    Ok(new_like(interp, &args[0], table))
}

fn update(interp: &Interp, args: &Args<'_>) -> Outcome {
    no_keywords(interp, args, "update")?;
    for other in &args.positional()[1..] {
        set_operations::update(interp, &set_of(&args[0]).table, other)?;
    }
    Ok(Value::NONE)
}

/// What `copy` and pickling make the set again from.
pub(super) fn reduce(interp: &Interp, args: &Args<'_>) -> Outcome {
    let this = &args[0];
    let members = interp.list(iterate::collect(interp, this)?).into_value();
    let arguments = interp.tuple([members]).into_value();
    let state = object::call_named(interp, this, "__getstate__", &[])?;
    Ok(interp.tuple([interp.type_of(this).value(), arguments, state]).into_value())
}

#[cold]
fn changed(interp: &Interp) -> Raised {
    interp.runtime_error("Set changed size during iteration")
}

fn iterator_next(interp: &Interp, this: &Value) -> Outcome<Option<Value>> {
    let iterator: &SetIterator = this.cast().expect("the receiver is a set iterator");
    let found =
        iterator.set.read(|set| set.map(|set| (set.table.len() == iterator.length.get()).then(|| set.table.next(iterator.place.get()))));
    match found {
        None => Ok(None),
        Some(None) => {
            // No length a set can have: the error stays.
            iterator.length.set(usize::MAX);
            Err(changed(interp))
        }
        Some(Some(None)) => {
            drop(iterator.set.take());
            Ok(None)
        }
        Some(Some(Some((number, _, member)))) => {
            iterator.place.set(number + 1);
            iterator.expected.set(iterator.expected.get().saturating_sub(1));
            Ok(Some(member))
        }
    }
}

fn iterator_length_hint(interp: &Interp, args: &Args<'_>) -> Outcome {
    let iterator: &SetIterator = args[0].cast().expect("the receiver is a set iterator");
    let is_unchanged = iterator.set.read(|set| set.is_some_and(|set| set.table.len() == iterator.length.get()));
    Ok(interp.int_from_usize(if is_unchanged { iterator.expected.get() } else { 0 }))
}

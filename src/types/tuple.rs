//! The type `tuple`.

use crate::object::builder::TypeSpec;
use crate::object::header::Ref;
use crate::object::protocol::{compare, iterate, text};
use crate::object::tuple::Tuple;
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, BinaryOp, CompareOp, Interp, Method, Outcome, SlotFunction, SlotKey};

use super::hashing::TupleHasher;
use super::slice::Slice;
use super::{arguments, generic_alias, iterators, list, sequence};

static SPEC: TypeSpec = TypeSpec {
    name: "tuple",
    documentation: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
    flags: flags::BASE | flags::SEQUENCE | flags::MATCH_SELF,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(iter)),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(tuple_of(this).len()))),
        (SlotKey::Contains, SlotFunction::Contains(contains)),
        (SlotKey::GetItem, SlotFunction::Binary(get_item)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(add)),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(multiply)),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(reflected_multiply)),
    ],
    methods: &[
        Method::class("__class_getitem__", "object, /", super::generic_alias::class_getitem),
        Method::new("count", "object, /", count),
        Method::new("index", "object, start=0, stop=..., /", index),
        Method::new("__getnewargs__", "", new_arguments),
        Method::class("__class_getitem__", "object, /", generic_alias::class_getitem),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the type.
pub fn install(interp: &Interp) {
    interp.define::<Tuple>(&interp.types.tuple, &interp.types.object, &SPEC);
}

#[inline(always)]
fn tuple_of(value: &Value) -> &Tuple {
    value.cast().expect("the receiver of a tuple method is a tuple")
}

/// The tuple itself, or for an instance of a subclass a plain tuple of its items.
fn plain(interp: &Interp, this: &Value) -> Value {
    if interp.types.tuple.is_type_of(this) { this.clone() } else { interp.tuple(tuple_of(this).items()).into_value() }
}

fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let is_exact = ty.is(&interp.types.tuple);
    if args.keyword_count() > 0 && arguments::has_native_init(interp, ty) {
        arguments::no_keywords(interp, "tuple", args)?;
    }
    arguments::count(interp, "tuple", args, 0, 1)?;
    let items = match args.positional().first() {
        None => Vec::new(),
        Some(tuple) if is_exact && interp.types.tuple.is_type_of(tuple) => return Ok(tuple.clone()),
        Some(iterable) => iterate::collect(interp, iterable)?,
    };
    if is_exact { Ok(interp.tuple(items).into_value()) } else { Ok(interp.allocate(ty, Tuple::new(items)).into_value()) }
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let items = tuple_of(this).items();
    if items.is_empty() {
        return Ok(interp.text("()").into_value());
    }
    let close = if items.len() == 1 { ",)" } else { ")" };
    let bytes = text::guarded_repr(interp, this, || sequence::repr_items(interp, items, "(", close))?;
    Ok(sequence::text_from_bytes(interp, bytes.unwrap_or_else(|| b"(...)".to_vec())))
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let mut hasher = TupleHasher::default();
    for item in tuple_of(this).items() {
        hasher.add(compare::hash(interp, item)?);
    }
    Ok(hasher.finish())
}

fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    match other.cast::<Tuple>() {
        Some(other) => compare_items(interp, tuple_of(this).items(), other.items(), op),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// As for lists, except that tuples of unequal length are compared item by item too when asked for equality.
fn compare_items(interp: &Interp, one: &[Value], other: &[Value], op: CompareOp) -> Outcome {
    for (left, right) in one.iter().zip(other) {
        if !compare::equal(interp, left, right)? {
            return match op {
                CompareOp::Equal => Ok(Value::FALSE),
                CompareOp::NotEqual => Ok(Value::TRUE),
                _ => compare::rich(interp, left, right, op),
            };
        }
    }
    Ok(Value::bool(op.accepts(one.len().cmp(&other.len()))))
}

fn iter(interp: &Interp, this: &Value) -> Outcome {
    let tuple: Ref<Tuple> = this.to_ref().expect("the receiver of a tuple method is a tuple");
    Ok(iterators::tuple_iterator(interp, tuple))
}

fn contains(interp: &Interp, this: &Value, item: &Value) -> Outcome<bool> {
    Ok(sequence::find(interp, tuple_of(this).items(), item, 0, usize::MAX)?.is_some())
}

fn get_item(interp: &Interp, this: &Value, key: &Value) -> Outcome {
    let items = tuple_of(this).items();
    if let Some(slice) = key.cast::<Slice>() {
        let fitted = slice.unpack(interp)?.fit(items.len());
        if fitted.step == 1 && fitted.count == items.len() {
            return Ok(plain(interp, this));
        }
        return Ok(interp.tuple(list::slice_items(items, fitted)).into_value());
    }
    let index = sequence::subscript_index(interp, key, "tuple")?;
    let item = sequence::resolve_index(index, items.len()).map(|index| items[index].clone());
    item.ok_or_else(|| interp.index_error("tuple index out of range"))
}

fn add(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    let Some(more) = other.cast::<Tuple>() else {
        return sequence::add_foreign(interp, this, other, "tuple");
    };
    let items = tuple_of(this).items();
    if items.is_empty() {
        return Ok(plain(interp, other));
    }
    if more.is_empty() {
        return Ok(plain(interp, this));
    }
    if !interp.heap.has_room((items.len() + more.len()) * size_of::<Value>()) {
        return Err(interp.memory_error(""));
    }
    Ok(interp.tuple([items, more.items()].concat()).into_value())
}

fn multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => repeat(interp, this, count),
        None => sequence::multiply_foreign(interp, this, other),
    }
}

fn reflected_multiply(interp: &Interp, this: &Value, other: &Value) -> Outcome {
    match sequence::repeat_count(interp, other)? {
        Some(count) => repeat(interp, this, count),
        None => Err(sequence::repeat_error(interp, other)),
    }
}

fn repeat(interp: &Interp, this: &Value, count: i64) -> Outcome {
    if count == 1 {
        return Ok(plain(interp, this));
    }
    Ok(interp.tuple(sequence::repeat_items(interp, tuple_of(this).items(), count)?).into_value())
}

fn count(interp: &Interp, args: &Args<'_>) -> Outcome {
    let number = sequence::count(interp, tuple_of(&args[0]).items(), &args[1])?;
    Ok(interp.int_from_usize(number))
}

fn index(interp: &Interp, args: &Args<'_>) -> Outcome {
    match sequence::index_between(interp, tuple_of(&args[0]).items(), &args[1], &args[2], args.optional(3))? {
        Some(index) => Ok(interp.int_from_usize(index)),
        None => Err(interp.value_error("tuple.index(x): x not in tuple")),
    }
}

fn new_arguments(interp: &Interp, args: &Args<'_>) -> Outcome {
    let items = interp.tuple(tuple_of(&args[0]).items());
    Ok(interp.tuple([items.into_value()]).into_value())
}

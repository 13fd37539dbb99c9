//! The type `memoryview`: a window on the memory of another object. Its items are read and written by `memory_format`; indexing and
//! assignment are in `memory_items`.

use crate::object::builder::TypeSpec;
use crate::object::cell::Slot;
use crate::object::header::{Payload, Visit};
use crate::object::list::List;
use crate::object::protocol::{compare, number};
use crate::object::string::hash_bytes;
use crate::object::tuple::Tuple;
use crate::object::ty::{TypeRef, flags};
use crate::object::value::Value;
use crate::object::{Args, CompareOp, GetSet, Interp, Method, Outcome, SlotFunction, SlotKey};

use super::buffer::{self, Lease};
use super::byte_methods::{hex_text, with_hex_arguments};
use super::bytes::bytes_value;
use super::memory_format::Format;
use super::memory_items;
use super::memory_layout::Layout;
use super::text_arguments;

/// Payload of `memoryview`.
pub struct MemoryView {
    /// The owner of the memory; absent when the view is released.
    lease: Slot<Lease>,
    /// Which of its bytes are seen, and how.
    pub(super) layout: Layout,
    pub(super) is_read_only: bool,
}

impl Payload for MemoryView {
    const TRACKED: bool = true;

    fn traverse(&self, visit: &mut Visit<'_>) {
        self.lease.read(|lease| {
            if let Some(lease) = lease {
                visit.value(lease.owner());
            }
        });
    }

    fn clear(&self) {
        drop(self.lease.take());
    }
}

impl MemoryView {
    /// The lease, or ValueError when the view is released.
    pub(crate) fn lease(&self, interp: &Interp) -> Outcome<Lease> {
        self.lease.get().ok_or_else(|| interp.value_error("operation forbidden on released memoryview object"))
    }

    /// Place and length of the bytes when they may be written and have no gaps.
    pub(crate) fn writable_range(&self) -> Option<(usize, usize)> {
        if self.is_read_only { None } else { self.layout.contiguous_range() }
    }

    /// ValueError when the view is released.
    pub(super) fn check(&self, interp: &Interp) -> Outcome<()> {
        if self.lease.is_some() { Ok(()) } else { self.lease(interp).map(drop) }
    }

    /// Reads the bytes in place unless there are gaps; `None` then, or when the view is released.
    pub(super) fn try_read_contiguous<R>(&self, read: impl FnOnce(&[u8]) -> R) -> Option<R> {
        let (start, length) = self.layout.contiguous_range()?;
        self.lease.read(|lease| Some(lease?.read(|memory| read(&memory[start..start + length]))))
    }

    /// Reads the bytes in place; BufferError when there are gaps.
    pub(super) fn read_contiguous<R>(&self, interp: &Interp, read: impl FnOnce(&[u8]) -> R) -> Outcome<R> {
        self.check(interp)?;
        let result = self.try_read_contiguous(read);
        result.ok_or_else(|| interp.buffer_error("memoryview: underlying buffer is not C-contiguous"))
    }

    /// The items one after another, without gaps.
    pub(super) fn to_bytes(&self, interp: &Interp) -> Outcome<Vec<u8>> {
        let lease = self.lease(interp)?;
        if !interp.heap.has_room(self.layout.byte_count()) {
            return Err(interp.out_of_memory());
        }
        Ok(lease.read(|memory| self.layout.gather(memory)))
    }
}

static SPEC: TypeSpec = TypeSpec {
    name: "memoryview",
    documentation: "Create a new memoryview object which references the given object.",
    flags: flags::SEQUENCE,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Hash(hash)),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(memory_items::iter)),
        (SlotKey::Length, SlotFunction::Length(length)),
        (SlotKey::GetItem, SlotFunction::Binary(memory_items::get_item)),
        (SlotKey::SetItem, SlotFunction::SetItem(memory_items::set_item)),
    ],
    methods: &[
        Method::new("cast", "format, shape=...", cast),
        Method::new("hex", "sep=..., bytes_per_sep=1", hex),
        Method::new("release", "", release),
        Method::new("tobytes", "order='C'", to_bytes),
        Method::new("tolist", "", to_list),
        Method::new("toreadonly", "", to_read_only),
        Method::new("__enter__", "", enter),
        Method::new("__exit__", "*exc_info", release),
    ],
    getset: &[
        GetSet::read_only("obj", |interp, this| Ok(view_of(this).lease(interp)?.owner().clone())),
        GetSet::read_only("nbytes", |interp, this| Ok(interp.int_from_usize(checked(interp, this)?.layout.byte_count()))),
        GetSet::read_only("itemsize", |interp, this| Ok(interp.int_from_usize(checked(interp, this)?.layout.format.size()))),
        GetSet::read_only("format", |interp, this| Ok(interp.text(checked(interp, this)?.layout.format.text()).into_value())),
        GetSet::read_only("ndim", |interp, this| Ok(interp.int_from_usize(checked(interp, this)?.layout.shape.len()))),
        GetSet::read_only("shape", shape),
        GetSet::read_only("strides", strides),
        GetSet::read_only("suboffsets", |interp, this| checked(interp, this).map(|_| interp.empty_tuple.value())),
        GetSet::read_only("readonly", |interp, this| Ok(Value::bool(checked(interp, this)?.is_read_only))),
        GetSet::read_only("c_contiguous", |interp, this| Ok(Value::bool(checked(interp, this)?.layout.is_c_contiguous()))),
        GetSet::read_only("f_contiguous", |interp, this| Ok(Value::bool(checked(interp, this)?.layout.is_f_contiguous()))),
        GetSet::read_only("contiguous", |interp, this| {
            let layout = &checked(interp, this)?.layout;
            Ok(Value::bool(layout.is_c_contiguous() || layout.is_f_contiguous()))
        }),
    ],
    ..TypeSpec::EMPTY
};

/// Makes the types.
pub fn install(interp: &Interp) {
    interp.define::<MemoryView>(&interp.types.memoryview, &interp.types.object, &SPEC);
    memory_items::install(interp);
}

#[inline(always)]
pub(super) fn view_of(value: &Value) -> &MemoryView {
    value.cast().expect("the receiver of a memoryview method is a memoryview")
}

/// The view, which is not released.
pub(super) fn checked<'a>(interp: &Interp, value: &'a Value) -> Outcome<&'a MemoryView> {
    let view = view_of(value);
    view.check(interp).map(|()| view)
}

/// A view on the memory that `lease` holds.
pub(super) fn view_value(interp: &Interp, lease: Lease, layout: Layout, is_read_only: bool) -> Value {
    let view = MemoryView { lease: Slot::new(Some(lease)), layout, is_read_only };
    interp.allocate(&interp.types.memoryview, view).into_value()
}

fn new(interp: &Interp, _ty: &TypeRef, args: &Args<'_>) -> Outcome {
    let [object] = text_arguments::named(interp, "memoryview", args, ["object"])?;
    let Some(object) = object else {
        return Err(interp.type_error("memoryview() missing required argument 'object' (pos 1)"));
    };
    view_on(interp, &object)?.ok_or_else(|| {
        let name = interp.type_of(&object).name();
        interp.type_error(format!("memoryview: a bytes-like object is required, not '{name}'"))
    })
}

/// `memoryview(object)`; `None` when the object has no buffer.
pub(crate) fn view_on(interp: &Interp, object: &Value) -> Outcome<Option<Value>> {
    if let Some(view) = object.cast::<MemoryView>() {
        return Ok(Some(view_value(interp, view.lease(interp)?, view.layout.clone(), view.is_read_only)));
    }
    Ok(buffer::export(object).map(|export| {
        let layout = Layout::of_bytes(export.format, export.length);
        view_value(interp, Lease::new(object.clone()), layout, export.is_read_only)
    }))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let state = if view_of(this).lease.is_some() { "memory" } else { "released memory" };
    Ok(interp.text(format!("<{state} at {:#x}>", crate::object::address(this))).into_value())
}

fn hash(interp: &Interp, this: &Value) -> Outcome<i64> {
    let view = checked(interp, this)?;
    if !view.is_read_only {
        return Err(interp.value_error("cannot hash writable memoryview object"));
    }
    if !view.layout.format.is_bytes() {
        return Err(interp.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    Ok(hash_bytes(&view.to_bytes(interp)?))
}

fn length(interp: &Interp, this: &Value) -> Outcome<usize> {
    let view = checked(interp, this)?;
    view.layout.shape.first().copied().ok_or_else(|| interp.type_error("0-dim memory has no length"))
}

/// Equality of shapes and items, with any object that has a buffer. Items are compared as values.
fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let view = view_of(this);
    let other_view = match other.cast::<MemoryView>() {
        Some(_) => other.clone(),
        None if !view.lease.is_some() => return Ok(Value::bool(op == CompareOp::NotEqual)),
        None => match view_on(interp, other)? {
            Some(other) => other,
            None => return Ok(Value::NOT_IMPLEMENTED),
        },
    };
    let other_view = view_of(&other_view);
    if !view.lease.is_some() || !other_view.lease.is_some() {
        return Ok(Value::bool(this.is(other) == (op == CompareOp::Equal)));
    }
    let is_equal = view.layout.shape == other_view.layout.shape && has_equal_items(interp, view, other_view)?;
    Ok(Value::bool(is_equal == (op == CompareOp::Equal)))
}

fn has_equal_items(interp: &Interp, one: &MemoryView, other: &MemoryView) -> Outcome<bool> {
    let (left, right) = (one.to_bytes(interp)?, other.to_bytes(interp)?);
    let (left_format, right_format) = (one.layout.format, other.layout.format);
    if left_format.has_same_bytes(right_format) {
        return Ok(left == right);
    }
    for (left, right) in left.chunks_exact(left_format.size()).zip(right.chunks_exact(right_format.size())) {
        let (left, right) = (left_format.unpack(interp, left), right_format.unpack(interp, right));
        // Numbers and bytes: no Python runs. A NaN is not equal to itself.
        if !compare::test(interp, &left, &right, CompareOp::Equal)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn shape(interp: &Interp, this: &Value) -> Outcome {
    let shape = &checked(interp, this)?.layout.shape;
    Ok(interp.tuple(shape.iter().map(|length| interp.int_from_usize(*length)).collect::<Vec<_>>()).into_value())
}

fn strides(interp: &Interp, this: &Value) -> Outcome {
    let strides = &checked(interp, this)?.layout.strides;
    Ok(interp.tuple(strides.iter().map(|stride| interp.int(*stride)).collect::<Vec<_>>()).into_value())
}

fn enter(interp: &Interp, args: &Args<'_>) -> Outcome {
    checked(interp, &args[0]).map(|_| args[0].clone())
}

fn release(_interp: &Interp, args: &Args<'_>) -> Outcome {
    drop(view_of(&args[0]).lease.take());
    Ok(Value::NONE)
}

fn hex(interp: &Interp, args: &Args<'_>) -> Outcome {
    let bytes = view_of(&args[0]).to_bytes(interp)?;
    with_hex_arguments(interp, args, |separator, group| hex_text(&bytes, separator, group))
}

fn to_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let view = checked(interp, &args[0])?;
    let order =
        if args[1].is_none() { "C".into() } else { text_arguments::text(interp, &args[1], "tobytes", "argument 'order'")?.to_lossy() };
    match &*order {
        "C" => Ok(bytes_value(interp, view.to_bytes(interp)?)),
        "A" if !view.layout.is_f_contiguous() || view.layout.is_c_contiguous() => Ok(bytes_value(interp, view.to_bytes(interp)?)),
        "A" | "F" => {
            let lease = view.lease(interp)?;
            Ok(bytes_value(interp, lease.read(|memory| view.layout.gather_columns(memory))))
        }
        _ => Err(interp.value_error("order must be 'C', 'F' or 'A'")),
    }
}

fn to_list(interp: &Interp, args: &Args<'_>) -> Outcome {
    let view = checked(interp, &args[0])?;
    let bytes = view.to_bytes(interp)?;
    let format = view.layout.format;
    let mut items: Vec<Value> = bytes.chunks_exact(format.size()).map(|item| format.unpack(interp, item)).collect();
    if view.layout.shape.is_empty() {
        return Ok(items.pop().expect("a view without dimensions has one item"));
    }
    // The innermost dimension first: its rows become the items of the next one.
    for (place, length) in view.layout.shape.iter().enumerate().skip(1).rev() {
        let rows: usize = view.layout.shape[..place].iter().product();
        let mut rest = items.into_iter();
        items = (0..rows).map(|_| interp.list(rest.by_ref().take(*length).collect()).into_value()).collect();
    }
    Ok(interp.list(items).into_value())
}

fn to_read_only(interp: &Interp, args: &Args<'_>) -> Outcome {
    let view = view_of(&args[0]);
    Ok(view_value(interp, view.lease(interp)?, view.layout.clone(), true))
}

fn cast(interp: &Interp, args: &Args<'_>) -> Outcome {
    let view = checked(interp, &args[0])?;
    let format = text_arguments::text(interp, &args[1], "cast", "argument 'format'")?;
    let shape = args.optional(2).map(|shape| read_shape(interp, shape)).transpose()?;
    let layout = &view.layout;
    if !layout.is_c_contiguous() {
        return Err(interp.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    if (shape.is_some() || layout.shape.len() != 1) && layout.shape.contains(&0) {
        return Err(interp.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    if layout.shape.len() > 1 && shape.as_ref().is_some_and(|shape| shape.len() > 1) {
        return Err(interp.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    let Some(format) = Format::parse(format.as_bytes()) else {
        let message = "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        return Err(interp.value_error(message));
    };
    if !format.is_bytes() && !layout.format.is_bytes() {
        return Err(interp.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let bytes = layout.byte_count();
    if !bytes.is_multiple_of(format.size()) {
        return Err(interp.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let shape = shape.unwrap_or_else(|| vec![bytes / format.size()]);
    let total = shape.iter().try_fold(format.size(), |total, length| total.checked_mul(*length));
    if total != Some(bytes) {
        return Err(interp.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    Ok(view_value(interp, view.lease(interp)?, Layout::of_shape(format, layout.offset, &shape), view.is_read_only))
}

/// The lengths of the dimensions that `cast` is asked for. May run Python.
fn read_shape(interp: &Interp, shape: &Value) -> Outcome<Vec<usize>> {
    let items = match (shape.cast::<List>(), shape.cast::<Tuple>()) {
        (Some(list), _) => list.items.to_vec(),
        (_, Some(tuple)) => tuple.items().to_vec(),
        _ => return Err(interp.type_error("shape must be a list or a tuple")),
    };
    if items.len() > 64 {
        return Err(interp.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    let lengths = items.iter().map(|item| {
        if item.as_int().is_none() {
            return Err(interp.type_error("memoryview.cast(): elements of shape must be integers"));
        }
        let length = usize::try_from(number::to_i64(interp, item)?).ok().filter(|length| *length > 0);
        length.ok_or_else(|| interp.value_error("memoryview.cast(): elements of shape must be integers > 0"))
    });
    lengths.collect()
}

//! The module `array`: arrays of numbers of one type, kept as the machine keeps them.
//!
//! `element` knows the element types, `storage` works on all of them, `methods` and `subscript` are what scripts call.

mod element;
mod iterator;
mod methods;
mod storage;
mod subscript;

use std::cell::Cell;

use crate::engines::text;
use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::Payload;
use crate::object::protocol::{compare, iterate, text as text_protocol};
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, BinaryOp, CompareOp, Interp, Outcome, Ref, SlotFunction, SlotKey, Str, Value};

use super::memory_format::Format;
use super::{arguments, buffer, bytes, sequence};
use storage::Storage;

/// Payload of `array.array`.
pub struct Array {
    /// The type code.
    code: u8,
    items: Storage,
    /// Leases on the memory, which forbid a change of the length; see `buffer`.
    exports: Cell<usize>,
}

impl Payload for Array {
    fn outside_bytes(&self) -> usize {
        self.items.capacity_bytes()
    }
}

impl Array {
    fn new(code: u8, items: Storage) -> Array {
        Array { code, items, exports: Cell::new(0) }
    }

    /// How memoryviews see the items; characters as plain bytes.
    pub(super) fn format(&self) -> Format {
        Format::parse(&[self.code]).unwrap_or(Format::BYTE)
    }

    pub(super) fn byte_length(&self) -> usize {
        self.items.len() * self.items.item_size()
    }

    /// Reads the bytes of the items. `read` runs no Python.
    pub(super) fn read_bytes<R>(&self, read: impl FnOnce(&[u8]) -> R) -> R {
        self.items.read_bytes(read)
    }

    /// Overwrites bytes from `offset` on, which exist.
    pub(super) fn write_bytes(&self, offset: usize, bytes: &[u8]) {
        self.items.write_bytes(offset, bytes);
    }

    pub(super) fn exports(&self) -> &Cell<usize> {
        &self.exports
    }

    /// BufferError while somebody relies on the length.
    fn check_resizable(&self, interp: &Interp) -> Outcome<()> {
        if self.exports.get() == 0 {
            return Ok(());
        }
        Err(interp.buffer_error("cannot resize an array that is exporting buffers"))
    }
}

const CODES: &str = "bBuwhHiIlLqQfd";

const SPEC: TypeSpec = TypeSpec {
    name: "array",
    module: "array",
    documentation: "array(typecode [, initializer]) -> array\n\nAn array of numbers or characters of one type, named by the type code:\n\
        b, B, h, H, i, I, l, L, q, Q signed and unsigned integers of 1 to 8 bytes, f and d floats of 4 and 8 bytes,\n\
        u and w characters.",
    flags: flags::BASE | flags::SEQUENCE | flags::WEAKREFS,
    slots: &[
        (SlotKey::New, SlotFunction::New(new)),
        (SlotKey::Repr, SlotFunction::Unary(repr)),
        (SlotKey::Hash, SlotFunction::Unhashable),
        (SlotKey::Compare(CompareOp::Equal), SlotFunction::Compare(rich_compare)),
        (SlotKey::Iter, SlotFunction::Unary(iterator::iter)),
        (SlotKey::Length, SlotFunction::Length(|_, this| Ok(of(this).items.len()))),
        (SlotKey::GetItem, SlotFunction::Binary(subscript::get)),
        (SlotKey::SetItem, SlotFunction::SetItem(subscript::set)),
        (SlotKey::Contains, SlotFunction::Contains(methods::contains)),
        (SlotKey::Binary(BinaryOp::Add), SlotFunction::Binary(methods::add)),
        (SlotKey::Binary(BinaryOp::Multiply), SlotFunction::Binary(methods::multiply)),
        (SlotKey::Reflected(BinaryOp::Multiply), SlotFunction::Binary(methods::multiply)),
        (SlotKey::Inplace(BinaryOp::Add), SlotFunction::Binary(methods::inplace_add)),
        (SlotKey::Inplace(BinaryOp::Multiply), SlotFunction::Binary(methods::inplace_multiply)),
    ],
    methods: methods::METHODS,
    getset: methods::GETSET,
};

/// Fills the namespace of the module.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    if interp.types.array.get().is_none() {
        interp.define::<Array>(&interp.types.array, &interp.types.object, &SPEC);
        iterator::install(interp);
    }
    for name in ["array", "ArrayType"] {
        drop(dict.set_text(&interp.intern(name), interp.types.array.value()));
    }
    drop(dict.set_text(&interp.intern("typecodes"), interp.text(CODES).into_value()));
}

fn of(this: &Value) -> &Array {
    this.cast::<Array>().expect("the receiver is an array")
}

fn make(interp: &Interp, code: u8, items: Storage) -> Value {
    interp.allocate(&interp.types.array, Array::new(code, items)).into_value()
}

fn is_character_code(code: u8) -> bool {
    matches!(code, b'u' | b'w')
}

/// `array.__new__`.
fn new(interp: &Interp, ty: &TypeRef, args: &Args<'_>) -> Outcome {
    if args.keyword_count() > 0 && arguments::has_native_init(interp, ty) {
        return Err(interp.type_error("array.array() takes no keyword arguments"));
    }
    let given = args.positional();
    if given.is_empty() || given.len() > 2 {
        let bound = if given.is_empty() { "at least 1 argument" } else { "at most 2 arguments" };
        return Err(interp.type_error(format!("array() takes {bound} ({} given)", given.len())));
    }
    let code = type_code(interp, &given[0])?;
    let Some(items) = Storage::for_code(code) else {
        return Err(interp.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let array = interp.allocate(ty, Array::new(code, items));
    if let Some(initial) = given.get(1) {
        fill(interp, &array, initial)?;
    }
    Ok(array.into_value())
}

fn type_code(interp: &Interp, value: &Value) -> Outcome<u8> {
    match value.cast::<Str>() {
        Some(text) if text.len() == 1 => Ok(*text.as_bytes().first().unwrap_or(&0)),
        _ => {
            let name = interp.type_of(value).name();
            Err(interp.type_error(format!("array() argument 1 must be a unicode character, not {name}")))
        }
    }
}

fn fill(interp: &Interp, array: &Ref<Array>, initial: &Value) -> Outcome<()> {
    if let Some(other) = initial.cast::<Array>()
        && other.code == array.code
    {
        interp.check_room(other.items.capacity_bytes())?;
        array.items.extend(&other.items);
        return Ok(());
    }
    if let Some(text) = initial.cast::<Str>() {
        if !is_character_code(array.code) {
            let code = char::from(array.code);
            return Err(interp.type_error(format!("cannot use a str to initialize an array with typecode '{code}'")));
        }
        array.items.extend_characters(text::code_points(text.as_bytes()));
        return Ok(());
    }
    if bytes::is_bytes_or_bytearray(initial) {
        return methods::extend_from_bytes(interp, array, &buffer::required(interp, initial)?);
    }
    iterate::for_each(interp, initial, |item| array.items.push(interp, array.code, &item).map(|()| true))
}

fn repr(interp: &Interp, this: &Value) -> Outcome {
    let array = of(this);
    let name = interp.type_of(this).name();
    let name = name.rsplit('.').next().unwrap_or(&name);
    let code = char::from(array.code);
    if array.items.len() == 0 {
        return Ok(interp.text_from_string(format!("{name}('{code}')")).into_value());
    }
    let content = match array.items.characters() {
        Some(points) => interp.text_from_wtf8(&text::collect(points)).into_value(),
        None => interp.list(methods::values(interp, array)?).into_value(),
    };
    let content = text_protocol::repr(interp, &content)?;
    let shown = [format!("{name}('{code}', ").as_bytes(), content.as_bytes(), b")"].concat();
    Ok(sequence::text_from_bytes(interp, shown))
}

/// Comparison with another array. May run Python only for element types that differ, and then runs none either: both are numbers.
fn rich_compare(interp: &Interp, this: &Value, other: &Value, op: CompareOp) -> Outcome {
    let (Some(one), Some(other)) = (this.cast::<Array>(), other.cast::<Array>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let Some(order) = one.items.order(&other.items) {
        return Ok(Value::bool(order.map_or(op == CompareOp::NotEqual, |order| op.accepts(order))));
    }
    let mut index = 0;
    while let (Some(left), Some(right)) = (one.items.get(interp, index), other.items.get(interp, index)) {
        if !compare::test(interp, &left, &right, CompareOp::Equal)? {
            return match op {
                CompareOp::Equal => Ok(Value::FALSE),
                CompareOp::NotEqual => Ok(Value::TRUE),
                _ => compare::rich(interp, &left, &right, op),
            };
        }
        index += 1;
    }
    Ok(Value::bool(op.accepts(one.items.len().cmp(&other.items.len()))))
}

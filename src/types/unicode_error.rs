//! `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`: fields and texts.

use crate::object::header::Ref;
use crate::object::interp::{Interp, Late};
use crate::object::native::{Args, GetSet};
use crate::object::protocol::{call, item, number, text};
use crate::object::raise::Raised;
use crate::object::slots::{Outcome, SlotFunction, SlotKey};
use crate::object::string::Str;
use crate::object::ty::TypeRef;
use crate::object::value::Value;

use super::exception::{self, payload, refuse_keywords};
use super::exception_fields::declared;

const ENCODING: usize = 0;
const OBJECT: usize = 1;
const START: usize = 2;
const END: usize = 3;
const REASON: usize = 4;

/// The special methods of UnicodeDecodeError.
pub(super) const DECODE_SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::New, SlotFunction::New(exception::new)),
    (SlotKey::Init, SlotFunction::Init(decode_init)),
    (SlotKey::Str, SlotFunction::Unary(decode_str)),
];
/// The special methods of UnicodeEncodeError.
pub(super) const ENCODE_SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::New, SlotFunction::New(exception::new)),
    (SlotKey::Init, SlotFunction::Init(encode_init)),
    (SlotKey::Str, SlotFunction::Unary(encode_str)),
];
/// The special methods of UnicodeTranslateError.
pub(super) const TRANSLATE_SLOTS: &[(SlotKey, SlotFunction)] = &[
    (SlotKey::New, SlotFunction::New(exception::new)),
    (SlotKey::Init, SlotFunction::Init(translate_init)),
    (SlotKey::Str, SlotFunction::Unary(translate_str)),
];
/// The attributes of all three.
pub(super) const FIELDS: &[GetSet] = &[
    declared::<ENCODING>("encoding"),
    declared::<OBJECT>("object"),
    GetSet::writable("start", get_position::<START>, set_position::<START>),
    GetSet::writable("end", get_position::<END>, set_position::<END>),
    declared::<REASON>("reason"),
];

fn position(this: &Value, place: usize) -> i64 {
    payload(this).field(place).and_then(|value| value.as_int().and_then(|number| number.to_i64())).unwrap_or(0)
}

fn get_position<const PLACE: usize>(interp: &Interp, this: &Value) -> Outcome {
    Ok(interp.int(position(this, PLACE)))
}

fn set_position<const PLACE: usize>(interp: &Interp, this: &Value, value: Option<&Value>) -> Outcome<()> {
    let Some(value) = value else {
        return Err(interp.type_error("can't delete numeric/char attribute"));
    };
    let Some(view) = value.as_int() else {
        return Err(interp.type_error("an integer is required"));
    };
    let Some(number) = view.to_i64() else {
        // CPython stores the -1 that tells of the error before it looks for the error.
        payload(this).set_field(PLACE, Some(interp.int(-1)));
        return Err(interp.overflow_error("Python int too large to convert to C ssize_t"));
    };
    payload(this).set_field(PLACE, Some(interp.int(number)));
    Ok(())
}

fn check_count(interp: &Interp, this: &Value, args: &Args<'_>, count: usize) -> Outcome<()> {
    refuse_keywords(interp, interp.type_of(this), args)?;
    if args.len() == count {
        return Ok(());
    }
    Err(interp.type_error(format!("function takes exactly {count} arguments ({} given)", args.len())))
}

fn check_text(interp: &Interp, args: &Args<'_>, place: usize) -> Outcome<()> {
    if args[place].cast::<Str>().is_some() {
        return Ok(());
    }
    let name = if args[place].is_none() { "None".to_owned() } else { interp.type_of(&args[place]).name() };
    Err(interp.type_error(format!("argument {} must be str, not {name}", place + 1)))
}

/// Stores object, start, end and reason, whose arguments begin at `first`.
fn set_fields(interp: &Interp, this: &Value, args: &Args<'_>, first: usize, object: Option<Value>) -> Outcome<()> {
    let start = number::to_i64(interp, &args[first + 1])?;
    let end = number::to_i64(interp, &args[first + 2])?;
    check_text(interp, args, first + 3)?;
    let exception = payload(this);
    exception.set_field(OBJECT, Some(object.unwrap_or_else(|| args[first].clone())));
    exception.set_field(START, Some(interp.int(start)));
    exception.set_field(END, Some(interp.int(end)));
    exception.set_field(REASON, Some(args[first + 3].clone()));
    Ok(())
}

fn is_instance(ty: &TypeRef, class: &Late<TypeRef>) -> bool {
    class.get().is_some_and(|class| ty.is_subtype(class))
}

fn decode_init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    exception::init(interp, this, args)?;
    check_count(interp, this, args, 5)?;
    check_text(interp, args, 0)?;
    let ty = interp.type_of(&args[1]);
    let is_bytes = is_instance(ty, &interp.types.bytes);
    if !is_bytes && !is_instance(ty, &interp.types.bytearray) && !is_instance(ty, &interp.types.memoryview) {
        let name = ty.name();
        return Err(interp.type_error(format!("a bytes-like object is required, not '{name}'")));
    }
    // A mutable buffer is copied, so that the positions go on fitting it.
    let object = if is_bytes {
        args[1].clone()
    } else {
        call::call_positional(interp, interp.types.bytes.as_value(), std::slice::from_ref(&args[1]))?
    };
    set_fields(interp, this, args, 1, Some(object))?;
    payload(this).set_field(ENCODING, Some(args[0].clone()));
    Ok(())
}

fn encode_init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    exception::init(interp, this, args)?;
    check_count(interp, this, args, 5)?;
    check_text(interp, args, 0)?;
    check_text(interp, args, 1)?;
    set_fields(interp, this, args, 1, None)?;
    payload(this).set_field(ENCODING, Some(args[0].clone()));
    Ok(())
}

fn translate_init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    exception::init(interp, this, args)?;
    check_count(interp, this, args, 4)?;
    check_text(interp, args, 0)?;
    set_fields(interp, this, args, 0, None)
}

/// The text of a field that should be one: `None` when it was set to `None`, `<NULL>` when it was deleted, as CPython prints it.
fn field_text(interp: &Interp, this: &Value, place: usize) -> Outcome<Ref<Str>> {
    match payload(this).field(place) {
        Some(value) => text::str(interp, &value),
        None => Ok(interp.text("<NULL>")),
    }
}

/// The index of the only item the error is about, when it is about one that exists.
fn single_item(interp: &Interp, this: &Value, object: &Value) -> Outcome<Option<i64>> {
    let (start, end) = (position(this, START), position(this, END));
    let length = match interp.type_of(object).slots.length.get() {
        Some(length) => length(interp, object)?,
        None => 0,
    };
    let is_inside = usize::try_from(start).is_ok_and(|start| start < length);
    Ok(if is_inside && start.checked_add(1) == Some(end) { Some(start) } else { None })
}

fn range_text(this: &Value) -> String {
    format!("{}-{}", position(this, START), position(this, END).wrapping_sub(1))
}

/// Joins what the three kinds of text have in common: codec, verb with item and position, reason.
fn compose(interp: &Interp, this: &Value, has_encoding: bool, middle: &str) -> Outcome {
    let mut shown = Vec::new();
    if has_encoding {
        shown.push(b'\'');
        shown.extend_from_slice(field_text(interp, this, ENCODING)?.as_bytes());
        shown.extend_from_slice(b"' codec ");
    }
    shown.extend_from_slice(middle.as_bytes());
    shown.extend_from_slice(b": ");
    shown.extend_from_slice(field_text(interp, this, REASON)?.as_bytes());
    Ok(interp.text_from_wtf8(&shown).into_value())
}

fn decode_str(interp: &Interp, this: &Value) -> Outcome {
    let Some(object) = payload(this).field(OBJECT) else {
        return Ok(interp.names.empty.value());
    };
    let middle = match single_item(interp, this, &object)? {
        Some(at) => {
            let byte = item::get(interp, &object, &interp.int(at))?;
            let byte = byte.as_small_int().unwrap_or(0);
            format!("can't decode byte 0x{byte:02x} in position {at}")
        }
        None => format!("can't decode bytes in position {}", range_text(this)),
    };
    compose(interp, this, true, &middle)
}

/// The code point at an index of a text, as an escape.
fn escaped(object: &Value, at: i64) -> String {
    let bytes = object.cast::<Str>().zip(usize::try_from(at).ok()).map_or(&b""[..], |(text, at)| text.slice_bytes(at, at + 1));
    let point = match *bytes {
        [a] => u32::from(a),
        [a, b] => (u32::from(a) & 0x1F) << 6 | u32::from(b) & 0x3F,
        [a, b, c] => (u32::from(a) & 0x0F) << 12 | (u32::from(b) & 0x3F) << 6 | u32::from(c) & 0x3F,
        [a, b, c, d] => (u32::from(a) & 0x07) << 18 | (u32::from(b) & 0x3F) << 12 | (u32::from(c) & 0x3F) << 6 | u32::from(d) & 0x3F,
        _ => 0,
    };
    match point {
        0..=0xFF => format!("\\x{point:02x}"),
        0x100..=0xFFFF => format!("\\u{point:04x}"),
        _ => format!("\\U{point:08x}"),
    }
}

fn character_text(interp: &Interp, this: &Value, object: &Value, verb: &str) -> Outcome<String> {
    Ok(match single_item(interp, this, object)? {
        Some(at) => format!("can't {verb} character '{}' in position {at}", escaped(object, at)),
        None => format!("can't {verb} characters in position {}", range_text(this)),
    })
}

fn encode_str(interp: &Interp, this: &Value) -> Outcome {
    let Some(object) = payload(this).field(OBJECT) else {
        return Ok(interp.names.empty.value());
    };
    let middle = character_text(interp, this, &object, "encode")?;
    compose(interp, this, true, &middle)
}

fn translate_str(interp: &Interp, this: &Value) -> Outcome {
    let Some(object) = payload(this).field(OBJECT) else {
        return Ok(interp.names.empty.value());
    };
    let middle = character_text(interp, this, &object, "translate")?;
    compose(interp, this, false, &middle)
}

impl Interp {
    /// Raises UnicodeDecodeError (`object` is bytes) or UnicodeEncodeError (`object` is a text) about the items from `start` to `end`.
    #[cold]
    pub fn codec_error(&self, ty: &TypeRef, encoding: &str, object: &Value, start: usize, end: usize, reason: &str) -> Raised {
        let given = vec![
            self.text(encoding).into_value(),
            object.clone(),
            self.int_from_usize(start),
            self.int_from_usize(end),
            self.text(reason).into_value(),
        ];
        let exception = self.exception(ty, given.clone());
        for (place, value) in given.into_iter().enumerate() {
            exception.set_field(place, Some(value));
        }
        self.raise(exception.into_value())
    }
}

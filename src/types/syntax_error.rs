//! `SyntaxError`: its place in the source, and its text.

use crate::object::interp::Interp;
use crate::object::native::{Args, GetSet};
use crate::object::protocol::{iterate, text};
use crate::object::slots::{Outcome, SlotFunction, SlotKey};
use crate::object::string::Str;
use crate::object::value::Value;

use super::exception::payload;
use super::exception_fields::{declared, init_positional};

/// Place of `msg`.
pub const MESSAGE: usize = 0;
/// Place of `filename`.
pub const FILENAME: usize = 1;
/// Place of `lineno`, counted from 1.
pub const LINE: usize = 2;
/// Place of `offset`, counted from 1.
pub const OFFSET: usize = 3;
/// Place of `text`.
pub const TEXT: usize = 4;
/// Place of `end_lineno`.
pub const END_LINE: usize = 5;
/// Place of `end_offset`.
pub const END_OFFSET: usize = 6;
const PRINT_FILE_AND_LINE: usize = 7;

/// The special methods of SyntaxError.
pub(super) const SLOTS: &[(SlotKey, SlotFunction)] = &[(SlotKey::Init, SlotFunction::Init(init)), (SlotKey::Str, SlotFunction::Unary(str))];
/// The attributes of SyntaxError.
pub(super) const FIELDS: &[GetSet] = &[
    declared::<MESSAGE>("msg"),
    declared::<FILENAME>("filename"),
    declared::<LINE>("lineno"),
    declared::<OFFSET>("offset"),
    declared::<TEXT>("text"),
    declared::<END_LINE>("end_lineno"),
    declared::<END_OFFSET>("end_offset"),
    declared::<PRINT_FILE_AND_LINE>("print_file_and_line"),
];

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    let given = init_positional(interp, this, args)?;
    let Some(message) = given.first() else {
        return Ok(());
    };
    payload(this).set_field(MESSAGE, Some(message.clone()));
    let [_, place] = given else {
        return Ok(());
    };
    let place = iterate::collect(interp, place)?;
    let count = place.len();
    if !(4..=6).contains(&count) {
        let bound = if count < 4 { "at least 4" } else { "at most 6" };
        return Err(interp.type_error(format!("function takes {bound} arguments ({count} given)")));
    }
    for (index, part) in place.into_iter().enumerate() {
        payload(this).set_field(FILENAME + index, Some(part));
    }
    if count == 5 {
        return Err(interp.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(())
}

/// The message with the base name of the file and the line, as far as they are known.
fn str(interp: &Interp, this: &Value) -> Outcome {
    let exception = payload(this);
    let message = exception.field(MESSAGE).unwrap_or(Value::NONE);
    let filename = exception.field(FILENAME).filter(|filename| filename.cast::<Str>().is_some());
    let line = exception.field(LINE).filter(|line| line.is_small_int() || interp.types.int.is_type_of(line));
    // What does not fit a C long shows as -1.
    let line = line.and_then(|line| line.as_int().map(|line| line.to_i64().unwrap_or(-1)));
    let message = text::str(interp, &message)?;
    if filename.is_none() && line.is_none() {
        return Ok(message.into_value());
    }
    let mut place = Vec::new();
    if let Some(filename) = filename.as_ref().and_then(|filename| filename.cast::<Str>()) {
        let bytes = filename.as_bytes();
        let start = bytes.iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        place.extend_from_slice(&bytes[start..]);
    }
    if let Some(line) = line {
        let separator = if place.is_empty() { "" } else { ", " };
        place.extend_from_slice(format!("{separator}line {line}").as_bytes());
    }
    let shown = [message.as_bytes(), b" (", &place, b")"].concat();
    Ok(interp.text_from_wtf8(&shown).into_value())
}

//! `str.translate` and `str.maketrans`.

use crate::engines::text::{code_points, push};
use crate::object::dict::Dict;
use crate::object::protocol::{item, mapping};
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Str};

use super::str::{str_of, text_value};
use super::text_arguments;

/// `str.translate`. A table that deletes an ASCII character or replaces it by another one is asked once for it.
pub(super) fn translate(interp: &Interp, args: &Args<'_>) -> Outcome {
    let text = str_of(&args[0]);
    let mut result = Vec::with_capacity(text.as_bytes().len());
    // What ASCII characters become, as far as known: `Some(None)` is nothing.
    let mut known: Vec<Option<Option<u32>>> = vec![None; 128];
    for point in code_points(text.as_bytes()) {
        if let Some(Some(answer)) = known.get(point as usize) {
            answer.iter().for_each(|point| push(&mut result, *point));
            continue;
        }
        let answer = look_up(interp, &args[1], point)?;
        let replacement = match &answer {
            None => Replacement::Point(point),
            Some(value) => read_answer(interp, value)?,
        };
        match replacement {
            Replacement::Nothing => remember(&mut known, point, None),
            Replacement::Point(new) => {
                push(&mut result, new);
                if new < 0x80 {
                    remember(&mut known, point, Some(new));
                }
            }
            Replacement::Text(text) => {
                result.extend_from_slice(text.as_bytes());
                if !interp.heap.has_room(result.len()) {
                    return Err(interp.out_of_memory());
                }
            }
        }
    }
    Ok(text_value(interp, result))
}

fn remember(known: &mut [Option<Option<u32>>], point: u32, answer: Option<u32>) {
    if let Some(place) = known.get_mut(point as usize) {
        *place = Some(answer);
    }
}

/// The table's answer; `None` when it has none, which it says by LookupError. May run Python.
fn look_up(interp: &Interp, table: &Value, point: u32) -> Outcome<Option<Value>> {
    let outcome = item::get(interp, table, &interp.int(i64::from(point)));
    interp.absorb(outcome, &interp.exceptions.lookup_error)
}

enum Replacement<'a> {
    Nothing,
    Point(u32),
    Text(&'a Str),
}

fn read_answer<'a>(interp: &Interp, value: &'a Value) -> Outcome<Replacement<'a>> {
    if value.is_none() {
        return Ok(Replacement::Nothing);
    }
    if let Some(view) = value.as_int() {
        let point = view.to_i64().and_then(|number| u32::try_from(number).ok()).filter(|point| *point < 0x11_0000);
        return match point {
            Some(point) => Ok(Replacement::Point(point)),
            None => Err(interp.value_error("character mapping must be in range(0x110000)")),
        };
    }
    match value.cast::<Str>() {
        Some(text) => Ok(Replacement::Text(text)),
        None => Err(interp.type_error("character mapping must return integer, None or str")),
    }
}

/// `str.maketrans`.
pub(super) fn make_table(interp: &Interp, args: &Args<'_>) -> Outcome {
    let table = interp.dict();
    match args.optional(1) {
        Some(targets) => {
            let targets = text_arguments::text(interp, targets, "maketrans", "argument 2")?;
            let deleted = args.optional(2).map(|deleted| text_arguments::text(interp, deleted, "maketrans", "argument 3")).transpose()?;
            table_from_texts(interp, &table, &args[0], targets, deleted)?;
        }
        None => table_from_dict(interp, &table, &args[0])?,
    }
    Ok(table.into_value())
}

fn table_from_texts(interp: &Interp, table: &Dict, sources: &Value, targets: &Str, deleted: Option<&Str>) -> Outcome<()> {
    let Some(sources) = sources.cast::<Str>() else {
        return Err(interp.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    if sources.len() != targets.len() {
        return Err(interp.value_error("the first two maketrans arguments must have equal length"));
    }
    for (source, target) in code_points(sources.as_bytes()).zip(code_points(targets.as_bytes())) {
        mapping::set(interp, table, interp.int(i64::from(source)), interp.int(i64::from(target)))?;
    }
    for point in code_points(deleted.map_or(&[], Str::as_bytes)) {
        mapping::set(interp, table, interp.int(i64::from(point)), Value::NONE)?;
    }
    Ok(())
}

fn table_from_dict(interp: &Interp, table: &Dict, source: &Value) -> Outcome<()> {
    if !interp.types.dict.is_type_of(source) {
        return Err(interp.type_error("if you give only one argument to maketrans it must be a dict"));
    }
    let Some(source) = source.cast::<Dict>() else {
        return Ok(());
    };
    let mut number = 0;
    while let Some((place, key, value)) = source.table.next_entry(number) {
        number = place + 1;
        let key = if let Some(text) = key.cast::<Str>() {
            if text.len() != 1 {
                return Err(interp.value_error("string keys in translate table must be of length 1"));
            }
            interp.int(i64::from(code_points(text.as_bytes()).next().unwrap_or(0)))
        } else if key.as_int().is_some() {
            key
        } else {
            return Err(interp.type_error("keys in translate table must be strings or integers"));
        };
        mapping::set(interp, table, key, value)?;
    }
    Ok(())
}

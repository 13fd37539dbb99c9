//! "Did you mean": the known name that is nearest to one that was not found.

use crate::object::header::Ref;
use crate::object::interp::Interp;
use crate::object::protocol::{attribute, call, item, iterate};
use crate::object::raise::field;
use crate::object::slots::Outcome;
use crate::object::string::Str;
use crate::object::value::Value;
use crate::types::exception_fields::NAME_FROM;
use crate::types::traceback::Traceback;

use super::build::field_of;
use super::standard_modules;

/// With this many candidates or more nothing is suggested.
const TOO_MANY: usize = 750;
/// Longer differences (in bytes) are not measured.
const LONGEST: usize = 40;
/// Cost of putting in, taking out or replacing a byte.
const MOVE_COST: usize = 2;
/// Cost of changing the case of a letter.
const CASE_COST: usize = 1;

/// What is appended to the message of an exception about a name that was not found; empty when nothing is near. The innermost frame of
/// `traceback` tells which names there were. May run Python.
pub(super) fn suggest(interp: &Interp, exception: &Value, traceback: Option<Value>) -> String {
    let exceptions = &interp.exceptions;
    let ty = interp.type_of(exception);
    let is_import = ty.is_subtype(&exceptions.import_error);
    let is_name = ty.is_subtype(&exceptions.name_error);
    let place = if is_import { NAME_FROM } else { field::NAME };
    if !is_import && !is_name && !ty.is_subtype(&exceptions.attribute_error) {
        return String::new();
    }
    let Some(wrong) = field_of(exception, place).and_then(|name| name.into_ref::<Str>()) else {
        return String::new();
    };
    let frame = traceback.and_then(innermost_frame);
    let found = if is_import {
        for_import(interp, exception, &wrong)
    } else if is_name {
        for_name(interp, frame, &wrong)
    } else {
        for_attribute(interp, exception, frame, &wrong)
    };
    let found = match found {
        Ok(found) => found,
        Err(raised) => {
            drop(interp.take_raised(raised));
            None
        }
    };
    let mut text = found.as_ref().map_or_else(String::new, |found| format!(". Did you mean: '{found}'?"));
    if is_name && wrong.as_str().is_some_and(standard_modules::is_standard) {
        let start = if found.is_some() { " Or did" } else { ". Did" };
        text.push_str(&format!("{start} you forget to import '{}'?", wrong.to_lossy()));
    }
    text
}

/// The frame at the end of a traceback.
fn innermost_frame(mut traceback: Value) -> Option<Value> {
    while let Some(next) = traceback.cast::<Traceback>()?.next.get() {
        traceback = next;
    }
    Some(traceback.cast::<Traceback>()?.frame.clone())
}

/// The names that a mapping of the frame has, and the value of `self` in it.
fn frame_names(interp: &Interp, frame: &Value, mapping: &str) -> Outcome<Vec<Value>> {
    let names = attribute::get(interp, frame, &interp.intern(mapping))?;
    iterate::collect(interp, &names)
}

fn frame_self(interp: &Interp, frame: &Value) -> Outcome<Option<Value>> {
    let locals = attribute::get(interp, frame, &interp.intern("f_locals"))?;
    let this = item::get(interp, &locals, &interp.intern("self").into_value());
    interp.absorb(this, &interp.exceptions.key_error)
}

fn for_name(interp: &Interp, frame: Option<Value>, wrong: &Ref<Str>) -> Outcome<Option<String>> {
    let Some(frame) = frame else {
        return Ok(None);
    };
    let mut candidates = frame_names(interp, &frame, "f_locals")?;
    candidates.extend(frame_names(interp, &frame, "f_globals")?);
    candidates.extend(frame_names(interp, &frame, "f_builtins")?);
    if let Some(this) = frame_self(interp, &frame)?
        && attribute::try_get(interp, &this, &interp.intern_text(wrong))?.is_some()
    {
        return Ok(Some(format!("self.{}", wrong.to_lossy())));
    }
    Ok(nearest(wrong, &candidates))
}

fn for_attribute(interp: &Interp, exception: &Value, frame: Option<Value>, wrong: &Ref<Str>) -> Outcome<Option<String>> {
    let object = field_of(exception, field::OBJECT).unwrap_or(Value::NONE);
    let mut candidates = names_of(interp, &object)?;
    let mut hides_underscored = !wrong.as_bytes().starts_with(b"_");
    if hides_underscored && let Some(frame) = frame {
        hides_underscored = !frame_self(interp, &frame)?.is_some_and(|this| this.is(&object));
    }
    if hides_underscored {
        candidates.retain(is_public);
    }
    Ok(nearest(wrong, &candidates))
}

fn for_import(interp: &Interp, exception: &Value, wrong: &Ref<Str>) -> Outcome<Option<String>> {
    let Some(import) = interp.builtins.get_text(&interp.names.import_) else {
        return Ok(None);
    };
    let module = field_of(exception, field::NAME).unwrap_or(Value::NONE);
    let module = call::call_positional(interp, &import, &[module])?;
    let mut candidates = names_of(interp, &module)?;
    if !wrong.as_bytes().starts_with(b"_") {
        candidates.retain(is_public);
    }
    Ok(nearest(wrong, &candidates))
}

fn is_public(name: &Value) -> bool {
    name.cast::<Str>().is_some_and(|name| !name.as_bytes().starts_with(b"_"))
}

/// `dir(object)`.
fn names_of(interp: &Interp, object: &Value) -> Outcome<Vec<Value>> {
    let Some(dir) = interp.builtins.get_text(&interp.intern("dir")) else {
        return Ok(Vec::new());
    };
    let names = call::call_positional(interp, &dir, std::slice::from_ref(object))?;
    iterate::collect(interp, &names)
}

fn nearest(wrong: &Str, candidates: &[Value]) -> Option<String> {
    let candidates: Option<Vec<&Str>> = candidates.iter().map(|candidate| candidate.cast::<Str>()).collect();
    let candidates = candidates?;
    let bytes: Vec<&[u8]> = candidates.iter().map(|candidate| candidate.as_bytes()).collect();
    let index = nearest_name(wrong.as_bytes(), &bytes)?;
    Some(candidates[index].to_lossy().into_owned())
}

/// The index of the first of the nearest candidates, when one is near enough: at most a third of all bytes would have to change.
pub(crate) fn nearest_name(wrong: &[u8], candidates: &[&[u8]]) -> Option<usize> {
    if candidates.len() >= TOO_MANY {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        if *candidate == wrong {
            // The name exists; it was not found for another reason.
            continue;
        }
        let mut most = (wrong.len() + candidate.len() + 3) * MOVE_COST / 6;
        if let Some((_, distance)) = best {
            let Some(closer) = distance.checked_sub(1) else { break };
            most = most.min(closer);
        }
        if let Some(distance) = distance(wrong, candidate, most) {
            best = Some((index, distance));
        }
    }
    best.map(|(index, _)| index)
}

/// The cost of turning one name into the other, unless it is more than `most`.
fn distance(one: &[u8], other: &[u8], most: usize) -> Option<usize> {
    let common = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[common..], &other[common..]);
    let common = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - common], &other[..other.len() - common]);
    if one.is_empty() || other.is_empty() {
        let cost = (one.len() + other.len()) * MOVE_COST;
        return if cost <= most { Some(cost) } else { None };
    }
    if one.len() > LONGEST || other.len() > LONGEST {
        return None;
    }
    let (short, long) = if other.len() < one.len() { (other, one) } else { (one, other) };
    if (long.len() - short.len()) * MOVE_COST > most {
        return None;
    }
    // One row of the matrix of distances between the beginnings of both, updated in place.
    let mut row = [0usize; LONGEST];
    for (index, cell) in row.iter_mut().enumerate() {
        *cell = (index + 1) * MOVE_COST;
    }
    let mut result = 0;
    for (line, byte) in long.iter().enumerate() {
        let mut diagonal = line * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (cell, known) in row.iter_mut().zip(short) {
            let substituted = diagonal + substitution_cost(*byte, *known);
            diagonal = *cell;
            result = (result.min(diagonal) + MOVE_COST).min(substituted);
            *cell = result;
            least = least.min(result);
        }
        if least > most {
            return None;
        }
    }
    if result <= most { Some(result) } else { None }
}

fn substitution_cost(one: u8, other: u8) -> usize {
    if one == other {
        0
    } else if one.eq_ignore_ascii_case(&other) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

#[cfg(test)]
mod tests {
    use super::nearest_name;

    #[test]
    fn nearest_names_are_those_of_the_reference() {
        for line in include_str!("../../tests/golden/report/suggestions.txt").lines() {
            let mut parts = line.split(' ');
            let wrong = parts.next().expect("the wrong name comes first");
            let expected = parts.next().expect("then the expected answer, or -");
            let candidates: Vec<&[u8]> = parts.map(str::as_bytes).collect();
            let found = nearest_name(wrong.as_bytes(), &candidates).map(|index| candidates[index]);
            let expected = if expected == "-" { None } else { Some(expected.as_bytes()) };
            assert_eq!(found, expected, "{line}");
        }
    }
}

//! `sub`, `subn` and `split`. A replacement that is a function may run any Python between two matches.

use crate::engines::regex::{Captures, Mode, Part, TemplateFault, parse_template};
use crate::object::protocol::{call, number};
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Ref, Str};
use crate::types::buffer;

use super::match_object::match_value;
use super::pattern::{Pattern, pattern_ref};
use super::subject::{Position, Subject, find, whole};
use super::{points_of, raise};

/// The parts of a replacement.
pub(super) fn template(interp: &Interp, pattern: &Pattern, replacement: &Value) -> Outcome<Vec<Part>> {
    let Some((points, is_text)) = points_of(interp, replacement)? else {
        let name = interp.type_of(replacement).name();
        return Err(interp.type_error(format!("decoding to str: need a bytes-like object, {name} found")));
    };
    let program = &pattern.program;
    let number_of = |name: &[u8]| program.names().iter().find(|(known, _)| known == name).map(|(_, number)| *number);
    match parse_template(points, is_text, program.groups(), number_of) {
        Ok(parts) => Ok(parts),
        Err(TemplateFault::Pattern(fault)) => Err(raise(interp, &fault, replacement)),
        Err(TemplateFault::UnknownName(message)) => {
            let message = interp.text_from_wtf8(&message).into_value();
            Err(interp.raise(interp.exception(&interp.exceptions.index_error, vec![message]).into_value()))
        }
    }
}

/// Appends a replacement for a match; groups that took no part are empty.
pub(super) fn expand_into(interp: &Interp, result: &mut Vec<u8>, parts: &[Part], subject: &Subject, captures: &Captures) -> Outcome<()> {
    for part in parts {
        let bytes = match part {
            Part::Literal(literal) => &literal[..],
            Part::Group(number) => captures.group(*number).map_or(&[][..], |(start, end)| &subject.as_bytes()[start..end.max(start)]),
        };
        append(interp, result, bytes)?;
    }
    Ok(())
}

fn append(interp: &Interp, result: &mut Vec<u8>, bytes: &[u8]) -> Outcome<()> {
    if result.len() + bytes.len() > result.capacity() && !interp.heap.has_room(2 * (result.len() + bytes.len())) {
        return Err(interp.out_of_memory());
    }
    result.extend_from_slice(bytes);
    Ok(())
}

/// What is put in the place of a match.
enum Replacement {
    Parts(Vec<Part>),
    Function(Value),
}

/// What a substitution has made so far.
struct Product {
    bytes: Vec<u8>,
    /// Pieces put together, as CPython counts them.
    pieces: usize,
    /// The first piece that is of the wrong type: its number and the name of its type.
    wrong: Option<(usize, String)>,
}

impl Product {
    fn add(&mut self, interp: &Interp, bytes: &[u8]) -> Outcome<()> {
        self.pieces += 1;
        append(interp, &mut self.bytes, bytes)
    }

    /// Adds what a function gave for a match.
    fn add_value(&mut self, interp: &Interp, value: &Value, is_text: bool) -> Outcome<()> {
        let bytes = match is_text {
            true => value.cast::<Str>().map(|text| buffer::Content::Copied(text.as_bytes().to_vec())),
            false => buffer::content(interp, value)?,
        };
        match bytes {
            Some(bytes) => self.add(interp, &bytes),
            None => {
                self.add_wrong(interp, value);
                Ok(())
            }
        }
    }

    fn add_wrong(&mut self, interp: &Interp, value: &Value) {
        self.wrong.get_or_insert_with(|| (self.pieces, interp.type_of(value).name()));
        self.pieces += 1;
    }
}

/// `Pattern.sub`
pub(super) fn substitute(interp: &Interp, args: &Args<'_>) -> Outcome {
    run(interp, args).map(|(result, _)| result)
}

/// `Pattern.subn`
pub(super) fn substitute_and_count(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (result, count) = run(interp, args)?;
    Ok(interp.tuple([result, interp.int_from_usize(count)]).into_value())
}

/// The text with matches replaced, and the number of those.
fn run(interp: &Interp, args: &Args<'_>) -> Outcome<(Value, usize)> {
    let pattern = pattern_ref(&args[0]);
    let limit = number::to_i64(interp, &args[3])?;
    let replacement = if call::is_callable(interp, &args[1]) {
        Replacement::Function(args[1].clone())
    } else {
        Replacement::Parts(template(interp, &pattern, &args[1])?)
    };
    let subject = Subject::new(interp, &pattern, &args[2], None)?;
    // A text among bytes, or bytes in a text, cannot be joined.
    let is_wrong = args[1].cast::<Str>().is_some() != subject.is_text();
    let mut result = Product { bytes: Vec::new(), pieces: 0, wrong: None };
    let (mut position, mut done, mut count) = (Position::first(&subject), 0, 0);
    while (limit == 0 || (count as i64) < limit)
        && let Some(captures) = find(interp, &pattern, &subject, position, Mode::Search)?
    {
        let (start, end) = whole(&captures);
        position = Position::behind(&captures);
        if done < start {
            result.add(interp, &subject.as_bytes()[done..start])?;
        }
        match &replacement {
            Replacement::Parts(_) if is_wrong => result.add_wrong(interp, &args[1]),
            Replacement::Parts(parts) => {
                result.pieces += 1;
                expand_into(interp, &mut result.bytes, parts, &subject, &captures)?;
            }
            Replacement::Function(function) => {
                let found = match_value(interp, pattern.clone(), subject.clone(), captures);
                let value = call::call_positional(interp, function, &[found])?;
                if !value.is_none() {
                    result.add_value(interp, &value, subject.is_text())?;
                }
            }
        }
        (done, count) = (end, count + 1);
    }
    if count == 0 {
        return Ok((subject.whole(interp), 0));
    }
    result.add(interp, &subject.as_bytes()[done..])?;
    if let Some((place, name)) = result.wrong {
        let expected = if subject.is_text() { "str instance" } else { "a bytes-like object" };
        return Err(interp.type_error(format!("sequence item {place}: expected {expected}, {name} found")));
    }
    Ok((subject.value_of(interp, &result.bytes), count))
}

/// `Pattern.split`
pub(super) fn split(interp: &Interp, args: &Args<'_>) -> Outcome {
    let pattern: Ref<Pattern> = pattern_ref(&args[0]);
    let limit = number::to_i64(interp, &args[2])?;
    let subject = Subject::new(interp, &pattern, &args[1], None)?;
    let (mut position, mut done, mut count) = (Position::first(&subject), 0, 0);
    let mut parts = Vec::new();
    while (limit == 0 || count < limit)
        && let Some(captures) = find(interp, &pattern, &subject, position, Mode::Search)?
    {
        let (start, end) = whole(&captures);
        position = Position::behind(&captures);
        parts.push(subject.part(interp, done, start));
        for number in 1..=pattern.program.groups() {
            parts.push(captures.group(number).map_or(Value::NONE, |(start, end)| subject.part(interp, start, end)));
        }
        (done, count) = (end, count + 1);
    }
    parts.push(subject.part(interp, done, subject.as_bytes().len()));
    Ok(interp.list(parts).into_value())
}

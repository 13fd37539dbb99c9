//! The text or bytes that a pattern is applied to, and one run of the pattern on it.

use std::rc::Rc;

use crate::engines::regex::{self, Captures, Mode, Request};
use crate::object::protocol::number;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Ref, Str};
use crate::types::buffer;
use crate::types::bytes::bytes_value;
use crate::types::str::text_value_from;

use super::pattern::Pattern;

/// The content of a subject.
enum Content {
    Text(Ref<Str>),
    Bytes(buffer::Content),
}

/// What a pattern is applied to. Scripts count code points, the engine bytes.
///
/// Scanners and matches share it and do not report it to the collector: text and bytes refer to nothing, and what an instance of a
/// subclass refers to counts as held from outside.
pub(super) struct Subject {
    /// The object that was given.
    pub value: Value,
    content: Content,
    /// First code point of the region that is searched.
    pub pos: usize,
    /// Code point after the region.
    pub end: usize,
}

impl Subject {
    /// The subject of a call: `value` with the bounds `pos` and `endpos` where they are given. May run Python.
    pub fn new(interp: &Interp, pattern: &Pattern, value: &Value, bounds: Option<(&Value, Option<&Value>)>) -> Outcome<Rc<Subject>> {
        let (pos, end) = match bounds {
            None => (0, i64::MAX),
            Some((pos, end)) => (number::to_i64(interp, pos)?, end.map_or(Ok(i64::MAX), |end| number::to_i64(interp, end))?),
        };
        let content = match value.to_ref::<Str>() {
            Some(text) => Content::Text(text),
            None => match buffer::content(interp, value)? {
                Some(bytes) => Content::Bytes(bytes),
                None => {
                    let name = interp.type_of(value).name();
                    return Err(interp.type_error(format!("expected string or bytes-like object, got '{name}'")));
                }
            },
        };
        match (&content, pattern.program.is_text()) {
            (Content::Text(_), false) => return Err(interp.type_error("cannot use a bytes pattern on a string-like object")),
            (Content::Bytes(_), true) => return Err(interp.type_error("cannot use a string pattern on a bytes-like object")),
            _ => {}
        }
        let length = match &content {
            Content::Text(text) => text.len(),
            Content::Bytes(bytes) => bytes.len(),
        };
        let fit = |bound: i64| usize::try_from(bound).unwrap_or(0).min(length);
        Ok(Rc::new(Subject { value: value.clone(), content, pos: fit(pos), end: fit(end) }))
    }

    /// The subject of a method whose arguments are the string, `pos` and `endpos`.
    pub fn of_call(interp: &Interp, pattern: &Pattern, args: &Args<'_>) -> Outcome<Rc<Subject>> {
        Subject::new(interp, pattern, &args[1], Some((&args[2], args.optional(3))))
    }

    /// The whole: the object itself unless it is an instance of a subclass.
    pub fn whole(&self, interp: &Interp) -> Value {
        let types = &interp.types;
        let is_exact = types.str.is_type_of(&self.value) || types.bytes.is_type_of(&self.value);
        if is_exact { self.value.clone() } else { self.value_of(interp, self.as_bytes()) }
    }

    /// All bytes.
    pub fn as_bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        }
    }

    /// The byte offset of a code point.
    pub fn offset(&self, index: usize) -> usize {
        match &self.content {
            Content::Text(text) => text.byte_offset(index),
            Content::Bytes(_) => index,
        }
    }

    /// The code point at a byte offset.
    pub fn index(&self, offset: usize) -> usize {
        match &self.content {
            Content::Text(text) => text.index_of_offset(offset),
            Content::Bytes(_) => offset,
        }
    }

    /// A part, by byte offsets: a text, or bytes.
    pub fn part(&self, interp: &Interp, start: usize, end: usize) -> Value {
        self.value_of(interp, &self.as_bytes()[start..end.max(start)])
    }

    /// An object of the subject's kind.
    pub fn value_of(&self, interp: &Interp, bytes: &[u8]) -> Value {
        match self.content {
            Content::Text(_) => text_value_from(interp, bytes),
            Content::Bytes(_) => bytes_value(interp, bytes.to_vec()),
        }
    }

    /// Whether it is a text.
    pub fn is_text(&self) -> bool {
        matches!(self.content, Content::Text(_))
    }
}

/// Where the next match may start and must not end, as byte offsets.
#[derive(Clone, Copy)]
pub(super) struct Position {
    pub start: usize,
    pub forbidden_end: Option<usize>,
}

impl Position {
    /// The start of the region.
    pub fn first(subject: &Subject) -> Position {
        Position { start: subject.offset(subject.pos), forbidden_end: None }
    }

    /// Behind a match: the next one must not be empty where an empty one was.
    pub fn behind(captures: &Captures) -> Position {
        let (start, end) = whole(captures);
        Position { start: end, forbidden_end: (start == end).then_some(end) }
    }
}

/// Start and end of a match.
pub(super) fn whole(captures: &Captures) -> (usize, usize) {
    captures.group(0).expect("a match has a start and an end")
}

/// Applies the pattern. Spends the budget; runs no other Python.
pub(super) fn find(interp: &Interp, pattern: &Pattern, subject: &Subject, position: Position, mode: Mode) -> Outcome<Option<Captures>> {
    /// Steps of the machine that count as one of the budget.
    const STEPS: u64 = 16;
    if subject.pos > subject.end {
        return Ok(None);
    }
    let text = &subject.as_bytes()[..subject.offset(subject.end)];
    let is_narrow = match &subject.content {
        Content::Text(text) => text.is_ascii(),
        Content::Bytes(_) => true,
    };
    let Position { start, forbidden_end } = position;
    let request = Request { text, is_narrow, start, forbidden_end, mode };
    let mut raised = None;
    let mut charge = |steps: u64, memory: usize| {
        let outcome = interp.check_limits(steps / STEPS);
        let outcome = outcome.and_then(|()| if interp.heap.has_room(memory) { Ok(()) } else { Err(interp.out_of_memory()) });
        raised = outcome.err();
        raised.is_none()
    };
    match regex::find(&pattern.program, request, &mut charge) {
        Ok(captures) => Ok(captures),
        Err(regex::Stopped) => Err(raised.expect("only the callback stops the machine")),
    }
}

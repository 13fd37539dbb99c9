//! Methods of `str` that search, split, strip and replace. Scripts count code points, the engine bytes.

use crate::engines::search::{self, Side, Unit};
use crate::object::protocol::truth;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome, Str};

use super::str::{plain, str_of, text_value, text_value_from};
use super::text_arguments::{self, Bounds};

/// A search of `args[1]` in the receiver between the bounds `args[2]` and `args[3]`, ready to run.
struct Search<'a> {
    text: &'a Str,
    needle: &'a [u8],
    /// Byte offsets of the bounds; `None` when nothing can be found.
    range: Option<(usize, usize)>,
}

impl<'a> Search<'a> {
    fn new(interp: &Interp, args: &'a Args<'_>, function: &str) -> Outcome<Search<'a>> {
        let needle = text_arguments::text(interp, &args[1], function, "argument 1")?;
        let bounds = Bounds::read(interp, args, 2)?;
        let text = str_of(&args[0]);
        Ok(Search { text, needle: needle.as_bytes(), range: byte_range(text, bounds) })
    }

    /// The code point index of the place that `find` finds in the range.
    fn place(&self, find: fn(&[u8], &[u8]) -> Option<usize>) -> Option<usize> {
        let (start, end) = self.range?;
        let offset = find(&self.text.as_bytes()[start..end], self.needle)?;
        Some(self.text.index_of_offset(start + offset))
    }
}

/// The bounds as byte offsets.
fn byte_range(text: &Str, bounds: Bounds) -> Option<(usize, usize)> {
    let (start, end) = bounds.fit(text.len())?;
    Some((text.byte_offset(start), text.byte_offset(end)))
}

/// `str.find`.
pub(super) fn find(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = Search::new(interp, args, "find")?.place(search::find);
    Ok(place.map_or(Value::int_from_i32(-1), |place| interp.int_from_usize(place)))
}

/// `str.rfind`.
pub(super) fn find_last(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = Search::new(interp, args, "rfind")?.place(search::rfind);
    Ok(place.map_or(Value::int_from_i32(-1), |place| interp.int_from_usize(place)))
}

/// `str.index`.
pub(super) fn index(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = Search::new(interp, args, "index")?.place(search::find);
    place.map(|place| interp.int_from_usize(place)).ok_or_else(|| interp.value_error("substring not found"))
}

/// `str.rindex`.
pub(super) fn index_last(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = Search::new(interp, args, "rindex")?.place(search::rfind);
    place.map(|place| interp.int_from_usize(place)).ok_or_else(|| interp.value_error("substring not found"))
}

/// `str.count`.
pub(super) fn count(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Search { text, needle, range } = Search::new(interp, args, "count")?;
    let count = range.map_or(0, |(start, end)| search::count(&text.as_bytes()[start..end], needle, Unit::CodePoint));
    Ok(interp.int_from_usize(count))
}

/// `str.startswith`.
pub(super) fn starts_with(interp: &Interp, args: &Args<'_>) -> Outcome {
    tail_match(interp, args, "startswith", |text, affix| text.starts_with(affix))
}

/// `str.endswith`.
pub(super) fn ends_with(interp: &Interp, args: &Args<'_>) -> Outcome {
    tail_match(interp, args, "endswith", |text, affix| text.ends_with(affix))
}

fn tail_match(interp: &Interp, args: &Args<'_>, function: &str, matches: fn(&[u8], &[u8]) -> bool) -> Outcome {
    let bounds = Bounds::read(interp, args, 2)?;
    let text = str_of(&args[0]);
    let part = byte_range(text, bounds).map(|(start, end)| &text.as_bytes()[start..end]);
    let test = |affix: &Str| part.is_some_and(|part| matches(part, affix.as_bytes()));
    if let Some(affix) = args[1].cast::<Str>() {
        return Ok(Value::bool(test(affix)));
    }
    let Some(affixes) = args[1].cast::<Tuple>() else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("{function} first arg must be str or a tuple of str, not {name}")));
    };
    for affix in affixes.items() {
        let Some(affix) = affix.cast::<Str>() else {
            let name = interp.type_of(affix).name();
            return Err(interp.type_error(format!("tuple for {function} must only contain str, not {name}")));
        };
        if test(affix) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// A list of texts.
fn list_of_parts(interp: &Interp, parts: Vec<&[u8]>) -> Value {
    interp.list(parts.into_iter().map(|part| text_value_from(interp, part)).collect()).into_value()
}

type Separated = for<'a> fn(&'a [u8], &[u8], Option<usize>) -> Result<Vec<&'a [u8]>, crate::engines::fault::Fault>;
type Words = for<'a> fn(&'a [u8], Option<usize>, Unit) -> Vec<&'a [u8]>;

/// `str.split`.
pub(super) fn split(interp: &Interp, args: &Args<'_>) -> Outcome {
    split_with(interp, args, search::split, search::split_whitespace)
}

/// `str.rsplit`.
pub(super) fn split_last(interp: &Interp, args: &Args<'_>) -> Outcome {
    split_with(interp, args, search::rsplit, search::rsplit_whitespace)
}

fn split_with(interp: &Interp, args: &Args<'_>, separated: Separated, words: Words) -> Outcome {
    let limit = text_arguments::limit(interp, &args[2])?;
    let text = str_of(&args[0]).as_bytes();
    if args[1].is_none() {
        return Ok(list_of_parts(interp, words(text, limit, Unit::CodePoint)));
    }
    let Some(separator) = args[1].cast::<Str>() else {
        let name = interp.type_of(&args[1]).name();
        return Err(interp.type_error(format!("must be str or None, not {name}")));
    };
    match separated(text, separator.as_bytes(), limit) {
        Ok(parts) => Ok(list_of_parts(interp, parts)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

/// `str.splitlines`.
pub(super) fn split_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let keeps_ends = truth::is_true(interp, &args[1])?;
    Ok(list_of_parts(interp, search::split_lines(str_of(&args[0]).as_bytes(), keeps_ends, Unit::CodePoint)))
}

/// `str.partition`.
pub(super) fn partition(interp: &Interp, args: &Args<'_>) -> Outcome {
    let separator = text_arguments::plain_text(interp, &args[1])?;
    let halves = search::partition(str_of(&args[0]).as_bytes(), separator.as_bytes());
    let empty = || interp.names.empty.value();
    Ok(interp
        .tuple(match halves.map_err(|fault| interp.fault(fault))? {
            Some((before, after)) => [text_value_from(interp, before), plain(interp, &args[1]), text_value_from(interp, after)],
            None => [plain(interp, &args[0]), empty(), empty()],
        })
        .into_value())
}

/// `str.rpartition`.
pub(super) fn partition_last(interp: &Interp, args: &Args<'_>) -> Outcome {
    let separator = text_arguments::plain_text(interp, &args[1])?;
    let halves = search::rpartition(str_of(&args[0]).as_bytes(), separator.as_bytes());
    let empty = || interp.names.empty.value();
    Ok(interp
        .tuple(match halves.map_err(|fault| interp.fault(fault))? {
            Some((before, after)) => [text_value_from(interp, before), plain(interp, &args[1]), text_value_from(interp, after)],
            None => [empty(), empty(), plain(interp, &args[0])],
        })
        .into_value())
}

/// `str.strip`.
pub(super) fn strip(interp: &Interp, args: &Args<'_>) -> Outcome {
    strip_side(interp, args, "strip", Side::Both)
}

/// `str.lstrip`.
pub(super) fn strip_left(interp: &Interp, args: &Args<'_>) -> Outcome {
    strip_side(interp, args, "lstrip", Side::Left)
}

/// `str.rstrip`.
pub(super) fn strip_right(interp: &Interp, args: &Args<'_>) -> Outcome {
    strip_side(interp, args, "rstrip", Side::Right)
}

fn strip_side(interp: &Interp, args: &Args<'_>, function: &str, side: Side) -> Outcome {
    let text = str_of(&args[0]).as_bytes();
    let stripped = if args[1].is_none() {
        search::strip_whitespace(text, side, Unit::CodePoint)
    } else {
        match args[1].cast::<Str>() {
            Some(set) => search::strip(text, set.as_bytes(), side, Unit::CodePoint),
            None => return Err(interp.type_error(format!("{function} arg must be None or str"))),
        }
    };
    Ok(part(interp, &args[0], stripped))
}

/// A part of the receiver, which is the receiver itself when it is all of it.
fn part(interp: &Interp, this: &Value, part: &[u8]) -> Value {
    if part.len() == str_of(this).as_bytes().len() { plain(interp, this) } else { text_value_from(interp, part) }
}

/// `str.removeprefix`.
pub(super) fn remove_prefix(interp: &Interp, args: &Args<'_>) -> Outcome {
    let prefix = text_arguments::text(interp, &args[1], "removeprefix", "argument")?;
    let text = str_of(&args[0]).as_bytes();
    Ok(part(interp, &args[0], text.strip_prefix(prefix.as_bytes()).unwrap_or(text)))
}

/// `str.removesuffix`.
pub(super) fn remove_suffix(interp: &Interp, args: &Args<'_>) -> Outcome {
    let suffix = text_arguments::text(interp, &args[1], "removesuffix", "argument")?;
    let text = str_of(&args[0]).as_bytes();
    Ok(part(interp, &args[0], text.strip_suffix(suffix.as_bytes()).unwrap_or(text)))
}

/// `str.replace`.
pub(super) fn replace(interp: &Interp, args: &Args<'_>) -> Outcome {
    let old = text_arguments::text(interp, &args[1], "replace", "argument 1")?;
    let new = text_arguments::text(interp, &args[2], "replace", "argument 2")?;
    let limit = text_arguments::limit(interp, &args[3])?;
    let text = str_of(&args[0]);
    if limit == Some(0) || old.as_bytes().len() > text.as_bytes().len() {
        return Ok(plain(interp, &args[0]));
    }
    match search::replace(text.as_bytes(), old.as_bytes(), new.as_bytes(), limit, Unit::CodePoint) {
        Ok(replaced) => Ok(text_value(interp, replaced)),
        Err(fault) => Err(interp.fault(fault)),
    }
}

//! Methods of `bytes` and `bytearray` that search, split, strip and replace.

use crate::engines::fault::Fault;
use crate::engines::search::{self, Side, Unit};
use crate::object::protocol::number;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::object::{Args, Interp, Outcome};

use super::buffer::{self, Content};
use super::byte_methods::{engine_bytes, like, with_receiver};
use super::bytes::byte_from;
use super::text_arguments::{self, Bounds};

/// What is sought: bytes, or the byte that an integer is. May run Python.
fn needle(interp: &Interp, value: &Value) -> Outcome<Content> {
    if let Some(content) = buffer::content(interp, value)? {
        return Ok(content);
    }
    if number::has_index(interp, value) {
        return Ok(Content::Copied(vec![byte_from(interp, value, "byte must be in range(0, 256)")?]));
    }
    let name = interp.type_of(value).name();
    Err(interp.type_error(format!("argument should be integer or bytes-like object, not '{name}'")))
}

fn place(interp: &Interp, args: &Args<'_>, find: fn(&[u8], &[u8]) -> Option<usize>) -> Outcome<Option<usize>> {
    let bounds = Bounds::read(interp, args, 2)?;
    let needle = needle(interp, &args[1])?;
    Ok(with_receiver(&args[0], |bytes| {
        let (start, end) = bounds.fit(bytes.len())?;
        Some(start + find(&bytes[start..end], &needle)?)
    }))
}

/// `find`.
pub(super) fn find(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = place(interp, args, search::find)?;
    Ok(place.map_or(Value::int_from_i32(-1), |place| interp.int_from_usize(place)))
}

/// `rfind`.
pub(super) fn find_last(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = place(interp, args, search::rfind)?;
    Ok(place.map_or(Value::int_from_i32(-1), |place| interp.int_from_usize(place)))
}

/// `index`.
pub(super) fn index(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = place(interp, args, search::find)?;
    place.map(|place| interp.int_from_usize(place)).ok_or_else(|| interp.value_error("subsection not found"))
}

/// `rindex`.
pub(super) fn index_last(interp: &Interp, args: &Args<'_>) -> Outcome {
    let place = place(interp, args, search::rfind)?;
    place.map(|place| interp.int_from_usize(place)).ok_or_else(|| interp.value_error("subsection not found"))
}

/// `count`.
pub(super) fn count(interp: &Interp, args: &Args<'_>) -> Outcome {
    let bounds = Bounds::read(interp, args, 2)?;
    let needle = needle(interp, &args[1])?;
    let count = with_receiver(&args[0], |bytes| match bounds.fit(bytes.len()) {
        Some((start, end)) => search::count(&bytes[start..end], &needle, Unit::Byte),
        None => 0,
    });
    Ok(interp.int_from_usize(count))
}

/// `startswith`.
pub(super) fn starts_with(interp: &Interp, args: &Args<'_>) -> Outcome {
    tail_match(interp, args, "startswith", |bytes, affix| bytes.starts_with(affix))
}

/// `endswith`.
pub(super) fn ends_with(interp: &Interp, args: &Args<'_>) -> Outcome {
    tail_match(interp, args, "endswith", |bytes, affix| bytes.ends_with(affix))
}

fn tail_match(interp: &Interp, args: &Args<'_>, function: &str, matches: fn(&[u8], &[u8]) -> bool) -> Outcome {
    let bounds = Bounds::read(interp, args, 2)?;
    let test = |affix: &Value| {
        buffer::read(interp, affix, |affix| {
            with_receiver(&args[0], |bytes| bounds.fit(bytes.len()).is_some_and(|(start, end)| matches(&bytes[start..end], affix)))
        })
    };
    if let Some(affixes) = args[1].cast::<Tuple>() {
        for affix in affixes.items() {
            if test(affix)?.ok_or_else(|| buffer::required_error(interp, affix))? {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match test(&args[1])? {
        Some(answer) => Ok(Value::bool(answer)),
        None => {
            let name = interp.type_of(&args[1]).name();
            Err(interp.type_error(format!("{function} first arg must be bytes or a tuple of bytes, not {name}")))
        }
    }
}

type Separated = for<'a> fn(&'a [u8], &[u8], Option<usize>) -> Result<Vec<&'a [u8]>, Fault>;
type Words = for<'a> fn(&'a [u8], Option<usize>, Unit) -> Vec<&'a [u8]>;

/// `split`.
pub(super) fn split(interp: &Interp, args: &Args<'_>) -> Outcome {
    split_with(interp, args, search::split, search::split_whitespace)
}

/// `rsplit`.
pub(super) fn split_last(interp: &Interp, args: &Args<'_>) -> Outcome {
    split_with(interp, args, search::rsplit, search::rsplit_whitespace)
}

fn split_with(interp: &Interp, args: &Args<'_>, separated: Separated, words: Words) -> Outcome {
    let limit = text_arguments::limit(interp, &args[2])?;
    let separator = if args[1].is_none() { None } else { Some(buffer::required(interp, &args[1])?) };
    let parts = with_receiver(&args[0], |bytes| {
        let parts = match &separator {
            None => words(bytes, limit, Unit::Byte),
            Some(separator) => separated(bytes, separator, limit)?,
        };
        Ok(parts.into_iter().map(<[u8]>::to_vec).collect::<Vec<_>>())
    });
    let parts = parts.map_err(|fault| interp.fault(fault))?;
    Ok(interp.list(parts.into_iter().map(|part| like(interp, &args[0], part)).collect()).into_value())
}

/// `partition`.
pub(super) fn partition(interp: &Interp, args: &Args<'_>) -> Outcome {
    partition_with(interp, args, search::partition, false)
}

/// `rpartition`.
pub(super) fn partition_last(interp: &Interp, args: &Args<'_>) -> Outcome {
    partition_with(interp, args, search::rpartition, true)
}

type Partition = for<'a> fn(&'a [u8], &[u8]) -> Result<Option<search::Halves<'a>>, Fault>;

/// Without a separator everything is in the first part, or in the last one.
fn partition_with(interp: &Interp, args: &Args<'_>, partition: Partition, keeps_last: bool) -> Outcome {
    let separator = buffer::required(interp, &args[1])?;
    let parts = with_receiver(&args[0], |bytes| {
        Ok(match partition(bytes, &separator)? {
            Some((before, after)) => [before.to_vec(), separator.to_vec(), after.to_vec()],
            None if keeps_last => [Vec::new(), Vec::new(), bytes.to_vec()],
            None => [bytes.to_vec(), Vec::new(), Vec::new()],
        })
    });
    let parts: Result<[Vec<u8>; 3], Fault> = parts;
    let parts = parts.map_err(|fault| interp.fault(fault))?;
    Ok(interp.tuple(parts.map(|part| like(interp, &args[0], part))).into_value())
}

/// `strip`.
pub(super) fn strip(interp: &Interp, args: &Args<'_>) -> Outcome {
    strip_side(interp, args, Side::Both)
}

/// `lstrip`.
pub(super) fn strip_left(interp: &Interp, args: &Args<'_>) -> Outcome {
    strip_side(interp, args, Side::Left)
}

/// `rstrip`.
pub(super) fn strip_right(interp: &Interp, args: &Args<'_>) -> Outcome {
    strip_side(interp, args, Side::Right)
}

fn strip_side(interp: &Interp, args: &Args<'_>, side: Side) -> Outcome {
    let set = if args[1].is_none() { None } else { Some(buffer::required(interp, &args[1])?) };
    let stripped = with_receiver(&args[0], |bytes| {
        match &set {
            None => search::strip_whitespace(bytes, side, Unit::Byte),
            Some(set) => search::strip(bytes, set, side, Unit::Byte),
        }
        .to_vec()
    });
    Ok(like(interp, &args[0], stripped))
}

/// `removeprefix`.
pub(super) fn remove_prefix(interp: &Interp, args: &Args<'_>) -> Outcome {
    let prefix = buffer::required(interp, &args[1])?;
    let rest = with_receiver(&args[0], |bytes| bytes.strip_prefix(&*prefix).unwrap_or(bytes).to_vec());
    Ok(like(interp, &args[0], rest))
}

/// `removesuffix`.
pub(super) fn remove_suffix(interp: &Interp, args: &Args<'_>) -> Outcome {
    let suffix = buffer::required(interp, &args[1])?;
    let rest = with_receiver(&args[0], |bytes| bytes.strip_suffix(&*suffix).unwrap_or(bytes).to_vec());
    Ok(like(interp, &args[0], rest))
}

/// `replace`.
pub(super) fn replace(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (old, new) = (buffer::required(interp, &args[1])?, buffer::required(interp, &args[2])?);
    let limit = text_arguments::limit(interp, &args[3])?;
    let replaced = with_receiver(&args[0], |bytes| search::replace(bytes, &old, &new, limit, Unit::Byte));
    engine_bytes(interp, &args[0], replaced)
}

//! Owns splitting at separators and at whitespace, from either end. `limit` is the largest number of splits.

use memchr::memmem;

use super::{Unit, strip_whitespace};
use crate::engines::fault::Fault;
use crate::engines::search::Side;

fn check_separator(separator: &[u8]) -> Result<(), Fault> {
    if separator.is_empty() {
        return Err(Fault::value("empty separator"));
    }
    Ok(())
}

/// Splits at every separator, or at the first `limit` ones.
pub fn split<'a>(value: &'a [u8], separator: &[u8], limit: Option<usize>) -> Result<Vec<&'a [u8]>, Fault> {
    check_separator(separator)?;
    let mut parts = Vec::new();
    let mut start = 0;
    for at in memmem::find_iter(value, separator).take(limit.unwrap_or(usize::MAX)) {
        parts.push(&value[start..at]);
        start = at + separator.len();
    }
    parts.push(&value[start..]);
    Ok(parts)
}

/// Splits at every separator found from the end, or at the last `limit` ones.
pub fn rsplit<'a>(value: &'a [u8], separator: &[u8], limit: Option<usize>) -> Result<Vec<&'a [u8]>, Fault> {
    check_separator(separator)?;
    let mut parts = Vec::new();
    let mut end = value.len();
    for at in memmem::rfind_iter(value, separator).take(limit.unwrap_or(usize::MAX)) {
        parts.push(&value[at + separator.len()..end]);
        end = at;
    }
    parts.push(&value[..end]);
    parts.reverse();
    Ok(parts)
}

/// Splits at runs of whitespace; after `limit` splits the rest keeps its inner and trailing whitespace.
pub fn split_whitespace(value: &[u8], limit: Option<usize>, unit: Unit) -> Vec<&[u8]> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = strip_whitespace(value, Side::Left, unit);
    while !rest.is_empty() && parts.len() < limit {
        let end = word_end(rest, unit);
        parts.push(&rest[..end]);
        rest = strip_whitespace(&rest[end..], Side::Left, unit);
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

fn word_end(value: &[u8], unit: Unit) -> usize {
    let mut at = 0;
    while let Some((point, length)) = unit.first(&value[at..])
        && !unit.is_space(point)
    {
        at += length;
    }
    at
}

/// Splits at runs of whitespace from the end; after `limit` splits the rest keeps its inner and leading whitespace.
pub fn rsplit_whitespace(value: &[u8], limit: Option<usize>, unit: Unit) -> Vec<&[u8]> {
    let limit = limit.unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = strip_whitespace(value, Side::Right, unit);
    while !rest.is_empty() && parts.len() < limit {
        let start = word_start(rest, unit);
        parts.push(&rest[start..]);
        rest = strip_whitespace(&rest[..start], Side::Right, unit);
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts.reverse();
    parts
}

fn word_start(value: &[u8], unit: Unit) -> usize {
    let mut at = value.len();
    while let Some((point, length)) = unit.last(&value[..at])
        && !unit.is_space(point)
    {
        at -= length;
    }
    at
}

/// What stands before a separator, and what after it.
pub type Halves<'a> = (&'a [u8], &'a [u8]);

/// Before and after the first separator; `None` when there is none.
pub fn partition<'a>(value: &'a [u8], separator: &[u8]) -> Result<Option<Halves<'a>>, Fault> {
    check_separator(separator)?;
    Ok(memmem::find(value, separator).map(|at| (&value[..at], &value[at + separator.len()..])))
}

/// Before and after the last separator; `None` when there is none.
pub fn rpartition<'a>(value: &'a [u8], separator: &[u8]) -> Result<Option<Halves<'a>>, Fault> {
    check_separator(separator)?;
    Ok(memmem::rfind(value, separator).map(|at| (&value[..at], &value[at + separator.len()..])))
}

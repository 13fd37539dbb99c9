//! Owns substring search, counting and replacement.

use memchr::memmem;

use super::Unit;
use crate::engines::fault::{Fault, check_text_size};

/// Byte offset of the first occurrence.
pub fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memchr(*byte, haystack),
        _ => memmem::find(haystack, needle),
    }
}

/// Byte offset of the last occurrence.
pub fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [byte] => memchr::memrchr(*byte, haystack),
        _ => memmem::rfind(haystack, needle),
    }
}

/// Whether there is an occurrence.
pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    find(haystack, needle).is_some()
}

/// Number of occurrences that do not overlap; an empty needle occurs around every unit.
pub fn count(haystack: &[u8], needle: &[u8], unit: Unit) -> usize {
    match needle {
        [] => unit.count(haystack) + 1,
        [byte] => memchr::memchr_iter(*byte, haystack).count(),
        _ => memmem::find_iter(haystack, needle).count(),
    }
}

/// Replaces the first `limit` occurrences, or all without a limit; an empty `old` occurs around every unit.
pub fn replace(haystack: &[u8], old: &[u8], new: &[u8], limit: Option<usize>, unit: Unit) -> Result<Vec<u8>, Fault> {
    let limit = limit.unwrap_or(usize::MAX);
    if old.is_empty() {
        return interleave(haystack, new, limit, unit);
    }
    let occurrences = if new.len() > old.len() { count(haystack, old, unit).min(limit) } else { 0 };
    let growth = occurrences.saturating_mul(new.len().saturating_sub(old.len()));
    check_text_size(growth)?;
    let mut result = Vec::with_capacity(haystack.len() + growth);
    let mut done = 0;
    for at in memmem::find_iter(haystack, old).take(limit) {
        result.extend_from_slice(&haystack[done..at]);
        result.extend_from_slice(new);
        done = at + old.len();
    }
    result.extend_from_slice(&haystack[done..]);
    Ok(result)
}

/// Puts `inserted` before each of the first units, and after the last one if the limit allows.
fn interleave(haystack: &[u8], inserted: &[u8], limit: usize, unit: Unit) -> Result<Vec<u8>, Fault> {
    let places = (unit.count(haystack) + 1).min(limit);
    let growth = places.saturating_mul(inserted.len());
    check_text_size(growth)?;
    let mut result = Vec::with_capacity(haystack.len() + growth);
    let mut rest = haystack;
    for _ in 0..places {
        result.extend_from_slice(inserted);
        let length = unit.first(rest).map_or(0, |first| first.1);
        result.extend_from_slice(&rest[..length]);
        rest = &rest[length..];
    }
    result.extend_from_slice(rest);
    Ok(result)
}

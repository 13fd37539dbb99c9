//! Owns the case conversions of `str`: full mappings, with the final sigma told from its neighbours.

use super::case_table::{FOLD, LOWER, Mapping, TITLE, UPPER};
use super::{flags, has, table};
use crate::engines::text::{code_points, push};

const CAPITAL_SIGMA: u32 = 0x3A3;
const SMALL_SIGMA: u32 = 0x3C3;
const FINAL_SIGMA: u32 = 0x3C2;

impl Mapping {
    fn append(&self, text: &mut Vec<u8>, point: u32) {
        if let Ok(index) = self.several.binary_search_by_key(&point, |entry| entry.0) {
            let mapped = self.several[index].1.iter().filter(|point| **point != 0);
            mapped.for_each(|point| push(text, *point));
            return;
        }
        push(text, self.single(point));
    }

    fn single(&self, point: u32) -> u32 {
        let after = self.runs.partition_point(|run| run.0 <= point);
        let Some(&(start, last, step, delta)) = after.checked_sub(1).map(|at| &self.runs[at]) else {
            return point;
        };
        if point > last || !(point - start).is_multiple_of(step) {
            return point;
        }
        point.wrapping_add_signed(delta)
    }

    fn apply(&self, text: &[u8]) -> Vec<u8> {
        let mut result = Vec::with_capacity(text.len());
        code_points(text).for_each(|point| self.append(&mut result, point));
        result
    }
}

/// `str.upper`.
pub fn upper(text: &[u8]) -> Vec<u8> {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    UPPER.apply(text)
}

/// `str.lower`.
pub fn lower(text: &[u8]) -> Vec<u8> {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut result = Vec::with_capacity(text.len());
    each(text, |before, point, after| append_lower(&mut result, before, point, after));
    result
}

/// `str.casefold`.
pub fn casefold(text: &[u8]) -> Vec<u8> {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    FOLD.apply(text)
}

/// `str.capitalize`: the first code point in title case, the others in lower case.
pub fn capitalize(text: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(text.len());
    each(text, |before, point, after| {
        if before.is_empty() {
            TITLE.append(&mut result, point);
        } else {
            append_lower(&mut result, before, point, after);
        }
    });
    result
}

/// `str.title`: title case after an uncased code point, lower case after a cased one.
pub fn title(text: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(text.len());
    let mut inside_word = false;
    each(text, |before, point, after| {
        if inside_word {
            append_lower(&mut result, before, point, after);
        } else {
            TITLE.append(&mut result, point);
        }
        inside_word = has(point, table::CASED);
    });
    result
}

/// `str.swapcase`.
pub fn swapcase(text: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(text.len());
    each(text, |before, point, after| {
        let flags = flags(point);
        if flags & table::UPPERCASE != 0 {
            append_lower(&mut result, before, point, after);
        } else if flags & table::LOWERCASE != 0 {
            UPPER.append(&mut result, point);
        } else {
            push(&mut result, point);
        }
    });
    result
}

/// Calls `visit` with the text before each code point, the code point, and the text after it.
fn each(text: &[u8], mut visit: impl FnMut(&[u8], u32, &[u8])) {
    let mut points = code_points(text);
    let mut start = 0;
    while let Some(point) = points.next() {
        let end = text.len() - points.rest().len();
        visit(&text[..start], point, &text[end..]);
        start = end;
    }
}

fn append_lower(result: &mut Vec<u8>, before: &[u8], point: u32, after: &[u8]) {
    match point {
        0..=0x7F => result.push((point as u8).to_ascii_lowercase()),
        CAPITAL_SIGMA if ends_word(before, after) => push(result, FINAL_SIGMA),
        CAPITAL_SIGMA => push(result, SMALL_SIGMA),
        _ => LOWER.append(result, point),
    }
}

/// Whether a sigma between the two texts ends a word: case ignorable code points are looked through.
fn ends_word(before: &[u8], after: &[u8]) -> bool {
    let is_relevant = |point: &u32| !has(*point, table::CASE_IGNORABLE);
    let is_cased = |point: u32| has(point, table::CASED);
    code_points(before).rev().find(is_relevant).is_some_and(is_cased) && !code_points(after).find(is_relevant).is_some_and(is_cased)
}

/// The one code point that a code point is in lower case, as CPython's simple mapping has it.
pub fn lower_point(point: u32) -> u32 {
    match point {
        0..=0x7F => u32::from((point as u8).to_ascii_lowercase()),
        // The only one whose full mapping has several.
        0x130 => 0x69,
        _ => LOWER.single(point),
    }
}

/// Whether the code point has another form in upper or lower case.
pub fn has_case(point: u32) -> bool {
    lower_point(point) != point || upper(&crate::engines::text::collect([point])) != crate::engines::text::collect([point])
}

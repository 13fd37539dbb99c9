//! Owns the stripping of whitespace or of a set of units.

use super::Unit;
use crate::engines::text;

/// The ends to strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
    /// `strip`
    Both,
}

/// Strips whitespace.
pub fn strip_whitespace(value: &[u8], side: Side, unit: Unit) -> &[u8] {
    strip_while(value, side, unit, |point| unit.is_space(point))
}

/// Strips the units that occur in `set`.
pub fn strip<'a>(value: &'a [u8], set: &[u8], side: Side, unit: Unit) -> &'a [u8] {
    match unit {
        Unit::Byte => strip_while(value, side, unit, |byte| set.contains(&(byte as u8))),
        Unit::CodePoint if set.is_ascii() => strip_while(value, side, unit, |point| point < 0x80 && set.contains(&(point as u8))),
        Unit::CodePoint => {
            let mut points: Vec<u32> = text::code_points(set).collect();
            points.sort_unstable();
            strip_while(value, side, unit, |point| points.binary_search(&point).is_ok())
        }
    }
}

fn strip_while(value: &[u8], side: Side, unit: Unit, is_stripped: impl Fn(u32) -> bool) -> &[u8] {
    let mut rest = value;
    if side != Side::Right {
        while let Some((point, length)) = unit.first(rest)
            && is_stripped(point)
        {
            rest = &rest[length..];
        }
    }
    if side != Side::Left {
        while let Some((point, length)) = unit.last(rest)
            && is_stripped(point)
        {
            rest = &rest[..rest.len() - length];
        }
    }
    rest
}

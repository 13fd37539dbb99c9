//! Owns padding to a width, zero filling and the expansion of tabs.

use super::Unit;
use crate::engines::fault::{Fault, check_text_size};

/// Where the value stands in the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// `ljust`
    Left,
    /// `rjust`
    Right,
    /// `center`; of an odd padding the larger half goes left if the width is odd, too.
    Center,
}

/// `center`, `ljust` and `rjust`. A width below the length, such as a negative one, changes nothing.
pub fn pad(value: &[u8], width: i64, fill: u32, alignment: Alignment, unit: Unit) -> Result<Vec<u8>, Fault> {
    let width = usize::try_from(width).unwrap_or(0);
    let padding = width.saturating_sub(unit.count(value));
    check_text_size(padding)?;
    let before = match alignment {
        Alignment::Left => 0,
        Alignment::Right => padding,
        Alignment::Center => padding / 2 + (padding & width & 1),
    };
    let mut result = Vec::with_capacity(value.len() + padding);
    unit.push_repeated(&mut result, fill, before);
    result.extend_from_slice(value);
    unit.push_repeated(&mut result, fill, padding - before);
    Ok(result)
}

/// `zfill`: zeros after a sign.
pub fn zero_fill(value: &[u8], width: i64, unit: Unit) -> Result<Vec<u8>, Fault> {
    let sign = usize::from(matches!(value.first(), Some(b'+' | b'-')));
    let (sign, body) = value.split_at(sign);
    let width = width.saturating_sub(sign.len() as i64);
    let filled = pad(body, width, u32::from('0'), Alignment::Right, unit)?;
    Ok([sign, &filled].concat())
}

/// `expandtabs`: spaces up to the next multiple of `tab_size` columns; without a positive size tabs vanish.
pub fn expand_tabs(value: &[u8], tab_size: i64, unit: Unit) -> Result<Vec<u8>, Fault> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut result = Vec::with_capacity(value.len());
    let mut column = 0_usize;
    let mut rest = value;
    while let Some((point, length)) = unit.first(rest) {
        let (current, following) = rest.split_at(length);
        rest = following;
        if point == 9 {
            let spaces = if tab_size > 0 { tab_size - column % tab_size } else { 0 };
            check_text_size(result.len().saturating_add(spaces))?;
            result.resize(result.len() + spaces, b' ');
            column += spaces;
            continue;
        }
        column = if matches!(point, 10 | 13) { 0 } else { column + 1 };
        result.extend_from_slice(current);
    }
    Ok(result)
}

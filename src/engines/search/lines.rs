//! Owns `splitlines`.

use super::Unit;

/// The lines of `value`, with their ends if `keeps_ends`; a carriage return and a line feed are one end.
pub fn split_lines(value: &[u8], keeps_ends: bool, unit: Unit) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some((point, length)) = unit.first(&value[at..]) {
        let end = at;
        at += length;
        if !unit.is_line_break(point) {
            continue;
        }
        if point == 13 && value.get(at) == Some(&b'\n') {
            at += 1;
        }
        lines.push(&value[start..if keeps_ends { at } else { end }]);
        start = at;
    }
    if start < value.len() {
        lines.push(&value[start..]);
    }
    lines
}

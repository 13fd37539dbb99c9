//! Owns what CPython 3.13 (Unicode 15.1) knows of code points, and the `str` predicates built on it.
//!
//! The tables are generated from CPython itself and compared with it over all code points, so that the Unicode
//! version of the standard library, which moves with the compiler, has no part in it. Texts are generalised UTF-8.

mod case;
mod case_table;
mod table;

pub use case::{capitalize, casefold, has_case, lower, lower_point, swapcase, title, upper};

use super::text::code_points;

/// Property bits of a code point, tested against the constants of the table.
fn flags(code_point: u32) -> u16 {
    if code_point > 0x10_FFFF {
        return 0;
    }
    let point = code_point as usize;
    let middle = usize::from(table::TOP[point >> 9]) << 5 | (point >> 4 & 31);
    let leaf = usize::from(table::MIDDLE[middle]) << 4 | (point & 15);
    table::RECORDS[usize::from(table::LEAVES[leaf])]
}

fn has(code_point: u32, bits: u16) -> bool {
    flags(code_point) & bits != 0
}

/// What `str.isalnum` accepts.
const ALPHANUMERIC: u16 = table::ALPHABETIC | table::DECIMAL | table::DIGIT | table::NUMERIC;

/// Whether the code point is a letter.
pub fn is_alphabetic(code_point: u32) -> bool {
    has(code_point, table::ALPHABETIC)
}

/// Whether the code point is a letter or a digit or another numeric character, as `str.isalnum` has it.
pub fn is_alphanumeric(code_point: u32) -> bool {
    has(code_point, ALPHANUMERIC)
}

/// Whether the code point is whitespace for `str.split`, `str.strip` and the number parsers.
pub fn is_space(code_point: u32) -> bool {
    match code_point {
        0..=0x7F => matches!(code_point, 9..=13 | 0x1C..=0x20),
        _ => has(code_point, table::SPACE),
    }
}

/// Whether `str.splitlines` breaks a line at the code point.
pub fn is_line_break(code_point: u32) -> bool {
    match code_point {
        0..=0x7F => matches!(code_point, 10..=13 | 0x1C..=0x1E),
        _ => has(code_point, table::LINE_BREAK),
    }
}

/// Whether `repr` shows the code point as itself.
pub fn is_printable(code_point: u32) -> bool {
    match code_point {
        0..=0x7F => matches!(code_point, 0x20..=0x7E),
        _ => has(code_point, table::PRINTABLE),
    }
}

/// Whether an identifier may start with the code point.
pub fn is_identifier_start(code_point: u32) -> bool {
    has(code_point, table::IDENTIFIER_START)
}

/// Whether an identifier may go on with the code point.
pub fn is_identifier_continue(code_point: u32) -> bool {
    has(code_point, table::IDENTIFIER_CONTINUE)
}

/// The value of a decimal digit of any script.
pub fn decimal_value(code_point: u32) -> Option<u32> {
    if code_point < 0x80 {
        let digit = code_point.wrapping_sub(0x30);
        return (digit < 10).then_some(digit);
    }
    let after = table::DECIMAL_ZEROS.partition_point(|zero| *zero <= code_point);
    let zero = table::DECIMAL_ZEROS[after.checked_sub(1)?];
    (code_point - zero < 10).then(|| code_point - zero)
}

fn all(text: &[u8], bits: u16) -> bool {
    !text.is_empty() && code_points(text).all(|point| has(point, bits))
}

/// `str.isalpha`.
pub fn is_alpha(text: &[u8]) -> bool {
    all(text, table::ALPHABETIC)
}

/// `str.isdecimal`.
pub fn is_decimal(text: &[u8]) -> bool {
    all(text, table::DECIMAL)
}

/// `str.isdigit`.
pub fn is_digit(text: &[u8]) -> bool {
    all(text, table::DIGIT)
}

/// `str.isnumeric`.
pub fn is_numeric(text: &[u8]) -> bool {
    all(text, table::NUMERIC)
}

/// `str.isalnum`.
pub fn is_alnum(text: &[u8]) -> bool {
    all(text, ALPHANUMERIC)
}

/// `str.isspace`.
pub fn is_whitespace(text: &[u8]) -> bool {
    all(text, table::SPACE)
}

/// `str.isprintable`; true of the empty text.
pub fn is_all_printable(text: &[u8]) -> bool {
    code_points(text).all(is_printable)
}

/// `str.isidentifier`.
pub fn is_identifier(text: &[u8]) -> bool {
    let mut points = code_points(text);
    points.next().is_some_and(is_identifier_start) && points.all(is_identifier_continue)
}

/// `str.isupper`: something is upper case, nothing is lower or title case.
pub fn is_upper(text: &[u8]) -> bool {
    is_cased_as(text, table::UPPERCASE, table::LOWERCASE | table::TITLECASE)
}

/// `str.islower`: something is lower case, nothing is upper or title case.
pub fn is_lower(text: &[u8]) -> bool {
    is_cased_as(text, table::LOWERCASE, table::UPPERCASE | table::TITLECASE)
}

fn is_cased_as(text: &[u8], wanted: u16, refused: u16) -> bool {
    let mut found = false;
    for point in code_points(text) {
        let flags = flags(point);
        if flags & refused != 0 {
            return false;
        }
        found |= flags & wanted != 0;
    }
    found
}

/// `str.istitle`: upper and title case only start words, lower case only goes on with them.
pub fn is_title(text: &[u8]) -> bool {
    let mut found = false;
    let mut inside_word = false;
    for point in code_points(text) {
        let flags = flags(point);
        let starts = flags & (table::UPPERCASE | table::TITLECASE) != 0;
        let goes_on = flags & table::LOWERCASE != 0;
        if starts && inside_word || goes_on && !starts && !inside_word {
            return false;
        }
        inside_word = starts || goes_on;
        found |= inside_word;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_shortcuts_agree_with_the_table() {
        for point in 0..0x80 {
            assert_eq!(is_space(point), has(point, table::SPACE), "{point:#x}");
            assert_eq!(is_line_break(point), has(point, table::LINE_BREAK), "{point:#x}");
            assert_eq!(is_printable(point), has(point, table::PRINTABLE), "{point:#x}");
        }
    }

    #[test]
    fn beyond_unicode_nothing_holds() {
        assert_eq!(flags(0x11_0000), 0);
        assert_eq!(decimal_value(u32::MAX), None);
    }
}

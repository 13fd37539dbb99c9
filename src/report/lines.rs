//! Lines and characters as the language's texts have them: white space, line ends, indentation, columns on a terminal.

use super::width_table::WIDE;

/// Whether `str.isspace` holds for a character.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\x1c'..='\x1f').contains(&character)
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `str.splitlines(keepends=True)`.
pub(super) fn split_keeping_ends(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (at, end) = match rest.char_indices().find(|(_, character)| is_line_end(*character)) {
            Some((at, '\r')) if rest[at + 1..].starts_with('\n') => (at, at + 2),
            Some((at, character)) => (at, at + character.len_utf8()),
            None => (rest.len(), rest.len()),
        };
        let line = &rest[..end];
        debug_assert!(at <= end);
        rest = &rest[end..];
        if line.is_empty() { None } else { Some(line) }
    })
}

/// `str.splitlines()`.
pub(super) fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    split_keeping_ends(text).map(|line| {
        let without = line.strip_suffix("\r\n").unwrap_or(line);
        if without.len() < line.len() { without } else { line.strip_suffix(is_line_end).unwrap_or(line) }
    })
}

/// Removes the indentation that all lines share; lines of blanks only become empty. Lines end with `\n`.
pub(super) fn dedent(text: &str) -> String {
    let is_blank = |line: &&str| line.trim_matches([' ', '\t']).is_empty();
    let mut margin: Option<&str> = None;
    for line in text.split('\n').filter(|line| !is_blank(line)) {
        let indentation = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        margin = Some(match margin {
            None => indentation,
            Some(margin) => {
                let shared = margin.bytes().zip(indentation.bytes()).take_while(|(one, other)| one == other).count();
                &margin[..shared]
            }
        });
    }
    let margin = margin.unwrap_or("");
    let lines: Vec<&str> =
        text.split('\n').map(|line| if is_blank(&line) { "" } else { line.strip_prefix(margin).unwrap_or(line) }).collect();
    lines.join("\n")
}

/// Puts `prefix` in front of every line.
pub(super) fn indent(text: &str, prefix: &str, output: &mut String) {
    for line in split_keeping_ends(text) {
        output.push_str(prefix);
        output.push_str(line);
    }
}

/// Columns that the characters take on a terminal: East Asian wide ones take two.
pub(super) fn display_width(characters: &[char]) -> usize {
    characters.iter().map(|character| if is_wide(*character) { 2 } else { 1 }).sum()
}

fn is_wide(character: char) -> bool {
    let point = u32::from(character);
    WIDE.binary_search_by(|(first, last)| {
        if point < *first {
            std::cmp::Ordering::Greater
        } else if point > *last {
            std::cmp::Ordering::Less
        } else {
            std::cmp::Ordering::Equal
        }
    })
    .is_ok()
}

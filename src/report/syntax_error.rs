//! How a syntax error shows its place: file and line, the source line, carets under the part that is wrong.

use std::fmt::Write;

use super::data::SyntaxReport;
use super::lines::is_space;

/// Appends the lines of a syntax error, up to the one with its name and message.
pub(super) fn render(type_name: &str, error: &SyntaxReport, output: &mut String) {
    let mut suffix = String::new();
    if let Some(line) = &error.line {
        let file = error.file.as_deref().filter(|file| !file.is_empty()).unwrap_or("<string>");
        let _ = writeln!(output, "  File \"{file}\", line {line}");
    } else if let Some(file) = &error.file {
        suffix = format!(" ({file})");
    }
    if let Some(text) = &error.text {
        source_line(error, text, output);
    }
    let message = error.message.as_deref().filter(|message| !message.is_empty()).unwrap_or("<no detail available>");
    let _ = writeln!(output, "{type_name}: {message}{suffix}");
}

fn length(text: &str) -> i64 {
    i64::try_from(text.chars().count()).unwrap_or(i64::MAX)
}

fn source_line(error: &SyntaxReport, text: &str, output: &mut String) {
    let right_stripped = text.trim_end_matches('\n');
    let stripped = right_stripped.trim_start_matches([' ', '\n', '\x0c']);
    let _ = writeln!(output, "    {stripped}");
    let Some(offset) = error.offset else { return };
    let after_end = length(right_stripped) + 1;
    let limit = if text.is_empty() { i64::MAX } else { length(text) };
    let clamp = |offset: i64| if offset > limit { after_end } else { offset };
    let end_offset = match error.end_offset {
        _ if error.line != error.end_line => after_end,
        None | Some(0) => offset,
        Some(end_offset) => end_offset,
    };
    let (offset, mut end_offset) = (clamp(offset), clamp(end_offset));
    if offset >= end_offset || end_offset < 0 {
        end_offset = offset.saturating_add(1);
    }
    let Ok(column) = usize::try_from(offset - 1 - (length(right_stripped) - length(stripped))) else {
        return;
    };
    // White space other than blanks (tabs) stays as it is, so that the carets line up.
    let margin = stripped.chars().take(column).map(|character| if is_space(character) { character } else { ' ' });
    output.push_str("    ");
    output.extend(margin);
    let width = usize::try_from(end_offset.saturating_sub(offset)).unwrap_or(0);
    output.extend(std::iter::repeat_n('^', width.min(MOST_CARETS)));
    output.push('\n');
}

/// The end may be any number that a script put into the exception, but carets beyond the line say nothing.
const MOST_CARETS: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::super::golden::{cases, unescape};
    use super::*;

    fn optional(field: &str) -> Option<String> {
        match field.strip_prefix('=') {
            Some(text) => Some(unescape(text)),
            None if field == "-" => None,
            None => Some(field.to_owned()),
        }
    }

    #[test]
    fn places_are_shown_as_by_the_reference() {
        let mut count = 0;
        for case in cases(include_str!("../../tests/golden/report/syntax.txt")) {
            let fields: Vec<&str> = case.head.split(' ').collect();
            let number = |field: &str| field.parse::<i64>().ok();
            let error = SyntaxReport {
                file: optional(fields[0]),
                line: optional(fields[1]),
                offset: number(fields[2]),
                end_line: optional(fields[3]),
                end_offset: number(fields[4]),
                text: optional(case.input[0]),
                message: if fields[5].is_empty() { None } else { Some("msg here".to_owned()) },
            };
            let mut output = String::new();
            render("SyntaxError", &error, &mut output);
            assert_eq!(output, case.expected, "{}", case.head);
            count += 1;
        }
        assert!(count > 200);
    }
}

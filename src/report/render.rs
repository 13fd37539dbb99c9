//! A report as text, as CPython 3.13 prints uncaught exceptions.

use std::fmt::Write;

use super::data::{ErrorReport, ExceptionReport, FrameReport, GroupReport, Link};
use super::lines::indent;
use super::{frame, syntax_error};

/// Members of a group that are shown.
pub(super) const MOST_MEMBERS: usize = 15;
/// Groups within groups that are shown.
pub(super) const DEEPEST_GROUP: usize = 10;
/// Entries of equal places that are shown one by one.
pub(super) const SHOWN_REPEATS: usize = 3;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

impl ErrorReport {
    /// The text of the report; every line ends with a line end.
    pub fn render(&self) -> String {
        let mut renderer = Renderer { report: self, depth: 0, needs_close: false, output: String::new() };
        if !self.exceptions.is_empty() {
            renderer.chain(0);
        }
        renderer.output
    }
}

impl std::fmt::Display for ErrorReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.render())
    }
}

struct Renderer<'a> {
    report: &'a ErrorReport,
    /// Levels of indentation; 0 outside groups.
    depth: usize,
    /// The innermost group still has to draw its lower edge.
    needs_close: bool,
    output: String,
}

impl Renderer<'_> {
    fn margin(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Appends lines, inside groups with the group's edge in front.
    fn emit(&mut self, text: &str, edge: char) {
        if self.depth == 0 {
            self.output.push_str(text);
        } else {
            let prefix = format!("{}{edge} ", self.margin());
            indent(text, &prefix, &mut self.output);
        }
    }

    /// An exception with those it came from, oldest first. Recursion is bounded by `DEEPEST_GROUP`.
    fn chain(&mut self, index: usize) {
        let mut links = Vec::new();
        let mut next = Some(index);
        while let Some(index) = next {
            let Some(exception) = self.report.exceptions.get(index) else { break };
            let origin = exception.origin;
            links.push((origin.map(|(link, _)| link), exception));
            next = origin.map(|(_, index)| index);
        }
        for (link, exception) in links.into_iter().rev() {
            match link {
                Some(Link::Cause) => self.emit(CAUSE, '|'),
                Some(Link::Context) => self.emit(CONTEXT, '|'),
                None => {}
            }
            match &exception.group {
                None => self.single(exception),
                Some(group) if group.is_too_deep => {
                    self.emit(&format!("... (max_group_depth is {DEEPEST_GROUP})\n"), '|');
                }
                Some(group) => self.group(exception, group),
            }
        }
    }

    fn single(&mut self, exception: &ExceptionReport) {
        if !exception.frames.is_empty() {
            self.emit("Traceback (most recent call last):\n", '|');
            self.emit(&stack(&exception.frames), '|');
        }
        self.emit(&last_lines(exception), '|');
    }

    fn group(&mut self, exception: &ExceptionReport, group: &GroupReport) {
        let is_outermost = self.depth == 0;
        if is_outermost {
            self.depth = 1;
        }
        if !exception.frames.is_empty() {
            self.emit("Exception Group Traceback (most recent call last):\n", if is_outermost { '+' } else { '|' });
            self.emit(&stack(&exception.frames), '|');
        }
        self.emit(&last_lines(exception), '|');
        self.needs_close = false;
        let shown = group.count.min(MOST_MEMBERS + 1);
        for place in 0..shown {
            let is_last = place + 1 == shown;
            if is_last {
                // The lower edge may also be drawn by a group in the last member.
                self.needs_close = true;
            }
            let corner = if place == 0 { "+-" } else { "  " };
            let member = group.members.get(place).filter(|_| place < MOST_MEMBERS);
            let title = if member.is_some() { (place + 1).to_string() } else { "...".to_owned() };
            let margin = self.margin();
            let _ = writeln!(self.output, "{margin}{corner}+---------------- {title} ----------------");
            self.depth += 1;
            match member {
                Some(member) => self.chain(*member),
                None => {
                    let remaining = group.count.saturating_sub(MOST_MEMBERS);
                    let plural = if remaining > 1 { "s" } else { "" };
                    self.emit(&format!("and {remaining} more exception{plural}\n"), '|');
                }
            }
            if is_last && self.needs_close {
                let margin = self.margin();
                let _ = writeln!(self.output, "{margin}+------------------------------------");
                self.needs_close = false;
            }
            self.depth -= 1;
        }
        if is_outermost {
            self.depth = 0;
        }
    }
}

/// The entries of a traceback.
pub(super) fn stack(frames: &[FrameReport]) -> String {
    let mut output = String::new();
    for entry in frames {
        frame::render(entry, &mut output);
        if entry.repeats > 0 {
            let plural = if entry.repeats > 1 { "s" } else { "" };
            let _ = writeln!(output, "  [Previous line repeated {} more time{plural}]", entry.repeats);
        }
    }
    output
}

/// What stands under the traceback: the exception with its message (for syntax errors the place as well), then the notes.
fn last_lines(exception: &ExceptionReport) -> String {
    let mut output = String::new();
    let name = &exception.type_name;
    match &exception.syntax {
        Some(syntax) => syntax_error::render(name, syntax, &mut output),
        None if exception.message.is_empty() => {
            let _ = writeln!(output, "{name}");
        }
        None => {
            let _ = writeln!(output, "{name}: {}", exception.message);
        }
    }
    for line in exception.notes.iter().flat_map(|note| note.split('\n')) {
        output.push_str(line);
        output.push('\n');
    }
    output
}

#[cfg(test)]
mod tests {
    use super::super::golden::{cases, unescape};
    use super::*;

    fn field(text: &str) -> String {
        if text == "=" { String::new() } else { unescape(text) }
    }

    /// A row is: class, message, `t` for a traceback, `c` or `x` and the index of the origin, `g` or `d` and the members, notes.
    fn exception(row: &str) -> ExceptionReport {
        let fields: Vec<&str> = row.split(' ').collect();
        let frame =
            FrameReport { file: "<nofile>".to_owned(), function: "<module>".to_owned(), line: 1, end_line: 1, ..FrameReport::default() };
        let index = |text: &str| text.parse::<usize>().expect("an index");
        let origin = match fields[3].split_at(1) {
            ("c", origin) => Some((Link::Cause, index(origin))),
            ("x", origin) => Some((Link::Context, index(origin))),
            _ => None,
        };
        let group = fields[4].split_once(':').map(|(count, members)| GroupReport {
            count: index(&count[1..]),
            members: members.split(',').filter(|member| !member.is_empty()).map(index).collect(),
            is_too_deep: count.starts_with('d'),
        });
        ExceptionReport {
            type_name: fields[0].to_owned(),
            message: field(fields[1]),
            frames: if fields[2] == "t" { vec![frame] } else { Vec::new() },
            notes: fields[5..].iter().map(|note| field(note)).collect(),
            syntax: None,
            origin,
            group,
        }
    }

    #[test]
    fn chains_and_groups_are_shown_as_by_the_reference() {
        let mut count = 0;
        for case in cases(include_str!("../../tests/golden/report/trees.txt")) {
            let report = ErrorReport { exceptions: case.input.iter().map(|row| exception(row)).collect() };
            assert_eq!(report.render(), case.expected, "{:?}", case.input);
            count += 1;
        }
        assert!(count > 60);
    }
}

//! The lines of one traceback entry: file and line, source, and the marks under what was running.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::data::FrameReport;
use super::lines::{dedent, display_width, indent, is_space, split_lines};
use super::scan::Place;
use super::segment::{Anchors, anchors, is_plain_call_statement};

/// Appends the lines of a traceback entry.
pub(super) fn render(frame: &FrameReport, output: &mut String) {
    // What the interactive reader compiled has numbered names.
    let file = if frame.file.starts_with("<stdin>-") { "<stdin>" } else { &frame.file };
    let _ = writeln!(output, "  File \"{file}\", line {}, in {}", frame.line, frame.function);
    if frame.source.iter().all(|line| line.chars().all(is_space)) {
        return;
    }
    let Some((column, end_column)) = frame.columns else {
        let _ = writeln!(output, "    {}", frame.source[0].trim_matches(is_space));
        return;
    };
    let text = frame.source.join("\n") + "\n";
    let originals: Vec<&str> = split_lines(&text).collect();
    let dedented = dedent(&text);
    let lines: Vec<Vec<char>> = split_lines(&dedented).take(frame.source.len()).map(|line| line.chars().collect()).collect();
    let (Some(first), Some(last)) = (originals.first(), originals.get(frame.source.len() - 1)) else {
        return;
    };
    if lines.is_empty() {
        return;
    }
    let removed = first.chars().count().saturating_sub(lines[0].len());
    let start = character_offset(first, column).saturating_sub(removed);
    let end = character_offset(last, end_column).saturating_sub(removed);
    let marks = Marks::new(&lines, start, end);
    let shown = dedent(&marks.shown());
    indent(&shown, "    ", output);
}

/// The character that a byte offset falls on; a character that is cut counts.
fn character_offset(line: &str, offset: u32) -> usize {
    line.char_indices().take_while(|(at, _)| *at < offset as usize).count()
}

/// What is needed to draw the marks of one entry. Columns in `start`, `end` and the anchors are columns of a terminal.
struct Marks<'a> {
    lines: &'a [Vec<char>],
    start: usize,
    end: usize,
    anchors: Option<Anchors>,
    are_shown: bool,
}

impl Marks<'_> {
    fn new(lines: &[Vec<char>], start: usize, end: usize) -> Marks<'_> {
        let last = lines.len() - 1;
        let found = anchors(&segment(lines, start, end));
        let are_shown = !is_plain_call_statement(lines, start, end) && (found.is_some() || has_text_around(lines, start, end));
        // The first line of the segment starts in the middle of its line.
        let widen = |place: Place| {
            let column = if place.line == 0 { place.column + start } else { place.column };
            let line = &lines[place.line];
            Place { line: place.line, column: display_width(&line[..column.min(line.len())]) }
        };
        let width = |line: &Vec<char>, offset: usize| display_width(&line[..offset.min(line.len())]);
        Marks {
            lines,
            start: width(&lines[0], start),
            end: width(&lines[last], end),
            anchors: found.map(|found| Anchors { left: widen(found.left), right: widen(found.right) }),
            are_shown,
        }
    }

    /// The source lines that are shown, with the marks under them. Of many lines, those in the middle are left out.
    fn shown(&self) -> String {
        let last = self.lines.len() - 1;
        let mut significant = BTreeSet::from([0, last]);
        if let Some(anchors) = self.anchors {
            for line in [anchors.left.line, anchors.right.line] {
                significant.extend((line.saturating_sub(1)..=line + 1).filter(|line| *line <= last));
            }
        }
        let mut output = String::new();
        let mut previous: Option<usize> = None;
        for line in significant {
            match previous.map_or(1, |previous| line - previous) {
                1 => {}
                2 => self.line(line - 1, &mut output),
                difference => {
                    let _ = writeln!(output, "...<{} lines>...", difference - 1);
                }
            }
            self.line(line, &mut output);
            previous = Some(line);
        }
        output
    }

    fn line(&self, number: usize, output: &mut String) {
        let line = &self.lines[number];
        output.extend(line);
        output.push('\n');
        if !self.are_shown {
            return;
        }
        let margin = line.iter().take_while(|character| is_space(**character)).count();
        let width = if number + 1 == self.lines.len() { self.end } else { display_width(line) };
        for column in 0..width {
            output.push(if column < margin || (number == 0 && column < self.start) {
                ' '
            } else if self.anchors.is_some_and(|anchors| is_outside(anchors, Place { line: number, column })) {
                '~'
            } else {
                '^'
            });
        }
        output.push('\n');
    }
}

fn is_outside(anchors: Anchors, place: Place) -> bool {
    place < anchors.left || place >= anchors.right
}

/// The lines from character `start` of the first to character `end` of the last.
fn segment(lines: &[Vec<char>], start: usize, end: usize) -> Vec<Vec<char>> {
    let mut segment = lines.to_vec();
    let last = segment.len() - 1;
    segment[last].truncate(end);
    let start = start.min(segment[0].len());
    segment[0].drain(..start);
    segment
}

/// Whether anything but white space stands before the start or after the end.
fn has_text_around(lines: &[Vec<char>], start: usize, end: usize) -> bool {
    let (first, last) = (&lines[0], &lines[lines.len() - 1]);
    let is_text = |part: &[char]| part.iter().any(|character| !is_space(*character));
    is_text(&first[..start.min(first.len())]) || is_text(&last[end.min(last.len())..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A case is `@ lines column end_column`, then `|` and the source lines, then `>` and what is expected below the first line.
    fn check(cases: &str) -> (usize, Vec<String>) {
        let mut failures = Vec::new();
        let mut count = 0;
        for case in cases.strip_prefix("@ ").unwrap_or(cases).split("\n@ ") {
            let mut lines = case.lines();
            let numbers: Vec<u32> = lines.next().unwrap_or("").split(' ').filter_map(|number| number.parse().ok()).collect();
            let [height, column, end_column] = numbers[..] else { continue };
            let source: Vec<String> = lines.clone().filter_map(|line| line.strip_prefix('|')).map(str::to_owned).collect();
            let expected: Vec<&str> = lines.filter_map(|line| line.strip_prefix('>')).collect();
            let frame = FrameReport {
                file: "case".to_owned(),
                function: "f".to_owned(),
                line: 1,
                end_line: height,
                columns: Some((column, end_column)),
                source,
                repeats: 0,
            };
            let mut output = String::new();
            render(&frame, &mut output);
            count += 1;
            if output.split('\n').skip(1).collect::<Vec<_>>().join("\n").trim_end_matches('\n')
                != expected.join("\n").trim_end_matches('\n')
            {
                failures.push(format!("{case}\ngot:\n{output}"));
            }
        }
        (count, failures)
    }

    #[test]
    fn marks_are_those_of_the_reference() {
        let (count, failures) = check(include_str!("../../tests/golden/report/marks.txt"));
        assert!(count > 400, "{count}");
        assert!(failures.is_empty(), "{} of {count}: {}", failures.len(), failures[..failures.len().min(12)].join("\n"));
    }
}

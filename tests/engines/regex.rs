//! The regular expression engine against CPython.

use morelia::engines::fault::Fault;
use morelia::engines::regex::{Captures, Mode, Part, PatternFault, Program, Request, TemplateFault, compile, find, parse_template};
use morelia::engines::text;

use crate::corpus::{Case, Outcome, check, text_field};

fn program(pattern: &[u8], is_text: bool, flags: u32) -> Result<Program, PatternFault> {
    let points = if is_text { text::code_points(pattern).collect() } else { pattern.iter().map(|byte| u32::from(*byte)).collect() };
    compile(points, is_text, flags, &|| true)
}

fn described_fault(fault: &PatternFault) -> Vec<u8> {
    let place = fault.place.map_or("None".to_owned(), |place| place.to_string());
    [format!("PatternError {place} ").as_bytes(), &fault.message].concat()
}

struct Subject<'a> {
    program: &'a Program,
    value: &'a [u8],
}

impl Subject<'_> {
    fn find(&self, mode: Mode, start: usize, forbidden_end: Option<usize>) -> Option<Captures> {
        let is_narrow = !self.program.is_text() || self.value.is_ascii();
        let request = Request { text: self.value, is_narrow, start, forbidden_end, mode };
        find(self.program, request, &mut |_, _| true).unwrap()
    }

    fn index(&self, offset: usize) -> usize {
        if self.program.is_text() { text::count(&self.value[..offset]) } else { offset }
    }

    fn span(&self, captures: &Captures, group: usize) -> String {
        match captures.group(group) {
            Some((start, end)) => format!("{},{}", self.index(start), self.index(end)),
            None => "-1,-1".into(),
        }
    }

    fn described(&self, captures: Option<Captures>) -> String {
        let Some(captures) = captures else {
            return "None".into();
        };
        let spans: Vec<String> = (0..=self.program.groups()).map(|group| self.span(&captures, group)).collect();
        let last = captures.last_group().map_or("None".to_owned(), |last| last.to_string());
        format!("{} {last}", spans.join(";"))
    }

    fn all(&self) -> String {
        let (mut spans, mut start, mut forbidden_end) = (Vec::new(), 0, None);
        while let Some(captures) = self.find(Mode::Search, start, forbidden_end) {
            let (from, to) = captures.group(0).unwrap();
            (start, forbidden_end) = (to, (from == to).then_some(to));
            spans.push(self.span(&captures, 0));
        }
        spans.join(" ")
    }
}

fn compiled(pattern: &[u8]) -> Vec<u8> {
    match program(pattern, true, 0) {
        Err(fault) => described_fault(&fault),
        Ok(program) => {
            let mut names: Vec<String> = program.names().iter().map(|(name, _)| String::from_utf8_lossy(name).into_owned()).collect();
            names.sort();
            let numbers = format!("{} {}", program.flags(), program.groups());
            [vec![numbers], names].concat().join(" ").into_bytes()
        }
    }
}

fn substituted(template: &[u8]) -> Vec<u8> {
    let program = program(b"(?P<x>a)(?P<y>b)?", true, 0).unwrap();
    let number_of = |name: &[u8]| program.names().iter().find(|(known, _)| known == name).map(|(_, number)| *number);
    let parts = match parse_template(text::code_points(template).collect(), true, program.groups(), number_of) {
        Ok(parts) => parts,
        Err(TemplateFault::Pattern(fault)) => return described_fault(&fault),
        Err(TemplateFault::UnknownName(message)) => return [b"IndexError ", &message[..]].concat(),
    };
    let subject = Subject { program: &program, value: b"ab a" };
    let mut result = Vec::new();
    let mut done = 0;
    while let Some(captures) = subject.find(Mode::Search, done, None) {
        let (start, end) = captures.group(0).unwrap();
        result.extend_from_slice(&subject.value[done..start]);
        for part in &parts {
            match part {
                Part::Literal(literal) => result.extend_from_slice(literal),
                Part::Group(group) => {
                    let (start, end) = captures.group(*group).unwrap_or((0, 0));
                    result.extend_from_slice(&subject.value[start..end]);
                }
            }
        }
        done = end;
    }
    result.extend_from_slice(&subject.value[done..]);
    result
}

fn run(case: &Case) -> Outcome {
    match case.operation.as_str() {
        "compile" => return Ok(text_field(compiled(&case.text(0)))).and_then(overflow),
        "template" => return Ok(text_field(substituted(&case.text(0)))),
        _ => {}
    }
    let (kind, operation) = case.operation.split_once('_').unwrap();
    let program = program(&case.text(0), kind == "text", case.small(1) as u32).unwrap();
    let value = case.text(2);
    let subject = Subject { program: &program, value: &value };
    Ok(match operation {
        "match" => subject.described(subject.find(Mode::Match, 0, None)),
        "search" => subject.described(subject.find(Mode::Search, 0, None)),
        "fullmatch" => subject.described(subject.find(Mode::Full, 0, None)),
        _ => subject.all(),
    })
}

/// The repetition number that is too large is the one fault that is no PatternError.
fn overflow(field: String) -> Outcome {
    match field.strip_prefix("PatternError None the repetition") {
        Some(rest) => Err(Fault::overflow(format!("the repetition{rest}"))),
        None => Ok(field),
    }
}

#[test]
fn agrees_with_cpython() {
    check("regex", 30_000, run);
}

#[test]
fn runs_end_when_the_callback_says_so() {
    let program = program(b"(?:a|aa)*b", true, 0).unwrap();
    let text = vec![b'a'; 60];
    let request = Request { text: &text, is_narrow: true, start: 0, forbidden_end: None, mode: Mode::Match };
    let mut paid = 0;
    let outcome = find(&program, request, &mut |steps, _| {
        paid += steps;
        paid < 1_000_000
    });
    assert!(outcome.is_err());
}

#[test]
fn deep_patterns_and_long_ones_are_answered() {
    let deep = [b"(".repeat(100_000), b")".repeat(100_000)].concat();
    assert!(program(&deep, true, 0).is_err());
    let long = b"(?:a|b)?".repeat(20_000);
    let program = program(&long, true, 0).unwrap();
    let request = Request { text: b"abab", is_narrow: true, start: 0, forbidden_end: None, mode: Mode::Full };
    assert!(find(&program, request, &mut |_, _| true).unwrap().is_some());
}

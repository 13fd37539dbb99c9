//! The Unicode tables and the `str` methods on them against CPython, the tables over all code points.

use morelia::engines::text::{code_points, collect};
use morelia::engines::unicode;

use crate::corpus::{Case, Outcome, bool_field, check, text_field};

const LIMIT: u32 = 0x11_0000;

type Predicate = fn(&[u8]) -> bool;
type Mapping = fn(&[u8]) -> Vec<u8>;

const SIGMA: u32 = 0x3A3;
const FINAL_SIGMA: u32 = 0x3C2;

fn lower_ends_with_final(points: &[u32]) -> bool {
    let lower = unicode::lower(&collect(points.iter().copied()));
    code_points(&lower).next_back() == Some(FINAL_SIGMA)
}

fn has_property(name: &str, point: u32) -> bool {
    let text = collect([point]);
    match name {
        "ALPHABETIC" => unicode::is_alpha(&text) && unicode::is_alphabetic(point),
        "DECIMAL" => unicode::is_decimal(&text),
        "DIGIT" => unicode::is_digit(&text),
        "NUMERIC" => unicode::is_numeric(&text),
        "SPACE" => unicode::is_space(point) && unicode::is_whitespace(&text),
        "LINE_BREAK" => unicode::is_line_break(point),
        "UPPERCASE" => unicode::is_upper(&text),
        "LOWERCASE" => unicode::is_lower(&text),
        "TITLECASE" => unicode::is_title(&text) && !unicode::is_upper(&text),
        "PRINTABLE" => unicode::is_printable(point),
        "IDENTIFIER_START" => unicode::is_identifier(&text) && unicode::is_identifier_start(point),
        "IDENTIFIER_CONTINUE" => unicode::is_identifier_continue(point),
        "CASED" => unicode::title(&collect([point, 0x61])).ends_with(b"a"),
        "CASE_IGNORABLE" => lower_ends_with_final(&[0x61, point, SIGMA]) && !lower_ends_with_final(&[0x31, point, SIGMA]),
        other => panic!("unknown property {other}"),
    }
}

fn runs(name: &str) -> String {
    let mut found = Vec::new();
    let mut start = None;
    for point in 0..=LIMIT {
        match (start, point < LIMIT && has_property(name, point)) {
            (None, true) => start = Some(point),
            (Some(first), false) => {
                found.push(format!("{first:x}-{:x}", point - 1));
                start = None;
            }
            _ => {}
        }
    }
    found.join(" ")
}

fn mapped(mapping: Mapping) -> String {
    let entry = |point: u32| {
        let text = collect([point]);
        let result = mapping(&text);
        let points: Vec<String> = code_points(&result).map(|point| format!("{point:x}")).collect();
        (result != text).then(|| format!("{point:x}:{}", points.join(",")))
    };
    (0..LIMIT).filter_map(entry).collect::<Vec<_>>().join(" ")
}

fn decimals() -> String {
    let entry = |point| unicode::decimal_value(point).map(|digit| format!("{point:x}:{digit}"));
    (0..LIMIT).filter_map(entry).collect::<Vec<_>>().join(" ")
}

fn predicate(name: &str) -> Option<Predicate> {
    Some(match name {
        "isalpha" => unicode::is_alpha,
        "isdecimal" => unicode::is_decimal,
        "isdigit" => unicode::is_digit,
        "isnumeric" => unicode::is_numeric,
        "isalnum" => unicode::is_alnum,
        "isspace" => unicode::is_whitespace,
        "isupper" => unicode::is_upper,
        "islower" => unicode::is_lower,
        "istitle" => unicode::is_title,
        "isprintable" => unicode::is_all_printable,
        "isidentifier" => unicode::is_identifier,
        "isascii" => <[u8]>::is_ascii,
        _ => return None,
    })
}

fn mapping(name: &str) -> Mapping {
    match name {
        "LOWER" | "lower" => unicode::lower,
        "UPPER" | "upper" => unicode::upper,
        "TITLE" | "title" => unicode::title,
        "FOLD" | "casefold" => unicode::casefold,
        "capitalize" => unicode::capitalize,
        "swapcase" => unicode::swapcase,
        other => panic!("unknown mapping {other}"),
    }
}

fn run(case: &Case) -> Outcome {
    Ok(match case.operation.as_str() {
        "property" => runs(case.raw(0)),
        "mapping" => mapped(mapping(case.raw(0))),
        "decimal" => decimals(),
        operation => match predicate(operation) {
            Some(predicate) => bool_field(predicate(&case.text(0))),
            None => text_field(mapping(operation)(&case.text(0))),
        },
    })
}

#[test]
fn agrees_with_cpython() {
    check("unicode", 8_000, run);
}

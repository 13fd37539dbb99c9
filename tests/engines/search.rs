//! The search engine against CPython.

use morelia::engines::fault::Fault;
use morelia::engines::search::{self, Alignment, Side, Unit};
use morelia::engines::text;

use crate::corpus::{Case, Outcome, bool_field, check, integer_field, list_field, text_field};

fn limit(case: &Case, index: usize) -> Option<usize> {
    usize::try_from(case.small(index)).ok()
}

fn position(value: &[u8], offset: Option<usize>, unit: Unit) -> Outcome {
    Ok(offset.map_or("-1".into(), |offset| integer_field(unit.count(&value[..offset]))))
}

fn parts(parts: Result<Vec<&[u8]>, Fault>) -> Outcome {
    parts.map(|parts| list_field(&parts))
}

fn run(case: &Case) -> Outcome {
    let (prefix, operation) = case.operation.split_once('_').unwrap();
    let unit = if prefix == "text" { Unit::CodePoint } else { Unit::Byte };
    let value = &case.text(0);
    match operation {
        "find" => position(value, search::find(value, &case.text(1)), unit),
        "rfind" => position(value, search::rfind(value, &case.text(1)), unit),
        "count" => Ok(integer_field(search::count(value, &case.text(1), unit))),
        "contains" => Ok(bool_field(search::contains(value, &case.text(1)))),
        "replace" => search::replace(value, &case.text(1), &case.text(2), limit(case, 3), unit).map(text_field),
        "split" => parts(search::split(value, &case.text(1), limit(case, 2))),
        "rsplit" => parts(search::rsplit(value, &case.text(1), limit(case, 2))),
        "split_whitespace" => parts(Ok(search::split_whitespace(value, limit(case, 1), unit))),
        "rsplit_whitespace" => parts(Ok(search::rsplit_whitespace(value, limit(case, 1), unit))),
        "lines" => parts(Ok(search::split_lines(value, false, unit))),
        "lines_with_ends" => parts(Ok(search::split_lines(value, true, unit))),
        "partition" | "rpartition" => partition(case, operation, value),
        _ => run_layout(case, operation, value, unit),
    }
}

fn partition(case: &Case, operation: &str, value: &[u8]) -> Outcome {
    let separator = case.text(1);
    if operation == "partition" {
        let found = search::partition(value, &separator)?;
        return parts(Ok(found.map_or(vec![value, b"", b""], |(a, b)| vec![a, &separator, b])));
    }
    let found = search::rpartition(value, &separator)?;
    parts(Ok(found.map_or(vec![b"", b"", value], |(a, b)| vec![a, &separator, b])))
}

fn run_layout(case: &Case, operation: &str, value: &[u8], unit: Unit) -> Outcome {
    let padded = |alignment| {
        let fill = case.text(2);
        let fill = match unit {
            Unit::CodePoint => text::first(&fill).unwrap().0,
            Unit::Byte => u32::from(fill[0]),
        };
        search::pad(value, case.small(1), fill, alignment, unit).map(text_field)
    };
    let stripped = |side| {
        Ok(text_field(match case.fields.len() {
            1 => search::strip_whitespace(value, side, unit),
            _ => search::strip(value, &case.text(1), side, unit),
        }))
    };
    match operation {
        "strip" => stripped(Side::Both),
        "lstrip" => stripped(Side::Left),
        "rstrip" => stripped(Side::Right),
        "center" => padded(Alignment::Center),
        "ljust" => padded(Alignment::Left),
        "rjust" => padded(Alignment::Right),
        "zfill" => search::zero_fill(value, case.small(1), unit).map(text_field),
        "expandtabs" => search::expand_tabs(value, case.small(1), unit).map(text_field),
        other => panic!("unknown operation {other}"),
    }
}

#[test]
fn agrees_with_cpython() {
    check("search", 15_000, run);
}

#[test]
fn hopeless_sizes_are_refused_at_once() {
    let memory = Err(Fault::memory());
    assert_eq!(search::pad(b"", i64::MAX, 32, Alignment::Center, Unit::Byte), memory);
    assert_eq!(search::zero_fill(b"-", i64::MAX, Unit::CodePoint), memory);
    assert_eq!(search::expand_tabs(b"\t", i64::MAX, Unit::CodePoint), memory);
    assert_eq!(search::expand_tabs(b"\t", i64::MIN, Unit::CodePoint), Ok(Vec::new()));
    let large = vec![b'a'; 1 << 16];
    assert_eq!(search::replace(&large, b"a", &large, None, Unit::Byte), memory);
    assert_eq!(search::replace(&large, b"", &large, None, Unit::Byte), memory);
}

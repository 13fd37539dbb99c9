//! The `str.format` engine against CPython.

use morelia::engines::brace::{Argument, Conversion, Field, FieldName, First, MAX_DEPTH, Numbering, Step, Template, too_deep};
use morelia::engines::fault::Fault;
use morelia::engines::format_spec::format_text;
use morelia::engines::{quote, text};

use crate::corpus::{Case, Outcome, check, list_field, text_field};

fn fault_text(fault: &Fault) -> Vec<u8> {
    [b"ValueError ", &fault.message[..]].concat()
}

fn parsed(template: &[u8]) -> Vec<Vec<u8>> {
    let none = || b"None".to_vec();
    let show = |piece: Result<morelia::engines::brace::Piece, Fault>| match piece {
        Err(fault) => fault_text(&fault),
        Ok(piece) => {
            let (name, specification, conversion) = match piece.field {
                None => (none(), none(), none()),
                Some(field) => {
                    let conversion = field.conversion.map_or_else(none, |point| text::collect([point]));
                    (field.name.to_vec(), field.specification.to_vec(), conversion)
                }
            };
            [piece.literal, &name, &specification, &conversion].join(&b'~')
        }
    };
    Template::new(template).map(show).collect()
}

fn split(name: &[u8]) -> Vec<Vec<u8>> {
    let (first, steps) = match FieldName::split(name) {
        Ok(parts) => parts,
        Err(fault) => return vec![fault_text(&fault)],
    };
    let mut shown = vec![match first {
        First::Empty => b"str ".to_vec(),
        First::Index(index) => format!("int {index}").into_bytes(),
        First::Name(name) => [b"str ", name].concat(),
    }];
    shown.extend(steps.map(|step| match step {
        Err(fault) => fault_text(&fault),
        Ok(Step::Attribute(name)) => [b"attribute str ", name].concat(),
        Ok(Step::Index(index)) => format!("item int {index}").into_bytes(),
        Ok(Step::Key(key)) => [b"item str ", key].concat(),
    }));
    shown
}

/// Stands for the exceptions that argument lookup raises.
enum Stop {
    Fault(Fault),
    Lookup(&'static str),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Stop::Fault(fault)
    }
}

fn format(template: &[u8], depth: u32, numbering: &mut Numbering) -> Result<Vec<u8>, Stop> {
    if depth == 0 {
        return Err(too_deep().into());
    }
    let mut result = Vec::new();
    for piece in Template::new(template) {
        let piece = piece?;
        result.extend_from_slice(piece.literal);
        if let Some(field) = piece.field {
            result.extend(format_field(&field, depth, numbering)?);
        }
    }
    Ok(result)
}

fn format_field(field: &Field, depth: u32, numbering: &mut Numbering) -> Result<Vec<u8>, Stop> {
    let (first, _) = FieldName::split(field.name)?;
    let value = match numbering.resolve(first)? {
        Argument::Positional(index) => ["spam", ">", "9"].get(index).copied().ok_or(Stop::Lookup("IndexError"))?,
        Argument::Keyword(b"a") => "eggs",
        Argument::Keyword(b"b") => "<",
        Argument::Keyword(b"c") => "12",
        Argument::Keyword(_) => return Err(Stop::Lookup("KeyError")),
    };
    let value = value.as_bytes();
    let value = match field.conversion.map(Conversion::from_code_point).transpose()? {
        None | Some(Conversion::Str) => value.to_vec(),
        Some(Conversion::Repr) => quote::repr(value),
        Some(Conversion::Ascii) => quote::ascii(value),
    };
    let specification =
        if field.has_nested_fields { format(field.specification, depth - 1, numbering)? } else { field.specification.to_vec() };
    Ok(format_text(&value, &specification, "str")?)
}

fn run(case: &Case) -> Outcome {
    match case.operation.as_str() {
        "parse" => Ok(list_field(&parsed(&case.text(0)))),
        "split" => Ok(list_field(&split(&case.text(0)))),
        "format" => match format(&case.text(0), MAX_DEPTH, &mut Numbering::default()) {
            Ok(result) => Ok(text_field(result)),
            Err(Stop::Fault(fault)) => Err(fault),
            Err(Stop::Lookup(name)) => Ok(name.into()),
        },
        other => panic!("unknown operation {other}"),
    }
}

#[test]
fn agrees_with_cpython() {
    check("brace", 8_000, run);
}

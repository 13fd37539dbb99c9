//! The module `_traceback`: what the module `traceback`, which is written in the language, cannot do itself.

use crate::object::dict::Dict;
use crate::object::native::Method;
use crate::object::protocol::{iterate, text};
use crate::object::{Args, Interp, Outcome, Ref, Str, Value};
use crate::types::traceback::Traceback;

use super::build::{escaped, position_of};
use super::data::{FrameReport, SyntaxReport};
use super::source::Sources;
use super::{frame, standard_modules, suggestion, syntax_error};

const FUNCTIONS: &[Method] = &[
    Method::function("position", "traceback, /", position),
    Method::function("source_lines", "filename, first, last, /", source_lines),
    Method::function("entry", "filename, lineno, end_lineno, colno, end_colno, name, lines, /", entry),
    Method::function("suggestion", "exception, traceback, /", suggest),
    Method::function("syntax_lines", "name, filename, lineno, end_lineno, text, offset, end_offset, msg, /", syntax_lines),
];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    let module = dict.get_text(&interp.names.name).unwrap_or(Value::NONE);
    for method in FUNCTIONS {
        drop(dict.set_text(&interp.intern(method.name), interp.module_function(&module, method)));
    }
    let names = standard_modules::NAMES.iter().map(|name| interp.intern(name).into_value()).collect::<Vec<_>>();
    drop(dict.set_text(&interp.intern("standard_modules"), interp.tuple(names).into_value()));
}

/// First line, last line, first column, end column of what a traceback entry is about; the last three may be None.
fn position(interp: &Interp, args: &Args<'_>) -> Outcome {
    let (Some(link), Some(ask)) = (args[0].cast::<Traceback>(), interp.traceback_position.get()) else {
        return Err(interp.type_error("a traceback is required"));
    };
    let position = position_of(interp, ask, link);
    let int = |number: u32| interp.int(i64::from(number));
    let rest = if position.end_line == 0 {
        [Value::NONE, Value::NONE, Value::NONE]
    } else {
        [int(position.end_line), int(position.column), int(position.end_column)]
    };
    let parts: Vec<Value> = std::iter::once(int(position.line)).chain(rest).collect();
    Ok(interp.tuple(parts).into_value())
}

fn string(interp: &Interp, value: &Value) -> Outcome<String> {
    Ok(escaped(&*text::str(interp, value)?))
}

fn optional_string(interp: &Interp, value: &Value) -> Outcome<Option<String>> {
    if value.is_none() { Ok(None) } else { string(interp, value).map(Some) }
}

/// A line or column; what does not fit stands for none.
fn number(value: &Value) -> Option<u32> {
    value.as_int().and_then(|number| u32::try_from(number.to_i64()?).ok())
}

fn source_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let filename = string(interp, &args[0])?;
    let (first, last) = (number(&args[1]).unwrap_or(0), number(&args[2]).unwrap_or(0));
    let lines = Sources::new(interp).range(&filename, first, last);
    Ok(interp.list(lines.into_iter().map(|line| interp.text_from_string(line).into_value()).collect()).into_value())
}

/// The lines of one traceback entry.
fn entry(interp: &Interp, args: &Args<'_>) -> Outcome {
    let lines = iterate::collect(interp, &args[6])?;
    let source = lines.iter().map(|line| string(interp, line)).collect::<Outcome<Vec<String>>>()?;
    // Columns count from the first line and to the last one, so all lines must be there.
    let height = (number(&args[1]).zip(number(&args[2]))).map(|(first, last)| last.saturating_sub(first) as usize + 1);
    let columns = number(&args[3]).zip(number(&args[4])).filter(|_| height == Some(source.len()));
    let report = FrameReport {
        file: string(interp, &args[0])?,
        function: string(interp, &args[5])?,
        line: number(&args[1]).unwrap_or(0),
        end_line: number(&args[2]).unwrap_or(0),
        columns,
        source,
        repeats: 0,
    };
    let mut output = String::new();
    frame::render(&report, &mut output);
    Ok(interp.text_from_string(output).into_value())
}

fn suggest(interp: &Interp, args: &Args<'_>) -> Outcome {
    let traceback = if args[1].is_none() { None } else { Some(args[1].clone()) };
    Ok(interp.text_from_string(suggestion::suggest(interp, &args[0], traceback)).into_value())
}

/// The lines of a syntax error, each with its line end.
fn syntax_lines(interp: &Interp, args: &Args<'_>) -> Outcome {
    let offset = |value: &Value| value.as_int().and_then(|number| number.to_i64());
    let report = SyntaxReport {
        file: optional_string(interp, &args[1])?,
        line: optional_string(interp, &args[2])?,
        end_line: optional_string(interp, &args[3])?,
        text: args[4].cast::<Str>().map(escaped),
        offset: offset(&args[5]),
        end_offset: offset(&args[6]),
        message: optional_string(interp, &args[7])?,
    };
    let mut output = String::new();
    syntax_error::render(&string(interp, &args[0])?, &report, &mut output);
    let lines = output.split_inclusive('\n').map(|line| interp.text(line).into_value()).collect();
    Ok(interp.list(lines).into_value())
}

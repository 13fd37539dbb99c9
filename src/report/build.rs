//! From an exception to its report. This asks objects for their texts, and so runs Python; whatever that raises is replaced by a remark.

use std::collections::HashSet;

use crate::object::exception::{Exception, FramePosition, PositionFn};
use crate::object::interp::Interp;
use crate::object::list::List;
use crate::object::protocol::{attribute, text};
use crate::object::slots::Outcome;
use crate::object::string::Str;
use crate::object::tuple::Tuple;
use crate::object::value::Value;
use crate::types::traceback::Traceback;
use crate::types::{exception_group, syntax_error};

use super::data::{ErrorReport, ExceptionReport, FrameReport, GroupReport, Link, SyntaxReport};
use super::render::{DEEPEST_GROUP, MOST_MEMBERS, SHOWN_REPEATS};
use super::source::Sources;
use super::suggestion;

/// Exceptions in groups beyond which groups count as too deep: a group can hold another one many times over, at every level.
const MOST_GROUPED: usize = 100_000;

impl ErrorReport {
    /// The report of an exception alone, without what it came from and without its notes. May run Python.
    pub(super) fn single(interp: &Interp, exception: &Value) -> ExceptionReport {
        let mut builder = Builder::new(interp);
        let frames = builder.frames(exception);
        let message = safe_text(interp, text::str(interp, exception), "exception", "str");
        ExceptionReport { type_name: type_name(interp, exception), message, frames, ..ExceptionReport::default() }
    }

    /// The report of an exception. May run Python.
    pub fn new(interp: &Interp, exception: &Value) -> ErrorReport {
        let mut builder = Builder::new(interp);
        builder.add(exception, 0);
        let mut waiting = vec![0];
        while let Some(index) = waiting.pop() {
            builder.add_related(index, &mut waiting);
        }
        builder.report
    }
}

struct Builder<'a> {
    interp: &'a Interp,
    sources: Sources<'a>,
    report: ErrorReport,
    /// The exceptions of the report, with the number of groups around each.
    values: Vec<(Value, usize)>,
    /// Words of the exceptions in `values`.
    seen: HashSet<u64>,
}

impl<'a> Builder<'a> {
    fn new(interp: &'a Interp) -> Builder<'a> {
        let sources = Sources::new(interp);
        Builder { interp, sources, report: ErrorReport::default(), values: Vec::new(), seen: HashSet::new() }
    }
    /// Adds an exception without what it refers to; its index is returned.
    fn add(&mut self, exception: &Value, level: usize) -> usize {
        self.seen.insert(exception.bits());
        self.values.push((exception.clone(), level));
        let frames = self.frames(exception);
        let interp = self.interp;
        let message = safe_text(interp, text::str(interp, exception), "exception", "str");
        let notes = notes(interp, exception);
        let syntax = syntax(interp, exception);
        let message = message + &suggestion::suggest(interp, exception, traceback_of(exception));
        let type_name = type_name(interp, exception);
        self.report.exceptions.push(ExceptionReport { type_name, message, frames, notes, syntax, origin: None, group: None });
        self.report.exceptions.len() - 1
    }

    /// Adds what the exception at `index` came from and its members.
    fn add_related(&mut self, index: usize, waiting: &mut Vec<usize>) {
        let (exception, level) = self.values[index].clone();
        let Some(payload) = exception.cast::<Exception>() else {
            return;
        };
        let unseen = |builder: &Self, related: Option<Value>| related.filter(|related| !builder.seen.contains(&related.bits()));
        let origin = match unseen(self, payload.cause.get()) {
            Some(cause) => Some((Link::Cause, cause)),
            None if payload.suppress_context.get() => None,
            None => unseen(self, payload.context.get()).map(|context| (Link::Context, context)),
        };
        let origin = origin.map(|(link, origin)| (link, self.add(&origin, level)));
        waiting.extend(origin.map(|(_, index)| index));
        self.report.exceptions[index].origin = origin;
        let Some(members) = exception_group::members(self.interp, &exception) else {
            return;
        };
        let is_too_deep = level >= DEEPEST_GROUP || self.values.len() > MOST_GROUPED;
        let shown = if is_too_deep { 0 } else { members.len().min(MOST_MEMBERS) };
        let shown: Vec<usize> = members.items()[..shown].iter().map(|member| self.add(member, level + 1)).collect();
        waiting.extend(&shown);
        self.report.exceptions[index].group = Some(GroupReport { count: members.len(), members: shown, is_too_deep });
    }

    fn frames(&mut self, exception: &Value) -> Vec<FrameReport> {
        let Some(ask) = self.interp.traceback_position.get() else { return Vec::new() };
        let links = links(exception, traceback_limit(self.interp));
        let mut frames: Vec<FrameReport> = Vec::new();
        // How often the place of the last entry has occurred in a row.
        let mut count = 0;
        for link in links.iter().filter_map(|link| link.cast::<Traceback>()) {
            let position = position_of(self.interp, ask, link);
            let is_same = frames.last().is_some_and(|last: &FrameReport| {
                last.line == position.line && last.file == position.filename && last.function == position.function_name
            });
            count = if is_same { count + 1 } else { 1 };
            if count > SHOWN_REPEATS {
                frames.last_mut().expect("equal to the position before").repeats += 1;
                continue;
            }
            frames.push(self.frame(position));
        }
        frames
    }

    fn frame(&mut self, position: FramePosition) -> FrameReport {
        let has_columns = position.end_line != 0;
        let end_line = if has_columns { position.end_line } else { position.line };
        FrameReport {
            source: self.sources.range(&position.filename, position.line, end_line),
            file: position.filename,
            function: position.function_name,
            line: position.line,
            end_line,
            columns: if has_columns { Some((position.column, position.end_column)) } else { None },
            repeats: 0,
        }
    }
}

/// `sys.tracebacklimit`: with it, only so many of the innermost frames are shown.
fn traceback_limit(interp: &Interp) -> Option<usize> {
    let sys = interp.modules.get_text(&interp.intern("sys"))?;
    let outcome = attribute::try_get(interp, &sys, &interp.intern("tracebacklimit"));
    let limit = quiet(interp, outcome)?;
    let limit = limit.as_int()?.to_i64().unwrap_or(i64::MAX);
    Some(usize::try_from(limit).unwrap_or(0))
}

fn traceback_of(exception: &Value) -> Option<Value> {
    exception.cast::<Exception>()?.traceback.get()
}

/// The entries of an exception's traceback, outermost first; the last `limit` of them.
fn links(exception: &Value, limit: Option<usize>) -> Vec<Value> {
    let mut links = Vec::new();
    let mut next = traceback_of(exception);
    while let Some(link) = next {
        next = link.cast::<Traceback>().and_then(|link| link.next.get());
        links.push(link);
    }
    let skipped = limit.map_or(0, |limit| links.len().saturating_sub(limit));
    links.split_off(skipped)
}

/// The place of one traceback entry; only its line when the frame does not know more.
pub(super) fn position_of(interp: &Interp, ask: PositionFn, link: &Traceback) -> FramePosition {
    let mut position = ask(interp, &link.frame, link.last_word);
    if position.line == 0 || position.end_line == 0 {
        position.line = link.line;
        position.end_line = 0;
    }
    position
}

/// A declared attribute of an exception.
pub(super) fn field_of(exception: &Value, place: usize) -> Option<Value> {
    exception.cast::<Exception>()?.field(place).filter(|value| !value.is_none())
}

/// The value of an outcome; an exception is forgotten.
fn quiet<T>(interp: &Interp, outcome: Outcome<Option<T>>) -> Option<T> {
    match outcome {
        Ok(value) => value,
        Err(raised) => {
            drop(interp.take_raised(raised));
            None
        }
    }
}

/// The text, or a remark that the function that should have given it raised.
pub(super) fn safe_text(interp: &Interp, outcome: Outcome<crate::object::header::Ref<Str>>, what: &str, function: &str) -> String {
    match outcome {
        Ok(text) => escaped(&text),
        Err(raised) => {
            drop(interp.take_raised(raised));
            format!("<{what} {function}() failed>")
        }
    }
}

/// The text with lone surrogates as escapes, as the error stream shows them.
pub(super) fn escaped(text: &Str) -> String {
    if let Some(text) = text.as_str() {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut output = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        match std::str::from_utf8(rest) {
            Ok(valid) => {
                output.push_str(valid);
                break;
            }
            Err(error) => {
                let (valid, invalid) = rest.split_at(error.valid_up_to());
                output.push_str(&String::from_utf8_lossy(valid));
                // A lone surrogate takes three bytes: 1110_1101, 10_1xxxxx, 10_xxxxxx.
                let [_, high, low, ..] = *invalid else { break };
                let point = 0xD000 | (u32::from(high) & 0x3F) << 6 | u32::from(low) & 0x3F;
                output.push_str(&format!("\\u{point:04x}"));
                rest = &invalid[3..];
            }
        }
    }
    output
}

/// The name of an exception's class as messages show it.
fn type_name(interp: &Interp, exception: &Value) -> String {
    let ty = interp.type_of(exception);
    let class = ty.value();
    let text_of = |name| quiet(interp, attribute::try_get(interp, &class, name)).and_then(|name| name.into_ref::<Str>());
    let name = text_of(&interp.names.qualname).map_or_else(|| ty.name(), |name| escaped(&name));
    match text_of(&interp.names.module) {
        Some(module) if matches!(module.as_str(), Some("builtins" | "__main__")) => name,
        Some(module) => format!("{}.{name}", escaped(&module)),
        None => format!("<unknown>.{name}"),
    }
}

/// `__notes__` as texts.
fn notes(interp: &Interp, exception: &Value) -> Vec<String> {
    let notes = match attribute::try_get(interp, exception, &interp.names.notes) {
        Ok(None) => return Vec::new(),
        Ok(Some(notes)) => notes,
        Err(raised) => {
            let problem = interp.take_raised(raised);
            let shown = safe_text(interp, text::repr(interp, &problem), "__notes__", "repr");
            return vec![format!("Ignored error getting __notes__: {shown}")];
        }
    };
    if notes.is_none() {
        return Vec::new();
    }
    let items = match (notes.cast::<List>(), notes.cast::<Tuple>()) {
        (Some(list), _) => list.items.to_vec(),
        (_, Some(tuple)) => tuple.items().to_vec(),
        _ => return vec![safe_text(interp, text::repr(interp, &notes), "__notes__", "repr")],
    };
    items.iter().map(|note| safe_text(interp, text::str(interp, note), "note", "str")).collect()
}

/// The place of a syntax error.
fn syntax(interp: &Interp, exception: &Value) -> Option<SyntaxReport> {
    if !interp.type_of(exception).is_subtype(&interp.exceptions.syntax_error) {
        return None;
    }
    let shown = |place| field_of(exception, place).map(|value| safe_text(interp, text::str(interp, &value), "exception", "str"));
    let text_only = |place| field_of(exception, place).and_then(|value| value.cast::<Str>().map(escaped));
    let number = |place| field_of(exception, place).and_then(|value| value.as_int().and_then(|number| number.to_i64()));
    Some(SyntaxReport {
        file: shown(syntax_error::FILENAME),
        line: shown(syntax_error::LINE),
        end_line: shown(syntax_error::END_LINE),
        text: text_only(syntax_error::TEXT),
        offset: number(syntax_error::OFFSET),
        end_offset: number(syntax_error::END_OFFSET),
        message: shown(syntax_error::MESSAGE),
    })
}

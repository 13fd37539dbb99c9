//! String, bytes and f-string literals, and their implicit concatenation.

use std::borrow::Cow;

use crate::syntax::actions::{Builder, Failure, Mark, refuse, refuse_at_next};
use crate::syntax::ast::{BytesId, Constant, Conversion, ExprId, ExprKind, List, StringId};
use crate::syntax::escape::{Reading, decode_literal, decode_text, doubtful_escape};
use crate::syntax::quote::Quoting;
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

/// One literal of a concatenation.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// A literal without fields; the value is decoded when the concatenation is complete.
    Plain(Span),
    /// An f-string: its pieces are constants and formatted values.
    Formatted(List<ExprId>),
}

impl Builder<'_> {
    pub(crate) fn plain_part(&mut self, l: u32, r: u32) -> Mark {
        self.parts.first(Part::Plain(Span::new(l, r)))
    }

    pub(crate) fn open_formatted(&mut self, l: u32, r: u32) {
        let quoting = Quoting::of(Span::new(l, r).slice(self.text).as_bytes());
        self.formatted_raw.push(quoting.is_raw);
    }

    pub(crate) fn formatted_part(&mut self, pieces: Mark) -> Mark {
        self.formatted_raw.pop();
        let pieces = self.expr_list(pieces);
        self.parts.first(Part::Formatted(pieces))
    }

    /// Literal text of an f-string or of the format of a field.
    pub(crate) fn formatted_text(&mut self, mark: Mark, l: u32, r: u32) -> Result<Mark, Failure> {
        let span = Span::new(l, r);
        let is_raw = self.formatted_raw.last().copied().unwrap_or(false);
        let reading = Reading { is_raw, has_doubled_braces: true };
        let start = self.ast.literal_buffer().len();
        if let Err(message) = decode_text(self.ast.literal_buffer(), span.slice(self.text), reading) {
            return refuse_at_next(message);
        }
        if !is_raw {
            // A backslash does not keep a brace from opening a field.
            let is_field_next = self.text.as_bytes().get(r as usize) == Some(&b'{');
            self.warn_of_escape(span, Span::new(l, r + u32::from(is_field_next)), false);
        }
        let value = StringId(self.ast.literal_since(start));
        let piece = self.constant(l, Constant::Str { value, has_u_prefix: false }, r);
        Ok(self.exprs.next(mark, piece))
    }

    /// Adds a field; what `=` makes of it comes apart into its text and its value.
    pub(crate) fn next_piece(&mut self, mark: Mark, field: ExprId) -> Mark {
        match self.ast[field].kind {
            ExprKind::JoinedStr { values } => self.exprs.0.extend_from_slice(&self.ast[values]),
            _ => self.exprs.0.push(field),
        }
        mark
    }

    /// `{value = ! conversion : format}`. The expression begins after `inside`; with `=`, the text from there
    /// to what follows `=` is shown too.
    #[allow(clippy::too_many_arguments, reason = "the production has as many parts")]
    pub(crate) fn field(
        &mut self,
        l: u32,
        inside: u32,
        value: ExprId,
        is_shown: bool,
        conversion: Option<(u32, Conversion, u32)>,
        format_spec: Option<ExprId>,
        r: u32,
    ) -> ExprId {
        let implied = if is_shown && format_spec.is_none() { Conversion::Repr } else { Conversion::None };
        let after = match (conversion, format_spec) {
            (Some((start, ..)), _) => start,
            (None, Some(format)) => self.span_of(format).start,
            (None, None) => r - 1,
        };
        let conversion = conversion.map_or(implied, |(_, conversion, _)| conversion);
        let field = self.expr(l, ExprKind::FormattedValue { value, conversion, format_spec }, r);
        if !is_shown {
            return field;
        }
        let shown = without_comments(Span::new(inside, after).slice(self.text));
        let start = self.ast.literal_buffer().len();
        self.ast.literal_buffer().extend_from_slice(shown.as_bytes());
        let value = StringId(self.ast.literal_since(start));
        let shown = self.constant(inside, Constant::Str { value, has_u_prefix: false }, after);
        let values = self.ast.add_list([shown, field]);
        self.expr(l, ExprKind::JoinedStr { values }, r)
    }

    /// The letter at `l..r` after the exclamation mark at `bang`.
    pub(crate) fn conversion(&self, bang: u32, l: u32, r: u32) -> Result<Conversion, Failure> {
        if bang + 1 != l {
            // The word is CPython's.
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return refuse(Span::new(bang, r), message);
        }
        match Span::new(l, r).slice(self.text) {
            "s" => Ok(Conversion::Str),
            "r" => Ok(Conversion::Repr),
            "a" => Ok(Conversion::Ascii),
            other => refuse(Span::new(l, r), format!("f-string: invalid conversion character '{other}': expected 's', 'r', or 'a'")),
        }
    }

    pub(crate) fn field_format(&mut self, l: u32, pieces: Mark, r: u32) -> ExprId {
        let pieces: Vec<ExprId> = self.exprs.take(pieces).collect();
        let values = self.merge(pieces);
        let values = self.ast.add_list(values);
        self.expr(l, ExprKind::JoinedStr { values }, r)
    }

    /// One literal or several in a row.
    pub(crate) fn strings(&mut self, l: u32, parts: Mark, r: u32) -> Result<ExprId, Failure> {
        let parts: Vec<Part> = self.parts.take(parts).collect();
        let quoting = |span: Span| Quoting::of(span.slice(self.text).as_bytes());
        let is_bytes = |part: &Part| matches!(part, Part::Plain(span) if quoting(*span).is_bytes);
        let bytes_parts = parts.iter().filter(|part| is_bytes(part)).count();
        if bytes_parts > 0 && bytes_parts < parts.len() {
            return refuse_at_next("cannot mix bytes and nonbytes literals");
        }
        if parts.iter().any(|part| matches!(part, Part::Formatted(_))) {
            return self.formatted_strings(l, &parts, r);
        }
        let has_u_prefix = matches!(parts[0], Part::Plain(first) if quoting(first).is_unicode);
        let start = self.ast.literal_buffer().len();
        for part in parts {
            if let Part::Plain(span) = part {
                self.decode(span)?;
            }
        }
        let value = self.ast.literal_since(start);
        let constant =
            if bytes_parts > 0 { Constant::Bytes(BytesId(value)) } else { Constant::Str { value: StringId(value), has_u_prefix } };
        Ok(self.constant(l, constant, r))
    }

    /// Appends the value of a plain literal to the buffer of literals.
    fn decode(&mut self, span: Span) -> Result<(), Failure> {
        match decode_literal(self.ast.literal_buffer(), span.slice(self.text)) {
            Ok(is_bytes) => {
                let quoting = Quoting::of(span.slice(self.text).as_bytes());
                if !quoting.is_raw {
                    let body = Span::new(span.start + quoting.prefix_len as u32, span.end - quoting.quote_len as u32);
                    self.warn_of_escape(span, body, is_bytes);
                }
                Ok(())
            }
            Err(message) => refuse(span, message),
        }
    }

    /// Notes the first doubtful escape in `body`, a part of the literal at `span`.
    fn warn_of_escape(&mut self, span: Span, body: Span, is_bytes: bool) {
        if let Some(message) = doubtful_escape(body.slice(self.text), is_bytes) {
            self.ast.add_warning(SyntaxError::new(span, message));
        }
    }

    /// A concatenation with at least one f-string.
    fn formatted_strings(&mut self, l: u32, parts: &[Part], r: u32) -> Result<ExprId, Failure> {
        let mut pieces = Vec::new();
        for part in parts {
            match *part {
                Part::Formatted(list) => pieces.extend_from_slice(&self.ast[list]),
                Part::Plain(span) => {
                    let quoting = Quoting::of(span.slice(self.text).as_bytes());
                    let start = self.ast.literal_buffer().len();
                    self.decode(span)?;
                    let value = StringId(self.ast.literal_since(start));
                    let constant = Constant::Str { value, has_u_prefix: quoting.is_unicode };
                    pieces.push(self.constant(span.start, constant, span.end));
                }
            }
        }
        let values = self.merge(pieces);
        let values = self.ast.add_list(values);
        Ok(self.expr(l, ExprKind::JoinedStr { values }, r))
    }

    /// Joins constants that follow one another, and drops empty ones.
    fn merge(&mut self, pieces: Vec<ExprId>) -> Vec<ExprId> {
        let mut merged: Vec<ExprId> = Vec::with_capacity(pieces.len());
        let mut run: Vec<ExprId> = Vec::new();
        for piece in pieces {
            if matches!(self.ast[piece].kind, ExprKind::Constant(_)) {
                run.push(piece);
            } else {
                self.end_run(&mut run, &mut merged);
                merged.push(piece);
            }
        }
        self.end_run(&mut run, &mut merged);
        merged
    }

    fn end_run(&mut self, run: &mut Vec<ExprId>, merged: &mut Vec<ExprId>) {
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else { return };
        let span = Span::new(self.span_of(first).start, self.span_of(last).end);
        let ExprKind::Constant(Constant::Str { has_u_prefix, .. }) = self.ast[first].kind else { return };
        let start = self.ast.literal_buffer().len();
        for piece in run.drain(..) {
            let ExprKind::Constant(Constant::Str { value, .. }) = self.ast[piece].kind else { continue };
            let bytes = value.0.start as usize..value.0.end as usize;
            self.ast.literal_buffer().extend_from_within(bytes);
        }
        let value = StringId(self.ast.literal_since(start));
        if !value.0.is_empty() {
            merged.push(self.constant(span.start, Constant::Str { value, has_u_prefix }, span.end));
        }
    }
}

/// The text of a field for `=`, as CPython shows it: comments are left out.
fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains('#') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut quote: Option<char> = None;
    let mut in_comment = false;
    for character in text.chars() {
        match (character, quote) {
            ('\n', _) if in_comment => in_comment = false,
            ('#', None) => in_comment = true,
            ('\'' | '"', None) if !in_comment => quote = Some(character),
            (_, Some(open)) if open == character => quote = None,
            _ => {}
        }
        if !in_comment {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

//! The tree as text, exactly as `print(ast.dump(tree, indent=2))` of CPython 3.13 shows it.
//!
//! Each level is indented further, so the size of a dump can grow with the square of the depth; a tree too deep
//! for that is refused, as `ast.dump` refuses it with a `RecursionError`. `fields` says what a node consists of, `repr` how plain values look; here it is laid out. The walk keeps its
//! own stack, so that depth of the tree is no depth of calls.

mod fields;
pub(crate) mod repr;

use std::fmt::{self, Write};

use num_bigint::BigInt;

use crate::syntax::ast::{Ast, Mod};
use crate::syntax::dump::fields::{Field, Item, NodeRef, Value, describe};
use crate::syntax::number::MAX_DECIMAL_DIGITS;
use crate::text::source::Source;
use crate::text::span::Span;

/// What a dump shows besides the nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attributes {
    /// Nothing, as by default.
    Hidden,
    /// `lineno`, `col_offset`, `end_lineno` and `end_col_offset`, as with `include_attributes=True`.
    Shown,
}

/// Levels of a dump, lists counted as well. CPython's own limit is lower still, as it recurses.
const MAX_DEPTH: usize = 2000;

/// Why a tree cannot be shown, in CPython's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DumpError {
    /// It nests too deep.
    TooDeep,
    /// An integer has too many decimal digits, which take quadratic time to find.
    TooManyDigits,
}

impl fmt::Display for DumpError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooDeep => out.write_str("RecursionError: maximum recursion depth exceeded"),
            Self::TooManyDigits => write!(
                out,
                "ValueError: Exceeds the limit ({MAX_DECIMAL_DIGITS} digits) for integer string conversion; \
                 use sys.set_int_max_str_digits() to increase the limit"
            ),
        }
    }
}

impl std::error::Error for DumpError {}

/// What remains to be written, the next on top.
enum Work {
    Text(&'static str),
    /// A comma, and a new line at a depth.
    Separator(usize),
    Value(&'static str, Value, usize),
    Item(Item, usize),
}

/// The dump of a whole tree, without a line feed at its end.
///
/// # Errors
/// When the tree is too deep or holds an integer of too many digits.
pub fn dump(ast: &Ast, source: &Source, attributes: Attributes) -> Result<String, DumpError> {
    if ast.big_integers().iter().any(has_too_many_digits) {
        return Err(DumpError::TooManyDigits);
    }
    let mut dumper = Dumper { ast, source, attributes, out: String::new(), work: Vec::new() };
    dumper.root();
    while let Some(work) = dumper.work.pop() {
        if let Work::Value(_, _, depth) = work
            && depth > MAX_DEPTH
        {
            return Err(DumpError::TooDeep);
        }
        dumper.step(work);
    }
    Ok(dumper.out)
}

fn has_too_many_digits(value: &BigInt) -> bool {
    // Bits of the smallest number with too many digits: log2(10) for each of `MAX_DECIMAL_DIGITS`, rounded up.
    const BITS: u64 = (MAX_DECIMAL_DIGITS as u64 * 33_219_281).div_ceil(10_000_000);
    let bits = value.bits();
    bits > BITS || bits == BITS && value.to_string().len() > MAX_DECIMAL_DIGITS
}

struct Dumper<'a> {
    ast: &'a Ast,
    source: &'a Source,
    attributes: Attributes,
    out: String,
    work: Vec<Work>,
}

impl Dumper<'_> {
    fn root(&mut self) {
        let (class, fields) = match self.ast.root() {
            Mod::Module { body } => ("Module", vec![Field::stmts("body", self.ast, body)]),
            Mod::Interactive { body } => ("Interactive", vec![Field::stmts("body", self.ast, body)]),
            Mod::Expression { body } => ("Expression", vec![Field { name: "body", value: Value::Node(NodeRef::Expr(body)) }]),
        };
        self.node(class, fields, None, 0);
    }

    fn step(&mut self, work: Work) {
        match work {
            Work::Text(text) => self.out.push_str(text),
            Work::Separator(depth) => {
                self.out.push(',');
                self.new_line(depth);
            }
            Work::Value(name, value, depth) => {
                self.out.push_str(name);
                self.out.push('=');
                self.value(value, depth);
            }
            Work::Item(Item::Leaf(text), _) => self.out.push_str(&text),
            Work::Item(Item::Node(node), depth) => self.node_ref(node, depth),
        }
    }

    fn new_line(&mut self, depth: usize) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", depth));
    }

    fn value(&mut self, value: Value, depth: usize) {
        match value {
            Value::Leaf(text) => self.out.push_str(&text),
            Value::Bare(text) => self.out.push_str(text),
            Value::Node(node) => self.node_ref(node, depth),
            Value::Items(items) => {
                self.out.push('[');
                self.new_line(depth + 1);
                self.work.push(Work::Text("]"));
                for (index, item) in items.into_iter().enumerate().rev() {
                    self.work.push(Work::Item(item, depth + 1));
                    if index > 0 {
                        self.work.push(Work::Separator(depth + 1));
                    }
                }
            }
        }
    }

    fn node_ref(&mut self, node: NodeRef, depth: usize) {
        let (class, fields, span) = describe(self.ast, node);
        self.node(class, fields, span, depth);
    }

    /// A node: on one line if it has at most three fields and none of them has parts.
    fn node(&mut self, class: &str, fields: Vec<Field>, span: Option<Span>, depth: usize) {
        let mut fields: Vec<Field> = fields.into_iter().filter(|field| !field.value.is_omitted()).collect();
        if let (Some(span), Attributes::Shown) = (span, self.attributes) {
            self.add_attributes(&mut fields, span);
        }
        self.out.push_str(class);
        self.out.push('(');
        if fields.len() <= 3 && fields.iter().all(|field| self.is_simple(&field.value)) {
            for (index, field) in fields.into_iter().enumerate() {
                if index > 0 {
                    self.out.push_str(", ");
                }
                self.step(Work::Value(field.name, field.value, depth));
            }
            self.out.push(')');
            return;
        }
        self.new_line(depth + 1);
        self.work.push(Work::Text(")"));
        for (index, field) in fields.into_iter().enumerate().rev() {
            self.work.push(Work::Value(field.name, field.value, depth + 1));
            if index > 0 {
                self.work.push(Work::Separator(depth + 1));
            }
        }
    }

    fn is_simple(&self, value: &Value) -> bool {
        match value {
            Value::Leaf(_) | Value::Bare(_) => true,
            Value::Items(items) => items.is_empty(),
            Value::Node(node) => {
                let (_, fields, span) = describe(self.ast, *node);
                let has_attributes = span.is_some() && self.attributes == Attributes::Shown;
                !has_attributes && fields.iter().all(|field| field.value.is_omitted())
            }
        }
    }

    fn add_attributes(&self, fields: &mut Vec<Field>, span: Span) {
        let (start, end) = (self.source.position(span.start), self.source.position(span.end));
        let named = [("lineno", start.line), ("col_offset", start.column), ("end_lineno", end.line), ("end_col_offset", end.column)];
        fields.extend(named.map(|(name, number)| {
            let mut text = String::new();
            let _ = write!(text, "{number}");
            Field { name, value: Value::Leaf(text) }
        }));
    }
}

//! The tree as text, exactly as `print(ast.dump(tree, indent=2))` of CPython 3.13 shows it.
//!
//! `fields` says what a node consists of, `repr` how plain values look; here it is laid out. The walk keeps its
//! own stack, so that depth of the tree is no depth of calls.

mod fields;
pub(crate) mod repr;

use std::fmt::Write;

use crate::syntax::ast::{Ast, Mod};
use crate::syntax::dump::fields::{Field, Item, NodeRef, Value, describe};
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

/// What remains to be written, the next on top.
enum Work {
    Text(&'static str),
    /// A comma, and a new line at a depth.
    Separator(usize),
    Value(&'static str, Value, usize),
    Item(Item, usize),
}

/// The dump of a whole tree, without a line feed at its end.
#[must_use]
pub fn dump(ast: &Ast, source: &Source, attributes: Attributes) -> String {
    let mut dumper = Dumper { ast, source, attributes, out: String::new(), work: Vec::new() };
    dumper.root();
    while let Some(work) = dumper.work.pop() {
        dumper.step(work);
    }
    dumper.out
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

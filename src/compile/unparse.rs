//! Expressions as source text, for annotations that are kept as text: the form that `ast.unparse` of CPython's C code gives.

use std::fmt::Write;

use crate::bytecode::code::Constant;
use crate::compile::{Compiled, refused};
use crate::syntax::ast::{
    self, Arg, Arguments, ArgumentsId, Ast, BoolOp, CmpOp, Comprehension, Conversion, ExprId, ExprKind, Keyword, List, Operator, UnaryOp,
};
use crate::syntax::dump::repr;

/// Expressions inside one another. Each takes up to about 6 KiB of native stack in an unoptimized build.
const MAX_DEPTH: u32 = 100;

/// Bytes of a formatted string: one inside another doubles the escapes of its quotes.
const MAX_FORMATTED: usize = 1 << 16;

/// How strongly an operator binds; an operand that binds less strongly than its place asks for gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

/// `expr` in CPython's grammar: the operand of a comparison, of a star, of a slice of names.
const EXPRESSION: Level = Level::BitOr;

/// The text of an annotation.
pub(super) fn annotation(ast: &Ast, id: ExprId) -> Compiled<String> {
    let mut writer = Writer { ast, out: String::new(), depth: 0 };
    writer.expression(id, Level::Test)?;
    Ok(writer.out)
}

/// A constant as `repr` shows it.
pub(super) fn constant(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Ellipsis => "Ellipsis".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) if value.is_sign_negative() => format!("-{}", repr::float(-value, ".0")),
        Constant::Float(value) => repr::float(*value, ".0"),
        Constant::Complex(real, imaginary) => complex(*real, *imaginary),
        Constant::Text(text) => repr::text(text.as_wide()),
        Constant::Bytes(bytes) => repr::bytes(bytes),
        Constant::Tuple(elements) | Constant::FrozenSet(elements) => {
            let parts: Vec<String> = elements.iter().map(self::constant).collect();
            if parts.len() == 1 { format!("({},)", parts[0]) } else { format!("({})", parts.join(", ")) }
        }
        Constant::Code(code) => format!("<code {}>", code.qualified_name),
    }
}

fn complex(real: f64, imaginary: f64) -> String {
    let signed = |value: f64, plus: &str| {
        let sign = if value.is_sign_negative() { "-" } else { plus };
        format!("{sign}{}", repr::float(value.abs(), ""))
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", signed(imaginary, ""));
    }
    format!("({}{}j)", signed(real, ""), signed(imaginary, "+"))
}

struct Writer<'a> {
    ast: &'a Ast,
    out: String,
    depth: u32,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes what `write` writes, in parentheses when `needed`.
    fn parenthesized(&mut self, needed: bool, write: impl FnOnce(&mut Self) -> Compiled) -> Compiled {
        if needed {
            self.put("(");
        }
        write(self)?;
        if needed {
            self.put(")");
        }
        Ok(())
    }

    fn expression(&mut self, id: ExprId, level: Level) -> Compiled {
        if self.depth == MAX_DEPTH {
            return refused(self.ast[id].span, "too many nested expressions");
        }
        self.depth += 1;
        self.kind(id, level)?;
        self.depth -= 1;
        Ok(())
    }

    fn kind(&mut self, id: ExprId, level: Level) -> Compiled {
        let ast = self.ast;
        match ast[id].kind {
            ExprKind::BoolOp { op, values } => self.bool_operation(op, &ast[values], level),
            ExprKind::BinOp { left, op, right } => self.binary(left, op, right, level),
            ExprKind::UnaryOp { op, operand } => self.unary(op, operand, level),
            ExprKind::NamedExpr { target, value } => self.parenthesized(level > Level::Tuple, |writer| {
                writer.expression(target, Level::Atom)?;
                writer.put(" := ");
                writer.expression(value, Level::Atom)
            }),
            ExprKind::Lambda { args, body } => self.parenthesized(level > Level::Test, |writer| {
                let is_empty = writer.parameter_count(args) == 0;
                writer.put(if is_empty { "lambda" } else { "lambda " });
                writer.parameters(args)?;
                writer.put(": ");
                writer.expression(body, Level::Test)
            }),
            ExprKind::IfExp { test, body, orelse } => self.parenthesized(level > Level::Test, |writer| {
                writer.expression(body, Level::Or)?;
                writer.put(" if ");
                writer.expression(test, Level::Or)?;
                writer.put(" else ");
                writer.expression(orelse, Level::Test)
            }),
            ExprKind::Compare { left, ops, comparators } => self.comparison(left, &ast[ops], &ast[comparators], level),
            ExprKind::Await { value } => self.parenthesized(level > Level::Await, |writer| {
                writer.put("await ");
                writer.expression(value, Level::Atom)
            }),
            ExprKind::Yield { value } => {
                self.put("(yield");
                if let Some(value) = value {
                    self.put(" ");
                    self.expression(value, Level::Test)?;
                }
                self.put(")");
                Ok(())
            }
            ExprKind::YieldFrom { value } => {
                self.put("(yield from ");
                self.expression(value, Level::Test)?;
                self.put(")");
                Ok(())
            }
            _ => self.primary(id, level),
        }
    }

    fn primary(&mut self, id: ExprId, level: Level) -> Compiled {
        let ast = self.ast;
        match ast[id].kind {
            ExprKind::Name { id: symbol, .. } => self.put(ast.name(symbol)),
            ExprKind::Constant(constant) => self.literal(constant),
            ExprKind::Attribute { value, attr, .. } => {
                self.expression(value, Level::Atom)?;
                let is_int = matches!(ast[value].kind, ExprKind::Constant(ast::Constant::Int(_)));
                self.put(if is_int { " ." } else { "." });
                self.put(ast.name(attr));
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expression(value, Level::Atom)?;
                self.put("[");
                self.expression(slice, Level::Tuple)?;
                self.put("]");
            }
            ExprKind::Starred { value, .. } => {
                self.put("*");
                self.expression(value, EXPRESSION)?;
            }
            ExprKind::Slice { lower, upper, step } => self.slice(lower, upper, step)?,
            ExprKind::Call { func, args, keywords } => {
                self.expression(func, Level::Atom)?;
                self.arguments(&ast[args], &ast[keywords])?;
            }
            ExprKind::Tuple { elts, .. } => {
                let elements = &ast[elts];
                return self.parenthesized(elements.is_empty() || level > Level::Tuple, |writer| {
                    writer.separated(elements, Level::Test)?;
                    writer.put(if elements.len() == 1 { "," } else { "" });
                    Ok(())
                });
            }
            ExprKind::List { elts, .. } => {
                self.put("[");
                self.separated(&ast[elts], Level::Test)?;
                self.put("]");
            }
            ExprKind::Set { elts } => {
                self.put("{");
                self.separated(&ast[elts], Level::Test)?;
                self.put("}");
            }
            ExprKind::Dict { keys, values } => self.dict(&ast[keys], &ast[values])?,
            ExprKind::ListComp { elt, generators } => self.comprehension(["[", "]"], &[elt], generators)?,
            ExprKind::SetComp { elt, generators } => self.comprehension(["{", "}"], &[elt], generators)?,
            ExprKind::GeneratorExp { elt, generators } => self.comprehension(["(", ")"], &[elt], generators)?,
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(["{", "}"], &[key, value], generators)?;
            }
            ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => self.formatted_string(id)?,
            _ => unreachable!("all other kinds are operators"),
        }
        Ok(())
    }

    fn separated(&mut self, elements: &[ExprId], level: Level) -> Compiled {
        for (index, &element) in elements.iter().enumerate() {
            self.put(if index > 0 { ", " } else { "" });
            self.expression(element, level)?;
        }
        Ok(())
    }

    /// Infinity has no literal but a number that is too large.
    fn literal(&mut self, constant: ast::Constant) {
        let text = match constant {
            ast::Constant::Ellipsis => "...".to_owned(),
            other => repr::constant(self.ast, other),
        };
        let is_number = matches!(constant, ast::Constant::Float(_) | ast::Constant::Complex { .. });
        if matches!(constant, ast::Constant::Str { has_u_prefix: true, .. }) {
            self.put("u");
        }
        self.put(&if is_number { text.replace("inf", "1e309") } else { text });
    }

    // ---- operators

    fn bool_operation(&mut self, op: BoolOp, values: &[ExprId], level: Level) -> Compiled {
        let (own, inner, text) = match op {
            BoolOp::And => (Level::And, Level::Not, " and "),
            BoolOp::Or => (Level::Or, Level::And, " or "),
        };
        self.parenthesized(level > own, |writer| {
            for (index, &value) in values.iter().enumerate() {
                writer.put(if index > 0 { text } else { "" });
                writer.expression(value, inner)?;
            }
            Ok(())
        })
    }

    fn binary(&mut self, left: ExprId, op: Operator, right: ExprId, level: Level) -> Compiled {
        let (own, text) = match op {
            Operator::Add => (Level::Arithmetic, " + "),
            Operator::Sub => (Level::Arithmetic, " - "),
            Operator::Mult => (Level::Term, " * "),
            Operator::MatMult => (Level::Term, " @ "),
            Operator::Div => (Level::Term, " / "),
            Operator::Mod => (Level::Term, " % "),
            Operator::FloorDiv => (Level::Term, " // "),
            Operator::LShift => (Level::Shift, " << "),
            Operator::RShift => (Level::Shift, " >> "),
            Operator::BitOr => (Level::BitOr, " | "),
            Operator::BitXor => (Level::BitXor, " ^ "),
            Operator::BitAnd => (Level::BitAnd, " & "),
            Operator::Pow => (Level::Power, " ** "),
        };
        let (left_level, right_level) = if op == Operator::Pow { (above(own), own) } else { (own, above(own)) };
        self.parenthesized(level > own, |writer| {
            writer.expression(left, left_level)?;
            writer.put(text);
            writer.expression(right, right_level)
        })
    }

    fn unary(&mut self, op: UnaryOp, operand: ExprId, level: Level) -> Compiled {
        let (own, text) = match op {
            UnaryOp::Invert => (Level::Factor, "~"),
            UnaryOp::Not => (Level::Not, "not "),
            UnaryOp::UAdd => (Level::Factor, "+"),
            UnaryOp::USub => (Level::Factor, "-"),
        };
        self.parenthesized(level > own, |writer| {
            writer.put(text);
            writer.expression(operand, own)
        })
    }

    fn comparison(&mut self, left: ExprId, ops: &[CmpOp], comparators: &[ExprId], level: Level) -> Compiled {
        self.parenthesized(level > Level::Comparison, |writer| {
            writer.expression(left, above(Level::Comparison))?;
            for (op, &right) in ops.iter().zip(comparators) {
                writer.put(match op {
                    CmpOp::Eq => " == ",
                    CmpOp::NotEq => " != ",
                    CmpOp::Lt => " < ",
                    CmpOp::LtE => " <= ",
                    CmpOp::Gt => " > ",
                    CmpOp::GtE => " >= ",
                    CmpOp::Is => " is ",
                    CmpOp::IsNot => " is not ",
                    CmpOp::In => " in ",
                    CmpOp::NotIn => " not in ",
                });
                writer.expression(right, above(Level::Comparison))?;
            }
            Ok(())
        })
    }

    // ---- calls, slices, displays

    fn arguments(&mut self, args: &[ExprId], keywords: &[Keyword]) -> Compiled {
        if let ([only], []) = (args, keywords)
            && matches!(self.ast[*only].kind, ExprKind::GeneratorExp { .. })
        {
            return self.expression(*only, Level::Atom);
        }
        self.put("(");
        self.separated(args, Level::Test)?;
        for (index, keyword) in keywords.iter().enumerate() {
            self.put(if index > 0 || !args.is_empty() { ", " } else { "" });
            match keyword.arg {
                Some(name) => {
                    self.put(self.ast.name(name));
                    self.put("=");
                }
                None => self.put("**"),
            }
            self.expression(keyword.value, Level::Test)?;
        }
        self.put(")");
        Ok(())
    }

    fn slice(&mut self, lower: Option<ExprId>, upper: Option<ExprId>, step: Option<ExprId>) -> Compiled {
        if let Some(lower) = lower {
            self.expression(lower, Level::Test)?;
        }
        self.put(":");
        if let Some(upper) = upper {
            self.expression(upper, Level::Test)?;
        }
        if let Some(step) = step {
            self.put(":");
            self.expression(step, Level::Test)?;
        }
        Ok(())
    }

    fn dict(&mut self, keys: &[Option<ExprId>], values: &[ExprId]) -> Compiled {
        self.put("{");
        for (index, (key, &value)) in keys.iter().zip(values).enumerate() {
            self.put(if index > 0 { ", " } else { "" });
            match key {
                Some(key) => {
                    self.expression(*key, Level::Test)?;
                    self.put(": ");
                    self.expression(value, Level::Test)?;
                }
                None => {
                    self.put("**");
                    self.expression(value, EXPRESSION)?;
                }
            }
        }
        self.put("}");
        Ok(())
    }

    fn comprehension(&mut self, brackets: [&str; 2], parts: &[ExprId], clauses: List<Comprehension>) -> Compiled {
        self.put(brackets[0]);
        for (index, &part) in parts.iter().enumerate() {
            self.put(if index > 0 { ": " } else { "" });
            self.expression(part, Level::Test)?;
        }
        for clause in &self.ast[clauses] {
            self.put(if clause.is_async { " async for " } else { " for " });
            self.expression(clause.target, Level::Tuple)?;
            self.put(" in ");
            self.expression(clause.iter, Level::Or)?;
            for &filter in &self.ast[clause.ifs] {
                self.put(" if ");
                self.expression(filter, Level::Or)?;
            }
        }
        self.put(brackets[1]);
        Ok(())
    }

    // ---- parameters

    fn parameter_count(&self, id: ArgumentsId) -> usize {
        let Arguments { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } = self.ast[id];
        posonlyargs.len() + args.len() + kwonlyargs.len() + usize::from(vararg.is_some()) + usize::from(kwarg.is_some())
    }

    fn parameters(&mut self, id: ArgumentsId) -> Compiled {
        let ast = self.ast;
        let arguments = &ast[id];
        let positional: Vec<Arg> = ast[arguments.posonlyargs].iter().chain(&ast[arguments.args]).copied().collect();
        let required = positional.len() - arguments.defaults.len();
        let mut separator = "";
        for (index, parameter) in positional.iter().enumerate() {
            let default = index.checked_sub(required).map(|place| ast[arguments.defaults][place]);
            self.parameter(separator, "", parameter, default)?;
            separator = ", ";
            if index + 1 == arguments.posonlyargs.len() {
                self.put(", /");
            }
        }
        match &arguments.vararg {
            Some(parameter) => self.parameter(separator, "*", parameter, None)?,
            None if !arguments.kwonlyargs.is_empty() => {
                self.put(separator);
                self.put("*");
            }
            None => {}
        }
        if arguments.vararg.is_some() || !arguments.kwonlyargs.is_empty() {
            separator = ", ";
        }
        for (parameter, &default) in ast[arguments.kwonlyargs].iter().zip(&ast[arguments.kw_defaults]) {
            self.parameter(separator, "", parameter, default)?;
        }
        match &arguments.kwarg {
            Some(parameter) => self.parameter(separator, "**", parameter, None),
            None => Ok(()),
        }
    }

    fn parameter(&mut self, separator: &str, stars: &str, parameter: &Arg, default: Option<ExprId>) -> Compiled {
        self.put(separator);
        self.put(stars);
        self.put(self.ast.name(parameter.arg));
        if let Some(default) = default {
            self.put("=");
            self.expression(default, Level::Test)?;
        }
        Ok(())
    }

    // ---- formatted strings

    fn formatted_string(&mut self, id: ExprId) -> Compiled {
        let mut inner = Writer { ast: self.ast, out: String::new(), depth: self.depth };
        inner.formatted_part(id)?;
        if inner.out.len() > MAX_FORMATTED {
            return refused(self.ast[id].span, "too many nested expressions");
        }
        let text = repr::text(inner.out.as_str().into());
        self.put("f");
        self.put(&text);
        Ok(())
    }

    /// The inside of a formatted string, or of a format specification.
    fn formatted_part(&mut self, id: ExprId) -> Compiled {
        let ast = self.ast;
        match ast[id].kind {
            ExprKind::JoinedStr { values } => ast[values].iter().try_for_each(|&part| self.formatted_part(part)),
            ExprKind::Constant(ast::Constant::Str { value, .. }) => {
                let text: String =
                    ast.string(value).code_points().map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
                self.put(&text.replace('{', "{{").replace('}', "}}"));
                Ok(())
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let mut inner = Writer { ast, out: String::new(), depth: self.depth };
                inner.expression(value, above(Level::Test))?;
                self.put(if inner.out.starts_with('{') { "{ " } else { "{" });
                self.put(&inner.out);
                self.put(match conversion {
                    Conversion::None => "",
                    Conversion::Str => "!s",
                    Conversion::Repr => "!r",
                    Conversion::Ascii => "!a",
                });
                if let Some(spec) = format_spec {
                    self.put(":");
                    self.formatted_part(spec)?;
                }
                write!(self.out, "}}").expect("writing to a String succeeds");
                Ok(())
            }
            _ => self.expression(id, Level::Test),
        }
    }
}

/// The next stronger level.
const fn above(level: Level) -> Level {
    match level {
        Level::Tuple => Level::Test,
        Level::Test => Level::Or,
        Level::Or => Level::And,
        Level::And => Level::Not,
        Level::Not => Level::Comparison,
        Level::Comparison => Level::BitOr,
        Level::BitOr => Level::BitXor,
        Level::BitXor => Level::BitAnd,
        Level::BitAnd => Level::Shift,
        Level::Shift => Level::Arithmetic,
        Level::Arithmetic => Level::Term,
        Level::Term => Level::Factor,
        Level::Factor => Level::Power,
        Level::Power => Level::Await,
        Level::Await | Level::Atom => Level::Atom,
    }
}

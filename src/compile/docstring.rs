//! Documentation strings: where they stand, and how their indentation is taken away.

use std::rc::Rc;

use crate::bytecode::code::Constant;
use crate::syntax::ast::{self, Ast, ExprKind, StmtId, StmtKind};
use crate::text::wide::{Wide, WideBuf};

const TAB_STOP: usize = 8;

/// The documentation string at the start of a body.
pub(super) fn of(ast: &Ast, body: &[StmtId]) -> Option<Constant> {
    let StmtKind::Expr { value } = ast[*body.first()?].kind else { return None };
    let ExprKind::Constant(ast::Constant::Str { value, .. }) = ast[value].kind else { return None };
    Some(Constant::Text(Rc::new(clean(ast.string(value)))))
}

/// Expands tabs, strips the first line's indentation, and from the other lines what all that are not blank share.
fn clean(text: Wide<'_>) -> WideBuf {
    let codes = expand_tabs(text);
    let lines: Vec<&[u32]> = codes.split(|&code| code == u32::from('\n')).collect();
    let not_blank = |line: &&&[u32]| spaces(line) < line.len();
    let margin = lines[1..].iter().filter(not_blank).map(|line| spaces(line)).min().unwrap_or(0);
    let mut cleaned = WideBuf::new();
    for (index, line) in lines.iter().enumerate() {
        let cut = if index == 0 { spaces(line) } else { margin.min(spaces(line)) };
        if index > 0 {
            cleaned.push(u32::from('\n'));
        }
        line[cut..].iter().for_each(|&code| cleaned.push(code));
    }
    cleaned
}

fn spaces(line: &[u32]) -> usize {
    line.iter().take_while(|&&code| code == u32::from(' ')).count()
}

/// The code points of `text`, with every tab as spaces up to the next tab stop.
fn expand_tabs(text: Wide<'_>) -> Vec<u32> {
    let mut codes = Vec::new();
    let mut column = 0;
    for code in text.code_points() {
        if code == u32::from('\t') {
            let width = TAB_STOP - column % TAB_STOP;
            codes.extend(std::iter::repeat_n(u32::from(' '), width));
            column += width;
        } else {
            let ends_line = code == u32::from('\n') || code == u32::from('\r');
            column = if ends_line { 0 } else { column + 1 };
            codes.push(code);
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pairs of a literal and what CPython 3.13 makes of it.
    #[test]
    fn indentation_is_taken_away_as_in_cpython() {
        for (text, expected) in [
            ("  a\n    b\n   c", "a\n b\nc"),
            ("a\n\tb\n        c", "a\nb\nc"),
            ("\ta\n\t b", "a\nb"),
            ("a\n  \n    b", "a\n\nb"),
            ("a\n    b\n      \n", "a\nb\n  \n"),
            ("  ", ""),
            ("  \n  ", "\n  "),
            ("a\tb\n\tc\td", "a       b\nc       d"),
            ("a\n  b\n ", "a\nb\n"),
            ("a\n    ", "a\n    "),
            ("a\n b\n\u{c}  c", "a\n b\n\u{c}  c"),
        ] {
            assert_eq!(clean(text.into()).as_wide().to_str(), Some(expected), "{text:?}");
        }
    }
}

//! `from __future__ import ...` at the start of a module.

use crate::compile::refused;
use crate::syntax::ast::{self, Ast, ExprKind, Mod, StmtId, StmtKind};
use crate::text::diagnostic::SyntaxError;

/// Features that no longer change anything.
const MANDATORY: [&str; 8] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
];

/// What the future imports at the start of a module ask for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Future {
    /// Annotations are kept as text.
    pub annotations: bool,
    /// Offset of the end of the last such import; imports that start further on are too late.
    pub end: u32,
}

/// Reads the future imports of a module.
///
/// # Errors
/// A feature that does not exist.
pub(super) fn scan(ast: &Ast) -> Result<Future, SyntaxError> {
    let mut future = Future::default();
    let (Mod::Module { body } | Mod::Interactive { body }) = ast.root() else { return Ok(future) };
    for (index, &id) in ast[body].iter().enumerate() {
        let StmtKind::ImportFrom { module: Some(module), names, level: 0 } = ast[id].kind else {
            if index == 0 && is_docstring(ast, id) {
                continue;
            }
            break;
        };
        if ast.name(module) != "__future__" {
            break;
        }
        for alias in &ast[names] {
            match ast.name(alias.name) {
                "annotations" => future.annotations = true,
                "braces" => return Err(SyntaxError::with_end(ast[id].span, "not a chance", 0)),
                "barry_as_FLUFL" => return refused(ast[id].span, "future feature barry_as_FLUFL is not supported"),
                name if MANDATORY.contains(&name) => {}
                name => {
                    let text = format!("future feature {name} is not defined");
                    return Err(SyntaxError::with_end(ast[id].span, text, 0));
                }
            }
        }
        future.end = ast[id].span.end;
    }
    Ok(future)
}

fn is_docstring(ast: &Ast, id: StmtId) -> bool {
    match ast[id].kind {
        StmtKind::Expr { value } => matches!(ast[value].kind, ExprKind::Constant(ast::Constant::Str { .. })),
        _ => false,
    }
}

//! The walk that makes the scopes: `global`, `nonlocal` and annotated names, whose order with other uses matters.

use crate::compile::scope::collect::{Collector, Visit};
use crate::compile::scope::{ScopeId, Uses};
use crate::syntax::ast::{ExprId, List};
use crate::syntax::symbol::Symbol;
use crate::text::diagnostic::SyntaxError;
use crate::text::span::Span;

impl Collector<'_> {
    /// `global` and `nonlocal`.
    pub(super) fn declare(&mut self, span: Span, names: List<Symbol>, kind: Uses) -> Visit {
        for &symbol in &self.ast[names] {
            let name = self.name(symbol);
            let known = self.current().uses_of(name);
            if let Some(fault) = conflict(known, kind) {
                let text = self.scopes.names.text(name);
                return Err(SyntaxError::new(span, fault.replace("{}", text)));
            }
            self.note(self.current_id(), name, kind);
            self.current().directives.push((name, span));
        }
        Ok(())
    }

    /// The target of an annotated assignment.
    pub(super) fn annotated(&mut self, span: Span, target: ExprId, simple: bool, has_value: bool) -> Visit {
        let Some(symbol) = self.plain_name(target) else { return self.expression(target) };
        let name = self.name(symbol);
        let known = self.current().uses_of(name);
        let is_module = self.current_id() == ScopeId::MODULE;
        if simple && !is_module && known.has(Uses::GLOBAL.with(Uses::NONLOCAL)) {
            let kind = if known.has(Uses::GLOBAL) { "global" } else { "nonlocal" };
            let text = self.scopes.names.text(name);
            return Err(SyntaxError::new(span, format!("annotated name '{text}' can't be {kind}")));
        }
        if simple {
            self.add(symbol, Uses::ANNOTATED.with(Uses::LOCAL), span)
        } else if has_value {
            self.add(symbol, Uses::LOCAL, span)
        } else {
            Ok(())
        }
    }
}

/// The message when a name with earlier `uses` is declared; `{}` stands for the name.
fn conflict(uses: Uses, kind: Uses) -> Option<&'static str> {
    let is_global = kind == Uses::GLOBAL;
    let text = if uses.has(Uses::PARAMETER) {
        ["name '{}' is parameter and nonlocal", "name '{}' is parameter and global"]
    } else if uses.has(Uses::USED) {
        ["name '{}' is used prior to nonlocal declaration", "name '{}' is used prior to global declaration"]
    } else if uses.has(Uses::ANNOTATED) {
        ["annotated name '{}' can't be nonlocal", "annotated name '{}' can't be global"]
    } else if uses.has(Uses::LOCAL) {
        ["name '{}' is assigned to before nonlocal declaration", "name '{}' is assigned to before global declaration"]
    } else {
        return None;
    };
    Some(text[usize::from(is_global)])
}

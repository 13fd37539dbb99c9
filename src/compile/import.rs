//! Import statements.

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::constant::text;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{Alias, ExprContext};
use crate::syntax::symbol::Symbol;
use crate::text::span::Span;

impl Compiler<'_> {
    /// `import a.b as c, ...`.
    pub(super) fn import(&mut self, span: Span, names: &[Alias]) -> Compiled {
        for alias in names {
            let base = self.mark();
            self.at(span);
            let path = self.ast.name(alias.name);
            let wanted = self.push_none();
            self.import_module(path, wanted, 0);
            match alias.asname {
                Some(symbol) => {
                    self.check_name_at(symbol, ExprContext::Store, span)?;
                    self.descend_to_submodule(path);
                    let name = self.name(symbol);
                    self.store_name(name, base.min(255) as u8);
                }
                None => self.bind_first_part(span, alias, base)?,
            }
            self.reset(base);
        }
        Ok(())
    }

    /// Replaces the temporary with the wanted names by the module.
    fn import_module(&mut self, path: &str, wanted: u8, level: u32) {
        let name = self.unit.emitter.name(&path.into());
        let level = level.min(255) as u8;
        self.unit.emitter.emit_extra(Op::ImportName, wanted, wanted, level, name);
    }

    /// Of `a.b.c`, `ImportName` gave `a`; the last temporary becomes `c`.
    fn descend_to_submodule(&mut self, path: &str) {
        let module = (self.mark() - 1).min(255) as u8;
        for part in path.split('.').skip(1) {
            let name = self.unit.emitter.name(&part.into());
            let part = self.unit.emitter.push_temporary();
            self.unit.emitter.emit_extra(Op::ImportFrom, part, module, 0, name);
            self.unit.emitter.emit(Op::Clear, module, 0, 0);
            self.unit.emitter.emit(Op::Move, module, part, 0);
            self.reset(u32::from(module) + 1);
        }
    }

    fn bind_first_part(&mut self, span: Span, alias: &Alias, base: u32) -> Compiled {
        let path = self.ast.name(alias.name);
        let name = match path.split_once('.') {
            Some(("__debug__", _)) => return refused(span, "cannot assign to __debug__"),
            Some((first, _)) => self.scopes.names.intern(first),
            None => {
                self.check_name_at(alias.name, ExprContext::Store, span)?;
                self.name(alias.name)
            }
        };
        self.store_name(name, base.min(255) as u8);
        Ok(())
    }

    /// `from module import names`.
    pub(super) fn import_from(&mut self, span: Span, module: Option<Symbol>, names: &[Alias], level: u32) -> Compiled {
        let base = self.mark();
        let path = module.map_or("", |module| self.ast.name(module));
        if path == "__future__" && level == 0 && span.start > self.future_end {
            return refused(span, "from __future__ imports must occur at the beginning of the file");
        }
        self.at(span);
        let wanted = names.iter().map(|alias| text(self.ast.name(alias.name))).collect();
        let module = self.push_constant(Constant::Tuple(wanted));
        self.import_module(path, module, level);
        if let [only] = names
            && self.ast.name(only.name) == "*"
        {
            self.unit.emitter.emit(Op::ImportStar, module, 0, 0);
            self.reset(base);
            return Ok(());
        }
        for alias in names {
            let mark = self.mark();
            let item = self.unit.emitter.push_temporary();
            let text = self.ast.name(alias.name);
            let name = self.unit.emitter.name(&text.into());
            self.at(span);
            self.unit.emitter.emit_extra(Op::ImportFrom, item, module, 0, name);
            let symbol = alias.asname.unwrap_or(alias.name);
            self.check_name_at(symbol, ExprContext::Store, span)?;
            let name = self.name(symbol);
            self.store_name(name, item);
            self.reset(mark);
        }
        self.unit.emitter.emit(Op::Clear, module, 0, 0);
        self.reset(base);
        Ok(())
    }
}

//! Formatted strings.

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::constant::text;
use crate::compile::expression::Destination;
use crate::compile::{Compiled, Compiler};
use crate::syntax::ast::{Conversion, ExprId};

impl Compiler<'_> {
    /// A string of literal and replaced parts.
    pub(super) fn joined_string(&mut self, id: ExprId, parts: &[ExprId], destination: Destination) -> Compiled<u8> {
        let base = self.mark();
        match parts {
            [] => {
                self.at(self.ast[id].span);
                let register = self.destination(destination);
                self.unit.emitter.load_constant(register, text(""));
                Ok(register)
            }
            [only] => self.expression(*only, destination),
            _ if self.fits_run(parts.len()) => {
                for &part in parts {
                    self.push(part)?;
                }
                let register = self.result(base, destination);
                self.at(self.ast[id].span);
                self.unit.emitter.emit(Op::BuildString, register, base as u8, parts.len() as u8);
                Ok(register)
            }
            _ => self.long_joined_string(id, parts, destination),
        }
    }

    /// Many parts are collected in a list and joined by `"".join`.
    fn long_joined_string(&mut self, id: ExprId, parts: &[ExprId], destination: Destination) -> Compiled<u8> {
        let base = self.mark();
        let span = self.ast[id].span;
        self.at(span);
        let empty = self.push_constant(text(""));
        self.reset(base);
        let method = self.unit.emitter.push_temporaries(2);
        let site = self.unit.emitter.site(&"join".into());
        self.unit.emitter.emit_extra(Op::LoadMethod, method, empty, 0, site);
        self.growing_list(span, parts, false)?;
        let register = self.result(base, destination);
        self.at(span);
        self.unit.emitter.emit(Op::CallMethod, method, 1, register);
        Ok(register)
    }

    /// One replacement field.
    pub(super) fn formatted_value(
        &mut self,
        id: ExprId,
        value: ExprId,
        conversion: Conversion,
        format_spec: Option<ExprId>,
        destination: Destination,
    ) -> Compiled<u8> {
        let base = self.mark();
        let conversion = match conversion {
            Conversion::None => 0,
            Conversion::Str => 1,
            Conversion::Repr => 2,
            Conversion::Ascii => 3,
        };
        let operand = self.operand(value, format_spec)?;
        let span = self.ast[id].span;
        let Some(format_spec) = format_spec else {
            let register = self.result(base, destination);
            self.at(span);
            self.unit.emitter.emit(Op::FormatValue, register, operand, conversion);
            return Ok(register);
        };
        let spec = self.push(format_spec)?;
        let register = self.result(base, destination);
        self.at(span);
        self.unit.emitter.emit_extra(Op::FormatWithSpec, register, operand, spec, u32::from(conversion));
        Ok(register)
    }

    /// The empty result of an implicit `return`.
    pub(super) fn return_none(&mut self) {
        let index = self.unit.emitter.constant(Constant::None);
        self.return_constant(index);
    }

    /// Returns a constant.
    pub(super) fn return_constant(&mut self, index: u32) {
        if u16::try_from(index).is_ok() {
            return self.unit.emitter.emit_wide(Op::ReturnConst, 0, index);
        }
        let base = self.mark();
        let register = self.unit.emitter.push_temporary();
        self.unit.emitter.emit_extra(Op::LoadConstFar, register, 0, 0, index);
        self.unit.emitter.emit(Op::Return, register, 0, 0);
        self.reset(base);
    }
}

//! Calls: of functions and of methods, with keywords, with unpacking, and with many arguments.
//!
//! The callee and its arguments are a run of temporaries. A call with unpacking or with more than `LONGEST_RUN` arguments
//! passes one collection of positional and one of keyword arguments instead.

use std::collections::HashSet;

use crate::bytecode::code::Constant;
use crate::bytecode::op::Op;
use crate::compile::constant::text;
use crate::compile::expression::Destination;
use crate::compile::{Compiled, Compiler, refused};
use crate::syntax::ast::{ExprContext, ExprId, ExprKind, Keyword, List};
use crate::text::span::Span;

impl Compiler<'_> {
    pub(super) fn call(&mut self, id: ExprId, destination: Destination) -> Compiled<u8> {
        let ExprKind::Call { func, args, keywords } = self.ast[id].kind else {
            unreachable!("called for calls only");
        };
        self.check_keywords(keywords)?;
        let span = self.ast[id].span;
        if !self.is_plain_call(args, keywords) {
            let base = self.mark();
            self.push(func)?;
            return self.spread_call(span, &self.ast[args], &self.ast[keywords], base, destination);
        }
        let base = self.mark();
        let is_method = matches!(self.ast[func].kind, ExprKind::Attribute { ctx: ExprContext::Load, .. });
        if is_method {
            self.load_method(func)?;
        } else {
            self.push(func)?;
        }
        for &argument in &self.ast[args] {
            self.push(argument)?;
        }
        for keyword in &self.ast[keywords] {
            self.push(keyword.value)?;
        }
        let count = args.len() + keywords.len();
        if is_method {
            self.at_method(span, func);
        } else {
            self.at(span);
        }
        Ok(self.finish_call(base, count, is_method, keywords, destination))
    }

    /// Emits the call instruction for a run at `base`.
    pub(super) fn finish_call(
        &mut self,
        base: u32,
        count: usize,
        is_method: bool,
        keywords: List<Keyword>,
        destination: Destination,
    ) -> u8 {
        let names: Vec<_> = self.ast[keywords].iter().filter_map(|keyword| keyword.arg).collect();
        let names: Vec<_> = names.into_iter().map(|name| self.name_text(name)).collect();
        let register = self.result(base, destination);
        let (base, count) = (base.min(255) as u8, count as u8);
        if names.is_empty() {
            let op = if is_method { Op::CallMethod } else { Op::Call };
            self.unit.emitter.emit(op, base, count, register);
        } else {
            let op = if is_method { Op::CallMethodKeyword } else { Op::CallKeyword };
            let names = self.names_constant(&names);
            let names = self.unit.emitter.constant(names);
            self.unit.emitter.emit_extra(op, base, count, register, names);
        }
        register
    }

    /// Whether the arguments of a call fit a run.
    fn is_plain_call(&self, args: List<ExprId>, keywords: List<Keyword>) -> bool {
        self.fits_run(args.len() + keywords.len())
            && self.ast[args].iter().all(|&argument| self.starred(argument).is_none())
            && self.ast[keywords].iter().all(|keyword| keyword.arg.is_some())
    }

    /// Function and receiver of a method call, in the next two temporaries.
    fn load_method(&mut self, func: ExprId) -> Compiled {
        let ExprKind::Attribute { value, attr, .. } = self.ast[func].kind else {
            unreachable!("called for attributes only");
        };
        self.descend(self.ast[func].span)?;
        let base = self.mark();
        let object = self.operand(value, None)?;
        self.reset(base);
        let method = self.unit.emitter.push_temporaries(2);
        self.at_attribute(func);
        let name = self.name_text(attr);
        let site = self.unit.emitter.site(&name);
        self.unit.emitter.emit_extra(Op::LoadMethod, method, object, 0, site);
        self.ascend();
        Ok(())
    }

    /// A call of what lies at `base`, with collections of arguments.
    pub(super) fn spread_call(
        &mut self,
        span: Span,
        args: &[ExprId],
        keywords: &[Keyword],
        base: u32,
        destination: Destination,
    ) -> Compiled<u8> {
        self.positional_collection(span, args)?;
        self.finish_spread_call(span, keywords, base, destination)
    }

    /// As `spread_call`, when the positional arguments are there already, after the callee.
    pub(super) fn finish_spread_call(&mut self, span: Span, keywords: &[Keyword], base: u32, destination: Destination) -> Compiled<u8> {
        if keywords.is_empty() {
            self.at(span);
            self.push_constant(Constant::None);
        } else {
            self.keyword_collection(span, keywords, base.min(255) as u8)?;
        }
        let register = self.result(base, destination);
        self.at(span);
        self.unit.emitter.emit(Op::CallSpread, base.min(255) as u8, 0, register);
        Ok(register)
    }

    /// One unpacked iterable alone is passed as it is; the call looks into it.
    fn positional_collection(&mut self, span: Span, args: &[ExprId]) -> Compiled {
        if let [only] = args
            && let Some(value) = self.starred(*only)
        {
            self.push(value)?;
        } else if args.is_empty() {
            self.at(span);
            self.push_constant(Constant::Tuple([].into()));
        } else {
            self.growing_list(span, args, true)?;
        }
        Ok(())
    }

    /// A dict of the keyword arguments, in the next temporary.
    fn keyword_collection(&mut self, span: Span, keywords: &[Keyword], callee: u8) -> Compiled {
        self.at(span);
        let dict = self.unit.emitter.push_temporary();
        let mut rest = keywords;
        let mut is_made = false;
        while let [first, after @ ..] = rest {
            let mark = self.mark();
            if first.arg.is_none() {
                if !is_made {
                    self.unit.emitter.emit(Op::BuildMap, dict, dict, 0);
                }
                let value = self.operand(first.value, None)?;
                self.at(span);
                self.unit.emitter.emit(Op::DictMerge, dict, value, callee);
                self.reset(mark);
                rest = after;
            } else {
                let named = rest.iter().take_while(|keyword| keyword.arg.is_some()).count();
                let target = if is_made { None } else { Some(dict) };
                let made = self.named_arguments(span, &rest[..named], target)?;
                if is_made {
                    self.unit.emitter.emit(Op::DictMerge, dict, made, callee);
                }
                self.reset(mark);
                rest = &rest[named..];
            }
            is_made = true;
        }
        Ok(())
    }

    /// A dict of `name=value` arguments, in `target` or the next temporary.
    fn named_arguments(&mut self, span: Span, keywords: &[Keyword], target: Option<u8>) -> Compiled<u8> {
        let dict = match target {
            Some(target) => target,
            None => self.unit.emitter.push_temporary(),
        };
        self.at(span);
        self.unit.emitter.emit(Op::BuildMap, dict, dict, 0);
        for keyword in keywords {
            let mark = self.mark();
            let Some(name) = keyword.arg else { continue };
            let name = self.name_text(name);
            self.at(span);
            let key = self.push_constant(text(&name));
            let value = self.operand(keyword.value, None)?;
            self.at(span);
            self.unit.emitter.emit(Op::MapAdd, dict, key, value);
            self.reset(mark);
        }
        Ok(dict)
    }

    /// Refuses repeated keyword arguments and `__debug__`.
    pub(super) fn check_keywords(&mut self, keywords: List<Keyword>) -> Compiled {
        let mut seen = HashSet::new();
        for keyword in &self.ast[keywords] {
            let Some(name) = keyword.arg else { continue };
            if self.ast.name(name) == "__debug__" {
                return refused(keyword.span, "cannot assign to __debug__");
            }
            if !seen.insert(name) {
                let text = format!("keyword argument repeated: {}", self.ast.name(name));
                return refused(keyword.span, text);
            }
        }
        Ok(())
    }
}

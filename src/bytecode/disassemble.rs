//! The listing of a code object, for people and for golden tests.
//!
//! One instruction a line: the source line where it changes, a label where jumps lead, the word, the opcode, the operands as
//! the opcode table explains them, and after a semicolon what they stand for. Codes among the constants follow their
//! owner. Code that cannot be decoded is listed as words.

use std::fmt::{self, Write as _};

use crate::bytecode::code::{Capture, Code, CodeFlags, Constant};
use crate::bytecode::effect::span_length;
use crate::bytecode::instruction::{Decoded, Instruction};
use crate::bytecode::op::{Extra, Op, Operand};
use crate::bytecode::positions;
use crate::bytecode::word::NEAR_REGISTERS;

/// The listing of `code` and of all codes among its constants.
#[must_use]
pub fn disassemble(code: &Code) -> String {
    let mut text = String::new();
    let mut work = vec![code];
    while let Some(code) = work.pop() {
        if !text.is_empty() {
            text.push('\n');
        }
        write!(text, "{}", Listing(code)).expect("writing to a String succeeds");
        let nested = code.constants.iter().rev().filter_map(|constant| match constant {
            Constant::Code(nested) => Some(&**nested),
            _ => None,
        });
        work.extend(nested);
    }
    text
}

/// Shows one code object, without those among its constants.
struct Listing<'a>(&'a Code);

impl fmt::Display for Listing<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_header(out)?;
        match Decoded::try_from_words(&self.0.words) {
            Ok(decoded) => self.write_instructions(out, &decoded)?,
            Err(error) => {
                writeln!(out, "  {error}")?;
                for (index, word) in self.0.words.iter().enumerate() {
                    writeln!(out, "  {index:6}  {word:08x}")?;
                }
            }
        }
        self.write_handlers(out)
    }
}

impl Listing<'_> {
    fn write_header(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.0;
        let kinds = [
            (CodeFlags::GENERATOR, " generator"),
            (CodeFlags::COROUTINE, " coroutine"),
            (CodeFlags::ASYNC_GENERATOR, " async generator"),
            (CodeFlags::CLASS, " class"),
            (CodeFlags::MODULE, " module"),
        ];
        write!(out, "code {}", code.qualified_name)?;
        for (flag, name) in kinds {
            if code.flags.has(flag) {
                out.write_str(name)?;
            }
        }
        writeln!(out, ", line {}, {} registers", code.first_line, code.register_count)?;
        if code.argument_count > 0 || code.keyword_only_count > 0 {
            writeln!(
                out,
                "  parameters: {} positional ({} only so), {} keyword-only",
                code.argument_count, code.positional_only_count, code.keyword_only_count
            )?;
        }
        if !code.local_names.is_empty() {
            out.write_str("  locals:")?;
            for (index, name) in code.local_names.iter().enumerate() {
                let cell = if code.cell_locals.contains(&(index as u32)) { " (cell)" } else { "" };
                write!(out, " r{}={name}{cell}", self.local_register(index as u32))?;
            }
            writeln!(out)?;
        }
        for (index, name) in code.free_names.iter().enumerate() {
            let from = match code.captures.get(index) {
                Some(Capture::Local(local)) => format!("local {local}"),
                Some(Capture::Free(free)) => format!("free {free}"),
                None => "nowhere".to_owned(),
            };
            writeln!(out, "  free {index}: {name}, from {from}")?;
        }
        Ok(())
    }

    fn local_register(&self, index: u32) -> u32 {
        let locals = self.0.local_count;
        if index < locals { index } else { NEAR_REGISTERS + index - locals }
    }

    fn write_instructions(&self, out: &mut fmt::Formatter<'_>, decoded: &Decoded) -> fmt::Result {
        let labels = self.labels(decoded);
        let mut line_before = 0;
        for (index, &instruction) in decoded.instructions.iter().enumerate() {
            let word = decoded.starts[index];
            let line = positions::line_at(&self.0.positions, word);
            let line_text = if line == line_before { String::new() } else { line.to_string() };
            line_before = line;
            let label = labels[index].map_or_else(String::new, |label| format!("L{label}:"));
            let operands = self.operands(instruction, &labels);
            let comment = self.comment(instruction);
            let name = instruction.op.name();
            let text = format!("{line_text:>6} {label:>5} {word:5}  {name:<20} {operands:<14}{comment}");
            writeln!(out, "{}", text.trim_end())?;
        }
        Ok(())
    }

    /// For each instruction, the number of its label, counted in order of position.
    fn labels(&self, decoded: &Decoded) -> Vec<Option<u32>> {
        let mut is_target = vec![false; decoded.instructions.len()];
        for instruction in decoded.instructions.iter().filter(|instruction| instruction.jumps()) {
            is_target[instruction.extra as usize] = true;
        }
        for handler in &self.0.handlers {
            if let Some(index) = decoded.index_of(handler.target) {
                is_target[index as usize] = true;
            }
        }
        let mut next = 0;
        let number = |is_target: bool| {
            next += u32::from(is_target);
            is_target.then_some(next)
        };
        is_target.into_iter().map(number).collect()
    }

    fn operands(&self, instruction: Instruction, labels: &[Option<u32>]) -> String {
        let shape = instruction.op.shape();
        let fields = [(shape.a, instruction.a), (shape.b, instruction.b), (shape.c, instruction.c)];
        let mut parts: Vec<String> = fields.into_iter().filter_map(|(use_of, field)| operand_text(use_of, field, instruction)).collect();
        let extra = instruction.extra;
        if instruction.jumps() {
            let label = labels.get(extra as usize).copied().flatten();
            parts.push(label.map_or_else(|| "?".to_owned(), |label| format!("L{label}")));
        } else {
            match shape.extra {
                Extra::None | Extra::Cache | Extra::Name | Extra::Jump => {}
                Extra::Const => parts.push(format!("k{extra}")),
                Extra::Count => parts.push(extra.to_string()),
            }
        }
        parts.join(" ")
    }

    fn comment(&self, instruction: Instruction) -> String {
        let code = self.0;
        let shape = instruction.op.shape();
        let mut notes = Vec::new();
        for (use_of, field) in [(shape.a, instruction.a), (shape.b, instruction.b), (shape.c, instruction.c)] {
            let index = match use_of {
                Operand::Const => usize::from(field),
                Operand::ConstWide => usize::from(instruction.wide()),
                Operand::Index => {
                    notes.push(self.variable(instruction));
                    continue;
                }
                _ => continue,
            };
            notes.extend(code.constants.get(index).map(constant_text));
        }
        let extra = instruction.extra as usize;
        match shape.extra {
            Extra::None | Extra::Jump | Extra::Count => {}
            Extra::Cache => {
                let name = code.cache_sites.get(extra).and_then(|&name| code.names.get(name as usize));
                notes.extend(name.map(ToString::to_string));
            }
            Extra::Name => notes.extend(code.names.get(extra).map(ToString::to_string)),
            Extra::Const => notes.extend(code.constants.get(extra).map(constant_text)),
        }
        if notes.is_empty() { String::new() } else { format!("  ; {}", notes.join(", ")) }
    }

    fn variable(&self, instruction: Instruction) -> String {
        let index = usize::from(instruction.wide());
        let name = match instruction.op {
            Op::LoadFar | Op::StoreFar | Op::DeleteFar => {
                index.checked_sub(NEAR_REGISTERS as usize).and_then(|far| self.0.local_names.get(self.0.local_count as usize + far))
            }
            _ => self.0.free_names.get(index),
        };
        name.map_or_else(|| "?".to_owned(), ToString::to_string)
    }

    fn write_handlers(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for handler in &self.0.handlers {
            writeln!(out, "  handler: words {}..{} -> {}, exception in r{}", handler.start, handler.end, handler.target, handler.depth)?;
        }
        Ok(())
    }
}

fn operand_text(use_of: Operand, field: u8, instruction: Instruction) -> Option<String> {
    let wide = instruction.wide();
    match use_of {
        Operand::None | Operand::Jump => None,
        Operand::Def | Operand::Use | Operand::Keep | Operand::Raw => Some(format!("r{field}")),
        Operand::Span | Operand::DefSpan => match span_length(instruction) {
            0 => Some("-".to_owned()),
            1 => Some(format!("r{field}")),
            length => Some(format!("r{field}..{}", u32::from(field).saturating_add(length - 1))),
        },
        Operand::Const => Some(format!("k{field}")),
        Operand::ConstWide => Some(format!("k{wide}")),
        Operand::Count => Some(field.to_string()),
        Operand::SmallInt => Some((wide as i16).to_string()),
        Operand::Index => Some(wide.to_string()),
    }
}

/// A constant as a listing shows it: near to how the language writes it, cut when long.
fn constant_text(constant: &Constant) -> String {
    const LONGEST: usize = 60;
    let text = full_constant_text(constant);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}

fn full_constant_text(constant: &Constant) -> String {
    let list = |elements: &[Constant]| elements.iter().map(full_constant_text).collect::<Vec<_>>().join(", ");
    match constant {
        Constant::None => "None".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Ellipsis => "...".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) if value.bits() > 256 => format!("int of {} bits", value.bits()),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Complex(real, imaginary) => format!("complex({real:?}, {imaginary:?})"),
        Constant::Text(text) => format!("{:?}", text.as_wide()),
        Constant::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Constant::Tuple(elements) => format!("({})", list(elements)),
        Constant::FrozenSet(elements) => format!("frozenset({{{}}})", list(elements)),
        Constant::Code(code) => format!("<code {}>", code.qualified_name),
    }
}

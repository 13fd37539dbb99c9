//! The verifier: proves for one code object what the eval loop assumes and does not check.
//!
//! 1. Words are whole instructions with known opcodes, and every operand is in the range of what it indexes.
//! 2. Jumps and handlers lead to starts of instructions; jumps back are `JumpBack`s; control never runs off the end.
//! 3. A local is bound where it is read; a temporary is written when dead, read when it holds a value, and consumed
//!    exactly once on every path, also on the way to a handler; at a join all paths agree on the temporaries.
//! 4. A local that lives in a cell is used only by instructions on cells, after the cell was made; captures find cells.
//! 5. Instructions that need a namespace or a generator stand in code that has one.
//!
//! A failure is a bug of the compiler (or a damaged code), never of a script. The work is near linear in the code.

use std::fmt;

use crate::bytecode::code::{Capture, Code, CodeFlags, Constant, Handler};
use crate::bytecode::effect::{Fault, apply, span_length};
use crate::bytecode::flow::{Block, Blocks, Graph, Landing, NO_HANDLER};
use crate::bytecode::instruction::{DecodeError, Decoded, Instruction};
use crate::bytecode::layout::{entry_registers, parameter_count};
use crate::bytecode::op::{Extra, Flow, Op, Operand};
use crate::bytecode::registers::Registers;
use crate::bytecode::word::NEAR_REGISTERS;

/// What the verifier found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerifyError {
    /// The words are no sequence of instructions.
    Decode(DecodeError),
    /// Counts of registers, parameters, names, cells or captures contradict each other.
    Counts,
    /// An operand exceeds what it indexes, or the values its row allows.
    Operand {
        /// Index of the instruction.
        instruction: u32,
        /// Its opcode.
        op: Op,
    },
    /// A constant is not of the kind that the instruction needs.
    ConstantKind {
        /// Index of the instruction.
        instruction: u32,
    },
    /// A handler covers no whole instructions, starts at none, or has no temporary for the exception.
    Handler {
        /// Index of the handler.
        handler: u32,
    },
    /// A jump back that is no `JumpBack`, or a `JumpBack` forward.
    Direction {
        /// Index of the instruction.
        instruction: u32,
    },
    /// Control can run off the end of the code.
    NoEnd,
    /// A register is misused.
    Register {
        /// Index of the instruction.
        instruction: u32,
        /// How.
        fault: Fault,
    },
    /// Paths that meet disagree on whether the temporary holds a value.
    Join {
        /// Index of the instruction before the join.
        instruction: u32,
        /// The temporary.
        register: u8,
    },
    /// An instruction changes a temporary that its handler relies on.
    Escape {
        /// Index of the instruction.
        instruction: u32,
        /// The temporary.
        register: u8,
    },
    /// A cell is used as a plain local, or a plain local as a cell.
    Cell {
        /// Index of the instruction.
        instruction: u32,
        /// The local.
        register: u8,
    },
    /// A function captures what is no cell here.
    Capture {
        /// Index of the instruction.
        instruction: u32,
    },
    /// The instruction needs a namespace, registers or a generator, which this kind of code does not have.
    Kind {
        /// Index of the instruction.
        instruction: u32,
        /// Its opcode.
        op: Op,
    },
}

impl fmt::Display for VerifyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(error) => error.fmt(out),
            Self::Counts => out.write_str("counts of the code object contradict each other"),
            Self::Operand { instruction, op } => {
                write!(out, "instruction {instruction}: an operand of {} is out of range", op.name())
            }
            Self::ConstantKind { instruction } => {
                write!(out, "instruction {instruction}: the constant is of the wrong kind")
            }
            Self::Handler { handler } => write!(out, "handler {handler} is malformed"),
            Self::Direction { instruction } => {
                write!(out, "instruction {instruction}: the jump has the wrong direction")
            }
            Self::NoEnd => out.write_str("control runs off the end"),
            Self::Register { instruction, fault } => write!(out, "instruction {instruction}: {fault}"),
            Self::Join { instruction, register } => {
                write!(out, "after instruction {instruction}: paths disagree on temporary {register}")
            }
            Self::Escape { instruction, register } => {
                write!(out, "instruction {instruction}: changes temporary {register}, on which the handler relies")
            }
            Self::Cell { instruction, register } => {
                write!(out, "instruction {instruction}: local {register} is used against its kind")
            }
            Self::Capture { instruction } => {
                write!(out, "instruction {instruction}: a captured variable is no cell")
            }
            Self::Kind { instruction, op } => {
                write!(out, "instruction {instruction}: {} does not belong in such code", op.name())
            }
        }
    }
}

impl std::error::Error for VerifyError {}

/// Checks `code`, and not the codes among its constants.
///
/// # Errors
/// The first thing found wrong.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    let verifier = Verifier::try_new(code)?;
    for (index, &instruction) in verifier.decoded.instructions.iter().enumerate() {
        verifier.check_operands(index as u32, instruction)?;
    }
    match verifier.decoded.instructions.last().map(|last| last.op.shape().flow) {
        Some(Flow::Jump | Flow::End) => {}
        _ => return Err(VerifyError::NoEnd),
    }
    let landings = verifier.landings()?;
    let handler_of = verifier.handler_of()?;
    let graph = Graph {
        instructions: &verifier.decoded.instructions,
        handler_of: &handler_of,
        landings: &landings,
        locals: code.local_count,
        entry: verifier.entry,
    };
    let blocks = graph.solve();
    for block in &blocks.list {
        if let Some(entry) = block.entry {
            verifier.check_block(&graph, &blocks, *block, entry)?;
        }
    }
    Ok(())
}

/// Checks `code` and all codes among its constants.
///
/// # Errors
/// The first thing found wrong.
pub fn verify_tree(code: &Code) -> Result<(), VerifyError> {
    let mut work = vec![code];
    while let Some(code) = work.pop() {
        verify(code)?;
        work.extend(code.constants.iter().filter_map(|constant| match constant {
            Constant::Code(nested) => Some(&**nested),
            _ => None,
        }));
    }
    Ok(())
}

struct Verifier<'a> {
    code: &'a Code,
    decoded: Decoded,
    /// Near registers of the frame.
    near: u32,
    /// Near locals that live in cells.
    cells: Registers,
    entry: Registers,
}

impl<'a> Verifier<'a> {
    fn try_new(code: &'a Code) -> Result<Self, VerifyError> {
        let parameters = parameter_count(code.argument_count, code.keyword_only_count, code.flags);
        let names = code.local_names.len() as u64;
        let far = names.checked_sub(u64::from(code.local_count)).ok_or(VerifyError::Counts)?;
        let needed = if far > 0 { u64::from(NEAR_REGISTERS) + far } else { u64::from(code.local_count) };
        let fits = code.local_count <= NEAR_REGISTERS
            && u64::from(code.register_count) >= needed
            && (far > 0 || code.register_count <= NEAR_REGISTERS)
            && u64::from(parameters) <= names
            && code.positional_only_count <= code.argument_count
            && code.captures.len() == code.free_names.len()
            && code.cell_locals.is_sorted_by(|one, two| one < two)
            && code.cell_locals.last().is_none_or(|&last| last < code.local_count)
            && code.cache_sites.iter().all(|&name| (name as usize) < code.names.len());
        if !fits {
            return Err(VerifyError::Counts);
        }
        let mut cells = Registers::EMPTY;
        code.cell_locals.iter().for_each(|&cell| cells.insert(cell as u8));
        Ok(Self {
            code,
            decoded: Decoded::try_from_words(&code.words).map_err(VerifyError::Decode)?,
            near: code.register_count.min(NEAR_REGISTERS),
            cells,
            entry: entry_registers(parameters, code.local_count, &code.cell_locals),
        })
    }

    // ---- operands

    fn check_operands(&self, index: u32, instruction: Instruction) -> Result<(), VerifyError> {
        let Instruction { op, a, b, c, extra } = instruction;
        let shape = op.shape();
        let in_range = [(shape.a, a), (shape.b, b), (shape.c, c)]
            .into_iter()
            .all(|(use_of, field)| self.is_operand_in_range(use_of, field, instruction))
            && self.is_extra_in_range(shape.extra, extra)
            && is_count_in_range(instruction);
        if !in_range {
            return Err(VerifyError::Operand { instruction: index, op });
        }
        if instruction.jumps() && !self.is_direction_right(index, instruction) {
            return Err(VerifyError::Direction { instruction: index });
        }
        if !is_at_home(op, self.code.flags) {
            return Err(VerifyError::Kind { instruction: index, op });
        }
        if !self.is_constant_right(instruction) {
            return Err(VerifyError::ConstantKind { instruction: index });
        }
        Ok(())
    }

    fn is_operand_in_range(&self, use_of: Operand, field: u8, instruction: Instruction) -> bool {
        let wide = u32::from(instruction.wide());
        match use_of {
            Operand::Def | Operand::Use | Operand::Keep | Operand::Raw => u32::from(field) < self.near,
            Operand::Span | Operand::DefSpan => {
                let length = span_length(instruction);
                length == 0 || u32::from(field).saturating_add(length) <= self.near
            }
            Operand::Const => usize::from(field) < self.code.constants.len(),
            Operand::ConstWide => (wide as usize) < self.code.constants.len(),
            Operand::Index => match instruction.op {
                Op::LoadFar | Op::StoreFar | Op::DeleteFar => wide >= NEAR_REGISTERS && wide < self.code.register_count,
                _ => (wide as usize) < self.code.free_names.len(),
            },
            Operand::None | Operand::Count | Operand::SmallInt | Operand::Jump => true,
        }
    }

    fn is_extra_in_range(&self, use_of: Extra, extra: u32) -> bool {
        let length = match use_of {
            Extra::None | Extra::Jump | Extra::Count => return true,
            Extra::Cache => self.code.cache_sites.len(),
            Extra::Name => self.code.names.len(),
            Extra::Const => self.code.constants.len(),
        };
        (extra as usize) < length
    }

    /// Only `JumpBack` leads back, except in the long form of a jump (see `layout`).
    fn is_direction_right(&self, index: u32, instruction: Instruction) -> bool {
        let leads_back = instruction.extra <= index;
        let in_long_form = || {
            let next = self.decoded.instructions.get(index as usize + 1);
            next.is_some_and(|next| next.op == Op::JumpBack && next.extra + 1 == index)
        };
        match instruction.op {
            Op::JumpBack => leads_back,
            Op::JumpIfTrue => !leads_back || in_long_form(),
            _ => !leads_back,
        }
    }

    fn is_constant_right(&self, instruction: Instruction) -> bool {
        let names = |most: Option<u8>| match self.code.constants.get(instruction.extra as usize) {
            Some(Constant::Tuple(names)) => {
                most.is_none_or(|most| names.len() <= usize::from(most)) && names.iter().all(|name| matches!(name, Constant::Text(_)))
            }
            _ => false,
        };
        match instruction.op {
            Op::CallKeyword | Op::CallMethodKeyword => names(Some(instruction.b)),
            Op::MatchClass => names(None),
            Op::MakeFunction => self.function_code(instruction).is_some(),
            _ => true,
        }
    }

    fn function_code(&self, instruction: Instruction) -> Option<&'a Code> {
        match self.code.constants.get(usize::from(instruction.wide())) {
            Some(Constant::Code(code)) => Some(code),
            _ => None,
        }
    }

    // ---- handlers

    fn landings(&self) -> Result<Vec<Landing>, VerifyError> {
        let landing = |(index, handler): (usize, &Handler)| {
            let target = self.decoded.index_of(handler.target);
            let is_temporary = (self.code.local_count..self.near).contains(&handler.depth);
            match target {
                Some(target) if is_temporary => Ok(Landing { target, depth: handler.depth as u8 }),
                _ => Err(VerifyError::Handler { handler: index as u32 }),
            }
        };
        self.code.handlers.iter().enumerate().map(landing).collect()
    }

    /// For each instruction, the first handler that covers it. Instructions that have one are skipped through
    /// `next_free`, so that overlapping ranges do not make the work quadratic.
    fn handler_of(&self) -> Result<Vec<u32>, VerifyError> {
        let count = self.decoded.instructions.len();
        let mut handler_of = vec![NO_HANDLER; count];
        let mut next_free: Vec<u32> = (0..=count as u32).collect();
        for (number, handler) in self.code.handlers.iter().enumerate() {
            let malformed = VerifyError::Handler { handler: number as u32 };
            let start = self.decoded.index_of(handler.start).ok_or(malformed)?;
            let end = self.decoded.boundary_of(handler.end).ok_or(malformed)?;
            if start >= end {
                return Err(malformed);
            }
            let mut at = find_free(&mut next_free, start);
            while at < end {
                handler_of[at as usize] = number as u32;
                next_free[at as usize] = at + 1;
                at = find_free(&mut next_free, at + 1);
            }
        }
        Ok(handler_of)
    }

    // ---- flow

    fn check_block(&self, graph: &Graph<'_>, blocks: &Blocks, block: Block, entry: Registers) -> Result<(), VerifyError> {
        let landing = graph.landing_of(block.start);
        let mut state = entry;
        for at in block.start..block.end {
            let instruction = self.decoded.instructions[at as usize];
            self.check_cells(at, instruction, state)?;
            let outcome = apply(instruction, self.code.local_count, state);
            if let Some(fault) = outcome.fault {
                return Err(VerifyError::Register { instruction: at, fault });
            }
            if let Some(landing) = landing {
                self.check_escape(graph, blocks, at, landing, state, outcome.next)?;
            }
            state = outcome.next;
            if at + 1 == block.end {
                let flow = instruction.op.shape().flow;
                if matches!(flow, Flow::Jump | Flow::Branch) {
                    self.check_join(blocks, at, instruction.extra, outcome.jump)?;
                }
                if matches!(flow, Flow::Next | Flow::Branch) {
                    self.check_join(blocks, at, at + 1, outcome.next)?;
                }
            }
        }
        Ok(())
    }

    fn temporaries(&self, state: Registers) -> Registers {
        state.without(Registers::below(self.code.local_count))
    }

    fn check_join(&self, blocks: &Blocks, at: u32, target: u32, state: Registers) -> Result<(), VerifyError> {
        let block = &blocks.list[blocks.block_of[target as usize] as usize];
        let entry = block.entry.expect("the analysis entered every target of a block that it entered");
        let differing = self.temporaries(state.or(entry).without(state.and(entry)));
        match differing.first() {
            Some(register) => Err(VerifyError::Join { instruction: at, register }),
            None => Ok(()),
        }
    }

    /// The exception may leave before or after the instruction took effect: below the handler's depth both must be alike.
    fn check_escape(
        &self,
        graph: &Graph<'_>,
        blocks: &Blocks,
        at: u32,
        landing: Landing,
        before: Registers,
        after: Registers,
    ) -> Result<(), VerifyError> {
        let relied = |state: Registers| self.temporaries(graph.landing_state(landing, state));
        let (before, after) = (relied(before), relied(after));
        if let Some(register) = before.or(after).without(before.and(after)).first() {
            return Err(VerifyError::Escape { instruction: at, register });
        }
        self.check_join(blocks, at, landing.target, before)
    }

    fn check_cells(&self, at: u32, instruction: Instruction, state: Registers) -> Result<(), VerifyError> {
        let Instruction { op, a, b, c, .. } = instruction;
        let shape = op.shape();
        for (use_of, register, is_first) in [(shape.a, a, true), (shape.b, b, false), (shape.c, c, false)] {
            let is_register = matches!(use_of, Operand::Def | Operand::Use | Operand::Keep | Operand::Raw | Operand::DefSpan);
            if !is_register || op == Op::Clear {
                continue;
            }
            let wants_cell = match op {
                Op::MakeCell | Op::StoreCell | Op::DeleteCell => is_first,
                Op::LoadCell | Op::LoadClosure => !is_first,
                _ => false,
            };
            let is_made_twice = op == Op::MakeCell && state.has(register);
            let end = if use_of == Operand::DefSpan { span_length(instruction) } else { 1 };
            let is_cell =
                (u32::from(register)..(u32::from(register) + end).min(NEAR_REGISTERS)).any(|register| self.cells.has(register as u8));
            if is_cell != wants_cell || is_made_twice {
                return Err(VerifyError::Cell { instruction: at, register });
            }
        }
        if op == Op::MakeFunction
            && let Some(code) = self.function_code(instruction)
        {
            let finds = |capture: &Capture| match *capture {
                Capture::Local(local) => u8::try_from(local).is_ok_and(|local| self.cells.has(local) && state.has(local)),
                Capture::Free(free) => (free as usize) < self.code.free_names.len(),
            };
            if !code.captures.iter().all(finds) {
                return Err(VerifyError::Capture { instruction: at });
            }
        }
        Ok(())
    }
}

/// The first index from `at` on that no range has taken, with path halving.
fn find_free(next_free: &mut [u32], mut at: u32) -> u32 {
    while next_free[at as usize] != at {
        let skip = next_free[next_free[at as usize] as usize];
        next_free[at as usize] = skip;
        at = skip;
    }
    at
}

/// Whether numbers with a meaning of their own have one of the values that the row documents.
fn is_count_in_range(instruction: Instruction) -> bool {
    let Instruction { op, b, c, extra, .. } = instruction;
    match op {
        Op::BuildSlice => c == 2 || c == 3,
        Op::FormatValue | Op::SetFunctionAttribute => c <= 3,
        Op::FormatWithSpec => extra <= 3,
        Op::GetAwaitable => c <= 2,
        Op::YieldFrom | Op::ListExtend => c <= 1,
        Op::CallKeyword | Op::CallMethodKeyword => b > 0,
        _ if op.shape().flow == Flow::Branch && op.shape().c == Operand::Count => c <= 1,
        _ => true,
    }
}

/// Whether code of this kind has what the instruction works on.
fn is_at_home(op: Op, flags: CodeFlags) -> bool {
    let suspends = flags.0 & (CodeFlags::GENERATOR.0 | CodeFlags::COROUTINE.0 | CodeFlags::ASYNC_GENERATOR.0);
    match op {
        Op::Yield | Op::YieldFrom => suspends != 0,
        Op::LoadName | Op::StoreName | Op::DeleteName | Op::LoadLocals | Op::LoadClassFree | Op::SetupAnnotations | Op::ImportStar => {
            !flags.has(CodeFlags::OPTIMIZED)
        }
        _ => true,
    }
}

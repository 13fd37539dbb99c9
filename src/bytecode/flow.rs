//! Forward flow of register sets through a code: for every basic block, what holds a value when control enters it.
//!
//! A block is a stretch of instructions that is entered at its start only, left at its end only (or to its handler from
//! anywhere), and lies under one handler. At a join the sets are intersected; that they are equal where they must be is
//! the verifier's business. A set only shrinks while the analysis runs and a code has few nested loops, so the work is
//! near linear in its length.

use crate::bytecode::effect::{Outcome, apply};
use crate::bytecode::instruction::Instruction;
use crate::bytecode::op::Flow;
use crate::bytecode::registers::Registers;

/// The number of no handler.
pub const NO_HANDLER: u32 = u32::MAX;

/// Where exceptions go, in instruction indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Landing {
    /// Index of the handler's first instruction.
    pub target: u32,
    /// The temporary that receives the exception.
    pub depth: u8,
}

/// A code as the analysis sees it.
#[derive(Clone, Copy, Debug)]
pub struct Graph<'a> {
    /// The instructions, jump targets being indices; each is below the length.
    pub instructions: &'a [Instruction],
    /// For each instruction, the index of its innermost handler in `landings`, or `NO_HANDLER`.
    pub handler_of: &'a [u32],
    /// The handlers.
    pub landings: &'a [Landing],
    /// Number of near locals.
    pub locals: u32,
    /// Registers that hold something when the code starts.
    pub entry: Registers,
}

/// A basic block, and what the analysis found.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Index of the first instruction.
    pub start: u32,
    /// Index after the last instruction.
    pub end: u32,
    /// The registers on entry; `None` when control never comes here.
    pub entry: Option<Registers>,
}

/// The result of the analysis.
#[derive(Debug)]
pub struct Blocks {
    /// The blocks in order of position.
    pub list: Vec<Block>,
    /// For each instruction, the index of its block.
    pub block_of: Vec<u32>,
}

impl Graph<'_> {
    /// The registers a handler starts with, when the exception leaves an instruction with `state`.
    #[must_use]
    pub fn landing_state(&self, landing: Landing, state: Registers) -> Registers {
        let kept = self.locals.max(u32::from(landing.depth));
        let mut state = state.and(Registers::below(kept));
        state.insert(landing.depth);
        state
    }

    /// Divides the code into blocks and computes their entry sets.
    #[must_use]
    pub fn solve(&self) -> Blocks {
        let mut blocks = self.divide();
        let mut work = Vec::new();
        if !blocks.list.is_empty() {
            meet(&mut blocks.list, &mut work, 0, self.entry);
        }
        while let Some(index) = work.pop() {
            let Block { start, end, entry } = blocks.list[index as usize];
            let Some(mut state) = entry else { continue };
            let landing = self.landing_of(start);
            let mut escaping = state;
            for at in start..end {
                escaping = escaping.and(state);
                let outcome = apply(self.instructions[at as usize], self.locals, state);
                state = outcome.next;
                if at + 1 == end {
                    self.leave(&mut blocks, &mut work, at, outcome);
                }
            }
            if let Some(landing) = landing {
                let target = blocks.block_of[landing.target as usize];
                meet(&mut blocks.list, &mut work, target, self.landing_state(landing, escaping));
            }
        }
        blocks
    }

    /// The handler of the instruction at `index`.
    #[must_use]
    pub fn landing_of(&self, index: u32) -> Option<Landing> {
        self.landings.get(self.handler_of[index as usize] as usize).copied()
    }

    fn leave(&self, blocks: &mut Blocks, work: &mut Vec<u32>, last: u32, outcome: Outcome) {
        let instruction = self.instructions[last as usize];
        let flow = instruction.op.shape().flow;
        if matches!(flow, Flow::Jump | Flow::Branch) {
            let target = blocks.block_of[instruction.extra as usize];
            meet(&mut blocks.list, work, target, outcome.jump);
        }
        if matches!(flow, Flow::Next | Flow::Branch)
            && let Some(&next) = blocks.block_of.get(last as usize + 1)
        {
            meet(&mut blocks.list, work, next, outcome.next);
        }
    }

    fn divide(&self) -> Blocks {
        let count = self.instructions.len();
        let mut starts = vec![false; count + 1];
        starts[0] = true;
        for (index, instruction) in self.instructions.iter().enumerate() {
            if instruction.jumps() {
                starts[instruction.extra as usize] = true;
            }
            let next = index + 1;
            let handler_changes = next < count && self.handler_of[index] != self.handler_of[next];
            if instruction.op.shape().flow != Flow::Next || handler_changes {
                starts[next] = true;
            }
        }
        for landing in self.landings {
            starts[landing.target as usize] = true;
        }
        let mut list: Vec<Block> = Vec::new();
        let mut block_of = Vec::with_capacity(count);
        for (index, &starts_here) in starts[..count].iter().enumerate() {
            if starts_here {
                list.push(Block { start: index as u32, end: index as u32, entry: None });
            }
            block_of.push(list.len() as u32 - 1);
            if let Some(block) = list.last_mut() {
                block.end = index as u32 + 1;
            }
        }
        Blocks { list, block_of }
    }
}

/// Intersects the entry set of a block with `state`, and queues the block when that changes it.
fn meet(list: &mut [Block], work: &mut Vec<u32>, index: u32, state: Registers) {
    let entry = &mut list[index as usize].entry;
    let met = entry.map_or(state, |known| known.and(state));
    if *entry != Some(met) {
        *entry = Some(met);
        work.push(index);
    }
}

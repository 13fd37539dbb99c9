//! What is done to collected instructions before they are laid out: labels become indices, jumps to jumps go to the end
//! of the chain, jumps to a `return` become that `return`, and instructions that no path reaches, checks of locals that are bound on all paths, and jumps to the
//! next instruction are removed.

use crate::bytecode::emit::{Emitter, Pending, PendingHandler};
use crate::bytecode::flow::{Graph, Landing, NO_HANDLER};
use crate::bytecode::instruction::Instruction;
use crate::bytecode::op::Op;
use crate::bytecode::registers::Registers;

/// Instructions ready for layout: jump targets and handler targets are indices.
pub(super) struct Optimized {
    pub pending: Vec<Pending>,
    pub landings: Vec<Landing>,
}

/// Chains of jumps longer than this are followed no further; a loop of jumps is endless.
const LONGEST_CHAIN: usize = 64;

/// Runs all the passes. `entry` is the set of registers that hold something at the start.
pub(super) fn optimize(emitter: &Emitter, entry: Registers) -> Optimized {
    let index_of = |label: u32| emitter.labels[label as usize].expect("the compiler places every label that it uses");
    let mut pending = emitter.pending.clone();
    let mut landings: Vec<Landing> =
        emitter.handlers.iter().map(|&PendingHandler { label, depth }| Landing { target: index_of(label.0), depth }).collect();
    for item in &mut pending {
        if item.instruction.jumps() {
            item.instruction.extra = index_of(item.instruction.extra);
        }
    }
    thread_jumps(&mut pending);
    copy_returns(&mut pending);
    return_moved(&mut pending, emitter.locals);
    let keep = choose(&pending, &landings, emitter.locals, entry);
    compact(&mut pending, &mut landings, &keep);
    Optimized { pending, landings }
}

fn thread_jumps(pending: &mut [Pending]) {
    for index in 0..pending.len() {
        let instruction = pending[index].instruction;
        if !instruction.jumps() {
            continue;
        }
        let mut target = instruction.extra;
        for _ in 0..LONGEST_CHAIN {
            let Some(next) = pending.get(target as usize).map(|item| item.instruction) else { break };
            // A conditional jump never leads back: only `JumpBack` spends a tick.
            let leads_back = next.extra as usize <= index;
            if next.op != Op::Jump || (leads_back && instruction.op != Op::Jump) {
                break;
            }
            target = next.extra;
        }
        pending[index].instruction.extra = target;
    }
}

/// A jump to a `return` becomes the `return`.
fn copy_returns(pending: &mut [Pending]) {
    for index in 0..pending.len() {
        let Instruction { op, extra, .. } = pending[index].instruction;
        if op == Op::Jump
            && let Some(target) = pending.get(extra as usize)
            && matches!(target.instruction.op, Op::Return | Op::ReturnConst)
        {
            let handler = pending[index].handler;
            pending[index] = Pending { handler, ..*target };
        }
    }
}

/// Where a value only moves to a temporary to be returned from there, it is returned from where it was.
fn return_moved(pending: &mut [Pending], locals: u32) {
    for index in 1..pending.len() {
        let (moving, returning) = (pending[index - 1].instruction, pending[index].instruction);
        let is_through_temporary =
            returning.op == Op::Return && moving.op == Op::Move && moving.a == returning.a && u32::from(moving.a) >= locals;
        if is_through_temporary {
            pending[index - 1].instruction = Instruction { a: moving.b, ..returning };
        }
    }
}

/// For each instruction, whether it stays.
fn choose(pending: &[Pending], landings: &[Landing], locals: u32, entry: Registers) -> Vec<bool> {
    let instructions: Vec<Instruction> = pending.iter().map(|item| item.instruction).collect();
    let handler_of: Vec<u32> = pending.iter().map(|item| item.handler.map_or(NO_HANDLER, |handler| handler.0)).collect();
    let used = used_landings(&handler_of, landings);
    let graph = Graph { instructions: &instructions, handler_of: &handler_of, landings: &used, locals, entry };
    let blocks = graph.solve();
    let mut keep = vec![false; pending.len()];
    for block in &blocks.list {
        let Some(mut state) = block.entry else { continue };
        for index in block.start..block.end {
            let instruction = instructions[index as usize];
            let needless = instruction.op == Op::Nop || instruction.op == Op::CheckLocal && state.has(instruction.a);
            keep[index as usize] = !needless;
            state = crate::bytecode::effect::apply(instruction, locals, state).next;
        }
    }
    drop_jumps_to_next(&instructions, &mut keep);
    keep
}

/// Handlers whose label the compiler never came to place cover nothing; their target must not confuse the blocks.
fn used_landings(handler_of: &[u32], landings: &[Landing]) -> Vec<Landing> {
    let mut used = vec![false; landings.len()];
    for &handler in handler_of {
        if let Some(used) = used.get_mut(handler as usize) {
            *used = true;
        }
    }
    let used_or_start = |(landing, used): (&Landing, bool)| Landing { target: if used { landing.target } else { 0 }, depth: landing.depth };
    landings.iter().zip(used).map(used_or_start).collect()
}

fn drop_jumps_to_next(instructions: &[Instruction], keep: &mut [bool]) {
    let mut next_kept = instructions.len() as u32;
    for index in (0..instructions.len()).rev() {
        if !keep[index] {
            continue;
        }
        let Instruction { op, extra, .. } = instructions[index];
        if op == Op::Jump && extra as usize > index && extra <= next_kept {
            keep[index] = false;
        } else {
            next_kept = index as u32;
        }
    }
}

fn compact(pending: &mut Vec<Pending>, landings: &mut [Landing], keep: &[bool]) {
    let mut new_index = Vec::with_capacity(keep.len() + 1);
    let mut count = 0;
    for &kept in keep {
        new_index.push(count);
        count += u32::from(kept);
    }
    new_index.push(count);
    for item in pending.iter_mut().filter(|item| item.instruction.jumps()) {
        item.instruction.extra = new_index[item.instruction.extra as usize];
    }
    for landing in landings {
        landing.target = new_index[landing.target as usize];
    }
    let mut kept = keep.iter();
    pending.retain(|_| *kept.next().expect("one entry for each instruction"));
}

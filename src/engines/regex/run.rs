//! The machine that runs compiled patterns: backtracking, with its stack on the heap.
//!
//! Every change of state since a choice lies above it on the stack, as what it was before; going back to the choice undoes them in order. So
//! a failed attempt leaves the machine as it found it. Steps are paid for in slices, by a callback that may end the run.

use super::case::Fold;
use super::program::{Instruction, Place, Prefix, Program, Unit};
use super::tree::Class;
use crate::engines::text;

/// What is asked of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A match somewhere.
    Search,
    /// A match at the start.
    Match,
    /// A match of everything from the start to the end.
    Full,
}

/// A text and where to look for a match in it.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The text up to the end of the region; what precedes the start counts for anchors and look-behind.
    pub text: &'a [u8],
    /// Every byte is a code point: bytes, or a text in ASCII.
    pub is_narrow: bool,
    /// Byte offset where a match may start.
    pub start: usize,
    /// Where a match must not end: behind an empty match at the start.
    pub forbidden_end: Option<usize>,
    /// What is asked.
    pub mode: Mode,
}

/// What the groups matched.
#[derive(Clone, Debug)]
pub struct Captures {
    /// Start and end of each group, the whole first; `ABSENT` where a group took no part.
    marks: Vec<usize>,
    /// The group that was closed last, or 0.
    last: u32,
}

/// Stands for the place of a group that took no part.
const ABSENT: usize = usize::MAX;

impl Captures {
    /// Captures for a program.
    pub fn new(program: &Program) -> Captures {
        Captures { marks: vec![ABSENT; 2 * (program.groups + 1)], last: 0 }
    }

    /// Start and end of a group as byte offsets; `None` when it took no part.
    pub fn group(&self, number: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.marks[2 * number], self.marks[2 * number + 1]);
        (start != ABSENT && end != ABSENT).then_some((start, end))
    }

    /// The group that was closed last.
    pub fn last_group(&self) -> Option<usize> {
        (self.last > 0).then_some(self.last as usize)
    }
}

/// The callback ended the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Pays for steps done and memory in use, in bytes; false ends the run.
pub type Charge<'a> = &'a mut dyn FnMut(u64, usize) -> bool;

/// Looks for a match. The captures are those of the match when there is one.
pub fn find(program: &Program, request: Request<'_>, charge: Charge<'_>) -> Result<Option<Captures>, Stopped> {
    let mut machine = Machine {
        program,
        request,
        captures: Captures::new(program),
        registers: vec![0; program.register_count],
        stack: Vec::new(),
        steps: 0,
        charge,
    };
    let found = if request.is_narrow { machine.find::<Narrow>()? } else { machine.find::<Wide>()? };
    Ok(found.then_some(machine.captures))
}

/// How code points lie in a text.
trait Units {
    /// The code point at a place, and the place after it.
    fn next(text: &[u8], at: usize) -> Option<(u32, usize)>;
    /// The code point before a place, and its own place.
    fn before(text: &[u8], at: usize) -> Option<(u32, usize)>;
}

struct Narrow;
struct Wide;

impl Units for Narrow {
    #[inline(always)]
    fn next(text: &[u8], at: usize) -> Option<(u32, usize)> {
        text.get(at).map(|byte| (u32::from(*byte), at + 1))
    }

    #[inline(always)]
    fn before(text: &[u8], at: usize) -> Option<(u32, usize)> {
        at.checked_sub(1).map(|at| (u32::from(text[at]), at))
    }
}

impl Units for Wide {
    #[inline(always)]
    fn next(text: &[u8], at: usize) -> Option<(u32, usize)> {
        match text.get(at) {
            Some(byte) if byte.is_ascii() => Some((u32::from(*byte), at + 1)),
            _ => text::first(&text[at..]).map(|(point, length)| (point, at + length)),
        }
    }

    #[inline(always)]
    fn before(text: &[u8], at: usize) -> Option<(u32, usize)> {
        text::last(&text[..at]).map(|(point, length)| (point, at - length))
    }
}

/// What lies on the stack: choices, and what was before changes. `pc` are places in the program, `at` places in the text.
#[derive(Clone, Copy, Debug)]
enum Frame {
    Mark {
        slot: u32,
        last: u32,
        old: usize,
    },
    Register {
        register: u32,
        old: usize,
    },
    Choice {
        pc: u32,
        at: usize,
    },
    /// The alternatives of a branch from `next` on.
    Branch {
        number: u32,
        next: u32,
        at: usize,
    },
    /// A greedy repetition before `pc` that ended at `at` and may give back down to `from`.
    Greedy {
        pc: u32,
        from: usize,
        at: usize,
    },
    /// A lazy repetition before `pc` that ended at `at` and may take `left` more.
    Lazy {
        pc: u32,
        at: usize,
        left: usize,
    },
    /// Another turn of a lazy loop.
    Turn {
        number: u32,
        at: usize,
    },
}

impl Frame {
    fn is_choice(&self) -> bool {
        !matches!(self, Frame::Mark { .. } | Frame::Register { .. })
    }
}

/// Where a run goes on.
enum Next {
    /// At the next instruction, at this place in the text.
    Here(usize),
    /// At another instruction.
    There(u32, usize),
    /// At the last choice.
    Back,
}

/// Steps between two payments.
const SLICE: u64 = 4096;

struct Machine<'a> {
    program: &'a Program,
    request: Request<'a>,
    captures: Captures,
    registers: Vec<usize>,
    stack: Vec<Frame>,
    /// Since the last payment.
    steps: u64,
    charge: Charge<'a>,
}

impl Machine<'_> {
    fn find<T: Units>(&mut self) -> Result<bool, Stopped> {
        let mut at = self.request.start;
        loop {
            if self.request.mode == Mode::Search {
                let Some(place) = self.candidate(at) else { break };
                self.steps += (place - at) as u64 / 64;
                at = place;
            }
            if let Some(end) = self.run::<T>(at)? {
                self.captures.marks[0] = at;
                self.captures.marks[1] = end;
                return Ok(true);
            }
            match T::next(self.request.text, at) {
                Some((_, next)) if self.request.mode == Mode::Search => at = next,
                _ => break,
            }
        }
        Ok(false)
    }

    /// The next place from `at` on that is worth trying.
    fn candidate(&self, at: usize) -> Option<usize> {
        let text = self.request.text;
        match &self.program.prefix {
            Prefix::None => Some(at),
            Prefix::TextStart => (at == 0).then_some(0),
            Prefix::Literal(finder) => finder.find(&text[at..]).map(|offset| at + offset),
            Prefix::Bytes(bits) => text[at..].iter().position(|byte| has_bit(bits, *byte)).map(|offset| at + offset),
        }
    }

    /// Tries a match at a place; its end. Without a match everything is as before.
    fn run<T: Units>(&mut self, start: usize) -> Result<Option<usize>, Stopped> {
        let (mut pc, mut at) = (0, start);
        self.stack.clear();
        loop {
            self.steps += 1;
            if self.steps >= SLICE {
                self.pay()?;
            }
            let next = match self.program.code[pc] {
                Instruction::Unit(unit) => self.step::<T>(unit, at).map_or(Next::Back, Next::Here),
                Instruction::Text(number) => {
                    let text = &self.program.texts[number as usize];
                    if self.request.text[at..].starts_with(text) { Next::Here(at + text.len()) } else { Next::Back }
                }
                Instruction::Repeat(number) => self.repeat::<T>(number, pc as u32 + 1, at),
                Instruction::Split(first, second) => {
                    self.stack.push(Frame::Choice { pc: second, at });
                    Next::There(first, at)
                }
                Instruction::Jump(target) => Next::There(target, at),
                Instruction::Mark(slot) => {
                    self.mark(slot, at);
                    Next::Here(at)
                }
                Instruction::Branch(number) => self.branch(number, 0, at),
                Instruction::Accept => {
                    let is_refused =
                        self.request.forbidden_end == Some(at) || self.request.mode == Mode::Full && at != self.request.text.len();
                    if !is_refused {
                        return Ok(Some(at));
                    }
                    Next::Back
                }
                rare => self.rare::<T>(rare, at),
            };
            match next {
                Next::Here(place) => (pc, at) = (pc + 1, place),
                Next::There(target, place) => (pc, at) = (target as usize, place),
                Next::Back => match self.back::<T>() {
                    Some((target, place)) => (pc, at) = (target as usize, place),
                    None => return Ok(None),
                },
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn pay(&mut self) -> Result<(), Stopped> {
        let memory = self.stack.capacity() * size_of::<Frame>();
        let is_paid = (self.charge)(std::mem::take(&mut self.steps), memory);
        if is_paid { Ok(()) } else { Err(Stopped) }
    }

    /// The place after the code point at `at`, if it fits.
    #[inline(always)]
    fn step<T: Units>(&self, unit: Unit, at: usize) -> Option<usize> {
        let (point, next) = T::next(self.request.text, at)?;
        let fits = match unit {
            Unit::Point(wanted) => point == wanted,
            Unit::Any => true,
            Unit::Not(byte) => point != u32::from(byte),
            Unit::Set(number) => self.program.sets[number as usize].contains(point),
        };
        fits.then_some(next)
    }

    /// The instructions that are not worth the registers of the main loop.
    #[inline(never)]
    fn rare<T: Units>(&mut self, instruction: Instruction, at: usize) -> Next {
        let test = |is_so: bool| if is_so { Next::Here(at) } else { Next::Back };
        match instruction {
            Instruction::Place(place) => test(self.is_at::<T>(place, at)),
            Instruction::LoopStart { register } => {
                self.set_register(register, 0);
                self.set_register(register + 1, ABSENT);
                Next::Here(at)
            }
            Instruction::Loop(number) => self.loop_end(number, at),
            Instruction::Reference { group, fold } => self.reference::<T>(group as usize, fold, at),
            Instruction::Conditional { group, otherwise } => match self.captures.group(group as usize) {
                Some(_) => Next::Here(at),
                None => Next::There(otherwise, at),
            },
            Instruction::AtomicStart { register } => {
                self.set_register(register, self.stack.len() + 1);
                Next::Here(at)
            }
            Instruction::AtomicEnd { register } => {
                self.forget_choices(register);
                Next::Here(at)
            }
            Instruction::LookStart { register, behind } => {
                self.set_register(register + 1, at);
                self.set_register(register, self.stack.len() + 1);
                self.step_back::<T>(behind, at).map_or(Next::Back, Next::Here)
            }
            Instruction::LookEnd { register } => {
                self.forget_choices(register);
                Next::Here(self.registers[register as usize + 1])
            }
            Instruction::NotLookStart { register, behind, after } => {
                self.set_register(register, self.stack.len() + 1);
                match self.step_back::<T>(behind, at) {
                    None => Next::There(after, at),
                    Some(place) => {
                        self.stack.push(Frame::Choice { pc: after, at });
                        Next::Here(place)
                    }
                }
            }
            Instruction::NotLookEnd { register } => {
                let height = self.registers[register as usize];
                while self.stack.len() > height {
                    if let Some(frame) = self.stack.pop() {
                        self.undo(frame);
                    }
                }
                Next::Back
            }
            _ => Next::Back,
        }
    }

    fn mark(&mut self, slot: u32, at: usize) {
        let last = self.captures.last;
        let old = std::mem::replace(&mut self.captures.marks[slot as usize], at);
        if slot % 2 == 1 {
            self.captures.last = slot / 2;
        }
        self.stack.push(Frame::Mark { slot, last, old });
    }

    fn set_register(&mut self, register: u32, content: usize) {
        let old = std::mem::replace(&mut self.registers[register as usize], content);
        self.stack.push(Frame::Register { register, old });
    }

    /// Restores what was before a change; choices are nothing to undo.
    fn undo(&mut self, frame: Frame) {
        match frame {
            Frame::Mark { slot, last, old } => {
                self.captures.marks[slot as usize] = old;
                self.captures.last = last;
            }
            Frame::Register { register, old } => self.registers[register as usize] = old,
            _ => {}
        }
    }

    /// Removes the choices made since the height in a register, and keeps what undoes the changes.
    fn forget_choices(&mut self, register: u32) {
        let height = self.registers[register as usize];
        let mut kept = height;
        for place in height..self.stack.len() {
            if !self.stack[place].is_choice() {
                self.stack[kept] = self.stack[place];
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    /// Goes back to the last choice.
    #[inline]
    fn back<T: Units>(&mut self) -> Option<(u32, usize)> {
        loop {
            let frame = self.stack.pop()?;
            let next = match frame {
                Frame::Choice { pc, at } => return Some((pc, at)),
                Frame::Mark { .. } | Frame::Register { .. } => {
                    self.undo(frame);
                    Next::Back
                }
                Frame::Branch { number, next, at } => self.branch(number, next, at),
                Frame::Greedy { pc, from, at } => match T::before(self.request.text, at) {
                    Some((_, place)) => self.give_back(pc, from, place),
                    None => Next::Back,
                },
                Frame::Lazy { pc, at, left } => self.take_more::<T>(pc, at, left),
                Frame::Turn { number, at } => self.turn(number, at),
            };
            if let Next::There(pc, at) = next {
                return Some((pc, at));
            }
        }
    }

    /// Enters the next alternative, from number `next` on, that can start with what is at the place.
    fn branch(&mut self, number: u32, next: u32, at: usize) -> Next {
        let alternatives = &self.program.branches[number as usize];
        let byte = self.request.text.get(at);
        let fits = |first: &Option<[u64; 4]>| first.as_ref().is_none_or(|bits| byte.is_some_and(|byte| has_bit(bits, *byte)));
        let mut fitting = alternatives.iter().enumerate().skip(next as usize).filter(|(_, alternative)| fits(&alternative.first));
        let Some((_, alternative)) = fitting.next() else {
            return Next::Back;
        };
        if let Some((next, _)) = fitting.next() {
            self.stack.push(Frame::Branch { number, next: next as u32, at });
        }
        Next::There(alternative.start, at)
    }

    /// Repeats a code point; `pc` is what follows.
    fn repeat<T: Units>(&mut self, number: u32, pc: u32, at: usize) -> Next {
        let repetition = self.program.repetitions[number as usize];
        let is_lazy = repetition.kind == super::tree::RepeatKind::Lazy;
        let Some(from) = self.take_units::<T>(repetition.unit, repetition.least, at, true) else {
            return Next::Back;
        };
        let rest = repetition.most - repetition.least;
        if is_lazy {
            let is_promising = repetition.next.is_none_or(|byte| self.request.text.get(from) == Some(&byte));
            if !is_promising {
                return self.take_more::<T>(pc, from, rest);
            }
            self.stack.push(Frame::Lazy { pc, at: from, left: rest });
            return Next::There(pc, from);
        }
        let end = self.take_units::<T>(repetition.unit, rest, from, false).unwrap_or(from);
        match repetition.kind {
            super::tree::RepeatKind::Possessive => Next::There(pc, end),
            _ => self.give_back(pc, from, end),
        }
    }

    /// The place after `count` code points that fit; with fewer of them `None`, or the place after those.
    fn take_units<T: Units>(&mut self, unit: Unit, count: usize, at: usize, needs_all: bool) -> Option<usize> {
        let text = self.request.text;
        let mut place = at;
        let mut left = count;
        // Whether there are enough need not be known to run to the end of what fits.
        if !needs_all
            && count >= text.len()
            && let Unit::Any | Unit::Not(_) = unit
        {
            let end = match unit {
                Unit::Not(byte) => memchr::memchr(byte, &text[at..]).map_or(text.len(), |offset| at + offset),
                _ => text.len(),
            };
            self.steps += (end - at) as u64 / 64;
            return Some(end);
        }
        while left > 0
            && let Some(next) = self.step::<T>(unit, place)
        {
            place = next;
            left -= 1;
        }
        // Runs are cheaper than instructions.
        self.steps += (place - at) as u64 / 16;
        (left == 0 || !needs_all).then_some(place)
    }

    /// The repetition before `pc` ends at `at` or, if what follows cannot start there, further back, down to `from`.
    fn give_back(&mut self, pc: u32, from: usize, at: usize) -> Next {
        let text = self.request.text;
        let place = match self.following_byte(pc) {
            None => at,
            Some(byte) => match memchr::memrchr(byte, &text[from..text.len().min(at + 1)]) {
                Some(offset) => from + offset,
                None => return Next::Back,
            },
        };
        if place > from {
            self.stack.push(Frame::Greedy { pc, from, at: place });
        }
        Next::There(pc, place)
    }

    /// A lazy repetition takes one more code point, or as many as it needs for what follows to be able to start.
    fn take_more<T: Units>(&mut self, pc: u32, at: usize, left: usize) -> Next {
        let Instruction::Repeat(number) = self.program.code[pc as usize - 1] else {
            return Next::Back;
        };
        let repetition = self.program.repetitions[number as usize];
        let (mut place, mut left) = (at, left);
        while left > 0
            && let Some(next) = self.step::<T>(repetition.unit, place)
        {
            (place, left) = (next, left - 1);
            if repetition.next.is_none_or(|byte| self.request.text.get(place) == Some(&byte)) {
                self.stack.push(Frame::Lazy { pc, at: place, left });
                self.steps += (place - at) as u64 / 16;
                return Next::There(pc, place);
            }
        }
        Next::Back
    }

    /// The byte that must follow the repetition before `pc`.
    fn following_byte(&self, pc: u32) -> Option<u8> {
        match self.program.code[pc as usize - 1] {
            Instruction::Repeat(number) => self.program.repetitions[number as usize].next,
            _ => None,
        }
    }

    /// Decides about another turn of a counted loop. A turn that took nothing is the last one.
    fn loop_end(&mut self, number: u32, at: usize) -> Next {
        let counted = self.program.loops[number as usize];
        let register = counted.register as usize;
        let (count, last) = (self.registers[register], self.registers[register + 1]);
        if count < counted.least {
            self.set_register(counted.register, count + 1);
            return Next::There(counted.body, at);
        }
        if count >= counted.most || at == last {
            return Next::Here(at);
        }
        if counted.is_lazy {
            self.stack.push(Frame::Turn { number, at });
            return Next::Here(at);
        }
        self.stack.push(Frame::Choice { pc: counted.exit, at });
        self.turn(number, at)
    }

    /// Another turn of a loop.
    fn turn(&mut self, number: u32, at: usize) -> Next {
        let counted = self.program.loops[number as usize];
        let count = self.registers[counted.register as usize];
        self.set_register(counted.register, count + 1);
        self.set_register(counted.register + 1, at);
        Next::There(counted.body, at)
    }

    fn is_at<T: Units>(&self, place: Place, at: usize) -> bool {
        let text = self.request.text;
        let is_line_feed = |at: usize| text.get(at) == Some(&b'\n');
        match place {
            Place::TextStart => at == 0,
            Place::LineStart => at == 0 || is_line_feed(at - 1),
            Place::TextEnd => at == text.len(),
            Place::LastLineEnd => at == text.len() || at + 1 == text.len() && is_line_feed(at),
            Place::LineEnd => at == text.len() || is_line_feed(at),
            Place::Boundary { is_ascii } => !text.is_empty() && self.is_boundary::<T>(is_ascii, at),
            Place::NoBoundary { is_ascii } => !text.is_empty() && !self.is_boundary::<T>(is_ascii, at),
        }
    }

    fn is_boundary<T: Units>(&self, is_ascii: bool, at: usize) -> bool {
        let is_word = |point: Option<(u32, usize)>| point.is_some_and(|(point, _)| Class::Word.contains(point, is_ascii));
        is_word(T::before(self.request.text, at)) != is_word(T::next(self.request.text, at))
    }

    fn step_back<T: Units>(&self, count: u32, at: usize) -> Option<usize> {
        (0..count).try_fold(at, |at, _| T::before(self.request.text, at).map(|(_, place)| place))
    }

    fn reference<T: Units>(&self, group: usize, fold: Fold, at: usize) -> Next {
        let Some((start, end)) = self.captures.group(group) else {
            return Next::Back;
        };
        let text = self.request.text;
        if fold == Fold::Exact {
            let wanted = &text[start..end.max(start)];
            return if text[at..].starts_with(wanted) { Next::Here(at + wanted.len()) } else { Next::Back };
        }
        let (mut wanted, mut place) = (start, at);
        while wanted < end {
            match (T::next(text, wanted), T::next(text, place)) {
                (Some((one, after_one)), Some((other, after_other))) if fold.apply(one) == fold.apply(other) => {
                    (wanted, place) = (after_one, after_other);
                }
                _ => return Next::Back,
            }
        }
        Next::Here(place)
    }
}

#[inline(always)]
fn has_bit(bits: &[u64; 4], byte: u8) -> bool {
    bits[usize::from(byte >> 6)] >> (byte & 63) & 1 != 0
}

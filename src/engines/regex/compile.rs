//! Compiles the tree of a pattern.

use super::case::Fold;
use super::class::Set;
use super::first::{self, encoded};
use super::parse::{Parsed, parse};
use super::program::{Alternative, Instruction, Loop, Place, Prefix, Program, Repetition, Unit};
use super::tree::{Anchor, Node, RepeatKind, Sequence, SetItem, WITHOUT_END};
use super::width::{self, Width};
use super::{FaultKind, PatternFault, flag};

use memchr::memmem;

/// Compiles the code points of a pattern. `has_stack` says whether there is native stack left for another level of groups.
pub fn compile(points: Vec<u32>, is_text: bool, flags: u32, has_stack: &dyn Fn() -> bool) -> Result<Program, PatternFault> {
    let Parsed { body, flags, names, widths } = parse(points, is_text, flags, has_stack)?;
    let groups = widths.len() - 1;
    let context = Context { flags, is_text };
    let mut compiler = Compiler {
        program: Program {
            code: Vec::new(),
            sets: Vec::new(),
            texts: Vec::new(),
            branches: Vec::new(),
            repetitions: Vec::new(),
            loops: Vec::new(),
            register_count: 0,
            prefix: prefix(&body, context),
            groups,
            flags,
            names,
            is_text,
        },
        widths,
    };
    compiler.sequence(&body, context)?;
    compiler.emit(Instruction::Accept);
    compiler.note_next_bytes();
    Ok(compiler.program)
}

fn prefix(body: &Sequence, context: Context) -> Prefix {
    let is_anchored = match body.first() {
        Some(Node::Anchor(Anchor::TextStart)) => true,
        Some(Node::Anchor(Anchor::Start)) => context.flags & flag::MULTI_LINE == 0,
        _ => false,
    };
    if is_anchored {
        return Prefix::TextStart;
    }
    let literal = first::literal_prefix(body, context);
    if !literal.is_empty() {
        return Prefix::Literal(memmem::Finder::new(&literal).into_owned());
    }
    let first = first::of_sequence(body, context);
    if first.is_open || first.bytes == [u64::MAX; 4] { Prefix::None } else { Prefix::Bytes(first.bytes) }
}

/// What decides how nodes are compiled.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub flags: u32,
    pub is_text: bool,
}

impl Context {
    /// The context inside a group that changes flags.
    pub(super) fn with(self, added: u32, removed: u32) -> Context {
        let kept = if added & flag::TYPE != 0 { self.flags & !flag::TYPE } else { self.flags };
        Context { flags: (kept | added) & !removed, ..self }
    }

    /// Whether letters outside ASCII are nothing special. Of locales only that of C is known.
    fn is_ascii(self) -> bool {
        self.flags & flag::UNICODE == 0
    }

    pub(super) fn fold(self) -> Fold {
        match self.flags & flag::IGNORE_CASE != 0 {
            false => Fold::Exact,
            true if self.is_ascii() => Fold::Ascii,
            true => Fold::Unicode,
        }
    }

    /// The set of a node that matches one code point; `None` when that is any.
    pub(super) fn set_of(self, node: &Node) -> Option<Set> {
        let (items, is_negated, fold) = match node {
            Node::Literal { point, is_negated } => (vec![SetItem::Range(*point, *point)], *is_negated, self.fold()),
            Node::Any if self.flags & flag::DOT_ALL != 0 => return None,
            Node::Any => (vec![SetItem::Range(10, 10)], true, Fold::Exact),
            Node::Set { is_negated, items } => (items.clone(), *is_negated, self.fold()),
            _ => return None,
        };
        Some(Set::new(&items, is_negated, fold, self.is_ascii()))
    }
}

struct Compiler {
    program: Program,
    widths: Vec<Option<Width>>,
}

impl Compiler {
    fn emit(&mut self, instruction: Instruction) -> usize {
        self.program.code.push(instruction);
        self.program.code.len() - 1
    }

    /// The place of the next instruction.
    fn here(&self) -> u32 {
        self.program.code.len() as u32
    }

    fn registers(&mut self, count: usize) -> u32 {
        self.program.register_count += count;
        (self.program.register_count - count) as u32
    }

    fn sequence(&mut self, sequence: &[Node], context: Context) -> Result<(), PatternFault> {
        let is_plain = |node: &&Node| matches!(node, Node::Literal { point, is_negated: false } if !context.fold().concerns(*point));
        let mut rest = sequence;
        while let Some((node, after)) = rest.split_first() {
            let run = rest.iter().take_while(is_plain).count();
            if run >= 2 {
                let text = rest[..run].iter().flat_map(|node| match node {
                    Node::Literal { point, .. } => encoded(*point, context.is_text),
                    _ => Vec::new(),
                });
                self.program.texts.push(text.collect());
                self.emit(Instruction::Text(self.program.texts.len() as u32 - 1));
                rest = &rest[run..];
            } else {
                self.node(node, context)?;
                rest = after;
            }
        }
        Ok(())
    }

    fn node(&mut self, node: &Node, context: Context) -> Result<(), PatternFault> {
        match node {
            Node::Literal { .. } | Node::Any | Node::Set { .. } => {
                let unit = self.unit(node, context);
                self.emit(Instruction::Unit(unit));
            }
            Node::Anchor(anchor) => {
                self.emit(Instruction::Place(place(*anchor, context)));
            }
            Node::Branch(alternatives) => self.branch(alternatives, context)?,
            Node::Group { number, added, removed, body } => {
                let context = context.with(*added, *removed);
                let marks = number.map(|number| 2 * number as u32);
                if let Some(mark) = marks {
                    self.emit(Instruction::Mark(mark));
                }
                self.sequence(body, context)?;
                if let Some(mark) = marks {
                    self.emit(Instruction::Mark(mark + 1));
                }
            }
            Node::Atomic(body) => self.atomic(|compiler| compiler.sequence(body, context))?,
            Node::Repeat { least, most, kind, body } => self.repeat(*least, *most, *kind, body, context)?,
            Node::Reference(group) => {
                self.emit(Instruction::Reference { group: *group as u32, fold: context.fold() });
            }
            Node::Conditional { group, then, otherwise } => self.conditional(*group, then, otherwise.as_ref(), context)?,
            Node::Look { is_behind, is_negated, body } => self.look(*is_behind, *is_negated, body, context)?,
            Node::Failure => {
                self.emit(Instruction::Fail);
            }
        }
        Ok(())
    }

    fn unit(&mut self, node: &Node, context: Context) -> Unit {
        match node {
            Node::Literal { point, is_negated: false } if !context.fold().concerns(*point) => Unit::Point(*point),
            Node::Literal { point: point @ 0..0x80, is_negated: true } if !context.fold().concerns(*point) => Unit::Not(*point as u8),
            Node::Any if context.flags & flag::DOT_ALL == 0 => Unit::Not(b'\n'),
            _ => match context.set_of(node) {
                None => Unit::Any,
                Some(set) => {
                    self.program.sets.push(set);
                    Unit::Set(self.program.sets.len() as u32 - 1)
                }
            },
        }
    }

    fn branch(&mut self, alternatives: &[Sequence], context: Context) -> Result<(), PatternFault> {
        let number = self.program.branches.len();
        self.program.branches.push(Vec::new());
        self.emit(Instruction::Branch(number as u32));
        let mut jumps = Vec::with_capacity(alternatives.len());
        for alternative in alternatives {
            let first = first::of_sequence(alternative, context);
            let first = (!first.is_open && first.bytes != [u64::MAX; 4]).then_some(first.bytes);
            let start = self.here();
            self.program.branches[number].push(Alternative { start, first });
            self.sequence(alternative, context)?;
            jumps.push(self.emit(Instruction::Jump(0)));
        }
        let end = self.here();
        jumps.into_iter().for_each(|jump| self.program.code[jump] = Instruction::Jump(end));
        Ok(())
    }

    fn atomic(&mut self, body: impl FnOnce(&mut Self) -> Result<(), PatternFault>) -> Result<(), PatternFault> {
        let register = self.registers(1);
        self.emit(Instruction::AtomicStart { register });
        body(self)?;
        self.emit(Instruction::AtomicEnd { register });
        Ok(())
    }

    fn repeat(&mut self, least: u32, most: u32, kind: RepeatKind, body: &Sequence, context: Context) -> Result<(), PatternFault> {
        let most_turns = if most == WITHOUT_END { usize::MAX } else { most as usize };
        if let [node @ (Node::Literal { .. } | Node::Any | Node::Set { .. })] = &body[..] {
            let unit = self.unit(node, context);
            let repetition = Repetition { unit, least: least as usize, most: most_turns, kind, next: None };
            self.program.repetitions.push(repetition);
            self.emit(Instruction::Repeat(self.program.repetitions.len() as u32 - 1));
            return Ok(());
        }
        if kind == RepeatKind::Possessive {
            // Neither the turns nor what happens inside one is tried again.
            return self.atomic(|compiler| compiler.turns(least, most_turns, false, body, context, true));
        }
        self.turns(least, most_turns, kind == RepeatKind::Lazy, body, context, false)
    }

    fn turns(
        &mut self,
        least: u32,
        most: usize,
        is_lazy: bool,
        body: &Sequence,
        context: Context,
        is_atomic: bool,
    ) -> Result<(), PatternFault> {
        let compile_body = |compiler: &mut Self| match is_atomic {
            true => compiler.atomic(|compiler| compiler.sequence(body, context)),
            false => compiler.sequence(body, context),
        };
        let order = |first: u32, second: u32| if is_lazy { Instruction::Split(second, first) } else { Instruction::Split(first, second) };
        let takes_text = width::of_sequence(body, &self.widths).0 > 0;
        match (least, most) {
            (0, 0) => Ok(()),
            (0, 1) => {
                let split = self.emit(Instruction::Fail);
                compile_body(self)?;
                self.program.code[split] = order(split as u32 + 1, self.here());
                Ok(())
            }
            (0 | 1, usize::MAX) if takes_text => {
                let jump = (least == 0).then(|| self.emit(Instruction::Fail));
                let start = self.here();
                compile_body(self)?;
                let here = self.here();
                self.emit(order(start, here + 1));
                if let Some(jump) = jump {
                    self.program.code[jump] = Instruction::Jump(here);
                }
                Ok(())
            }
            _ => {
                let register = self.registers(2);
                self.emit(Instruction::LoopStart { register });
                let jump = self.emit(Instruction::Fail);
                let start = self.here();
                compile_body(self)?;
                let here = self.here();
                self.program.code[jump] = Instruction::Jump(here);
                self.program.loops.push(Loop { register, least: least as usize, most, is_lazy, body: start, exit: here + 1 });
                self.emit(Instruction::Loop(self.program.loops.len() as u32 - 1));
                Ok(())
            }
        }
    }

    fn conditional(&mut self, group: usize, then: &Sequence, otherwise: Option<&Sequence>, context: Context) -> Result<(), PatternFault> {
        let group = group as u32;
        let test = self.emit(Instruction::Fail);
        self.sequence(then, context)?;
        match otherwise {
            None => self.program.code[test] = Instruction::Conditional { group, otherwise: self.here() },
            Some(otherwise) => {
                let jump = self.emit(Instruction::Fail);
                self.program.code[test] = Instruction::Conditional { group, otherwise: self.here() };
                self.sequence(otherwise, context)?;
                self.program.code[jump] = Instruction::Jump(self.here());
            }
        }
        Ok(())
    }

    fn look(&mut self, is_behind: bool, is_negated: bool, body: &Sequence, context: Context) -> Result<(), PatternFault> {
        let mut behind = 0;
        if is_behind {
            let (least, most) = width::of_sequence(body, &self.widths);
            if least != most {
                return Err(PatternFault::new(FaultKind::Pattern, "look-behind requires fixed-width pattern", None));
            }
            let width = u32::try_from(least);
            behind = width.map_err(|_| PatternFault::new(FaultKind::Pattern, "looks too much behind", None))?;
        }
        let register = self.registers(2);
        let start = self.emit(Instruction::LookStart { register, behind });
        self.sequence(body, context)?;
        if is_negated {
            self.emit(Instruction::NotLookEnd { register });
            self.program.code[start] = Instruction::NotLookStart { register, behind, after: self.here() };
        } else {
            self.emit(Instruction::LookEnd { register });
        }
        Ok(())
    }

    /// Tells each repetition of a code point what follows it.
    fn note_next_bytes(&mut self) {
        for (at, instruction) in self.program.code.iter().enumerate() {
            let Instruction::Repeat(number) = instruction else { continue };
            let mut next = at + 1;
            while let Some(Instruction::Mark(_)) = self.program.code.get(next) {
                next += 1;
            }
            self.program.repetitions[*number as usize].next = match self.program.code.get(next) {
                Some(Instruction::Unit(Unit::Point(point))) => encoded(*point, self.program.is_text).first().copied(),
                Some(Instruction::Text(text)) => self.program.texts[*text as usize].first().copied(),
                _ => None,
            };
        }
    }
}

fn place(anchor: Anchor, context: Context) -> Place {
    let is_multi_line = context.flags & flag::MULTI_LINE != 0;
    let is_ascii = context.is_ascii();
    match anchor {
        Anchor::Start if is_multi_line => Place::LineStart,
        Anchor::Start | Anchor::TextStart => Place::TextStart,
        Anchor::End if is_multi_line => Place::LineEnd,
        Anchor::End => Place::LastLineEnd,
        Anchor::TextEnd => Place::TextEnd,
        Anchor::Boundary => Place::Boundary { is_ascii },
        Anchor::NoBoundary => Place::NoBoundary { is_ascii },
    }
}

//! Parses patterns: alternatives, sequences, sets and repetitions. Groups are in `group`, escapes in `escape`.

use std::collections::HashMap;

use super::source::{Source, Token};
use super::tree::{Anchor, Node, RepeatKind, Sequence, SetItem, WITHOUT_END};
use super::width::{self, Width};
use super::{FaultKind, PatternFault, flag};

/// How deep groups nest before the pattern is refused as CPython does, whose parser recurses with a limit of 1000 calls.
const MOST_NESTED: usize = 330;

/// A parsed pattern.
pub(super) struct Parsed {
    pub body: Sequence,
    pub flags: u32,
    /// Names and numbers of the groups that have names, by number.
    pub names: Vec<(Vec<u8>, usize)>,
    /// The widths of all groups, by number; that of number 0 is not known.
    pub widths: Vec<Option<Width>>,
}

/// The state of parsing.
pub(super) struct Parser<'a> {
    pub(super) source: Source,
    pub(super) flags: u32,
    pub(super) names: HashMap<Vec<u8>, usize>,
    /// The widths of closed groups.
    pub(super) widths: Vec<Option<Width>>,
    /// Number of groups where the outermost look-behind starts, while inside one.
    pub(super) look_behind_groups: Option<usize>,
    /// Groups that conditions test by number, and where the first such condition is.
    pub(super) tested: Vec<(usize, usize)>,
    depth: usize,
    /// Whether there is native stack left.
    has_stack: &'a dyn Fn() -> bool,
}

/// Parses the code points of a pattern.
pub(super) fn parse(points: Vec<u32>, is_text: bool, flags: u32, has_stack: &dyn Fn() -> bool) -> Result<Parsed, PatternFault> {
    let source = Source::new(points, is_text)?;
    let mut parser = Parser {
        source,
        flags,
        names: HashMap::new(),
        widths: vec![None],
        look_behind_groups: None,
        tested: Vec::new(),
        depth: 0,
        has_stack,
    };
    let body = parser.alternatives(flags & flag::VERBOSE != 0, true)?;
    let flags = checked_flags(parser.flags, is_text)?;
    if parser.source.peek().is_some() {
        return Err(parser.source.fault("unbalanced parenthesis", 0));
    }
    for (group, place) in &parser.tested {
        if *group >= parser.widths.len() {
            return Err(PatternFault::new(FaultKind::Pattern, format!("invalid group reference {group}"), Some(*place)));
        }
    }
    let mut names: Vec<(Vec<u8>, usize)> = parser.names.into_iter().collect();
    names.sort_by_key(|(_, number)| *number);
    Ok(Parsed { body, flags, names, widths: parser.widths })
}

/// The flags with what the type of the pattern implies.
fn checked_flags(flags: u32, is_text: bool) -> Result<u32, PatternFault> {
    let has = |flag: u32| flags & flag != 0;
    let message = match is_text {
        true if has(flag::LOCALE) => "cannot use LOCALE flag with a str pattern",
        true if !has(flag::ASCII) => return Ok(flags | flag::UNICODE),
        true if has(flag::UNICODE) => "ASCII and UNICODE flags are incompatible",
        false if has(flag::UNICODE) => "cannot use UNICODE flag with a bytes pattern",
        false if has(flag::LOCALE) && has(flag::ASCII) => "ASCII and LOCALE flags are incompatible",
        _ => return Ok(flags),
    };
    Err(PatternFault::new(FaultKind::Value, message, None))
}

impl Parser<'_> {
    /// `a|b|c`. At the outermost level flags may be set at the start, which may change how the next alternative is read.
    pub(super) fn alternatives(&mut self, is_verbose: bool, is_outermost: bool) -> Result<Sequence, PatternFault> {
        self.enter()?;
        let mut is_verbose = is_verbose;
        let mut alternatives = Vec::new();
        loop {
            alternatives.push(self.sequence(is_verbose, is_outermost && alternatives.is_empty())?);
            if !self.source.take_if('|')? {
                break;
            }
            if is_outermost {
                is_verbose = self.flags & flag::VERBOSE != 0;
            }
        }
        self.leave();
        if alternatives.len() == 1 {
            return Ok(alternatives.remove(0));
        }
        Ok(vec![as_set(&alternatives).unwrap_or(Node::Branch(alternatives))])
    }

    /// Goes one level deeper.
    pub(super) fn enter(&mut self) -> Result<(), PatternFault> {
        self.depth += 1;
        if self.depth > MOST_NESTED || !(self.has_stack)() {
            return Err(PatternFault::new(FaultKind::Recursion, "maximum recursion depth exceeded", None));
        }
        Ok(())
    }

    /// Comes back from `enter`.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Parts up to the end, a `|` or a `)`.
    pub(super) fn sequence(&mut self, is_verbose: bool, is_first: bool) -> Result<Sequence, PatternFault> {
        let mut is_verbose = is_verbose;
        let mut sequence = Sequence::new();
        while let Some(token) = self.source.peek() {
            if token.is('|') || token.is(')') {
                break;
            }
            self.source.take()?;
            if is_verbose && self.skip_blank(token)? {
                continue;
            }
            if token.is_escaped {
                sequence.push(self.escape(token)?);
                continue;
            }
            match char::from_u32(token.point) {
                Some('[') => sequence.push(self.set()?),
                Some('*' | '+' | '?' | '{') => self.repetition(token, &mut sequence)?,
                Some('.') => sequence.push(Node::Any),
                Some('(') => {
                    if let Some(node) = self.group(is_verbose, is_first && sequence.is_empty())? {
                        sequence.push(node);
                    } else {
                        // Global flags or a comment.
                        is_verbose |= is_first && self.flags & flag::VERBOSE != 0;
                    }
                }
                Some('^') => sequence.push(Node::Anchor(Anchor::Start)),
                Some('$') => sequence.push(Node::Anchor(Anchor::End)),
                _ => sequence.push(Node::Literal { point: token.point, is_negated: false }),
            }
        }
        Ok(sequence)
    }

    /// Skips whitespace, or a comment to the end of its line.
    fn skip_blank(&mut self, token: Token) -> Result<bool, PatternFault> {
        if token.is_escaped {
            return Ok(false);
        }
        if matches!(token.point, 9..=13 | 32) {
            return Ok(true);
        }
        if !token.is('#') {
            return Ok(false);
        }
        while let Some(token) = self.source.take()? {
            if token.is('\n') {
                break;
            }
        }
        Ok(true)
    }

    /// A set, whose `[` is taken.
    fn set(&mut self) -> Result<Node, PatternFault> {
        let start = self.source.place() - 1;
        let is_negated = self.source.take_if('^')?;
        let mut items = Vec::new();
        loop {
            let token = self.set_token(start)?;
            if token.is(']') && !items.is_empty() {
                break;
            }
            let item = self.set_item(token)?;
            if !self.source.take_if('-')? {
                items.push(item);
                continue;
            }
            let end = self.set_token(start)?;
            if end.is(']') {
                items.extend([item, SetItem::Range(u32::from('-'), u32::from('-'))]);
                break;
            }
            items.push(self.range(token, item, end)?);
        }
        let mut unique: Vec<SetItem> = Vec::with_capacity(items.len());
        items.into_iter().for_each(|item| {
            if !unique.contains(&item) {
                unique.push(item)
            }
        });
        Ok(match unique[..] {
            [SetItem::Range(low, high)] if low == high => Node::Literal { point: low, is_negated },
            _ => Node::Set { is_negated, items: unique },
        })
    }

    fn set_token(&mut self, start: usize) -> Result<Token, PatternFault> {
        match self.source.take()? {
            Some(token) => Ok(token),
            None => Err(self.source.fault("unterminated character set", self.source.place() - start)),
        }
    }

    fn set_item(&mut self, token: Token) -> Result<SetItem, PatternFault> {
        if token.is_escaped { self.set_escape(token) } else { Ok(SetItem::Range(token.point, token.point)) }
    }

    /// The range from an item to the token after the `-`.
    fn range(&mut self, start: Token, item: SetItem, end: Token) -> Result<SetItem, PatternFault> {
        let last = self.set_item(end)?;
        if let (SetItem::Range(low, _), SetItem::Range(high, _)) = (item, last)
            && low <= high
        {
            return Ok(SetItem::Range(low, high));
        }
        let message = [b"bad character range ", &start.text()[..], b"-", &end.text()].concat();
        Err(self.source.fault(message, start.length() + 1 + end.length()))
    }

    /// A repetition of the last part of the sequence; its first token is taken.
    fn repetition(&mut self, token: Token, sequence: &mut Sequence) -> Result<(), PatternFault> {
        let here = self.source.place();
        let (least, most) = match char::from_u32(token.point) {
            Some('?') => (0, 1),
            Some('*') => (0, WITHOUT_END),
            Some('+') => (1, WITHOUT_END),
            _ => match self.counts(here)? {
                Some(counts) => counts,
                None => {
                    sequence.push(Node::Literal { point: token.point, is_negated: false });
                    return Ok(());
                }
            },
        };
        let back = self.source.place() - here + token.length();
        let body = match sequence.last() {
            None | Some(Node::Anchor(_)) => return Err(self.source.fault("nothing to repeat", back)),
            Some(Node::Repeat { .. }) => return Err(self.source.fault("multiple repeat", back)),
            Some(_) => match sequence.pop().expect("checked above") {
                Node::Group { number: None, added: 0, removed: 0, body } => body,
                node => vec![node],
            },
        };
        let kind = if self.source.take_if('?')? {
            RepeatKind::Lazy
        } else if self.source.take_if('+')? {
            RepeatKind::Possessive
        } else {
            RepeatKind::Greedy
        };
        sequence.push(Node::Repeat { least, most, kind, body });
        Ok(())
    }

    /// The numbers between braces; `None` when the brace is a plain character, and then nothing is taken.
    fn counts(&mut self, here: usize) -> Result<Option<(u32, u32)>, PatternFault> {
        if self.source.is_next('}') {
            return Ok(None);
        }
        let is_digit = |character: char| character.is_ascii_digit();
        let low = self.source.take_while(usize::MAX, is_digit)?;
        let high = if self.source.take_if(',')? { self.source.take_while(usize::MAX, is_digit)? } else { low.clone() };
        if !self.source.take_if('}')? {
            self.source.seek(here)?;
            return Ok(None);
        }
        let least = if low.is_empty() { 0 } else { count(&low)? };
        let most = if high.is_empty() { WITHOUT_END } else { count(&high)? };
        if most < least {
            return Err(self.source.fault("min repeat greater than max repeat", self.source.place() - here));
        }
        Ok(Some((least, most)))
    }

    /// Number of groups so far, the whole included.
    pub(super) fn group_count(&self) -> usize {
        self.widths.len()
    }

    /// The width of a part.
    pub(super) fn width(&self, sequence: &Sequence) -> Width {
        width::of_sequence(sequence, &self.widths)
    }
}

fn count(digits: &str) -> Result<u32, PatternFault> {
    let number = digits.parse::<u32>().ok().filter(|number| *number != WITHOUT_END);
    number.ok_or_else(|| PatternFault::new(FaultKind::Overflow, "the repetition number is too large", None))
}

/// Alternatives of single characters as one set.
fn as_set(alternatives: &[Sequence]) -> Option<Node> {
    let mut items = Vec::new();
    for alternative in alternatives {
        match &alternative[..] {
            [Node::Literal { point, is_negated: false }] => items.push(SetItem::Range(*point, *point)),
            [Node::Set { is_negated: false, items: more }] => items.extend_from_slice(more),
            _ => return None,
        }
    }
    Some(Node::Set { is_negated: false, items })
}

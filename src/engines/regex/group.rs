//! Groups and their extensions: everything that starts with a parenthesis.

use super::PatternFault;
use super::flag;
use super::parse::Parser;
use super::source::{Token, is_number};
use super::tree::{Node, Sequence};
use crate::engines::quote;
use crate::engines::text;

/// Groups cannot have numbers from here on.
const MOST_GROUPS: usize = (i32::MAX / 2) as usize;

/// What kind of group is being opened.
enum Opening {
    Capturing(Option<Vec<u8>>),
    Plain { added: u32, removed: u32 },
    Atomic,
}

impl Parser<'_> {
    /// A group, whose `(` is taken; `None` for comments and global flags.
    pub(super) fn group(&mut self, is_verbose: bool, may_set_flags: bool) -> Result<Option<Node>, PatternFault> {
        let start = self.source.place() - 1;
        let opening = if self.source.take_if('?')? {
            let token = self.extension_token()?;
            match char::from_u32(token.point).filter(|_| !token.is_escaped) {
                Some('P') => match self.named_extension()? {
                    Ok(name) => Opening::Capturing(Some(name)),
                    Err(reference) => return Ok(Some(reference)),
                },
                Some(':') => Opening::Plain { added: 0, removed: 0 },
                Some('#') => return self.comment(start).map(|()| None),
                Some('=') => return self.look(start, is_verbose, false, false).map(Some),
                Some('!') => return self.look(start, is_verbose, false, true).map(Some),
                Some('<') => return self.look_behind(start, is_verbose).map(Some),
                Some('(') => return self.conditional(start, is_verbose).map(Some),
                Some('>') => Opening::Atomic,
                Some(letter) if letter == '-' || flag_of(letter).is_some() => match self.inline_flags(letter)? {
                    Some((added, removed)) => Opening::Plain { added, removed },
                    None if may_set_flags => return Ok(None),
                    None => {
                        let back = self.source.place() - start;
                        return Err(self.source.fault("global flags not at the start of the expression", back));
                    }
                },
                _ => return Err(self.unknown_extension("?", token)),
            }
        } else {
            Opening::Capturing(None)
        };
        self.body(start, is_verbose, opening).map(Some)
    }

    fn extension_token(&mut self) -> Result<Token, PatternFault> {
        match self.source.take()? {
            Some(token) => Ok(token),
            None => Err(self.source.fault("unexpected end of pattern", 0)),
        }
    }

    fn unknown_extension(&self, before: &str, token: Token) -> PatternFault {
        let message = [b"unknown extension ", before.as_bytes(), &token.text()].concat();
        self.source.fault(message, token.length() + before.len())
    }

    fn body(&mut self, start: usize, is_verbose: bool, opening: Opening) -> Result<Node, PatternFault> {
        let (added, removed) = match opening {
            Opening::Plain { added, removed } => (added, removed),
            _ => (0, 0),
        };
        let number = match &opening {
            Opening::Capturing(name) => Some(self.open(name.as_deref())?),
            _ => None,
        };
        let is_verbose = (is_verbose || added & flag::VERBOSE != 0) && removed & flag::VERBOSE == 0;
        let body = self.alternatives(is_verbose, false)?;
        self.close(start)?;
        if let Some(number) = number {
            self.widths[number] = Some(self.width(&body));
        }
        Ok(match opening {
            Opening::Atomic => Node::Atomic(body),
            _ => Node::Group { number, added, removed, body },
        })
    }

    /// Takes the `)` of a group that started at `start`.
    fn close(&mut self, start: usize) -> Result<(), PatternFault> {
        if self.source.take_if(')')? {
            return Ok(());
        }
        Err(self.source.fault("missing ), unterminated subpattern", self.source.place() - start))
    }

    fn open(&mut self, name: Option<&[u8]>) -> Result<usize, PatternFault> {
        let number = self.widths.len();
        self.widths.push(None);
        if let Some(name) = name
            && let Some(earlier) = self.names.insert(name.to_vec(), number)
        {
            let shown = quote::repr(name);
            let numbers = format!(" as group {number}; was group {earlier}");
            let message = [b"redefinition of group name ", &shown[..], numbers.as_bytes()].concat();
            return Err(self.source.fault(message, text::count(name) + 1));
        }
        Ok(number)
    }

    /// `?P`: the name of a group, or a reference to one.
    fn named_extension(&mut self) -> Result<Result<Vec<u8>, Node>, PatternFault> {
        if self.source.take_if('<')? {
            let name = self.source.take_until('>', "group name")?;
            self.source.check_group_name(&name, 1)?;
            return Ok(Ok(name));
        }
        if !self.source.take_if('=')? {
            let token = self.extension_token()?;
            return Err(self.unknown_extension("?P", token));
        }
        let name = self.source.take_until(')', "group name")?;
        self.source.check_group_name(&name, 1)?;
        let group = self.group_named(&name)?;
        self.check_closed(group, text::count(&name) + 1)?;
        self.check_look_behind(group)?;
        Ok(Err(Node::Reference(group)))
    }

    fn group_named(&self, name: &[u8]) -> Result<usize, PatternFault> {
        self.names.get(name).copied().ok_or_else(|| {
            let message = [b"unknown group name ", &quote::repr(name)[..]].concat();
            self.source.fault(message, text::count(name) + 1)
        })
    }

    /// Refuses a reference to a group that is still open.
    pub(super) fn check_closed(&self, group: usize, back: usize) -> Result<(), PatternFault> {
        match self.widths.get(group) {
            Some(Some(_)) => Ok(()),
            _ => Err(self.source.fault("cannot refer to an open group", back)),
        }
    }

    /// Refuses a reference from within a look-behind to a group of its own.
    pub(super) fn check_look_behind(&self, group: usize) -> Result<(), PatternFault> {
        let Some(groups) = self.look_behind_groups else {
            return Ok(());
        };
        self.check_closed(group, 0)?;
        if group < groups {
            return Ok(());
        }
        Err(self.source.fault("cannot refer to group defined in the same lookbehind subpattern", 0))
    }

    fn comment(&mut self, start: usize) -> Result<(), PatternFault> {
        while let Some(token) = self.source.take()? {
            if token.is(')') {
                return Ok(());
            }
        }
        Err(self.source.fault("missing ), unterminated comment", self.source.place() - start))
    }

    fn look_behind(&mut self, start: usize, is_verbose: bool) -> Result<Node, PatternFault> {
        let token = self.extension_token()?;
        if !token.is('=') && !token.is('!') {
            return Err(self.unknown_extension("?<", token));
        }
        let outer = self.look_behind_groups;
        self.look_behind_groups = outer.or(Some(self.group_count()));
        let look = self.look(start, is_verbose, true, token.is('!'));
        self.look_behind_groups = outer;
        look
    }

    fn look(&mut self, start: usize, is_verbose: bool, is_behind: bool, is_negated: bool) -> Result<Node, PatternFault> {
        let body = self.alternatives(is_verbose, false)?;
        self.close(start)?;
        Ok(if is_negated && body.is_empty() { Node::Failure } else { Node::Look { is_behind, is_negated, body } })
    }

    /// `(?(group)then|otherwise)`
    fn conditional(&mut self, start: usize, is_verbose: bool) -> Result<Node, PatternFault> {
        let name = self.source.take_until(')', "group name")?;
        let back = text::count(&name) + 1;
        let group = if is_number(&name) {
            let number: usize = String::from_utf8_lossy(&name).parse().unwrap_or(usize::MAX);
            if number == 0 {
                return Err(self.source.fault("bad group number", back));
            }
            if number >= MOST_GROUPS {
                let message = [b"invalid group reference ", &name[..]].concat();
                return Err(self.source.fault(message, back));
            }
            if self.tested.iter().all(|(tested, _)| *tested != number) {
                self.tested.push((number, self.source.place() - back));
            }
            number
        } else {
            self.source.check_group_name(&name, 1)?;
            self.group_named(&name)?
        };
        self.check_look_behind(group)?;
        let then = self.nested_sequence(is_verbose)?;
        let otherwise = if self.source.take_if('|')? {
            let otherwise = self.nested_sequence(is_verbose)?;
            if self.source.is_next('|') {
                return Err(self.source.fault("conditional backref with more than two branches", 0));
            }
            Some(otherwise)
        } else {
            None
        };
        self.close(start)?;
        Ok(Node::Conditional { group, then, otherwise })
    }

    fn nested_sequence(&mut self, is_verbose: bool) -> Result<Sequence, PatternFault> {
        self.enter()?;
        let sequence = self.sequence(is_verbose, false);
        self.leave();
        sequence
    }

    /// The flags of `(?…)`, added and removed; `None` when they are global and set already.
    fn inline_flags(&mut self, first: char) -> Result<Option<(u32, u32)>, PatternFault> {
        let mut added = 0;
        let mut letter = first;
        if letter != '-' {
            loop {
                added = self.added_flag(added, letter)?;
                letter = self.flag_letter("missing -, : or )", ")-:")?;
                if ")-:".contains(letter) {
                    break;
                }
            }
        }
        if letter == ')' {
            self.flags |= added;
            return Ok(None);
        }
        let mut removed = 0;
        if letter == '-' {
            letter = self.flag_letter("missing flag", "")?;
            while letter != ':' {
                let flag = flag_of(letter).unwrap_or(0);
                if flag & flag::TYPE != 0 {
                    return Err(self.source.fault("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0));
                }
                removed |= flag;
                letter = self.flag_letter("missing :", ":")?;
            }
        }
        if added & removed != 0 {
            return Err(self.source.fault("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((added, removed)))
    }

    fn added_flag(&self, added: u32, letter: char) -> Result<u32, PatternFault> {
        let flag = flag_of(letter).unwrap_or(0);
        match (self.source.is_text, letter) {
            (true, 'L') => {
                return Err(self.source.fault("bad inline flags: cannot use 'L' flag with a str pattern", 0));
            }
            (false, 'u') => {
                return Err(self.source.fault("bad inline flags: cannot use 'u' flag with a bytes pattern", 0));
            }
            _ => {}
        }
        let added = added | flag;
        if flag & flag::TYPE != 0 && added & flag::TYPE != flag {
            return Err(self.source.fault("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0));
        }
        Ok(added)
    }

    /// The next letter, which is a flag or one of `ends`.
    fn flag_letter(&mut self, missing: &str, ends: &str) -> Result<char, PatternFault> {
        let Some(token) = self.source.take()? else {
            return Err(self.source.fault(missing, 0));
        };
        let letter = char::from_u32(token.point).filter(|_| !token.is_escaped);
        match letter {
            Some(letter) if ends.contains(letter) || flag_of(letter).is_some() => Ok(letter),
            _ => {
                let is_letter = !token.is_escaped && crate::engines::unicode::is_alphabetic(token.point);
                let message = if is_letter { "unknown flag" } else { missing };
                Err(self.source.fault(message, token.length()))
            }
        }
    }
}

fn flag_of(letter: char) -> Option<u32> {
    Some(match letter {
        'i' => flag::IGNORE_CASE,
        'L' => flag::LOCALE,
        'm' => flag::MULTI_LINE,
        's' => flag::DOT_ALL,
        'x' => flag::VERBOSE,
        'a' => flag::ASCII,
        'u' => flag::UNICODE,
        _ => return None,
    })
}

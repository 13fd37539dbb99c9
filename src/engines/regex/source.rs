//! Reads a pattern or a replacement token by token: a token is a code point, or a backslash and the code point after it.

use super::{FaultKind, PatternFault};
use crate::engines::quote::{self, escape_non_ascii};
use crate::engines::text;
use crate::engines::unicode;

/// A code point of a pattern, or an escaped one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub point: u32,
    pub is_escaped: bool,
}

impl Token {
    /// Code points that the token takes.
    pub(super) fn length(self) -> usize {
        1 + usize::from(self.is_escaped)
    }

    /// Whether the token is this plain character.
    pub(super) fn is(self, character: char) -> bool {
        !self.is_escaped && self.point == character as u32
    }

    /// The token as it is written.
    pub(super) fn text(self) -> Vec<u8> {
        let mut text = if self.is_escaped { b"\\".to_vec() } else { Vec::new() };
        text::push(&mut text, self.point);
        text
    }
}

/// The tokens of a pattern, one read ahead.
pub(super) struct Source {
    points: Vec<u32>,
    /// The pattern is a `str`.
    pub(super) is_text: bool,
    /// The place after the token read ahead.
    index: usize,
    next: Option<Token>,
}

impl Source {
    pub(super) fn new(points: Vec<u32>, is_text: bool) -> Result<Source, PatternFault> {
        let mut source = Source { points, is_text, index: 0, next: None };
        source.advance()?;
        Ok(source)
    }

    fn advance(&mut self) -> Result<(), PatternFault> {
        let Some(&point) = self.points.get(self.index) else {
            self.next = None;
            return Ok(());
        };
        if point != u32::from('\\') {
            self.index += 1;
            self.next = Some(Token { point, is_escaped: false });
            return Ok(());
        }
        let Some(&point) = self.points.get(self.index + 1) else {
            let place = Some(self.points.len() - 1);
            return Err(PatternFault::new(FaultKind::Pattern, "bad escape (end of pattern)", place));
        };
        self.index += 2;
        self.next = Some(Token { point, is_escaped: true });
        Ok(())
    }

    /// The next token, not taken.
    pub(super) fn peek(&self) -> Option<Token> {
        self.next
    }

    /// Whether the next token is this plain character.
    pub(super) fn is_next(&self, character: char) -> bool {
        self.next.is_some_and(|token| token.is(character))
    }

    /// The next plain code point, if it fits.
    pub(super) fn peek_if(&self, fits: impl Fn(char) -> bool) -> Option<char> {
        let token = self.next.filter(|token| !token.is_escaped)?;
        char::from_u32(token.point).filter(|character| fits(*character))
    }

    /// Takes the next token.
    pub(super) fn take(&mut self) -> Result<Option<Token>, PatternFault> {
        let token = self.next;
        self.advance()?;
        Ok(token)
    }

    /// Takes the next token if it is this plain character.
    pub(super) fn take_if(&mut self, character: char) -> Result<bool, PatternFault> {
        let is_next = self.is_next(character);
        if is_next {
            self.advance()?;
        }
        Ok(is_next)
    }

    /// Takes up to `most` plain characters that fit.
    pub(super) fn take_while(&mut self, most: usize, fits: impl Fn(char) -> bool) -> Result<String, PatternFault> {
        let mut taken = String::new();
        while taken.len() < most
            && let Some(character) = self.peek_if(&fits)
        {
            taken.push(character);
            self.advance()?;
        }
        Ok(taken)
    }

    /// Takes what stands before the terminator, and the terminator. `what` is what it is, for messages.
    pub(super) fn take_until(&mut self, terminator: char, what: &str) -> Result<Vec<u8>, PatternFault> {
        let mut taken = Vec::new();
        loop {
            let Some(token) = self.take()? else {
                if taken.is_empty() {
                    return Err(self.fault(format!("missing {what}"), 0));
                }
                return Err(self.fault(format!("missing {terminator}, unterminated name"), text::count(&taken)));
            };
            if token.is(terminator) {
                if taken.is_empty() {
                    return Err(self.fault(format!("missing {what}"), 1));
                }
                return Ok(taken);
            }
            taken.extend(token.text());
        }
    }

    /// The place of the next token.
    pub(super) fn place(&self) -> usize {
        self.index - self.next.map_or(0, Token::length)
    }

    /// Goes on reading at a place.
    pub(super) fn seek(&mut self, place: usize) -> Result<(), PatternFault> {
        self.index = place;
        self.advance()
    }

    /// The fault at `back` code points before the next token.
    #[cold]
    pub(super) fn fault(&self, message: impl Into<Vec<u8>>, back: usize) -> PatternFault {
        let message = message.into();
        let message = if self.is_text { message } else { escape_non_ascii(&message) };
        PatternFault::new(FaultKind::Pattern, message, Some(self.place().saturating_sub(back)))
    }

    /// Refuses what cannot be the name of a group; it stands `back` code points before the next token.
    pub(super) fn check_group_name(&self, name: &[u8], back: usize) -> Result<(), PatternFault> {
        let has_foreign_letters = !self.is_text && !name.is_ascii();
        if !has_foreign_letters && unicode::is_identifier(name) {
            return Ok(());
        }
        let shown = if has_foreign_letters { quote::ascii(name) } else { quote::repr(name) };
        let message = [b"bad character in group name ", &shown[..]].concat();
        Err(self.fault(message, text::count(name) + back))
    }
}

/// Whether a name is a number in ASCII digits.
pub(super) fn is_number(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(u8::is_ascii_digit)
}

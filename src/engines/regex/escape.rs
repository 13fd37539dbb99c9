//! Escapes in patterns, inside and outside sets.

use super::PatternFault;
use super::parse::Parser;
use super::source::Token;
use super::tree::{Anchor, Class, Node, SetItem};
use crate::engines::quote;
use crate::engines::text;

/// The code point of an escape that means the same everywhere.
pub(super) fn control(letter: u32) -> Option<u32> {
    Some(match char::from_u32(letter)? {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => u32::from('\\'),
        _ => return None,
    })
}

fn class(letter: char) -> Option<SetItem> {
    let (class, is_negated) = match letter {
        'd' => (Class::Digit, false),
        'D' => (Class::Digit, true),
        's' => (Class::Space, false),
        'S' => (Class::Space, true),
        'w' => (Class::Word, false),
        'W' => (Class::Word, true),
        _ => return None,
    };
    Some(SetItem::Class { class, is_negated })
}

fn letter_of(token: Token) -> char {
    char::from_u32(token.point).unwrap_or('\u{FFFD}')
}

fn is_octal(character: char) -> bool {
    ('0'..='7').contains(&character)
}

impl Parser<'_> {
    /// What an escape means inside a set.
    pub(super) fn set_escape(&mut self, token: Token) -> Result<SetItem, PatternFault> {
        let letter = letter_of(token);
        let point = match control(token.point) {
            Some(point) => point,
            None => match class(letter) {
                Some(class) => return Ok(class),
                None if is_octal(letter) => self.octal(letter)?,
                None => match self.numeric(letter)? {
                    Some(point) => point,
                    None => self.plain_escape(token)?,
                },
            },
        };
        Ok(SetItem::Range(point, point))
    }

    /// What an escape means outside sets.
    pub(super) fn escape(&mut self, token: Token) -> Result<Node, PatternFault> {
        let letter = letter_of(token);
        let anchor = match letter {
            'A' => Some(Anchor::TextStart),
            'Z' => Some(Anchor::TextEnd),
            'b' => Some(Anchor::Boundary),
            'B' => Some(Anchor::NoBoundary),
            _ => None,
        };
        if let Some(anchor) = anchor {
            return Ok(Node::Anchor(anchor));
        }
        if let Some(class) = class(letter) {
            return Ok(Node::Set { is_negated: false, items: vec![class] });
        }
        let point = match control(token.point) {
            Some(point) => point,
            None if letter == '0' => {
                let digits = self.source.take_while(2, is_octal)?;
                u32::from_str_radix(&digits, 8).unwrap_or(0)
            }
            None if letter.is_ascii_digit() => return self.number_escape(letter),
            None => match self.numeric(letter)? {
                Some(point) => point,
                None => self.plain_escape(token)?,
            },
        };
        Ok(Node::Literal { point, is_negated: false })
    }

    /// An escaped character that stands for itself: anything but ASCII letters and digits.
    fn plain_escape(&self, token: Token) -> Result<u32, PatternFault> {
        if !letter_of(token).is_ascii_alphanumeric() {
            return Ok(token.point);
        }
        Err(self.source.fault([b"bad escape ", &token.text()[..]].concat(), 2))
    }

    /// Up to three octal digits, the first of which is taken already.
    fn octal(&mut self, first: char) -> Result<u32, PatternFault> {
        let digits = format!("{first}{}", self.source.take_while(2, is_octal)?);
        self.octal_value(&digits)
    }

    fn octal_value(&self, digits: &str) -> Result<u32, PatternFault> {
        let value = u32::from_str_radix(digits, 8).unwrap_or(0);
        if value <= 0o377 {
            return Ok(value);
        }
        Err(self.source.fault(format!("octal escape value \\{digits} outside of range 0-0o377"), digits.len() + 1))
    }

    /// A reference to a group, or three octal digits.
    fn number_escape(&mut self, first: char) -> Result<Node, PatternFault> {
        let mut digits = String::from(first);
        if let Some(second) = self.source.peek_if(|character| character.is_ascii_digit()) {
            self.source.take()?;
            digits.push(second);
            if is_octal(first)
                && is_octal(second)
                && let Some(third) = self.source.peek_if(is_octal)
            {
                self.source.take()?;
                digits.push(third);
                return Ok(Node::Literal { point: self.octal_value(&digits)?, is_negated: false });
            }
        }
        let group: usize = digits.parse().unwrap_or(usize::MAX);
        if group >= self.group_count() {
            return Err(self.source.fault(format!("invalid group reference {group}"), digits.len()));
        }
        self.check_closed(group, digits.len() + 1)?;
        self.check_look_behind(group)?;
        Ok(Node::Reference(group))
    }

    /// `\x`, `\u`, `\U` and `\N`; `None` for other letters.
    fn numeric(&mut self, letter: char) -> Result<Option<u32>, PatternFault> {
        let width = match letter {
            'x' => 2,
            'u' if self.source.is_text => 4,
            'U' if self.source.is_text => 8,
            'N' if self.source.is_text => return self.named().map(Some),
            _ => return Ok(None),
        };
        let digits = self.source.take_while(width, |character| character.is_ascii_hexdigit())?;
        if digits.len() < width {
            return Err(self.source.fault(format!("incomplete escape \\{letter}{digits}"), digits.len() + 2));
        }
        let point = u32::from_str_radix(&digits, 16).unwrap_or(u32::MAX);
        if point > 0x10_FFFF {
            return Err(self.source.fault(format!("bad escape \\{letter}{digits}"), digits.len() + 2));
        }
        Ok(Some(point))
    }

    /// The name after `\N`.
    fn named(&mut self) -> Result<u32, PatternFault> {
        if !self.source.take_if('{')? {
            return Err(self.source.fault("missing {", 0));
        }
        let name = self.source.take_until('}', "character name")?;
        let character = std::str::from_utf8(&name).ok().and_then(unicode_names2::character);
        character.map(u32::from).ok_or_else(|| {
            let message = [b"undefined character name ", &quote::repr(&name)[..]].concat();
            self.source.fault(message, text::count(&name) + 4)
        })
    }
}

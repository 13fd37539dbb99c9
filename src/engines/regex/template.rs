//! Parses replacements: what `sub` and `expand` put in the place of a match.

use super::PatternFault;
use super::escape::control;
use super::source::{Source, is_number};
use crate::engines::quote;
use crate::engines::text::{self, collect};

/// A part of a replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Generalised UTF-8 for a text, plain bytes for bytes.
    Literal(Vec<u8>),
    /// What a group matched.
    Group(usize),
}

/// Why a replacement is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// As a pattern is.
    Pattern(PatternFault),
    /// `IndexError` with this message: there is no group of that name.
    UnknownName(Vec<u8>),
}

impl From<PatternFault> for TemplateFault {
    fn from(fault: PatternFault) -> TemplateFault {
        TemplateFault::Pattern(fault)
    }
}

/// The parts read so far.
struct Template {
    source: Source,
    literal: Vec<u32>,
    parts: Vec<Part>,
    groups: usize,
}

/// Parses the code points of a replacement for a pattern with `groups` groups, of which `number_of` knows the names.
pub fn parse_template(
    points: Vec<u32>,
    is_text: bool,
    groups: usize,
    number_of: impl Fn(&[u8]) -> Option<usize>,
) -> Result<Vec<Part>, TemplateFault> {
    let source = Source::new(points, is_text)?;
    let mut template = Template { source, literal: Vec::new(), parts: Vec::new(), groups };
    while let Some(token) = template.source.take()? {
        let letter = char::from_u32(token.point).unwrap_or('\u{FFFD}');
        match letter {
            _ if !token.is_escaped => template.literal.push(token.point),
            'g' => template.named_group(&number_of)?,
            '0' => {
                let digits = template.source.take_while(2, |digit| ('0'..='7').contains(&digit))?;
                template.literal.push(u32::from_str_radix(&digits, 8).unwrap_or(0) & 0xFF);
            }
            '1'..='9' => template.number(letter)?,
            _ => match control(token.point) {
                Some(point) => template.literal.push(point),
                None if letter.is_ascii_alphabetic() => {
                    let message = [b"bad escape ", &token.text()[..]].concat();
                    return Err(template.source.fault(message, token.length()).into());
                }
                None => template.literal.extend([u32::from('\\'), token.point]),
            },
        }
    }
    template.finish_literal();
    Ok(template.parts)
}

impl Template {
    fn finish_literal(&mut self) {
        if self.literal.is_empty() {
            return;
        }
        let points = std::mem::take(&mut self.literal);
        let bytes = if self.source.is_text { collect(points) } else { points.into_iter().map(|point| point as u8).collect() };
        self.parts.push(Part::Literal(bytes));
    }

    fn group(&mut self, number: usize, back: usize) -> Result<(), PatternFault> {
        if number > self.groups {
            return Err(self.source.fault(format!("invalid group reference {number}"), back));
        }
        self.finish_literal();
        self.parts.push(Part::Group(number));
        Ok(())
    }

    /// `\g<name>`
    fn named_group(&mut self, number_of: &impl Fn(&[u8]) -> Option<usize>) -> Result<(), TemplateFault> {
        if !self.source.take_if('<')? {
            return Err(self.source.fault("missing <", 0).into());
        }
        let name = self.source.take_until('>', "group name")?;
        let back = text::count(&name) + 1;
        if is_number(&name) {
            let shown = String::from_utf8_lossy(&name);
            return match shown.parse::<usize>() {
                Ok(number) if number <= self.groups => Ok(self.group(number, back)?),
                _ => {
                    let number = shown.trim_start_matches('0');
                    Err(self.source.fault(format!("invalid group reference {number}"), back).into())
                }
            };
        }
        self.source.check_group_name(&name, 1)?;
        match number_of(&name) {
            Some(number) => Ok(self.group(number, back)?),
            None => Err(TemplateFault::UnknownName([b"unknown group name ", &quote::repr(&name)[..]].concat())),
        }
    }

    /// A group number of one or two digits, or three octal digits.
    fn number(&mut self, first: char) -> Result<(), PatternFault> {
        let mut digits = String::from(first);
        let is_octal = |digit: char| ('0'..='7').contains(&digit);
        if let Some(second) = self.source.peek_if(|digit| digit.is_ascii_digit()) {
            self.source.take()?;
            digits.push(second);
            if is_octal(first)
                && is_octal(second)
                && let Some(third) = self.source.peek_if(is_octal)
            {
                self.source.take()?;
                digits.push(third);
                let value = u32::from_str_radix(&digits, 8).unwrap_or(0);
                if value > 0o377 {
                    let message = format!("octal escape value \\{digits} outside of range 0-0o377");
                    return Err(self.source.fault(message, digits.len() + 1));
                }
                self.literal.push(value);
                return Ok(());
            }
        }
        let number = digits.parse().unwrap_or(usize::MAX);
        self.group(number, digits.len())
    }
}

//! Owns the parsing of a specification into its parts, with the checks that need no value.

use super::{Align, Grouping, Sign, Specification, Target};
use crate::engines::fault::Fault;
use crate::engines::text;
use crate::engines::unicode::decimal_value;

const SPACE: u32 = ' ' as u32;
const ZERO: u32 = '0' as u32;

impl Specification {
    /// Parses `specification` (generalised UTF-8); `type_name` is the name of the class of the value, for messages.
    pub fn parse(specification: &[u8], target: Target, type_name: &str) -> Result<Self, Fault> {
        let mut reader = Reader { rest: specification };
        let (fill, align) = reader.fill_and_align();
        let sign = reader.sign();
        let coerces_negative_zero = reader.take(b'z');
        let is_alternate = reader.take(b'#');
        let has_zero = fill.is_none() && reader.take(b'0');
        let width = reader.number()?.unwrap_or(0);
        let grouping = reader.grouping()?;
        let precision = reader.precision()?;
        let presentation = reader.presentation(target).ok_or_else(|| invalid(specification, type_name))?;
        check_grouping(grouping, presentation)?;
        let default_align = match target {
            Target::Text => Align::Left,
            _ if has_zero => Align::AfterSign,
            _ => Align::Right,
        };
        Ok(Specification {
            fill: fill.unwrap_or(if has_zero { ZERO } else { SPACE }),
            align: align.unwrap_or(default_align),
            sign,
            coerces_negative_zero,
            is_alternate,
            width,
            grouping,
            precision,
            presentation,
        })
    }
}

#[cold]
fn invalid(specification: &[u8], type_name: &str) -> Fault {
    let quoted = [b"Invalid format specifier '", specification, b"'"].concat();
    Fault::value([&quoted, " for object of type '".as_bytes(), type_name.as_bytes(), b"'"].concat())
}

/// A presentation type as messages show it.
pub(super) fn show_presentation(presentation: u32) -> String {
    match char::from_u32(presentation) {
        Some(letter @ '!'..='\x7f') => letter.to_string(),
        _ => format!("\\x{presentation:x}"),
    }
}

/// Grouping goes with decimal presentations; underscores also with binary, octal and hexadecimal.
fn check_grouping(grouping: Option<Grouping>, presentation: u32) -> Result<(), Fault> {
    let Some(grouping) = grouping else {
        return Ok(());
    };
    let separator = match grouping {
        Grouping::Comma => ',',
        Grouping::Underscore => '_',
    };
    match char::from_u32(presentation) {
        Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0') => Ok(()),
        Some('b' | 'o' | 'x' | 'X') if grouping == Grouping::Underscore => Ok(()),
        _ => {
            let code = show_presentation(presentation);
            Err(Fault::value(format!("Cannot specify '{separator}' with '{code}'.")))
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.rest.first() == Some(&byte);
        if is_next {
            self.rest = &self.rest[1..];
        }
        is_next
    }

    fn align_at(&self, offset: usize) -> Option<Align> {
        match self.rest.get(offset)? {
            b'<' => Some(Align::Left),
            b'>' => Some(Align::Right),
            b'^' => Some(Align::Center),
            b'=' => Some(Align::AfterSign),
            _ => None,
        }
    }

    fn fill_and_align(&mut self) -> (Option<u32>, Option<Align>) {
        let Some((fill, length)) = text::first(self.rest) else {
            return (None, None);
        };
        if let Some(align) = self.align_at(length) {
            self.rest = &self.rest[length + 1..];
            return (Some(fill), Some(align));
        }
        let align = self.align_at(0);
        if align.is_some() {
            self.rest = &self.rest[1..];
        }
        (None, align)
    }

    fn sign(&mut self) -> Option<Sign> {
        let sign = match self.rest.first()? {
            b'+' => Sign::Plus,
            b'-' => Sign::Minus,
            b' ' => Sign::Space,
            _ => return None,
        };
        self.rest = &self.rest[1..];
        Some(sign)
    }

    /// A number in decimal digits of any script; `None` without digits.
    fn number(&mut self) -> Result<Option<usize>, Fault> {
        let mut value: Option<i64> = None;
        while let Some((point, length)) = text::first(self.rest)
            && let Some(digit) = decimal_value(point)
        {
            let next = value.unwrap_or(0).checked_mul(10).and_then(|value| value.checked_add(i64::from(digit)));
            let too_many = || Fault::value("Too many decimal digits in format string");
            value = Some(next.ok_or_else(too_many)?);
            self.rest = &self.rest[length..];
        }
        Ok(value.map(|value| value as usize))
    }

    fn grouping(&mut self) -> Result<Option<Grouping>, Fault> {
        let has_comma = self.take(b',');
        let has_underscore = self.take(b'_');
        let has_comma_after = self.rest.first() == Some(&b',');
        if has_underscore && (has_comma || has_comma_after) {
            return Err(Fault::value("Cannot specify both ',' and '_'."));
        }
        Ok(match (has_comma, has_underscore) {
            (true, _) => Some(Grouping::Comma),
            (_, true) => Some(Grouping::Underscore),
            _ => None,
        })
    }

    fn precision(&mut self) -> Result<Option<usize>, Fault> {
        if !self.take(b'.') {
            return Ok(None);
        }
        let precision = self.number()?;
        precision.ok_or_else(|| Fault::value("Format specifier missing precision")).map(Some)
    }

    /// The last code point, or the default of the target; `None` when more than one is left.
    fn presentation(&mut self, target: Target) -> Option<u32> {
        match text::first(self.rest) {
            Some((point, length)) => (length == self.rest.len()).then_some(point),
            None => Some(match target {
                Target::Text => u32::from('s'),
                Target::Integer => u32::from('d'),
                Target::Real => 0,
            }),
        }
    }
}

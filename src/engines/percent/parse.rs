//! Owns the splitting of a template into pieces, lazily, since an error counts only once what precedes it is done.

use super::{Amount, Dialect, Field, Flags, Piece};
use crate::engines::fault::Fault;
use crate::engines::text;

/// A template that yields its pieces.
#[derive(Clone, Debug)]
pub struct Template<'a> {
    dialect: Dialect,
    whole: &'a [u8],
    /// Byte offset of what is still to be read; past the end after a defect.
    at: usize,
}

impl<'a> Template<'a> {
    /// Reads `template`: generalised UTF-8 for a `str`, any bytes for bytes.
    pub fn new(template: &'a [u8], dialect: Dialect) -> Self {
        Template { dialect, whole: template, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.whole.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn literal(&mut self) -> Piece<'a> {
        let rest = &self.whole[self.at..];
        let length = memchr::memchr(b'%', rest).unwrap_or(rest.len());
        self.at += length;
        Piece::Literal(&rest[..length])
    }

    fn field(&mut self) -> Field<'a> {
        let mut field = Field {
            wants_mapping: self.peek() == Some(b'('),
            key: None,
            flags: Flags::default(),
            width: Amount::Absent,
            precision: Amount::Absent,
            defect: None,
            dialect: self.dialect,
            letter: 0,
            follows_digits: false,
            position: 0,
        };
        if let Err(fault) = self.read(&mut field) {
            field.defect = Some(fault);
            self.at = self.whole.len();
        }
        field
    }

    fn read(&mut self, field: &mut Field<'a>) -> Result<(), Fault> {
        if field.wants_mapping {
            field.key = Some(self.key()?);
        }
        field.flags = self.flags();
        field.width = self.amount(i64::MAX, "width too big")?;
        let mut follows_digits = matches!(field.width, Amount::Given(_));
        if self.take(b'.') {
            let too_big = match self.dialect {
                Dialect::Text => "precision too big",
                Dialect::Bytes => "prec too big",
            };
            let precision = self.amount(i64::from(i32::MAX), too_big)?;
            follows_digits = matches!(precision, Amount::Given(_));
            field.precision = if precision == Amount::Absent { Amount::Given(0) } else { precision };
        }
        let has_size = self.take(b'h') || self.take(b'l') || self.take(b'L');
        field.follows_digits = follows_digits && !has_size;
        self.letter(field)
    }

    /// The key up to the closing parenthesis that matches the opening one.
    fn key(&mut self) -> Result<&'a [u8], Fault> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        for (offset, byte) in self.whole[self.at..].iter().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at += offset + 1;
                return Ok(&self.whole[start..self.at - 1]);
            }
        }
        Err(Fault::value("incomplete format key"))
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        while let Some(byte) = self.peek() {
            match byte {
                b'-' => flags.is_left = true,
                b'+' => flags.has_plus = true,
                b' ' => flags.has_space = true,
                b'#' => flags.is_alternate = true,
                b'0' => flags.has_zero = true,
                _ => break,
            }
            self.at += 1;
        }
        flags
    }

    fn amount(&mut self, most: i64, too_big: &str) -> Result<Amount, Fault> {
        if self.take(b'*') {
            return Ok(Amount::Argument);
        }
        let mut value: Option<i64> = None;
        while let Some(byte @ b'0'..=b'9') = self.peek() {
            let next = value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(i64::from(byte - b'0')));
            value = Some(next.filter(|next| *next <= most).ok_or_else(|| Fault::value(too_big))?);
            self.at += 1;
        }
        Ok(value.map_or(Amount::Absent, |value| Amount::Given(value as usize)))
    }

    fn letter(&mut self, field: &mut Field<'a>) -> Result<(), Fault> {
        let rest = &self.whole[self.at..];
        let before = &self.whole[..self.at];
        let (letter, length, position) = match self.dialect {
            Dialect::Bytes => (rest.first().map(|byte| u32::from(*byte)), 1, before.len()),
            Dialect::Text => {
                let first = text::first(rest);
                (first.map(|first| first.0), first.map_or(0, |first| first.1), text::count(before))
            }
        };
        field.letter = letter.ok_or_else(|| Fault::value("incomplete format"))?;
        field.position = position;
        self.at += length;
        Ok(())
    }
}

impl<'a> Iterator for Template<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.peek()? != b'%' {
            return Some(self.literal());
        }
        self.at += 1;
        if self.peek() == Some(b'%') {
            let sign = &self.whole[self.at..=self.at];
            self.at += 1;
            return Some(Piece::Literal(sign));
        }
        Some(Piece::Field(self.field()))
    }
}
